//! Places kept for a kommune, and those let go: a row each, never changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::{offer as o, place_hold as h, place_hold_release as r};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::hold::PlaceHold;
use crate::domain::id::{HoldId, OfferId};
use crate::domain::offer::Happened;
use crate::domain::role::Role;

const REASON: &str = "place_hold_release.sealed_reason";

type Released = (Option<NaiveDateTime>, Option<NaiveDateTime>);

#[derive(Queryable, Selectable)]
#[diesel(table_name = h)]
struct Row {
    id: String,
    offer_id: String,
    until_at: NaiveDateTime,
    role: String,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self, released: Released) -> Result<PlaceHold, StoreFault> {
        let when = |at, told| Happened {
            at: instant(at),
            recorded_at: instant(told),
        };
        Ok(PlaceHold {
            id: id(&self.id)?,
            offer: id(&self.offer_id)?,
            until: instant(self.until_at),
            role: code(&self.role)?,
            made: when(self.at, self.recorded_at),
            released: released.0.zip(released.1).map(|(at, told)| when(at, told)),
        })
    }
}

/// Inserts a hold.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, new: &PlaceHold) -> Result<(), StoreFault> {
    diesel::insert_into(h::table)
        .values((
            h::id.eq(new.id.to_string()),
            h::offer_id.eq(new.offer.to_string()),
            h::until_at.eq(stored(new.until)),
            h::role.eq(new.role.code()),
            h::at.eq(stored(new.made.at)),
            h::recorded_at.eq(stored(new.made.recorded_at)),
        ))
        .execute(tx.db)?;
    touch(tx, new.offer)
}

/// Tells that a place was let go, with the reason sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn release(
    tx: &mut Tx<'_>,
    hold: &PlaceHold,
    (role, when): (Role, Happened),
    (key, reason): (&DataKey, &str),
) -> Result<(), StoreFault> {
    let row = hold.id.to_string();
    let place = Place {
        column: REASON,
        row: &row,
    };
    diesel::insert_into(r::table)
        .values((
            r::hold_id.eq(&row),
            r::role.eq(role.code()),
            r::sealed_reason.eq(key.seal(place, reason)?),
            r::at.eq(stored(when.at)),
            r::recorded_at.eq(stored(when.recorded_at)),
        ))
        .execute(tx.db)?;
    touch(tx, hold.offer)
}

/// A hold is a change of its offer.
fn touch(tx: &mut Tx<'_>, offer: OfferId) -> Result<(), StoreFault> {
    diesel::update(o::table.find(offer.to_string()))
        .set(o::version.eq(o::version + 1))
        .execute(tx.db)?;
    Ok(())
}

/// The holds of some offers, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_offers(tx: &mut Tx<'_>, offers: &[OfferId]) -> Result<Vec<PlaceHold>, StoreFault> {
    let ids: Vec<String> = offers.iter().map(ToString::to_string).collect();
    let rows: Vec<(Row, Released)> = h::table
        .left_join(r::table)
        .filter(among!(h::offer_id, &ids))
        .order((h::recorded_at, h::id))
        .select((
            Row::as_select(),
            (r::at.nullable(), r::recorded_at.nullable()),
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, released)| row.domain(released))
        .collect()
}

/// Why the places of some holds were let go.
///
/// # Errors
/// A fault of the database or the keys.
pub fn reasons(
    tx: &mut Tx<'_>,
    holds: &[PlaceHold],
    key: &DataKey,
) -> Result<BTreeMap<HoldId, String>, StoreFault> {
    let ids: Vec<String> = holds.iter().map(|hold| hold.id.to_string()).collect();
    let rows: Vec<(String, Vec<u8>)> = r::table
        .filter(among!(r::hold_id, &ids))
        .select((r::hold_id, r::sealed_reason))
        .load(tx.db)?;
    let rows = rows.into_iter().map(|(row, sealed)| (row, Some(sealed)));
    let opened = key.open_each(REASON, rows.collect())?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}
