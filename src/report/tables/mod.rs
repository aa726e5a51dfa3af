//! The tables of the month's report, one file each, in the order they are read.
//!
//! A new table: one file here, one line in [`of_section`], its texts in `report.ftl` of
//! each language.

mod capacity;
mod case_list;
pub(super) mod corrections;
mod disagreements;
mod distance;
mod enquiries;
mod established;
mod events_by_basis;
mod events_by_kind;
mod events_by_month;
mod events_by_region;
mod flagged;
mod foster_wait;
pub(super) mod headline;
mod history;
mod interim;
mod kind_by_region;
mod length_of_stay;
mod needs;
pub(super) mod offers_and_declines;
mod outcome_by_measure;
mod place_of_stay;
mod requests;
mod severity_per_child;
mod severity_per_event;
pub(super) mod shape;
mod siblings;
mod supervision;
mod themes;
mod time_summary;
mod time_to_offer;
mod tribunal;
mod utilisation;
mod waiting_now;
mod week;

use super::counting::Counting;
use super::counting::week::OfWeek;
use super::label::Label;
use super::section::Section;
use super::table::{Table, TableFault};
use super::week::Week;

/// The tables of a part of the month's report, in order. Those of the corrections are made of two sets of
/// facts, in [`corrections`].
///
/// # Errors
/// [`TableFault`] when a table does not add up.
pub fn of_section(section: Section, counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    Ok(match section {
        Section::Headline => vec![
            headline::table(counting)?,
            requests::table(counting)?,
            enquiries::table(counting)?,
        ],
        Section::TimeToOffer => {
            let mut tables = vec![time_summary::table(counting)?];
            tables.extend(time_to_offer::tables(counting)?);
            tables
        }
        Section::NotInTime => vec![
            events_by_month::table(counting)?,
            events_by_kind::table(counting)?,
            events_by_region::table(counting)?,
            kind_by_region::table(counting)?,
            events_by_basis::table(counting)?,
            needs::table(counting)?,
            outcome_by_measure::table(counting)?,
            case_list::table(counting)?,
        ],
        Section::Severity => {
            let mut tables = severity_per_child::tables(counting)?;
            tables.extend(severity_per_event::tables(counting)?);
            tables
        }
        Section::Stays => vec![place_of_stay::table(counting)?, interim::table(counting)?],
        Section::Disagreements => {
            let mut tables = vec![themes::table(counting)?];
            tables.extend(disagreements::tables(counting)?);
            tables
        }
        Section::Distance => {
            let mut tables = distance::tables(counting)?;
            tables.push(siblings::table(counting)?);
            tables
        }
        Section::Declines => offers_and_declines::tables(counting)?,
        Section::FosterHomes => foster_wait::tables(counting)?,
        Section::Tribunal => vec![tribunal::table(counting)?],
        Section::Capacity => {
            let mut tables = capacity::tables(counting)?;
            tables.extend(utilisation::tables(counting)?);
            tables.extend(length_of_stay::tables(counting)?);
            tables
        }
        Section::Supervision => {
            let mut tables = supervision::tables(counting)?;
            tables.extend(established::tables(counting)?);
            tables
        }
        Section::History => history::tables(counting)?,
        Section::Corrections => Vec::new(),
    })
}

/// The tables of a week's report, by part.
///
/// # Errors
/// [`TableFault`] when a table does not add up.
pub fn of_week(
    week: Week,
    counting: &Counting<'_>,
) -> Result<Vec<(Section, Vec<Table>)>, TableFault> {
    let late = (OfWeek::new(counting, week).events, Label::Week(week));
    Ok(vec![
        (
            Section::Headline,
            vec![
                week::headline(counting, week)?,
                week::by_region(counting, week)?,
            ],
        ),
        (Section::TimeToOffer, vec![waiting_now::table(counting)?]),
        (Section::NotInTime, vec![case_list::of(counting, late)?]),
    ])
}

/// The tables behind the leaders' charts: some of the report's own, and two of what stands now.
///
/// # Errors
/// [`TableFault`] when a table does not add up.
pub fn of_dashboard(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let mut tables = vec![
        waiting_now::table(counting)?,
        flagged::table(counting)?,
        events_by_month::table(counting)?,
    ];
    let of_report = time_to_offer::tables(counting)?
        .into_iter()
        .chain(established::tables(counting)?);
    tables.extend(of_report.filter(|table| OF_THE_REPORT.contains(&table.id())));
    Ok(tables)
}

/// The report's own tables that are drawn, by id.
const OF_THE_REPORT: [&str; 3] = [
    "tid-til-forste-tilbud-akutt",
    "tid-til-forste-tilbud-planlagt",
    "konstaterte-brudd-per-region",
];
