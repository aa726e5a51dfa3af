//! The board of an intake desk as its browser meets it, without script.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";

fn ago(minutes: i64) -> String {
    calendar::local(clock::now() - Duration::minutes(minutes))
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

/// Registers a request through the page and gives its id.
async fn a_request(kommune: &Browser, minutes: i64) -> String {
    let reported = ago(minutes);
    let fields = [
        ("birth_date", "2012-02-29"),
        ("child_name", "Kari Eksempel"),
        ("kind", "acute"),
        ("legal_basis", "p4_4"),
        ("measure", "institution"),
        ("danger", "yes"),
        ("looked_after", "no"),
        ("place", "home"),
        ("need_reported_at", reported.as_str()),
        ("channel", "phone"),
    ];
    let sent = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &fields)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location.rsplit('/').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_desk_takes_a_case_searches_and_offers_without_leaving_the_board() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    assert_eq!(intake.get("/").await.location, "/inntak");
    intake
        .get("/inntak")
        .await
        .holds("Ingen barn venter på et tilbud i regionen");
    let id = a_request(&kommune, 20).await;
    let board = intake.get("/inntak").await;
    board
        .holds("Ikke tatt")
        .holds("Ingen steder er spurt")
        .holds("fare for liv eller helse")
        .holds("ikke ivaretatt nå")
        .holds("Bergen")
        .holds("Venter på Bufetat siden");
    assert!(!board.body.contains("Kari"), "no child's name on a board");
    let chosen = format!("/inntak/{id}");
    assert_eq!(board.link("/inntak/"), chosen);
    let pane = intake.get(&chosen).await;
    pane.holds("Ta saken").holds("Logg søk").holds("Gi tilbud");
    assert!(
        !pane.body.contains("Kari"),
        "who the child is stands on the case's own page"
    );

    // One click, and the kommune knows that somebody has seen it.
    let page = kommune.get(&format!("/anmodninger/{id}")).await;
    assert!(!page.body.contains("Bufetat har sett"), "nobody has yet");
    let taken = intake
        .post(&chosen, &format!("{chosen}/hendelser/taken"), &[])
        .await;
    assert_eq!(
        (taken.status, taken.location.as_str()),
        (StatusCode::SEE_OTHER, chosen.as_str())
    );
    intake.get(&chosen).await.holds("Tatt av Bufetat, inntak");
    kommune
        .get(&format!("/anmodninger/{id}"))
        .await
        .holds("Bufetat har tatt saken");

    let log = format!("{chosen}/soklogg");
    let refused = intake
        .post(&chosen, &log, &[("unit", "demo-vest-01")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("Inntaksbordet").holds("Dette må fylles ut");
    let asked = [("unit", "demo-vest-01"), ("answer", "full")];
    assert_eq!(intake.post(&chosen, &log, &asked).await.location, chosen);
    intake.get(&chosen).await.holds("Ett sted er spurt");
    let today = calendar::local_date(clock::now()).to_string();
    let offer = [("unit", "demo-vest-02"), ("available_from", today.as_str())];
    let offered = intake
        .post(&chosen, &format!("{chosen}/tilbud"), &offer)
        .await;
    assert_eq!(offered.location, chosen, "{}", offered.body);
    intake
        .get("/inntak")
        .await
        .holds("Venter på kommunen siden");
}

#[actix_web::test]
async fn the_board_is_kept_to_its_region_and_its_role() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let id = a_request(&kommune, 5).await;
    let north = Browser::logged_in(&app, "bufetat.inntak@bufetat:nord").await;
    assert!(!north.get("/inntak").await.body.contains(&id));
    assert_eq!(
        north.get(&format!("/inntak/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(kommune.get("/inntak").await.status, StatusCode::FORBIDDEN);
    let intake = Browser::logged_in(&app, INTAKE).await;
    for address in ["/inntak?type=alle", "/inntak?etter=tull", "/inntak/tull"] {
        assert_eq!(
            intake.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
    intake
        .get("/inntak?type=planlagt")
        .await
        .holds("Ingen barn venter");
    let leader = Browser::logged_in(&app, "bufetat.region_leder@bufetat:vest").await;
    let page = leader.get(&format!("/inntak/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.body.contains("Ta saken"),
        "a leader looks, the desk acts"
    );
}

#[actix_web::test]
async fn a_shift_hands_over_and_the_next_one_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let id = a_request(&kommune, 20).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    intake.get("/inntak").await.holds("/inntak/vaktskifte");
    let page = "/inntak/vaktskifte";
    intake
        .get(page)
        .await
        .holds("Ingen vakt er overlevert ennå");
    let early = [("text", "Ring <b>Kari</b>"), ("at", "2199-01-01T08:00")];
    let refused = intake.post(page, page, &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("Ring &#60;b&#62;Kari");
    let told = [("text", "Ring <b>Kari</b>")];
    assert_eq!(intake.post(page, page, &told).await.location, page);
    let next = Browser::logged_in(&app, "bufetat.inntak_leder@bufetat:vest").await;
    next.get(page)
        .await
        .holds("Ring &#60;b&#62;Kari")
        .holds("Én akutt anmodning sto åpen")
        .holds(&id);
    let leader = Browser::logged_in(&app, "bufetat.region_leder@bufetat:vest").await;
    let read = leader.get(page).await;
    read.holds("Én akutt anmodning sto åpen");
    assert!(
        !read.body.contains("Kari"),
        "the words are for those who see identity"
    );
    assert!(
        !read.body.contains("<form class=\"form\""),
        "a leader hands nothing over"
    );
}
