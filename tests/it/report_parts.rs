//! The month's report in its parts, of the country and of a region, counted from what the database holds.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, with};
use crate::support::ground::Ground;
use crate::support::importing::imports;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

fn table<'a>(report: &'a Value, id: &str) -> &'a Value {
    let tables = report["tabeller"].as_array().expect("tables");
    let found = tables.iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("{id}"))
}

/// The value of a column in the total row.
fn total<'a>(table: &'a Value, column: &str) -> &'a Value {
    let columns = table["kolonner"].as_array().expect("columns");
    let place = columns.iter().position(|one| one["id"] == column);
    &table["sum"]["verdier"][place.expect(column)]
}

#[rstest]
fn every_part_is_there_in_order_for_the_country_and_for_a_region(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let ministry = app.signed_in("departement.lese@departement");
    let of = |region: &str| {
        ministry.sees(&format!(
            "/rapporter/2024-07?tattUt=2024-12-31T23:00:00Z{region}"
        ))
    };
    let country = of("");
    let parts = country["deler"].as_array().expect("parts");
    let ids: Vec<_> = parts.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(
        ids,
        [
            "hovedtall",
            "tid-til-tilbud",
            "ikke-levert-i-tide",
            "alvorlighet",
            "oppholdssted",
            "uenighet",
            "avstand-og-sosken",
            "avslag",
            "fosterhjem",
            "nemnd",
            "kapasitet",
            "tilsyn",
            "historikk",
            "rettelser",
        ]
    );
    let lists: usize = parts
        .iter()
        .filter_map(|one| Some(one["tabeller"].as_array()?.len()))
        .sum();
    assert_eq!(lists, country["tabeller"].as_array().expect("tables").len());
    let (vest, nord) = (of("&region=vest"), of("&region=nord"));
    assert_eq!(vest["tittel"], "Månedsrapport for juli 2024, region Vest");
    let requests = |report: &Value| total(table(report, "anmodninger"), "sum").clone();
    assert_eq!(requests(&vest), requests(&country), "all of it is in Vest");
    assert_ne!(requests(&vest), 0);
    assert_eq!(requests(&nord), 0);
    assert_eq!(nord["deler"][0]["utenData"], true);
    assert_eq!(vest["deler"][0]["utenData"], false);
    let page = ministry.send(
        "GET",
        "/api/v1/rapporter/2024-07?region=nord",
        &[("Accept", "text/html")],
        None,
    );
    assert!(page.body.contains("Ingen data for denne delen"));
    let refused = ministry.get("/api/v1/rapporter/2024-07?region=utlandet");
    assert_eq!(refused.status, 422, "{refused:?}");
}

#[rstest]
fn a_week_is_counted_by_the_months_rules(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let ministry = app.signed_in("departement.lese@departement");
    let taken = "tattUt=2024-12-31T23:00:00Z";
    let week = |week: &str| ministry.sees(&format!("/rapporter/{week}?{taken}"));
    let first = |report: &Value| table(report, "uke-hovedtall")["rader"][0]["verdier"][0].clone();
    let of_month = ministry.sees(&format!("/rapporter/2024-07?{taken}"));
    // The weeks that July lies in, whole: none of its requests is in its first or last days.
    let weeks = ["2024-W27", "2024-W28", "2024-W29", "2024-W30", "2024-W31"].map(week);
    let counted: u64 = weeks.iter().filter_map(|one| first(one).as_u64()).sum();
    assert!(counted > 0);
    let of_july = &table(&of_month, "hovedtall")["rader"][0]["verdier"][0];
    assert_eq!(*of_july, counted);
    let listed: usize = weeks
        .iter()
        .filter_map(|one| Some(table(one, "ikke-levert-i-tide")["rader"].as_array()?.len()))
        .sum();
    let of_july = table(&of_month, "ikke-levert-i-tide")["rader"].as_array();
    assert_eq!(Some(listed), of_july.map(Vec::len));
    assert_eq!(weeks[0]["uke"], "2024-W27");
    assert_eq!(
        weeks[0]["tittel"],
        "Ukesrapport for uke 27, 1. juli 2024 til 7. juli 2024"
    );
    assert_eq!(of_month["uke"], Value::Null);
    let asked = |path: &str| ministry.get(&format!("/api/v1/rapporter/{path}")).status;
    assert_eq!(asked("2024-W53"), 422, "2024 has 52 weeks");
    assert_eq!(asked("2024-W27?utgave=intern"), 422);
    assert_eq!(asked("2999-W01"), 422, "it has not begun");
    assert_eq!(asked("2024-W27?region=nord"), 200);
    let csv = ministry.send(
        "GET",
        "/api/v1/rapporter/2024-W27",
        &[("Accept", "text/csv")],
        None,
    );
    assert!(csv.body.contains("uke-hovedtall") || csv.body.contains("Hovedtall for uken"));
}

#[rstest]
fn what_is_told_beside_a_request_is_counted_once_it_is_told(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (
        app.signed_in("kommune.saksbehandler@4601"),
        app.signed_in("bufetat.inntak@vest"),
    );
    let reported = json!({"behovMeldt": ago(TimeDelta::hours(2))});
    let request = kommune.registers(&with(an_acute_request(), reported));
    let raised = json!({"type": "uenighet", "detalj": "avstand", "tekst": "For langt"});
    kommune.does(&request, "hendelser", &raised);
    let considered = json!({
        "type": "vurdertAlternativ", "detalj": "forLangtUnna", "tekst": "Sju timer"
    });
    inntak.does(&request, "inntakshendelser", &considered);
    kommune.creates("/henvendelser", &json!({"kommune": "4601"}));
    let stays = kommune.sees(&format!("{}/mellomlosninger", request.path));
    let home = &stays["rader"][0]["opphold"];
    let cost = json!({"opphold": home, "kostnad": "lonn", "kroner": 700, "beregning": "iAlt"});
    kommune.does(&request, "mellomlosninger", &cost);

    let ministry = app.signed_in("departement.lese@departement");
    let month = calendar::local_date(clock::now()).format("%Y-%m");
    let now = ministry.sees(&format!("/rapporter/{month}"));
    for (id, column, counted) in [
        ("uenighet", "reist", 1),
        ("vurderte-plasser", "akutt", 1),
        ("henvendelser-per-kvartal", "henvendelser", 1),
        ("mellomlosninger-og-kostnad", "kroner", 700),
        ("mellomlosninger-og-kostnad", "opphold", 1),
    ] {
        assert_eq!(total(table(&now, id), column), counted, "{id} {column}");
    }
}
