//! Drafts: kept through a new log-in for whoever began them, met by nobody else, and gone by themselves.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::a_child;
use crate::support::client::Object;
use bistandsplikt::app::drafts;
use bistandsplikt::clock::{self, Clock};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const PLACE: &str = "/utkast";

fn rows(list: &Value) -> &Vec<Value> {
    list["rader"].as_array().expect("rows")
}

fn a_draft() -> Value {
    json!({"felter": [
        {"felt": "barn.nummer", "verdi": a_child()},
        {"felt": "barn.navn", "verdi": "Kanarifugl Eksempel"},
        {"felt": "hjemmel", "verdi": "bvl-4-2"},
        {"felt": "behov.rus", "verdi": "1"},
    ]})
}

#[rstest]
fn a_draft_is_saved_read_saved_over_and_deleted(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let draft = kommune.creates(PLACE, &a_draft());
    let read = kommune.sees(&draft.path);
    assert_eq!(read["felter"], a_draft()["felter"]);
    assert_eq!(read["versjon"], json!(1));
    assert_eq!(rows(&kommune.sees("/anmodninger")).len(), 0, "no request");
    let more = json!({"felter": [{"felt": "tiltak", "verdi": "institusjon"}]});
    kommune.does(&draft, "lagre", &more);
    let read = app.signed_in(KOMMUNE).sees(&draft.path);
    assert_eq!(
        (&read["felter"], &read["versjon"]),
        (&more["felter"], &json!(2))
    );
    let stale = kommune.post_with(
        &format!("{}/lagre", draft.path),
        &more,
        &[("If-Match", "\"1\"")],
    );
    assert_eq!(stale.status, 412);
    kommune.does(&draft, "slett", &json!({}));
    assert_eq!(kommune.get(&format!("/api/v1{}", draft.path)).status, 404);
    assert_eq!(rows(&kommune.sees(PLACE)).len(), 0);
    let unknown = json!({"felter": [{"felt": "noeAnnet", "verdi": "x"}]});
    let refused = kommune.post(PLACE, &unknown);
    assert_eq!(
        (refused.status, refused.faults().contains_key("felter")),
        (422, true)
    );
}

#[rstest]
fn a_draft_is_nobody_elses(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let draft = kommune.creates(PLACE, &a_draft());
    for other in ["kommune.saksbehandler@4602", "bufetat.inntak@vest"] {
        let session = app.signed_in(other);
        assert_eq!(rows(&session.sees(PLACE)).len(), 0, "{other}");
        let one = session.get(&format!("/api/v1{}", draft.path));
        assert_eq!(one.status, 404, "{other}");
        for act in ["lagre", "slett"] {
            let path = format!("{}/{act}", draft.path);
            let body = if act == "lagre" { a_draft() } else { json!({}) };
            let tried = session.post_with(&path, &body, &[("If-Match", "\"1\"")]);
            assert_eq!(tried.status, 404, "{other} {act}");
        }
    }
    // The child of a draft is looked for by nobody.
    let asked = json!({"kommune": "4601", "barn": {"nummer": a_child()}});
    let found = kommune.post("/anmodninger/finn", &asked);
    assert_eq!(rows(&found.json()).len(), 0);
    assert_eq!(rows(&kommune.sees(PLACE)).len(), 1, "it is still there");
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(stored.contains("draft.save"), "the dump holds the journal");
        assert!(!stored.contains("Kanarifugl Eks"), "it lies sealed whole");
    }
}

#[rstest]
fn a_draft_goes_by_itself(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let draft = kommune.creates(PLACE, &a_draft());
    let forget = |after: TimeDelta| {
        let later = Clock::at(clock::now() + after);
        let service = app.service().with_clock(later);
        service
            .run_blocking("forget", drafts::forget)
            .expect("old drafts go");
    };
    let keep = drafts::kept(&app.service().rules);
    forget(keep - TimeDelta::minutes(5));
    assert_eq!(kommune.sees(&draft.path)["versjon"], json!(1), "not yet");
    forget(keep + TimeDelta::minutes(5));
    assert_eq!(kommune.get(&format!("/api/v1{}", draft.path)).status, 404);
    assert_eq!(app.raw().count("draft"), 0, "and the row is gone");
    let gone = Object::at("utkast", &draft.id);
    assert_eq!(kommune.tries(&gone, "slett", &json!({})).status, 404);
}
