//! Bufetat says what it holds of a possible breach, and may report itself: its own view, and nothing more.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_overdue_request, with};
use crate::support::client::{Object, Session};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const LEADER: &str = "bufetat.inntak_leder@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";
const WORDS: &str = "Kim ventet i to netter fordi vi spurte for sent.";

fn an_assessment() -> Value {
    json!({
        "hvaSkjedde": WORDS, "aarsak": "soktForSent",
        "oppfolging": "rutineEndret", "hvaGjores": "Vi spør alle regionene samme kveld.",
    })
}

/// A request whose norm passed, and the possible breach of it.
fn a_breach(app: &TestApp) -> Object {
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let listed = app.signed_in(LEADER).sees("/mulige-brudd");
    let id = listed["rader"][0]["id"].as_str().expect("a breach");
    Object::at("mulige-brudd", id)
}

fn own_views(session: &Session<'_>, breach: &Object) -> Value {
    session.sees(&format!("{}/egenvurderinger", breach.path))["rader"].clone()
}

#[rstest]
fn it_is_bufetats_own_until_it_is_sent_and_then_the_offices_to_read(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let breach = a_breach(&app);
    let (leader, office) = (app.signed_in(LEADER), app.signed_in(OFFICE));
    let kommune = app.signed_in(KOMMUNE);
    leader.does(&breach, "egenvurderinger", &an_assessment());
    assert_eq!(own_views(&leader, &breach)[0]["hvaSkjedde"], json!(WORDS));
    for other in [&office, &kommune] {
        assert_eq!(own_views(other, &breach), json!([]), "not sent");
    }
    assert_eq!(office.sees("/egenrapporter")["rader"], json!([]));

    leader.does(&breach, "egenrapport", &json!({}));

    let listed = office.sees("/egenrapporter")["rader"].clone();
    assert_eq!(listed[0]["muligBrudd"]["id"], json!(breach.id), "{listed}");
    assert_eq!(listed[0]["egenvurdering"]["aarsak"], "soktForSent");
    assert!(!listed.to_string().contains("Kim"), "a list has no words");
    let read = own_views(&office, &breach);
    assert_eq!(read[0]["hvaSkjedde"], json!(WORDS));
    assert_eq!(read[0]["egenrapport"]["kontor"], "vestland");
    let told = own_views(&kommune, &breach);
    assert_eq!(told[0]["oppfolging"], "rutineEndret");
    assert_eq!(told[0]["hvaSkjedde"], json!(null), "written to the office");
    let region_leader = own_views(&app.signed_in("bufetat.region_leder@vest"), &breach);
    assert_eq!(
        region_leader[0]["hvaSkjedde"],
        json!(null),
        "sees no identity"
    );
    let elsewhere = app.signed_in("statsforvalter.saksbehandler@rogaland");
    let place = format!("/api/v1{}/egenvurderinger", breach.path);
    assert_eq!(elsewhere.get(&place).status, 404);
    assert_eq!(elsewhere.sees("/egenrapporter")["rader"], json!([]));
    for act in ["breach.self_assess", "breach.self_report"] {
        assert_eq!(
            app.raw().count(&format!("journal WHERE action = '{act}'")),
            1
        );
    }
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(stored.contains("searched_late"), "the dump holds the row");
        assert!(!stored.contains("to netter"), "the words lie sealed");
    }
}

#[rstest]
fn it_neither_establishes_nor_rejects_anything(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = a_breach(&app);
    let leader = app.signed_in(LEADER);
    let before = leader.sees(&breach.path);
    leader.does(&breach, "egenvurderinger", &an_assessment());
    leader.does(&breach, "egenrapport", &json!({}));
    let after = leader.sees(&breach.path);
    for field in ["status", "konstatert", "alvorlighet", "alvorlighetKilde"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(after["status"], "mulig");
    assert_eq!(after["konstatert"], false);
}

#[rstest]
fn the_office_opens_it_without_a_reason_of_its_own_and_finds_it_in_the_dossier(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let breach = a_breach(&app);
    let (leader, office) = (app.signed_in(LEADER), app.signed_in(OFFICE));
    let subject = json!({"muligBrudd": breach.id});
    assert_eq!(
        office.post("/tilsyn", &subject).status,
        422,
        "own initiative"
    );
    leader.does(&breach, "egenvurderinger", &an_assessment());
    assert_eq!(
        office.post("/tilsyn", &subject).status,
        422,
        "written, not sent"
    );
    leader.does(&breach, "egenrapport", &json!({}));
    let case = office.creates("/tilsyn", &subject);
    assert_eq!(office.sees("/egenrapporter")["rader"], json!([]), "opened");
    let dossier = office.sees(&format!("{}/saksmappe", case.path));
    assert_eq!(dossier["egenvurderinger"][0]["hvaSkjedde"], json!(WORDS));
    assert_eq!(dossier["tilsyn"]["konklusjon"], json!(null));
    assert!(own_views(&leader, &breach)[0]["egenrapport"]["aapnet"].is_string());
}

#[rstest]
fn each_is_kept_the_last_is_sent_and_sent_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = a_breach(&app);
    let intake = app.signed_in(INTAKE);
    let nothing = intake.tries(&breach, "egenrapport", &json!({}));
    assert_eq!(nothing.status, 409, "nothing is written");
    intake.does(&breach, "egenvurderinger", &an_assessment());
    let second = with(an_assessment(), json!({"aarsak": "ingenLedigPlass"}));
    intake.does(&breach, "egenvurderinger", &second);
    intake.does(&breach, "egenrapport", &json!({}));
    let again = intake.tries(&breach, "egenrapport", &json!({}));
    assert_eq!(again.status, 409, "sent already");
    let kept = own_views(&intake, &breach);
    assert_eq!(kept[0]["aarsak"], "soktForSent");
    assert_eq!(kept[0]["egenrapport"], json!(null));
    assert_eq!(kept[1]["aarsak"], "ingenLedigPlass");
    assert!(kept[1]["egenrapport"].is_object());
    intake.does(&breach, "egenvurderinger", &an_assessment());
    intake.does(&breach, "egenrapport", &json!({}));
    assert_eq!(
        own_views(&intake, &breach).as_array().map(Vec::len),
        Some(3)
    );
}

#[rstest]
fn what_says_nothing_is_named_and_others_do_not_write(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = a_breach(&app);
    let intake = app.signed_in(INTAKE);
    let empty = intake.tries(&breach, "egenvurderinger", &json!({"aarsak": "tull"}));
    let fields: Vec<String> = empty.faults().into_keys().collect();
    assert_eq!((empty.status, fields.len()), (422, 3), "{empty:?}");
    let other = with(an_assessment(), json!({"aarsak": "annet"}));
    let told = intake.tries(&breach, "egenvurderinger", &other);
    assert!(told.faults().contains_key("hvorfor"), "{told:?}");
    let other = with(
        an_assessment(),
        json!({"oppfolging": "annet", "hvaGjores": null}),
    );
    let told = intake.tries(&breach, "egenvurderinger", &other);
    assert!(told.faults().contains_key("hvaGjores"), "{told:?}");
    for who in [KOMMUNE, OFFICE, "bufdir.leder@bufdir"] {
        let told = app
            .signed_in(who)
            .tries(&breach, "egenvurderinger", &an_assessment());
        assert_eq!(told.status, 403, "{who}");
    }
    // A breach known only as an event of a region has no office to be reported to.
    let event =
        json!({"maaned": "2024-01", "region": "vest", "type": "akutt", "tiltak": "institusjon"});
    let alone = intake.creates("/mulige-brudd", &event);
    intake.does(&alone, "egenvurderinger", &an_assessment());
    assert_eq!(intake.tries(&alone, "egenrapport", &json!({})).status, 409);
}
