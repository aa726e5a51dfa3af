//! The page of numbers: a filter in the address, a clear error that keeps it, and files of what is seen.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::{a_state, app};

#[actix_web::test]
async fn a_filter_is_kept_in_the_address_and_a_wrong_one_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, "kommune.saksbehandler@kommune:4601").await;
    assert_eq!(
        kommune.get("/statistikk").await.status,
        StatusCode::FORBIDDEN
    );
    super::desks::an_overdue_request(&kommune).await;

    let leader = Browser::logged_in(&app, "bufdir.leder@bufdir").await;
    let page = leader.get("/statistikk?kommune=4601&type=akutt").await;
    page.holds("<option value=\"4601\" selected>")
        .holds("<option value=\"akutt\" selected>")
        .holds("data-tabell=\"statistikk-anmodninger\"")
        .holds("<svg viewBox")
        .holds("Utvalg: kommunenummer 4601");
    let csv = page.link("/statistikk/tabell/statistikk-anmodninger.csv");
    let csv = csv.replace("&#38;", "&").replace("&amp;", "&");
    assert!(
        csv.contains("kommune=4601") && csv.contains("tattUt="),
        "{csv}"
    );
    let file = leader.get(&csv).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.body.contains("Utvalg: kommunenummer 4601"),
        "{}",
        file.body
    );
    assert_eq!(
        leader
            .get("/statistikk/tabell/finnes-ikke.csv")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        leader.get("/statistikk/statistikk.xlsx").await.status,
        StatusCode::OK
    );

    leader
        .get("/statistikk?kommune=5001")
        .await
        .holds("Ingen anmodninger, tilbud eller mulige brudd i dette utvalget");
    let wrong = leader
        .get("/statistikk?fra=i-fjor&kommune=4601&hjemmel=bvl-4-2")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong
        .holds("Dette er ikke en måned")
        .holds("href=\"#utvalg-from\"")
        .holds("value=\"i-fjor\"")
        .holds("<option value=\"4601\" selected>")
        .holds("<option value=\"bvl-4-2\" selected>");
    assert_eq!(
        leader.get("/statistikk?barn=1").await.status,
        StatusCode::NOT_FOUND
    );

    // Whoever may not cut so fine is not offered it.
    let ministry = Browser::logged_in(&app, "departement.lese@departement").await;
    let page = ministry.get("/statistikk").await;
    page.holds("name=\"region\"");
    assert!(!page.body.contains("name=\"kommune\"") && !page.body.contains("name=\"hjemmel\""));
    let own = Browser::logged_in(&app, "kommune.leder@kommune:4601").await;
    let page = own.get("/statistikk").await;
    page.holds("Kommunens egne tall").holds("name=\"hjemmel\"");
    assert!(!page.body.contains("name=\"kommune\"") && !page.body.contains("name=\"region\""));
}
