//! The work list: one page of requests, most severe first, then the longest wait.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{Boxed, Row, within};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::Measure;
use crate::domain::organisation::Region;
use crate::domain::request::{PlacementRequest, RequestStatus};
use crate::domain::role::Scope;
use crate::store::columns::stored;
use crate::store::ends::with_ends;
use crate::store::fault::StoreFault;
use crate::store::schema::placement_request as p;
use crate::store::transaction::Tx;

/// What a list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Only this status; none means the children who wait.
    pub status: RequestStatus,
    /// Only this region.
    pub region: Option<Region>,
    /// Only foster homes wanted on this local day or earlier; where no day was wanted, reported by its end.
    pub foster_home_wanted_by: Option<NaiveDate>,
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many.
    pub limit: i64,
}

/// The sort key of a row: most severe first, then the longest wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKey {
    /// Severity rank.
    pub severity_rank: i32,
    /// Start of the wait.
    pub need_reported_at: DateTime<Utc>,
    /// Id, so that the order is total.
    pub id: RequestId,
}

/// A row of a list and its sort key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The request.
    pub request: PlacementRequest,
    /// Rank of the current severity, 0 for none.
    pub severity_rank: i32,
}

/// One page of requests in scope, most severe first, then the longest wait.
///
/// # Errors
/// A fault of the database.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, listing: &Listing) -> Result<Vec<Listed>, StoreFault> {
    paged(tx, (listing.after.as_ref(), listing.limit), || {
        matching(scope, listing)
    })
}

/// One page of some requests in the order of a list, after a row.
pub(in crate::store) fn paged<'a>(
    tx: &mut Tx<'_>,
    (after, limit): (Option<&ListKey>, i64),
    matching: impl Fn() -> Option<Boxed<'a>>,
) -> Result<Vec<Listed>, StoreFault> {
    let Some(all) = matching() else {
        return Ok(Vec::new());
    };
    let Some(after) = after else {
        return page(tx, all, limit);
    };
    // Two ranges of the index, one after the other: a late page costs what the first one does.
    let at = stored(after.need_reported_at);
    let as_severe = all
        .filter(p::severity_rank.eq(after.severity_rank))
        .filter(p::need_reported_at.ge(at))
        .filter(
            p::need_reported_at
                .gt(at)
                .or(p::id.gt(after.id.to_string())),
        );
    let mut rows = page(tx, as_severe, limit)?;
    let left = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if let Some(all) = matching().filter(|_| left > 0) {
        let less_severe = all.filter(p::severity_rank.lt(after.severity_rank));
        rows.extend(page(tx, less_severe, left)?);
    }
    Ok(rows)
}

fn matching<'a>(scope: &Scope, listing: &Listing) -> Option<Boxed<'a>> {
    let mut query = within(scope)?.filter(p::status.eq(listing.status.code()));
    if let Some(region) = listing.region {
        query = query.filter(p::region.eq(region.code()));
    }
    if let Some(day) = listing.foster_home_wanted_by {
        let reported_by = stored(calendar::end_of_day(day));
        let unsaid = p::wanted_start
            .is_null()
            .and(p::need_reported_at.lt(reported_by));
        query = query
            .filter(p::measure.eq(Measure::FosterHome.code()))
            .filter(p::wanted_start.le(day).or(unsaid));
    }
    Some(query)
}

fn page(tx: &mut Tx<'_>, query: Boxed<'_>, limit: i64) -> Result<Vec<Listed>, StoreFault> {
    let rows: Vec<Row> = query
        .order((p::severity_rank.desc(), p::need_reported_at, p::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.db)?;
    let ranks: Vec<i32> = rows.iter().map(|row| row.severity_rank).collect();
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    let found = with_ends(tx, found)?;
    Ok(found
        .into_iter()
        .zip(ranks)
        .map(|(request, severity_rank)| Listed {
            request,
            severity_rank,
        })
        .collect())
}
