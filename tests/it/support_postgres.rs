//! The throw-away PostgreSQL itself.

use crate::support::postgres;
use crate::support::postgres::Server;
use diesel::Connection;
use diesel::IntoSql;
use diesel::PgConnection;
use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::sql_types::BigInt;
use diesel::sql_types::Integer;
use diesel::sql_types::Text;

fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).expect("the test's own database")
}

fn setting(db: &mut PgConnection, name: &str) -> String {
    let setting = sql::<Text>("current_setting(")
        .bind::<Text, _>(name)
        .sql(")");
    diesel::select(setting).get_result(db).expect("a setting")
}

fn tables(db: &mut PgConnection) -> i64 {
    let count = sql::<BigInt>("(SELECT count(*) FROM pg_tables WHERE schemaname = 'public')");
    diesel::select(count).get_result(db).expect("a count")
}

#[test]
fn a_test_gets_a_database_that_answers() {
    let mut db = connect(&postgres::create_database());
    let one: i32 = diesel::select(1.into_sql::<Integer>())
        .get_result(&mut db)
        .expect("an answer");
    assert_eq!(one, 1);
}

#[test]
fn the_server_is_as_durable_as_one_in_use() {
    let mut db = connect(&postgres::create_database());
    for name in [
        "fsync",
        "synchronous_commit",
        "full_page_writes",
        "data_checksums",
    ] {
        assert_eq!(setting(&mut db, name), "on", "{name}");
    }
}

#[test]
fn what_one_test_writes_no_other_sees() {
    let mut mine = connect(&postgres::create_database());
    mine.batch_execute("CREATE TABLE noted (id INTEGER)")
        .expect("a table");
    let mut yours = connect(&postgres::create_database());
    assert_eq!((tables(&mut mine), tables(&mut yours)), (1, 0));
}

#[test]
fn a_template_is_prepared_once_and_copied() {
    let prepare = |url: &str| {
        connect(url)
            .batch_execute("CREATE TABLE noted (id INTEGER)")
            .expect("a table")
    };
    let mut first = connect(&postgres::create_database_from("noted", prepare));
    let again = |_: &str| panic!("prepared twice");
    let mut second = connect(&postgres::create_database_from("noted", again));
    first
        .batch_execute("DROP TABLE noted")
        .expect("a table to drop");
    assert_eq!((tables(&mut first), tables(&mut second)), (0, 1));
}

#[test]
fn the_server_ends_with_the_process_that_started_it() {
    let server = Server::start();
    let (folder, url) = (server.folder().to_owned(), server.url("postgres"));
    assert!(PgConnection::establish(&url).is_ok());
    server.end();
    assert!(PgConnection::establish(&url).is_err());
    assert!(!folder.exists());
}
