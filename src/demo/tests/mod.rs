//! Tests of the year as a whole: what every line must hold, and whether the year looks as intended.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod replay;
mod shares;

use super::{Handling, Settings, Summary, write_ndjson, year};
use crate::domain::child::{ChildNumber, NumberPolicy};
use crate::domain::code::Code;

/// A written year.
struct Year {
    text: String,
    summary: Summary,
}

fn written(settings: Settings) -> Year {
    let mut bytes = Vec::new();
    let summary = write_ndjson(&settings, &mut bytes).unwrap();
    Year {
        text: String::from_utf8(bytes).unwrap(),
        summary,
    }
}

fn small(seed: u64) -> Settings {
    Settings {
        seed,
        acute: 120,
        planned: 60,
        ..Settings::default()
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let (one, again, other) = (written(small(7)), written(small(7)), written(small(8)));
    assert!(one.text == again.text);
    assert_eq!(one.summary, again.summary);
    assert!(one.text != other.text);
}

/// A change of this number is a change of everybody's demonstration data: make it knowingly.
#[test]
fn the_bytes_of_a_small_year_are_the_same_on_every_machine() {
    let hash = written(small(7))
        .text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    assert_eq!(format!("{hash:016x}"), "0b9890e2343ca6ff");
}

#[test]
fn the_iterator_gives_the_lines_that_are_written() {
    let lines: Vec<String> = year(&small(3)).unwrap().collect();
    assert_eq!(lines.join("\n") + "\n", written(small(3)).text);
}

#[test]
fn the_counts_are_those_asked_for() {
    for (acute, planned) in [(0, 0), (1, 0), (0, 1), (37, 12), (400, 90)] {
        let settings = Settings {
            seed: 5,
            acute,
            planned,
            ..Settings::default()
        };
        let year = written(settings);
        assert_eq!((year.summary.acute, year.summary.planned), (acute, planned));
        let of = |handling| year.summary.by_handling.get(&handling).copied();
        let registered = [Handling::Register, Handling::Convert].map(of);
        let registered: u64 = registered.into_iter().flatten().sum();
        assert_eq!(registered, u64::from(acute + planned));
        assert_eq!(year.summary.lines, year.text.lines().count() as u64);
        assert_eq!(year.summary.bytes, year.text.len() as u64);
    }
}

#[test]
fn every_handling_is_shown() {
    let summary = written(Settings::default()).summary;
    for handling in Handling::ALL {
        assert!(summary.by_handling.contains_key(handling), "{handling}");
    }
}

#[test]
fn the_year_before_is_left_out_when_not_asked_for() {
    let year = written(Settings {
        history_of_events: false,
        ..small(2)
    });
    assert!(!year.summary.by_handling.contains_key(&Handling::Event));
}

#[test]
fn a_year_without_reference_tables_is_refused() {
    for number in [2023, 2039, i32::MAX, i32::MIN] {
        assert!(
            year(&Settings {
                year: number,
                ..small(1)
            })
            .is_err(),
            "{number}"
        );
    }
}

/// Every run of 11 digits, with or without spaces between, and every 12-digit number.
#[test]
fn no_number_of_a_real_person_is_anywhere() {
    let year = written(Settings::default());
    let mut children = 0;
    for run in year
        .text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() > 10)
    {
        let number = ChildNumber::parse(run, NumberPolicy::Synthetic);
        assert!(
            number.is_ok_and(|number| number.is_synthetic()),
            "not synthetic"
        );
        assert!(
            ChildNumber::parse(run, NumberPolicy::Real).is_err(),
            "taken as real"
        );
        children += 1;
    }
    assert!(children > 2000, "{children}");
    let compact: String = year.text.chars().filter(|c| *c != ' ').collect();
    for run in compact
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() > 10)
    {
        assert!(
            ChildNumber::parse(run, NumberPolicy::Real).is_err(),
            "taken as real with spaces"
        );
    }
}
