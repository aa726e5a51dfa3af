//! Import files and reports, as the command line reads and writes them.

use super::ground::{Ground, TEXTS};
use bistandsplikt::app::{Service, reports};
use bistandsplikt::report::render::{csv, html, json};
use bistandsplikt::text::Locale;
use bistandsplikt::web::import::{Imported, Settings, import};
use chrono::{DateTime, Utc};

/// Imports lines from one source.
pub fn imports(ground: &Ground, lines: &str) -> Imported {
    imports_as(&ground.service, lines, false)
}

/// Tries lines and keeps nothing.
pub fn rehearses(ground: &Ground, lines: &str) -> Imported {
    imports_as(&ground.service, lines, true)
}

/// Imports lines into a service that runs.
pub fn imports_into(service: &Service, lines: &str) -> Imported {
    imports_as(service, lines, false)
}

fn imports_as(service: &Service, lines: &str, dry_run: bool) -> Imported {
    let settings = Settings {
        source: "test".into(),
        dry_run,
    };
    let lines = lines.lines().map(|line| Ok(line.to_owned()));
    import(service, &TEXTS, &settings, lines, |_| {}).expect("an import")
}

/// The month's report in all its forms, one text.
pub fn report_of(ground: &Ground, month: &str, cut_off: DateTime<Utc>) -> String {
    let month = month.parse().expect("a month");
    let report = reports::build_blocking(&ground.service, month, cut_off).expect("a report");
    let json = json::report(&report, &TEXTS, Locale::Nb).expect("JSON");
    let html = html::page(&report, &TEXTS, Locale::Nb).expect("HTML");
    let files = csv::files(&report, &TEXTS, Locale::Nb).expect("CSV");
    let csv: Vec<String> = files
        .into_iter()
        .map(|file| format!("{}\n{}", file.name, file.content))
        .collect();
    [json, html, csv.join("\n")].join("\n")
}
