//! The acute request on a telephone, at half past two at night: a real browser, 360 pixels wide, and nothing
//! but a keyboard.

use crate::support::Backend::Sqlite;
use crate::support::TestApp;
use crate::support::bodies::a_child;
use crate::support::chromium::{Chromium, Scripts};
use rstest::rstest;
use serde_json::{Value, json};
use std::path::Path;

/// As wide as a small telephone.
const WIDTH: u32 = 360;
/// At most so many things are asked before «Send nå»: fields and choices alike.
const MOST_ASKED: usize = 12;
/// The desk with the most to answer: it acts for several kommuner.
const DUTY: &str = "kommune.vakt@kommune:3203+3201+3212";
/// The names of what is asked in the open.
const ASKED: &str = "[...new Set([...document.querySelectorAll(
    'main form input, main form select, main form textarea')]
    .filter(e => e.type !== 'hidden' && e.checkVisibility()).map(e => e.name))]";

/// Picks a persona with the keyboard.
fn logs_in(tab: &mut Chromium, app: &TestApp, persona: &str) {
    tab.goes_to(&app.url("/logg-inn"));
    tab.tabs_to(&format!("e.value === '{persona}'"));
    tab.follows("Enter");
}

fn named(name: &str) -> String {
    format!("e.name === '{name}'")
}

/// Chooses the n-th choice of a list.
fn chooses(tab: &mut Chromium, name: &str, nth: usize) {
    tab.tabs_to(&named(name));
    for _ in 0..nth {
        tab.presses("ArrowDown");
    }
}

fn fits_the_width(tab: &mut Chromium, page: &str) {
    let wide = tab.finds("document.documentElement.scrollWidth");
    assert!(wide.as_u64() <= Some(WIDTH.into()), "{page} is {wide} wide");
}

#[rstest]
fn a_keyboard_and_twelve_answers_send_an_acute_request(
    #[values(Scripts::On, Scripts::Off)] scripts: Scripts,
) {
    let app = TestApp::on(Sqlite);
    let mut tab = Chromium::open(WIDTH, scripts);
    logs_in(&mut tab, &app, DUTY);
    tab.tabs_to("e.getAttribute('href') === '/anmodninger/ny'");
    tab.follows("Enter");

    let asked = tab.finds(ASKED);
    let asked = asked.as_array().map(Vec::len).unwrap_or_default();
    assert!((5..=MOST_ASKED).contains(&asked), "{asked} are asked");
    fits_the_width(&mut tab, "the form");
    let button = tab.finds(
        "(b => [b.height, b.bottom <= innerHeight])(document.querySelector('.form__send button').getBoundingClientRect())",
    );
    assert!(button[0].as_f64() >= Some(44.0), "{button}");
    assert_eq!(button[1], json!(true), "«Send nå» is in sight");
    tab.shows(Path::new("target/screenshots/kommune-akutt.png"));

    chooses(&mut tab, "municipality", 1);
    tab.tabs_to(&named("child_number"));
    tab.types(&a_child());
    chooses(&mut tab, "legal_basis", 2);
    chooses(&mut tab, "measure", 1);
    chooses(&mut tab, "place", 1);
    tab.tabs_to(&named("contact_phone"));
    tab.types("00 00 00 00");
    tab.tabs_to("e.type === 'submit' && e.closest('.form__send')");
    tab.follows("Enter");

    let address = tab.finds("location.pathname");
    let address = address.as_str().unwrap_or_default().to_owned();
    let said = tab.finds("document.querySelector('main').innerText");
    let said = said.as_str().unwrap_or_default().to_owned();
    assert!(
        address.starts_with("/anmodninger/") && address != "/anmodninger/ny",
        "{said}"
    );
    for told in [
        "Ventet",
        "tilbud fra Bufetat",
        "ingen på inntaket har åpnet den ennå",
        "Klokken går til Bufetat gir et tilbud",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!address.contains(&a_child()));
    fits_the_width(&mut tab, "the request");
    tab.shows(Path::new("target/screenshots/kommune-sendt.png"));
    let stored = app.raw().count("placement_request");
    assert_eq!(stored, 1);
}

#[rstest]
fn two_clicks_ask_for_supervision(#[values(Scripts::On, Scripts::Off)] scripts: Scripts) {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let request = kommune.registers(&crate::support::bodies::an_overdue_request());
    let mut tab = Chromium::open(WIDTH, scripts);
    logs_in(&mut tab, &app, "kommune.saksbehandler@kommune:4601");
    tab.goes_to(&app.url(&request.path));

    tab.tabs_to("e.getAttribute('href')?.endsWith('/tilsynsanmodning')");
    tab.follows("Enter");
    let asked: Value = tab.finds(ASKED);
    assert_eq!(
        asked,
        json!(["text"]),
        "one sentence, and it may be left out"
    );
    fits_the_width(&mut tab, "the referral");
    tab.shows(Path::new("target/screenshots/kommune-tilsyn.png"));
    tab.tabs_to("e.type === 'submit' && e.closest('.form__send')");
    tab.follows("Enter");

    assert_eq!(tab.finds("location.pathname"), json!(request.path));
    assert_eq!(app.raw().count("supervision_referral"), 1);
}

#[rstest]
fn a_draft_is_taken_up_again_after_a_new_log_in(
    #[values(Scripts::On, Scripts::Off)] scripts: Scripts,
) {
    const BERGEN: &str = "kommune.saksbehandler@kommune:4601";
    let app = TestApp::on(Sqlite);
    let mut tab = Chromium::open(WIDTH, scripts);
    logs_in(&mut tab, &app, BERGEN);
    tab.goes_to(&app.url("/anmodninger/ny"));
    tab.tabs_to(&named("contact_phone"));
    tab.types("00 00 00 00");
    tab.tabs_to("e.getAttribute('formaction') === '/utkast'");
    tab.follows("Enter");
    assert_eq!(tab.finds("location.pathname"), json!("/anmodninger"));
    fits_the_width(&mut tab, "the list with a draft");
    tab.shows(Path::new("target/screenshots/kommune-utkast.png"));
    tab.tabs_to("e.closest('form')?.getAttribute('action') === '/logg-ut'");
    tab.follows("Enter");

    logs_in(&mut tab, &app, BERGEN);
    tab.tabs_to("e.getAttribute('href')?.startsWith('/anmodninger/ny?utkast=')");
    tab.follows("Enter");
    let phone = tab.finds("document.querySelector('[name=contact_phone]').value");
    assert_eq!(phone, json!("00 00 00 00"));
    tab.tabs_to(&named("child_number"));
    tab.types(&a_child());
    chooses(&mut tab, "legal_basis", 2);
    chooses(&mut tab, "measure", 1);
    chooses(&mut tab, "place", 1);
    tab.tabs_to("e.type === 'submit' && e.closest('.form__send')");
    tab.follows("Enter");
    let said = tab.finds("document.querySelector('main').innerText");
    let count = |table: &str| app.raw().count(table);
    assert_eq!(
        (count("placement_request"), count("draft")),
        (1, 0),
        "{said}"
    );
}
