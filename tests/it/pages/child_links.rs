//! Two at the desk join two cases of one child, told by the pages alone.

use actix_web::http::StatusCode;

use super::browser::{Browser, Page};
use super::severity::is_overdue;
use super::{a_state, app};

const KOMMUNE: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const LEADER: &str = "bufetat.inntak_leder@bufetat:vest";
const PLACE: &str = "/inntak/barnekoblinger";

/// Every address of a case that a page links to, once.
fn cases(page: &Page) -> Vec<String> {
    let rest = page.body.split("href=\"/anmodninger/").skip(1);
    let ids = rest.filter_map(|rest| rest.split(['"', '#', '?', '/']).next());
    let mut all: Vec<String> = ids
        .filter(|id| id.len() == 36)
        .map(|id| format!("/anmodninger/{id}"))
        .collect();
    all.sort();
    all.dedup();
    all
}

fn number_on(page: &Page) -> String {
    let words = page
        .body
        .split(|one: char| !one.is_ascii_digit() && one != '-');
    let is_number = |word: &&str| word.len() == 11 && word.find('-') == Some(4);
    words.into_iter().find(is_number).unwrap().to_owned()
}

#[actix_web::test]
async fn one_proposes_from_the_case_and_the_leader_decides() {
    let folder = tempfile::tempdir().unwrap();
    let state = a_state(&folder, true);
    let app = app(&state).await;
    let kommune = Browser::logged_in(&app, KOMMUNE).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let leader = Browser::logged_in(&app, LEADER).await;
    is_overdue(&kommune).await;
    is_overdue(&kommune).await;
    let both = cases(&intake.get("/anmodninger").await);
    let [one, other] = both.as_slice() else {
        panic!("two cases: {both:?}")
    };
    let number = number_on(&intake.get(other).await);
    let propose = format!("{one}/barnekobling");

    let refused = intake
        .post(one, &propose, &[("case_number", &number)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.holds(&number);
    let told = [
        ("case_number", number.as_str()),
        ("reason", "Samme navn og fødselsdag"),
    ];
    let sent = intake.post(one, &propose, &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);

    let mine = intake.get(PLACE).await;
    mine.holds("Venter på avgjørelse")
        .holds("Samme navn og fødselsdag");
    assert!(
        !mine.body.contains("Avgjør forslaget"),
        "not by whoever proposed"
    );
    let page = leader.get(PLACE).await;
    let decide = page
        .body
        .split("action=\"")
        .find(|part| part.contains("/avgjorelse\""));
    let decide = decide
        .and_then(|part| part.split('"').next())
        .unwrap()
        .to_owned();
    let sent = leader
        .post(PLACE, &decide, &[("decision", "rejected")])
        .await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "why?");
    let sent = leader
        .post(PLACE, &decide, &[("decision", "accepted")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    intake.get(one).await.holds(&number);
    intake
        .get(PLACE)
        .await
        .holds("Foreslå at det er to barn likevel");
    assert_eq!(kommune.get(PLACE).await.status, StatusCode::FORBIDDEN);
    assert!(
        !kommune.get(one).await.body.contains(&number),
        "the kommune is told nothing"
    );
}
