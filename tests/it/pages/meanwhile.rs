//! What both sides tell while the child waits, told by the pages alone.

use actix_web::http::StatusCode;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::{Browser, Page};
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";

/// A wall-clock time so many hours from now, as a browser's own field has it.
fn in_hours(hours: i64) -> String {
    calendar::local(clock::now() + Duration::hours(hours))
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

async fn a_case(kommune: &Browser) -> String {
    let reported = in_hours(-31);
    let fields = [
        ("birth_date", "2012-02-29"),
        ("kind", "acute"),
        ("legal_basis", "p4_4"),
        ("measure", "institution"),
        ("danger", "no"),
        ("looked_after", "yes"),
        ("place", "home"),
        ("need_reported_at", reported.as_str()),
        ("channel", "phone"),
        ("contact_name", "Vakttelefonen"),
        ("contact_phone", "00 00 00 00"),
        ("emergency_decision_at", &reported),
    ];
    let sent = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &fields)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location
}

/// The choice of a select that stands first after the empty one.
fn first_choice(page: &Page, action: &str) -> String {
    let form = page
        .body
        .split_once(&format!("action=\"{action}\""))
        .expect("the form")
        .1;
    let select = form.split_once("<select").expect("a select").1;
    let mut options = select.split("<option value=\"").skip(2);
    options
        .next()
        .expect("an option")
        .split_once('"')
        .expect("a value")
        .0
        .to_owned()
}

#[actix_web::test]
async fn a_question_moves_the_wait_and_the_answer_moves_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let case = a_case(&kommune).await;
    for side in [&kommune, &intake] {
        side.get(&case)
            .await
            .holds("Ventet i alt 31 t")
            .holds("venter på Bufetat");
    }
    let ask = format!("{case}/hendelser/question");
    let empty = intake.post(&case, &ask, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.holds("hendelse-question-text");
    let asked = intake
        .post(&case, &ask, &[("text", "Hvor gammel er barnet?")])
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let page = kommune.get(&case).await;
    page.holds("venter på kommunen")
        .holds("Spørsmål.")
        .holds("Hvor gammel er barnet?");
    assert!(
        !page.body.contains("venter på Bufetat"),
        "one holder of the wait at any time"
    );
    let answer = format!("{case}/hendelser/question-answered");
    let about = first_choice(&page, &answer);
    let answered = kommune
        .post(&case, &answer, &[("about_event", &about)])
        .await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    intake.get(&case).await.holds("venter på Bufetat");
}

#[actix_web::test]
async fn help_a_pause_and_an_update_stand_beside_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let case = a_case(&kommune).await;
    let log = format!("{case}/soklogg");
    intake
        .post(&case, &log, &[("unit", "demo-vest-01"), ("answer", "full")])
        .await;
    let until = in_hours(48);
    for (browser, what, fields) in [
        (&kommune, "rhythm-agreed", vec![("detail", "daily")]),
        (
            &kommune,
            "pause-began",
            vec![("detail", "child_missing"), ("to", until.as_str())],
        ),
        (&intake, "help-began", vec![("detail", "mst")]),
        (&intake, "intet-nytt", vec![]),
    ] {
        let action = format!("{case}/hendelser/{what}");
        let told = browser.post(&case, &action, &fields).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{what}: {}", told.body);
    }
    for side in [&kommune, &intake] {
        side.get(&case)
            .await
            .holds("Bufetat skal gi neste oppdatering innen")
            .holds("Barnet er på rømmen. Kommunen, fra")
            .holds("MST, fra")
            .holds("Intet nytt, søker fortsatt. Ett sted er spurt siden sist.")
            .holds("venter på Bufetat");
    }
    intake
        .get(&case)
        .await
        .holds("ingen steder spurt siden sist");
    let wrong = kommune
        .send_to(&format!("{case}/hendelser/noe-annet"), &[], &[])
        .await;
    assert!(wrong.status.is_client_error());
}

#[actix_web::test]
async fn a_withdrawn_request_is_reopened_and_goes_on_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let case = a_case(&kommune).await;
    let gone = kommune
        .post(
            &case,
            &format!("{case}/trekk"),
            &[("reason_code", "gave_up")],
        )
        .await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let reopen = format!("{case}/hendelser/reopened");
    let page = kommune.get(&case).await;
    page.holds("Ingen venter lenger");
    assert_eq!(first_choice(&page, &reopen), "withdrawn_by_mistake");
    let told = kommune
        .post(&case, &reopen, &[("detail", "withdrawn_by_mistake")])
        .await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    kommune
        .get(&case)
        .await
        .holds("venter på Bufetat")
        .holds("Gjenåpnet: Anmodningen ble trukket ved en feil.");
}

#[actix_web::test]
async fn what_the_laws_limits_rest_on_is_told_by_the_pages_too() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let case = a_case(&kommune).await;
    let before = kommune.get(&case).await;
    assert!(
        !before.body.contains("hendelser/ban-ended"),
        "nothing to end"
    );
    let act = format!("{case}/hendelser/moving-ban");
    let sent = kommune.post(&case, &act, &[("at", &in_hours(-2))]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let after = kommune.get(&case).await;
    assert!(after.body.contains("§ 4-3"), "its limits are shown");
    assert!(
        after.body.contains("hendelser/ban-ended"),
        "it can be ended"
    );
    let intake = Browser::logged_in(&app, INTAKE).await;
    let seen = intake.get(&case).await;
    assert!(
        !seen.body.contains("hendelser/moving-ban"),
        "the kommune's to tell"
    );
}
