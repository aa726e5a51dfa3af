//! Totals from before the service are told, replaced and taken back on a page, without script.

use actix_web::http::StatusCode;

use super::browser::Browser;
use super::{a_state, app};

const BUFDIR: &str = "bufdir.analyse@bufdir";
const MINISTRY: &str = "departement.lese@departement";
const PLACE: &str = "/historikk";

#[actix_web::test]
async fn a_table_is_told_on_the_page_and_nothing_typed_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let bufdir = Browser::logged_in(&app, BUFDIR).await;
    let typed = [
        ("series", "private_places"),
        ("period", "2021"),
        ("split", "target_group"),
        (
            "rows",
            "omsorg;237\nbehandlingLav;25\n\nbehandlingHoy;6\nrus;53",
        ),
        ("total", "320"),
        ("source", "Oslo Economics 2024-74, tabell 6-2"),
    ];
    let refused = bufdir.post(PLACE, PLACE, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused
        .holds("Radene blir til sammen 321, men summen er oppgitt til 320")
        .holds("href=\"#historikk-total\"")
        .holds("behandlingHoy;6")
        .holds("tabell 6-2");
    let mut wrong = typed;
    wrong[3].1 = "omsorg;237\nbehandling;25";
    let refused = bufdir.post(PLACE, PLACE, &wrong).await;
    refused
        .holds("Linje 2 kan ikke leses")
        .holds("behandling;25");
    let kept: Vec<_> = typed.into_iter().chain([("as_printed", "1")]).collect();
    let sent = bufdir.post(PLACE, PLACE, &kept).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);

    let ministry = Browser::logged_in(&app, MINISTRY).await;
    ministry
        .get("/rapporter")
        .await
        .holds("href=\"/historikk\"");
    let page = ministry.get(PLACE).await;
    page.holds("Importert, ikke talt av tjenesten")
        .holds("Private plasser ved utgangen av perioden, 2021")
        .holds("kilden oppgir summen 320")
        .holds("tabell 6-2");
    assert!(!page.body.contains("Importer en tabell"), "{}", page.body);

    let page = bufdir.get(PLACE).await;
    let mut forms = page.body.split("action=\"/historikk/").skip(1);
    let id = forms.next().and_then(|rest| rest.get(..36)).unwrap();
    let back = format!("{PLACE}/{id}/utgaar");
    let sent = bufdir.post(PLACE, &back, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = ministry.get(PLACE).await;
    page.holds("Ingen tabeller er importert").holds("utgår");
}
