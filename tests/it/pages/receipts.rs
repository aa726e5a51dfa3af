//! What the kommune sees first after it has sent, and the form of the desk that takes a call.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
/// As little as an acute request may be.
const LEAST: [(&str, &str); 4] = [
    ("birth_date", "2012-02-29"),
    ("legal_basis", "p4_4"),
    ("measure", "institution"),
    ("place", "home"),
];

#[actix_web::test]
async fn the_kommune_is_told_when_a_person_has_seen_its_request() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let sent = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &LEAST)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let case = sent.location;
    let page = kommune.get(&case).await;
    page.holds("ingen på inntaket har åpnet den ennå")
        .holds("Denne tjenesten")
        .holds("akuttelefonen til inntaket");
    let action = format!("{case}/tillegg");
    let version = page.hidden(&action, "versjon");

    intake.get(&case).await.holds("Gi tilbud");
    let page = kommune.get(&case).await;
    page.holds("Et menneske på inntaket i Bufetat så anmodningen")
        .holds("Klokken går til Bufetat gir et tilbud");
    assert_eq!(page.hidden(&action, "versjon"), version, "nothing is stale");
}

#[actix_web::test]
async fn the_desk_writes_a_call_down_for_a_kommune_of_its_region() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    intake
        .get("/inntak")
        .await
        .holds("Før anmodning for en som ringer");
    let form = intake.get("/anmodninger/ny").await;
    form.holds("Akutt anmodning for en som ringer")
        .holds("value=\"4601\"");
    assert!(
        !form.body.contains("value=\"5001\""),
        "another region's kommune"
    );
    let told = |kommune| {
        let mut fields = LEAST.to_vec();
        fields.push(("municipality", kommune));
        fields.push(("contact_phone", "00 00 00 00"));
        fields
    };
    let elsewhere = intake
        .post("/anmodninger/ny", "/anmodninger/ny", &told("5001"))
        .await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    elsewhere.holds("00 00 00 00");
    let sent = intake
        .post("/anmodninger/ny", "/anmodninger/ny", &told("4601"))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    kommune
        .get(&sent.location)
        .await
        .holds("Anmodningen er ført av Bufetat for kommunen, som ringte")
        .holds("Et menneske på inntaket i Bufetat så anmodningen")
        .holds("telefon");
}

#[actix_web::test]
async fn a_planned_referral_asks_for_a_start_and_its_own_paragraphs() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let planned = kommune.get("/anmodninger/ny?slag=planlagt").await;
    planned
        .holds("Ny planlagt henvisning")
        .holds("name=\"wanted_start\"")
        .holds("value=\"p5_1\"");
    assert!(!planned.body.contains("value=\"p4_4\""));
    let acute = kommune.get("/anmodninger/ny").await;
    acute.holds("value=\"p4_4\"");
    assert!(!acute.body.contains("value=\"p5_1\""));
    // What was typed comes back in the form it was typed in.
    let wrong = [("kind", "planned"), ("wanted_start", "snart")];
    let again = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &wrong)
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again
        .holds("Ny planlagt henvisning")
        .holds("value=\"snart\"");
}

#[actix_web::test]
async fn a_child_with_an_open_case_is_shown_it_before_there_is_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let number = crate::support::bodies::a_child();
    let mut fields = LEAST.to_vec();
    fields.retain(|(name, _)| *name != "birth_date");
    fields.push(("child_number", &number));
    fields.push(("contact_phone", "00 00 00 00"));
    let new = "/anmodninger/ny";
    let first = kommune.post(new, new, &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let again = kommune.post(new, new, &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    again
        .holds("Barnet har alt en åpen sak hos dere")
        .holds(&format!("href=\"{}\"", first.location))
        .holds("00 00 00 00");
    let list = kommune.get("/").await;
    assert_eq!(list.body.matches("row-link").count(), 1, "nothing was sent");
    // Another kommune is told nothing of it.
    let other = Browser::logged_in(&app, "kommune.saksbehandler@kommune:5001").await;
    let theirs = other.post(new, new, &fields).await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER, "{}", theirs.body);
    // And nobody is kept from asking again.
    fields.push(("likevel", "1"));
    let second = kommune.post(new, new, &fields).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
    assert_ne!(second.location, first.location);
}
