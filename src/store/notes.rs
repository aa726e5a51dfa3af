//! Internal notes: one row each, never changed, met only by the side that wrote them.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::internal_note as n;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{NoteId, RequestId};
use crate::domain::role::{Organisation, Role};

const TEXT: &str = "internal_note.sealed_text";

/// «Internt notat», opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who wrote it, as a role.
    pub role: Role,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub written_at: DateTime<Utc>,
}

/// Inserts a note with its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    (note, of, owner): (NoteId, RequestId, &Organisation),
    key: &DataKey,
    new: &Note,
) -> Result<(), StoreFault> {
    let row = note.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = key.seal(place, &new.words)?;
    diesel::insert_into(n::table)
        .values((
            n::id.eq(&row),
            n::request_id.eq(of.to_string()),
            n::owner.eq(owner.code()),
            n::role.eq(new.role.code()),
            n::sealed_text.eq(sealed),
            n::recorded_at.eq(stored(new.written_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The notes one side wrote about a request, oldest first.
///
/// # Errors
/// A fault of the database or the keys.
pub fn of_owner(
    tx: &mut Tx<'_>,
    of: RequestId,
    owner: &Organisation,
    key: &DataKey,
) -> Result<Vec<Note>, StoreFault> {
    let rows: Vec<(String, String, Vec<u8>, NaiveDateTime)> = n::table
        .filter(n::request_id.eq(of.to_string()))
        .filter(n::owner.eq(owner.code()))
        .order((n::recorded_at, n::id))
        .select((n::id, n::role, n::sealed_text, n::recorded_at))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, role, sealed, at)| {
            let place = Place {
                column: TEXT,
                row: &row,
            };
            Ok(Note {
                role: code(&role)?,
                words: key.open(place, &sealed)?,
                written_at: instant(at),
            })
        })
        .collect()
}
