//! The columns that find requests: written after every act and look of the engine, read by what is due.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::CHUNK;
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::request::RequestStatus;
use crate::store::columns::{among, code, instant_option, stored, stored_option};
use crate::store::fault::StoreFault;
use crate::store::schema::{engine_claim, placement_request as p};
use crate::store::transaction::Tx;

/// The columns that find rows; computed from the facts by `app::engine` and never deciding anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finders {
    /// Status.
    pub status: RequestStatus,
    /// When the first offer was made.
    pub first_offer_at: Option<DateTime<Utc>>,
    /// Rank of the current severity, 0 for none.
    pub severity_rank: i32,
    /// When the engine has to look at it next.
    pub next_check_at: Option<DateTime<Utc>>,
    /// When a decision lapses by the Act's words, while there is no place.
    pub lapses_at: Option<DateTime<Utc>>,
}

/// No worker of the engine has taken the request on.
macro_rules! unclaimed {
    () => {
        diesel::dsl::not(diesel::dsl::exists(
            engine_claim::table.filter(engine_claim::request_id.eq(p::id)),
        ))
    };
}

/// The ids due for the engine at `now` that no worker has claimed, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn due(tx: &mut Tx<'_>, now: DateTime<Utc>, limit: i64) -> Result<Vec<String>, StoreFault> {
    Ok(p::table
        .filter(p::next_check_at.le(stored(now)))
        .filter(unclaimed!())
        .order((p::next_check_at, p::id))
        .limit(limit)
        .select(p::id)
        .load(tx.db)?)
}

/// When the next request falls due that no worker has claimed, if any.
///
/// # Errors
/// A fault of the database.
pub fn next_due_at(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, StoreFault> {
    let next: Option<Option<NaiveDateTime>> = p::table
        .filter(p::next_check_at.is_not_null())
        .filter(unclaimed!())
        .order(p::next_check_at)
        .select(p::next_check_at)
        .first(tx.db)
        .optional()?;
    Ok(instant_option(next.flatten()))
}

/// Writes the finder columns.
///
/// # Errors
/// A fault of the database.
pub fn set_finders(
    tx: &mut Tx<'_>,
    request: RequestId,
    finders: &Finders,
) -> Result<(), StoreFault> {
    if let Some(gathered) = &mut tx.gathered {
        let alike = gathered.finders.entry(*finders).or_default();
        alike.push(request.to_string());
        return Ok(());
    }
    write_finders(tx, finders, &[request.to_string()])
}

/// Writes the same finder columns on several requests.
pub(in crate::store) fn write_finders(
    tx: &mut Tx<'_>,
    finders: &Finders,
    requests: &[String],
) -> Result<(), StoreFault> {
    for some in requests.chunks(CHUNK) {
        diesel::update(p::table.filter(among!(p::id, some)))
            .set((
                p::status.eq(finders.status.code()),
                p::first_offer_at.eq(stored_option(finders.first_offer_at)),
                p::severity_rank.eq(finders.severity_rank),
                p::next_check_at.eq(stored_option(finders.next_check_at)),
                p::lapses_at.eq(stored_option(finders.lapses_at)),
            ))
            .execute(tx.db)?;
    }
    Ok(())
}

/// The finder columns as they stand, for the test that compares them with rebuilt ones.
///
/// # Errors
/// A fault of the database.
pub fn finders(tx: &mut Tx<'_>, request: RequestId) -> Result<Finders, StoreFault> {
    let (status, first, severity_rank, next, lapses): (
        String,
        Option<NaiveDateTime>,
        i32,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    ) = p::table
        .find(request.to_string())
        .select((
            p::status,
            p::first_offer_at,
            p::severity_rank,
            p::next_check_at,
            p::lapses_at,
        ))
        .first(tx.db)?;
    Ok(Finders {
        status: code(&status)?,
        first_offer_at: instant_option(first),
        severity_rank,
        next_check_at: instant_option(next),
        lapses_at: instant_option(lapses),
    })
}
