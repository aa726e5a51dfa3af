//! The same key with the same content does a thing once.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, an_offer, with};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

#[rstest]
fn the_same_key_and_content_gives_the_same_answer_again(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let keyed = with(
        an_acute_request(),
        json!({"avsendersMeldingsidentifikator": "m-1"}),
    );
    let (first, again) = (
        kommune.post("/anmodninger", &keyed),
        kommune.post("/anmodninger", &keyed),
    );
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(
        (first.body, &first.headers["location"]),
        (again.body, &again.headers["location"])
    );
    assert_eq!(app.raw().count("placement_request"), 1);
    // The control: without a key the same content is another request.
    let unkeyed = an_acute_request();
    assert_ne!(
        kommune.registers(&unkeyed).id,
        kommune.registers(&unkeyed).id
    );
}

#[rstest]
fn the_key_may_stand_in_a_header_and_both_must_agree(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let body = an_acute_request();
    let send = |key: &str| kommune.post_with("/anmodninger", &body, &[("Idempotency-Key", key)]);
    assert_eq!(send("h-1").body, send("h-1").body);
    assert_ne!(send("h-1").body, send("h-2").body);
    let keyed = with(
        body.clone(),
        json!({"avsendersMeldingsidentifikator": "m-1"}),
    );
    let both = kommune.post_with("/anmodninger", &keyed, &[("Idempotency-Key", "h-3")]);
    assert_eq!(
        (both.status, both.code().as_str()),
        (400, "ugyldig_foresporsel")
    );
    for bad in ["", &"x".repeat(129)] {
        assert_eq!(send(bad).status, 400, "{} characters", bad.len());
    }
    assert_eq!(send(&"x".repeat(128)).status, 201);
}

#[rstest]
fn the_same_key_with_other_content_is_a_conflict(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let keyed = with(
        an_acute_request(),
        json!({"avsendersMeldingsidentifikator": "m-1"}),
    );
    assert_eq!(kommune.post("/anmodninger", &keyed).status, 201);
    let other = with(keyed, json!({"meldtVia": "mote"}));
    let answer = kommune.post("/anmodninger", &other);
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (409, "idempotent_konflikt")
    );
    assert_eq!(app.raw().count("placement_request"), 1);
    // Keys are the organisation's own.
    let elsewhere = with(other, json!({"kommune": "1103"}));
    assert_eq!(
        app.signed_in("kommune.saksbehandler@1103")
            .post("/anmodninger", &elsewhere)
            .status,
        201
    );
}

#[rstest]
fn an_act_sent_twice_is_done_once_even_when_its_tag_is_old(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let path = format!("{}/tilbud", request.path);
    let headers = [("If-Match", "\"1\""), ("Idempotency-Key", "tilbud-1")];
    let offer = an_offer();
    let (first, again) = (
        inntak.post_with(&path, &offer, &headers),
        inntak.post_with(&path, &offer, &headers),
    );
    assert_eq!((first.status, again.status), (201, 201), "{again:?}");
    assert_eq!(first.body, again.body);
    assert_eq!(app.raw().count("offer"), 1);
}

#[rstest]
fn a_refused_call_does_not_use_up_its_key(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let keyed = with(
        an_acute_request(),
        json!({"avsendersMeldingsidentifikator": "m-1"}),
    );
    assert_eq!(
        kommune
            .post(
                "/anmodninger",
                &with(keyed.clone(), json!({"type": "planlagt"}))
            )
            .status,
        422
    );
    assert_eq!(kommune.post("/anmodninger", &keyed).status, 201);
}

#[rstest]
fn two_who_send_the_same_key_at_once_get_one_object(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let keyed = with(
        an_acute_request(),
        json!({"avsendersMeldingsidentifikator": "m-1"}),
    );
    let answers: Vec<_> = std::thread::scope(|threads| {
        let senders: Vec<_> = (0..6)
            .map(|_| threads.spawn(|| app.signed_in(KOMMUNE).post("/anmodninger", &keyed)))
            .collect();
        senders
            .into_iter()
            .map(|sender| sender.join().expect("an answer"))
            .collect()
    });
    for answer in &answers {
        assert_eq!(
            (answer.status, &answer.body),
            (201, &answers[0].body),
            "{answer:?}"
        );
    }
    assert_eq!(app.raw().count("placement_request"), 1);
    assert_eq!(
        app.raw().count("journal WHERE action = 'request.register'"),
        1
    );
}
