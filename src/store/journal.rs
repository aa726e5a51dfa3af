//! The append-only journal: one row for every change and every read of a child's data, written in
//! the same transaction. If it cannot be written, nothing is done and nothing is shown.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::columns::stored;
use super::fault::StoreFault;
use super::schema::journal;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::role::Actor;

/// What is written: who did what to which object. Codes, ids and counts only, never a person's data.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Row id.
    pub id: uuid::Uuid,
    /// When the service did it, by its own clock (for an import too).
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: &'a Actor,
    /// What, as `object.verb`.
    pub action: &'static str,
    /// Kind of object.
    pub object_kind: &'static str,
    /// Which, where it is one.
    pub object_id: Option<String>,
    /// Filter and ids of a list, fields of a correction.
    pub detail: String,
    /// Ties the rows of one call together and to the log.
    pub correlation: &'a str,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = journal)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct Row {
    id: String,
    at: chrono::NaiveDateTime,
    person: String,
    organisation: String,
    role: String,
    action: String,
    object_kind: String,
    object_id: Option<String>,
    detail: String,
    correlation: String,
}

/// Appends one row.
///
/// # Errors
/// A fault of the database.
pub fn append(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<(), StoreFault> {
    let row = Row {
        id: entry.id.to_string(),
        at: stored(entry.at),
        person: entry.actor.person.clone(),
        organisation: entry.actor.organisation.code(),
        role: entry.actor.role.code().to_owned(),
        action: entry.action.to_owned(),
        object_kind: entry.object_kind.to_owned(),
        object_id: entry.object_id.clone(),
        detail: entry.detail.clone(),
        correlation: entry.correlation.to_owned(),
    };
    if let Some(gathered) = &mut tx.gathered {
        gathered.journal.push(row);
        return Ok(());
    }
    diesel::insert_into(journal::table)
        .values(row)
        .execute(tx.db)?;
    Ok(())
}

/// A journal row as shown to an auditor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// When.
    pub at: DateTime<Utc>,
    /// Organisation code.
    pub organisation: String,
    /// Role code.
    pub role: String,
    /// What.
    pub action: String,
}

/// The rows of one object, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_object(tx: &mut Tx<'_>, object_id: &str) -> Result<Vec<Shown>, StoreFault> {
    let rows: Vec<Row> = journal::table
        .filter(journal::object_id.eq(object_id))
        .order((journal::at, journal::id))
        .select(Row::as_select())
        .load(tx.db)?;
    Ok(rows
        .into_iter()
        .map(|row| Shown {
            at: row.at.and_utc(),
            organisation: row.organisation,
            role: row.role,
            action: row.action,
        })
        .collect())
}
