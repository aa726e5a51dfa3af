//! The tables of the month's report, one file each, in the order they are read.
//!
//! A new table: one file here, one line in [`all`], its texts in `src/text/nb/report.ftl`.

mod case_list;
pub(super) mod corrections;
mod disagreements;
mod established;
mod events_by_basis;
mod events_by_kind;
mod events_by_month;
mod events_by_region;
mod flagged;
pub(super) mod headline;
mod kind_by_region;
mod needs;
mod place_of_stay;
mod requests;
mod severity_per_child;
mod severity_per_event;
mod shape;
mod time_to_offer;
mod waiting_now;

use super::counting::Counting;
use super::table::{Table, TableFault};

/// Every table of the month's report, in order.
///
/// # Errors
/// [`TableFault`] when a table does not add up.
pub fn all(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let mut tables = vec![headline::table(counting)?, requests::table(counting)?];
    tables.extend(time_to_offer::tables(counting)?);
    tables.extend([
        events_by_month::table(counting)?,
        events_by_kind::table(counting)?,
        events_by_region::table(counting)?,
        kind_by_region::table(counting)?,
        events_by_basis::table(counting)?,
        needs::table(counting)?,
        case_list::table(counting)?,
    ]);
    tables.extend(severity_per_child::tables(counting)?);
    tables.extend(severity_per_event::tables(counting)?);
    tables.push(place_of_stay::table(counting)?);
    tables.extend(disagreements::tables(counting)?);
    tables.extend(established::tables(counting)?);
    Ok(tables)
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
    "konstaterte-per-region",
];
