//! The migrations: up, down and up again leaves what up alone does, and both databases agree.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::ground::{Ground, keys};
use crate::support::postgres;
use crate::support::raw::Raw;
use bistandsplikt::store::{Store, migrate};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use rstest::rstest;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

fn revert_all(url: &str) {
    match Raw::open(url) {
        Raw::Sqlite(mut connection) => {
            drop(connection.revert_all_migrations(MIGRATIONS).expect("down"))
        }
        Raw::Postgres(mut connection) => {
            drop(connection.revert_all_migrations(MIGRATIONS).expect("down"))
        }
    }
}

#[rstest]
fn up_down_and_up_again_gives_the_same_schema(#[values(Sqlite, Postgres)] on: Backend) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = match on {
        Sqlite => format!("sqlite:{}", folder.path().join("test.db").display()),
        Postgres => postgres::create_database(),
    };
    let store = || Store::open(&url, 1, keys()).expect("a store");
    assert!(migrate(&store()).expect("up") > 0);
    let once = Raw::open(&url).schema();
    assert!(once.len() > 50, "{once:#?}");
    assert!(
        once.iter().any(|line| line.contains("journal_")),
        "the guards stand"
    );
    assert_eq!(
        migrate(&store()).expect("up again"),
        0,
        "what has run does not run again"
    );
    assert_eq!(Raw::open(&url).schema(), once);
    revert_all(&url);
    let left: Vec<String> = Raw::open(&url)
        .tables()
        .into_iter()
        .filter(|table| !table.starts_with("__"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(migrate(&store()).expect("up") > 0);
    assert_eq!(Raw::open(&url).schema(), once);
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let (one, other) = (Ground::on(Sqlite), Ground::on(Postgres));
    let columns = Raw::open(&one.url).columns();
    assert!(columns.len() > 100);
    assert_eq!(columns, Raw::open(&other.url).columns());
}
