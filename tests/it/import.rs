//! Import: one door for history, migration, demonstration and load.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::bodies::{acute_at, instant, with};
use crate::support::ground::{Ground, TEXTS};
use crate::support::importing::{imports, rehearses, report_of};
use crate::support::raw::Raw;
use bistandsplikt::app::{engine, reports};
use bistandsplikt::demo::{Settings as YearSettings, Summary, write_ndjson};
use bistandsplikt::report::render::json;
use bistandsplikt::text::Locale;
use rstest::rstest;
use serde_json::Value;
use serde_json::json as object;

pub const JULY: &str = include_str!("examples/juli.ndjson");

/// A small synthetic year, the same in every run.
fn a_year(acute: u32, planned: u32) -> (String, Summary) {
    let mut out = Vec::new();
    let settings = YearSettings {
        seed: 7,
        acute,
        planned,
        ..YearSettings::default()
    };
    let summary = write_ndjson(&settings, &mut out).expect("a year");
    (String::from_utf8(out).expect("text"), summary)
}

fn line(at: &str, actor: &str, action: &str, rest: Value) -> String {
    let mut line = object!({"tidspunkt": at, "aktor": actor, "handling": action});
    line.as_object_mut()
        .expect("fields")
        .extend(rest.as_object().expect("fields").clone());
    line.to_string()
}

/// Every table but the journal, which tells that somebody tried.
fn rows(ground: &Ground) -> Vec<(String, usize)> {
    let mut raw = Raw::open(&ground.url);
    let tables = raw
        .tables()
        .into_iter()
        .filter(|table| !table.starts_with("__") && table != "case_number");
    tables
        .collect::<Vec<_>>()
        .into_iter()
        .map(|table| (table.clone(), raw.count(&table)))
        .collect()
}

#[rstest]
fn the_worked_example_gives_the_report_it_is_said_to_give(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    let imported = imports(&ground, JULY);
    assert_eq!(imported.rejected, []);
    assert_eq!(imported.done, JULY.lines().count() as u64);
    engine::catch_up_blocking(&ground.service).expect("the engine sweeps");
    let month = "2024-07".parse().expect("a month");
    let built = reports::build_blocking(&ground.service, month, instant("2024-12-31T23:00:00Z"));
    let json = json::report(&built.expect("a report"), &TEXTS, Locale::Nb).expect("JSON");
    let found = figures(&serde_json::from_str(&json).expect("JSON"));
    let expected = include_str!("examples/juli.rapport.txt");
    assert!(found == expected, "the report is another:\n{found}");
}

/// The figures of a report alone: each table with its rows and its sum, as a person can check them.
fn figures(report: &Value) -> String {
    let row = |row: &Value| {
        let code = row["kode"]
            .as_str()
            .or(row["navn"].as_str())
            .unwrap_or_default();
        format!("  {code} {}\n", row["verdier"]).replace(',', " ")
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let tables = list(&report["tabeller"]).into_iter().map(|table| {
        let rows: String = list(&table["rader"]).iter().map(row).collect();
        let sum = if table["sum"].is_null() {
            String::new()
        } else {
            format!("sum{}", row(&table["sum"]))
        };
        format!("{}\n{rows}{sum}", table["id"].as_str().unwrap_or_default())
    });
    tables.collect::<Vec<_>>().join("\n")
}

#[rstest]
fn running_again_adds_nothing(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    let lines = JULY.lines().count() as u64;
    assert_eq!(imports(&ground, JULY).done, lines);
    let before = rows(&ground);
    let again = imports(&ground, JULY);
    assert_eq!(
        (again.done, again.done_before, again.rejected),
        (0, lines, vec![])
    );
    assert_eq!(rows(&ground), before);
}

#[rstest]
fn a_rehearsal_says_the_same_and_keeps_nothing(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    let empty = rows(&ground);
    let bad = format!("{JULY}{{\"tidspunkt\":\n");
    let rehearsed = rehearses(&ground, &bad);
    assert_eq!(rows(&ground), empty);
    let imported = imports(&ground, &bad);
    assert_eq!(rehearsed, imported);
    assert_eq!(imported.rejected.len(), 1);
    assert_ne!(rows(&ground), empty);
}

#[rstest]
fn a_bad_line_is_told_by_number_and_reason_and_the_good_ones_are_kept(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let ground = Ground::on(on);
    let at = "2024-07-12T10:00:00+02:00";
    let (kommune, inntak) = ("kommune.saksbehandler@4601", "bufetat.inntak@vest");
    let good = acute_at(at);
    let register = |reference: &str, data: Value| {
        line(
            at,
            kommune,
            "anmodning.registrer",
            object!({"ref": reference, "data": data}),
        )
    };
    let bad: Vec<(String, &str)> = vec![
        ("tull med 13097248022".into(), ""),
        (
            line(
                "2199-01-01T00:00:00Z",
                kommune,
                "anmodning.registrer",
                object!({"data": good}),
            ),
            "tidspunkt",
        ),
        (
            line(
                at,
                "kommune.ordforer@4601",
                "anmodning.registrer",
                object!({"data": good}),
            ),
            "aktor",
        ),
        (
            line(
                at,
                "bufetat.inntak@4601",
                "anmodning.registrer",
                object!({"data": good}),
            ),
            "aktor",
        ),
        (
            line(at, kommune, "anmodning.nekt", object!({"gjelder": "A1"})),
            "handling",
        ),
        (line(at, kommune, "tull", object!({})), "handling"),
        (
            line(
                at,
                "bufetat.region_leder@vest",
                "anmodning.registrer",
                object!({"data": good}),
            ),
            "",
        ),
        (
            line(
                at,
                kommune,
                "anmodning.trekk",
                object!({"gjelder": "finnes-ikke", "data": {"grunn": "gaOpp"}}),
            ),
            "gjelder",
        ),
        (
            line(
                at,
                kommune,
                "anmodning.trekk",
                object!({"data": {"grunn": "gaOpp"}}),
            ),
            "gjelder",
        ),
        (
            line(at, kommune, "tilbud.aksepter", object!({"gjelder": "A1"})),
            "gjelder",
        ),
        (
            register("A2", with(good.clone(), object!({"kommune": "0301"}))),
            "kommune",
        ),
        (
            register("A3", with(good.clone(), object!({"hjemmel": "bvl-9-9"}))),
            "hjemmel",
        ),
        (
            register(
                "A4",
                with(good.clone(), object!({"barn": {"nummer": "13097248022"}})),
            ),
            "barn.nummer",
        ),
        (
            register("A1", with(good.clone(), object!({"meldtVia": "mote"}))),
            "",
        ),
        (
            line(
                at,
                kommune,
                "anmodning.registrer",
                object!({"data": good, "ukjent": 1}),
            ),
            "",
        ),
        (
            line(
                at,
                "bufetat.inntak@nord",
                "tilbud.gi",
                object!({
                    "gjelder": "A1", "data": {"enhet": "demo-nord-01", "ledigFra": "2024-07-12"},
                }),
            ),
            "",
        ),
    ];
    let mut lines = vec![register("A1", good.clone())];
    lines.extend(bad.iter().map(|(line, _)| line.clone()));
    lines.push(line(at, inntak, "tilbud.gi", object!({
        "ref": "T1", "gjelder": "A1", "data": {"enhet": "demo-vest-01", "ledigFra": "2024-07-12"},
    })));
    let imported = imports(&ground, &lines.join("\n"));
    assert_eq!(imported.done, 2, "{:#?}", imported.rejected);
    assert_eq!(imported.rejected.len(), bad.len());
    for ((number, rejected), (line, field)) in (2..).zip(&imported.rejected).zip(&bad) {
        assert_eq!(rejected.line, number, "{line}");
        assert!(
            rejected.faults.iter().any(|fault| fault.field == *field),
            "{line}: {:?}",
            rejected.faults
        );
        assert!(
            rejected.faults.iter().all(|fault| !fault.rule.is_empty()),
            "{line}"
        );
        let told = serde_json::to_string(rejected).expect("JSON");
        assert!(
            !told.contains("13097248022")
                && !told.contains("finnes-ikke")
                && !told.contains("ordforer"),
            "{told}"
        );
    }
    let mut raw = Raw::open(&ground.url);
    assert_eq!((raw.count("placement_request"), raw.count("offer")), (1, 1));
}

#[rstest]
fn history_gets_its_flags_at_the_time_they_were_due(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    let at = "2024-07-12T10:00:00+02:00";
    let lines = [
        line(
            at,
            "kommune.saksbehandler@4601",
            "anmodning.registrer",
            object!({"ref": "A1", "data": acute_at(at)}),
        ),
        line(
            "2024-07-15T10:00:00+02:00",
            "bufetat.inntak@vest",
            "muligBrudd.bekreft",
            object!({"gjelder": "A1"}),
        ),
    ];
    let imported = imports(&ground, &lines.join("\n"));
    assert_eq!(
        (imported.done, imported.swept.breaches),
        (2, 1),
        "{imported:?}"
    );
    let passed = "SELECT CAST(passed_at = recorded_at AS TEXT) AS line FROM possible_breach";
    let same = Raw::open(&ground.url).line(passed);
    assert!(["1", "true"].contains(&same.as_str()), "{same}");
    assert_eq!(
        engine::catch_up_blocking(&ground.service)
            .expect("a sweep")
            .breaches,
        0
    );
}

/// Takes a year whole, holds the flags against what the year says of itself, and gives its reports.
fn takes_the_year(on: Backend, lines: &str, summary: &Summary) -> [String; 3] {
    let ground = Ground::on(on);
    let imported = imports(&ground, lines);
    assert_eq!(imported.rejected, []);
    assert_eq!(imported.done, summary.lines);
    engine::catch_up_blocking(&ground.service).expect("the engine sweeps");
    let mut raw = Raw::open(&ground.url);
    let mut flagged = |kind: &str| {
        let flags = format!("possible_breach WHERE origin = 'engine' AND kind = '{kind}'");
        u32::try_from(raw.count(&flags)).expect("few")
    };
    let found = (flagged("acute"), flagged("planned"));
    assert_eq!(found, (summary.flagged_acute, summary.flagged_planned));
    assert_eq!(raw.count("placement_request"), 180);
    let cut_off = instant("2025-06-30T22:00:00Z");
    ["2024-01", "2024-07", "2024-12"].map(|month| report_of(&ground, month, cut_off))
}

#[test]
fn the_same_year_flags_what_it_says_and_gives_byte_equal_reports_on_both_databases() {
    let (lines, summary) = a_year(120, 60);
    assert!(
        summary.flagged_acute > 5 && summary.flagged_planned > 3,
        "{summary:?}"
    );
    let (one, other) = std::thread::scope(|threads| {
        let other = threads.spawn(|| takes_the_year(Postgres, &lines, &summary));
        let one = takes_the_year(Sqlite, &lines, &summary);
        (one, other.join().expect("PostgreSQL takes the year"))
    });
    for (one, other) in one.iter().zip(&other) {
        let differing = one
            .lines()
            .zip(other.lines())
            .find(|(one, other)| one != other);
        assert!(one == other, "{differing:?}");
    }
    // The control: another month is another report.
    assert_ne!(one[0], one[1]);
}

#[rstest]
fn an_earlier_cut_off_gives_the_report_that_was_made_then(#[values(Sqlite, Postgres)] on: Backend) {
    let ground = Ground::on(on);
    let (year, _) = a_year(40, 20);
    let lines: Vec<&str> = year.lines().collect();
    let at = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("JSON");
        instant(line["tidspunkt"].as_str().expect("an instant"))
    };
    // Where the file has come to July, between two lines of different instants.
    let middle = (0..lines.len() - 1)
        .find(|number| {
            at(lines[*number]) > instant("2024-07-20T00:00:00Z")
                && at(lines[*number]) < at(lines[number + 1])
        })
        .expect("a middle");
    let cut_off = at(lines[middle]);
    imports(&ground, &lines[..=middle].join("\n"));
    let until = cut_off + chrono::TimeDelta::milliseconds(1);
    let sweep = move |work: &mut bistandsplikt::app::Work<'_, '_>| {
        engine::sweep_through(work, cut_off, until)
    };
    ground
        .service
        .run_blocking("test", sweep)
        .expect("the engine sweeps");
    let months = ["2024-05", "2024-07"];
    let then = months.map(|month| report_of(&ground, month, cut_off));
    imports(&ground, &lines[middle + 1..].join("\n"));
    engine::catch_up_blocking(&ground.service).expect("the engine sweeps");
    let now = months.map(|month| report_of(&ground, month, cut_off));
    for (then, now) in then.iter().zip(&now) {
        let differing = then
            .lines()
            .zip(now.lines())
            .find(|(then, now)| then != now);
        assert!(then == now, "{differing:?}");
    }
    // The control: with what was told since, the report is another.
    let later = instant("2025-06-30T22:00:00Z");
    assert_ne!(report_of(&ground, "2024-07", later), now[1]);
    facts_read_out_of_later_ones_are_the_same(&ground, (cut_off, later));
}

/// What a later reading knows of an earlier cut-off is what is read by that cut-off.
fn facts_read_out_of_later_ones_are_the_same(
    ground: &Ground,
    (then, later): (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>),
) {
    let service = &ground.service;
    let read = service.store.read_blocking(|tx| {
        let both = reports::facts_then_and_now(tx, &service.rules, (then, later))?;
        Ok::<_, bistandsplikt::app::Failure>((reports::facts(tx, &service.rules, then)?, both))
    });
    let (by_then, (out_of_later, later)) = read.expect("the facts");
    let said = |facts: &bistandsplikt::report::facts::Facts| format!("{facts:?}");
    assert!(!by_then.requests.is_empty());
    assert_eq!(said(&by_then), said(&out_of_later));
    // The control.
    assert_ne!(said(&by_then), said(&later));
}
