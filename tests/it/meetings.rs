//! Meetings are told as so many on each side, by rank and without names; by region they say who was more.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request};
use crate::support::client::{Object, Session};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const LEADER_OF_KOMMUNE: &str = "kommune.leder@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const WORDS: &str = "Kim skal ha samme skole.";

fn seats(side: &str, rank: &str, people: i32) -> Value {
    json!({"side": side, "nivaa": rank, "antall": people})
}

fn a_meeting(kind: &str, seats: &[Value]) -> Value {
    json!({"type": kind, "tidspunkt": ago(TimeDelta::minutes(1)), "deltakere": seats, "tekst": WORDS})
}

fn tells(session: &Session<'_>, request: &Object, told: &Value) -> u16 {
    session
        .post(&format!("{}/moter", request.path), told)
        .status
}

fn meetings(session: &Session<'_>, request: &Object) -> Value {
    session.sees(&format!("{}/moter", request.path))["rader"].clone()
}

#[rstest]
fn either_side_tells_and_both_see_who_was_more(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let version = kommune.sees(&request.path)["versjon"].clone();
    let even = [seats("kommune", "leder", 2), seats("bufetat", "jurist", 2)];
    assert_eq!(
        tells(&kommune, &request, &a_meeting("innkalling", &even)),
        201
    );
    let skewed = [
        seats("kommune", "saksbehandler", 1),
        seats("bufetat", "leder", 2),
        seats("bufetat", "jurist", 3),
        seats("barnOgFamilie", "annen", 4),
    ];
    assert_eq!(tells(&intake, &request, &a_meeting("holdt", &skewed)), 201);
    for side in [&kommune, &intake] {
        let seen = meetings(side, &request);
        assert!(seen[0]["overvekt"].is_null(), "{seen}");
        assert_eq!(
            seen[1]["overvekt"],
            json!({"side": "bufetat", "antall": 5, "motpart": 1})
        );
        assert_eq!(seen[1]["tekst"], json!(WORDS));
    }
    let leader = meetings(&app.signed_in("bufetat.region_leder@vest"), &request);
    assert_eq!(leader[1]["tekst"], json!(null), "sees no identity");
    assert_eq!(
        kommune.sees(&request.path)["versjon"],
        version,
        "moves no version"
    );
    assert_eq!(
        app.raw().count("journal WHERE action = 'request.meeting'"),
        2
    );
    if matches!(on, Postgres) {
        assert!(
            !app.raw().dump().contains("samme skole"),
            "the words lie sealed"
        );
    }
}

#[rstest]
fn what_is_no_meeting_is_refused_and_others_do_not_tell(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let one = || seats("kommune", "leder", 1);
    for wrong in [
        vec![],
        vec![seats("kommune", "leder", 0)],
        vec![seats("kommune", "leder", 51)],
        vec![one(), one()],
        vec![json!({"side": "kommune"})],
    ] {
        let answer = kommune.post(
            &format!("{}/moter", request.path),
            &a_meeting("holdt", &wrong),
        );
        assert_eq!(answer.status, 422, "{wrong:?}");
        assert!(answer.faults().contains_key("deltakere"), "{answer:?}");
    }
    let mut ahead = a_meeting("holdt", &[one()]);
    ahead["tidspunkt"] = json!(ago(-TimeDelta::hours(1)));
    assert_eq!(tells(&kommune, &request, &ahead), 422, "not held yet");
    ahead["type"] = json!("innkalling");
    assert_eq!(tells(&kommune, &request, &ahead), 201);
    let told = a_meeting("holdt", &[one()]);
    assert_eq!(
        tells(&app.signed_in("bufetat.inntak@nord"), &request, &told),
        404
    );
    for who in ["bufetat.region_leder@vest", "statsforvalter.leder@vestland"] {
        assert_eq!(tells(&app.signed_in(who), &request, &told), 403, "{who}");
    }
}

#[rstest]
fn by_region_the_month_says_how_the_sides_met(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let mut held = a_meeting(
        "holdt",
        &[seats("kommune", "leder", 1), seats("bufetat", "jurist", 3)],
    );
    held["tidspunkt"] = json!("2024-03-31T21:59:00Z");
    assert_eq!(tells(&intake, &request, &held), 201);
    // The first of April by Norwegian time.
    held["tidspunkt"] = json!("2024-03-31T22:00:00Z");
    held["deltakere"] = json!([seats("kommune", "leder", 2), seats("bufetat", "leder", 1)]);
    assert_eq!(tells(&kommune, &request, &held), 201);
    held["type"] = json!("innkalling");
    assert_eq!(tells(&kommune, &request, &held), 201);
    let of = |who: &str, month: &str| {
        app.signed_in(who)
            .sees(&format!("/moter/balanse?maaned={month}"))["rader"]
            .clone()
    };
    let march = json!([{
        "region": "vest", "moter": 1, "fraKommunen": 1, "fraBufetat": 3,
        "kommunenFlest": 0, "bufetatFlest": 1,
    }]);
    for who in [
        LEADER_OF_KOMMUNE,
        "bufetat.inntak_leder@vest",
        "departement.lese@departement",
    ] {
        assert_eq!(of(who, "2024-03"), march, "{who}");
    }
    assert_eq!(of("bufdir.leder@bufdir", "2024-04")[0]["kommunenFlest"], 1);
    assert_eq!(
        of("bufdir.leder@bufdir", "2024-04")[0]["moter"],
        1,
        "no invitation counts"
    );
    assert_eq!(
        of("kommune.leder@5001", "2024-03"),
        json!([]),
        "its own alone"
    );
    assert_eq!(kommune.get("/api/v1/moter/balanse").status, 403);
}
