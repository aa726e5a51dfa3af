//! What is told while the child waits: the search log, stays, harm, the tribunal's events, the limits.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, with};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

#[rstest]
fn the_search_log_tells_what_was_tried_and_never_whose_home_it_is(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    inntak.does(
        &request,
        "soklogg",
        &json!({"enhet": "demo-vest-01", "svar": "fullt"}),
    );
    let home = json!({
        "sted": "Familien Prøve i Eksempelveien", "tiltak": "beredskapshjem", "region": "vest", "svar": "kanskje",
        "kanal": "telefon", "tekst": "Ringer tilbake",
    });
    inntak.does(&request, "soklogg", &home);
    let told = kommune.sees(&format!("{}/soklogg", request.path));
    let rows = told["rader"].as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0]["enhet"].as_str(), rows[0]["svar"].as_str()),
        (None, Some("fullt"))
    );
    assert_eq!(rows[0]["tiltak"], "institusjon");
    let own = inntak.sees(&format!("{}/soklogg", request.path));
    assert_eq!(own["rader"][0]["enhet"], "demo-vest-01");
    assert_eq!(rows[1]["tiltak"], "beredskapshjem");
    assert!(!told.to_string().contains("Prøve") && !told.to_string().contains("Ringer"));
    for (wrong, field) in [
        (json!({"enhet": "demo-vest-01"}), "svar"),
        (json!({"svar": "fullt"}), "enhet"),
        (
            json!({"svar": "fullt", "sted": "Et sted", "region": "vest"}),
            "tiltak",
        ),
        (
            json!({"svar": "fullt", "sted": "Et sted", "tiltak": "institusjon"}),
            "region",
        ),
    ] {
        let answer = inntak.tries(&request, "soklogg", &wrong);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
}

#[rstest]
fn a_new_stay_ends_the_one_before(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    kommune.does(
        &request,
        "oppholdssteder",
        &json!({"type": "kommunalMidlertidig"}),
    );
    let stays = kommune.sees(&format!("{}/oppholdssteder", request.path));
    let rows = stays["rader"].as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0]["type"].as_str(), rows[1]["type"].as_str()),
        (Some("hjemme"), Some("kommunalMidlertidig"))
    );
    assert_eq!(rows[0]["til"], rows[1]["fra"]);
    assert!(rows[1]["til"].is_null());
}

#[rstest]
fn an_end_before_a_start_is_refused_with_its_field(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let backwards = json!({"type": "sykehus", "fra": ago(TimeDelta::minutes(2)), "til": ago(TimeDelta::minutes(4))});
    let answer = kommune.tries(&request, "oppholdssteder", &backwards);
    assert_eq!(
        (answer.status, answer.faults().contains_key("til")),
        (422, true),
        "{answer:?}"
    );
    for (body, field) in [
        (
            json!({"type": "sykehus", "fra": ago(TimeDelta::hours(-1))}),
            "fra",
        ),
        (
            json!({"type": "sykehus", "til": ago(TimeDelta::hours(-1))}),
            "til",
        ),
    ] {
        let answer = kommune.tries(&request, "oppholdssteder", &body);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{body}: {answer:?}"
        );
    }
}

#[rstest]
fn harm_while_waiting_is_dated_and_told_in_the_chronology(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    kommune.does(
        &request,
        "skadehendelser",
        &json!({"type": "romming", "tidspunkt": ago(TimeDelta::minutes(3))}),
    );
    let before = json!({"type": "vold", "tidspunkt": ago(TimeDelta::days(1))});
    assert_eq!(
        kommune.tries(&request, "skadehendelser", &before).status,
        422
    );
    let future = json!({"type": "vold", "tidspunkt": ago(TimeDelta::days(-1))});
    assert_eq!(
        kommune.tries(&request, "skadehendelser", &future).status,
        422
    );
    let told = kommune.sees(&format!("{}/forlop", request.path));
    let entries: Vec<&str> = told["rader"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|entry| entry["hendelse"].as_str())
        .collect();
    assert_eq!(
        entries
            .iter()
            .filter(|entry| **entry == "skadehendelse")
            .count(),
        1,
        "{entries:?}"
    );
}

#[rstest]
fn the_limits_of_the_act_follow_from_the_tribunals_events(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let decided = with(
        an_acute_request(),
        json!({"akuttvedtak": ago(TimeDelta::minutes(12))}),
    );
    let request = kommune.registers(&decided);
    let limits = |what: &str| {
        let shown = kommune.sees(&format!("{}/frister", request.path));
        shown[what].as_array().cloned().unwrap_or_default()
    };
    let norms = limits("normer");
    let counting: Vec<_> = norms.iter().filter(|norm| norm["teller"] == true).collect();
    assert_eq!(counting.len(), 1);
    assert_eq!(counting[0]["norm"], "akutt_tilbud_samme_dag");
    assert_eq!(
        limits("frister").len(),
        1,
        "the kommune's petition within six weeks"
    );
    kommune.does(
        &request,
        "nemnd",
        &json!({"type": "iverksatt", "tidspunkt": ago(TimeDelta::minutes(5))}),
    );
    kommune.does(
        &request,
        "nemnd",
        &json!({"type": "akuttvedtakMottatt", "tidspunkt": ago(TimeDelta::minutes(4))}),
    );
    let running = limits("frister");
    assert!(running.len() >= 2, "{running:?}");
    for limit in &running {
        assert!(
            limit["hjemmel"]
                .as_str()
                .is_some_and(|text| text.contains('§')),
            "{limit}"
        );
        assert!(
            limit["forklaring"]
                .as_array()
                .is_some_and(|steps| !steps.is_empty()),
            "{limit}"
        );
        assert!(limit["utloper"].is_string() && limit["utloperEtterDomstolloven"].is_string());
    }
    let owners: Vec<_> = running
        .iter()
        .filter_map(|limit| limit["eier"].as_str())
        .collect();
    assert!(
        owners.contains(&"nemnd") && owners.contains(&"kommune"),
        "{owners:?}"
    );
}

#[rstest]
fn an_extension_says_until_when_and_a_postponement_why(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    for (wrong, field) in [
        (json!({"type": "forlenget"}), "forlengetTil"),
        (
            json!({"type": "iverksatt", "forlengetTil": "2199-01-01"}),
            "forlengetTil",
        ),
        (
            json!({"type": "forlenget", "forlengetTil": "2020-01-01"}),
            "forlengetTil",
        ),
        (json!({"type": "utsatt"}), "begrunnelse"),
        (json!({"type": "avvist"}), "begrunnelse"),
        (
            json!({"type": "iverksatt", "tidspunkt": ago(TimeDelta::days(-2))}),
            "tidspunkt",
        ),
        (json!({}), "type"),
    ] {
        let answer = kommune.tries(&request, "nemnd", &wrong);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    kommune.does(
        &request,
        "nemnd",
        &json!({"type": "forhandlingsmote", "tidspunkt": ago(TimeDelta::days(-20))}),
    );
    kommune.does(
        &request,
        "nemnd",
        &json!({"type": "forlenget", "forlengetTil": "2199-01-01"}),
    );
}
