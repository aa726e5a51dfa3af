//! The physical limits that figures stand beside.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use crate::place::Place;

const LASTING: Duration = Duration::from_millis(1_500);
const PAGE: usize = 4_096;

/// How often a second the disk makes one written page durable, in a file that has its length already.
pub fn syncs_per_second(folder: &Path) -> f64 {
    let path = folder.join("sync");
    let file = File::create(&path).expect("a file");
    file.write_all_at(&vec![0; 256 * PAGE], 0).expect("written");
    file.sync_all().expect("synced");
    let begun = Instant::now();
    let mut count = 0_u64;
    while begun.elapsed() < LASTING {
        let at = count % 256 * PAGE as u64;
        file.write_all_at(&[1; PAGE], at).expect("written");
        file.sync_data().expect("synced");
        count += 1;
    }
    std::fs::remove_file(path).expect("removed");
    count as f64 / begun.elapsed().as_secs_f64()
}

/// How many registrations a second SQLite takes when it does nothing else: the rows of a database that
/// was filled through the API, copied into an empty one, one durable commit for each `batch`.
pub fn raw_inserts_per_second(from: &str, rows: u64, batch: u64) -> f64 {
    let place = Place::on_sqlite();
    let mut db = SqliteConnection::establish(place.file()).expect("the database");
    db.batch_execute(&format!(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; \
         ATTACH '{from}' AS old;"
    ))
    .expect("the settings");
    let begun = Instant::now();
    let mut done = 0;
    while begun.elapsed() < 2 * LASTING && done + batch <= rows {
        let end = done + batch;
        let copies = ["child", "placement_request", "stay", "journal"].map(|table| {
            format!(
                "INSERT INTO main.{table} SELECT * FROM old.{table} WHERE rowid > {done} AND rowid <= {end};"
            )
        });
        db.batch_execute(&format!("BEGIN IMMEDIATE; {} COMMIT;", copies.concat()))
            .expect("the same rows");
        done = end;
    }
    done as f64 / begun.elapsed().as_secs_f64()
}
