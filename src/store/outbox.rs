//! The outbox: what is to be told by which channel, written in the transaction of what it tells of, and
//! taken out at least once.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, id, instant, stored, stored_option};
use super::db::Db;
use super::fault::StoreFault;
use super::schema::{outbox as o, placement_request as p, warning as w};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{MessageId, WarningId};
use crate::domain::role::{Organisation, Role};
use crate::domain::warning::WarningChannel;

/// One message to one desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id; what a receiver sees of it never changes.
    pub id: MessageId,
    /// What it tells of.
    pub warning: WarningId,
    /// By which way.
    pub channel: WarningChannel,
    /// To which organisation.
    pub organisation: Organisation,
    /// To which role there.
    pub role: Role,
    /// Not before this instant.
    pub not_before: DateTime<Utc>,
}

/// Puts a message in the outbox. One in the service lies where it is read; mail waits to be taken.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, new: &Message) -> Result<(), StoreFault> {
    let next_try_at = match new.channel {
        WarningChannel::InService => None,
        WarningChannel::Mail => Some(new.not_before),
    };
    let row = Row {
        id: new.id.to_string(),
        warning_id: new.warning.to_string(),
        channel: new.channel.code(),
        organisation: new.organisation.code(),
        role: new.role.code(),
        not_before: stored(new.not_before),
        open_rank: 1,
        attempts: 0,
        next_try_at: stored_option(next_try_at),
    };
    if let Some(gathered) = &mut tx.gathered {
        gathered.messages.push(row);
        return Ok(());
    }
    diesel::insert_into(o::table).values(row).execute(tx.db)?;
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = o)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct Row {
    id: String,
    warning_id: String,
    channel: &'static str,
    organisation: String,
    role: &'static str,
    not_before: NaiveDateTime,
    open_rank: i32,
    attempts: i32,
    next_try_at: Option<NaiveDateTime>,
}

/// A message taken out to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its id.
    pub id: MessageId,
    /// Which try this is, from 1: also the number that tells this taking from a later one.
    pub attempt: i32,
    /// To which organisation.
    pub organisation: Organisation,
    /// To which role there.
    pub role: Role,
    /// The case it is about.
    pub case_number: String,
}

/// The messages to be tried by `now`, the longest due first. On PostgreSQL those that another sender is
/// taking are passed over, and these are held until the transaction ends; on SQLite whoever writes is alone.
fn due(tx: &mut Tx<'_>, now: DateTime<Utc>, limit: i64) -> Result<Vec<String>, StoreFault> {
    let due = o::table
        .filter(o::next_try_at.le(stored(now)))
        .order((o::next_try_at, o::id))
        .limit(limit)
        .select(o::id);
    let found = match tx.db {
        Db::Sqlite(sqlite) => due.load(sqlite)?,
        Db::Postgres(postgres) => due.for_update().skip_locked().load(postgres)?,
    };
    Ok(found)
}

/// Takes messages that are due, oldest first, and lends them until `lent_until`: a sender that is gone by
/// then has its messages taken again. Two senders never take the same one at once.
///
/// # Errors
/// A fault of the database.
pub fn take_due(
    tx: &mut Tx<'_>,
    (now, lent_until): (DateTime<Utc>, DateTime<Utc>),
    limit: i64,
) -> Result<Vec<Taken>, StoreFault> {
    let ids = due(tx, now, limit)?;
    diesel::update(o::table.filter(o::id.eq_any(&ids)))
        .set((
            o::attempts.eq(o::attempts + 1),
            o::next_try_at.eq(Some(stored(lent_until))),
        ))
        .execute(tx.db)?;
    let rows: Vec<(String, i32, String, String, String)> = o::table
        .inner_join(w::table.inner_join(p::table))
        .filter(o::id.eq_any(&ids))
        .order((o::not_before, o::id))
        .select((o::id, o::attempts, o::organisation, o::role, p::case_number))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(message, attempt, organisation, role, case_number)| {
            Ok(Taken {
                id: id(&message)?,
                attempt,
                organisation: Organisation::from_code(&organisation)
                    .ok_or_else(|| StoreFault::Corrupt("outbox.organisation".into()))?,
                role: code(&role)?,
                case_number,
            })
        })
        .collect()
}

/// What became of a message that was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The receiver's server took it.
    Delivered(DateTime<Utc>),
    /// There is no address for the desk: it is in the service only.
    Unaddressed(DateTime<Utc>),
    /// It is to be tried again then.
    Again(DateTime<Utc>),
}

/// Records what became of a message, unless it was taken again meanwhile and that taking speaks for it.
///
/// # Errors
/// A fault of the database.
pub fn record(
    tx: &mut Tx<'_>,
    (message, attempt): (MessageId, i32),
    outcome: Outcome,
) -> Result<(), StoreFault> {
    let (delivered, unaddressed, next) = match outcome {
        Outcome::Delivered(at) => (Some(at), None, None),
        Outcome::Unaddressed(at) => (None, Some(at), None),
        Outcome::Again(at) => (None, None, Some(at)),
    };
    // A delivery is true whoever tells of it; anything else only the latest taking knows.
    let last = match outcome {
        Outcome::Delivered(_) => i32::MAX,
        Outcome::Unaddressed(_) | Outcome::Again(_) => attempt,
    };
    let own = o::table
        .filter(o::id.eq(message.to_string()))
        .filter(o::delivered_at.is_null())
        .filter(o::attempts.between(attempt, last));
    diesel::update(own)
        .set((
            o::delivered_at.eq(stored_option(delivered)),
            o::unaddressed_at.eq(stored_option(unaddressed)),
            o::next_try_at.eq(stored_option(next)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// A message that is not delivered, for whoever runs the service: no address, nothing of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// Its id.
    pub id: MessageId,
    /// To which organisation.
    pub organisation: String,
    /// To which role.
    pub role: String,
    /// Since when it was to be delivered.
    pub not_before: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: i32,
}

/// The messages still to be delivered that were tried at least so often, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn undelivered(
    tx: &mut Tx<'_>,
    tried: i32,
    limit: i64,
) -> Result<Vec<Undelivered>, StoreFault> {
    let rows: Vec<(String, String, String, NaiveDateTime, i32)> = o::table
        .filter(o::next_try_at.is_not_null())
        .filter(o::attempts.ge(tried))
        .order((o::not_before, o::id))
        .limit(limit)
        .select((o::id, o::organisation, o::role, o::not_before, o::attempts))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(message, organisation, role, not_before, attempts)| {
            Ok(Undelivered {
                id: id(&message)?,
                organisation,
                role,
                not_before: instant(not_before),
                attempts,
            })
        })
        .collect()
}
