//! Totals from before the service: imported, marked, replaced and taken back; never added to what is counted.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::with;
use crate::support::ground::Ground;
use crate::support::importing::imports;
use rstest::rstest;
use serde_json::{Value, json};

const BUFDIR: &str = "bufdir.analyse@bufdir";

/// Established breaches of a year (Oslo Economics 2024-74, figure 3-1).
fn established(year: &str, total: i32) -> Value {
    json!({
        "serie": "konstaterteBrudd", "periode": year, "sum": total,
        "kilde": "Oslo Economics 2024-74, figur 3-1"
    })
}

/// Private places at the end of 2021: the rows add to 321, and the source prints 320.
fn table_6_2() -> Value {
    json!({
        "serie": "privatePlasser", "inndeling": "maalgruppe", "periode": "2021", "sum": 320,
        "rader": [
            {"kode": "omsorg", "antall": 237}, {"kode": "behandlingLav", "antall": 25},
            {"kode": "behandlingHoy", "antall": 6}, {"kode": "rus", "antall": 53},
        ],
        "kilde": "Oslo Economics 2024-74, tabell 6-2"
    })
}

/// The standing of every table, by period.
fn standings(list: &Value) -> Vec<(String, String)> {
    let rows = list["rader"].as_array().expect("rows");
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| (text(row, "periode"), text(row, "tilstand")))
        .collect()
}

#[rstest]
fn a_table_is_told_replaced_and_taken_back(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let bufdir = app.signed_in(BUFDIR);
    let told = |body: &Value| {
        let answer = bufdir.post("/historikk", body);
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.json()["id"].as_str().expect("id").to_owned()
    };
    let first = told(&established("2023", 58));
    let again = bufdir.post("/historikk", &established("2023", 59));
    assert_eq!(again.status, 422, "{again:?}");
    assert!(again.body.contains("\"periode\""), "{again:?}");
    let second = told(&with(established("2023", 59), json!({"erstatter": first})));
    let lost = bufdir.post(
        "/historikk",
        &with(established("2023", 60), json!({"erstatter": first})),
    );
    assert_eq!(lost.status, 422, "{lost:?}");
    let list = bufdir.sees("/historikk");
    let mut found = standings(&list);
    found.sort();
    let standing = |period: &str, is: &str| (period.to_owned(), is.to_owned());
    assert_eq!(
        found,
        [standing("2023", "erstattet"), standing("2023", "gjeldende")]
    );
    let rows = list["rader"].as_array().expect("rows");
    assert!(rows.iter().all(|row| row["importert"] == true));

    let back = format!("/historikk/{second}/utgaar");
    assert_eq!(bufdir.post(&back, &json!({})).status, 201);
    assert_eq!(bufdir.post(&back, &json!({})).status, 404);
    let mut found = standings(&bufdir.sees("/historikk"));
    found.sort();
    assert_eq!(
        found,
        [standing("2023", "erstattet"), standing("2023", "utgaatt")]
    );
    // What was taken back may be told anew.
    told(&established("2023", 59));
    let ministry = app.signed_in("departement.lese@departement");
    assert_eq!(
        ministry.sees("/historikk")["rader"]
            .as_array()
            .map(Vec::len),
        Some(3)
    );
    let refused = ministry.post("/historikk", &established("2022", 1));
    assert_eq!(refused.status, 403);
    let leader = app.signed_in("bufetat.region_leder@vest");
    assert_eq!(
        leader.post("/historikk", &established("2022", 1)).status,
        403
    );
}

#[rstest]
fn a_table_that_does_not_add_up_is_kept_only_as_printed(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let bufdir = app.signed_in(BUFDIR);
    let refused = bufdir.post("/historikk", &table_6_2());
    assert_eq!(refused.status, 422, "{refused:?}");
    for said in ["\"sum\"", "321", "320", "som trykt"] {
        assert!(refused.body.contains(said), "{refused:?}");
    }
    let kept = with(table_6_2(), json!({"somTrykt": true}));
    assert_eq!(bufdir.post("/historikk", &kept).status, 201);
    let list = bufdir.sees("/historikk");
    let row = &list["rader"][0];
    assert_eq!(
        (&row["sumAvRader"], &row["sum"]),
        (&json!(321), &json!(320))
    );
    assert_eq!(row["somTrykt"], true);
}

#[rstest]
fn former_kommuner_stand_under_those_that_took_over(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let bufdir = app.signed_in(BUFDIR);
    let rows = json!([
        {"kode": "1507", "antall": 8}, {"kode": "3001", "antall": 3}, {"kode": "0301", "antall": 1}
    ]);
    let table = json!({
        "serie": "henvisninger", "inndeling": "kommune", "periode": "2023", "sum": 12,
        "rader": rows, "kilde": "Prøve"
    });
    assert_eq!(bufdir.post("/historikk", &table).status, 201);
    let list = bufdir.sees("/historikk");
    let told = list["rader"][0]["rader"].as_array().expect("rows").clone();
    let to: Vec<_> = told
        .iter()
        .map(|row| (&row["kode"], &row["foertTil"]))
        .collect();
    assert_eq!(
        to,
        [
            (&json!("0301"), &Value::Null),
            (&json!("1507"), &Value::Null),
            (&json!("3001"), &json!("3101")),
        ]
    );
    let unknown = with(
        table,
        json!({"periode": "2022", "sum": 1, "rader": [{"kode": "9999", "antall": 1}]}),
    );
    let refused = bufdir.post("/historikk", &unknown);
    assert_eq!(refused.status, 422, "{refused:?}");
    assert!(refused.body.contains("\"rader\""), "{refused:?}");
}

#[rstest]
fn the_import_tells_of_the_years_and_takes_back_by_ref(#[values(Sqlite, Postgres)] on: Backend) {
    let line = |action: &str, more: Value| {
        let line = json!({
            "tidspunkt": "2024-07-01T00:00:00+02:00", "aktor": BUFDIR, "handling": action
        });
        with(line, more).to_string()
    };
    let year = |reference: &str, year: &str, total: i32| {
        let told = json!({"ref": reference, "data": established(year, total)});
        line("historikk.registrer", told)
    };
    // Only 2023 is in the source's text; the years before are made up.
    let mut lines: Vec<String> = (2018..2023)
        .map(|one| year(&format!("H{one}"), &one.to_string(), 10 + one - 2018))
        .collect();
    lines.push(year("H2023", "2023", 59));
    lines.push(year("H2024", "2024-01/2024-04", 30));
    lines.push(line(
        "historikk.utgaar",
        json!({"ref": "U", "gjelder": "H2018", "data": {}}),
    ));
    let ground = Ground::on(on);
    let text = format!("{}\n", lines.join("\n"));
    assert_eq!(imports(&ground, &text).rejected, []);
    assert_eq!(imports(&ground, &text).done_before, 8);
    let app = TestApp::over(ground);
    let list = app.signed_in(BUFDIR).sees("/historikk");
    let found = standings(&list);
    assert_eq!(found.len(), 7);
    assert_eq!(found[0], ("2018".to_owned(), "utgaatt".to_owned()));
    assert!(
        found[1..].iter().all(|one| one.1 == "gjeldende"),
        "{found:?}"
    );
}

#[rstest]
fn what_the_service_counted_itself_is_refused(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let bufdir = app.signed_in(BUFDIR);
    let refused = bufdir.post("/historikk", &established("2025", 1));
    assert_eq!(refused.status, 422, "{refused:?}");
    assert!(
        refused.body.contains("Tjenesten har selv talt"),
        "{refused:?}"
    );
    assert_eq!(
        bufdir.post("/historikk", &established("2022", 1)).status,
        201
    );
}

/// The report of June 2024 as known at a cut-off, and its imported tables.
fn imported(report: &Value) -> Vec<&Value> {
    let tables = report["tabeller"].as_array().expect("tables");
    let is_imported = |one: &&Value| one["telleenhet"] == "importertTabell";
    tables.iter().filter(is_imported).collect()
}

#[rstest]
fn the_report_shows_them_apart_as_they_were_known_at_the_cut_off(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let bufdir = app.signed_in(BUFDIR);
    let before = bufdir.sees("/rapporter/2024-06");
    assert_eq!(imported(&before), Vec::<&Value>::new());
    let kept = with(table_6_2(), json!({"somTrykt": true}));
    assert_eq!(bufdir.post("/historikk", &kept).status, 201);
    assert_eq!(
        bufdir.post("/historikk", &established("2023", 59)).status,
        201
    );
    let after = bufdir.sees("/rapporter/2024-06");
    let tables = imported(&after);
    let ids: Vec<_> = tables.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(
        ids,
        ["historikk-konstaterte-brudd", "historikk-private-plasser"]
    );
    let said = tables[1].to_string();
    for words in [
        "Importert, ikke talt av tjenesten",
        "Kilde: Oslo Economics 2024-74, tabell 6-2",
        "321",
        "320",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // What is counted is the same, but for the instant it was taken out.
    let counted = |report: &Value| {
        let tables = report["tabeller"].as_array().expect("tables").iter();
        let own = tables.filter(|one| one["telleenhet"] != "importertTabell");
        own.map(|one| one["rader"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(counted(&before), counted(&after));
    // As known before they were told there are none.
    let at = before["tattUt"].as_str().expect("instant");
    let then = bufdir.sees(&format!(
        "/rapporter/2024-06?tattUt={}",
        at.replace('+', "%2B")
    ));
    assert_eq!(then, before);
    // In a region's report it says that the table is of the country.
    let vest = bufdir.sees("/rapporter/2024-06?region=vest");
    assert!(
        imported(&vest)[1]
            .to_string()
            .contains("gjelder hele landet")
    );
    let csv = bufdir.send(
        "GET",
        "/api/v1/rapporter/2024-06",
        &[("Accept", "text/csv")],
        None,
    );
    assert!(csv.body.contains("Sum som trykt i kilden"), "{}", csv.body);
}
