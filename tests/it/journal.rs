//! The journal: one row for every change and every look, and nobody takes a row back.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_offer, an_overdue_request};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

/// What was written since the last time it was asked.
struct Journal<'a> {
    app: &'a TestApp,
    seen: usize,
}

impl Journal<'_> {
    fn new_rows(&mut self) -> usize {
        let now = self.app.raw().count("journal");
        let new = now - self.seen;
        self.seen = now;
        new
    }
}

#[rstest]
fn every_look_writes_exactly_one_row(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let office = app.signed_in("statsforvalter.leder@vestland");
    let request = kommune.registers(&an_overdue_request());
    app.sweeps();
    let offer = inntak.offers(&request, &an_offer());
    let case = office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Varsel"}),
    );
    let breach = inntak.sees("/mulige-brudd")["rader"][0]["id"]
        .as_str()
        .expect("a breach")
        .to_owned();
    let mut journal = Journal { app: &app, seen: 0 };
    journal.new_rows();
    for view in [
        "",
        "/frister",
        "/forlop",
        "/soklogg",
        "/oppholdssteder",
        "/tilbud",
    ] {
        for session in [&kommune, &inntak, &office] {
            session.sees(&format!("{}{view}", request.path));
            assert_eq!(journal.new_rows(), 1, "{view}");
        }
    }
    for path in [
        "/anmodninger".to_owned(),
        "/mulige-brudd".into(),
        "/varsler".into(),
        format!("/mulige-brudd/{breach}"),
        offer.path,
    ] {
        inntak.sees(&path);
        assert_eq!(journal.new_rows(), 1, "{path}");
    }
    for path in ["/tilsyn".to_owned(), case.path, "/rapporter/2024-07".into()] {
        office.sees(&path);
        assert_eq!(journal.new_rows(), 1, "{path}");
    }
    // Nothing about any child: no row.
    inntak.sees("/enheter");
    assert_eq!(journal.new_rows(), 0);
}

#[rstest]
fn every_change_writes_exactly_one_row_and_a_refused_one_none(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let office = app.signed_in("statsforvalter.leder@vestland");
    let mut journal = Journal { app: &app, seen: 0 };
    let request = kommune.registers(&an_overdue_request());
    assert_eq!(journal.new_rows(), 1, "registered");
    assert_eq!(app.sweeps().breaches, 1);
    assert_eq!(journal.new_rows(), 1 + 5, "flagged, and every rung raised");
    let offer = inntak.post_with(
        &format!("{}/tilbud", request.path),
        &an_offer(),
        &[("If-Match", "\"1\"")],
    );
    assert_eq!((offer.status, journal.new_rows()), (201, 1), "{offer:?}");
    let offer = format!("/tilbud/{}", offer.json()["id"].as_str().expect("an id"));
    let request_acts = [
        (
            &kommune,
            "rett",
            json!({"endringer": {"ivaretatt": "nei"}, "begrunnelse": "feil"}),
        ),
        (&kommune, "tillegg", json!({"fareForLivEllerHelse": "nei"})),
        (&kommune, "nemnd", json!({"type": "iverksatt"})),
        (
            &inntak,
            "soklogg",
            json!({"enhet": "demo-vest-01", "svar": "fullt"}),
        ),
        (&kommune, "oppholdssteder", json!({"type": "sykehus"})),
        (&kommune, "skadehendelser", json!({"type": "vold"})),
    ];
    for (version, (session, act, body)) in (2..).zip(request_acts) {
        let path = format!("{}/{act}", request.path);
        let tag = format!("\"{version}\"");
        let refused = session.post_with(&path, &body, &[("If-Match", "\"99\"")]);
        assert_eq!((refused.status, journal.new_rows()), (412, 0), "{act}");
        let done = session.post_with(&path, &body, &[("If-Match", &tag)]);
        assert_eq!(
            (done.status, journal.new_rows()),
            (200, 1),
            "{act}: {done:?}"
        );
    }
    for (version, act) in (1..).zip(["aksepter", "innflyttet"]) {
        let tag = format!("\"{version}\"");
        let done = kommune.post_with(&format!("{offer}/{act}"), &json!({}), &[("If-Match", &tag)]);
        assert_eq!(
            (done.status, journal.new_rows()),
            (200, 1),
            "{act}: {done:?}"
        );
    }
    let breach = app.raw().line("SELECT id AS line FROM possible_breach");
    let breach_path = format!("/mulige-brudd/{breach}");
    for (version, act, body) in [
        (
            1,
            "vurder",
            json!({"nivaa": "svaertAlvorlig", "begrunnelse": "x"}),
        ),
        (2, "bekreft", json!({})),
    ] {
        let tag = format!("\"{version}\"");
        let done = inntak.post_with(
            &format!("{breach_path}/{act}"),
            &body,
            &[("If-Match", &tag)],
        );
        assert_eq!(
            (done.status, journal.new_rows()),
            (200, 1),
            "{act}: {done:?}"
        );
    }
    let case = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach, "begrunnelse": "Varsel"}),
    );
    assert_eq!(journal.new_rows(), 1, "supervision");
    let concluding = json!({"konklusjon": "brudd", "dato": "2024-01-01"});
    let done = office.post_with(
        &format!("{}/konklusjon", case.path),
        &concluding,
        &[("If-Match", "\"1\"")],
    );
    assert_eq!((done.status, journal.new_rows()), (200, 1), "{done:?}");
}

#[rstest]
fn a_row_says_who_did_what_and_nothing_of_the_child(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let id = "33333333-3333-4333-8333-333333333333";
    let headers = [("X-Korrelasjonsid", id)];
    let answer = app
        .signed_in(KOMMUNE)
        .post_with("/anmodninger", &an_acute_request(), &headers);
    assert_eq!(answer.status, 201);
    let row = app.raw().line(
        "SELECT organisation || ' ' || role || ' ' || action || ' ' || object_kind || ' ' || correlation || ' ' || \
         person || ' ' || detail AS line FROM journal",
    );
    assert!(
        row.starts_with(&format!(
            "kommune:4601 kommune.saksbehandler request.register request {id}"
        )),
        "{row}"
    );
    assert!(!row.contains(&a_child()) && !row.contains("Kim"), "{row}");
}

#[rstest]
fn the_database_itself_refuses_to_change_or_delete_a_row(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_acute_request());
    for statement in [
        "UPDATE journal SET role = 'x'",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE role <> 'x'",
    ] {
        let refused = app.raw().run(statement).expect_err(statement);
        assert!(
            refused.to_string().contains("append-only"),
            "{statement}: {refused}"
        );
    }
    if on == Postgres {
        assert!(app.raw().run("TRUNCATE journal").is_err());
    }
    assert_eq!(app.raw().count("journal"), 1);
    // The control: another table takes the same statement.
    app.raw()
        .run("UPDATE placement_request SET office = office")
        .expect("an update");
}
