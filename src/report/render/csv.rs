//! CSV, one file a table: UTF-8 without byte-order mark, comma, CRLF (RFC 4180).
//!
//! First come lines of two fields (`Tabell`, `Tittel`, `Tatt ut`, …), then the headings, then the rows.
//! Numbers have a point as decimal mark and no grouping, waits are whole minutes, instants carry their
//! offset. Text that a spreadsheet could take for a formula begins with a single quote; numbers stay
//! numbers.

use super::{RenderFault, Unit, Words, unit_in_heading};
use crate::domain::code::Code;
use crate::report::Report;
use crate::report::label::Cell;
use crate::report::table::{Row, Table};
use crate::text::{Locale, Texts, format};

/// One file: its name and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// `2024-07-behov.csv`.
    pub name: String,
    /// The whole content.
    pub content: String,
}

/// The name of a table's file.
pub fn file_name(report: &Report, table: &Table) -> String {
    format!("{}-{}.csv", report.stem(), table.id())
}

/// Every table of the report, one file each, in the report's order.
///
/// # Errors
/// [`RenderFault::Csv`], which only a fault of ours can cause.
pub fn files(report: &Report, texts: &Texts, locale: Locale) -> Result<Vec<File>, RenderFault> {
    let file = |one| {
        Ok(File {
            name: file_name(report, one),
            content: table(one, texts, locale)?,
        })
    };
    report.tables.iter().map(file).collect()
}

/// One table.
///
/// # Errors
/// [`RenderFault::Csv`], which only a fault of ours can cause.
pub fn table(table: &Table, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    let words = Words { texts, locale };
    let terminator = ::csv::Terminator::CRLF;
    let mut writer = ::csv::WriterBuilder::new()
        .flexible(true)
        .terminator(terminator)
        .from_writer(Vec::new());
    let lines = head(table, words)
        .into_iter()
        .chain([headings(table, words)])
        .chain(
            table
                .rows()
                .iter()
                .chain(table.sum_of_rows())
                .chain(table.total())
                .map(|row| fields(row, words)),
        );
    for line in lines {
        writer
            .write_record(&line)
            .map_err(|fault| RenderFault::Csv(fault.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|fault| RenderFault::Csv(fault.to_string()))?;
    String::from_utf8(bytes).map_err(|fault| RenderFault::Csv(fault.to_string()))
}

/// The lines before the headings.
fn head(table: &Table, words: Words<'_>) -> Vec<Vec<String>> {
    let rules: Vec<_> = table.rules().iter().map(|rule| rule.code()).collect();
    let mut lines = vec![
        ("rapport-tabell", table.id().to_owned()),
        ("rapport-tabell-tittel", words.phrase(table.title())),
        ("rapport-uttak", format::iso_local(table.cut_off())),
        ("rapport-bak", table.events_behind().to_string()),
        ("rapport-telleregler", rules.join(" ")),
    ];
    lines.extend(
        table
            .notes()
            .iter()
            .map(|note| ("rapport-note", words.phrase(note))),
    );
    lines
        .into_iter()
        .map(|(key, value)| vec![text(&words.say(key)), text(&value)])
        .collect()
}

fn headings(table: &Table, words: Words<'_>) -> Vec<String> {
    let column = |(place, column)| {
        let unit = Unit::of(table, place);
        text(&unit_in_heading(unit, column, words))
    };
    let columns = table.columns().iter().enumerate().map(column);
    [text(&words.label(table.row_heading()))]
        .into_iter()
        .chain(columns)
        .collect()
}

fn fields(row: &Row, words: Words<'_>) -> Vec<String> {
    let label = text(&words.label(row.label));
    [label]
        .into_iter()
        .chain(row.cells.iter().map(|cell| field(*cell, words)))
        .collect()
}

fn field(cell: Cell, words: Words<'_>) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Minutes(minutes) => minutes.to_string(),
        Cell::Number { value, decimals } => format::plain_decimal(value, decimals),
        Cell::Label(label) => text(&words.label(label)),
        Cell::Date(date) => date.to_string(),
        Cell::Instant(at) => format::iso_local(at),
        Cell::Empty => String::new(),
    }
}

/// A text field no spreadsheet runs: `=`, `+`, `-`, `@` (and their full-width forms), tab, line breaks
/// and NUL at the start get a single quote before them.
fn text(field: &str) -> String {
    const STARTS: [char; 12] = [
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ];
    if field.starts_with(STARTS) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build;
    use crate::report::fixture::at;
    use crate::report::label::{Label, Phrase};
    use crate::report::published::published_facts;
    use crate::report::table::{Column, TableBuilder};

    #[test]
    fn a_text_that_begins_like_a_formula_is_quoted() {
        for start in ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\0x", "＝1"] {
            assert_eq!(text(start), format!("'{start}"));
        }
        assert_eq!(text("Øst"), "Øst");
        assert_eq!(text(""), "");
    }

    #[test]
    fn negative_numbers_stay_numbers() {
        let built = TableBuilder::new(
            "t",
            Phrase::plain("=key"),
            Label::Number(1),
            at("2024-08-05T07:00Z"),
        )
        .column(Column::no_sum("a", Label::Number(2)))
        .column(Column::no_sum("b", Label::Number(3)))
        .row(
            Label::Number(4),
            vec![
                Cell::Minutes(-5),
                Cell::Number {
                    value: -15,
                    decimals: 1,
                },
            ],
        )
        .build()
        .unwrap();
        let content = table(&built, &Texts::load().unwrap(), Locale::Nb).unwrap();
        assert!(content.ends_with("4,-5,-1.5\r\n"), "{content}");
    }

    #[test]
    fn head_headings_rows_and_total() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let files = files(&report, &Texts::load().unwrap(), Locale::Nb).unwrap();
        let file = files
            .iter()
            .find(|file| file.name == "2024-07-konstaterte-brudd-per-region.csv")
            .unwrap();
        let lines: Vec<_> = file.content.split("\r\n").collect();
        assert_eq!(lines[0], "Tabell,konstaterte-brudd-per-region");
        assert_eq!(lines[2], "Tatt ut,2024-08-05T09:00:00+02:00");
        assert_eq!(lines[3], "Antall hendelser bak tabellen,89");
        assert!(lines.contains(&"Region,2023,januar–juli 2024"));
        assert!(lines.contains(&"Vest,22,7"));
        assert!(lines.contains(&"Sum,59,30"));
        assert!(!file.content.starts_with('\u{feff}'));
    }
}
