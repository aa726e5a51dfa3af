//! The month's report as a workbook, opened by another program.

use crate::import::JULY;
use crate::support::Backend::{Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::book::read;
use crate::support::ground::Ground;
use crate::support::importing::imports;
use bistandsplikt::report::render::xlsx::MEDIA_TYPE;
use serde_json::{Value, json};

fn sheet<'a>(book: &'a Value, name: &str) -> &'a Value {
    let sheets = book["sheets"].as_array().expect("sheets");
    let found = sheets.iter().find(|sheet| sheet["name"] == name);
    found.unwrap_or_else(|| panic!("no sheet {name}"))
}

/// The row that begins with that.
fn row<'a>(sheet: &'a Value, begins: &str) -> &'a Vec<Value> {
    let rows = sheet["rows"].as_array().expect("rows");
    let mut rows = rows.iter().filter_map(Value::as_array);
    rows.find(|row| row[0]["value"] == begins)
        .unwrap_or_else(|| panic!("no row {begins}"))
}

#[test]
fn the_month_is_a_workbook_of_numbers_and_dates() {
    let path = "/api/v1/rapporter/2024-07?tattUt=2024-12-31T23:00:00Z";
    let [one, other] = [Sqlite, Postgres].map(|on| {
        let ground = Ground::on(on);
        assert_eq!(imports(&ground, JULY).rejected, []);
        let app = TestApp::over(ground);
        let ministry = app.signed_in("departement.lese@departement");
        let ask = || ministry.bytes(path, &[("Accept", MEDIA_TYPE)]);
        let (status, kind, book) = ask();
        assert_eq!((status, kind.as_str()), (200, MEDIA_TYPE));
        assert_eq!(ask().2, book, "asked twice");
        (book, ministry.get(path).json())
    });
    assert!(one.0 == other.0, "the databases differ");
    let (book, report) = (read(&one.0), one.1);
    assert_eq!(book["title"], "Månedsrapport for juli 2024");
    assert_eq!(book["created"], "2024-12-31T23:00:00");

    // A sheet a table, in their order, and the rules last.
    let sheets = book["sheets"].as_array().expect("sheets");
    let tables = report["tabeller"].as_array().expect("tables");
    assert_eq!(sheets.len(), tables.len() + 1);
    for (sheet, table) in sheets.iter().zip(tables) {
        let id = table["id"].as_str().expect("an id");
        let cut: String = id.chars().take(31).collect();
        assert_eq!(sheet["name"], cut.as_str());
        assert_eq!(sheet["frozen"], "B2", "{id}");
        let rows = table["rader"].as_array().expect("rows").len().max(1);
        let filter = sheet["filter"].as_str().expect("a filter");
        assert!(filter.starts_with("A1:"), "{id}: {filter}");
        assert!(filter.ends_with(&(rows + 1).to_string()), "{id}: {filter}");
        // When it was taken out is an instant, in Norwegian time; how many were behind is a number.
        let cut_off = &row(sheet, "Tatt ut")[1];
        assert_eq!(cut_off["kind"], "d", "{id}");
        assert_eq!(cut_off["value"], "2025-01-01T00:00:00", "{id}");
        let behind = &row(sheet, "Antall hendelser bak tabellen")[1];
        let expected = (&json!("n"), &table["antallHendelser"]);
        assert_eq!((&behind["kind"], &behind["value"]), expected, "{id}");
    }
    numbers_are_numbers(sheets, tables);
    let list = sheet(&book, "ikke-levert-i-tide");
    let kinds: Vec<_> = list["rows"][1]
        .as_array()
        .expect("a row")
        .iter()
        .map(|cell| cell["kind"].as_str().expect("a kind"))
        .collect();
    assert!(kinds.contains(&"d"), "the list has dates: {kinds:?}");
    let formulas = one_of_kind(sheets, "f");
    assert_eq!(formulas, 0);
    assert!(one_of_kind(sheets, "n") > 100, "the control");
}

/// Whatever is a number in the JSON is the same number in its cell.
fn numbers_are_numbers(sheets: &[Value], tables: &[Value]) {
    let mut compared = 0;
    for (sheet, table) in sheets.iter().zip(tables) {
        for (at, row) in table["rader"].as_array().expect("rows").iter().enumerate() {
            for (place, value) in row["verdier"]
                .as_array()
                .expect("values")
                .iter()
                .enumerate()
            {
                let cell = &sheet["rows"][at + 1][place + 1];
                if value.is_number() {
                    assert_eq!(cell["kind"], "n", "{}", table["id"]);
                    assert_eq!(cell["value"].as_f64(), value.as_f64(), "{}", table["id"]);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

fn one_of_kind(sheets: &[Value], kind: &str) -> usize {
    let cells = sheets
        .iter()
        .flat_map(|sheet| sheet["rows"].as_array().expect("rows"))
        .flat_map(|row| row.as_array().expect("a row"));
    cells
        .filter(|cell| cell["kind"] == kind && !cell["value"].is_null())
        .count()
}
