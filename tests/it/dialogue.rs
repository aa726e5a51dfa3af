//! Statsforvalteren as a neutral third party in a disagreement: asked, answered by each, and no supervision.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request};
use crate::support::client::{Answer, Object, Session};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";

/// A request with a disagreement about distance; the disagreement's id.
fn disagreeing(kommune: &Session<'_>) -> (Object, Value) {
    let request = kommune.registers(&an_acute_request());
    let raised =
        json!({"type": "uenighet", "detalj": "avstand", "tekst": "Kim kan ikke flytte så langt"});
    kommune.does(&request, "hendelser", &raised);
    let events = kommune.sees(&format!("{}/hendelser", request.path));
    (request, events["rader"][0]["id"].clone())
}

fn step(who: &Session<'_>, request: &Object, kind: &str, about: &Value) -> Answer {
    let mut told = json!({"type": kind, "gjelderHendelse": about});
    if kind == "dialogAvsluttet" {
        told["detalj"] = json!("delvisEnige");
    }
    who.tries(request, "dialog", &told)
}

fn dialogue(who: &Session<'_>, request: &Object) -> Value {
    who.sees(&format!("{}/dialog", request.path))["rader"][0].clone()
}

#[rstest]
fn all_three_take_part_and_nothing_is_opened_or_established(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let office = app.signed_in(OFFICE);
    let (request, disagreement) = disagreeing(&kommune);
    let seen = |who: &Session<'_>| who.get(&format!("/api/v1{}", request.path)).status;
    assert_eq!(seen(&office), 404, "before it is asked");

    let asked = step(&kommune, &request, "dialogInvitasjon", &disagreement);
    assert_eq!(asked.status, 200, "{asked:?}");
    let invitation = dialogue(&kommune, &request)["id"].clone();
    assert_eq!(
        seen(&office),
        200,
        "the office must know what it is asked to"
    );
    let shown = office.sees(&request.path);
    assert!(shown["barn"].is_null(), "not who the child is: {shown}");
    let events = office
        .sees(&format!("{}/hendelser", request.path))
        .to_string();
    assert!(!events.contains("langt"), "nor what was written: {events}");
    let listed = office.sees("/dialoginvitasjoner");
    assert_eq!(listed["rader"][0]["anmodning"]["id"], json!(request.id));
    assert!(!listed.to_string().contains(&a_child()));
    let elsewhere = app.signed_in("statsforvalter.saksbehandler@rogaland");
    assert_eq!(seen(&elsewhere), 404);
    assert_eq!(elsewhere.sees("/dialoginvitasjoner")["rader"], json!([]));

    assert_eq!(
        step(&office, &request, "dialogAvsluttet", &invitation).status,
        422
    );
    assert_eq!(
        step(&office, &request, "dialogGodtatt", &invitation).status,
        200
    );
    assert_eq!(dialogue(&inntak, &request)["tilstand"], "venterPaaSvar");
    assert_eq!(
        step(&inntak, &request, "dialogGodtatt", &invitation).status,
        200
    );
    assert_eq!(
        step(&inntak, &request, "dialogGodtatt", &invitation).status,
        422,
        "once"
    );
    assert_eq!(dialogue(&office, &request)["tilstand"], "paagaar");
    assert_eq!(
        step(&office, &request, "dialogAvsluttet", &invitation).status,
        200
    );
    assert_eq!(
        seen(&office),
        404,
        "what is ended is closed to the office again"
    );
    let ended = dialogue(&kommune, &request);
    assert_eq!(
        (&ended["tilstand"], &ended["utfall"]),
        (&json!("avsluttet"), &json!("delvisEnige"))
    );
    let mut raw = app.raw();
    assert_eq!(raw.count("journal WHERE action = 'request.dialogue'"), 4);
    for table in ["supervision", "supervision_referral", "possible_breach"] {
        assert_eq!(raw.count(table), 0, "{table}");
    }
}

#[rstest]
fn a_no_closes_it_and_it_may_be_asked_anew(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let office = app.signed_in(OFFICE);
    let (request, disagreement) = disagreeing(&kommune);
    step(&inntak, &request, "dialogInvitasjon", &disagreement);
    let beside = step(&kommune, &request, "dialogInvitasjon", &disagreement);
    assert_eq!(beside.status, 422, "one at a time: {beside:?}");
    let invitation = dialogue(&kommune, &request)["id"].clone();
    assert_eq!(
        step(&kommune, &request, "dialogAvslaatt", &invitation).status,
        200
    );
    assert_eq!(dialogue(&inntak, &request)["tilstand"], "avslaatt");
    assert_eq!(office.get(&format!("/api/v1{}", request.path)).status, 404);
    assert_eq!(office.sees("/dialoginvitasjoner")["rader"], json!([]));
    let anew = step(&kommune, &request, "dialogInvitasjon", &disagreement);
    assert_eq!(anew.status, 200, "{anew:?}");
}

#[rstest]
fn the_office_offers_it_only_on_a_case_it_may_see(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, office) = (app.signed_in(KOMMUNE), app.signed_in(OFFICE));
    let (request, disagreement) = disagreeing(&kommune);
    let tag = [("If-Match", "\"2\"")];
    let told = json!({"type": "dialogTilbud", "gjelderHendelse": disagreement});
    let unseen = office.post_with(&format!("{}/dialog", request.path), &told, &tag);
    assert_eq!(unseen.status, 404, "{unseen:?}");
    kommune.does(&request, "tilsynsanmodning", &json!({}));
    let offered = step(&office, &request, "dialogTilbud", &disagreement);
    assert_eq!(offered.status, 200, "{offered:?}");
    assert_eq!(dialogue(&kommune, &request)["fra"], "statsforvalter");
    let event = json!({"type": "dialogGodtatt", "gjelderHendelse": disagreement});
    let by_event = kommune.tries(&request, "hendelser", &event);
    assert!(
        by_event.faults().contains_key("type"),
        "its own address: {by_event:?}"
    );
}
