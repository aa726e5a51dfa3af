//! What the frozen months of a coarser edition show: written once with the month, never changed.

use diesel::prelude::*;

use super::fault::StoreFault;
use super::schema::{frozen_month as t, frozen_month_shown as s};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::id::FrozenMonthId;

/// Writes what a frozen month shows.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, frozen: FrozenMonthId, shown: &str) -> Result<(), StoreFault> {
    diesel::insert_into(s::table)
        .values((
            s::frozen_month_id.eq(frozen.to_string()),
            s::shown.eq(shown),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// What the months of an edition from one to before another show: month and JSON, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn between(
    tx: &mut Tx<'_>,
    edition: Edition,
    (from, before): (&str, &str),
) -> Result<Vec<(String, String)>, StoreFault> {
    let rows = s::table
        .inner_join(t::table)
        .filter(t::edition.eq(edition.code()))
        .filter(t::month.ge(from).and(t::month.lt(before)))
        .order(t::month.asc())
        .select((t::month, s::shown))
        .load(tx.db)?;
    Ok(rows)
}

/// What a month shows in an edition, where it is frozen in it.
///
/// # Errors
/// A fault of the database.
pub fn of_month(
    tx: &mut Tx<'_>,
    (month, edition): (&str, Edition),
) -> Result<Option<String>, StoreFault> {
    let row = s::table
        .inner_join(t::table)
        .filter(t::month.eq(month).and(t::edition.eq(edition.code())))
        .select(s::shown)
        .first(tx.db)
        .optional()?;
    Ok(row)
}
