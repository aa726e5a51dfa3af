//! A sweep of 1 000 due requests among 1 000 000 open ones, in this process.

use std::time::Instant;

use bistandsplikt::app::engine;
use bistandsplikt::clock;

use crate::place::Place;
use crate::{figure, fill, limits, median};

const OPEN: u64 = 1_000_000;
const DUE: u64 = 1_000;
const ROUNDS: usize = 7;

pub fn measure() {
    for open in [0, OPEN] {
        let place = Place::on_sqlite();
        fill::register(&place, clock::now(), "open", fill::acute());
        fill::copy(&place, "open", open, "");
        fill::register(&place, fill::yesterday(), "due", fill::acute());
        let times = (0..ROUNDS).map(|_| sweep_once(&place)).collect::<Vec<_>>();
        let least = times.iter().copied().fold(f64::MAX, f64::min);
        figure(&format!("{DUE} due of {open} open, least"), least, "ms");
        figure("  median (bar: 100)", median(times), "ms");
        let syncs = limits::syncs_per_second(place.path());
        figure("  durable page writes of the disk", syncs, "/s");
    }
}

fn sweep_once(place: &Place) -> f64 {
    // The copied request is due itself until it has been swept once; copies are due again.
    fill::copy(place, "due", DUE, ", next_check_at = need_reported_at");
    let service = place.service();
    let begun = Instant::now();
    let swept = engine::catch_up_blocking(&service).expect("a sweep");
    let took = begun.elapsed().as_secs_f64() * 1_000.0;
    assert!(swept.breaches as u64 >= DUE, "{swept:?}");
    took
}
