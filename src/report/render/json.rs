//! JSON with Norwegian names. The same report gives the same bytes: fields stand in a fixed order and
//! no number is computed here.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value as Json;

use super::{RenderFault, Unit, Words, code, grain_name};
use crate::domain::code::Code;
use crate::report::dashboard::{Dashboard, Figure};
use crate::report::explore::Explored;
use crate::report::label::{Cell, Label};
use crate::report::section::Section;
use crate::report::table::{Row, Table};
use crate::report::{DEFINITIONS, Report};
use crate::text::{Locale, Texts, format};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportBody {
    tittel: String,
    maned: String,
    /// Of a week's report.
    uke: Option<String>,
    /// Null where the report is of the whole country.
    region: Option<RowName>,
    sprak: &'static str,
    tatt_ut: String,
    merknad: String,
    definisjoner: &'static str,
    deler: Vec<SectionBody>,
    tabeller: Vec<TableBody>,
}

#[derive(Serialize)]
struct RowName {
    kode: String,
    navn: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SectionBody {
    id: &'static str,
    tittel: String,
    uten_data: bool,
    tabeller: Vec<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableBody {
    id: &'static str,
    tittel: String,
    radoverskrift: String,
    kolonner: Vec<ColumnBody>,
    rader: Vec<RowBody>,
    sum_av_rader: Option<RowBody>,
    sum: Option<RowBody>,
    noter: Vec<String>,
    telleregler: Vec<RuleBody>,
    tatt_ut: String,
    telleenhet: &'static str,
    antall_hendelser: u64,
}

#[derive(Serialize)]
struct ColumnBody {
    id: &'static str,
    tittel: String,
    gruppe: Option<String>,
    enhet: &'static str,
}

#[derive(Serialize)]
struct RowBody {
    kode: String,
    navn: String,
    /// One value a column, in the order of the columns.
    verdier: Vec<Json>,
}

#[derive(Serialize)]
struct RuleBody {
    id: &'static str,
    tekst: String,
}

/// The whole report as one JSON object, ending in a line break.
///
/// # Errors
/// [`RenderFault::Json`], which only a fault of ours can cause.
pub fn report(report: &Report, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    let words = Words { texts, locale };
    let section = |(section, ids): &(Section, Vec<&'static str>)| SectionBody {
        id: section.id(),
        tittel: words.say(section.key()),
        uten_data: report.is_empty(ids),
        tabeller: ids.clone(),
    };
    written(&ReportBody {
        tittel: words.title(report),
        maned: report.month.to_string(),
        uke: report.week.map(|week| week.to_string()),
        region: report.region.map(|region| RowName {
            kode: code(Label::Region(region)),
            navn: words.label(Label::Region(region)),
        }),
        sprak: locale.tag(),
        tatt_ut: instant(report.cut_off),
        merknad: words.say(super::meant_for(report.edition)),
        definisjoner: DEFINITIONS,
        deler: report.sections.iter().map(section).collect(),
        tabeller: report
            .tables
            .iter()
            .map(|table| body(table, words))
            .collect(),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DashboardBody {
    maned: String,
    sprak: &'static str,
    tatt_ut: String,
    tall: Vec<FigureBody>,
    tabeller: Vec<TableBody>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StatisticsBody {
    fra: String,
    til: String,
    utvalg: FilterBody,
    sprak: &'static str,
    tatt_ut: String,
    merknad: String,
    definisjoner: &'static str,
    tabeller: Vec<TableBody>,
}

/// What was asked for; null narrows nothing.
#[derive(Serialize)]
struct FilterBody {
    region: Option<RowName>,
    kommune: Option<String>,
    hjemmel: Option<RowName>,
    r#type: Option<RowName>,
    alvorlighet: Option<RowName>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FigureBody {
    kode: String,
    navn: String,
    maneden: u64,
    maneden_for: u64,
}

/// The leaders' dashboard as one JSON object, ending in a line break.
///
/// # Errors
/// [`RenderFault::Json`], which only a fault of ours can cause.
pub fn dashboard(
    dashboard: &Dashboard,
    texts: &Texts,
    locale: Locale,
) -> Result<String, RenderFault> {
    let words = Words { texts, locale };
    let figure = |figure: &Figure| FigureBody {
        kode: code(Label::Key(figure.key)),
        navn: words.label(Label::Key(figure.key)),
        maneden: figure.now,
        maneden_for: figure.before,
    };
    let report = &dashboard.report;
    written(&DashboardBody {
        maned: report.month.to_string(),
        sprak: locale.tag(),
        tatt_ut: instant(report.cut_off),
        tall: dashboard.figures.iter().map(figure).collect(),
        tabeller: report.tables.iter().map(|one| body(one, words)).collect(),
    })
}

/// The tables of a filter as one JSON object, ending in a line break.
///
/// # Errors
/// [`RenderFault::Json`], which only a fault of ours can cause.
pub fn statistics(seen: &Explored, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    let words = Words { texts, locale };
    let filter = &seen.filter;
    let named = |label: Label| RowName {
        kode: code(label),
        navn: words.label(label),
    };
    let report = &seen.report;
    written(&StatisticsBody {
        fra: filter.period.from.to_string(),
        til: filter.period.to.to_string(),
        utvalg: FilterBody {
            region: filter.region.map(|one| named(Label::Region(one))),
            kommune: filter.municipality.map(|one| one.to_string()),
            hjemmel: filter.legal_basis.map(|one| named(Label::LegalBasis(one))),
            r#type: filter.kind.map(|one| named(Label::Kind(one))),
            alvorlighet: filter.severity.map(|one| named(Label::Severity(one))),
        },
        sprak: locale.tag(),
        tatt_ut: instant(report.cut_off),
        merknad: words.say(super::meant_for(report.edition)),
        definisjoner: DEFINITIONS,
        tabeller: report.tables.iter().map(|one| body(one, words)).collect(),
    })
}

/// One table as one JSON object, the same object as in the whole report.
///
/// # Errors
/// [`RenderFault::Json`], which only a fault of ours can cause.
pub fn table(table: &Table, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    written(&body(table, Words { texts, locale }))
}

fn written(body: &impl Serialize) -> Result<String, RenderFault> {
    Ok(serde_json::to_string_pretty(body)? + "\n")
}

fn body(table: &Table, words: Words<'_>) -> TableBody {
    let rule = |rule: &crate::report::counting::rules::CountingRule| RuleBody {
        id: rule.code(),
        tekst: words
            .texts
            .code(words.locale, "counting-rule", rule.code())
            .into_owned(),
    };
    let column = |(place, column): (usize, &crate::report::table::Column)| ColumnBody {
        id: column.id,
        tittel: words.label(column.title),
        gruppe: column.group.map(|group| words.label(group)),
        enhet: Unit::of(table, place).name(),
    };
    TableBody {
        id: table.id(),
        tittel: words.phrase(table.title()),
        radoverskrift: words.label(table.row_heading()),
        kolonner: table.columns().iter().enumerate().map(column).collect(),
        rader: table.rows().iter().map(|r| row(r, words)).collect(),
        sum_av_rader: table.sum_of_rows().map(|r| row(r, words)),
        sum: table.total().map(|r| row(r, words)),
        noter: table
            .notes()
            .iter()
            .map(|note| words.phrase(note))
            .collect(),
        telleregler: table.rules().iter().map(rule).collect(),
        tatt_ut: instant(table.cut_off()),
        telleenhet: grain_name(table.grain()),
        antall_hendelser: table.events_behind(),
    }
}

fn row(row: &Row, words: Words<'_>) -> RowBody {
    RowBody {
        kode: code(row.label),
        navn: words.label(row.label),
        verdier: row.cells.iter().map(|cell| value(*cell, words)).collect(),
    }
}

/// Counts and minutes are whole numbers, names are `{kode, navn}`, instants carry their offset.
fn value(cell: Cell, words: Words<'_>) -> Json {
    match cell {
        Cell::Count(count) => count.into(),
        Cell::Minutes(minutes) => minutes.into(),
        // Written by digits, read back as a number: no arithmetic that could round.
        Cell::Number { value, decimals } => {
            serde_json::from_str(&format::plain_decimal(value, decimals)).unwrap_or(Json::Null)
        }
        Cell::Label(label) => {
            serde_json::json!({ "kode": code(label), "navn": words.label(label) })
        }
        Cell::Date(date) => date.to_string().into(),
        Cell::Instant(at) => instant(at).into(),
        Cell::Empty => Json::Null,
    }
}

fn instant(at: DateTime<Utc>) -> String {
    format::iso_local(at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build;
    use crate::report::published::published_facts;

    #[test]
    fn a_table_has_the_names_promised() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let texts = Texts::load().unwrap();
        let all: Json =
            serde_json::from_str(&super::report(&report, &texts, Locale::Nb).unwrap()).unwrap();
        assert_eq!(all["tittel"], "Månedsrapport for juli 2024");
        let tables = all["tabeller"].as_array().unwrap();
        let region = tables
            .iter()
            .find(|t| t["id"] == "hendelser-per-region")
            .unwrap();
        for name in [
            "id",
            "tittel",
            "kolonner",
            "rader",
            "sum",
            "noter",
            "telleregler",
        ] {
            assert!(!region[name].is_null(), "{name}");
        }
        assert_eq!(region["tattUt"], "2024-08-05T09:00:00+02:00");
        assert_eq!(region["antallHendelser"], 280);
        assert_eq!(region["kolonner"][2]["gruppe"], "januar–juli 2024");
        assert_eq!(region["rader"][2]["kode"], "vest");
        assert_eq!(region["rader"][2]["verdier"][0], 34);
        assert_eq!(region["sum"]["verdier"][3], 106);
        assert_eq!(region["telleregler"][0]["id"], "R4");
    }
}
