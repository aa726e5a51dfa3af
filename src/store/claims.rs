//! What the engine's workers have taken on, their heartbeats, and how late the engine is.
//!
//! A claim is a row that names its worker, the worker's number for it (the fence) and until when it
//! holds. It is written and taken over only by whoever holds the request's row as well, so that two
//! workers never have the same one.

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp, Timestamptz};

use super::columns::{instant, stored};
use super::db::Db;
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{engine_claim as c, engine_worker as w, placement_request as p};
use super::transaction::Tx;

/// How long a worker that says nothing is counted as one.
const GONE: TimeDelta = TimeDelta::hours(1);
/// How long a claim of a worker that is gone is kept, in case its request falls due again.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);
/// Due requests that are counted at most: past this the figure is "many".
const COUNTED: i64 = 1_000;

/// Who claims, and the worker's own number for the claim: together the fencing token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// The worker.
    pub worker: String,
    /// Its number for the claim; it never uses one twice.
    pub number: i64,
}

/// From when to when a claim made now holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// When it is made.
    pub now: DateTime<Utc>,
    /// How long it holds.
    pub length: TimeDelta,
}

impl Lease {
    fn until(self) -> NaiveDateTime {
        stored(self.now + self.length)
    }
}

/// Claims whose lease runs. One that ends later than a lease from now was made by a clock that ran
/// ahead, and holds nobody up.
macro_rules! running {
    ($lease:expr) => {
        c::claimed_until
            .gt(stored($lease.now))
            .and(c::claimed_until.le($lease.until()))
    };
}

/// The database's own clock where it has one: on PostgreSQL the start of the transaction. SQLite has the
/// clock of the machine that asks.
///
/// # Errors
/// A fault of the database.
pub fn database_clock(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, StoreFault> {
    if let Some(set) = tx.clock_at_the_seam() {
        return Ok(Some(set));
    }
    match tx.db {
        Db::Sqlite(_) => Ok(None),
        Db::Postgres(db) => {
            let now: DateTime<Utc> =
                diesel::select(diesel::dsl::now.into_sql::<Timestamptz>()).get_result(db)?;
            Ok(Some(now.trunc_subsecs(3)))
        }
    }
}

/// The due requests that nobody has claimed, oldest first. On PostgreSQL they are held until the
/// transaction ends, and those that somebody else holds are passed by.
///
/// # Errors
/// A fault of the database.
pub fn due(tx: &mut Tx<'_>, lease: Lease, limit: i64) -> Result<Vec<String>, StoreFault> {
    let claimed = c::table
        .filter(c::request_id.eq(p::id))
        .filter(running!(lease));
    let query = p::table
        .filter(p::next_check_at.le(stored(lease.now)))
        .filter(not(exists(claimed)))
        .order((p::next_check_at, p::id))
        .limit(limit)
        .select(p::id);
    Ok(match tx.db {
        Db::Sqlite(db) => query.load(db)?,
        Db::Postgres(db) => query.for_no_key_update().skip_locked().load(db)?,
    })
}

/// Holds some requests until the transaction ends, so that no act moves them while the engine computes.
/// SQLite has one writer and needs no holding.
///
/// # Errors
/// A fault of the database; a deadlock makes the work run again.
pub fn hold(tx: &mut Tx<'_>, requests: &[String]) -> Result<(), StoreFault> {
    let Db::Postgres(db) = tx.db else {
        return Ok(());
    };
    for some in requests.chunks(CHUNK) {
        // In one order, so that two who hold many never wait for each other.
        let _held: Vec<String> = p::table
            .filter(p::id.eq_any(some))
            .order(p::id)
            .select(p::id)
            .for_no_key_update()
            .load(db)?;
    }
    Ok(())
}

/// Claims requests that [`due`] gave in the same transaction.
///
/// # Errors
/// [`StoreFault::Retry`] when another worker came first with one of them; or a fault of the database.
pub fn claim(
    tx: &mut Tx<'_>,
    fence: &Fence,
    lease: Lease,
    requests: &[String],
) -> Result<(), StoreFault> {
    for some in requests.chunks(CHUNK) {
        let taken_over = diesel::update(c::table)
            .filter(c::request_id.eq_any(some))
            .filter(not(running!(lease)))
            .set((
                c::worker.eq(&fence.worker),
                c::fence.eq(fence.number),
                c::claimed_until.eq(lease.until()),
            ))
            .execute(tx.db)?;
        let known = c::table.filter(c::request_id.eq(p::id));
        let new = p::table
            .filter(p::id.eq_any(some))
            .filter(not(exists(known)))
            .select((
                p::id,
                fence.worker.as_str().into_sql::<Text>(),
                fence.number.into_sql::<BigInt>(),
                lease.until().into_sql::<Timestamp>(),
            ));
        let claimed = new
            .insert_into(c::table)
            .into_columns((c::request_id, c::worker, c::fence, c::claimed_until))
            .execute(tx.db)?;
        if taken_over + claimed != some.len() {
            return Err(StoreFault::Retry);
        }
    }
    Ok(())
}

/// The requests that are still claimed under a fence.
///
/// # Errors
/// A fault of the database.
pub fn held_under(tx: &mut Tx<'_>, fence: &Fence) -> Result<Vec<String>, StoreFault> {
    Ok(c::table
        .filter(c::worker.eq(&fence.worker))
        .filter(c::fence.eq(fence.number))
        .select(c::request_id)
        .load(tx.db)?)
}

/// Ends the claims on requests that are done.
///
/// # Errors
/// A fault of the database.
pub fn release(tx: &mut Tx<'_>, fence: &Fence, requests: &[String]) -> Result<(), StoreFault> {
    for some in requests.chunks(CHUNK) {
        diesel::delete(c::table)
            .filter(c::request_id.eq_any(some))
            .filter(c::worker.eq(&fence.worker))
            .filter(c::fence.eq(fence.number))
            .execute(tx.db)?;
    }
    Ok(())
}

/// Notes that claimed requests could not be swept: nobody tries again until the lease has run out.
///
/// # Errors
/// A fault of the database.
pub fn set_aside(
    tx: &mut Tx<'_>,
    requests: &[String],
    now: DateTime<Utc>,
) -> Result<(), StoreFault> {
    for some in requests.chunks(CHUNK) {
        diesel::update(c::table)
            .filter(c::request_id.eq_any(some))
            .filter(c::set_aside_at.is_null())
            .set(c::set_aside_at.eq(stored(now)))
            .execute(tx.db)?;
    }
    Ok(())
}

/// Notes that a worker is there, and forgets those that are long gone.
///
/// # Errors
/// A fault of the database.
pub fn beat(tx: &mut Tx<'_>, fence: &Fence, now: DateTime<Utc>) -> Result<(), StoreFault> {
    let known = diesel::update(w::table.find(&fence.worker))
        .set((w::fence.eq(fence.number), w::last_swept_at.eq(stored(now))))
        .execute(tx.db)?;
    if known == 0 {
        diesel::insert_into(w::table)
            .values((
                w::id.eq(&fence.worker),
                w::fence.eq(fence.number),
                w::last_swept_at.eq(stored(now)),
            ))
            .execute(tx.db)?;
        diesel::delete(c::table.filter(c::claimed_until.lt(stored(now - FORGOTTEN))))
            .execute(tx.db)?;
    }
    diesel::delete(w::table.filter(w::last_swept_at.lt(stored(now - GONE)))).execute(tx.db)?;
    Ok(())
}

/// Takes leave: a worker that ends in order leaves no heartbeat behind.
///
/// # Errors
/// A fault of the database.
pub fn leave(tx: &mut Tx<'_>, worker: &str) -> Result<(), StoreFault> {
    diesel::delete(w::table.find(worker)).execute(tx.db)?;
    Ok(())
}

/// How the engine is getting on, over all its workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// When it was looked at.
    pub now: DateTime<Utc>,
    /// Since when the oldest request is due that is not set aside.
    pub oldest_due: Option<DateTime<Utc>>,
    /// Requests that are due, at most a thousand.
    pub due: usize,
    /// Requests that are due and cannot be swept.
    pub set_aside: usize,
    /// Each worker's heartbeat.
    pub beats: Vec<(String, DateTime<Utc>)>,
}

/// Looks at how the engine is getting on.
///
/// # Errors
/// A fault of the database.
pub fn watch(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<Watch, StoreFault> {
    let set_aside = c::table
        .filter(c::request_id.eq(p::id))
        .filter(c::set_aside_at.is_not_null());
    let due = p::table.filter(p::next_check_at.le(stored(now)));
    let oldest: Option<Option<NaiveDateTime>> = due
        .filter(not(exists(set_aside)))
        .order(p::next_check_at)
        .select(p::next_check_at)
        .first(tx.db)
        .optional()?;
    let known: Vec<Option<NaiveDateTime>> = due
        .order(p::next_check_at)
        .limit(COUNTED)
        .select(p::next_check_at)
        .load(tx.db)?;
    let stuck: i64 = due.filter(exists(set_aside)).count().get_result(tx.db)?;
    let beats: Vec<(String, NaiveDateTime)> = w::table
        .order(w::id)
        .select((w::id, w::last_swept_at))
        .load(tx.db)?;
    Ok(Watch {
        now,
        oldest_due: oldest.flatten().map(instant),
        due: known.len(),
        set_aside: usize::try_from(stuck).unwrap_or(usize::MAX),
        beats: beats
            .into_iter()
            .map(|(worker, at)| (worker, instant(at)))
            .collect(),
    })
}
