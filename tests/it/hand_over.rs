//! Shift changes: what one shift of an intake desk tells the next, and which requests were open then.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, an_offer, an_overdue_request, planned_at};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const PLACE: &str = "/inntak/vaktskifter";
const WORDS: &str = "Ring tilbake til kommunen om Kim før klokka åtte";

fn cases(told: &Value) -> Vec<String> {
    let cases = told["saker"].as_array().expect("cases");
    cases
        .iter()
        .map(|one| one["anmodning"].as_str().expect("an id").to_owned())
        .collect()
}

#[rstest]
fn the_next_shift_reads_what_was_open_and_how_it_stands_now(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let new = kommune.registers(&an_acute_request());
    let late = kommune.registers(&an_overdue_request());
    kommune.registers(&planned_at(&ago(TimeDelta::days(1)), "2199-01-01"));
    let ended = kommune.registers(&an_acute_request());
    kommune.does(&ended, "trekk", &json!({"grunn": "gaOpp"}));
    app.sweeps();
    let told = inntak.creates(PLACE, &json!({"tekst": WORDS}));
    let next = app.signed_in("bufetat.inntak_leder@vest");
    let read = next.sees(PLACE)["rader"][0].clone();
    assert_eq!(read["id"], json!(told.id));
    assert_eq!(read["tekst"], json!(WORDS));
    assert_eq!(read["rolle"], json!("bufetat.inntak"));
    assert_eq!(
        cases(&read),
        [late.id.clone(), new.id.clone()],
        "acute, the most severe first"
    );
    assert_eq!(read["saker"][1]["status"], json!("venter"));

    // What happens later moves no line, only how it stands.
    let offer = inntak.offers(&new, &an_offer());
    kommune.accepts(&offer);
    let read = next.sees(&told.path);
    assert_eq!(cases(&read), [late.id, new.id]);
    assert_eq!(read["saker"][1]["status"], json!("akseptert"));
}

#[rstest]
fn the_words_stay_in_the_region_and_with_those_who_see_identity(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let inntak = app.signed_in(BUFETAT);
    let told = inntak.creates(PLACE, &json!({"tekst": WORDS}));
    let leader = app.signed_in("bufetat.region_leder@vest").sees(&told.path);
    assert_eq!(
        leader["tekst"],
        json!(null),
        "a region's leader sees no identity"
    );
    let other = app.signed_in("bufetat.inntak@nord");
    assert_eq!(other.sees(PLACE)["rader"], json!([]));
    assert_eq!(other.get(&format!("/api/v1{}", told.path)).status, 404);
    for nobody in [KOMMUNE, "statsforvalter.leder@vestland"] {
        let session = app.signed_in(nobody);
        assert_eq!(
            session.get(&format!("/api/v1{PLACE}")).status,
            403,
            "{nobody}"
        );
        assert_eq!(session.post(PLACE, &json!({})).status, 403, "{nobody}");
    }
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(
            stored.contains("hand_over.write"),
            "the dump holds the journal"
        );
        assert!(!stored.contains("Ring tilbake"), "the words lie sealed");
    }
}

#[rstest]
fn a_shift_may_say_nothing_and_never_of_tomorrow(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let inntak = app.signed_in(BUFETAT);
    let silent = inntak.creates(PLACE, &json!({}));
    assert_eq!(inntak.sees(&silent.path)["tekst"], json!(null));
    let early = inntak.post(PLACE, &json!({"tidspunkt": "2199-01-01T00:00:00Z"}));
    assert_eq!(
        (early.status, early.faults().contains_key("tidspunkt")),
        (422, true)
    );
    let key = json!({"tekst": "En gang", "avsendersMeldingsidentifikator": "vakt-1"});
    let (once, again) = (inntak.creates(PLACE, &key), inntak.creates(PLACE, &key));
    assert_eq!(once.id, again.id);
    assert_eq!(
        inntak.sees(PLACE)["rader"].as_array().expect("rows").len(),
        2
    );
}
