//! The warnings as a desk sees them: counted in the navigation, acknowledged by a button.

use actix_web::http::StatusCode;
use bistandsplikt::app::engine;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const LEADER: &str = "bufetat.inntak_leder@bufetat:vest";

#[actix_web::test]
async fn a_warning_is_counted_read_and_acknowledged_by_a_button() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    intake.get("/varsler").await.holds("Ingen varsler");

    let reported = calendar::local(clock::now() - Duration::days(2));
    let reported = reported.format("%Y-%m-%dT%H:%M").to_string();
    let sent = kommune
        .post(
            "/anmodninger/ny",
            "/anmodninger/ny",
            &[
                ("birth_date", "2012-02-29"),
                ("child_name", "Kari Eksempel"),
                ("kind", "acute"),
                ("legal_basis", "p4_1"),
                ("measure", "institution"),
                ("looked_after", "yes"),
                ("place", "home"),
                ("need_reported_at", &reported),
                ("channel", "phone"),
            ],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    state.service.run("test", engine::sweep).await.unwrap();

    let page = intake.get("/varsler").await;
    page.holds("Varsler (2)")
        .holds("Akutt: tilbud samme dag")
        .holds("(nivå 1)")
        .holds("Åpent");
    assert!(!page.body.contains("Kari") && !page.body.contains("Bergen"));
    assert_eq!(page.link("/anmodninger/"), sent.location);
    let action = page
        .body
        .split("action=\"")
        .find(|part| part.starts_with("/varsler/"))
        .unwrap();
    let action = action.split_once('"').unwrap().0.to_owned();
    let leader = Browser::logged_in(&app, LEADER).await;
    leader.get("/varsler").await.holds("Varsler (2)");

    let done = intake.post("/varsler", &action, &[]).await;
    assert_eq!(
        (done.status, done.location.as_str()),
        (StatusCode::SEE_OTHER, "/varsler")
    );
    let page = intake.get("/varsler").await;
    page.holds("Kvittert av Bufetat, inntak");
    assert!(!page.body.contains("Varsler (") && !page.body.contains("action=\"/varsler/"));
    leader
        .get("/varsler")
        .await
        .holds("Kvittert av Bufetat, inntak");

    // A role that is never warned has no list.
    let office = Browser::logged_in(&app, "statsforvalter.leder@statsforvalter:vestland").await;
    assert_eq!(office.get("/varsler").await.status, StatusCode::FORBIDDEN);
    assert!(!office.get("/mulige-brudd").await.body.contains("Varsler"));
}
