//! Notices in advance: the desk knows before the decision, the clock begins with the request, and nothing
//! counts the notice.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, a_notice, ago, an_acute_request, with};
use crate::support::client::Object;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::{DateTime, SecondsFormat, TimeDelta};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const PLACE: &str = "/forhaandsvarsler";

fn rows(list: &Value) -> &Vec<Value> {
    list["rader"].as_array().expect("rows")
}

/// What a notice leaves out.
fn the_rest() -> Value {
    json!({
        "barn": {"nummer": a_child(), "navn": "Kim Eksempel"},
        "oppholdssted": "hjemme",
        "ivaretatt": "ja",
    })
}

#[rstest]
fn a_notice_becomes_a_request_and_the_clock_begins_then(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let given = ago(TimeDelta::hours(5));
    let told = with(a_notice("4601"), json!({"tidspunkt": given}));
    let notice = kommune.creates(PLACE, &told);
    let seen = inntak.sees(PLACE);
    assert_eq!(rows(&seen).len(), 1);
    let row = &seen["rader"][0];
    assert_eq!(
        (&row["status"], &row["region"], &row["alder"]),
        (&json!("staar"), &json!("vest"), &json!(14))
    );
    assert_eq!(row["tekst"], told["tekst"]);
    // It is no request: no list has it, and nobody waits.
    assert_eq!(rows(&inntak.sees("/inntak")).len(), 0);
    assert_eq!(rows(&kommune.sees("/anmodninger")).len(), 0);

    let before = clock::now();
    let path = format!("{}/anmodning", notice.path);
    let request = Object::of(&kommune.post(&path, &the_rest()));
    assert!(request.path.starts_with("/anmodninger/"), "{request:?}");
    let case = kommune.sees(&request.path);
    let reported: DateTime<chrono::Utc> = case["behovMeldt"]
        .as_str()
        .expect("an instant")
        .parse()
        .expect("an instant");
    assert!(reported >= before - TimeDelta::seconds(1), "{reported}");
    assert_eq!(
        (&case["hjemmel"], &case["type"], &case["tiltak"]),
        (&told["hjemmel"], &told["type"], &told["tiltak"])
    );
    let ended = inntak.sees(&notice.path);
    assert_eq!(
        (&ended["status"], &ended["anmodning"], &ended["versjon"]),
        (&json!("bleAnmodning"), &json!(request.id), &json!(2))
    );
    assert_eq!(rows(&inntak.sees(PLACE)).len(), 0, "it stands no more");
    // Once only.
    assert_eq!(kommune.post(&path, &the_rest()).status, 409);
    assert_eq!(rows(&kommune.sees("/anmodninger")).len(), 1);
}

#[rstest]
fn what_a_request_says_itself_goes_before_its_notice(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let notice = kommune.creates(PLACE, &a_notice("4601"));
    let path = format!("{}/anmodning", notice.path);
    let called = ago(TimeDelta::minutes(20));
    let said = with(
        the_rest(),
        json!({
            "tiltak": "beredskapshjem", "behovMeldt": called, "meldtVia": "telefon",
            "avsendersMeldingsidentifikator": "varsel-1",
        }),
    );
    let request = Object::of(&kommune.post(&path, &said));
    let again = Object::of(&kommune.post(&path, &said));
    assert_eq!(request, again, "the same key does it once");
    let case = kommune.sees(&request.path);
    assert_eq!(
        (&case["tiltak"], &case["meldtVia"]),
        (&json!("beredskapshjem"), &json!("telefon"))
    );
    let other = kommune.creates(PLACE, &a_notice("4601"));
    let path = format!("{}/anmodning", other.path);
    let elsewhere = with(the_rest(), json!({"kommune": "4602"}));
    let refused = kommune.post(&path, &elsewhere);
    assert_eq!(refused.status, 422, "{refused:?}");
    assert!(refused.faults().contains_key("kommune"));
    assert_eq!(kommune.sees(&other.path)["status"], json!("staar"));
}

#[rstest]
fn a_notice_that_nothing_came_of_ends_with_a_reason(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let notice = kommune.creates(PLACE, &a_notice("4601"));
    let without = kommune.tries(&notice, "avslutt", &json!({}));
    assert_eq!(
        (without.status, without.faults().contains_key("grunn")),
        (422, true)
    );
    let early = json!({"grunn": "ikkeVedtak", "tidspunkt": ago(TimeDelta::days(1))});
    assert_eq!(kommune.tries(&notice, "avslutt", &early).status, 422);
    kommune.does(&notice, "avslutt", &json!({"grunn": "ikkeVedtak"}));
    let ended = inntak.sees(&notice.path);
    assert_eq!(
        (&ended["status"], &ended["grunn"], &ended["anmodning"]),
        (&json!("avsluttet"), &json!("ikkeVedtak"), &Value::Null)
    );
    let again = json!({"grunn": "meldtVedFeil"});
    assert_eq!(kommune.tries(&notice, "avslutt", &again).status, 409);
    let path = format!("{}/anmodning", notice.path);
    assert_eq!(kommune.post(&path, &the_rest()).status, 409);
    assert_eq!(rows(&kommune.sees("/anmodninger")).len(), 0, "undone whole");
}

#[rstest]
fn a_notice_is_met_by_its_kommune_and_its_desk_alone(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let notice = kommune.creates(PLACE, &a_notice("4601"));
    for other in ["kommune.leder@4602", "bufetat.inntak@nord"] {
        let session = app.signed_in(other);
        assert_eq!(rows(&session.sees(PLACE)).len(), 0, "{other}");
        let one = session.get(&format!("/api/v1{}", notice.path));
        assert_eq!(one.status, 404, "{other}");
    }
    let leader = app.signed_in("bufetat.region_leder@vest");
    let read = leader.sees(&notice.path);
    assert_eq!(
        (&read["alder"], &read["tekst"]),
        (&json!(14), &Value::Null),
        "a region's leader sees no identity"
    );
    let foreign = kommune.post(PLACE, &a_notice("4602"));
    assert_eq!((foreign.status, foreign.faults().len()), (422, 1));
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(stored.contains("notice.give"), "the dump holds the journal");
        assert!(!stored.contains("Kim trenger"), "the words lie sealed");
    }
}

#[rstest]
fn the_months_report_knows_of_no_notice(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let leader = app.signed_in("bufdir.leder@bufdir");
    let month = calendar::local_date(clock::now()).format("%Y-%m");
    let tables = || {
        let cut_off = clock::now().to_rfc3339_opts(SecondsFormat::Millis, true);
        let report = leader.sees(&format!("/rapporter/{month}?tattUt={cut_off}"));
        let tables = report["tabeller"].as_array().expect("tables");
        let rows: Vec<Value> = tables.iter().map(|one| one["rader"].clone()).collect();
        assert!(rows.len() > 5, "{report}");
        rows
    };
    let before = tables();
    kommune.creates(PLACE, &a_notice("4601"));
    assert_eq!(tables(), before);
    // The control: a request is counted.
    kommune.registers(&an_acute_request());
    assert_ne!(tables(), before);
}
