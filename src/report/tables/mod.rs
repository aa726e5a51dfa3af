//! The tables of the month's report, one file each, in the order they are read.
//!
//! A new table: one file here, one line in [`all`], its texts in `src/text/nb/report.ftl`.

mod case_list;
mod disagreements;
mod established;
mod events_by_basis;
mod events_by_kind;
mod events_by_month;
mod events_by_region;
mod headline;
mod kind_by_region;
mod needs;
mod place_of_stay;
mod requests;
mod severity_per_child;
mod severity_per_event;
mod shape;
mod time_to_offer;

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
