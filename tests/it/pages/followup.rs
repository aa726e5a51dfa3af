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

/// The spell that a form of the page would tell of.
fn first_spell(body: &str) -> String {
    let select = body.split_once("name=\"spell\"").expect("a select").1;
    let mut options = select.split("<option value=\"").skip(2);
    let option = options.next().expect("a spell");
    option.split_once('"').expect("a value").0.to_owned()
}

#[actix_web::test]
async fn what_a_mellomlosning_cost_stands_with_what_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let case = a_case(&kommune, &[]).await;
    let page = kommune.get(&case).await;
    page.holds("Kostnad for kommunen: ikke ført.")
        .holds("Kostnaden er ikke ført for 1 av 1 opphold.");
    let spell = first_spell(&page.body);
    let action = format!("{case}/mellomlosninger");
    let half = [("spell", spell.as_str()), ("kroner", "1500")];
    let refused = kommune.post(&case, &action, &half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds("mellomlosninger-cost_kind").holds("1500");
    let whole = [
        ("spell", spell.as_str()),
        ("kroner", "1500"),
        ("cost_kind", "lodging"),
        ("counted", "in_all"),
        ("staff_people", "2"),
    ];
    let sent = kommune.post(&case, &action, &whole).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = intake.get(&case).await;
    page.holds("Losji: 1\u{a0}500 kr")
        .holds("Kostnad for kommunen: 1\u{a0}500 kr.")
        .holds("høyst 2 på vakt samtidig")
        .holds("Timene er ikke ført for 1 av 1 opphold.");
    assert!(!page.body.contains("Kostnaden er ikke ført"));
    assert!(!page.body.contains(&action), "the kommune alone tells it");
}

#[actix_web::test]
async fn goal_and_leaving_plan_stand_on_the_page_from_the_first_day() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let case = a_case(&kommune, &[]).await;
    kommune
        .get(&case)
        .await
        .holds("Mål, kriterier og plan kan føres fra første dag");
    let measure = format!("{case}/hendelser/next-measure");
    let nobody = kommune
        .post(&case, &measure, &[("text", "Veiledning hjemme")])
        .await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    nobody
        .holds("Veiledning hjemme")
        .holds("hendelse-next-measure-detail");
    let told: [(&str, &[(&str, &str)]); 3] = [
        ("stay-goal", &[("text", "Tilbake til skolen")]),
        (
            "next-measure",
            &[
                ("text", "Veiledning hjemme"),
                ("detail", "led_by_head_of_upbringing"),
            ],
        ),
        ("ready-to-leave", &[("at", "2026-04-03T12:00")]),
    ];
    for (what, fields) in told {
        let action = format!("{case}/hendelser/{what}");
        let sent = kommune.post(&case, &action, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{what}: {}", sent.body);
    }
    intake
        .get(&case)
        .await
        .holds("Tilbake til skolen")
        .holds("Ansvarlig: kommunalsjefen for oppvekst")
        .holds("Dager etter årsak")
        .holds("Årsak ikke oppgitt");
}

#[actix_web::test]
async fn a_planned_referral_is_advised_after_it_is_sent_and_the_advice_is_the_kommunes() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let planned = [
        ("birth_date", "2012-02-29"),
        ("kind", "planned"),
        ("legal_basis", "p5_1"),
        ("measure", "foster_home"),
        ("place", "home"),
        ("need_reported_at", "2026-04-02T14:05"),
        ("wanted_start", "2026-09-01"),
    ];
    let sent = kommune
        .post("/anmodninger/ny?slag=planlagt", "/anmodninger/ny", &planned)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let case = sent.location;
    let page = kommune.get(&case).await;
    page.holds("Det Bufetat pleier å spørre om")
        .holds("De stopper ingenting")
        .holds("Målgruppen avgjør hvilke steder som kan spørres.")
        .holds("href=\"#tillegg\"")
        .holds("href=\"#medvirkning\"")
        .holds("id=\"tillegg\"");
    assert!(
        !intake
            .get(&case)
            .await
            .body
            .contains("Det Bufetat pleier å spørre om")
    );
    let more = [("target_group", "care"), ("description", "Trenger ro")];
    let action = format!("{case}/tillegg");
    let sent = kommune.post(&case, &action, &more).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = kommune.get(&case).await;
    assert!(!page.body.contains("Målgruppen avgjør"), "it is told now");
    page.holds("Uten et mål");
    let acute = a_case(&kommune, &[("birth_date", "2013-03-01")]).await;
    assert!(
        !kommune
            .get(&acute)
            .await
            .body
            .contains("Det Bufetat pleier")
    );
}

#[actix_web::test]
async fn statsforvalteren_is_invited_to_a_disagreement_and_the_page_says_it_is_no_supervision() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let office = Browser::logged_in(&app, OFFICE).await;
    let case = a_case(&kommune, &[("child_name", "Kari")]).await;
    let raise = format!("{case}/hendelser/disagreement-raised");
    let told = [("detail", "theme_distance"), ("text", "For langt unna")];
    let sent = kommune.post(&case, &raise, &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    office.get("/dialog").await.holds("Dette er ikke tilsyn");
    assert_eq!(office.get(&case).await.status, StatusCode::NOT_FOUND);

    let button = |page: &super::browser::Page, what: &str| {
        let begins = format!("action=\"{case}/dialog/{what}/");
        let rest = page.body.split_once(&begins).expect("a button").1;
        let id = rest.split_once('"').expect("an id").0;
        format!("{case}/dialog/{what}/{id}")
    };
    let page = kommune.get(&case).await;
    page.holds("Dette er ikke tilsyn");
    let ask = button(&page, "dialogue-asked");
    let sent = kommune.post(&case, &ask, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let list = office.get("/dialog").await;
    list.holds("Avstand")
        .holds("Kommunen ba statsforvalteren delta");
    let page = office.get(&list.link("/anmodninger/")).await;
    page.holds("Dette er ikke tilsyn")
        .holds("Si nei til dialogen");
    assert!(!page.body.contains("Kari") && !page.body.contains("For langt unna"));
    for side in [&office, &intake] {
        let yes = button(&side.get(&case).await, "dialogue-accepted");
        let sent = side.post(&case, &yes, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    kommune.get(&case).await.holds("Alle tre deltar.");
    let end = button(&office.get(&case).await, "dialogue-ended");
    let sent = office
        .post(&case, &end, &[("detail", "dialogue_agreed")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    intake.get(&case).await.holds("Avsluttet: Enige.");
    assert_eq!(office.get(&case).await.status, StatusCode::NOT_FOUND);
    office
        .get("/dialog")
        .await
        .holds("Ingen har bedt statsforvalteren delta nå");
}
