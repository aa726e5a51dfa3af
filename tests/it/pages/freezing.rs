//! The director's desk: the month is previewed, frozen and signed, by the pages alone.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Months;

use super::browser::{Browser, Page};
use super::{a_state, app};

/// Where the form is sent that begins so.
fn action(page: &Page, begins: &str) -> String {
    let marker = format!("action=\"{begins}");
    let rest = page.body.split_once(&marker).expect("a form").1;
    [begins, rest.split_once('"').expect("its end").0].concat()
}

#[actix_web::test]
async fn a_month_is_previewed_frozen_and_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let leader = Browser::logged_in(&app, "bufdir.leder@bufdir").await;
    let ministry = Browser::logged_in(&app, "departement.lese@departement").await;
    let today = calendar::local_date(clock::now());
    let month_before = |months| {
        let day = today
            .checked_sub_months(Months::new(months))
            .expect("a month");
        day.format("%Y-%m").to_string()
    };
    let place = format!("/rapporter/{}", month_before(2));
    leader
        .get("/rapporter")
        .await
        .holds("Ingen måned er frosset ennå");

    // This month is not over: there is nothing to freeze yet.
    let this_month = leader.get(&format!("/rapporter/{}", month_before(0))).await;
    this_month.holds("kan fryses først da");
    assert!(!this_month.body.contains("/frys?"));

    // The way to freezing goes through the preview, and what was previewed is what is frozen.
    let open = leader.get(&place).await;
    open.holds("Måneden er ikke frosset");
    assert!(!open.body.contains("/frys?"));
    let preview = leader.get(&open.link(&format!("{place}?tattUt="))).await;
    let freeze = action(&preview, &format!("{place}/frys?tattUt="));
    let on = open.link(&format!("{place}?tattUt="));
    let seen = ministry.get(&on).await;
    assert!(
        !seen.body.contains("/frys?"),
        "only the directorate freezes"
    );
    let frozen = leader.post(&on, &freeze, &[]).await;
    assert_eq!(
        (frozen.status, frozen.location.as_str()),
        (StatusCode::SEE_OTHER, place.as_str()),
        "{}",
        frozen.body
    );
    let again = leader
        .send_to(
            &freeze,
            &[("token", &preview.hidden(&freeze, "token"))],
            &[],
        )
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.holds("Måneden er alt frosset.");

    let shown = ministry.get(&place).await;
    shown.holds("Tallene endres ikke").holds("Ikke signert");
    assert!(!shown.body.contains("/signer?"), "only a leader signs");
    let file = ministry.get(&format!("{place}/frosset.json")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.body.starts_with("{\"definisjoner\""));
    ministry
        .get(&shown.link(&format!("{place}?tattUt=")))
        .await
        .holds("et annet uttak enn det som ble frosset");

    let page = leader.get(&place).await;
    let sign = action(&page, &format!("{place}/signer?sha256="));
    let wrong = sign.replace("sha256=", "sha256=0");
    let refused = leader
        .send_to(&wrong, &[("token", &page.hidden(&sign, "token"))], &[])
        .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let signed = leader.post(&place, &sign, &[]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
    let page = leader.get(&place).await;
    page.holds("Bufdir");
    assert!(!page.body.contains("Ikke signert") && !page.body.contains("/signer?"));
    leader
        .get("/rapporter")
        .await
        .holds(&format!("href=\"{place}\""));
}
