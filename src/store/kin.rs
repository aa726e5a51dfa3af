//! Requests by what they have to do with others: those for the same child in the same kommune, and those
//! whose decision lapses soon.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, id, stored};
use super::fault::StoreFault;
use super::requests::{CHUNK, within};
use super::schema::placement_request as p;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{ChildId, RequestId};
use crate::domain::legal_basis::LegalBasis;
use crate::domain::role::Scope;

/// One request for a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// The request.
    pub request: RequestId,
    /// The child.
    pub child: ChildId,
    /// The kommune that asked, as stored.
    pub municipality: String,
    /// The paragraph it rests on; none where what is stored cannot be read.
    pub basis: Option<LegalBasis>,
}

/// Every request for some children, in no order. One that cannot be read must not hide the others.
///
/// # Errors
/// A fault of the database.
pub fn of_children(tx: &mut Tx<'_>, children: &[String]) -> Result<Vec<Kin>, StoreFault> {
    let mut found = Vec::new();
    for some in children.chunks(CHUNK) {
        let rows: Vec<(String, String, String, String)> = p::table
            .filter(among!(p::child_id, some))
            .select((p::id, p::child_id, p::municipality, p::legal_basis))
            .load(tx.db)?;
        for (request, child, municipality, basis) in rows {
            found.push(Kin {
                request: id(&request)?,
                child: id(&child)?,
                municipality,
                basis: LegalBasis::from_code(&basis).ok(),
            });
        }
    }
    Ok(found)
}

/// The ids of requests in scope whose decision lapses after one instant and no later than another, the
/// first to lapse first.
///
/// # Errors
/// A fault of the database.
pub fn lapsing(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (after, until): (DateTime<Utc>, DateTime<Utc>),
    limit: i64,
) -> Result<Vec<String>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(Vec::new());
    };
    Ok(query
        .filter(p::lapses_at.gt(stored(after)))
        .filter(p::lapses_at.le(stored(until)))
        .order((p::lapses_at, p::id))
        .limit(limit)
        .select(p::id)
        .load(tx.db)?)
}
