//! Bufetat offers, the kommune answers, the child moves in.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, an_offer, with};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

#[rstest]
fn an_offer_is_accepted_and_the_child_moves_in(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let offer = inntak.offers(&request, &an_offer());
    assert_eq!(kommune.sees(&offer.path)["status"], "staar");
    kommune.accepts(&offer);
    assert_eq!(kommune.sees(&request.path)["status"], "akseptert");
    inntak.does(&offer, "innflyttet", &json!({}));
    assert_eq!(kommune.sees(&offer.path)["status"], "innflyttet");
    assert_eq!(kommune.sees(&request.path)["status"], "innflyttet");
    let stays = kommune.sees(&format!("{}/oppholdssteder", request.path));
    assert!(
        !stays["rader"][0]["til"].is_null(),
        "the wait at home is over: {stays}"
    );
}

#[rstest]
fn the_kommune_too_may_tell_that_the_child_moved_in(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let offer = inntak.offers(&kommune.registers(&an_acute_request()), &an_offer());
    let early = kommune.tries(&offer, "innflyttet", &json!({}));
    assert_eq!(early.status, 409, "nobody has accepted: {early:?}");
    kommune.accepts(&offer);
    kommune.does(&offer, "innflyttet", &json!({}));
}

#[rstest]
fn a_declined_offer_keeps_its_reason_and_the_child_waits_on(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let offer = inntak.offers(&request, &an_offer());
    let unexplained = kommune.tries(&offer, "avslaa", &json!({"grunn": "annet"}));
    assert_eq!(
        (
            unexplained.status,
            unexplained.faults().contains_key("tekst")
        ),
        (422, true)
    );
    kommune.does(
        &offer,
        "avslaa",
        &json!({"grunn": "avstand", "tekst": "Fire timer fra skolen"}),
    );
    let shown = inntak.sees(&offer.path);
    assert_eq!(
        (shown["status"].as_str(), shown["avslagGrunn"].as_str()),
        (Some("avslaatt"), Some("avstand"))
    );
    assert_eq!(kommune.sees(&request.path)["status"], "venter");
    let late = kommune.tries(&offer, "aksepter", &json!({}));
    assert_eq!(
        (late.status, late.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
}

#[rstest]
fn a_withdrawn_offer_leaves_the_child_waiting_even_if_it_was_accepted(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let offer = inntak.offers(&request, &an_offer());
    kommune.accepts(&offer);
    let unexplained = inntak.tries(&offer, "trekk", &json!({}));
    assert_eq!(
        (
            unexplained.status,
            unexplained.faults().contains_key("begrunnelse")
        ),
        (422, true)
    );
    inntak.does(
        &offer,
        "trekk",
        &json!({"begrunnelse": "Plassen ble opptatt"}),
    );
    assert_eq!(kommune.sees(&request.path)["status"], "venter");
    let another = inntak.offers(
        &request,
        &with(an_offer(), json!({"enhet": "demo-vest-02"})),
    );
    kommune.accepts(&another);
    assert_eq!(kommune.sees(&request.path)["status"], "akseptert");
}

#[rstest]
fn two_offers_stand_and_only_one_is_accepted(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let one = inntak.offers(&request, &an_offer());
    let other = inntak.offers(
        &request,
        &with(an_offer(), json!({"enhet": "demo-vest-02"})),
    );
    kommune.accepts(&one);
    let second = kommune.tries(&other, "aksepter", &json!({}));
    assert_eq!(
        (second.status, second.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    let third = inntak.tries(&request, "tilbud", &an_offer());
    assert_eq!(third.status, 409);
    let listed = kommune.sees(&format!("{}/tilbud", request.path));
    assert_eq!(listed["rader"].as_array().map(Vec::len), Some(2));
}

#[rstest]
fn an_expired_offer_takes_no_answer(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let short =
        json!({"tidspunkt": ago(TimeDelta::minutes(9)), "utloper": ago(TimeDelta::minutes(1))});
    let offer = inntak.offers(&request, &with(an_offer(), short));
    assert_eq!(kommune.sees(&offer.path)["status"], "utlopt");
    for (act, body) in [
        ("aksepter", json!({})),
        ("avslaa", json!({"grunn": "forSent"})),
    ] {
        let answer = kommune.tries(&offer, act, &body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "i_strid_med_tilstanden"),
            "{act}"
        );
    }
    // The control: while it stood, it could be answered.
    kommune.does(
        &offer,
        "aksepter",
        &json!({"tidspunkt": ago(TimeDelta::minutes(5))}),
    );
}

#[rstest]
fn an_offer_names_a_unit_of_the_list_and_plausible_distances(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    for (wrong, field) in [
        (json!({"enhet": "finnes-ikke"}), "enhet"),
        (json!({"enhet": null}), "enhet"),
        (json!({"avstandKm": -1}), "avstandKm"),
        (json!({"reisetidMinutter": 5001}), "reisetidMinutter"),
        (json!({"ledigFra": "i morgen"}), "ledigFra"),
        (json!({"utloper": ago(TimeDelta::days(1))}), "utloper"),
        (json!({"tidspunkt": ago(TimeDelta::days(-1))}), "tidspunkt"),
        (json!({"tidspunkt": ago(TimeDelta::hours(1))}), "tidspunkt"),
    ] {
        let answer = inntak.tries(&request, "tilbud", &with(an_offer(), wrong.clone()));
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    let units = inntak.sees("/enheter");
    assert!(
        units["rader"]
            .as_array()
            .is_some_and(|rows| rows.len() > 20)
    );
}
