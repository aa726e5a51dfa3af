//! One case from the first call to the month's report, told by the pages alone.

use actix_web::http::StatusCode;
use bistandsplikt::app::engine;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::Duration;

use super::browser::Browser;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak_leder@bufetat:vest";
const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";

/// A wall-clock time so many hours ago, as a browser's own field has it.
fn ago(hours: i64) -> String {
    calendar::local(clock::now() - Duration::hours(hours))
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

#[actix_web::test]
async fn a_request_goes_from_the_first_call_to_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let office = Browser::logged_in(&app, OFFICE).await;

    // The kommune asks, three days late in telling the service.
    kommune
        .get("/")
        .await
        .holds("Ingen barn venter")
        .holds("Ny akutt anmodning");
    let reported = ago(72);
    let sent = kommune
        .post(
            "/anmodninger/ny",
            "/anmodninger/ny",
            &[
                ("birth_date", "2012-02-29"),
                ("child_name", "Kari <script>alert(1)</script>"),
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
    let case = sent.location;
    let page = kommune.get(&case).await;
    page.holds("Kari &#60;script&#62;")
        .holds("Bufetat skal gi et tilbud")
        .holds("wait-clock")
        .holds("§ 4-4");
    page.holds("Begjæring etter akuttvedtak om opphold i institusjon")
        .holds("Fristen løper fra")
        .holds("Siste virkedag innenfor fristen er");
    kommune
        .get("/anmodninger/naer-bortfall?dager=14")
        .await
        .holds("Faller bort uten plass")
        .holds(&case)
        .holds("Om et vedtak faktisk har falt bort, må et menneske vurdere");
    state.service.run("test", engine::sweep).await.unwrap();

    // Bufetat searches and offers.
    let list = intake.get("/anmodninger").await;
    list.holds("Bergen").holds("fristen er passert");
    assert!(!list.body.contains("Kari"), "no name in a list");
    list.holds(&format!("href=\"{case}\""));
    let log = format!("{case}/soklogg");
    let logged = intake
        .post(&case, &log, &[("unit", "demo-vest-01"), ("answer", "full")])
        .await;
    assert_eq!(logged.status, StatusCode::SEE_OTHER, "{}", logged.body);
    let today = calendar::local_date(clock::now()).to_string();
    let offer = [
        ("unit", "demo-vest-02"),
        ("available_from", today.as_str()),
        ("distance", "30"),
    ];
    let offered = intake.post(&case, &format!("{case}/tilbud"), &offer).await;
    assert_eq!(offered.status, StatusCode::SEE_OTHER, "{}", offered.body);

    // The kommune accepts, and the child moves in.
    let page = kommune.get(&case).await;
    page.holds("Kommunen skal svare på tilbudet")
        .holds("Ett sted er spurt");
    let accept = page
        .body
        .split("action=\"")
        .find(|part| part.contains("/aksepter\""))
        .unwrap();
    let accept = accept.split_once('"').unwrap().0.to_owned();
    assert_eq!(
        kommune.post(&case, &accept, &[]).await.status,
        StatusCode::SEE_OTHER
    );
    kommune.get(&case).await.holds("Barnet skal flytte inn");
    let moved = accept.replace("/aksepter", "/innflyttet");
    let done = kommune.post(&case, &moved, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    kommune
        .get(&case)
        .await
        .holds("Saken er ferdig")
        .holds("Barnet flyttet inn");

    // Bufetat assesses; statsforvalteren concludes.
    let breach = intake.get("/mulige-brudd").await.link("/mulige-brudd/");
    let page = intake.get(&breach).await;
    page.holds("Mulig brudd")
        .holds("prosjektets forslag")
        .holds("foreslått");
    let judged = intake
        .post(
            &breach,
            &format!("{breach}/vurder"),
            &[("level", "five_moderate"), ("reason", "Ivaretatt")],
        )
        .await;
    assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.body);
    intake
        .get(&breach)
        .await
        .holds("Vurdert av Bufetat, leder for inntak");
    assert_eq!(office.get("/").await.location, "/mulige-brudd");
    assert_eq!(office.get(&case).await.status, StatusCode::NOT_FOUND);
    let opened = office
        .post(&breach, &format!("{breach}/tilsyn"), &[("reason", "Klage")])
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let supervision = opened.location;
    office.get(&case).await.holds("Forløp");
    let conclusion = [("conclusion", "breach"), ("concluded_on", today.as_str())];
    let concluded = office
        .post(
            &supervision,
            &format!("{supervision}/konklusjon"),
            &conclusion,
        )
        .await;
    assert_eq!(
        concluded.status,
        StatusCode::SEE_OTHER,
        "{}",
        concluded.body
    );
    office.get(&supervision).await.holds("Konstatert brudd");
    office
        .get(&breach)
        .await
        .holds("<h1 class=\"ds-heading\" data-size=\"lg\">Konstatert brudd</h1>");

    // The month's report holds it, in every form, with the same cut-off.
    let month = today.get(..7).unwrap();
    let report = office.get(&format!("/rapporter/{month}")).await;
    report.holds("Månedsrapport for").holds("Tatt ut");
    for begins in [
        format!("/rapporter/{month}/rapport.json"),
        format!("/rapporter/{month}/hovedtall.csv"),
    ] {
        let address = report.link(&begins);
        assert!(address.contains("?tattUt="), "{address}");
        let file = office.get(&address).await;
        assert_eq!(
            (file.status, file.cache.as_str()),
            (StatusCode::OK, "no-store"),
            "{address}"
        );
    }
    assert_eq!(
        kommune.get(&format!("/rapporter/{month}")).await.status,
        StatusCode::FORBIDDEN
    );
}
