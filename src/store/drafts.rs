//! Drafts: sealed whole, met only by the person and organisation they belong to. They are no facts: a draft is
//! written over when it is saved again, and deleted.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::draft as d;
use super::transaction::Tx;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::id::DraftId;
use crate::domain::role::Actor;

const CONTENT: &str = "draft.sealed_content";

/// Inserts a draft of the actor's, its content sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: &Actor,
    new: &Draft,
    key: &DataKey,
) -> Result<(), StoreFault> {
    let sealed = sealed(new, key)?;
    diesel::insert_into(d::table)
        .values((
            d::id.eq(new.id.to_string()),
            d::person.eq(&owner.person),
            d::organisation.eq(owner.organisation.code()),
            d::version.eq(new.version),
            d::sealed_content.eq(sealed),
            d::saved_at.eq(stored(new.saved_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Writes a draft over what it was.
///
/// # Errors
/// A fault of the database or the keys.
pub fn replace(tx: &mut Tx<'_>, with: &Draft, key: &DataKey) -> Result<(), StoreFault> {
    let sealed = sealed(with, key)?;
    diesel::update(d::table.find(with.id.to_string()))
        .set((
            d::version.eq(with.version),
            d::sealed_content.eq(sealed),
            d::saved_at.eq(stored(with.saved_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

fn sealed(draft: &Draft, key: &DataKey) -> Result<Vec<u8>, StoreFault> {
    let fields: Vec<(&str, &str)> = draft.content.fields().collect();
    let text = serde_json::to_string(&fields).map_err(|_| StoreFault::Sealed(CONTENT))?;
    let row = draft.id.to_string();
    let place = Place {
        column: CONTENT,
        row: &row,
    };
    key.seal(place, &text)
}

type Row = (String, i32, Vec<u8>, NaiveDateTime);

fn domain((row, version, sealed, saved_at): Row, key: &DataKey) -> Result<Draft, StoreFault> {
    let place = Place {
        column: CONTENT,
        row: &row,
    };
    let text = key.open(place, &sealed)?;
    let fields: Vec<(String, String)> =
        serde_json::from_str(&text).map_err(|_| StoreFault::Sealed(CONTENT))?;
    let fields = fields.iter();
    Ok(Draft {
        id: id(&row)?,
        version,
        saved_at: instant(saved_at),
        content: DraftContent::of(fields.map(|(name, value)| (name.as_str(), value.as_str()))),
    })
}

/// The actor's own drafts saved after an instant, the last saved first.
///
/// # Errors
/// A fault of the database or the keys.
pub fn own(
    tx: &mut Tx<'_>,
    owner: &Actor,
    (saved_after, most): (DateTime<Utc>, i64),
    key: &DataKey,
) -> Result<Vec<Draft>, StoreFault> {
    let rows: Vec<Row> = d::table
        .filter(d::person.eq(&owner.person))
        .filter(d::organisation.eq(owner.organisation.code()))
        .filter(d::saved_at.gt(stored(saved_after)))
        .order((d::saved_at.desc(), d::id.desc()))
        .limit(most)
        .select((d::id, d::version, d::sealed_content, d::saved_at))
        .load(tx.db)?;
    rows.into_iter().map(|row| domain(row, key)).collect()
}

/// How many drafts of the actor's own were saved after an instant, counted no further than `most`.
///
/// # Errors
/// A fault of the database.
pub fn count(
    tx: &mut Tx<'_>,
    owner: &Actor,
    (saved_after, most): (DateTime<Utc>, i64),
) -> Result<usize, StoreFault> {
    let ids: Vec<String> = d::table
        .filter(d::person.eq(&owner.person))
        .filter(d::organisation.eq(owner.organisation.code()))
        .filter(d::saved_at.gt(stored(saved_after)))
        .limit(most)
        .select(d::id)
        .load(tx.db)?;
    Ok(ids.len())
}

/// One of the actor's own drafts, if it was saved after an instant.
///
/// # Errors
/// A fault of the database or the keys.
pub fn find(
    tx: &mut Tx<'_>,
    owner: &Actor,
    (wanted, saved_after): (DraftId, DateTime<Utc>),
    key: &DataKey,
) -> Result<Option<Draft>, StoreFault> {
    let row: Option<Row> = d::table
        .filter(d::id.eq(wanted.to_string()))
        .filter(d::person.eq(&owner.person))
        .filter(d::organisation.eq(owner.organisation.code()))
        .filter(d::saved_at.gt(stored(saved_after)))
        .select((d::id, d::version, d::sealed_content, d::saved_at))
        .first(tx.db)
        .optional()?;
    row.map(|row| domain(row, key)).transpose()
}

/// Deletes a draft of the actor's.
///
/// # Errors
/// A fault of the database.
pub fn delete(tx: &mut Tx<'_>, owner: &Actor, gone: DraftId) -> Result<(), StoreFault> {
    let own = d::table
        .filter(d::id.eq(gone.to_string()))
        .filter(d::person.eq(&owner.person))
        .filter(d::organisation.eq(owner.organisation.code()));
    diesel::delete(own).execute(tx.db)?;
    Ok(())
}

/// Deletes everybody's drafts that were last saved at or before an instant.
///
/// # Errors
/// A fault of the database.
pub fn delete_old(tx: &mut Tx<'_>, saved_by: DateTime<Utc>) -> Result<(), StoreFault> {
    diesel::delete(d::table.filter(d::saved_at.le(stored(saved_by)))).execute(tx.db)?;
    Ok(())
}
