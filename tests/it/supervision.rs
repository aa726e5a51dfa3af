//! Supervision opens a case to statsforvalteren, and its conclusion alone establishes a breach.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_overdue_request};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";

#[rstest]
fn a_case_is_unknown_to_statsforvalteren_until_supervision_is_opened(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    let views = [
        "",
        "/frister",
        "/forlop",
        "/soklogg",
        "/oppholdssteder",
        "/tilbud",
    ];
    for view in views {
        assert_eq!(
            office.get(&format!("/api/v1{}{view}", request.path)).status,
            404,
            "{view}"
        );
    }
    let case = office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Varsel"}),
    );
    for view in views {
        assert_eq!(
            office.get(&format!("/api/v1{}{view}", request.path)).status,
            200,
            "{view}"
        );
    }
    let shown = office.sees(&request.path);
    assert!(
        shown["barn"].is_null() && !shown.to_string().contains(&a_child()),
        "{shown}"
    );
    assert_eq!(office.sees(&case.path)["anmodning"], request.id);
    let opened = app.raw().count("journal WHERE action = 'supervision.open'");
    assert_eq!(opened, 1);
    let elsewhere = app.signed_in("statsforvalter.saksbehandler@rogaland");
    assert_eq!(
        elsewhere.get(&format!("/api/v1{}", request.path)).status,
        404
    );
    assert_eq!(elsewhere.get(&format!("/api/v1{}", case.path)).status, 404);
    assert_eq!(
        elsewhere
            .post("/tilsyn", &json!({"anmodning": request.id}))
            .status,
        404
    );
}

#[rstest]
fn only_a_conclusion_of_breach_establishes_one(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let office = app.signed_in(OFFICE);
    let breach = office.sees("/mulige-brudd")["rader"][0]["id"].clone();
    let established = || {
        office.sees(&format!("/mulige-brudd/{}", breach.as_str().unwrap()))["konstatert"].clone()
    };
    let first = office.creates("/tilsyn", &json!({"muligBrudd": breach}));
    office.does(
        &first,
        "konklusjon",
        &json!({"konklusjon": "ikkeBrudd", "dato": "2024-01-01"}),
    );
    assert_eq!(established(), false);
    let second = office.creates("/tilsyn", &json!({"muligBrudd": breach}));
    office.does(
        &second,
        "konklusjon",
        &json!({"konklusjon": "brudd", "dato": "2024-01-02", "hjemmel": "bvl. § 16-3"}),
    );
    assert_eq!(established(), true);
    assert_eq!(office.sees(&second.path)["konklusjon"], "brudd");
    let again = office.tries(
        &second,
        "konklusjon",
        &json!({"konklusjon": "ikkeBrudd", "dato": "2024-01-03"}),
    );
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    let listed = office.sees("/tilsyn")["rader"].as_array().map(Vec::len);
    assert_eq!(listed, Some(2));
}

#[rstest]
fn a_conclusion_has_dates_in_order_and_not_to_come(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let office = app.signed_in(OFFICE);
    let case = office.creates(
        "/tilsyn",
        &json!({"region": "vest", "type": "akutt", "tiltak": "institusjon"}),
    );
    for (wrong, field) in [
        (json!({"dato": "2024-01-01"}), "konklusjon"),
        (json!({"konklusjon": "brudd"}), "dato"),
        (json!({"konklusjon": "brudd", "dato": "2199-01-01"}), "dato"),
        (
            json!({"konklusjon": "brudd", "dato": "2024-01-01", "hendelseDato": "2024-01-02"}),
            "hendelseDato",
        ),
        (
            json!({"konklusjon": "brudd", "dato": "2024-01-01", "periodeFra": "2023-02-01", "periodeTil": "2023-01-01"}),
            "periodeTil",
        ),
    ] {
        let answer = office.tries(&case, "konklusjon", &wrong);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    let both = json!({"muligBrudd": case.id, "anmodning": case.id});
    assert_eq!(office.post("/tilsyn", &both).status, 422);
    assert_eq!(office.post("/tilsyn", &json!({})).status, 422);
}
