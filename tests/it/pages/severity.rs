//! Severity and calibration, told by the pages alone.

use actix_web::http::StatusCode;
use bistandsplikt::app::engine;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const WEST: &str = "bufetat.inntak_leder@bufetat:vest";
const EAST: &str = "bufetat.inntak_leder@bufetat:ost";
const BUFDIR: &str = "bufdir.leder@bufdir";

/// A request three days late, by its kommune.
pub(super) async fn is_overdue(kommune: &Browser) {
    let reported = calendar::local(clock::now() - Duration::hours(72))
        .format("%Y-%m-%dT%H:%M")
        .to_string();
    let fields = [
        ("birth_date", "2012-02-29"),
        ("child_name", "Kari Eksempel"),
        ("kind", "acute"),
        ("legal_basis", "p4_4"),
        ("measure", "institution"),
        ("looked_after", "yes"),
        ("place", "home"),
        ("need_reported_at", reported.as_str()),
        ("channel", "phone"),
        ("emergency_decision_at", reported.as_str()),
    ];
    let sent = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &fields)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

#[actix_web::test]
async fn an_assessor_is_led_by_questions_and_told_why() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, WEST).await;
    is_overdue(&kommune).await;
    state.service.run("test", engine::sweep).await.unwrap();

    let breach = intake.get("/mulige-brudd").await.link("/mulige-brudd/");
    intake
        .get(&breach)
        .await
        .holds("Kjent fra anmodningen")
        .holds("Er barnet på rømmen eller utrygt akkurat nå?")
        .holds("prosjektets forslag")
        .holds("Barnet er ivaretatt: Ja");
    let of_kommune = kommune.get(&breach).await;
    of_kommune.holds("Barnet er ivaretatt: Ja");
    assert!(!of_kommune.body.contains("Kjent fra anmodningen"));

    let answers = format!("{breach}/svar");
    let unchanged = [("svar_utrygg_naa", "ikkeBesvart")];
    let sent = intake.post(&breach, &answers, &unchanged).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let sent = intake
        .post(&breach, &answers, &[("svar_utrygg_naa", "kanskje")])
        .await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    sent.holds("href=\"#svar-utrygg_naa\"");
    let sent = intake
        .post(&breach, &answers, &[("svar_utrygg_naa", "ja")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    intake
        .get(&breach)
        .await
        .holds("Besvart av Bufetat, leder for inntak")
        .holds("Endret siden forrige forslag:")
        .holds("fra ikke kjent til Ja");

    let judge = format!("{breach}/vurder");
    let unexplained = intake
        .post(&breach, &judge, &[("level", "five_moderate")])
        .await;
    assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY);
    unexplained.holds("Skriv hvorfor");
    let explained = [("level", "five_moderate"), ("reason", "Trygt hos tante")];
    let judged = intake.post(&breach, &judge, &explained).await;
    assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.body);
    let higher = [("svar_frihetsberovet_uten_plass", "ja")];
    intake.post(&breach, &answers, &higher).await;
    let page = intake.get(&breach).await;
    page.holds("Foreslått høyere siden vurderingen");
    intake.get("/mulige-brudd").await.holds("foreslått høyere");
}

#[actix_web::test]
async fn regions_calibrate_on_a_case_copied_from_a_breach() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let (east, west) = (
        Browser::logged_in(&app, EAST).await,
        Browser::logged_in(&app, WEST).await,
    );
    let bufdir = Browser::logged_in(&app, BUFDIR).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    is_overdue(&kommune).await;
    state.service.run("test", engine::sweep).await.unwrap();
    let breach = bufdir.get("/mulige-brudd").await.link("/mulige-brudd/");

    let place = "/kalibrering";
    let wrong = [("month", "2026-11"), ("cases", "ikke en id")];
    let refused = bufdir.post(place, place, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let cases = [("month", "2026-11"), ("cases", breach.as_str())];
    let opened = bufdir.post(place, place, &cases).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let round = opened.location;

    for (region, level) in [(&east, "five_lesser"), (&west, "five_severe")] {
        let page = region.get(&round).await;
        page.holds("Sak 1").holds("Gi regionens vurdering");
        assert!(
            !page.body.contains("nivåer fra hverandre"),
            "not before its own"
        );
        let action = page
            .body
            .split("action=\"")
            .find(|part| part.starts_with(&format!("{round}/")))
            .and_then(|part| part.split_once('"'))
            .map(|(action, _)| action.to_owned())
            .unwrap();
        let given = region.post(&round, &action, &[("level", level)]).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let token = page.hidden("/logg-ut", "token");
        let second = [
            ("token", token.as_str()),
            ("versjon", "1"),
            ("level", level),
        ];
        let again = region.send_to(&action, &second, &[]).await;
        again.holds("En vurdering i kalibreringen er endelig.");
    }
    for who in [&east, &west, &bufdir] {
        who.get(&round)
            .await
            .holds("Fra Mindre alvorlig til Svært alvorlig: 3 nivåer fra hverandre")
            .holds("Policyen foreslår: Moderat alvorlig");
    }
    assert_eq!(kommune.get(&round).await.status, StatusCode::FORBIDDEN);
}
