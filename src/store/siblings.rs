//! Sibling groups: who is in which, and what the kommune wishes. Rows are only added; the latest holds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{
    placement_request as p, sibling_group as g, sibling_member as m, sibling_wish as w,
};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{RequestId, SiblingGroupId};
use crate::domain::offer::Happened;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::role::Role;
use crate::domain::sibling::{Sibling, SiblingWish, StatedWish};

const TEXT: &str = "sibling_wish.sealed_text";

/// Makes a group of a kommune.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    group: SiblingGroupId,
    municipality: MunicipalityNumber,
    now: DateTime<Utc>,
) -> Result<(), StoreFault> {
    diesel::insert_into(g::table)
        .values((
            g::id.eq(group.to_string()),
            g::municipality.eq(municipality.to_string()),
            g::recorded_at.eq(stored(now)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Whether a request comes in or leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It belongs to the group from now on.
    In,
    /// It belongs to it no more.
    Out,
}

/// Moves a request into or out of a group.
///
/// # Errors
/// A fault of the database.
pub fn place(
    tx: &mut Tx<'_>,
    (row, group, request): (uuid::Uuid, SiblingGroupId, RequestId),
    which: Move,
    (role, when): (Role, Happened),
) -> Result<(), StoreFault> {
    diesel::insert_into(m::table)
        .values((
            m::id.eq(row.to_string()),
            m::group_id.eq(group.to_string()),
            m::request_id.eq(request.to_string()),
            m::is_in.eq(which == Move::In),
            m::role.eq(role.code()),
            m::at.eq(stored(when.at)),
            m::recorded_at.eq(stored(when.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Tells what the kommune wishes for a group.
///
/// # Errors
/// A fault of the database or the keys.
pub fn wish(
    tx: &mut Tx<'_>,
    (row, group): (uuid::Uuid, SiblingGroupId),
    stated: StatedWish,
    role: Role,
    words: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = row.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = words.map(|(key, text)| key.seal(place, text)).transpose()?;
    diesel::insert_into(w::table)
        .values((
            w::id.eq(&row),
            w::group_id.eq(group.to_string()),
            w::wish.eq(stated.wish.code()),
            w::sealed_text.eq(sealed),
            w::role.eq(role.code()),
            w::at.eq(stored(stated.told.at)),
            w::recorded_at.eq(stored(stated.told.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Which group each of some requests is in; those in none are left out.
///
/// # Errors
/// A fault of the database.
pub fn groups(
    tx: &mut Tx<'_>,
    of: &[String],
) -> Result<BTreeMap<RequestId, SiblingGroupId>, StoreFault> {
    let mut latest = BTreeMap::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<(String, String, bool)> = m::table
            .filter(among!(m::request_id, some))
            .order((m::recorded_at, m::id))
            .select((m::request_id, m::group_id, m::is_in))
            .load(tx.db)?;
        for (request, group, is_in) in rows {
            let group: SiblingGroupId = id(&group)?;
            latest.insert(id::<RequestId>(&request)?, is_in.then_some(group));
        }
    }
    Ok(latest
        .into_iter()
        .filter_map(|(request, group)| Some((request, group?)))
        .collect())
}

/// The requests that are in some groups now, by case number.
///
/// # Errors
/// A fault of the database.
pub fn members(
    tx: &mut Tx<'_>,
    of: &BTreeSet<SiblingGroupId>,
) -> Result<BTreeMap<SiblingGroupId, Vec<Sibling>>, StoreFault> {
    type Row = (String, String, String, Option<i32>, NaiveDateTime);
    let ids: Vec<String> = of.iter().map(ToString::to_string).collect();
    let ever: Vec<String> = m::table
        .filter(m::group_id.eq_any(ids))
        .select(m::request_id)
        .distinct()
        .load(tx.db)?;
    let now = groups(tx, &ever)?;
    let rows: Vec<Row> = p::table
        .filter(p::id.eq_any(ever))
        .order(p::case_number)
        .select((
            p::id,
            p::case_number,
            p::status,
            p::age,
            p::need_reported_at,
        ))
        .load(tx.db)?;
    let mut found = BTreeMap::<SiblingGroupId, Vec<Sibling>>::new();
    for (request, case_number, status, age, need_reported_at) in rows {
        let request: RequestId = id(&request)?;
        let Some(group) = now.get(&request).filter(|group| of.contains(group)) else {
            continue;
        };
        found.entry(*group).or_default().push(Sibling {
            request,
            case_number,
            status: code(&status)?,
            age,
            need_reported_at: instant(need_reported_at),
        });
    }
    Ok(found)
}

/// A wish with the row its words stand in.
pub type WishRow = (String, StatedWish);

/// The wishes that hold for some groups.
///
/// # Errors
/// A fault of the database.
pub fn wishes(
    tx: &mut Tx<'_>,
    of: &BTreeSet<SiblingGroupId>,
) -> Result<BTreeMap<SiblingGroupId, WishRow>, StoreFault> {
    type Row = (String, String, String, NaiveDateTime, NaiveDateTime);
    let ids: Vec<String> = of.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = w::table
        .filter(w::group_id.eq_any(ids))
        .order((w::recorded_at, w::id))
        .select((w::id, w::group_id, w::wish, w::at, w::recorded_at))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, group, wish, at, recorded_at)| {
            let stated = StatedWish {
                wish: code::<SiblingWish>(&wish)?,
                told: Happened {
                    at: instant(at),
                    recorded_at: instant(recorded_at),
                },
            };
            Ok((id(&group)?, (row, stated)))
        })
        .collect()
}

/// The words of a wish, where there are any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn words(tx: &mut Tx<'_>, row: &str, key: &DataKey) -> Result<Option<String>, StoreFault> {
    let sealed: Option<Vec<u8>> = w::table.find(row).select(w::sealed_text).first(tx.db)?;
    let place = Place { column: TEXT, row };
    sealed.map(|sealed| key.open(place, &sealed)).transpose()
}
