//! XLSX: one sheet a table, and one with what the rules mean.
//!
//! A sheet begins with its headings, so that they stand still while one reads down and filters, and ends
//! with what stands under every table. Numbers, dates and instants (Norwegian time) are such, never text;
//! waits are whole minutes, as in CSV; text is never a formula. The file bears the cut-off and no other
//! instant: the same report gives the same bytes.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Workbook,
    Worksheet, XlsxError,
};

use super::{RenderFault, Unit, Words, unit_in_heading};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::report::Report;
use crate::report::explore::Explored;
use crate::report::label::{Cell, Label};
use crate::report::table::{Row, Table};
use crate::text::{Locale, Texts};

/// The media type.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const COUNT: &str = "#,##0";
/// A year or a number in a row heading: no grouping.
const PLAIN: &str = "0";
const DATE: &str = "yyyy-mm-dd";
const MONTH: &str = "yyyy-mm";
const INSTANT: &str = "yyyy-mm-dd hh:mm";

/// The whole report as a workbook.
///
/// # Errors
/// [`RenderFault::Xlsx`], which only a fault of ours can cause.
pub fn workbook(report: &Report, texts: &Texts, locale: Locale) -> Result<Vec<u8>, RenderFault> {
    let words = Words { texts, locale };
    let title = words.title(report);
    written(report, &title, words).map_err(|fault| RenderFault::Xlsx(fault.to_string()))
}

/// The tables of a filter as a workbook.
///
/// # Errors
/// [`RenderFault::Xlsx`], which only a fault of ours can cause.
pub fn statistics(seen: &Explored, texts: &Texts, locale: Locale) -> Result<Vec<u8>, RenderFault> {
    let words = Words { texts, locale };
    let title = words.label(Label::Period(seen.filter.period));
    let title = words.filled("rapport-statistikk-tittel", "periode", &title);
    written(&seen.report, &title, words).map_err(|fault| RenderFault::Xlsx(fault.to_string()))
}

fn written(report: &Report, title: &str, words: Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author(words.say("pdf-fra-tjenesten"))
            .set_creation_datetime(&ExcelDateTime::from_timestamp(report.cut_off.timestamp())?),
    );
    let mut names = Names::default();
    for table in &report.tables {
        let mut sheet = Sheet::named(book.add_worksheet(), &names.fresh(table.id()))?;
        sheet.table(table, words)?;
    }
    let name = names.fresh(&words.say("rapport-definisjoner"));
    Sheet::named(book.add_worksheet(), &name)?.definitions(report.edition, words)?;
    book.save_to_buffer()
}

/// Names of sheets: at most 31 letters, none that a spreadsheet refuses, none twice whatever their case.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    const LONGEST: usize = 31;

    fn fresh(&mut self, wanted: &str) -> String {
        let legal: String = wanted
            .chars()
            .map(|one| match one {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '-',
                one if one.is_control() => '-',
                one => one,
            })
            .collect();
        // «History» is a spreadsheet's own.
        let legal = match legal.as_str() {
            "" => "-".to_owned(),
            name if name.eq_ignore_ascii_case("history") => format!("{name}-"),
            _ => legal,
        };
        let cut = |room: usize| legal.chars().take(room).collect::<String>();
        let numbered = (2..).map(|number| {
            let ending = format!("-{number}");
            cut(Self::LONGEST - ending.len()) + &ending
        });
        let name = [cut(Self::LONGEST)]
            .into_iter()
            .chain(numbered)
            .find(|name| self.0.insert(name.to_lowercase()));
        name.unwrap_or(legal)
    }
}

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    next: RowNum,
}

impl<'a> Sheet<'a> {
    fn named(sheet: &'a mut Worksheet, name: &str) -> Result<Self, XlsxError> {
        sheet.set_name(name)?;
        Ok(Self { sheet, next: 0 })
    }

    fn table(&mut self, table: &Table, words: Words<'_>) -> Result<(), XlsxError> {
        let last = ColNum::try_from(table.columns().len()).unwrap_or(ColNum::MAX);
        self.headings(table, words)?;
        for row in table.rows() {
            self.row(row, &Format::new(), words)?;
        }
        if table.rows().is_empty() {
            self.text(0, &words.say("rapport-ingen-rader"), &Format::new())?;
            self.next += 1;
        }
        self.sheet.autofilter(0, 0, self.next - 1, last)?;
        self.sheet.set_freeze_panes(1, 1)?;
        // Under the filter's own range: a filter never hides a total.
        let bold = Format::new().set_bold().set_border_top(FormatBorder::Thin);
        for row in table.sum_of_rows().into_iter().chain(table.total()) {
            self.row(row, &bold, words)?;
        }
        self.next += 1;
        self.foot(table, words)
    }

    fn headings(&mut self, table: &Table, words: Words<'_>) -> Result<(), XlsxError> {
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Medium);
        self.text(0, &words.label(table.row_heading()), &heading)?;
        self.sheet.set_column_width(0, 34)?;
        for (place, column) in table.columns().iter().enumerate() {
            let at = ColNum::try_from(place + 1).unwrap_or(ColNum::MAX);
            let unit = Unit::of(table, place);
            self.text(at, &unit_in_heading(unit, column, words), &heading)?;
            let width = match unit {
                Unit::Count | Unit::Minutes | Unit::Number | Unit::Date => 14,
                Unit::Instant => 18,
                Unit::Name => 26,
            };
            self.sheet.set_column_width(at, width)?;
        }
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &Row, dress: &Format, words: Words<'_>) -> Result<(), XlsxError> {
        self.label(0, row.label, dress, words)?;
        for (at, cell) in (1..).zip(&row.cells) {
            self.cell(at, *cell, dress, words)?;
        }
        self.next += 1;
        Ok(())
    }

    /// What every table has under it.
    fn foot(&mut self, table: &Table, words: Words<'_>) -> Result<(), XlsxError> {
        let rules: Vec<_> = table.rules().iter().map(|rule| rule.code()).collect();
        self.said("rapport-tabell", table.id(), words)?;
        self.said("rapport-tabell-tittel", &words.phrase(table.title()), words)?;
        self.text(0, &words.say("rapport-uttak"), &Format::new())?;
        self.instant(1, table.cut_off(), &Format::new())?;
        self.next += 1;
        self.text(0, &words.say("rapport-bak"), &Format::new())?;
        let behind = Cell::Count(table.events_behind());
        self.cell(1, behind, &Format::new(), words)?;
        self.next += 1;
        self.said("rapport-telleregler", &rules.join(" "), words)?;
        for note in table.notes() {
            self.said("rapport-note", &words.phrase(note), words)?;
        }
        Ok(())
    }

    fn said(&mut self, key: &str, value: &str, words: Words<'_>) -> Result<(), XlsxError> {
        self.text(0, &words.say(key), &Format::new())?;
        self.text(1, value, &Format::new())?;
        self.next += 1;
        Ok(())
    }

    fn definitions(&mut self, edition: Edition, words: Words<'_>) -> Result<(), XlsxError> {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        self.sheet.set_column_width(0, 10)?;
        self.sheet.set_column_width(1, 100)?;
        for rule in super::rules_of(edition) {
            let said = words.texts.code(words.locale, "counting-rule", rule.code());
            self.text(0, rule.code(), &wrapped)?;
            self.text(1, &said, &wrapped)?;
            self.next += 1;
        }
        self.text(1, &words.say(super::meant_for(edition)), &wrapped)
    }

    fn cell(
        &mut self,
        at: ColNum,
        cell: Cell,
        dress: &Format,
        words: Words<'_>,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Count(count) => self.number(at, whole(count), COUNT, dress),
            Cell::Minutes(minutes) => self.number(at, signed(minutes), COUNT, dress),
            Cell::Number { value, decimals } => {
                let places = usize::try_from(decimals).unwrap_or_default();
                let shown = match places {
                    0 => COUNT.to_owned(),
                    places => format!("#,##0.{}", "0".repeat(places)),
                };
                let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
                self.number(at, signed(value) / unit, &shown, dress)
            }
            Cell::Label(label) => self.label(at, label, dress, words),
            Cell::Date(date) => self.number(at, days(date), DATE, dress),
            Cell::Instant(instant) => self.instant(at, instant, dress),
            Cell::Empty => self.sheet.write_blank(self.next, at, dress).map(|_| ()),
        }
    }

    /// A label that is a number or a month is one; the others are text.
    fn label(
        &mut self,
        at: ColNum,
        label: Label,
        dress: &Format,
        words: Words<'_>,
    ) -> Result<(), XlsxError> {
        match label {
            Label::Number(number) => self.number(at, whole(number), PLAIN, dress),
            Label::Year(year) => self.number(at, f64::from(year), PLAIN, dress),
            Label::Month(month) => match NaiveDate::from_ymd_opt(month.year(), month.number(), 1) {
                Some(first) => self.number(at, days(first), MONTH, dress),
                None => self.text(at, &words.label(label), dress),
            },
            _ => self.text(at, &words.label(label), dress),
        }
    }

    fn number(
        &mut self,
        at: ColNum,
        value: f64,
        shown: &str,
        dress: &Format,
    ) -> Result<(), XlsxError> {
        let dress = dress.clone().set_num_format(shown);
        self.sheet
            .write_number_with_format(self.next, at, value, &dress)?;
        Ok(())
    }

    fn instant(
        &mut self,
        at: ColNum,
        instant: DateTime<Utc>,
        dress: &Format,
    ) -> Result<(), XlsxError> {
        let wall = calendar::local(instant).naive_local();
        self.number(at, moment(wall), INSTANT, dress)
    }

    /// Text that stays text, also where somebody goes into the cell and out again.
    fn text(&mut self, at: ColNum, text: &str, dress: &Format) -> Result<(), XlsxError> {
        let dress = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            dress.clone().set_quote_prefix()
        } else {
            dress.clone()
        };
        self.sheet
            .write_string_with_format(self.next, at, text, &dress)?;
        Ok(())
    }
}

/// A spreadsheet's day number, which counts from the next to last day of 1899.
fn days(date: NaiveDate) -> f64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    signed((date - first).num_days())
}

fn moment(wall: NaiveDateTime) -> f64 {
    const DAY: f64 = 86_400_000.0;
    let since_midnight = wall.time() - chrono::NaiveTime::MIN;
    days(wall.date()) + signed(since_midnight.num_milliseconds()) / DAY
}

// A spreadsheet knows one kind of number, exact to 2^53.
#[allow(clippy::cast_precision_loss, reason = "no report counts that far")]
fn whole(count: u64) -> f64 {
    count as f64
}

#[allow(clippy::cast_precision_loss, reason = "no report counts that far")]
fn signed(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build;
    use crate::report::published::published_facts;

    #[test]
    fn names_of_sheets_are_legal_short_and_never_twice() {
        let mut names = Names::default();
        let long = "tid-til-forste-egnede-tilbud-planlagt";
        let given = [
            names.fresh("Hovedtall"),
            names.fresh("hovedtall"),
            names.fresh(long),
            names.fresh(long),
            names.fresh("a/b:c[d]*?\\'"),
            names.fresh("History"),
            names.fresh(""),
        ];
        assert_eq!(given[0], "Hovedtall");
        assert_eq!(given[1], "hovedtall-2");
        assert_eq!(given[2], "tid-til-forste-egnede-tilbud-pl");
        assert_eq!(given[3], "tid-til-forste-egnede-tilbud--2");
        assert_eq!(given[4], "a-b-c-d-----");
        assert_eq!(given[5], "History-");
        assert_eq!(given[6], "-");
        assert!(given.iter().all(|name| name.chars().count() <= 31));
    }

    #[test]
    fn days_and_moments_are_those_of_a_spreadsheet() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!((days(date("1900-03-01")) - 61.0).abs() < f64::EPSILON);
        assert!((days(date("2024-07-01")) - 45_474.0).abs() < f64::EPSILON);
        let noon = date("2024-07-01").and_hms_opt(12, 0, 0).unwrap();
        assert!((moment(noon) - 45_474.5).abs() < f64::EPSILON);
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let texts = Texts::load().unwrap();
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let once = workbook(&report, &texts, Locale::Nb).unwrap();
        assert!(once.starts_with(b"PK"));
        assert_eq!(once, workbook(&report, &texts, Locale::Nb).unwrap());
        assert_ne!(once, workbook(&report, &texts, Locale::Nn).unwrap());
    }

    #[test]
    fn a_text_that_looks_like_a_formula_is_text() {
        let mut book = Workbook::new();
        let hostile = "=HYPERLINK(\"http://example.org\",\"x\")";
        let mut sheet = Sheet::named(book.add_worksheet(), "t").unwrap();
        sheet.text(0, hostile, &Format::new()).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let raw = unpacked(&bytes);
        assert!(!raw.contains("<f>"), "{raw}");
        assert!(raw.contains("t=\"s\""), "a shared string");
        assert!(raw.contains("quotePrefix=\"1\""));
        // The control: a formula is found where there is one.
        let mut book = Workbook::new();
        book.add_worksheet().write_formula(0, 0, "=1+1").unwrap();
        assert!(unpacked(&book.save_to_buffer().unwrap()).contains("<f>"));
    }

    /// Every part of the archive, unpacked, one after the other.
    fn unpacked(bytes: &[u8]) -> String {
        use std::io::Read as _;
        let mut all = String::new();
        let mut rest = bytes;
        // A local header: 30 bytes, which end in the lengths of the name and of what follows it.
        while let Some(at) = rest.windows(4).position(|some| some == b"PK\x03\x04") {
            rest = &rest[at..];
            let half = |at: usize| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]]));
            let mut packed = flate2::read::DeflateDecoder::new(&rest[30 + half(26) + half(28)..]);
            let mut text = String::new();
            packed.read_to_string(&mut text).unwrap();
            all.push_str(&text);
            rest = &rest[4..];
        }
        all
    }
}
