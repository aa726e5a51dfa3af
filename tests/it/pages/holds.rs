//! A place is kept and let go on the page of the case, and both sides see it.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::severity::is_overdue;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";

fn wall(hours: i64) -> String {
    let at = calendar::local(clock::now() + Duration::hours(hours));
    at.format("%Y-%m-%dT%H:%M").to_string()
}

#[actix_web::test]
async fn both_sides_see_how_long_a_place_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    is_overdue(&kommune).await;
    let list = intake.get("/anmodninger").await.body;
    let mut ids = list
        .split("href=\"/anmodninger/")
        .filter_map(|rest| rest.get(..36));
    let id = ids.find(|id| id.matches('-').count() == 4);
    let id = id.unwrap().to_owned();
    let case = format!("/anmodninger/{id}");
    let today = calendar::local_date(clock::now()).to_string();
    let offer = [("unit", "demo-vest-01"), ("available_from", today.as_str())];
    let sent = intake.post(&case, &format!("{case}/tilbud"), &offer).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = intake.get(&case).await;
    let keep = page.body.split("action=\"").find(|part| {
        part.split('"')
            .next()
            .is_some_and(|place| place.ends_with("/hold"))
    });
    let keep = keep
        .and_then(|part| part.split('"').next())
        .unwrap()
        .to_owned();
    assert!(
        !kommune.get(&case).await.body.contains(&keep),
        "Bufetat's to keep"
    );

    let past = wall(-2);
    let refused = intake.post(&case, &keep, &[("held_until", &past)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let until = wall(3);
    let sent = intake.post(&case, &keep, &[("held_until", &until)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    for side in [&kommune, &intake] {
        side.get(&case)
            .await
            .holds("Plassen holdes")
            .holds(" igjen.")
            .holds("holdes for kommunen til");
    }
    let release = keep.replace("/hold", "/slipp");
    let told = [("reason", "En annen trengte den mer")];
    let sent = intake.post(&case, &release, &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    kommune
        .get(&case)
        .await
        .holds("Bufetat slapp plassen")
        .holds("En annen trengte den mer");
}
