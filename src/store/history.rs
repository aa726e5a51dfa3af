//! Totals of the time before the service. Rows are only added; a table may stand instead of another, or take it
//! back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

use super::columns::{code, id, id_option, instant, instant_option, stored};
use super::fault::StoreFault;
use super::schema::{history_row as r, history_table as t, placement_request};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::history::{
    HistoryPeriod, HistoryRow, HistoryStanding, HistoryTable, RowKey, StoredHistory,
};
use crate::domain::id::HistoryId;
use crate::domain::role::Role;

/// Inserts a table, with its rows.
///
/// # Errors
/// A fault of the database; [`StoreFault::Retry`] when a rival replaced the same table first.
pub fn insert(
    tx: &mut Tx<'_>,
    (row, new): (HistoryId, &HistoryTable),
    (role, now): (Role, DateTime<Utc>),
) -> Result<(), StoreFault> {
    insert_table(tx, (row, new), false, (role, now))?;
    for one in &new.rows {
        diesel::insert_into(r::table)
            .values((
                r::table_id.eq(row.to_string()),
                r::code.eq(one.key.code()),
                r::number.eq(one.count),
                r::now.eq(one.now.map(|number| number.to_string())),
            ))
            .execute(tx.db)?;
    }
    Ok(())
}

/// Inserts the row that takes a table back: it says what was taken back, and has no numbers.
///
/// # Errors
/// As [`insert`].
pub fn insert_withdrawal(
    tx: &mut Tx<'_>,
    (row, taken_back): (HistoryId, &StoredHistory),
    told: (Role, DateTime<Utc>),
) -> Result<(), StoreFault> {
    let withdrawal = HistoryTable {
        total: None,
        replaces: Some(taken_back.id),
        ..taken_back.table.clone()
    };
    insert_table(tx, (row, &withdrawal), true, told)
}

fn insert_table(
    tx: &mut Tx<'_>,
    (row, new): (HistoryId, &HistoryTable),
    withdrawn: bool,
    (role, now): (Role, DateTime<Utc>),
) -> Result<(), StoreFault> {
    let period = new.period;
    let month = |month: u32| i32::try_from(month).unwrap_or_default();
    diesel::insert_into(t::table)
        .values((
            t::id.eq(row.to_string()),
            t::series.eq(new.series.code()),
            t::split_by.eq(new.split.code()),
            t::year.eq(period.year),
            t::from_month.eq(month(period.from)),
            t::to_month.eq(month(period.to)),
            t::total.eq(new.total),
            t::as_printed.eq(new.as_printed),
            t::source.eq(&new.source),
            t::withdrawn.eq(withdrawn),
            t::replaces.eq(new.replaces.map(|row| row.to_string())),
            t::role.eq(role.code()),
            t::recorded_at.eq(stored(now)),
        ))
        .execute(tx.db)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = t)]
struct TableRow {
    id: String,
    series: String,
    split_by: String,
    year: i32,
    from_month: i32,
    to_month: i32,
    total: Option<i32>,
    as_printed: bool,
    source: String,
    withdrawn: bool,
    replaces: Option<String>,
    recorded_at: NaiveDateTime,
}

impl TableRow {
    fn domain(
        self,
        rows: Vec<(String, i32, Option<String>)>,
        standing: HistoryStanding,
    ) -> Result<StoredHistory, StoreFault> {
        let split = code(&self.split_by)?;
        let corrupt = |what: &str| StoreFault::Corrupt(what.into());
        let month = |stored| u32::try_from(stored).map_err(|_| corrupt("history_table.month"));
        let row = |(key, count, now): (String, i32, Option<String>)| {
            let key = RowKey::from_code(split, &key);
            Ok::<_, StoreFault>(HistoryRow {
                key: key.ok_or_else(|| corrupt("history_row.code"))?,
                count,
                now: id_option(now.as_deref())?,
            })
        };
        Ok(StoredHistory {
            id: id(&self.id)?,
            table: HistoryTable {
                series: code(&self.series)?,
                split,
                period: HistoryPeriod {
                    year: self.year,
                    from: month(self.from_month)?,
                    to: month(self.to_month)?,
                },
                rows: rows.into_iter().map(row).collect::<Result<_, _>>()?,
                total: self.total,
                as_printed: self.as_printed,
                source: self.source,
                replaces: id_option(self.replaces.as_deref())?,
            },
            standing,
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// The tables told by an instant, by series and period, each with how it stood then. What takes a table back is
/// no table.
///
/// # Errors
/// A fault of the database.
pub fn known_by(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Vec<StoredHistory>, StoreFault> {
    let tables: Vec<TableRow> = t::table
        .filter(t::recorded_at.le(stored(cut_off)))
        .order((t::recorded_at, t::id))
        .select(TableRow::as_select())
        .load(tx.db)?;
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let all: Vec<(String, String, i32, Option<String>)> = r::table
        .order((r::table_id, r::code))
        .select((r::table_id, r::code, r::number, r::now))
        .load(tx.db)?;
    for (table, key, count, now) in all {
        rows.entry(table).or_default().push((key, count, now));
    }
    let ends: BTreeMap<String, HistoryStanding> = tables
        .iter()
        .filter_map(|one| {
            let standing = match one.withdrawn {
                true => HistoryStanding::Withdrawn,
                false => HistoryStanding::Replaced,
            };
            Some((one.replaces.clone()?, standing))
        })
        .collect();
    let told = tables.into_iter().filter(|one| !one.withdrawn);
    let mut found: Vec<StoredHistory> = told
        .map(|one| {
            let standing = ends.get(&one.id).copied();
            let rows = rows.remove(&one.id).unwrap_or_default();
            one.domain(rows, standing.unwrap_or(HistoryStanding::Holds))
        })
        .collect::<Result<_, _>>()?;
    found.sort_by_key(|one| (one.table.series, one.table.period, one.table.split));
    Ok(found)
}

/// When the first request was registered: what was before that, the service did not count.
///
/// # Errors
/// A fault of the database.
pub fn counted_from(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, StoreFault> {
    let first: Option<NaiveDateTime> = placement_request::table
        .select(min(placement_request::registered_at))
        .first(tx.db)?;
    Ok(instant_option(first))
}
