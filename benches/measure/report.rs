//! The whole monthly report over a million facts: the made-up national year, copied until there are as many,
//! all of them in the year that is counted. Beside it what DuckDB takes for the same counts.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bistandsplikt::app::{engine, reports};
use bistandsplikt::demo::{Settings as Year, write_ndjson};
use bistandsplikt::report::{self, Month};
use bistandsplikt::web::import::{Settings, import};
use chrono::{DateTime, Utc};
use std::io::BufRead;

use crate::place::{Place, program};
use crate::postgres::Server;
use crate::{figure, fill, median};

const FACTS: u64 = 1_000_000;
const ROUNDS: usize = 5;
const MONTH: &str = "2024-12";
/// Well after the year: every fact of it is known.
const CUT_OFF: &str = "2025-06-01T00:00:00Z";

pub fn measure() {
    println!("  SQLite");
    let place = Place::on_sqlite();
    fill_with_years(&place);
    whole(&place);
    parts(&place);
    beside_duckdb(&place);
    drop(place);
    println!("  PostgreSQL");
    let server = Server::start();
    let place = Place::on(server.url("postgres"));
    fill_with_years(&place);
    whole(&place);
    parts(&place);
    drop(place);
    server.end();
}

fn fill_with_years(place: &Place) {
    let mut year = Vec::new();
    write_ndjson(&Year::default(), &mut year).expect("a year");
    let service = place.service();
    let settings = Settings {
        source: "demo".into(),
        dry_run: false,
    };
    let imported = import(&service, &Place::texts(), &settings, year.lines(), |_| ());
    assert_eq!(imported.expect("an import").rejected, []);
    engine::catch_up_blocking(&service).expect("a sweep");
    drop(service);
    let facts = fill::years(place, FACTS);
    figure("facts the report is counted from", facts as f64, "");
}

/// From the start of the program to the written file, and the most memory it took.
fn whole(place: &Place) {
    let (mut seconds, mut highest) = (Vec::new(), 0.0_f64);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let mut child = Command::new(program())
            .arg("--demo-folder")
            .arg(place.path())
            .args(["report", "--month", MONTH, "--cut-off", CUT_OFF, "--out"])
            .arg(place.path().join("report"))
            .env("BISTANDSPLIKT__DATABASE__URL", place.url())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        let status = format!("/proc/{}/status", child.id());
        let done = loop {
            let told = std::fs::read_to_string(&status).unwrap_or_default();
            let high = told.lines().find(|line| line.starts_with("VmHWM:"));
            let high = high.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
            highest = highest.max(high.unwrap_or_default() / 1_000.0);
            if let Some(done) = child.try_wait().expect("the program") {
                break done;
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        assert!(done.success(), "the program writes the report");
        seconds.push(begun.elapsed().as_secs_f64());
    }
    figure("the whole report, as JSON (bar: 2)", median(seconds), "s");
    figure("  memory at its highest (bar: 500)", highest, "MB");
}

/// The two parts of it in this process: reading the facts, and counting them.
fn parts(place: &Place) {
    let service = place.service();
    let month: Month = MONTH.parse().expect("a month");
    let cut_off: DateTime<Utc> = CUT_OFF.parse().expect("an instant");
    let (mut read, mut counted) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let facts = service
            .store
            .read_blocking(|tx| reports::facts(tx, &service.rules, cut_off))
            .expect("the facts");
        read.push(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        report::build(month, &facts).expect("a report");
        counted.push(begun.elapsed().as_secs_f64());
    }
    figure("  reading the facts", median(read), "s");
    figure("  counting them", median(counted), "s");
}

/// DuckDB from its Python wheel, where DUCKDB_PYTHON names an interpreter that has it.
fn beside_duckdb(place: &Place) {
    let Some(python) = std::env::var_os("DUCKDB_PYTHON") else {
        println!("  NOT RUN: DuckDB (DUCKDB_PYTHON names no interpreter that has its wheel)");
        return;
    };
    let done = Command::new(python)
        .arg("scripts/duckdb_counts.py")
        .arg(place.file())
        .arg(place.path().join(format!("report/{MONTH}.json")))
        .status();
    assert!(done.expect("python").success(), "DuckDB counts the same");
}
