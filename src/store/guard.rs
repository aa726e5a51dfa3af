//! What only the database can keep: the journal is append-only. The two databases say it differently.

use diesel::connection::SimpleConnection;

use super::db::Db;
use super::fault::StoreFault;
use super::pool::Store;

const SQLITE: &str = "
CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
";

const POSTGRES: &str = "
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE OR REPLACE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
";

/// Puts the guards in place; doing it again changes nothing.
///
/// # Errors
/// A fault of the database.
pub fn install(store: &Store) -> Result<(), StoreFault> {
    let mut connection = store.connection()?;
    let db: &mut Db = &mut connection;
    match db {
        Db::Sqlite(sqlite) => sqlite.batch_execute(SQLITE),
        Db::Postgres(postgres) => postgres.batch_execute(POSTGRES),
    }
    .map_err(StoreFault::from)
}
