//! The database itself, past every layer of ours: what it holds, and what it refuses.
#![allow(
    clippy::disallowed_methods,
    reason = "these statements are asked past the typed queries on purpose"
)]

use diesel::Connection;
use diesel::PgConnection;
use diesel::QueryableByName;
use diesel::RunQueryDsl;
use diesel::SqliteConnection;
use diesel::connection::SimpleConnection;
use diesel::sql_query;
use diesel::sql_types::Text;

/// A connection of the test's own.
pub enum Raw {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Raw {
    /// Connects to the database at an address.
    pub fn open(url: &str) -> Self {
        match url.strip_prefix("sqlite:") {
            Some(file) => {
                let mut connection = SqliteConnection::establish(file).expect("the file");
                connection
                    .batch_execute("PRAGMA busy_timeout = 5000")
                    .expect("a setting");
                Self::Sqlite(Box::new(connection))
            }
            None => Self::Postgres(Box::new(
                PgConnection::establish(url).expect("the database"),
            )),
        }
    }

    /// Runs a statement.
    pub fn run(&mut self, statement: &str) -> Result<(), diesel::result::Error> {
        match self {
            Self::Sqlite(connection) => connection.batch_execute(statement),
            Self::Postgres(connection) => connection.batch_execute(statement),
        }
    }

    /// The rows of a query that gives one text column named `line`.
    pub fn lines(&mut self, query: &str) -> Vec<String> {
        let rows: Result<Vec<Line>, _> = match self {
            Self::Sqlite(connection) => sql_query(query).load(connection.as_mut()),
            Self::Postgres(connection) => sql_query(query).load(connection.as_mut()),
        };
        rows.expect(query).into_iter().map(|row| row.line).collect()
    }

    /// The only row of such a query.
    pub fn line(&mut self, query: &str) -> String {
        let mut lines = self.lines(query);
        assert_eq!(lines.len(), 1, "{query}");
        lines.remove(0)
    }

    /// How many rows a table has.
    pub fn count(&mut self, table: &str) -> usize {
        let counted = self.line(&format!(
            "SELECT CAST(count(*) AS TEXT) AS line FROM {table}"
        ));
        counted.parse().expect("a number")
    }

    /// The names of all tables.
    pub fn tables(&mut self) -> Vec<String> {
        let query = match self {
            Self::Sqlite(_) => {
                "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            }
            Self::Postgres(_) => {
                "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            }
        };
        self.lines(query)
    }

    /// Everything a PostgreSQL database holds, a row a line; sealed bytes as hexadecimal digits.
    pub fn dump(&mut self) -> String {
        let rows = self.tables().into_iter().flat_map(|table| {
            self.lines(&format!(
                "SELECT \"{table}\"::text AS line FROM \"{table}\""
            ))
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The schema in words, in a fixed order.
    pub fn schema(&mut self) -> Vec<String> {
        let queries: &[&str] = match self {
            Self::Sqlite(_) => &[
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_master \
                 WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY 1",
            ],
            Self::Postgres(_) => &[
                "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line \
                 FROM information_schema.columns WHERE table_schema = 'public' AND left(table_name, 2) <> '__' ORDER BY 1",
                "SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' AND left(tablename, 2) <> '__' ORDER BY 1",
                "SELECT conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint \
                 WHERE connamespace = 'public'::regnamespace AND left(conrelid::regclass::text, 2) <> '__' ORDER BY 1",
                "SELECT tgrelid::regclass::text || ' ' || pg_get_triggerdef(oid) AS line FROM pg_trigger \
                 WHERE NOT tgisinternal ORDER BY 1",
            ],
        };
        queries.iter().flat_map(|query| self.lines(query)).collect()
    }

    /// Table, column and whether it may be empty: what both databases must agree on.
    pub fn columns(&mut self) -> Vec<String> {
        match self {
            Self::Sqlite(_) => self.lines(
                "SELECT t.name || '.' || c.name || CASE c.\"notnull\" WHEN 1 THEN '' ELSE '?' END AS line \
                 FROM sqlite_master t, pragma_table_info(t.name) c \
                 WHERE t.type = 'table' AND substr(t.name, 1, 2) <> '__' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1",
            ),
            Self::Postgres(_) => self.lines(
                "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END \
                 COLLATE \"C\" AS line FROM information_schema.columns \
                 WHERE table_schema = 'public' AND left(table_name, 2) <> '__' ORDER BY 1",
            ),
        }
    }
}
