//! The file that knows there are two databases: how each is opened, set, begun and committed. What one of
//! them must be asked in words of its own stands in `guard`, `claims` and `outbox`.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::{Connection, PgConnection, SqliteConnection};

use super::fault::StoreFault;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// The embedded default.
    Sqlite(SqliteConnection),
    /// Where one machine is not enough.
    Postgres(PgConnection),
}

/// Diesel's name of "either database".
pub(super) type DbBackend = <Db as Connection>::Backend;

/// Which database an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// `sqlite:<file>`
    Sqlite,
    /// `postgres://…` or `postgresql://…`
    Postgres,
}

impl Backend {
    /// Chooses by the address's beginning and refuses the rest: a misspelt address must never
    /// silently become a new, empty SQLite file.
    ///
    /// # Errors
    /// [`StoreFault::Address`] when the address begins with neither.
    pub fn of(address: &str) -> Result<Self, StoreFault> {
        if address.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(StoreFault::Address)
        }
    }
}

/// `busy_timeout` comes first: the others may already meet a lock. FULL, because NORMAL loses
/// acknowledged rows at a power cut. The log is copied into the database every 32 MB: a page that many
/// commits wrote is then copied once.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; \
     PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32768;";

/// Waits must end, and an answer means durable. What keeps bind values out of the server's log is the
/// owner's to set: docs/operations.md.
const POSTGRES_SETTINGS: &str = "SET statement_timeout = '30s'; SET lock_timeout = '3s'; \
     SET idle_in_transaction_session_timeout = '15s'; SET synchronous_commit = on; SET timezone = 'UTC';";

/// Begins a transaction that will write, or a savepoint inside one. SQLite takes its lock first: a
/// transaction that reads and then writes without it fails under load.
pub(super) fn begin(db: &mut Db) -> Result<(), StoreFault> {
    match db {
        Db::Sqlite(sqlite) => match depth(sqlite)? {
            0 => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
            _ => AnsiTransactionManager::begin_transaction(sqlite),
        },
        Db::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres),
    }
    .map_err(StoreFault::from)
}

pub(super) fn begin_snapshot(db: &mut Db) -> Result<(), StoreFault> {
    match db {
        Db::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN"),
        Db::Postgres(postgres) => AnsiTransactionManager::begin_transaction_sql(
            postgres,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    }
    .map_err(StoreFault::from)
}

pub(super) fn depth(sqlite: &mut SqliteConnection) -> Result<u32, StoreFault> {
    let status = <AnsiTransactionManager as TransactionManager<SqliteConnection>>::transaction_manager_status_mut(sqlite);
    Ok(status
        .transaction_depth()?
        .map_or(0, std::num::NonZeroU32::get))
}

pub(super) fn commit(db: &mut Db) -> Result<(), StoreFault> {
    <Db as Connection>::TransactionManager::commit_transaction(db).map_err(StoreFault::from)
}

pub(super) fn roll_back(db: &mut Db) -> Result<(), StoreFault> {
    <Db as Connection>::TransactionManager::rollback_transaction(db).map_err(StoreFault::from)
}

pub(super) fn connect_sqlite(file: &str) -> Result<SqliteConnection, StoreFault> {
    let mut connection = SqliteConnection::establish(file).map_err(|_| StoreFault::Unreachable)?;
    connection.batch_execute(SQLITE_SETTINGS)?;
    Ok(connection)
}

/// Sets a new connection as every connection is set.
pub(super) fn configure(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(sqlite) => sqlite.batch_execute(SQLITE_SETTINGS),
        Db::Postgres(postgres) => postgres.batch_execute(POSTGRES_SETTINGS),
    }
}
