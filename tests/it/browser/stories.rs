//! Each desk's whole story in a real browser, from log-in to result: with and without script, wide and at
//! 320 pixels.

use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use rstest::rstest;
use serde_json::{Value, json};

use super::run;
use crate::support::Backend::Sqlite;
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_overdue_request};

/// How the browser is: what it runs, and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seat {
    Office,
    OfficeWithoutScript,
    Telephone,
    TelephoneWithoutScript,
}

impl Seat {
    fn plan(self, app: &TestApp, scene: &str) -> Value {
        let script = matches!(self, Self::Office | Self::Telephone);
        let width = match self {
            Self::Office | Self::OfficeWithoutScript => 1280,
            Self::Telephone | Self::TelephoneWithoutScript => 320,
        };
        json!({"address": app.url(""), "scene": scene, "script": script, "width": width, "patience": 60_000})
    }
}

/// Plays a scene; what it ended with, and what was wrong on the way.
fn try_to_play(seat: Seat, app: &TestApp, scene: &str, needs: &Value) -> (Value, Value) {
    let mut plan = seat.plan(app, scene);
    for (name, value) in needs.as_object().into_iter().flatten() {
        plan[name] = value.clone();
    }
    let played = run("story.mjs", &plan);
    (played["ended"].clone(), played["found"].clone())
}

/// What a scene ended with, when nothing was wrong on the way.
fn play(seat: Seat, app: &TestApp, scene: &str, needs: &Value) -> Value {
    let (ended, found) = try_to_play(seat, app, scene, needs);
    assert_eq!(found, json!([]), "{scene}: {ended}");
    ended
}

fn holds(ended: &Value, part: &str, words: &[&str]) {
    let said = ended[part].as_str().unwrap_or_default();
    for word in words {
        assert!(said.contains(word), "{part} does not say «{word}»:\n{said}");
    }
}

#[rstest]
fn a_kommune_asks_and_the_desk_finds_a_place(
    #[values(
        Seat::Office,
        Seat::OfficeWithoutScript,
        Seat::Telephone,
        Seat::TelephoneWithoutScript
    )]
    seat: Seat,
) {
    let app = TestApp::on(Sqlite);
    let request = json!({
        "child_number": a_child(),
        "legal_basis": "p4_2",
        "measure": "institution",
        "place": "home",
        "contact_phone": "00 00 00 00",
    });
    let ended = play(seat, &app, "place", &json!({"request": request}));
    holds(&ended, "offered", &["Kommunen skal svare på tilbudet"]);
    holds(&ended, "ended", &["Saken er ferdig"]);
    let number = ended["request"].as_str().unwrap_or_default();
    let board = ended["board"].as_str().unwrap_or_default();
    assert!(
        !board.contains(number),
        "who has a place is not on the board"
    );
    assert_eq!(app.raw().count("offer WHERE moved_in_at IS NOT NULL"), 1);
    assert_eq!(app.raw().count("search_line"), 1);
}

#[rstest]
fn an_office_goes_from_the_referral_to_the_letter(
    #[values(
        Seat::Office,
        Seat::OfficeWithoutScript,
        Seat::Telephone,
        Seat::TelephoneWithoutScript
    )]
    seat: Seat,
) {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let request = kommune.registers(&an_overdue_request());
    app.sweeps();
    let today = calendar::local_date(clock::now()).to_string();
    let needs = json!({"request": request.path, "today": today});
    let ended = play(seat, &app, "supervision", &needs);
    holds(&ended, "concluded", &["Konstatert brudd"]);
    holds(&ended, "told", &["Konstatert brudd"]);
    assert_eq!(
        app.raw().count("supervision WHERE conclusion = 'breach'"),
        1
    );
}

#[rstest]
fn a_leader_sees_the_figures_and_takes_out_the_report(
    #[values(
        Seat::Office,
        Seat::OfficeWithoutScript,
        Seat::Telephone,
        Seat::TelephoneWithoutScript
    )]
    seat: Seat,
) {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    kommune.registers(&an_overdue_request());
    app.sweeps();
    let ended = play(seat, &app, "figures", &json!({}));
    let (charts, tables) = (ended["charts"].as_u64(), ended["tables"].as_u64());
    assert!(
        charts > Some(0) && tables >= charts,
        "{charts:?} {tables:?}"
    );
    holds(&ended, "report", &["Månedsrapport"]);
    let json: Value = serde_json::from_str(ended["json"]["text"].as_str().unwrap_or_default())
        .expect("the report as JSON");
    assert!(json.is_object());
    let table = ended["table"]["text"].as_str().unwrap_or_default();
    assert!(table.lines().count() > 1, "{table}");
}

/// The control: a scene that meets a closed door says so.
#[test]
fn a_story_that_goes_wrong_is_told() {
    let app = TestApp::on(Sqlite);
    let needs = json!({"request": "/anmodninger/finnes-ikke", "patience": 1_000});
    let (ended, found) = try_to_play(Seat::Office, &app, "supervision", &needs);
    assert_eq!(ended, Value::Null);
    let found = found.to_string();
    assert!(found.contains("finnes-ikke answers 404"), "{found}");
    assert!(found.contains("tilsynsanmodning"), "{found}");
}
