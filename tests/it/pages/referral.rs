//! «Be om tilsyn» as the kommune and the office meet it.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";

#[actix_web::test]
async fn two_clicks_and_one_sentence_refer_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let office = Browser::logged_in(&app, OFFICE).await;
    let sent = kommune
        .post(
            "/anmodninger/ny",
            "/anmodninger/ny",
            &[
                ("birth_date", "2012-02-29"),
                ("child_name", "Kari"),
                ("kind", "acute"),
                ("legal_basis", "p4_4"),
                ("measure", "institution"),
                ("place", "home"),
                ("need_reported_at", "2026-04-02T14:05"),
                ("channel", "phone"),
            ],
        )
        .await;
    let case = sent.location;
    assert_eq!(office.get(&case).await.status, StatusCode::NOT_FOUND);

    // The first click: the button of the page leads to what follows by itself.
    let compose = kommune.get(&case).await.link(&format!("{case}/tilsyn"));
    let page = kommune.get(&compose).await;
    page.holds("Dette følger med")
        .holds("Ett sted barnet har vært")
        .holds("Behovet ble meldt");
    assert!(!page.body.contains("type=\"file\""), "nothing is uploaded");

    // Too long a sentence is not lost.
    let long = "x".repeat(501);
    let refused = kommune.post(&compose, &compose, &[("text", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds(&long);

    // The second click sends it.
    let sent = kommune
        .post(
            &compose,
            &compose,
            &[("text", "Vi har ventet i to netter.")],
        )
        .await;
    assert_eq!(
        (sent.status, sent.location.as_str()),
        (StatusCode::SEE_OTHER, case.as_str()),
        "{}",
        sent.body
    );
    let intake = Browser::logged_in(&app, INTAKE).await;
    for side in [&kommune, &intake, &office] {
        side.get(&case)
            .await
            .holds("Ba statsforvalteren om tilsyn")
            .holds("Vi har ventet i to netter.")
            .holds("Tilsyn er ikke åpnet ennå");
    }
    office.get(&case).await.holds("Kari");
    office.get(&compose).await.holds("Dette følger med");

    // Nobody is asked to send it again.
    let page = kommune.get(&compose).await;
    assert!(!page.body.contains("Send til statsforvalteren"));
    assert_eq!(
        intake
            .get("/anmodninger/00000000-0000-4000-8000-000000000000/tilsynsanmodning")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}
