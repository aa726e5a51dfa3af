//! Bad input: every faulty field is named in Norwegian, and nothing is lost or repeated.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, ago, an_acute_request, number_of_a_child, planned_at, with};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";

/// A made-up number with one wrong check digit.
fn wrong_check_digit() -> String {
    let right = a_child();
    let (stem, last) = right.split_at(10);
    let last: u32 = last.parse().expect("a digit");
    format!("{stem}{}", (last + 1) % 10)
}

/// One refusal: what is changed in a good request, the field, and words the answer must have.
#[allow(clippy::too_many_lines, reason = "a table, one row a refusal")]
fn refusals() -> Vec<(Value, &'static str, &'static str)> {
    let future = ago(TimeDelta::days(-1));
    vec![
        (json!({"kommune": "9999"}), "kommune", "kommunenummer"),
        (json!({"kommune": "tull"}), "kommune", "kommunenummer"),
        (json!({"kommune": null}), "kommune", "må fylles ut"),
        (json!({"kommune": "1103"}), "kommune", "organisasjonen"),
        (
            json!({"barn": {"nummer": wrong_check_digit()}}),
            "barn.nummer",
            "kontrollsiffer",
        ),
        (json!({"barn": {"nummer": "1309"}}), "barn.nummer", "lengde"),
        (
            json!({"barn": {"nummer": "1309724802x"}}),
            "barn.nummer",
            "sifre",
        ),
        (
            json!({"barn": {"nummer": "13097248022"}}),
            "barn.nummer",
            "syntetisk",
        ),
        (json!({"barn": null}), "barn.fodselsdato", "fødselsdato"),
        (
            json!({"barn": {"fodselsdato": "2012-02-30"}}),
            "barn.fodselsdato",
            "dato",
        ),
        (
            json!({"barn": {"nummer": a_child(), "fodselsdato": "2012-08-14"}}),
            "barn.fodselsdato",
            "nummeret",
        ),
        (
            json!({"barn": {"nummer": number_of_a_child("2038-01-01", 1)}}),
            "barn.fodselsdato",
            "fram i tid",
        ),
        (json!({"hjemmel": "bvl-9-9"}), "hjemmel", "bvl-4-2"),
        (json!({"hjemmel": null}), "hjemmel", "må fylles ut"),
        (json!({"hjemmel": "bvl-5-1"}), "type", "hjemmelen"),
        (
            json!({"hjemmel": "bvl-4-4", "tiltak": "fosterhjem"}),
            "tiltak",
            "hjemmel",
        ),
        (
            json!({"behovMeldt": "2022-12-31T10:00:00+01:00"}),
            "hjemmel",
            "1. januar 2023",
        ),
        (json!({"behovMeldt": future}), "behovMeldt", "fram i tid"),
        (json!({"behovMeldt": "i går"}), "behovMeldt", "klokkeslett"),
        (
            json!({"behovMeldt": "2024-07-12T10:00:00"}),
            "behovMeldt",
            "klokkeslett",
        ),
        (json!({"akuttvedtak": future}), "akuttvedtak", "fram i tid"),
        (
            json!({"onsketOppstart": "2199-01-01"}),
            "onsketOppstart",
            "Type anmodning",
        ),
        (
            json!({"type": "internAkutt"}),
            "naavaerendeEnhet",
            "må fylles ut",
        ),
        (
            json!({"naavaerendeEnhet": "Et hjem"}),
            "naavaerendeEnhet",
            "Type anmodning",
        ),
        (
            json!({"oppholdssted": "hotell"}),
            "oppholdssted",
            "kommunalMidlertidig",
        ),
        (json!({"meldtVia": "brevdue"}), "meldtVia", "telefon"),
        (json!({"maalgruppe": "alle"}), "maalgruppe", "omsorg"),
        (json!({"ivaretatt": "kanskje"}), "ivaretatt", "ikkeVurdert"),
        (
            json!({"avsendersSaksreferanse": "sak 13097248022"}),
            "avsendersSaksreferanse",
            "fødselsnummer",
        ),
        (
            json!({"avsendersSaksreferanse": "x".repeat(65)}),
            "avsendersSaksreferanse",
            "64",
        ),
        (
            json!({"beskrivelse": "x".repeat(5_001)}),
            "beskrivelse",
            "5000",
        ),
        (
            json!({"kontakt": {"navn": "x".repeat(256)}}),
            "kontakt.navn",
            "255",
        ),
    ]
}

#[rstest]
fn every_fault_is_named_by_field_in_norwegian(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    for (change, field, words) in refusals() {
        let answer = kommune.post("/anmodninger", &with(an_acute_request(), change.clone()));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (422, "ugyldig"),
            "{change}: {answer:?}"
        );
        let faults = answer.faults();
        let told = faults
            .get(field)
            .unwrap_or_else(|| panic!("{change}: {faults:?}"));
        assert!(told.contains(words), "{change}: {told}");
    }
    assert_eq!(app.raw().count("placement_request"), 0);
    assert_eq!(app.raw().count("child"), 0);
    assert_eq!(app.raw().count("journal"), 0);
}

#[rstest]
fn oslo_is_told_why_it_cannot_ask_here(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let oslo = app.signed_in("kommune.saksbehandler@0301");
    let answer = oslo.post(
        "/anmodninger",
        &with(an_acute_request(), json!({"kommune": "0301"})),
    );
    assert_eq!(answer.status, 422);
    let told = &answer.faults()["kommune"];
    assert!(told.contains("§ 16-6") && told.contains("Oslo"), "{told}");
}

#[rstest]
fn all_faults_are_told_at_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let answer = app.signed_in(KOMMUNE).post("/anmodninger", &json!({}));
    let faults = answer.faults();
    for field in [
        "kommune",
        "hjemmel",
        "type",
        "tiltak",
        "behovMeldt",
        "meldtVia",
        "oppholdssted",
    ] {
        assert!(faults.contains_key(field), "{field}: {faults:?}");
    }
    let wrong =
        json!({"kommune": "tull", "hjemmel": "bvl-9-9", "type": "haster", "barn": {"nummer": "1"}});
    let answer = app
        .signed_in(KOMMUNE)
        .post("/anmodninger", &with(an_acute_request(), wrong));
    assert_eq!(answer.faults().len(), 4, "{answer:?}");
}

#[rstest]
fn a_planned_start_before_the_need_is_refused(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let backwards = planned_at("2024-07-12T10:00:00+02:00", "2024-07-11");
    let answer = app.signed_in(KOMMUNE).post("/anmodninger", &backwards);
    assert_eq!(
        (
            answer.status,
            answer.faults().contains_key("onsketOppstart")
        ),
        (422, true),
        "{answer:?}"
    );
}

#[rstest]
fn a_field_that_is_unknown_doubled_or_of_another_type_is_named(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let send = |body: &str| {
        let kind = [("Content-Type", "application/json")];
        kommune.send("POST", "/api/v1/anmodninger", &kind, Some(body.as_bytes()))
    };
    for (body, field) in [
        (r#"{"barn":{"nummer":13097248022}}"#, "barn.nummer"),
        (r#"{"behov":{"rus":"ja"}}"#, "behov.rus"),
        (r#"{"kommune":4601}"#, "kommune"),
        (r#"{"kommune":"4601","kommune":"4602"}"#, "kommune"),
        (r#"{"barn":{"Ola Nordmann":"x"}}"#, "barn"),
        (r#"{"kontakt":{"telefon":["x"]}}"#, "kontakt.telefon"),
    ] {
        let answer = send(body);
        assert_eq!(answer.status, 422, "{body}");
        assert_eq!(
            answer.faults().keys().collect::<Vec<_>>(),
            [field],
            "{body}: {answer:?}"
        );
        assert!(
            !answer.body.contains("13097248022") && !answer.body.contains("Ola"),
            "{answer:?}"
        );
    }
}

#[rstest]
fn a_correction_is_checked_as_a_whole_registration(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    for (changes, field) in [
        (json!({"hjemmel": "bvl-5-1"}), "type"),
        (
            json!({"behovMeldt": ago(TimeDelta::days(-1))}),
            "behovMeldt",
        ),
        (json!({"kommune": "1103"}), "kommune"),
        (json!({"oppholdssted": "sykehus"}), "oppholdssted"),
        (
            json!({"barn": {"nummer": wrong_check_digit()}}),
            "barn.nummer",
        ),
        (json!({}), "endringer"),
    ] {
        let body = json!({"endringer": changes, "begrunnelse": "feil"});
        let answer = kommune.tries(&request, "rett", &body);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{changes}: {answer:?}"
        );
    }
    let unexplained = kommune.tries(
        &request,
        "rett",
        &json!({"endringer": {"ivaretatt": "nei"}}),
    );
    assert_eq!(
        (
            unexplained.status,
            unexplained.faults().contains_key("begrunnelse")
        ),
        (422, true)
    );
    assert_eq!(kommune.sees(&request.path)["versjon"], 1);
}

#[rstest]
fn a_corrected_number_that_is_another_childs_does_not_make_two_children_one(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let other = number_of_a_child("2010-01-02", 10);
    let request = kommune.registers(&an_acute_request());
    kommune.registers(&with(
        an_acute_request(),
        json!({"barn": {"nummer": other}}),
    ));
    let body = json!({"endringer": {"barn": {"nummer": other}}, "begrunnelse": "feil"});
    let answer = kommune.tries(&request, "rett", &body);
    assert_eq!(
        (answer.status, answer.faults().contains_key("barn.nummer")),
        (422, true),
        "{answer:?}"
    );
    assert_eq!(app.raw().count("child"), 2);
}

#[rstest]
fn an_unknown_code_in_the_database_fails_loudly_and_shows_nothing(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    app.raw()
        .run("UPDATE placement_request SET measure = 'tent'")
        .expect("an update");
    for path in [
        request.path.clone(),
        "/anmodninger".into(),
        format!("{}/forlop", request.path),
    ] {
        let answer = kommune.get(&format!("/api/v1{path}"));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (500, "intern_feil"),
            "{path}"
        );
        for secret in [&a_child(), "tent", "Kim", "placement_request"] {
            assert!(!answer.body.contains(secret), "{path} tells {secret}");
        }
    }
    app.raw()
        .run("UPDATE placement_request SET measure = 'institution'")
        .expect("an update");
    assert_eq!(kommune.get(&format!("/api/v1{}", request.path)).status, 200);
}
