//! The board of an intake desk: open requests of a scope, and the figures above them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::columns::{among, id, instant, stored};
use super::fault::StoreFault;
use super::requests::{Boxed, CHUNK, ListKey, Listed, paged, within};
use super::schema::{placement_request as p, search_line};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::{Duty, Measure, RequestKind};
use crate::domain::request::RequestStatus;
use crate::domain::role::Scope;

/// One page of the open requests of some kinds, most severe first, then the longest wait.
///
/// # Errors
/// A fault of the database.
pub fn page(
    tx: &mut Tx<'_>,
    scope: &Scope,
    kinds: &[RequestKind],
    of_page: (Option<&ListKey>, i64),
) -> Result<Vec<Listed>, StoreFault> {
    paged(tx, of_page, || open(scope, kinds))
}

fn open<'a>(scope: &Scope, kinds: &[RequestKind]) -> Option<Boxed<'a>> {
    let all = within(scope)?.filter(p::status.eq(RequestStatus::Open.code()));
    if kinds.len() == RequestKind::ALL.len() {
        return Some(all);
    }
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    Some(all.filter(p::kind.eq_any(kinds)))
}

/// Which open requests are counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Of these kinds.
    pub kinds: &'a [RequestKind],
    /// Only those inside the duty that have no offer and whose need was reported by this instant.
    pub without_offer_since: Option<DateTime<Utc>>,
    /// Counted no further than this.
    pub most: i64,
}

/// How many open requests there are, counted no further than asked.
///
/// # Errors
/// A fault of the database.
pub fn count(tx: &mut Tx<'_>, scope: &Scope, counted: Counted<'_>) -> Result<usize, StoreFault> {
    let mut found = 0;
    // A kind at a time: each is one range of the index on kind and wait.
    for kind in counted.kinds {
        let left = counted.most - i64::try_from(found).unwrap_or(counted.most);
        let Some(mut query) = open(scope, &[*kind]).filter(|_| left > 0) else {
            break;
        };
        if let Some(since) = counted.without_offer_since {
            query = query
                .filter(p::need_reported_at.le(stored(since)))
                .filter(p::first_offer_at.is_null())
                .filter(p::measure.eq_any(inside_the_duty()));
        }
        let ids: Vec<String> = query.limit(left).select(p::id).load(tx.db)?;
        found += ids.len();
    }
    Ok(found)
}

fn inside_the_duty() -> Vec<&'static str> {
    let inside = |measure: &&Measure| measure.duty() == Duty::Inside;
    Measure::ALL
        .iter()
        .filter(inside)
        .map(|one| one.code())
        .collect()
}

/// A request that waits: which, its case number, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The request.
    pub id: RequestId,
    /// To say on the phone.
    pub case_number: String,
    /// When the need was reported.
    pub since: DateTime<Utc>,
}

/// The open request without an offer that has waited longest.
///
/// # Errors
/// A fault of the database.
pub fn longest(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Waiting>, StoreFault> {
    let mut longest: Option<Waiting> = None;
    for kind in RequestKind::ALL {
        let Some(query) = open(scope, &[*kind]) else {
            return Ok(None);
        };
        let first: Option<(String, String, NaiveDateTime)> = query
            .filter(p::first_offer_at.is_null())
            .order((p::need_reported_at, p::id))
            .select((p::id, p::case_number, p::need_reported_at))
            .first(tx.db)
            .optional()?;
        let Some((request, case_number, since)) = first else {
            continue;
        };
        let waiting = Waiting {
            id: id(&request)?,
            case_number,
            since: instant(since),
        };
        if longest
            .as_ref()
            .is_none_or(|known| waiting.since < known.since)
        {
            longest = Some(waiting);
        }
    }
    Ok(longest)
}

/// How many places were asked for each of some requests; those with none are left out.
///
/// # Errors
/// A fault of the database.
pub fn tried(tx: &mut Tx<'_>, of: &[String]) -> Result<BTreeMap<RequestId, usize>, StoreFault> {
    let mut found = BTreeMap::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<(String, i64)> = search_line::table
            .filter(among!(search_line::request_id, some))
            .group_by(search_line::request_id)
            .select((search_line::request_id, count_star()))
            .load(tx.db)?;
        for (request, count) in rows {
            found.insert(id(&request)?, usize::try_from(count).unwrap_or(usize::MAX));
        }
    }
    Ok(found)
}
