//! The month's report. PURE: facts in, tables out; no database, no clock.
//!
//! The same facts give the same bytes in every form, whatever order they come in and whatever ids
//! their rows have.

pub mod counting;
pub mod dashboard;
pub mod explore;
pub mod facts;
#[cfg(test)]
mod fixture;
pub mod label;
pub mod month;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod published;
pub mod render;
pub mod section;
pub mod small;
pub mod table;
mod tables;
pub mod week;

use chrono::{DateTime, Utc};

pub use self::counting::corrections::FrozenBefore;
pub use self::month::Month;
pub use self::week::Week;

use self::counting::Counting;
use self::facts::Facts;
use self::section::Section;
use self::table::{Table, TableFault};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::organisation::Region;

/// The version of what the report counts and how. It is frozen with a month, so that a number that is
/// counted otherwise later can be told from one whose facts changed. A test asks for a new one where a
/// table, a column or the wording of a counting rule is another.
pub const DEFINITIONS: &str = "2026-4";

/// The month's report («månedsrapport»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The report month; of a week's report, the month its last day is in.
    pub month: Month,
    /// The week, where it is a week's report («ukesrapport»).
    pub week: Option<Week>,
    /// Which numbers it shows.
    pub edition: Edition,
    /// The region it is of; `None` is the whole country.
    pub region: Option<Region>,
    /// The instant the facts were taken out (R9).
    pub cut_off: DateTime<Utc>,
    /// Its parts, each with the ids of its tables, in the order they are read.
    pub sections: Vec<(Section, Vec<&'static str>)>,
    /// The tables, in the order they are read. Which there are depends on the facts for the severity
    /// tables, and on whether an earlier month was frozen for the corrections.
    pub tables: Vec<Table>,
}

impl Report {
    /// What it is of: `2024-07`, or `2024-W27`.
    pub fn name(&self) -> String {
        match self.week {
            None => self.month.to_string(),
            Some(week) => week.to_string(),
        }
    }

    /// What its files are called after: `2024-07`, or `2024-07-vest` of a region.
    pub fn stem(&self) -> String {
        match self.region {
            None => self.name(),
            Some(region) => format!("{}-{}", self.name(), region.code()),
        }
    }

    /// The name of a file of it: `manedsrapport-2024-07.pdf`.
    pub fn file_name(&self, ending: &str) -> String {
        let kind = match self.week {
            None => "manedsrapport",
            Some(_) => "ukesrapport",
        };
        format!("{kind}-{}.{ending}", self.stem())
    }

    /// The table with that id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id() == id)
    }

    /// The tables of a part, in order.
    pub fn tables_of(&self, ids: &[&'static str]) -> impl Iterator<Item = &Table> {
        ids.iter().filter_map(|id| self.table(id))
    }

    /// Whether nothing was counted for a part. A coarser edition never says so: what it does not show may be
    /// none or a few.
    pub fn is_empty(&self, ids: &[&'static str]) -> bool {
        self.edition == Edition::Full && self.tables_of(ids).all(|table| table.events_behind() == 0)
    }
}

/// Why there is no report. [`ReportFault::NotBegun`] is the asker's to mend, the others are faults of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportFault {
    /// The month begins after the facts were taken out: its zeros would say nothing.
    #[error("{month} has not begun at the cut-off")]
    NotBegun {
        /// The month asked for.
        month: Month,
    },
    /// A fact recorded after the cut-off is among the facts (R9).
    #[error("{what} recorded after the cut-off is among the facts")]
    RecordedAfterCutOff {
        /// What kind of fact.
        what: &'static str,
    },
    /// A table does not add up (R12).
    #[error(transparent)]
    Table(#[from] TableFault),
}

/// The report of a month from the facts known at their cut-off.
///
/// # Errors
/// [`ReportFault`] when the month has not begun, a fact is younger than the cut-off, or a table does
/// not add up.
pub fn build(month: Month, facts: &Facts) -> Result<Report, ReportFault> {
    build_after(month, facts, None)
}

/// [`build`], with the list of what was told since an earlier month was frozen, where one was.
///
/// # Errors
/// As [`build`].
pub fn build_after(
    month: Month,
    facts: &Facts,
    before: Option<&FrozenBefore>,
) -> Result<Report, ReportFault> {
    check(month, facts)?;
    let counting = Counting::new(month, facts);
    let (mut sections, mut all) = (Vec::new(), Vec::new());
    for section in Section::ALL {
        let tables = match (section, before) {
            (Section::Corrections, Some(before)) => tables::corrections::tables(facts, before)?,
            _ => tables::of_section(*section, &counting)?,
        };
        sections.push((*section, tables.iter().map(Table::id).collect()));
        all.extend(tables);
    }
    Ok(Report {
        month,
        week: None,
        edition: Edition::Full,
        region: facts.region,
        cut_off: facts.cut_off,
        sections,
        tables: all,
    })
}

/// The report of a week from the facts known at their cut-off.
///
/// # Errors
/// As [`build`].
pub fn build_week(week: Week, facts: &Facts) -> Result<Report, ReportFault> {
    let month = week.month();
    if calendar::local_date(facts.cut_off) < week.first_day() {
        return Err(ReportFault::NotBegun { month });
    }
    known_at_cut_off(facts)?;
    let of_week = tables::of_week(week, &Counting::new(month, facts))?;
    let ids = |(section, tables): &(Section, Vec<Table>)| {
        (*section, tables.iter().map(Table::id).collect())
    };
    Ok(Report {
        month,
        week: Some(week),
        edition: Edition::Full,
        region: facts.region,
        cut_off: facts.cut_off,
        sections: of_week.iter().map(ids).collect(),
        tables: of_week.into_iter().flat_map(|(_, tables)| tables).collect(),
    })
}

/// The month has begun, and no fact is younger than the cut-off.
fn check(month: Month, facts: &Facts) -> Result<(), ReportFault> {
    if Month::of(facts.cut_off) < month {
        return Err(ReportFault::NotBegun { month });
    }
    known_at_cut_off(facts)
}

fn known_at_cut_off(facts: &Facts) -> Result<(), ReportFault> {
    if let Some((what, _)) = beside_requests(facts).find(|(_, at)| *at > facts.cut_off) {
        return Err(ReportFault::RecordedAfterCutOff { what });
    }
    let breaches = facts
        .breaches
        .iter()
        .map(|breach| ("a possible breach", breach.recorded_at));
    let conclusions = facts
        .conclusions
        .iter()
        .map(|conclusion| ("a conclusion", conclusion.recorded_at));
    let of_requests = facts.requests.iter().flat_map(|request| {
        let stays = request
            .stays
            .iter()
            .map(|stay| ("a stay", stay.recorded_at));
        let withdrawals = request
            .withdrawal
            .iter()
            .map(|w| ("a withdrawal", w.recorded_at));
        let offers = request.offers.iter().flat_map(|offer| {
            let answer = offer
                .answer
                .iter()
                .map(|(_, told)| ("an answer", told.recorded_at));
            let moved_in = offer
                .moved_in
                .iter()
                .map(|told| ("a move", told.recorded_at));
            answer
                .chain(moved_in)
                .chain([("an offer", offer.made.recorded_at)])
        });
        stays.chain(withdrawals).chain(offers)
    });
    match breaches
        .chain(conclusions)
        .chain(of_requests)
        .find(|(_, at)| *at > facts.cut_off)
    {
        Some((what, _)) => Err(ReportFault::RecordedAfterCutOff { what }),
        None => Ok(()),
    }
}

/// What is told beside the course of a request, and when it was recorded.
fn beside_requests(facts: &Facts) -> impl Iterator<Item = (&'static str, DateTime<Utc>)> {
    let supervisions = facts.supervisions.iter();
    let enquiries = facts.enquiries.iter();
    let unmade = facts.unmade.iter();
    let told = facts.requests.iter().flat_map(|request| {
        let steps = request.tribunal.iter();
        let steps = steps.map(|(_, told)| ("a step before the tribunal", told.recorded_at));
        let considered = request.considered.iter();
        let considered = considered.map(|(_, told)| ("a place considered", told.recorded_at));
        steps.chain(considered)
    });
    supervisions
        .map(|one| ("a supervision case", one.opened.recorded_at))
        .chain(enquiries.map(|one| ("an enquiry", one.told.recorded_at)))
        .chain(facts.places.iter().map(|one| ("places", one.recorded_at)))
        .chain(
            facts
                .history
                .iter()
                .map(|one| ("an imported table", one.recorded_at)),
        )
        .chain(
            facts
                .placements
                .iter()
                .map(|one| ("a stay in a place", one.recorded_at)),
        )
        .chain(unmade.map(|one| ("a request not made", one.told.recorded_at)))
        .chain(told)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::fixture::{a_request, an_event, facts};
    use super::*;

    #[test]
    fn a_month_that_has_not_begun_is_refused() {
        let month = "2024-09".parse().unwrap();
        assert_eq!(
            build(month, &facts().done()),
            Err(ReportFault::NotBegun { month })
        );
        assert!(build("2024-08".parse().unwrap(), &facts().done()).is_ok());
    }

    #[test]
    fn a_fact_younger_than_the_cut_off_is_refused() {
        let late = facts()
            .event(an_event(1))
            .request(a_request(1).accepted("2024-08-06T10:00Z"))
            .done();
        let fault = build("2024-07".parse().unwrap(), &late).unwrap_err();
        assert!(matches!(fault, ReportFault::RecordedAfterCutOff { .. }));
    }

    #[test]
    fn no_facts_make_a_report_of_zeros_and_every_id_is_unique() {
        let report = build("2024-07".parse().unwrap(), &facts().done()).unwrap();
        let mut ids: Vec<_> = report.tables.iter().map(Table::id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), report.tables.len());
        assert!(report.tables.iter().all(|table| table.events_behind() == 0));
        assert!(report.table("hovedtall").is_some());
    }
}
