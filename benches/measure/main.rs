//! What performance is measured with. `cargo bench` measures everything; `cargo bench -- sweep` one part.
//!
//! Nothing here passes or fails: it prints figures, each beside the physical limit it is up against, and
//! docs/performance.md says what they mean. Everything happens on this machine, in a folder of its own.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a measurement that meets what it did not expect should stop there, and it prints"
)]

mod client;
mod fill;
mod import;
mod limits;
mod pgbench;
mod place;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../../tests/it/support/postgres.rs"]
mod postgres;
mod register;
mod report;
mod start;
mod sweep;
mod worklist;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The parts, by name.
const PARTS: [(&str, fn()); 7] = [
    ("register", register::on_sqlite),
    ("postgres", register::on_postgres),
    ("worklist", worklist::measure),
    ("sweep", sweep::measure),
    ("start", start::measure),
    ("import", import::measure),
    ("report", report::measure),
];

fn main() {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    for name in &asked {
        assert!(
            PARTS.iter().any(|(part, _)| part == name),
            "there is no part {name}"
        );
    }
    for (name, measure) in PARTS {
        if asked.is_empty() || asked.iter().any(|one| one == name) {
            println!("\n{name}");
            measure();
        }
    }
}

/// Prints one figure.
fn figure(what: &str, value: f64, unit: &str) {
    println!("  {what:<58} {value:>10.1} {unit}");
}

/// The middle value.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
