//! Siblings: cases that belong together, each with its own clock.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{
    an_acute_request, an_offer, an_overdue_request, number_of_a_child, with,
};
use crate::support::client::{Object, Session};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const WORDS: &str = "De to eldste kan bo hver for seg, Kanarifugl må bo med en av dem";

/// A case about a child of its own, with its number.
fn a_case(kommune: &Session<'_>, request: Value, serial: u32) -> (Object, String) {
    let child = number_of_a_child("2013-05-04", serial);
    let case = kommune.registers(&with(request, json!({"barn": {"nummer": child}})));
    let number = kommune.sees(&case.path)["saksnummer"]
        .as_str()
        .expect("a number")
        .to_owned();
    (case, number)
}

fn group(session: &Session<'_>, case: &Object) -> Value {
    session.sees(&format!("{}/sosken", case.path))["rader"].clone()
}

fn cases(group: &Value) -> Vec<&str> {
    let siblings = group[0]["sosken"].as_array().expect("siblings");
    siblings
        .iter()
        .map(|one| one["saksnummer"].as_str().expect("a number"))
        .collect()
}

#[rstest]
fn siblings_are_seen_together_and_each_keeps_its_clock(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let (eldest, first) = a_case(&kommune, an_overdue_request(), 100);
    let (middle, second) = a_case(&kommune, an_acute_request(), 200);
    let (youngest, third) = a_case(&kommune, an_acute_request(), 300);
    assert_eq!(group(&kommune, &eldest), json!([]));
    let before: Vec<Value> = [&eldest, &middle]
        .iter()
        .map(|case| kommune.sees(&case.path)["behovMeldt"].clone())
        .collect();

    let together = json!({"soskenSaksnummer": first, "onske": "sammen"});
    kommune.does(&middle, "sosken", &together);
    let split = json!({"soskenSaksnummer": second, "onske": "kanDeles", "tekst": WORDS});
    kommune.does(&youngest, "sosken", &split);
    // All three are one group, and both sides see it from each case.
    for (case, others) in [
        (&eldest, [&second, &third]),
        (&middle, [&first, &third]),
        (&youngest, [&first, &second]),
    ] {
        for side in [&kommune, &inntak] {
            let seen = group(side, case);
            assert_eq!(cases(&seen), others);
            assert_eq!(
                (&seen[0]["onske"], &seen[0]["tekst"]),
                (&json!("kanDeles"), &json!(WORDS)),
                "the latest wish holds for all"
            );
        }
    }
    let row = |case: &Object| {
        let board = inntak.sees("/inntak");
        let rows = board["rader"].as_array().expect("rows").clone();
        rows.into_iter()
            .find(|row| row["id"] == json!(case.id))
            .expect("on the board")
    };
    assert_eq!(
        (&row(&middle)["antallSosken"], &row(&middle)["soskenOnske"]),
        (&json!(2), &json!("kanDeles"))
    );

    // Its own clock, and its own offer.
    let after: Vec<Value> = [&eldest, &middle]
        .iter()
        .map(|case| kommune.sees(&case.path)["behovMeldt"].clone())
        .collect();
    assert_eq!(before, after);
    kommune.accepts(&inntak.offers(&eldest, &an_offer()));
    assert_eq!(kommune.sees(&eldest.path)["status"], json!("akseptert"));
    assert_eq!(kommune.sees(&middle.path)["status"], json!("venter"));

    // Joined by mistake: it leaves, and the others stay.
    kommune.does(&youngest, "sosken/forlat", &json!({}));
    assert_eq!(group(&kommune, &youngest), json!([]));
    assert_eq!(cases(&group(&kommune, &middle)), [&first]);
    assert_eq!(row(&youngest)["antallSosken"], json!(0));
}

#[rstest]
fn only_an_open_case_of_the_same_kommune_about_another_child_is_a_siblings(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let (case, own) = a_case(&kommune, an_acute_request(), 100);
    let (same_child, _) = a_case(&kommune, an_acute_request(), 100);
    let same = kommune.sees(&same_child.path)["saksnummer"].clone();
    let (ended, closed) = a_case(&kommune, an_acute_request(), 200);
    kommune.does(&ended, "trekk", &json!({"grunn": "gaOpp"}));
    let other = app.signed_in("kommune.saksbehandler@4602");
    let request = with(an_acute_request(), json!({"kommune": "4602"}));
    let (_, foreign) = a_case(&other, request, 300);
    for number in [
        json!(own),
        same,
        json!(closed),
        json!(foreign),
        json!("2199-1"),
    ] {
        let told = json!({"soskenSaksnummer": number, "onske": "sammen"});
        let refused = kommune.tries(&case, "sosken", &told);
        assert_eq!(refused.status, 422, "{number}");
        assert!(
            refused.faults().contains_key("soskenSaksnummer"),
            "{number}"
        );
    }
    let unknown = kommune.tries(
        &case,
        "sosken",
        &json!({"soskenSaksnummer": "2199-1", "onske": "sammen"}),
    );
    let theirs = kommune.tries(
        &case,
        "sosken",
        &json!({"soskenSaksnummer": foreign, "onske": "sammen"}),
    );
    assert_eq!(
        unknown.faults(),
        theirs.faults(),
        "another kommune's case is as unknown as none"
    );
    for told in [json!({"onske": "sammen"}), json!({"soskenSaksnummer": own})] {
        assert_eq!(kommune.tries(&case, "sosken", &told).status, 422, "{told}");
    }
    let (sibling, number) = a_case(&kommune, an_acute_request(), 400);
    let how = json!({"soskenSaksnummer": number, "onske": "kanDeles"});
    let refused = kommune.tries(&case, "sosken", &how);
    assert!(refused.faults().contains_key("tekst"), "{refused:?}");
    assert_eq!(
        kommune.tries(&sibling, "sosken/forlat", &json!({})).status,
        422
    );
}

#[rstest]
fn the_words_lie_sealed_and_follow_the_identity(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let (case, _) = a_case(&kommune, an_acute_request(), 100);
    let (_, number) = a_case(&kommune, an_acute_request(), 200);
    let told = json!({"soskenSaksnummer": number, "onske": "kanDeles", "tekst": WORDS});
    kommune.does(&case, "sosken", &told);
    let leader = app.signed_in("bufetat.region_leder@vest");
    let seen = group(&leader, &case);
    assert_eq!((cases(&seen).len(), &seen[0]["tekst"]), (1, &Value::Null));
    let other = app.signed_in("kommune.saksbehandler@4602");
    let path = format!("/api/v1{}/sosken", case.path);
    assert_eq!(other.get(&path).status, 404);
    // A wish alone, later.
    kommune.does(&case, "sosken", &json!({"onske": "sammen"}));
    let seen = group(&kommune, &case);
    assert_eq!(
        (&seen[0]["onske"], &seen[0]["tekst"]),
        (&json!("sammen"), &Value::Null)
    );
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(stored.contains("request.join_sibling"), "the journal");
        assert!(!stored.contains("Kanarifugl må"), "the words lie sealed");
    }
}
