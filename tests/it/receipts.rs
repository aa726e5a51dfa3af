//! Whether a person at Bufetat has seen a request, and requests the desk writes down for who calls.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::bodies::{a_child, acute_at, an_acute_request, instant, with};
use bistandsplikt::app::receipts::{self, Sight};
use bistandsplikt::app::{Failure, norms};
use bistandsplikt::domain::event::CaseEventKind;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::domain::refusal::{Field, Rule};
use bistandsplikt::domain::request::Channel;
use bistandsplikt::web::import::actor_of;
use rstest::rstest;
use serde_json::json;

const NEED: &str = "2026-04-02T00:10:00Z";

/// How a request stands to the desk at an instant.
fn sight(story: &Story, request: RequestId, at: &str) -> Option<Sight> {
    let case = story.at(at).case_of(request);
    Sight::of(&case, &story.service().rules, instant(at))
}

/// Somebody opens the page of a request.
fn opens(story: &Story, who: &'static str, request: RequestId, at: &str) {
    let seen = story.at(at).run(move |work| {
        let actor = actor_of(who).expect("a role in an organisation");
        receipts::seen(&actor, work, request)
    });
    seen.expect("a look");
}

#[rstest]
fn a_request_is_seen_when_a_person_at_the_desk_opens_it_and_not_before(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at("2026-04-02T00:30:00Z").registers(&acute_at(NEED));
    let by = instant("2026-04-02T00:45:00Z");
    let before = "2026-04-02T00:44:59.999Z";
    assert_eq!(sight(&story, request, before), Some(Sight::Unseen(by)));
    opens(&story, "kommune.leder@4601", request, before);
    assert_eq!(
        sight(&story, request, before),
        Some(Sight::Unseen(by)),
        "its own look is none"
    );
    let after = "2026-04-02T00:45:00Z";
    assert_eq!(sight(&story, request, after), Some(Sight::CallNow(by)));

    let seen = "2026-04-02T00:50:00Z";
    opens(&story, "bufetat.inntak@vest", request, seen);
    opens(
        &story,
        "bufetat.inntak_leder@vest",
        request,
        "2026-04-02T01:00:00Z",
    );
    let at = instant(seen);
    assert_eq!(
        sight(&story, request, "2026-04-02T01:10:00Z"),
        Some(Sight::Seen(at))
    );
    let case = story.at("2026-04-02T01:10:00Z").case_of(request);
    assert_eq!(
        case.request.version, 1,
        "what is on the kommune's screen is not stale"
    );
    let told = case
        .events
        .iter()
        .filter(|event| event.kind == CaseEventKind::SeenByDesk);
    assert_eq!(told.count(), 1, "once");
    assert_eq!(
        norms::first_human_answer(&case, &[]),
        None,
        "to open it is no answer"
    );

    story
        .at("2026-04-02T02:00:00Z")
        .offers(request)
        .expect("an offer");
    assert_eq!(sight(&story, request, "2026-04-02T02:00:00Z"), None);
}

#[rstest]
fn the_desk_writes_down_a_call_with_both_its_times(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let told = with(acute_at(NEED), json!({"meldtVia": "telefon"}));
    let entered = "2026-04-02T00:35:00Z";
    let request = story.at(entered).registers_as("bufetat.inntak@vest", &told);
    let case = story.at(entered).case_of(request);
    let content = &case.request.content;
    assert_eq!(
        content.need_reported_at,
        instant(NEED),
        "the clock runs from the call"
    );
    assert_eq!(case.request.registered_at, instant(entered));
    assert_eq!(content.channel, Channel::Phone);
    assert_eq!(case.request.municipality.to_string(), "4601");
    let kinds: Vec<_> = case.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [CaseEventKind::EnteredForCaller]);
    let since = instant(entered);
    assert_eq!(sight(&story, request, entered), Some(Sight::Seen(since)));
    assert_eq!(
        norms::first_human_answer(&case, &[]),
        Some(since),
        "somebody took the call"
    );
}

#[rstest]
fn the_desk_writes_down_calls_from_its_own_region_only(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let now = story.at("2026-04-02T00:35:00Z");
    for kommune in ["5001", "3301"] {
        let told = with(acute_at(NEED), json!({"kommune": kommune}));
        let refused = now.tries_to_register_as("bufetat.inntak@vest", &told);
        assert_eq!(
            refused,
            Err(Failure::field(Field::Municipality, Rule::NotYours)),
            "{kommune}"
        );
    }
    let app = crate::support::TestApp::on(on);
    let analyst = app.signed_in("bufetat.region_leder@vest");
    assert_eq!(
        analyst.post("/anmodninger", &an_acute_request()).status,
        403
    );
}

#[rstest]
fn nobody_tells_that_the_desk_wrote_a_request_down(#[values(Sqlite, Postgres)] on: Backend) {
    let app = crate::support::TestApp::on(on);
    let request = app
        .signed_in("kommune.saksbehandler@4601")
        .registers(&an_acute_request());
    let desk = app.signed_in("bufetat.inntak@vest");
    let told = json!({"type": "fortForDenSomRingte"});
    assert_eq!(desk.tries(&request, "inntakshendelser", &told).status, 422);
    let seen = json!({"type": "settAvInntaket"});
    assert_eq!(desk.tries(&request, "inntakshendelser", &seen).status, 200);
}

#[rstest]
fn an_open_case_is_found_by_number_by_its_own_kommune_only(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = crate::support::TestApp::on(on);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let request = kommune.registers(&an_acute_request());
    let asked = |kommune: &str| json!({"kommune": kommune, "barn": {"nummer": a_child()}});
    let found = kommune.post("/anmodninger/finn", &asked("4601"));
    assert_eq!(found.status, 200, "{found:?}");
    assert_eq!(found.json()["rader"][0]["id"], request.id);
    let desk = app.signed_in("bufetat.inntak@vest");
    assert_eq!(
        desk.post("/anmodninger/finn", &asked("4601")).json()["rader"][0]["id"],
        request.id
    );
    for (who, of) in [
        ("kommune.saksbehandler@5001", "4601"),
        ("kommune.saksbehandler@5001", "5001"),
        ("bufetat.inntak@ost", "4601"),
    ] {
        let found = app.signed_in(who).post("/anmodninger/finn", &asked(of));
        assert_eq!(
            (found.status, found.json()["rader"].clone()),
            (200, json!([])),
            "{who} {of}"
        );
    }
    kommune.does(&request, "trekk", &json!({"grunn": "annenLosning"}));
    let found = kommune.post("/anmodninger/finn", &asked("4601"));
    assert_eq!(found.json()["rader"], json!([]), "it is closed");
    assert_eq!(app.raw().count("journal WHERE action = 'request.find'"), 6);
    let told = app
        .raw()
        .count(&format!("journal WHERE detail LIKE '%{}%'", a_child()));
    assert_eq!(told, 0, "no number in the journal");
}
