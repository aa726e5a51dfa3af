//! The main navigation: what a role may open lies within two clicks of where it starts, and what waits is counted.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;

use super::browser::{Browser, Page};
use super::{a_state, app};
use crate::browser::visits::ROWS;

const CASEWORKER: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const EVERYBODY: [&str; 13] = [
    CASEWORKER,
    "kommune.leder@kommune:4601",
    "kommune.vakt@kommune:3203+3201+3212",
    INTAKE,
    "bufetat.inntak_leder@bufetat:vest",
    "bufetat.region_leder@bufetat:vest",
    "statsforvalter.saksbehandler@statsforvalter:vestland",
    "statsforvalter.leder@statsforvalter:vestland",
    "bufdir.analyse@bufdir",
    "bufdir.leder@bufdir",
    "departement.lese@departement",
    "drift.admin@drift",
    "revisor@revisor",
];

/// Pages that one meets by other ways than a link: the front page itself, log-in, and a list for several cases,
/// which is offered where there are several.
const NOT_BY_LINK: [&str; 3] = ["/", "/logg-inn", "/tilsyn/konkluder-flere"];

/// The addresses a page links to, without what they ask for.
fn links(page: &Page) -> BTreeSet<String> {
    let hrefs = page.body.split("href=\"/").skip(1);
    let path = |rest: &str| {
        let end = rest.find(['"', '?', '#']).unwrap_or(rest.len());
        format!("/{}", &rest[..end])
    };
    hrefs.map(path).collect()
}

/// The page where somebody starts.
async fn start(browser: &Browser) -> Page {
    let page = browser.get("/").await;
    match page.status {
        StatusCode::SEE_OTHER => browser.get(&page.location).await,
        _ => page,
    }
}

#[actix_web::test]
async fn what_a_role_may_open_is_two_clicks_away() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let pages: BTreeSet<&str> = ROWS
        .iter()
        .map(|row| row.route)
        .filter(|route| !route.contains('{') && !NOT_BY_LINK.contains(route))
        .collect();
    assert!(pages.contains("/inntak/vaktskifte") && pages.contains("/anmodninger/naer-bortfall"));
    for persona in EVERYBODY {
        let browser = Browser::logged_in(&app, persona).await;
        let mut reached = links(&start(&browser).await);
        for first in reached.clone() {
            if pages.contains(first.as_str()) {
                reached.extend(links(&browser.get(&first).await));
            }
        }
        for page in &pages {
            let opens = browser.get(page).await.status == StatusCode::OK;
            assert!(
                !opens || reached.contains(*page),
                "{persona} finds no way to {page}"
            );
        }
    }
}

#[actix_web::test]
async fn the_navigation_opens_for_whoever_is_shown_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    for persona in EVERYBODY {
        let browser = Browser::logged_in(&app, persona).await;
        let page = start(&browser).await;
        let Some((_, nav)) = page.body.split_once("<nav class=\"site-nav\"") else {
            continue;
        };
        let nav = nav.split("</nav>").next().unwrap();
        for rest in nav.split("href=\"").skip(1) {
            let part = rest.split('"').next().unwrap();
            let opened = browser.get(part).await;
            assert_eq!(opened.status, StatusCode::OK, "{persona}: {part}");
            let here = format!("href=\"{part}\" aria-current=\"page\"");
            opened.holds(&here);
            assert_eq!(opened.body.matches("aria-current=\"page\"").count(), 1);
        }
    }
}

#[actix_web::test]
async fn a_draft_and_a_notice_are_counted_at_their_own_desks() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, CASEWORKER).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    kommune
        .get("/")
        .await
        .holds(">Utkast<")
        .holds(">Forhåndsvarsler<");
    let token = kommune
        .get("/anmodninger/ny")
        .await
        .hidden("/anmodninger/ny", "token");
    let draft = [("token", token.as_str()), ("kind", "acute")];
    let saved = kommune.send_to("/utkast", &draft, &[]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let notice = [
        ("legal_basis", "p4_4"),
        ("kind", "acute"),
        ("measure", "institution"),
        ("expected_at", "2199-01-01T12:00"),
    ];
    let given = kommune
        .post("/forhaandsvarsler", "/forhaandsvarsler", &notice)
        .await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    kommune
        .get("/utkast")
        .await
        .holds(">Utkast (1)<")
        .holds(">Forhåndsvarsler (1)<")
        .holds("/anmodninger/ny?utkast=");
    let board = intake.get("/inntak").await;
    board.holds(">Utkast<").holds(">Forhåndsvarsler (1)<");
    let leader = Browser::logged_in(&app, "kommune.leder@kommune:4601").await;
    let page = leader.get("/utkast").await;
    page.holds(">Utkast<").holds("Du har ingen utkast");
    assert!(!page.body.contains("ny?utkast="), "another's draft");
    let office = "statsforvalter.saksbehandler@statsforvalter:vestland";
    let office = Browser::logged_in(&app, office).await;
    assert_eq!(office.get("/utkast").await.status, StatusCode::FORBIDDEN);
}
