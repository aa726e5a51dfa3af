//! «Statistikk»: the report's own counting over any months and any part of the facts. PURE.
//!
//! A number here is the number of the month's report where both count the same: the tables ask the same
//! counting and follow the same rules.

mod declines;
mod events;
pub mod filter;
#[cfg(test)]
mod properties;
mod requests;
mod waits;

use chrono::{DateTime, Utc};

pub use self::filter::Filter;

use super::counting::Counting;
use super::facts::Facts;
use super::label::{Cell, Label, Phrase};
use super::table::{Table, TableBuilder};
use super::tables::shape;
use super::{Report, ReportFault, check};
use crate::domain::edition::Edition;

/// The tables of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explored {
    /// What is counted.
    pub filter: Filter,
    /// The tables, as a report has them.
    pub report: Report,
}

impl Explored {
    /// The table with that id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.report.table(id)
    }

    /// Whether the filter holds no request, no event and no offer.
    pub fn is_empty(&self) -> bool {
        let mut tables = self.report.tables.iter();
        tables.all(|table| table.events_behind() == 0)
    }

    /// What its files are called after.
    pub fn stem(&self) -> String {
        let period = self.filter.period;
        format!("statistikk-{}-{}", period.from, period.to)
    }

    /// The instant the facts were taken out (R9).
    pub fn cut_off(&self) -> DateTime<Utc> {
        self.report.cut_off
    }
}

/// The tables of a filter from the facts known at their cut-off.
///
/// # Errors
/// As [`super::build`].
pub fn build(filter: &Filter, facts: Facts) -> Result<Explored, ReportFault> {
    let month = filter.period.to;
    check(month, &facts)?;
    let facts = filter.narrow(facts);
    let counting = Counting::new(month, &facts);
    let tables = vec![
        requests::table(&counting, filter)?,
        waits::table(&counting, filter)?,
        events::table(&counting, filter)?,
        declines::table(&counting, filter)?,
    ];
    let report = Report {
        month,
        week: None,
        edition: Edition::Full,
        region: facts.region,
        cut_off: facts.cut_off,
        sections: Vec::new(),
        tables,
    };
    Ok(Explored {
        filter: *filter,
        report,
    })
}

/// A table of the months asked for, which says itself what it was narrowed to.
fn begin(
    counting: &Counting<'_>,
    filter: &Filter,
    (id, title): (&'static str, &'static str),
    rows: Label,
) -> TableBuilder {
    let table = shape::start_for(counting, id, title, rows, filter.period);
    filter.notes().into_iter().fold(table, TableBuilder::note)
}

/// «Sum», with the cells of all.
fn totalled(table: TableBuilder, cells: Vec<Cell>) -> TableBuilder {
    table.total(shape::SUM, cells)
}

/// A note that needs no values.
fn note(key: &'static str) -> Phrase {
    Phrase::plain(key)
}
