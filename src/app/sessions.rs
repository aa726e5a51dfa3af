//! Browser sessions: begin, use, end. The cookie holds a secret; the database holds its hash.

use chrono::{DateTime, Duration, Utc};

use super::error::Failure;
use super::service::Work;
use crate::domain::role::{Actor, Organisation, Role};
use crate::store::sessions::{self, StoredSession};

/// Idle time after which a session ends.
pub const IDLE: Duration = Duration::minutes(30);
/// Time after which a session ends however busy.
pub const AT_MOST: Duration = Duration::minutes(120);

/// Time a session that has run out is remembered, for a form that is sent too late: a shift.
const REMEMBERED: Duration = Duration::hours(12);

/// Begins a session for an actor.
///
/// # Errors
/// A fault of the database.
pub fn begin(work: &mut Work<'_, '_>, token_hash: &[u8], actor: &Actor) -> Result<(), Failure> {
    let session = StoredSession {
        person: actor.person.clone(),
        organisation: actor.organisation.code(),
        role: actor.role.to_string(),
        created_at: work.now,
        seen_at: work.now,
    };
    sessions::insert(work.tx, token_hash, &session)?;
    work.journal(actor, "session.begin", ("session", None), String::new())
}

/// Whether somebody is at the page, or the page asks by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A person asked: the idle time begins anew.
    ByPerson,
    /// A page that is open asked: that keeps no session alive.
    ByPage,
}

/// Who a session's token belongs to, if the session still lives; notes that a person used it.
///
/// # Errors
/// A fault of the database, or a stored organisation or role nobody knows.
pub fn resume(
    work: &mut Work<'_, '_>,
    token_hash: &[u8],
    used: Use,
) -> Result<Option<Actor>, Failure> {
    let Some(session) = sessions::find(work.tx, token_hash)? else {
        return Ok(None);
    };
    // One that has run out stays a while, so that a form sent too late is kept as a draft.
    if work.now >= ends_at(&session) {
        return Ok(None);
    }
    if used == Use::ByPerson {
        sessions::touch(work.tx, token_hash, work.now)?;
    }
    actor_of(session).map(Some)
}

/// Whose session it was, where it has run out and not long ago. It opens nothing: only what was typed into a
/// form of it may be kept for that person.
///
/// # Errors
/// As [`resume`].
pub fn run_out(work: &mut Work<'_, '_>, token_hash: &[u8]) -> Result<Option<Actor>, Failure> {
    let Some(session) = sessions::find(work.tx, token_hash)? else {
        return Ok(None);
    };
    let end = ends_at(&session);
    if work.now < end || work.now >= end + REMEMBERED {
        return Ok(None);
    }
    actor_of(session).map(Some)
}

/// Forgets the sessions that ran out long ago.
///
/// # Errors
/// A fault of the database.
pub fn delete_old(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    sessions::delete_old(work.tx, work.now - AT_MOST - REMEMBERED).map_err(Failure::from)
}

fn ends_at(session: &StoredSession) -> DateTime<Utc> {
    (session.seen_at + IDLE).min(session.created_at + AT_MOST)
}

fn actor_of(session: StoredSession) -> Result<Actor, Failure> {
    let organisation = Organisation::from_code(&session.organisation)
        .ok_or_else(|| crate::store::StoreFault::Corrupt("session.organisation".into()))?;
    let role: Role = session
        .role
        .parse()
        .map_err(crate::store::StoreFault::from)?;
    Ok(Actor {
        person: session.person,
        organisation,
        role,
    })
}

/// Ends a session.
///
/// # Errors
/// A fault of the database.
pub fn end(work: &mut Work<'_, '_>, token_hash: &[u8]) -> Result<(), Failure> {
    sessions::remove(work.tx, token_hash).map_err(Failure::from)
}
