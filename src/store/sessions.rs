//! Browser sessions: the cookie's secret is stored only as a hash, so the table opens no door.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{instant, stored};
use super::fault::StoreFault;
use super::schema::browser_session as s;
use super::transaction::Tx;

/// A session as stored; organisation and role are codes, read anew at every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Who.
    pub person: String,
    /// Organisation code.
    pub organisation: String,
    /// Role code.
    pub role: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
}

/// Begins a session.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    token_hash: &[u8],
    session: &StoredSession,
) -> Result<(), StoreFault> {
    diesel::insert_into(s::table)
        .values((
            s::token_hash.eq(token_hash),
            s::person.eq(&session.person),
            s::organisation.eq(&session.organisation),
            s::role.eq(&session.role),
            s::created_at.eq(stored(session.created_at)),
            s::seen_at.eq(stored(session.seen_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The session of a token.
///
/// # Errors
/// A fault of the database.
pub fn find(tx: &mut Tx<'_>, token_hash: &[u8]) -> Result<Option<StoredSession>, StoreFault> {
    let row: Option<(String, String, String, NaiveDateTime, NaiveDateTime)> = s::table
        .filter(s::token_hash.eq(token_hash))
        .select((
            s::person,
            s::organisation,
            s::role,
            s::created_at,
            s::seen_at,
        ))
        .first(tx.db)
        .optional()?;
    Ok(row.map(
        |(person, organisation, role, created_at, seen_at)| StoredSession {
            person,
            organisation,
            role,
            created_at: instant(created_at),
            seen_at: instant(seen_at),
        },
    ))
}

/// Notes that a session was used.
///
/// # Errors
/// A fault of the database.
pub fn touch(tx: &mut Tx<'_>, token_hash: &[u8], now: DateTime<Utc>) -> Result<(), StoreFault> {
    diesel::update(s::table.filter(s::token_hash.eq(token_hash)))
        .set(s::seen_at.eq(stored(now)))
        .execute(tx.db)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// A fault of the database.
pub fn remove(tx: &mut Tx<'_>, token_hash: &[u8]) -> Result<(), StoreFault> {
    diesel::delete(s::table.filter(s::token_hash.eq(token_hash))).execute(tx.db)?;
    Ok(())
}

/// Ends the sessions that began at or before an instant.
///
/// # Errors
/// A fault of the database.
pub fn delete_old(tx: &mut Tx<'_>, begun_by: DateTime<Utc>) -> Result<(), StoreFault> {
    diesel::delete(s::table.filter(s::created_at.le(stored(begun_by)))).execute(tx.db)?;
    Ok(())
}
