//! A place is kept for the kommune while it decides, runs out by itself, and can be let go. The offer was
//! made all the same.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, an_offer, with};
use crate::support::client::{Object, Session};
use crate::support::story::Story;
use bistandsplikt::app::{Expected, holds, offers};
use bistandsplikt::domain::hold::HoldStatus;
use bistandsplikt::domain::id::OfferId;
use bistandsplikt::domain::offer::OfferStatus;
use bistandsplikt::web::import::actor_of;
use chrono::{DateTime, TimeDelta, Utc};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const WHY: &str = "En annen fikk plassen til Kim.";

fn an_hour_on() -> String {
    ago(-TimeDelta::hours(1))
}

fn an_offered_place(app: &TestApp) -> (Object, Object) {
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let offer = app.signed_in(INTAKE).offers(&request, &an_offer());
    (request, offer)
}

fn kept(session: &Session<'_>, offer: &Object) -> Value {
    session.sees(&offer.path)["plassHoldt"].clone()
}

#[rstest]
fn both_sides_see_how_long_it_is_kept_and_that_it_was_let_go(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let (request, offer) = an_offered_place(&app);
    assert_eq!(kept(&kommune, &offer), json!(null));
    intake.does(&offer, "hold", &json!({"holdesTil": an_hour_on()}));
    for side in [&kommune, &intake] {
        let seen = kept(side, &offer);
        assert_eq!(seen["status"], "holdes");
        let left = seen["minutterIgjen"].as_i64().expect("minutes");
        assert!((55..=60).contains(&left), "{left}");
        let listed = side.sees(&format!("{}/tilbud", request.path));
        assert_eq!(listed["rader"][0]["plassHoldt"]["status"], "holdes");
    }
    intake.does(&offer, "slipp", &json!({"begrunnelse": WHY}));
    let seen = kept(&kommune, &offer);
    assert_eq!(
        (&seen["status"], &seen["minutterIgjen"]),
        (&json!("sluppet"), &json!(null))
    );
    assert_eq!(
        kommune.sees(&offer.path)["status"],
        "staar",
        "the offer stands"
    );
    let chronology = kommune.sees(&format!("{}/forlop", request.path))["rader"].to_string();
    for kind in ["plassHoldt", "plassSluppet"] {
        assert!(chronology.contains(kind), "{kind}: {chronology}");
    }
    for act in ["offer.hold", "offer.release"] {
        assert_eq!(
            app.raw().count(&format!("journal WHERE action = '{act}'")),
            1
        );
    }
    if matches!(on, Postgres) {
        assert!(
            !app.raw().dump().contains("fikk plassen"),
            "the reason lies sealed"
        );
    }
}

#[rstest]
fn only_bufetat_keeps_and_what_cannot_be_is_refused(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let expires = ago(-TimeDelta::hours(3));
    let offer = intake.offers(&request, &with(an_offer(), json!({"utloper": expires})));
    let refused = |told: Value| {
        let answer = intake.tries(&offer, "hold", &told);
        (answer.status, answer.faults().contains_key("holdesTil"))
    };
    assert_eq!(refused(json!({})), (422, true), "until when?");
    assert_eq!(
        refused(json!({"holdesTil": ago(TimeDelta::hours(1))})),
        (422, true),
        "past"
    );
    let beyond = json!({"holdesTil": ago(-TimeDelta::hours(4))});
    assert_eq!(refused(beyond), (422, true), "longer than the offer stands");
    assert_eq!(
        intake
            .tries(&offer, "slipp", &json!({"begrunnelse": WHY}))
            .status,
        409
    );
    let until = json!({"holdesTil": an_hour_on()});
    assert_eq!(kommune.tries(&offer, "hold", &until).status, 403);
    let elsewhere = app.signed_in("bufetat.inntak@nord");
    assert_eq!(elsewhere.tries(&offer, "hold", &until).status, 404);
    intake.does(&offer, "hold", &until);
    assert_eq!(refused(until.clone()), (422, true), "no longer than before");
    intake.does(
        &offer,
        "hold",
        &json!({"holdesTil": ago(-TimeDelta::hours(2))}),
    );
    let left = kept(&kommune, &offer)["minutterIgjen"].as_i64();
    assert!(
        left.is_some_and(|left| left > 100),
        "the last told holds: {left:?}"
    );
    assert_eq!(
        intake.tries(&offer, "slipp", &json!({})).status,
        422,
        "why?"
    );
    kommune.does(&offer, "avslaa", &json!({"grunn": "avstand"}));
    assert_eq!(kept(&kommune, &offer)["status"], "avsluttet");
    let late = json!({"holdesTil": ago(-TimeDelta::hours(2))});
    assert_eq!(intake.tries(&offer, "hold", &late).status, 409, "answered");
}

#[rstest]
fn a_hold_runs_out_without_a_row_and_the_offer_was_made_all_the_same(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story
        .at("2026-04-08T10:00:00Z")
        .registers(&crate::support::bodies::acute_at("2026-04-08T09:50:00Z"));
    let offer = story
        .at("2026-04-08T11:00:00Z")
        .offers(request)
        .expect("an offer");
    let until = crate::support::bodies::instant("2026-04-08T13:00:00Z");
    story
        .at("2026-04-08T11:05:00Z")
        .run(move |work| {
            let now = work.now;
            let intake = actor_of(INTAKE).expect("a role");
            holds::keep(&intake, work, (offer, Expected::Any), (until, now))
        })
        .expect("a place is kept");
    let rows = || story.raw().count("place_hold") + story.raw().count("place_hold_release");
    let before = rows();
    assert_eq!(
        how(&story, "2026-04-08T12:59:59Z", offer),
        (HoldStatus::Held, OfferStatus::Standing)
    );
    story.at("2026-04-08T14:00:00Z").sweeps_through();
    assert_eq!(
        how(&story, "2026-04-08T14:00:00Z", offer),
        (HoldStatus::RanOut, OfferStatus::Standing)
    );
    assert_eq!(rows(), before, "that it ran out is told by nobody");
    story.at("2026-04-09T10:00:00Z").sweeps_through();
    let late = story.at("2026-04-09T10:00:00Z").breach_on(request);
    assert!(
        late.is_none(),
        "an offer in time, whatever became of the place"
    );
}

/// How the place and its offer stand at an instant.
fn how(story: &Story, at: &str, offer: OfferId) -> (HoldStatus, OfferStatus) {
    let now: DateTime<Utc> = crate::support::bodies::instant(at);
    let found = story.at(at).run(move |work| {
        let intake = actor_of(INTAKE).expect("a role");
        let stored = offers::show(&intake, work, offer)?;
        let hold = holds::last(work, offer)?.expect("a hold");
        Ok((hold.status(&stored.offer, now), stored.offer.status(now)))
    });
    found.expect("an offer")
}
