//! The breach list: one page, most severe first, then the oldest.

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{Boxed, Row, StoredBreach, within};
use crate::domain::breach::BreachStatus;
use crate::domain::code::Code;
use crate::domain::id::BreachId;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::organisation::Region;
use crate::domain::role::Scope;
use crate::domain::severity::SeverityLevel;
use crate::domain::supervision::Supervised;
use crate::store::columns::stored;
use crate::store::fault::StoreFault;
use crate::store::schema::{possible_breach as b, supervision};
use crate::store::transaction::Tx;

/// What a list asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Only this region.
    pub region: Option<Region>,
    /// Only this level.
    pub severity: Option<SeverityLevel>,
    /// Only this status.
    pub status: Option<BreachStatus>,
    /// Only this legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// Only what was recorded before this instant.
    pub recorded_before: Option<DateTime<Utc>>,
    /// Only what supervision has come so far with.
    pub supervised: Option<Supervised>,
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many.
    pub limit: i64,
}

/// The sort key: most severe first, then the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKey {
    /// Severity rank.
    pub severity_rank: i32,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Id, so that the order is total.
    pub id: BreachId,
}

/// One page of possible breaches in scope.
///
/// # Errors
/// A fault of the database.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    listing: &Listing,
) -> Result<Vec<StoredBreach>, StoreFault> {
    let Some(mut query) = within(scope) else {
        return Ok(Vec::new());
    };
    if let Some(region) = listing.region {
        query = query.filter(b::region.eq(region.code()));
    }
    if let Some(level) = listing.severity {
        query = query.filter(b::severity.eq(level.code()));
    }
    if let Some(status) = listing.status {
        query = query.filter(b::status.eq(status.code()));
    }
    if let Some(basis) = listing.legal_basis {
        query = query.filter(b::legal_basis.eq(basis.code()));
    }
    if let Some(before) = listing.recorded_before {
        query = query.filter(b::recorded_at.lt(stored(before)));
    }
    if let Some(supervised) = listing.supervised {
        query = supervised_so_far(query, supervised);
    }
    if let Some(after) = &listing.after {
        let at = stored(after.recorded_at);
        query = query.filter(
            b::severity_rank.lt(after.severity_rank).or(b::severity_rank
                .eq(after.severity_rank)
                .and(
                    b::recorded_at
                        .gt(at)
                        .or(b::recorded_at.eq(at).and(b::id.gt(after.id.to_string()))),
                )),
        );
    }
    let rows: Vec<Row> = query
        .order((b::severity_rank.desc(), b::recorded_at, b::id))
        .limit(listing.limit)
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}

/// Those that supervision has come so far with: a conclusion of one case of several is enough.
fn supervised_so_far(query: Boxed<'_>, wanted: Supervised) -> Boxed<'_> {
    let of_it = || supervision::table.filter(supervision::breach_id.eq(b::id.nullable()));
    let concluded = || of_it().filter(supervision::conclusion.is_not_null());
    match wanted {
        Supervised::NotOpened => query.filter(not(exists(of_it()))),
        Supervised::Going => query
            .filter(exists(of_it()))
            .filter(not(exists(concluded()))),
        Supervised::Concluded => query.filter(exists(concluded())),
    }
}
