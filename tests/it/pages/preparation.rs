//! What comes before a request, as the browser of a kommune meets it, without script.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const NOTICES: &str = "/forhaandsvarsler";
const NEW: &str = "/anmodninger/ny";

fn in_hours(hours: i64) -> String {
    calendar::local(clock::now() + Duration::hours(hours))
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

async fn gives_a_notice(kommune: &Browser) {
    let expected = in_hours(6);
    let fields = [
        ("legal_basis", "p4_4"),
        ("kind", "acute"),
        ("measure", "institution"),
        ("expected_at", expected.as_str()),
        ("age", "15"),
        ("text", "Kari <b>må</b> kanskje flytte"),
    ];
    let sent = kommune.post(NOTICES, NOTICES, &fields).await;
    assert_eq!(
        (sent.status, sent.location.as_str()),
        (StatusCode::SEE_OTHER, NOTICES),
        "{}",
        sent.body
    );
}

#[actix_web::test]
async fn the_desk_sees_a_notice_and_one_click_makes_it_a_request() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    kommune.get("/").await.holds(NOTICES);
    let refused = kommune.post(NOTICES, NOTICES, &[("age", "15")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("Dette må fylles ut").holds("value=\"15\"");
    gives_a_notice(&kommune).await;
    let board = intake.get("/inntak").await;
    board.holds("Bergen: § 4-4, akutt").holds("15 år");
    assert!(!board.body.contains("Kari"), "no words on a board");
    let read = intake.get(NOTICES).await;
    read.holds("Kari &#60;b&#62;må&#60;/b&#62; kanskje flytte");
    assert!(!read.body.contains("Gjør om til"), "the desk reads");

    let form = kommune.get(NOTICES).await.link("/anmodninger/ny?varsel=");
    let page = kommune.get(&form).await;
    page.holds("fylt ut fra forhåndsvarselet")
        .holds("value=\"p4_4\" selected")
        .holds("Kari &#60;b&#62;må&#60;/b&#62; kanskje flytte");
    let id = page.hidden(NEW, "varsel");
    let fields = [
        ("varsel", id.as_str()),
        ("birth_date", "2011-02-28"),
        ("kind", "acute"),
        ("legal_basis", "p4_4"),
        ("measure", "institution"),
        ("place", "home"),
    ];
    let faulty = kommune.post(&form, NEW, &fields[..2]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faulty.hidden(NEW, "varsel"), id, "it is kept");
    let sent = kommune.post(&form, NEW, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    kommune.get(&sent.location).await.holds("Forhåndsvarslet");
    kommune.get(NOTICES).await.holds("Ingen forhåndsvarsler");
    let gone = kommune.get(&form).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "it is a request now");
    let board = intake.get("/inntak").await;
    assert!(!board.body.contains("Forhåndsvarsler"), "{}", board.body);
}

#[actix_web::test]
async fn a_notice_ends_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    gives_a_notice(&kommune).await;
    let form = kommune.get(NOTICES).await.link("/anmodninger/ny?varsel=");
    let id = form.rsplit('=').next().unwrap();
    let end = format!("{NOTICES}/{id}/avslutt");
    let refused = kommune.post(NOTICES, &end, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("Dette må fylles ut");
    let other = Browser::logged_in(&app, "kommune.saksbehandler@kommune:5001").await;
    let token = other.get(NOTICES).await.hidden(NOTICES, "token");
    let fields = [
        ("token", token.as_str()),
        ("versjon", "1"),
        ("reason_code", "mistake"),
    ];
    let foreign = other.send_to(&end, &fields, &[]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    let ended = kommune
        .post(NOTICES, &end, &[("reason_code", "family_or_network")])
        .await;
    assert_eq!(ended.location, NOTICES, "{}", ended.body);
    kommune.get(NOTICES).await.holds("Ingen forhåndsvarsler");
}

#[actix_web::test]
async fn vi_ba_ikke_fordi_takes_one_choice_and_one_press() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let page = "/udekket-behov";
    kommune.get("/").await.holds(page);
    kommune.get(page).await.holds("Dere har ikke meldt noe");
    let refused = kommune.post(page, page, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = kommune
        .post(page, page, &[("reason_code", "no_places")])
        .await;
    assert_eq!(sent.location, page, "{}", sent.body);
    kommune.get(page).await.holds("fordi det ikke var plasser.");
    let leader = Browser::logged_in(&app, "bufdir.leder@bufdir").await;
    let counted = leader.get(page).await;
    counted.holds("det ikke var plasser").holds("Vest");
    assert!(!counted.body.contains("Bergen"), "counts name no kommune");
    let turned = leader.get("/udekket-behov?from=2026-02-01&to=2026-01-01");
    assert_eq!(turned.await.status, StatusCode::NOT_FOUND);
    let intake = Browser::logged_in(&app, INTAKE).await;
    assert_eq!(intake.get(page).await.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn an_enquiry_is_written_down_and_its_outcome_told_later() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let page = "/henvendelser";
    let asked = [("text", "Plass til <b>Kari</b>?"), ("age", "15")];
    assert_eq!(kommune.post(page, page, &asked).await.location, page);
    let read = intake.get(page).await;
    read.holds("Plass til &#60;b&#62;Kari&#60;/b&#62;?")
        .holds("Utfallet er ikke meldt");
    let form = read
        .body
        .split("action=\"/henvendelser/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let form = format!("/henvendelser/{form}");
    let refused = intake.post(page, &form, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = intake.post(page, &form, &[("outcome", "no_places")]).await;
    assert_eq!(told.location, page, "{}", told.body);
    kommune
        .get(page)
        .await
        .holds("Frafalt fordi det ikke var plasser");
}
