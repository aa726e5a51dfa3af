//! Bufetat's own view of a possible breach, written on its page and met on statsforvalterens.

use actix_web::http::StatusCode;
use bistandsplikt::app::engine;

use super::browser::Browser;
use super::severity::is_overdue;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const LEADER: &str = "bufetat.inntak_leder@bufetat:vest";
const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";
const WORDS: &str = "Vi spurte den første enheten først klokka ti.";

#[actix_web::test]
async fn bufetat_reports_itself_and_the_office_opens_it_with_one_click() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let leader = Browser::logged_in(&app, LEADER).await;
    let office = Browser::logged_in(&app, OFFICE).await;
    is_overdue(&kommune).await;
    state.service.run("test", engine::sweep).await.unwrap();
    let breach = leader.get("/mulige-brudd").await.link("/mulige-brudd/");
    let (write, report) = (
        format!("{breach}/egenvurdering"),
        format!("{breach}/egenrapport"),
    );
    assert!(
        !leader.get(&breach).await.body.contains(&report),
        "nothing to send yet"
    );

    // What was typed is not lost.
    let refused = leader
        .post(&breach, &write, &[("what_happened", WORDS)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds(WORDS).holds("href=\"#egenvurdering-cause\"");

    let told = [
        ("what_happened", WORDS),
        ("cause", "searched_late"),
        ("remedy", "routine_changed"),
    ];
    let sent = leader.post(&breach, &write, &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    leader
        .get(&breach)
        .await
        .holds(WORDS)
        .holds("Ikke sendt til statsforvalteren")
        .holds("Dette er Bufetats eget syn");
    let before = office.get("/mulige-brudd").await.body;
    assert!(!before.contains("Meldt av Bufetat selv"));
    assert!(!office.get(&breach).await.body.contains(WORDS));

    let sent = leader.post(&breach, &report, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let list = office.get("/mulige-brudd").await;
    list.holds("Meldt av Bufetat selv, ikke åpnet")
        .holds("Letingen begynte for sent");
    office.get(&breach).await.holds(WORDS);
    let opened = office
        .post("/mulige-brudd", &format!("{breach}/tilsyn"), &[])
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    office
        .get(&opened.location)
        .await
        .holds("Bufetats egen vurdering")
        .holds(WORDS);
    let after = office.get("/mulige-brudd").await.body;
    assert!(!after.contains("Meldt av Bufetat selv"), "opened");
    kommune.get(&breach).await.holds("Mulig brudd");
}
