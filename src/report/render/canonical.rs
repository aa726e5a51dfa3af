//! The report as it is frozen: codes and numbers, no words, so that a text may be corrected without
//! the frozen month becoming another. RFC 8785: names in order, no space, whole numbers only (a decimal
//! is a string). The same facts and cut-off give the same bytes.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value as Json;

use super::{RenderFault, Unit, code, grain_name, short_key};
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::report::label::{Cell, Phrase};
use crate::report::table::{Column, Row, Table};
use crate::report::{DEFINITIONS, Report};
use crate::text::format;

// The fields of each stand in the order of their names outside.

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportBody {
    definisjoner: &'static str,
    maned: String,
    tabeller: Vec<TableBody>,
    tatt_ut: String,
    /// The edition, where it is not the full one.
    #[serde(skip_serializing_if = "Option::is_none")]
    utgave: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableBody {
    antall_hendelser: u64,
    id: &'static str,
    kolonner: Vec<ColumnBody>,
    noter: Vec<NoteBody>,
    rader: Vec<RowBody>,
    sum: Option<RowBody>,
    sum_av_rader: Option<RowBody>,
    telleenhet: &'static str,
    telleregler: Vec<&'static str>,
}

#[derive(Serialize)]
struct ColumnBody {
    enhet: &'static str,
    gruppe: Option<String>,
    id: &'static str,
    tittel: String,
}

#[derive(Serialize)]
struct NoteBody {
    tekst: String,
    verdier: BTreeMap<&'static str, Json>,
}

#[derive(Serialize)]
struct RowBody {
    kode: String,
    verdier: Vec<Json>,
}

/// The bytes that a frozen month is known by.
///
/// # Errors
/// [`RenderFault::Json`], which only a fault of ours can cause.
pub fn report(report: &Report) -> Result<String, RenderFault> {
    let body = ReportBody {
        definisjoner: DEFINITIONS,
        maned: report.month.to_string(),
        tabeller: report.tables.iter().map(table).collect(),
        tatt_ut: instant(report.cut_off),
        utgave: (report.edition != Edition::Full).then(|| report.edition.code()),
    };
    Ok(serde_json::to_string(&body)?)
}

fn table(table: &Table) -> TableBody {
    let column = |(place, column): (usize, &Column)| ColumnBody {
        enhet: Unit::of(table, place).name(),
        gruppe: column.group.map(code),
        id: column.id,
        tittel: code(column.title),
    };
    TableBody {
        antall_hendelser: table.events_behind(),
        id: table.id(),
        kolonner: table.columns().iter().enumerate().map(column).collect(),
        noter: table.notes().iter().map(note).collect(),
        rader: table.rows().iter().map(row).collect(),
        sum: table.total().map(row),
        sum_av_rader: table.sum_of_rows().map(row),
        telleenhet: grain_name(table.grain()),
        telleregler: table.rules().iter().map(|rule| rule.code()).collect(),
    }
}

fn note(note: &Phrase) -> NoteBody {
    let values = note.values.iter();
    let words = note.words.iter();
    let words = words.map(|(name, words)| (*name, words.clone().into()));
    NoteBody {
        tekst: short_key(note.key),
        verdier: values
            .map(|(name, cell)| (*name, value(*cell)))
            .chain(words)
            .collect(),
    }
}

fn row(row: &Row) -> RowBody {
    RowBody {
        kode: code(row.label),
        verdier: row.cells.iter().map(|cell| value(*cell)).collect(),
    }
}

fn value(cell: Cell) -> Json {
    match cell {
        Cell::Count(count) => count.into(),
        Cell::Minutes(minutes) => minutes.into(),
        Cell::Number { value, decimals } => format::plain_decimal(value, decimals).into(),
        Cell::Label(label) => code(label).into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Instant(at) => instant(at).into(),
        Cell::Empty => Json::Null,
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build;
    use crate::report::published::published_facts;

    /// Whether every object's names stand in order.
    fn is_in_order(raw: &str) -> bool {
        // Read back, names come in order (or as they stood): written again they must be the same bytes.
        let read: BTreeMap<String, Json> = serde_json::from_str(raw).unwrap();
        fn ordered(value: &Json) -> bool {
            match value {
                Json::Object(fields) => fields.keys().is_sorted() && fields.values().all(ordered),
                Json::Array(all) => all.iter().all(ordered),
                _ => true,
            }
        }
        serde_json::to_string(&read).unwrap() == raw && read.values().all(ordered)
    }

    #[test]
    fn names_stand_in_order_and_no_number_is_a_fraction() {
        let report_of = |month: &str| build(month.parse().unwrap(), &published_facts()).unwrap();
        let raw = report(&report_of("2024-07")).unwrap();
        assert!(is_in_order(&raw));
        assert!(!raw.contains(": ") && !raw.ends_with('\n'));
        fn whole(value: &Json) -> bool {
            match value {
                Json::Object(fields) => fields.values().all(whole),
                Json::Array(all) => all.iter().all(whole),
                Json::Number(number) => number.is_i64() || number.is_u64(),
                _ => true,
            }
        }
        assert!(whole(&serde_json::from_str(&raw).unwrap()));
        // The control: another month is other bytes.
        assert_ne!(raw, report(&report_of("2024-06")).unwrap());
        assert!(!is_in_order(r#"{"b":1,"a":2}"#));
    }

    #[test]
    fn no_word_of_a_language_is_in_it() {
        let report_ = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let raw = report(&report_).unwrap();
        for word in ["Hovedtall", "Månedsrapport", "måned", "ø"] {
            assert!(!raw.contains(word), "{word}");
        }
        assert!(raw.contains(r#""id":"hovedtall""#), "{raw}");
    }
}
