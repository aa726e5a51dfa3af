//! Migrations, embedded in the binary. A step of its own, so that production can run it alone.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::db::{Backend, Db};
use super::fault::StoreFault;
use super::guard;
use super::pool::Store;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Runs what has not run, puts the guards in place, and tells how many steps were taken.
///
/// # Errors
/// A fault of the database.
pub fn migrate(store: &Store) -> Result<usize, StoreFault> {
    let taken = {
        let mut connection = store.connection()?;
        let db: &mut Db = &mut connection;
        run(db)?
    };
    guard::install(store)?;
    Ok(taken)
}

/// Makes sure that the database has the tables this program knows. SQLite, which nobody else tends, is
/// migrated on the spot; PostgreSQL's role at work owns no tables, so there the command `migrate` is run
/// first, by a role that does.
///
/// # Errors
/// [`StoreFault::NotMigrated`], or a fault of the database.
pub fn prepare(store: &Store) -> Result<(), StoreFault> {
    if store.backend() == Backend::Sqlite {
        return migrate(store).map(|_| ());
    }
    let mut connection = store.connection()?;
    let db: &mut Db = &mut connection;
    let pending = match db {
        Db::Sqlite(sqlite) => sqlite.has_pending_migration(MIGRATIONS),
        Db::Postgres(postgres) => postgres.has_pending_migration(MIGRATIONS),
    };
    match pending {
        Ok(false) => Ok(()),
        Ok(true) => Err(StoreFault::NotMigrated),
        Err(fault) => Err(StoreFault::Database(format!("migration: {fault}"))),
    }
}

fn run(db: &mut Db) -> Result<usize, StoreFault> {
    let taken = match db {
        Db::Sqlite(sqlite) => sqlite
            .run_pending_migrations(MIGRATIONS)
            .map(|steps| steps.len()),
        Db::Postgres(postgres) => postgres
            .run_pending_migrations(MIGRATIONS)
            .map(|steps| steps.len()),
    };
    taken.map_err(|fault| StoreFault::Database(format!("migration: {fault}")))
}
