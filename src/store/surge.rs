//! What the surge board counts: acute requests of the last weeks, region by region, and places that are kept.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, code_option, id, instant, stored};
use super::ends;
use super::fault::StoreFault;
use super::holds;
use super::schema::{offer as o, place_hold as h, placement_request as p};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::hold;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::legal_basis::{RequestKind, TargetGroup};
use crate::domain::organisation::Region;
use crate::domain::request::RequestStatus;

/// One acute request with when it was offered a place or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The request.
    pub id: RequestId,
    /// Where.
    pub region: Region,
    /// Of which target group, where it is told.
    pub group: Option<TargetGroup>,
    /// When the need was reported.
    pub reported_at: DateTime<Utc>,
    /// When the wait for an offer ended.
    pub ended_at: Option<DateTime<Utc>>,
}

type Row = (String, Option<String>, NaiveDateTime, Option<NaiveDateTime>);

/// The requests of some kinds in a region whose need was reported after one instant and by another, the newest
/// first and no more than asked: one range of the index on kind and wait for each status.
///
/// # Errors
/// A fault of the database.
pub fn reported(
    tx: &mut Tx<'_>,
    (region, kinds): (Region, &[RequestKind]),
    (after, until): (DateTime<Utc>, DateTime<Utc>),
    most: i64,
) -> Result<Vec<Reported>, StoreFault> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    let statuses: Vec<&str> = RequestStatus::ALL.iter().map(|one| one.code()).collect();
    let rows: Vec<Row> = p::table
        .filter(p::region.eq(region.code()))
        .filter(p::status.eq_any(statuses))
        .filter(p::kind.eq_any(kinds))
        .filter(p::need_reported_at.gt(stored(after)))
        .filter(p::need_reported_at.le(stored(until)))
        .order((p::need_reported_at.desc(), p::id))
        .limit(most)
        .select((
            p::id,
            p::target_group,
            p::need_reported_at,
            p::first_offer_at,
        ))
        .load(tx.db)?;
    let ids: Vec<String> = rows.iter().map(|row| row.0.clone()).collect();
    let withdrawn = ends::withdrawn(tx, &ids)?;
    rows.into_iter()
        .map(|(request, group, reported_at, first_offer_at)| {
            let request = id(&request)?;
            let ends = [
                first_offer_at.map(instant),
                withdrawn.get(&request).copied(),
            ];
            Ok(Reported {
                id: request,
                region,
                group: code_option(group.as_deref())?,
                reported_at: instant(reported_at),
                ended_at: ends.into_iter().flatten().min(),
            })
        })
        .collect()
}

/// The places that are kept at an instant, one for each offer: region and target group of its request. The hold
/// told last is what counts, as on the page of the case.
///
/// # Errors
/// A fault of the database.
pub fn kept(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(Region, Option<TargetGroup>)>, StoreFault> {
    let rows: Vec<(String, String, Option<String>)> = h::table
        .inner_join(o::table.inner_join(p::table))
        .filter(h::until_at.gt(stored(now)))
        .filter(o::answer.is_null())
        .filter(o::withdrawn_at.is_null())
        .order((h::until_at, h::id))
        .limit(most)
        .select((o::id, p::region, p::target_group))
        .load(tx.db)?;
    let mut of = BTreeMap::new();
    for (offer, region, group) in rows {
        of.insert(id::<OfferId>(&offer)?, (region, group));
    }
    let offers: Vec<OfferId> = of.keys().copied().collect();
    let holds = holds::of_offers(tx, &offers)?;
    of.into_iter()
        .filter(|(offer, _)| {
            let last = hold::last_of(&holds, *offer);
            last.is_some_and(|last| last.released.is_none() && last.until > now)
        })
        .map(|(_, (region, group))| Ok((code(&region)?, code_option(group.as_deref())?)))
        .collect()
}
