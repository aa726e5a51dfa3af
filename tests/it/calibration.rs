//! Calibration: every region assesses the same anonymised cases on its own, then sees the spread.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_overdue_request, with};
use crate::support::client::Session;
use rstest::rstest;
use serde_json::{Value, json};

const LEADER: &str = "bufdir.leder@bufdir";
const EAST: &str = "bufetat.inntak_leder@ost";
const WEST: &str = "bufetat.region_leder@vest";
const ROUND: &str = "/kalibrering/2024-07";

fn a_round(cases: Value) -> Value {
    json!({"maaned": "2024-07", "saker": cases})
}

fn a_case() -> Value {
    json!({
        "tittel": "Ungdom på sykehus",
        "fakta": {
            "type": "akutt", "fareForLivEllerHelse": "ja", "oppholdssted": "sykehus",
            "skadehendelser": 1, "timerOver": 30, "alder": 15,
            "svar": [{"sporsmaal": "utrygg_naa", "svar": "nei"}],
        },
    })
}

fn case_of(session: &Session<'_>) -> Value {
    session.sees(ROUND)["saker"][0].clone()
}

fn scores(session: &Session<'_>, level: &str) -> u16 {
    let case = case_of(session)["id"].clone();
    let told = json!({"sak": case, "nivaa": level});
    session.post(&format!("{ROUND}/vurder"), &told).status
}

#[rstest]
fn a_region_sees_the_others_only_when_it_has_given_its_own_view(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let leader = app.signed_in(LEADER);
    assert_eq!(
        leader
            .post("/kalibrering", &a_round(json!([a_case()])))
            .status,
        201
    );
    let (east, west) = (app.signed_in(EAST), app.signed_in(WEST));
    assert_eq!(scores(&east, "moderatAlvorlig"), 201);
    assert!(case_of(&west)["resultat"].is_null(), "not before its own");
    let seen = case_of(&east)["resultat"].clone();
    assert_eq!(seen["spredning"], 0);
    assert_eq!(scores(&west, "svaertAlvorlig"), 201);
    for session in [
        &east,
        &west,
        &leader,
        &app.signed_in("bufdir.analyse@bufdir"),
    ] {
        let result = case_of(session)["resultat"].clone();
        assert_eq!(
            result,
            json!({
                "vurderinger": [
                    {"region": "ost", "nivaa": "moderatAlvorlig"},
                    {"region": "vest", "nivaa": "svaertAlvorlig"},
                ],
                "laveste": "moderatAlvorlig", "hoyeste": "svaertAlvorlig",
                "spredning": 2, "foreslaatt": "svaertAlvorlig",
            })
        );
    }
    let listed = west.sees("/kalibrering")["rader"][0].clone();
    assert_eq!(
        (
            listed["saker"].as_u64(),
            listed["egne"].as_u64(),
            listed["vurderinger"].as_u64()
        ),
        (Some(1), Some(1), Some(2))
    );
}

#[rstest]
fn a_score_is_final_for_the_whole_region(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(LEADER)
        .post("/kalibrering", &a_round(json!([a_case()])));
    assert_eq!(scores(&app.signed_in(EAST), "ikkeVurdert"), 201);
    for who in [EAST, "bufetat.region_leder@ost"] {
        let case = case_of(&app.signed_in(who))["id"].clone();
        let told = json!({"sak": case, "nivaa": "moderatAlvorlig"});
        let second = app.signed_in(who).post(&format!("{ROUND}/vurder"), &told);
        assert_eq!(
            (second.status, second.code().as_str()),
            (409, "i_strid_med_tilstanden")
        );
    }
    let seen = case_of(&app.signed_in(EAST))["resultat"].clone();
    assert!(
        seen["spredning"].is_null(),
        "«ikke vurdert» has no place on the scale"
    );
    let again = app
        .signed_in(LEADER)
        .post("/kalibrering", &a_round(json!([a_case()])));
    assert_eq!(again.status, 409, "a month has one round");
}

#[rstest]
fn a_case_copied_from_a_breach_leads_back_to_nobody(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let overdue = with(an_overdue_request(), json!({"fareForLivEllerHelse": "ja"}));
    let request = kommune.registers(&overdue);
    app.sweeps();
    let leader = app.signed_in(LEADER);
    let breach = leader.sees("/mulige-brudd")["rader"][0]["id"].clone();
    let copied = json!([{"tittel": "Sak 1", "muligBrudd": breach}]);
    assert_eq!(leader.post("/kalibrering", &a_round(copied)).status, 201);
    let shown = app.signed_in(EAST).get(&format!("/api/v1{ROUND}"));
    let facts = case_of(&app.signed_in(EAST))["fakta"].clone();
    let danger = json!({"faktum": "fareForLivEllerHelse", "verdi": "ja"});
    assert!(
        facts.as_array().expect("facts").contains(&danger),
        "{facts}"
    );
    let breach = breach.as_str().expect("an id");
    for trace in [breach, &request.id, "4601", "Kim", &a_child()] {
        assert!(!shown.body.contains(trace), "{trace}");
    }
    let stored = app
        .raw()
        .line("SELECT title || facts AS line FROM calibration_case");
    assert!(
        !stored.contains(breach) && !stored.contains("4601"),
        "{stored}"
    );
}

#[rstest]
fn what_is_no_anonymised_case_is_refused_with_its_field(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let leader = app.signed_in(LEADER);
    let changed = |changes| with(a_case(), changes);
    for (case, field) in [
        (
            changed(json!({"tittel": format!("Barn {}", a_child())})),
            "tittel",
        ),
        (changed(json!({"tittel": " "})), "tittel"),
        (
            changed(json!({"fakta": {"type": "akutt", "alder": 40}})),
            "alder",
        ),
        (changed(json!({"fakta": {"alder": 12}})), "type"),
        (
            changed(
                json!({"fakta": {"type": "akutt", "svar": [{"sporsmaal": "x", "svar": "ja"}]}}),
            ),
            "svar",
        ),
        (
            json!({"tittel": "Sak", "muligBrudd": "00000000-0000-4000-8000-000000000000"}),
            "muligBrudd",
        ),
        (json!({"tittel": "Sak"}), "muligBrudd"),
    ] {
        let refused = leader.post("/kalibrering", &a_round(json!([case])));
        assert_eq!(refused.status, 422, "{case}: {refused:?}");
        assert!(refused.faults().contains_key(field), "{case}: {refused:?}");
        assert!(!refused.body.contains(&a_child()));
    }
    assert_eq!(leader.post("/kalibrering", &a_round(json!([]))).status, 422);
    assert_eq!(app.raw().count("calibration_round"), 0);
    // The control: the case itself is taken.
    assert_eq!(
        leader
            .post("/kalibrering", &a_round(json!([a_case()])))
            .status,
        201
    );
    let east = app.signed_in(EAST);
    assert_eq!(scores(&east, "hoy"), 422, "a level of the other scale");
    let desk = app.signed_in("bufetat.inntak@ost");
    let told = json!({"sak": case_of(&east)["id"], "nivaa": "moderatAlvorlig"});
    assert_eq!(desk.post(&format!("{ROUND}/vurder"), &told).status, 403);
}
