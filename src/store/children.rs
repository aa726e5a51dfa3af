//! Children: found by a keyed index and never by plain text. A row is a child as one kommune knows it, so
//! that nothing one kommune told is shown to another; the same child in two kommuner shares the index,
//! and statistics group by that.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::columns::{id, stored};
use super::crypto::{DataKey, Place, WrappedKey};
use super::fault::StoreFault;
use super::schema::{child, child_change, common_key};
use super::transaction::Tx;
use crate::domain::child::{ChildNumber, NumberPolicy};
use crate::domain::code::Code;
use crate::domain::id::ChildId;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::request::Identity;

const IDENTITY: &str = "child.sealed_identity";
/// The owner of texts that belong to no known child.
const COMMON: &str = "common";

/// How far the index of children reaches: the owner's switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexReach {
    /// One index for the country: a child is the same child in every kommune.
    National,
    /// One index for each kommune: a child known to two kommuner is two.
    Municipal,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = child)]
#[diesel(treat_none_as_default_value = false)]
struct Row {
    id: String,
    municipality: Option<String>,
    kek_id: String,
    sealed_key: Vec<u8>,
    sealed_identity: Option<Vec<u8>>,
    number_kind: Option<String>,
    number_index: Option<Vec<u8>>,
    pseudonym_index: Option<Vec<u8>>,
    recorded_at: chrono::NaiveDateTime,
}

/// The identity as sealed: JSON, so that a field can be added without a new form.
#[derive(Serialize, Deserialize)]
struct SealedIdentity {
    number: Option<String>,
    birth_date: Option<NaiveDate>,
    name: Option<String>,
}

/// A child and its open key, for sealing in this transaction.
pub struct OpenChild {
    /// The child.
    pub id: ChildId,
    /// Its key.
    pub key: DataKey,
}

/// Finds the child by its number within the kommune, or records a new one. Without a number it is always
/// a new one.
///
/// # Errors
/// A fault of the database or the keys; [`StoreFault::Retry`] when a rival recorded it first.
pub fn find_or_insert(
    tx: &mut Tx<'_>,
    fresh: ChildId,
    identity: &Identity,
    of: (IndexReach, MunicipalityNumber),
    now: DateTime<Utc>,
) -> Result<OpenChild, StoreFault> {
    let index = identity
        .number
        .as_ref()
        .map(|number| number_index(tx, number, of));
    if let Some(index) = &index
        && let Some(known) = find(tx, By::Number(of.1, index.clone()))?
    {
        add_what_is_new(tx, &known, identity)?;
        return open_row(tx, &known);
    }
    let owner = fresh.to_string();
    let (key, wrapped) = tx.keys.new_data_key(&owner)?;
    let sealed = key.seal(
        Place {
            column: IDENTITY,
            row: &owner,
        },
        &identity_json(identity)?,
    )?;
    let row = Row {
        id: owner,
        municipality: Some(of.1.to_string()),
        kek_id: wrapped.kek_id,
        sealed_key: wrapped.sealed,
        sealed_identity: Some(sealed),
        number_kind: identity
            .number
            .as_ref()
            .map(|number| number.kind().code().to_owned()),
        number_index: index,
        pseudonym_index: None,
        recorded_at: stored(now),
    };
    diesel::insert_into(child::table)
        .values(row)
        .execute(tx.db)?;
    Ok(OpenChild { id: fresh, key })
}

/// A name or a birth date that the kommune had not told before is kept; what it told stays.
fn add_what_is_new(tx: &mut Tx<'_>, known: &Row, told: &Identity) -> Result<(), StoreFault> {
    let child_id: ChildId = id(&known.id)?;
    let before = self::identity(tx, child_id)?;
    let after = Identity {
        number: before.number.clone(),
        birth_date: before.birth_date.or(told.birth_date),
        name: before.name.clone().or_else(|| told.name.clone()),
    };
    if after == before {
        return Ok(());
    }
    let sealed = seal_identity(tx, child_id, &after)?;
    diesel::update(child::table.find(&known.id))
        .set(child::sealed_identity.eq(sealed))
        .execute(tx.db)?;
    Ok(())
}

fn seal_identity(
    tx: &mut Tx<'_>,
    child_id: ChildId,
    identity: &Identity,
) -> Result<Vec<u8>, StoreFault> {
    let owner = child_id.to_string();
    let place = Place {
        column: IDENTITY,
        row: &owner,
    };
    open_key(tx, child_id)?.seal(place, &identity_json(identity)?)
}

/// Finds or records a child known only by a sender's pseudonym («barnRef»).
///
/// # Errors
/// As [`find_or_insert`].
pub fn find_or_insert_pseudonym(
    tx: &mut Tx<'_>,
    fresh: ChildId,
    space: &str,
    pseudonym: &str,
    now: DateTime<Utc>,
) -> Result<OpenChild, StoreFault> {
    let index = tx
        .keys
        .index(&format!("pseudonym|{space}"), pseudonym.as_bytes());
    if let Some(known) = find(tx, By::Pseudonym(index.clone()))? {
        return open_row(tx, &known);
    }
    let owner = fresh.to_string();
    let (key, wrapped) = tx.keys.new_data_key(&owner)?;
    let row = Row {
        id: owner,
        municipality: None,
        kek_id: wrapped.kek_id,
        sealed_key: wrapped.sealed,
        sealed_identity: None,
        number_kind: None,
        number_index: None,
        pseudonym_index: Some(index),
        recorded_at: stored(now),
    };
    diesel::insert_into(child::table)
        .values(row)
        .execute(tx.db)?;
    Ok(OpenChild { id: fresh, key })
}

/// Opens a known child's key.
///
/// # Errors
/// A fault of the database or the keys.
pub fn open_key(tx: &mut Tx<'_>, child_id: ChildId) -> Result<DataKey, StoreFault> {
    let row = find(tx, By::Id(child_id))?;
    let row = row.ok_or_else(|| StoreFault::Database("a child is missing".into()))?;
    Ok(open_row(tx, &row)?.key)
}

/// Opens a child's identity. The caller journals the look in the same transaction.
///
/// # Errors
/// A fault of the database or the keys.
pub fn identity(tx: &mut Tx<'_>, child_id: ChildId) -> Result<Identity, StoreFault> {
    let row = find(tx, By::Id(child_id))?;
    let row = row.ok_or_else(|| StoreFault::Database("a child is missing".into()))?;
    let Some(sealed) = &row.sealed_identity else {
        return Ok(Identity::default());
    };
    let key = open_row(tx, &row)?.key;
    let text = key.open(
        Place {
            column: IDENTITY,
            row: &row.id,
        },
        sealed,
    )?;
    let parts: SealedIdentity =
        serde_json::from_str(&text).map_err(|_| StoreFault::Sealed(IDENTITY))?;
    let number = parts
        .number
        .as_deref()
        .map(parse_stored_number)
        .transpose()?;
    Ok(Identity {
        number,
        birth_date: parts.birth_date,
        name: parts.name,
    })
}

/// Whether the kommune already knows another child by that number.
///
/// # Errors
/// A fault of the database.
pub fn number_is_anothers(
    tx: &mut Tx<'_>,
    child_id: ChildId,
    number: &ChildNumber,
    of: (IndexReach, MunicipalityNumber),
) -> Result<bool, StoreFault> {
    let index = number_index(tx, number, of);
    Ok(find(tx, By::Number(of.1, index))?.is_some_and(|row| row.id != child_id.to_string()))
}

/// The child a kommune already knows by a number.
///
/// # Errors
/// A fault of the database.
pub fn known(
    tx: &mut Tx<'_>,
    number: &ChildNumber,
    of: (IndexReach, MunicipalityNumber),
) -> Result<Option<ChildId>, StoreFault> {
    let index = number_index(tx, number, of);
    let row = find(tx, By::Number(of.1, index))?;
    row.map(|row| id(&row.id)).transpose()
}

/// Which child each row is in statistics: the same for the same number, wherever the index reaches.
pub type Groups = BTreeMap<ChildId, ChildId>;

/// The groups of every child as they were known at a cut-off.
///
/// # Errors
/// A fault of the database.
pub fn groups(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Groups, StoreFault> {
    let now: Vec<(String, Option<Vec<u8>>)> = child::table
        .select((child::id, child::number_index))
        .load(tx.db)?;
    // Latest first, so that the earliest change after the cut-off has the last word: what was known then.
    let changed: Vec<(String, Option<Vec<u8>>)> = child_change::table
        .filter(child_change::recorded_at.gt(stored(cut_off)))
        .order((child_change::recorded_at.desc(), child_change::id.desc()))
        .select((child_change::child_id, child_change::previous_index))
        .load(tx.db)?;
    now.into_iter()
        .chain(changed)
        .map(|(row, index)| {
            let own: ChildId = id(&row)?;
            Ok((own, index.as_deref().and_then(group).unwrap_or(own)))
        })
        .collect()
}

/// A grouping key from the keyed index: as opaque as the index, and the same in every run.
fn group(index: &[u8]) -> Option<ChildId> {
    let (bytes, _) = index.split_first_chunk::<16>()?;
    Some(ChildId(uuid::Uuid::from_bytes(*bytes)))
}

/// The rows of one child in every kommune, its own among them.
///
/// # Errors
/// A fault of the database.
pub fn same_child(tx: &mut Tx<'_>, child_id: ChildId) -> Result<Vec<String>, StoreFault> {
    let own = child_id.to_string();
    let index: Option<Vec<u8>> = child::table
        .find(&own)
        .select(child::number_index)
        .first(tx.db)?;
    let Some(index) = index else {
        return Ok(vec![own]);
    };
    Ok(child::table
        .filter(child::number_index.eq(index))
        .select(child::id)
        .load(tx.db)?)
}

/// Seals a corrected identity in place of the old one.
///
/// # Errors
/// A fault of the database or the keys.
pub fn replace_identity(
    tx: &mut Tx<'_>,
    child_id: ChildId,
    identity: &Identity,
    of: (IndexReach, MunicipalityNumber),
    (change, now): (uuid::Uuid, DateTime<Utc>),
) -> Result<(), StoreFault> {
    let owner = child_id.to_string();
    let sealed = seal_identity(tx, child_id, identity)?;
    let index = identity
        .number
        .as_ref()
        .map(|number| number_index(tx, number, of));
    let kind = identity
        .number
        .as_ref()
        .map(|number| number.kind().code().to_owned());
    let previous: Option<Vec<u8>> = child::table
        .find(&owner)
        .select(child::number_index)
        .first(tx.db)?;
    if previous != index {
        diesel::insert_into(child_change::table)
            .values((
                child_change::id.eq(change.to_string()),
                child_change::child_id.eq(&owner),
                child_change::previous_index.eq(previous),
                child_change::recorded_at.eq(stored(now)),
            ))
            .execute(tx.db)?;
    }
    diesel::update(child::table.find(&owner))
        .set((
            child::sealed_identity.eq(sealed),
            child::number_index.eq(index),
            child::number_kind.eq(kind),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The key for texts that belong to no known child, made at first use.
///
/// # Errors
/// A fault of the database or the keys.
pub fn common_key(tx: &mut Tx<'_>) -> Result<DataKey, StoreFault> {
    let row: Option<(String, Vec<u8>)> = common_key::table
        .find(COMMON)
        .select((common_key::kek_id, common_key::sealed_key))
        .first(tx.db)
        .optional()?;
    if let Some((kek_id, sealed)) = row {
        return tx
            .keys
            .open_data_key(COMMON, &WrappedKey { kek_id, sealed });
    }
    let (key, wrapped) = tx.keys.new_data_key(COMMON)?;
    diesel::insert_into(common_key::table)
        .values((
            common_key::id.eq(COMMON),
            common_key::kek_id.eq(wrapped.kek_id),
            common_key::sealed_key.eq(wrapped.sealed),
        ))
        .execute(tx.db)?;
    Ok(key)
}

/// The key of a child where one is known, else the common one.
///
/// # Errors
/// A fault of the database or the keys.
pub fn key_for(tx: &mut Tx<'_>, child_id: Option<ChildId>) -> Result<DataKey, StoreFault> {
    match child_id {
        Some(child_id) => open_key(tx, child_id),
        None => common_key(tx),
    }
}

fn number_index(
    tx: &Tx<'_>,
    number: &ChildNumber,
    (reach, municipality): (IndexReach, MunicipalityNumber),
) -> Vec<u8> {
    match reach {
        IndexReach::National => tx.keys.index("number|v1", number.expose().as_bytes()),
        IndexReach::Municipal => tx.keys.index(
            &format!("number|v1|{municipality}"),
            number.expose().as_bytes(),
        ),
    }
}

fn identity_json(identity: &Identity) -> Result<String, StoreFault> {
    let parts = SealedIdentity {
        number: identity
            .number
            .as_ref()
            .map(|number| number.expose().to_owned()),
        birth_date: identity.birth_date,
        name: identity.name.clone(),
    };
    serde_json::to_string(&parts).map_err(|_| StoreFault::Sealed(IDENTITY))
}

/// A stored number was checked when it came in, under the policy of that day: both kinds are taken.
fn parse_stored_number(text: &str) -> Result<ChildNumber, StoreFault> {
    ChildNumber::parse(text, NumberPolicy::Synthetic)
        .or_else(|_| ChildNumber::parse(text, NumberPolicy::Real))
        .map_err(|_| StoreFault::Corrupt("child number".into()))
}

/// A way to find one child.
enum By {
    Id(ChildId),
    Number(MunicipalityNumber, Vec<u8>),
    Pseudonym(Vec<u8>),
}

fn find(tx: &mut Tx<'_>, by: By) -> Result<Option<Row>, StoreFault> {
    let query = match by {
        By::Id(child_id) => child::table
            .filter(child::id.eq(child_id.to_string()))
            .into_boxed(),
        By::Number(municipality, index) => child::table
            .filter(child::municipality.eq(municipality.to_string()))
            .filter(child::number_index.eq(index))
            .into_boxed(),
        By::Pseudonym(index) => child::table
            .filter(child::pseudonym_index.eq(index))
            .into_boxed(),
    };
    Ok(query.select(Row::as_select()).first(tx.db).optional()?)
}

fn open_row(tx: &Tx<'_>, row: &Row) -> Result<OpenChild, StoreFault> {
    let wrapped = WrappedKey {
        kek_id: row.kek_id.clone(),
        sealed: row.sealed_key.clone(),
    };
    let key = tx.keys.open_data_key(&row.id, &wrapped)?;
    Ok(OpenChild {
        id: id(&row.id)?,
        key,
    })
}
