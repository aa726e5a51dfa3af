//! What a sender's key did, so that sending the same again gives the same answer and adds nothing.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::columns::stored;
use super::fault::StoreFault;
use super::schema::done_before;
use super::transaction::Tx;

/// What was done under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Kind of object.
    pub object_kind: String,
    /// Its id.
    pub object_id: String,
    /// Its version after the act.
    pub object_version: i32,
    /// Keyed hash of the content.
    pub content: Vec<u8>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = done_before)]
struct Row {
    owner: String,
    key: String,
    object_kind: String,
    object_id: String,
    object_version: i32,
    content: Vec<u8>,
    recorded_at: chrono::NaiveDateTime,
}

/// A key as it is kept. It is the sender's own text and may hold anything, a child's number too: only
/// its keyed hash is stored.
fn kept(tx: &Tx<'_>, owner: &str, key: &str) -> String {
    let hash = tx
        .keys
        .index(&format!("done_before {owner}"), key.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the key did, if anything.
///
/// # Errors
/// A fault of the database.
pub fn find(tx: &mut Tx<'_>, owner: &str, key: &str) -> Result<Option<Done>, StoreFault> {
    let key = kept(tx, owner, key);
    let row: Option<Row> = done_before::table
        .filter(done_before::owner.eq(owner))
        .filter(done_before::key.eq(key))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    Ok(row.map(|row| Done {
        object_kind: row.object_kind,
        object_id: row.object_id,
        object_version: row.object_version,
        content: row.content,
    }))
}

/// Remembers what the key did. A rival with the same key that came first makes this work run again.
///
/// # Errors
/// [`StoreFault::Retry`] for a rival; else a fault of the database.
pub fn remember(
    tx: &mut Tx<'_>,
    owner: &str,
    key: &str,
    done: &Done,
    now: DateTime<Utc>,
) -> Result<(), StoreFault> {
    let row = Row {
        owner: owner.to_owned(),
        key: kept(tx, owner, key),
        object_kind: done.object_kind.clone(),
        object_id: done.object_id.clone(),
        object_version: done.object_version,
        content: done.content.clone(),
        recorded_at: stored(now),
    };
    diesel::insert_into(done_before::table)
        .values(row)
        .execute(tx.db)?;
    Ok(())
}
