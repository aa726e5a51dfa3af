//! Fills a database: a request goes in through the service and is then copied in SQL.

use bistandsplikt::clock;
use bistandsplikt::web::import::{Settings, import};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryResult, RunQueryDsl, SqliteConnection};
use serde_json::{Value, json};

use crate::place::Place;

/// Copies made in one transaction.
const CHUNK: u64 = 100_000;

/// Registers a request as told at an instant, through the import.
pub fn register(place: &Place, told_at: DateTime<Utc>, name: &str, mut data: Value) {
    let at = |instant: DateTime<Utc>| instant.to_rfc3339_opts(SecondsFormat::Secs, true);
    data["behovMeldt"] = at(told_at - TimeDelta::minutes(1)).into();
    data["akuttvedtak"] = at(told_at - TimeDelta::minutes(2)).into();
    data["avsendersSaksreferanse"] = name.into();
    let line = json!({
        "tidspunkt": at(told_at),
        "aktor": "kommune.saksbehandler@4601",
        "handling": "anmodning.registrer",
        "ref": name,
        "data": data,
    });
    let settings = Settings {
        source: "bench".into(),
        dry_run: false,
    };
    let lines = std::iter::once(Ok(line.to_string()));
    let done = import(&place.service(), &Place::texts(), &settings, lines, |_| ());
    let done = done.expect("an import");
    assert_eq!(done.rejected, [], "the line is right");
}

/// An acute request of region Vest without a child's number.
pub fn acute() -> Value {
    let mut body: Value = serde_json::from_str(&crate::register::body("4601", "")).expect("a body");
    body["barn"] = json!({"fodselsdato": "2014-05-05"});
    body
}

/// Yesterday at noon: the norm of an acute request, the same day's midnight, has passed since.
pub fn yesterday() -> DateTime<Utc> {
    let today = clock::now().date_naive().and_hms_opt(12, 0, 0);
    today.expect("noon").and_utc() - TimeDelta::days(1)
}

/// Copies a request under new ids; `changes` is the rest of an SQL `SET`, to spread the copies.
pub fn copy(place: &Place, name: &str, copies: u64, changes: &str) {
    let mut filler = Filler::of(place);
    for begun in (0..copies).step_by(CHUNK as usize) {
        let many = CHUNK.min(copies - begun);
        filler.run(&filler.copying(name, many, changes));
    }
    filler.settle();
}

/// The tables a report is counted from, each after those it refers to.
const COUNTED: [&str; 21] = [
    "child",
    "placement_request",
    "offer",
    "stay",
    "harm",
    "nemnd_event",
    "case_event",
    "withdrawal",
    "request_change",
    "possible_breach",
    "breach_decision",
    "severity_assessment",
    "passed_limit",
    "supervision",
    "interim_cost",
    "sibling_group",
    "sibling_member",
    "sibling_wish",
    "enquiry",
    "enquiry_outcome",
    "unmade_request",
];

/// Copies the year that is there, with everything told in it, until there are so many rows; tells how many.
pub fn years(place: &Place, rows: u64) -> u64 {
    let mut filler = Filler::of(place);
    let of_one: u64 = COUNTED.iter().map(|table| filler.rows(table)).sum();
    let copies = rows.div_ceil(of_one) - 1;
    for table in COUNTED {
        let columns = filler.columns(table);
        let copied: Vec<String> = columns
            .iter()
            .map(|column| filler.of_copy(column))
            .collect();
        filler.run(&format!(
            "INSERT INTO {table} ({}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies}) \
             SELECT {} FROM n, (SELECT * FROM {table}) AS one ORDER BY n.i",
            columns.join(", "),
            copied.join(", ")
        ));
    }
    filler.run("ANALYZE");
    filler.settle();
    COUNTED.iter().map(|table| filler.rows(table)).sum()
}

#[derive(diesel::QueryableByName)]
struct Name {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

#[derive(diesel::QueryableByName)]
struct Many {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    many: i64,
}

/// A connection of our own, in a hurry.
enum Filler {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Filler {
    fn of(place: &Place) -> Self {
        let mut filler = match place.url().strip_prefix("sqlite:") {
            Some(file) => Self::Sqlite(SqliteConnection::establish(file).expect("the database")),
            None => Self::Postgres(PgConnection::establish(place.url()).expect("the database")),
        };
        filler.run(match filler {
            Self::Sqlite(_) => {
                "PRAGMA busy_timeout = 20000; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;"
            }
            Self::Postgres(_) => "SET synchronous_commit = off; SET work_mem = '256MB';",
        });
        filler
    }

    fn rows(&mut self, table: &str) -> u64 {
        let query = diesel::sql_query(format!("SELECT count(*) AS many FROM {table}"));
        let counted: QueryResult<Many> = match self {
            Self::Sqlite(db) => query.get_result(db),
            Self::Postgres(db) => query.get_result(db),
        };
        counted.expect("a count").many.unsigned_abs()
    }

    fn columns(&mut self, table: &str) -> Vec<String> {
        let found: QueryResult<Vec<Name>> = match self {
            Self::Sqlite(db) => {
                let query = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
                diesel::sql_query(query).load(db)
            }
            Self::Postgres(db) => diesel::sql_query(format!(
                "SELECT column_name::text AS name FROM information_schema.columns \
                 WHERE table_name = '{table}' AND table_schema = current_schema() ORDER BY ordinal_position"
            ))
            .load(db),
        };
        let found = found.expect("its columns");
        found.into_iter().map(|column| column.name).collect()
    }

    /// What stands in a column of the n-th copy: ids are others and refer to each other as they did; nobody's
    /// number is the same, so that every copied child is a child of its own.
    fn of_copy(&self, column: &str) -> String {
        let eight = match self {
            Self::Sqlite(_) => "printf('%08x', n.i)",
            Self::Postgres(_) => "lpad(to_hex(n.i), 8, '0')",
        };
        match column {
            "kek_id" | "norm_id" | "limit_id" => format!("one.{column}"),
            "case_number" => format!("n.i || '-' || one.{column}"),
            "number_index" | "pseudonym_index" => match self {
                Self::Sqlite(_) => format!(
                    "CASE WHEN one.{column} IS NOT NULL THEN CAST(n.i || hex(one.{column}) AS BLOB) END"
                ),
                Self::Postgres(_) => {
                    format!("sha256(convert_to(n.i::text, 'UTF8') || one.{column})")
                }
            },
            id if id == "id" || id.ends_with("_id") => format!("{eight} || substr(one.{id}, 9)"),
            other => format!("one.{other}"),
        }
    }

    fn run(&mut self, statements: &str) {
        match self {
            Self::Sqlite(db) => db.batch_execute(statements),
            Self::Postgres(db) => db.batch_execute(statements),
        }
        .expect("a statement");
    }

    /// What a database does in quiet hours: it folds its log and looks at what has come.
    fn settle(&mut self) {
        let statements: &[&str] = match self {
            Self::Sqlite(_) => &["PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE);"],
            Self::Postgres(_) => &[
                "VACUUM ANALYZE placement_request",
                "VACUUM ANALYZE stay",
                "CHECKPOINT",
            ],
        };
        for statement in statements {
            self.run(statement);
        }
    }

    fn copying(&self, name: &str, many: u64, changes: &str) -> String {
        let (id, short) = match self {
            Self::Sqlite(_) => (SQLITE_ID, "lower(hex(randomblob(8)))"),
            Self::Postgres(_) => ("gen_random_uuid()::text", "gen_random_uuid()::text"),
        };
        // Each request is about a child of its own, which is registered without a number.
        let child = "copies.child_id, one.municipality, kek_id, sealed_key, sealed_identity, \
                     number_kind, number_index, pseudonym_index, one.recorded_at";
        format!(
            "BEGIN;
             CREATE TEMP TABLE copies AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
                 SELECT request.* FROM n, placement_request AS request WHERE request.sender_reference = '{name}';
             CREATE TEMP TABLE children AS SELECT child.* FROM child
                 WHERE id = (SELECT child_id FROM placement_request WHERE sender_reference = '{name}');
             UPDATE copies SET id = {id}, child_id = {id}, case_number = {short}, sender_reference = NULL {changes};
             INSERT INTO child SELECT {child} FROM copies, children AS one ORDER BY 1;
             INSERT INTO placement_request SELECT * FROM copies ORDER BY id;
             INSERT INTO stay SELECT {id}, copies.id, place, from_at, to_at, recorded_at, to_recorded_at FROM copies,
                 (SELECT * FROM stay WHERE request_id = (SELECT id FROM placement_request WHERE sender_reference = '{name}')) AS one;
             DROP TABLE copies; DROP TABLE children;
             COMMIT;"
        )
    }
}

const SQLITE_ID: &str = "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) \
     || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";
