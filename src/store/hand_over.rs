//! Shift changes of the intake desks: what was told, and which requests were open.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::{hand_over as h, hand_over_case as c, placement_request as p};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{HandOverId, RequestId};
use crate::domain::organisation::Region;
use crate::domain::request::RequestStatus;
use crate::domain::role::Role;

const TEXT: &str = "hand_over.sealed_text";

/// «Vaktskifte».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Its id.
    pub id: HandOverId,
    /// Whose desk.
    pub region: Region,
    /// Who told it, as a role.
    pub role: Role,
    /// When the shift changed.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// A request that was open at a shift change, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedCase {
    /// The request.
    pub request: RequestId,
    /// To say on the phone.
    pub case_number: String,
    /// How it stands now.
    pub status: RequestStatus,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = h)]
struct Row {
    id: String,
    region: String,
    role: String,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self) -> Result<HandOver, StoreFault> {
        Ok(HandOver {
            id: id(&self.id)?,
            region: code(&self.region)?,
            role: code(&self.role)?,
            at: instant(self.at),
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Inserts a shift change with its words sealed and its requests in order.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &HandOver,
    words: Option<(&DataKey, &str)>,
    cases: &[RequestId],
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = words.map(|(key, text)| key.seal(place, text)).transpose()?;
    diesel::insert_into(h::table)
        .values((
            h::id.eq(&row),
            h::region.eq(new.region.code()),
            h::role.eq(new.role.code()),
            h::at.eq(stored(new.at)),
            h::sealed_text.eq(sealed),
            h::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    for (ordinal, request) in (0_i32..).zip(cases) {
        diesel::insert_into(c::table)
            .values((
                c::hand_over_id.eq(&row),
                c::ordinal.eq(ordinal),
                c::request_id.eq(request.to_string()),
            ))
            .execute(tx.db)?;
    }
    Ok(())
}

/// The latest shift changes of a region, newest first.
///
/// # Errors
/// A fault of the database.
pub fn latest(tx: &mut Tx<'_>, region: Region, most: i64) -> Result<Vec<HandOver>, StoreFault> {
    let rows: Vec<Row> = h::table
        .filter(h::region.eq(region.code()))
        .order((h::at.desc(), h::id.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}

/// One shift change of a region.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    region: Region,
    wanted: HandOverId,
) -> Result<Option<HandOver>, StoreFault> {
    let row: Option<Row> = h::table
        .filter(h::id.eq(wanted.to_string()))
        .filter(h::region.eq(region.code()))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    row.map(Row::domain).transpose()
}

/// The requests of some shift changes, in the order they were told.
///
/// # Errors
/// A fault of the database.
pub fn cases(
    tx: &mut Tx<'_>,
    of: &[HandOver],
) -> Result<BTreeMap<HandOverId, Vec<HandedCase>>, StoreFault> {
    let ids: Vec<String> = of.iter().map(|one| one.id.to_string()).collect();
    let rows: Vec<(String, String, String, String)> = c::table
        .inner_join(p::table)
        .filter(c::hand_over_id.eq_any(ids))
        .order((c::hand_over_id, c::ordinal))
        .select((c::hand_over_id, p::id, p::case_number, p::status))
        .load(tx.db)?;
    let mut found = BTreeMap::<HandOverId, Vec<HandedCase>>::new();
    for (of, request, case_number, status) in rows {
        found.entry(id(&of)?).or_default().push(HandedCase {
            request: id(&request)?,
            case_number,
            status: code(&status)?,
        });
    }
    Ok(found)
}

/// The words of some shift changes that have any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    of: &[HandOver],
    key: &DataKey,
) -> Result<BTreeMap<HandOverId, String>, StoreFault> {
    let ids: Vec<String> = of.iter().map(|one| one.id.to_string()).collect();
    let rows: Vec<(String, Option<Vec<u8>>)> = h::table
        .filter(h::id.eq_any(ids))
        .select((h::id, h::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}
