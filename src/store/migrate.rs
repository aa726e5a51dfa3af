//! Migrations, embedded in the binary. A step of its own, so that production can run it alone.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::fault::StoreFault;
use super::guard;
use super::pool::{Db, Store};

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
