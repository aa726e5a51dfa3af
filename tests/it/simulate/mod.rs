//! The engine under a seeded storm: made-up cases, three workers, and everything that can go wrong
//! between them and the database.
//!
//! One seed is one history. It goes in steps of a millisecond to half a day, often to the very instant
//! something passes; at each a person tells something, or a worker claims, works, stalls or dies, its
//! clock jumps, a begin or a commit fails, an answer is lost, or the database stops. All of it comes from
//! the seed and one thread, so a seed that fails fails again. The database is the real one: SQLite in a
//! file of /dev/shm (its write-ahead log needs a file), or PostgreSQL. Then [`oracle`] says from the facts
//! alone what must be recorded, what may be, and that nothing is recorded twice, early or past a fence.
//!
//! `SIMULATE_SEEDS` says how many seeds, `SIMULATE_FIRST` the first; `make simulate` runs ten thousand.
//! Whatever else sends or sweeps on a clock of its own (messages) takes a place beside the workers in
//! `World::step`, with its faults in [`faults::Plan`].

mod acts;
mod chance;
mod faults;
mod ground;
mod mail;
mod oracle;
mod world;

use self::world::{Bend, World};
use crate::support::Backend::{self, Postgres, Sqlite};
use std::time::Instant;

fn number_in(variable: &str, otherwise: u64) -> u64 {
    let set = std::env::var(variable).ok();
    set.map_or(otherwise, |text| text.parse().expect("a number"))
}

fn run(on: Backend, seed: u64, bend: Bend) -> Result<world::Told, String> {
    World::new(on, seed, bend).play()
}

/// Runs seeds one after the other; the first that fails is told with the command that repeats it.
#[allow(
    clippy::print_stderr,
    reason = "how many and how fast is what it is run for"
)]
fn run_seeds(on: Backend, many: u64) {
    let first = number_in("SIMULATE_FIRST", 1);
    let begun = Instant::now();
    let mut told = world::Told::default();
    for seed in first..first + many {
        match run(on, seed, Bend::Nothing) {
            Ok(more) => told.add(&more),
            Err(wrong) => panic!(
                "seed {seed} on {on:?}: {wrong}\nrepeat it: SIMULATE_SEEDS=1 SIMULATE_FIRST={seed} \
                 cargo test --test it simulate::on_{on:?} -- --nocapture"
            ),
        }
    }
    let each = begun.elapsed() / u32::try_from(many).expect("few enough");
    eprintln!("{many} seeds from {first} on {on:?}, {each:?} each: {told:?}");
    assert!(
        many < 20 || told.is_a_storm(),
        "a storm worth the name: {told:?}"
    );
}

#[test]
#[allow(
    non_snake_case,
    reason = "named as the database is in the command that repeats a seed"
)]
fn on_Sqlite_nothing_is_missed_and_nothing_doubled() {
    run_seeds(Sqlite, number_in("SIMULATE_SEEDS", 200));
}

#[test]
#[allow(
    non_snake_case,
    reason = "named as the database is in the command that repeats a seed"
)]
fn on_Postgres_nothing_is_missed_and_nothing_doubled() {
    run_seeds(
        Postgres,
        number_in("SIMULATE_SEEDS", 200).div_ceil(10).min(20),
    );
}

#[test]
fn the_same_seed_tells_the_same_history() {
    for seed in [3, 17] {
        let told = || World::new(Sqlite, seed, Bend::Nothing).play_and_tell();
        assert_eq!(told(), told());
    }
}

/// The last wall is never the first: without the unique indexes nothing is doubled either.
#[test]
fn without_the_unique_indexes_nothing_is_doubled() {
    for seed in 1..=20 {
        let outcome = run(Sqlite, seed, Bend::NoUniqueIndexes);
        assert!(outcome.is_ok(), "seed {seed}: {outcome:?}");
    }
}

/// The controls: what is wrong on purpose is seen, within a few seeds.
#[test]
fn a_worker_that_ignores_its_fence_is_seen() {
    is_seen(Bend::FenceIgnored, "past its fence");
}

#[test]
fn a_worker_that_trusts_its_own_clock_is_seen() {
    is_seen(Bend::OwnClock, "when nobody worked");
}

#[test]
fn a_double_that_no_index_stops_is_seen() {
    is_seen(Bend::Doubled, "twice");
}

#[test]
fn a_request_the_engine_forgets_is_seen() {
    is_seen(Bend::Forgotten, "missed");
}

#[test]
fn a_letter_that_never_left_is_seen() {
    is_seen(Bend::LetterLost, "mail missed");
}

fn is_seen(bend: Bend, as_what: &str) {
    let found: Vec<String> = (1..=60)
        .filter_map(|seed| run(Sqlite, seed, bend).err())
        .collect();
    assert!(
        found.iter().any(|wrong| wrong.contains(as_what)),
        "{bend:?}: {found:#?}"
    );
}
