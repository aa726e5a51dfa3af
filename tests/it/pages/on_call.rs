//! The cards are kept on a page of their own and read where somebody needs to call.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::severity::is_overdue;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";

#[actix_web::test]
async fn whom_to_call_stands_on_the_case_and_on_the_acute_form() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let wrong = [("municipality", "eget"), ("on_call_desk", "Inntaket Vest")];
    let refused = intake.post("/vaktkort", "/vaktkort", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused
        .holds("Inntaket Vest")
        .holds("href=\"#vaktkort-on_call_phone\"");

    let own = [
        ("municipality", "eget"),
        ("on_call_desk", "Inntaket Vest"),
        ("on_call_phone", "466 15 000"),
        ("on_call_hours", "Hele døgnet"),
    ];
    let sent = intake.post("/vaktkort", "/vaktkort", &own).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let of_kommune = [
        ("municipality", "4601"),
        ("on_call_desk", "Barnevernsvakta"),
        ("on_call_phone", "55 00 00 00"),
        ("on_call_hours", "Etter kl. 15.30"),
        ("backup_desk", "Legevakta"),
        ("backup_phone", "116 117"),
    ];
    let sent = kommune.post("/vaktkort", "/vaktkort", &of_kommune).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);

    is_overdue(&kommune).await;
    let case = intake.get("/anmodninger").await.body;
    let mut ids = case
        .split("/anmodninger/")
        .filter_map(|rest| rest.get(..36));
    let id = ids.find(|id| id.matches('-').count() == 4);
    let id = id.unwrap().to_owned();
    for place in [format!("/anmodninger/{id}"), "/anmodninger/ny".to_owned()] {
        kommune
            .get(&place)
            .await
            .holds("Hvem er på vakt")
            .holds("tel:46615000")
            .holds("Svarer de ikke: Legevakta");
    }
    kommune
        .get(&format!("/anmodninger/{id}"))
        .await
        .holds("inntaket på telefon 466 15 000");
    let planned = kommune.get("/anmodninger/ny?slag=planlagt").await;
    assert!(
        !planned.body.contains("tel:46615000"),
        "nobody calls at night about that"
    );
}
