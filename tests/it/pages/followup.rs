//! Following up the child and the case, by the pages alone.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";

const ASKED: [(&str, &str); 7] = [
    ("birth_date", "2012-02-29"),
    ("kind", "acute"),
    ("legal_basis", "p4_4"),
    ("measure", "institution"),
    ("place", "home"),
    ("need_reported_at", "2026-04-02T14:05"),
    ("channel", "phone"),
];

/// A case told by the request form, with more of it than the least.
async fn a_case(kommune: &Browser, more: &[(&str, &str)]) -> String {
    let fields = [&ASKED[..], more].concat();
    let sent = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &fields)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location
}

#[actix_web::test]
async fn the_childs_participation_is_told_with_the_request_and_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let case = a_case(
        &kommune,
        &[("heard", "not_heard_yet"), ("why_not_heard", "Barnet sov")],
    )
    .await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let page = intake.get(&case).await;
    page.holds("Har ikke fått anledning ennå")
        .holds("Barnet sov")
        .holds("Ikke ført ennå");
    let action = format!("{case}/medvirkning");
    assert!(!page.body.contains(&action), "the kommune alone tells it");

    // Weighed before anything is said: refused, and nothing typed is lost.
    let refused = kommune
        .post(&case, &action, &[("weighed", "Vi fulgte det")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("Vi fulgte det").holds("medvirkning-weighed");
    let told = [
        ("heard", "heard_in_talk"),
        ("child_says", "Vil bo nær skolen"),
        ("weighed", "Vi fulgte det"),
    ];
    let sent = kommune.post(&case, &action, &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    for side in [&kommune, &intake] {
        side.get(&case)
            .await
            .holds("Fortalt og hørt i samtale")
            .holds("Vil bo nær skolen")
            .holds("Vi fulgte det")
            .holds("Barnet sov");
    }
    let office = Browser::logged_in(&app, OFFICE).await;
    assert_eq!(office.get(&case).await.status, StatusCode::NOT_FOUND);
}
