//! Statsforvalteren's desk and the leaders' numbers, told by the pages alone.

use actix_web::http::StatusCode;
use bistandsplikt::app::engine;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};
use crate::support::pdf;

const KOMMUNE: &str = "kommune.leder@kommune:4601";
const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";
const LEADER: &str = "statsforvalter.leder@statsforvalter:vestland";

/// A request three days late, told by the pages.
pub(super) async fn an_overdue_request(kommune: &Browser) -> String {
    let reported = calendar::local(clock::now() - Duration::hours(72))
        .format("%Y-%m-%dT%H:%M")
        .to_string();
    let sent = kommune
        .post(
            "/anmodninger/ny",
            "/anmodninger/ny",
            &[
                ("birth_date", "2012-02-29"),
                ("child_name", "Kari Nordmann"),
                ("kind", "acute"),
                ("legal_basis", "p4_4"),
                ("measure", "institution"),
                ("danger", "yes"),
                ("looked_after", "yes"),
                ("place", "home"),
                ("need_reported_at", &reported),
                ("channel", "phone"),
                ("contact_name", "Vakttelefonen"),
                ("contact_phone", "00 00 00 00"),
                ("emergency_decision_at", &reported),
            ],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location
}

#[actix_web::test]
async fn a_supervision_goes_from_the_list_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let request = an_overdue_request(&kommune).await;
    state.service.run("test", engine::sweep).await.unwrap();
    let office = Browser::logged_in(&app, OFFICE).await;

    // The filters stand in the address, and what they leave out is not shown.
    let list = office
        .get("/mulige-brudd?hjemmel=bvl-4-4&tilsyn=ikkeAapnet")
        .await;
    list.holds("value=\"bvl-4-4\" selected")
        .holds("value=\"ikkeAapnet\" selected");
    let breach = list.link("/mulige-brudd/");
    let none = office.get("/mulige-brudd?tilsyn=konkludert").await;
    none.holds("Ingen mulige brudd her");
    assert_eq!(
        office.get("/mulige-brudd?tilsyn=kanskje").await.status,
        StatusCode::NOT_FOUND
    );

    // Without a reason nothing is opened, and what was typed stays.
    let action = format!("{breach}/tilsyn");
    let refused = office.post(&breach, &action, &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(office.get(&request).await.status, StatusCode::NOT_FOUND);
    let opened = office
        .post(&breach, &action, &[("reason", "Gjentatte meldinger")])
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let case = opened.location;

    // The case on one page: ten lines, then everything that happened.
    let page = office.get(&case).await;
    page.holds("Mottatt")
        .holds("Gjentatte meldinger")
        .holds("Saken i korte trekk")
        .holds("Bergen ba om barnevernsinstitusjon, akutt")
        .holds("Ingen steder er spurt ennå.")
        .holds("Normen ble passert")
        .holds("Forløp");
    assert!(!page.body.contains("Kari"), "no identity at the office");
    assert!(
        !page.body.contains("value=\"order\""),
        "no order before a fault"
    );

    // A step, once without its limit and once with it.
    let step = format!("{case}/steg");
    let first = office
        .post(&case, &step, &[("state", "preliminary"), ("at", &now())])
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let comments = [
        ("state", "comments"),
        ("at", &*now()),
        ("text", "Til partene"),
    ];
    let without = office.post(&case, &step, &comments).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    without.holds("Til partene").holds("steg-due_on");
    let today = calendar::local_date(clock::now()).to_string();
    let whole = [&comments[..], &[("due_on", today.as_str())]].concat();
    let taken = office.post(&case, &step, &whole).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    office
        .get(&case)
        .await
        .holds("Kommentarfrist")
        .holds("frist ");
    office.get("/tilsyn").await.holds("Kommentarfrist");

    // The conclusion, filled with what the facts say, and the letter to who waited.
    let page = office.get(&case).await;
    page.holds("value=\"norm:akutt_tilbud_samme_dag\" selected");
    let conclusion = [
        ("conclusion", "breach"),
        ("concluded_on", today.as_str()),
        ("limit_id", "norm:akutt_tilbud_samme_dag"),
    ];
    let action = format!("{case}/konklusjon");
    let concluded = office.post(&case, &action, &conclusion).await;
    assert_eq!(
        concluded.status,
        StatusCode::SEE_OTHER,
        "{}",
        concluded.body
    );
    let letter = kommune.get(&request).await;
    letter
        .holds("Statsforvalteren har konkludert")
        .holds("konstatert et brudd på bistandsplikten");
    assert!(!letter.body.contains("Gjentatte meldinger"));

    // The same on paper, without the child and without what was typed.
    page.holds("saksmappe.pdf");
    let printed = office.get(&format!("{case}/saksmappe.pdf")).await;
    let paper = pdf::read(&printed.bytes);
    assert!(paper.properties.contains("Tagged:          yes"));
    for there in ["Saken i korte trekk", "Kommentarfrist", "Bergen"] {
        assert!(paper.text.contains(there), "{there}: {}", paper.text);
    }
    for kept in ["Kari", "Gjentatte meldinger", "Til partene"] {
        assert!(
            page.body.contains(kept) || kept == "Kari",
            "{kept} is on the page"
        );
        assert!(!paper.text.contains(kept), "{kept}");
    }

    // Only a leader of the office gives notice of an order.
    let caseworker = office.get(&case).await;
    assert!(!caseworker.body.contains("value=\"order_notice\""));
    let leader = Browser::logged_in(&app, LEADER).await;
    leader.get(&case).await.holds("value=\"order_notice\"");
}

fn now() -> String {
    calendar::local(clock::now())
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

#[actix_web::test]
async fn leaders_see_numbers_with_their_tables_and_a_kommune_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    an_overdue_request(&kommune).await;
    state.service.run("test", engine::sweep).await.unwrap();

    let ministry = Browser::logged_in(&app, "departement.lese@departement").await;
    assert_eq!(ministry.get("/").await.location, "/styring");
    let page = ministry.get("/styring").await;
    page.holds("<svg viewBox")
        .holds("Vis som tabell")
        .holds("Telleregler: R2, R4")
        .holds("data-tabell=\"venter-na\"");
    assert_eq!(page.body.matches("figure-tile__number").count(), 6);
    assert!(
        !page.body.contains("href=\"/anmodninger\""),
        "no way to cases"
    );
    assert!(!page.body.contains("href=\"/mulige-brudd\""));
    let file = ministry
        .get(&unescaped(&page.link("/styring/venter-na.csv")))
        .await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.body.contains("venter-na"), "{}", file.body);

    // The region's leader may follow a number to its cases.
    let region = Browser::logged_in(&app, "bufetat.region_leder@bufetat:vest").await;
    let page = region.get("/styring").await;
    page.holds("Se anmodningene").holds("Se de mulige bruddene");

    // One waits in the country and in Bergen, and none in another kommune.
    let waits = |body: &str| {
        let table = body.split("data-tabell=\"venter-na\"").nth(1).unwrap();
        let total = table.split("<tfoot>").nth(1).unwrap();
        total
            .split("</td>")
            .next()
            .unwrap()
            .rsplit('>')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(waits(&page.body), "1");
    let own = kommune.get("/styring").await;
    own.holds("Kommunens egne tall");
    assert_eq!(waits(&own.body), "1");
    let other = Browser::logged_in(&app, "kommune.saksbehandler@kommune:4601").await;
    assert_eq!(other.get("/styring").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        ministry.get("/styring?month=2999-01").await.status,
        StatusCode::NOT_FOUND
    );
}

/// An address as the browser reads it from the page.
fn unescaped(address: &str) -> String {
    address.replace("&#38;", "&").replace("&amp;", "&")
}
