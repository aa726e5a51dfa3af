//! The month's report through the API, and the owner's switch of how far a child is recognised.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, acute_at, with};
use crate::support::ground::Ground;
use crate::support::importing::imports;
use bistandsplikt::config::Index;
use rstest::rstest;
use serde_json::json;

#[rstest]
fn the_ministry_reads_the_month_in_three_forms(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let ministry = app.signed_in("departement.lese@departement");
    let path = "/api/v1/rapporter/2024-07?tattUt=2024-12-31T23:00:00Z";
    for (accept, kind) in [
        ("application/json", "application/json"),
        ("text/html", "text/html; charset=utf-8"),
        ("text/csv", "text/csv; charset=utf-8"),
    ] {
        let ask = || ministry.send("GET", path, &[("Accept", accept)], None);
        let answer = ask();
        assert_eq!(
            (answer.status, answer.headers["content-type"].as_str()),
            (200, kind)
        );
        assert_eq!(
            answer.body,
            ask().body,
            "{accept}: asked twice, told the same"
        );
        for line in JULY.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let number = line["data"]["barn"]["nummer"].as_str().unwrap_or("nobody");
            assert!(!answer.body.contains(number));
        }
    }
    let told = ministry.get(path).json();
    assert!(
        told["tabeller"]
            .as_array()
            .is_some_and(|tables| tables.len() > 10),
        "{told}"
    );
}

#[rstest]
fn a_report_is_refused_for_what_is_no_month_or_to_come(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let ministry = app.signed_in("departement.lese@departement");
    for (path, status) in [
        ("/api/v1/rapporter/juli", 422),
        ("/api/v1/rapporter/2024-13", 422),
        ("/api/v1/rapporter/2199-01", 422),
        ("/api/v1/rapporter/2024-07?tattUt=2199-01-01T00:00:00Z", 422),
        ("/api/v1/rapporter/2024-07?tattUt=i-dag", 422),
        ("/api/v1/rapporter/2024-07?ukjent=1", 400),
        ("/api/v1/rapporter/2024-07", 200),
    ] {
        assert_eq!(ministry.get(path).status, status, "{path}");
    }
}

#[rstest]
#[case::in_the_whole_country(Index::National, 1)]
#[case::within_each_kommune(Index::Municipal, 2)]
fn how_far_a_child_is_recognised_is_the_owners_switch(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] index: Index,
    #[case] children: usize,
) {
    let app = TestApp::over(Ground::with(on, index));
    let unserved = acute_at("2024-07-12T10:00:00+02:00");
    app.signed_in("kommune.saksbehandler@4601")
        .registers(&unserved);
    app.signed_in("kommune.saksbehandler@4601")
        .registers(&unserved);
    let elsewhere = with(unserved, json!({"kommune": "1103"}));
    app.signed_in("kommune.saksbehandler@1103")
        .registers(&elsewhere);
    assert_eq!(app.sweeps().breaches, 3);
    let ministry = app.signed_in("departement.lese@departement");
    let report = ministry.get("/api/v1/rapporter/2024-07");
    assert!(!report.body.contains(&a_child()));
    let told = report.json();
    let rows = told["tabeller"][0]["rader"].as_array().expect("rows");
    let figure = |code: &str| {
        let row = rows.iter().find(|row| row["kode"] == code).expect(code);
        row["verdier"][0].clone()
    };
    assert_eq!(figure("hendelser-ialt"), 3);
    assert_eq!(figure("unike-barn-hendelser"), children);
    let said = report
        .body
        .contains("Barn gjenkjennes ikke på tvers av kommuner");
    assert_eq!(said, index == Index::Municipal);
}

#[rstest]
fn the_dashboard_says_what_the_report_says(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let ministry = app.signed_in("departement.lese@departement");
    let cut_off = "tattUt=2024-12-31T22:00:00Z";
    let seen = ministry.sees(&format!("/styring?maaned=2024-07&{cut_off}"));
    let report = ministry.sees(&format!("/rapporter/2024-07?{cut_off}"));
    let before = ministry.sees(&format!("/rapporter/2024-06?{cut_off}"));
    let table = |of: &serde_json::Value, id: &str| {
        let tables = of["tabeller"].as_array().expect("tables");
        tables.iter().find(|one| one["id"] == id).cloned()
    };
    let said = |report: &serde_json::Value, code: &serde_json::Value| {
        let headline = table(report, "hovedtall").expect("the headline");
        let rows = headline["rader"].as_array().expect("rows").clone();
        let row = rows.iter().find(|row| row["kode"] == *code);
        row.expect("a row")["verdier"][0].clone()
    };
    let figures = seen["tall"].as_array().expect("figures");
    assert_eq!(figures.len(), 6);
    for figure in figures {
        assert_eq!(
            figure["maneden"],
            said(&report, &figure["kode"]),
            "{figure}"
        );
        assert_eq!(
            figure["manedenFor"],
            said(&before, &figure["kode"]),
            "{figure}"
        );
    }
    assert!(figures.iter().any(|one| one["maneden"] != 0), "{seen}");
    let mut compared = 0;
    for one in seen["tabeller"].as_array().expect("tables") {
        let same = table(&report, one["id"].as_str().expect("an id"));
        compared += same.iter().count();
        assert!(same.is_none_or(|same| same == *one), "{one}");
    }
    assert_eq!(compared, 4);
    // A kommune's leader counts its own, and cannot ask for others.
    let own = app.signed_in("kommune.leder@1103").sees("/styring");
    assert!(
        own["tall"]
            .as_array()
            .expect("figures")
            .iter()
            .all(|one| one["manedenFor"] == 0)
    );
    let caseworker = app.signed_in("kommune.saksbehandler@1103");
    assert_eq!(caseworker.get("/api/v1/styring").status, 403);
}
