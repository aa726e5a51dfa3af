//! What comes before a request, as the browser of a kommune meets it, without script.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, a_state_by_a_clock, app};

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
    assert!(
        !board.body.contains("Les forhåndsvarslene"),
        "{}",
        board.body
    );
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

const DRAFT: [(&str, &str); 5] = [
    ("child_name", "Kari <b>Eksempel</b>"),
    ("legal_basis", "p4_4"),
    ("kind", "acute"),
    ("need_reported_at", "klokka to"),
    ("description", "Sover på et kontor"),
];

#[actix_web::test]
async fn a_draft_survives_a_new_log_in_and_becomes_the_request() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    kommune.get(NEW).await.holds("formaction=\"/utkast\"");
    let token = kommune.get(NEW).await.hidden(NEW, "token");
    let mut fields = vec![("token", token.as_str())];
    fields.extend(DRAFT);
    let saved = kommune.send_to("/utkast", &fields, &[]).await;
    assert_eq!(saved.location, "/anmodninger", "{}", saved.body);
    let again = Browser::logged_in(&app, KOMMUNE).await;
    let home = again.get("/").await;
    home.holds("Akutt, § 4-4").holds("Bare du ser det");
    assert!(!home.body.contains("Kari"), "a list names no child");
    let form = home.link("/anmodninger/ny?utkast=");
    let page = again.get(&form).await;
    page.holds("Kari &#60;b&#62;Eksempel")
        .holds("value=\"klokka to\"")
        .holds("Sover på et kontor")
        .holds("<details class=\"ds-details\" open>");
    let id = page.hidden(NEW, "utkast");
    // Nobody else's list has it, and nobody else opens it.
    for other in ["kommune.saksbehandler@kommune:5001", INTAKE] {
        let other = Browser::logged_in(&app, other).await;
        assert!(!other.get("/anmodninger").await.body.contains("utkast="));
        assert_eq!(other.get(&form).await.status, StatusCode::NOT_FOUND);
    }
    let whole = [
        ("utkast", id.as_str()),
        ("birth_date", "2011-02-28"),
        ("child_name", "Kari <b>Eksempel</b>"),
        ("legal_basis", "p4_4"),
        ("kind", "acute"),
        ("measure", "institution"),
        ("place", "home"),
    ];
    let faulty = again.post(&form, NEW, &whole[..2]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faulty.hidden(NEW, "utkast"), id, "it is kept");
    let sent = again.post(&form, NEW, &whole).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(!again.get("/").await.body.contains("utkast="), "it is sent");
    assert_eq!(again.get(&form).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_draft_is_saved_over_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let token = kommune.get(NEW).await.hidden(NEW, "token");
    let save = |fields: Vec<(&'static str, String)>| {
        let token = token.clone();
        let kommune = &kommune;
        async move {
            let mut all = vec![("token", token.as_str())];
            all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
            kommune.send_to("/utkast", &all, &[]).await
        }
    };
    save(vec![("child_name", "Kari".into())]).await;
    let form = kommune.get("/").await.link("/anmodninger/ny?utkast=");
    let id = form.rsplit('=').next().unwrap().to_owned();
    let over = vec![("utkast", id.clone()), ("child_name", "Kari og Ola".into())];
    save(over.clone()).await;
    kommune.get(&form).await.holds("value=\"Kari og Ola\"");
    let home = kommune.get("/").await;
    assert_eq!(home.body.matches("ny?utkast=").count(), 1, "one, not two");
    let delete = format!("/utkast/{id}/slett");
    let gone = kommune.post("/", &delete, &[]).await;
    assert_eq!(gone.location, "/anmodninger", "{}", gone.body);
    assert!(!kommune.get("/").await.body.contains("ny?utkast="));
    // What is typed after it was deleted in another window is saved all the same.
    save(over).await;
    let home = kommune.get("/").await;
    assert_eq!(home.body.matches("ny?utkast=").count(), 1);
}

#[actix_web::test]
async fn what_was_typed_into_a_session_that_ran_out_lies_as_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let (state, clock) = a_state_by_a_clock(&folder);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let token = kommune.get(NEW).await.hidden(NEW, "token");
    let mut fields = vec![("token", token.as_str())];
    fields.extend(DRAFT);
    clock.set(clock.now() + Duration::minutes(31));
    // Another site's form, and one of another session, leave nothing.
    let foreign = [("Sec-Fetch-Site", "cross-site")];
    let refused = kommune.send_to(NEW, &fields, &foreign).await;
    assert_eq!(refused.location, "/logg-inn");
    let wrong = kommune.send_to(NEW, &fields[1..], &[]).await;
    assert_eq!(wrong.location, "/logg-inn");
    let late = kommune.send_to(NEW, &fields, &[]).await;
    assert_eq!(late.location, "/logg-inn?utkast=lagret", "{}", late.body);
    let told = Browser::new(&app).get(&late.location).await;
    told.holds("det du skrev, er lagret som utkast");
    assert_eq!(kommune.get("/").await.location, "/logg-inn", "still out");
    let again = Browser::logged_in(&app, KOMMUNE).await;
    let home = again.get("/").await;
    assert_eq!(home.body.matches("ny?utkast=").count(), 1);
    let form = home.link("/anmodninger/ny?utkast=");
    again.get(&form).await.holds("Sover på et kontor");
    assert!(!home.body.contains("/anmodninger/0"), "nothing was sent");
    // Once: the session is ended by it.
    let twice = kommune.send_to(NEW, &fields, &[]).await;
    assert_eq!(twice.location, "/logg-inn");
}

/// Registers a request about a child born on a day, and gives its id and its case number.
async fn a_case(kommune: &Browser, born: &str) -> (String, String) {
    let fields = [
        ("birth_date", born),
        ("legal_basis", "p4_4"),
        ("kind", "acute"),
        ("measure", "institution"),
        ("place", "home"),
    ];
    let sent = kommune.post(NEW, NEW, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = kommune.get(&sent.location).await;
    let title = page.body.split("<title>Anmodning ").nth(1).unwrap();
    let number: String = title
        .chars()
        .take_while(|one| one.is_ascii_digit() || *one == '-')
        .collect();
    (sent.location, number)
}

#[actix_web::test]
async fn siblings_stand_on_the_case_on_the_board_and_by_the_offer() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let (eldest, first) = a_case(&kommune, "2010-01-01").await;
    let (youngest, second) = a_case(&kommune, "2013-01-01").await;
    let join = format!("{youngest}/sosken");
    let unknown = [
        ("sibling_case", "2199-000001"),
        ("sibling_wish", "together"),
    ];
    let refused = kommune.post(&youngest, &join, &unknown).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("value=\"2199-000001\"");
    let told = [
        ("sibling_case", first.as_str()),
        ("sibling_wish", "may_be_split"),
        ("text", "Hver for seg <b>går</b>"),
    ];
    let joined = kommune.post(&youngest, &join, &told).await;
    assert_eq!(joined.location, youngest, "{}", joined.body);
    for side in [&kommune, &intake] {
        side.get(&eldest)
            .await
            .holds("Kan deles")
            .holds("Hver for seg &#60;b&#62;går")
            .holds("Hver sak har sin egen klokke")
            .holds(&second);
    }
    let board = intake.get("/inntak").await;
    board.holds("Ett søsken har også sak: kan deles");
    assert!(!board.body.contains("Hver for seg"), "no words on a board");
    intake.get(&eldest).await.holds(&format!(
        "Søsken i sak {second}. Kommunens ønske: kan deles."
    ));
    let leave = format!("{youngest}/sosken/forlat");
    let left = kommune.post(&youngest, &leave, &[]).await;
    assert_eq!(left.location, youngest, "{}", left.body);
    let page = kommune.get(&eldest).await;
    assert!(!page.body.contains(&youngest), "{}", page.body);
}
