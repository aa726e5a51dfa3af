//! The surge board: what waits now against the same hour of the last weeks, by region and target group.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{acute_at, ago, an_offer, number_of_a_child, with};
use crate::support::client::{Object, Session};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";

/// A request about a child of its own, reported so long ago.
fn registers(app: &TestApp, serial: u32, before: TimeDelta, group: &str) -> Object {
    let number = number_of_a_child("2011-03-14", serial);
    let told = json!({"barn": {"nummer": number}, "maalgruppe": group});
    let kommune = app.signed_in(KOMMUNE);
    kommune.registers(&with(acute_at(&ago(before)), told))
}

fn row(session: &Session<'_>, region: &str, group: Option<&str>) -> Value {
    let board = session.sees("/inntak/stormtavle");
    let rows = board["rader"].as_array().cloned().expect("rows");
    let found = rows.into_iter().find(|row| {
        let whole = row["heleRegionen"] == json!(group.is_none());
        row["region"] == region && whole && row["maalgruppe"] == json!(group)
    });
    found.unwrap_or_default()
}

#[rstest]
fn what_waits_is_counted_by_group_and_held_against_the_weeks_before(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let intake = app.signed_in(INTAKE);
    let first = registers(&app, 100, TimeDelta::hours(1), "akutt");
    registers(&app, 200, TimeDelta::hours(30), "rus");
    // Waited two weeks ago at this hour, and got an offer after it.
    let old = registers(
        &app,
        300,
        TimeDelta::days(14) + TimeDelta::hours(1),
        "akutt",
    );
    let late = json!({"tidspunkt": ago(TimeDelta::days(14) - TimeDelta::hours(1))});
    intake.offers(&old, &with(an_offer(), late));
    let whole = row(&intake, "vest", None);
    assert_eq!(whole["utenTilbud"], 2, "{whole}");
    assert_eq!(whole["sammeTimeUkene"], json!([0, 1, 0, 0]));
    assert_eq!(
        (&whole["nyeSisteDogn"], &whole["nyeSisteUke"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(
        (&whole["ubesvart"], &whole["flereEnnUkene"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(row(&intake, "vest", Some("rus"))["utenTilbud"], 1);

    intake.does(
        &first,
        "soklogg",
        &json!({"enhet": "demo-vest-01", "svar": "fullt"}),
    );
    assert_eq!(
        row(&intake, "vest", None)["ubesvart"],
        1,
        "a place was asked"
    );
    let offer = intake.offers(&first, &an_offer());
    intake.does(
        &offer,
        "hold",
        &json!({"holdesTil": ago(-TimeDelta::hours(1))}),
    );
    let whole = row(&intake, "vest", None);
    assert_eq!(
        (&whole["utenTilbud"], &whole["plasserHoldt"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(whole["flereEnnUkene"], false);
    assert_eq!(row(&intake, "vest", Some("akutt"))["plasserHoldt"], 1);
    // Kept for longer, it is still one place, and let go it is none.
    let longer = json!({"holdesTil": ago(-TimeDelta::hours(2))});
    intake.does(&offer, "hold", &longer);
    assert_eq!(row(&intake, "vest", None)["plasserHoldt"], 1);
    intake.does(&offer, "slipp", &json!({"begrunnelse": "En annen"}));
    assert_eq!(row(&intake, "vest", None)["plasserHoldt"], 0);
}

#[rstest]
fn desks_and_region_leaders_see_every_region_and_no_case(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let request = registers(&app, 100, TimeDelta::hours(1), "akutt");
    for who in [
        "bufetat.inntak@nord",
        "bufetat.region_leder@ost",
        "bufetat.inntak_leder@vest",
    ] {
        let session = app.signed_in(who);
        assert_eq!(row(&session, "vest", None)["utenTilbud"], 1, "{who}");
        assert!(
            !session
                .sees("/inntak/stormtavle")
                .to_string()
                .contains(&request.id)
        );
    }
    for who in [
        KOMMUNE,
        "statsforvalter.leder@vestland",
        "bufdir.leder@bufdir",
    ] {
        let answer = app.signed_in(who).get("/api/v1/inntak/stormtavle");
        assert_eq!(answer.status, 403, "{who}");
    }
    assert_eq!(app.raw().count("journal WHERE action = 'surge.read'"), 6);
}

#[rstest]
fn a_withdrawn_request_waits_no_longer_until_it_is_reopened(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let request = registers(&app, 100, TimeDelta::hours(1), "akutt");
    let intake = app.signed_in(INTAKE);
    assert_eq!(row(&intake, "vest", None)["utenTilbud"], 1);
    app.signed_in(KOMMUNE)
        .does(&request, "trekk", &json!({"grunn": "gaOpp"}));
    let whole = row(&intake, "vest", None);
    assert_eq!(
        (&whole["utenTilbud"], &whole["nyeSisteDogn"]),
        (&json!(0), &json!(1))
    );
    // Withdrawn by mistake, it has waited all the time.
    let again = json!({"type": "gjenaapnet", "detalj": "trukketVedFeil"});
    let kommune = app.signed_in(KOMMUNE);
    kommune.does(&request, "hendelser", &again);
    assert_eq!(row(&intake, "vest", None)["utenTilbud"], 1);
    kommune.does(&request, "trekk", &json!({"grunn": "gaOpp"}));
    assert_eq!(
        row(&intake, "vest", None)["utenTilbud"],
        0,
        "and withdrawn again"
    );
}
