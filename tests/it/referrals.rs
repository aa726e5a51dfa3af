//! The kommune asks statsforvalteren to look at a case: nothing is written twice, and the case follows.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_offer};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";
const SENTENCE: &str = "Kim har sovet på kontoret i to netter.";

#[rstest]
fn a_referral_opens_the_case_to_the_office_with_all_that_was_told(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    app.signed_in(INTAKE).offers(&request, &an_offer());
    let office = app.signed_in(OFFICE);
    let seen = |view: &str| office.get(&format!("/api/v1{}{view}", request.path)).status;
    assert_eq!(seen(""), 404, "before it is referred");
    assert_eq!(office.sees("/tilsynsanmodninger")["rader"], json!([]));

    kommune.does(&request, "tilsynsanmodning", &json!({"tekst": SENTENCE}));

    for view in ["", "/frister", "/forlop", "/soklogg", "/tilbud"] {
        assert_eq!(seen(view), 200, "{view}");
    }
    let listed = &office.sees("/tilsynsanmodninger")["rader"];
    assert_eq!(listed[0]["anmodning"]["id"], request.id, "{listed}");
    assert_eq!(listed[0]["rolle"], "kommune.saksbehandler");
    assert!(
        !listed.to_string().contains(&a_child()),
        "a list names nobody"
    );
    let shown = office.sees(&request.path);
    assert_eq!(
        shown["barn"]["nummer"],
        a_child(),
        "who the child is follows"
    );
    assert_eq!(shown["tilsynsanmodninger"][0]["kontor"], "vestland");
    let chronology = office.sees(&format!("{}/forlop", request.path))["rader"].to_string();
    for kind in ["behovMeldt", "\"tilbud\"", "tilsynsanmodning"] {
        assert!(chronology.contains(kind), "{kind}: {chronology}");
    }
    assert!(
        !chronology.contains("sovet"),
        "words are not in the chronology"
    );
    let told = app.raw().count("journal WHERE action = 'request.refer'");
    assert_eq!(told, 1);
    let sealed = app
        .raw()
        .count("supervision_referral WHERE sealed_text IS NOT NULL");
    assert_eq!(sealed, 1);

    let elsewhere = app.signed_in("statsforvalter.saksbehandler@rogaland");
    assert_eq!(
        elsewhere.get(&format!("/api/v1{}", request.path)).status,
        404
    );
    assert_eq!(elsewhere.sees("/tilsynsanmodninger")["rader"], json!([]));
}

#[rstest]
fn a_case_that_was_not_referred_keeps_its_child_from_the_office(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Anmodning fra kommunen"}),
    );
    assert!(office.sees(&request.path)["barn"].is_null());
}

#[rstest]
fn it_is_asked_once_until_the_office_has_opened_supervision(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    kommune.does(&request, "tilsynsanmodning", &json!({}));
    let again = kommune.tries(&request, "tilsynsanmodning", &json!({}));
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    let office = app.signed_in(OFFICE);
    office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Anmodning fra kommunen"}),
    );
    assert_eq!(office.sees("/tilsynsanmodninger")["rader"], json!([]));
    let shown = kommune.sees(&request.path);
    assert!(
        shown["tilsynsanmodninger"][0]["aapnet"].is_string(),
        "{shown}"
    );
    kommune.does(&request, "tilsynsanmodning", &json!({}));
    assert_eq!(
        office.sees("/tilsynsanmodninger")["rader"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[rstest]
fn a_long_letter_is_no_sentence_and_bufetat_does_not_ask(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let long = json!({"tekst": "x".repeat(501)});
    let answer = kommune.tries(&request, "tilsynsanmodning", &long);
    assert_eq!(
        (answer.status, answer.faults().contains_key("tekst")),
        (422, true)
    );
    let intake = app.signed_in(INTAKE);
    assert_eq!(
        intake
            .tries(&request, "tilsynsanmodning", &json!({}))
            .status,
        403
    );
}
