//! A notice comes once before an invitation where one side is more, and one more press sends it.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::severity::is_overdue;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";

#[actix_web::test]
async fn whoever_invites_more_is_told_and_not_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    is_overdue(&kommune).await;
    let list = kommune.get("/anmodninger").await;
    let mut ids = list
        .body
        .split("/anmodninger/")
        .filter_map(|rest| rest.get(..36));
    let id = ids.find(|id| id.matches('-').count() == 4);
    let id = id.unwrap().to_owned();
    let place = format!("/anmodninger/{id}/moter");
    intake
        .get(&format!("/anmodninger/{id}"))
        .await
        .holds(&place);

    let skewed = [
        ("event_kind", "invited"),
        ("at", "2030-01-01T10:00"),
        ("antall_municipality_caseworker", "1"),
        ("antall_bufetat_leader", "2"),
        ("antall_bufetat_lawyer", "2"),
        ("text", "Om skolen"),
    ];
    let told = intake.post(&place, &place, &skewed).await;
    assert_eq!(told.status, StatusCode::OK);
    told.holds("Bufetat stiller med 4, kommunen med 1.")
        .holds("Om skolen")
        .holds("Send innkallingen likevel")
        .holds("Ingen møter er ført");
    let mut anyway = skewed.to_vec();
    anyway.push(("likevel", "ja"));
    let sent = intake.post(&place, &place, &anyway).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    kommune
        .get(&place)
        .await
        .holds("leder: 2, jurist: 2")
        .holds("Bufetat, 4 mot 1")
        .holds("Om skolen");

    // Even sides are sent at once.
    let even = [
        ("event_kind", "invited"),
        ("at", "2030-01-01T10:00"),
        ("antall_municipality_leader", "2"),
        ("antall_bufetat_leader", "2"),
    ];
    let sent = kommune.post(&place, &place, &even).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);

    let wrong = [("event_kind", "held"), ("antall_bufetat_lawyer", "mange")];
    let refused = kommune.post(&place, &place, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused
        .holds("href=\"#moter-antall_bufetat_lawyer\"")
        .holds("value=\"mange\"");

    let held = [
        ("event_kind", "held"),
        ("at", "2024-03-15T10:00"),
        ("antall_municipality_leader", "1"),
        ("antall_bufetat_lawyer", "3"),
    ];
    let sent = kommune.post(&place, &place, &held).await;
    assert_eq!(
        sent.status,
        StatusCode::SEE_OTHER,
        "a meeting that was held is only told"
    );
    let leader = Browser::logged_in(&app, "bufetat.inntak_leder@bufetat:vest").await;
    let march = leader.get("/styring?month=2024-03").await;
    march.holds("<td data-label=\"Møter der Bufetat var flest\">1</td>");
    let before = leader.get("/styring?month=2024-02").await;
    assert!(
        !before.body.contains("Møter der Bufetat var flest"),
        "none were held"
    );
}
