//! What only the database can keep: the journal is append-only, and a frozen month and its signature stay
//! as they were written. The two databases say it differently.

use diesel::connection::SimpleConnection;

use super::db::Db;
use super::fault::StoreFault;
use super::pool::Store;

const SQLITE: &str = "
CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_no_update BEFORE UPDATE ON frozen_month
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_no_delete BEFORE DELETE ON frozen_month
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_shown_no_update BEFORE UPDATE ON frozen_month_shown
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_shown_no_delete BEFORE DELETE ON frozen_month_shown
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_signature_no_update BEFORE UPDATE ON frozen_month_signature
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
CREATE TRIGGER IF NOT EXISTS frozen_month_signature_no_delete BEFORE DELETE ON frozen_month_signature
BEGIN SELECT RAISE(ABORT, 'a frozen month is final'); END;
";

const POSTGRES: &str = "
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE OR REPLACE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE OR REPLACE FUNCTION frozen_month_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a frozen month is final'; END $$;
CREATE OR REPLACE TRIGGER frozen_month_final BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_month
FOR EACH STATEMENT EXECUTE FUNCTION frozen_month_is_final();
CREATE OR REPLACE TRIGGER frozen_month_shown_final
BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_month_shown
FOR EACH STATEMENT EXECUTE FUNCTION frozen_month_is_final();
CREATE OR REPLACE TRIGGER frozen_month_signature_final
BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_month_signature
FOR EACH STATEMENT EXECUTE FUNCTION frozen_month_is_final();
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
