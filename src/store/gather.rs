//! Rows that are gathered and written together: what a batch of the engine records. Between [`begin`] and
//! [`write_out`] the functions that write these rows keep them, and a query does not see them.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::db::Db;
use super::fault::StoreFault;
use super::requests::{CHUNK, Finders, write_finders};
use super::schema::{
    journal, outbox as outbox_rows, passed_limit, possible_breach, severity_assessment, warning,
};
use super::transaction::Tx;
use super::{breaches, journal as journal_rows, outbox, passed_limits, severity, warnings};

/// Rows that wait to be written, in the order in which what they refer to comes first.
#[derive(Default)]
pub struct Gathered {
    pub(super) breaches: Vec<breaches::Row>,
    pub(super) severities: Vec<severity::SeverityRow>,
    pub(super) limits: Vec<passed_limits::Row>,
    pub(super) warnings: Vec<warnings::Row>,
    pub(super) messages: Vec<outbox::Row>,
    pub(super) journal: Vec<journal_rows::Row>,
    pub(super) finders: BTreeMap<Finders, Vec<String>>,
}

/// From here on rows are gathered. In a part of its own ([`Tx::nested`]) they are written at once.
pub fn begin(tx: &mut Tx<'_>) {
    tx.gathered = Some(Gathered::default());
}

/// Inserts rows of one table: many in a statement on PostgreSQL, where each is a journey to the server; one
/// after the other on SQLite, where one that is prepared costs less than a long one that must be read.
macro_rules! insert {
    ($tx:expr, $table:expr, $rows:expr) => {
        match $tx.db {
            Db::Sqlite(db) => {
                for row in &$rows {
                    diesel::insert_into($table).values(row).execute(db)?;
                }
            }
            Db::Postgres(db) => {
                for some in $rows.chunks(CHUNK) {
                    diesel::insert_into($table).values(some).execute(db)?;
                }
            }
        }
    };
}

/// Writes what was gathered, requests with the same finders in one statement.
///
/// # Errors
/// A fault of the database.
pub fn write_out(tx: &mut Tx<'_>) -> Result<(), StoreFault> {
    let Some(gathered) = tx.gathered.take() else {
        return Ok(());
    };
    insert!(tx, possible_breach::table, gathered.breaches);
    insert!(tx, severity_assessment::table, gathered.severities);
    insert!(tx, passed_limit::table, gathered.limits);
    insert!(tx, warning::table, gathered.warnings);
    insert!(tx, outbox_rows::table, gathered.messages);
    insert!(tx, journal::table, gathered.journal);
    for (finders, alike) in &gathered.finders {
        write_finders(tx, finders, alike)?;
    }
    Ok(())
}

/// Writes what has been gathered so far, and goes on gathering: for a statement that must see it.
///
/// # Errors
/// A fault of the database.
pub(super) fn write_what_waits(tx: &mut Tx<'_>) -> Result<(), StoreFault> {
    if tx.gathered.is_some() {
        write_out(tx)?;
        begin(tx);
    }
    Ok(())
}
