//! A sweep of 1 000 due requests among 1 000 000 open ones, in this process.

use std::time::Instant;

use bistandsplikt::app::{Service, engine};
use bistandsplikt::clock;

use crate::place::{self, Place};
use crate::{figure, fill, limits, median};

const OPEN: u64 = 1_000_000;
const DUE: u64 = 1_000;
const ROUNDS: u64 = 9;

pub fn measure() {
    for open in [0, OPEN] {
        let place = Place::on_sqlite();
        fill::register(&place, clock::now(), "open", fill::acute());
        fill::copy(&place, "open", open, "");
        fill::register(&place, fill::yesterday(), "due", fill::acute());
        fill::copy(&place, "due", ROUNDS * DUE - 1, "");
        let service = place.service();
        let before = place::processor("self");
        let times: Vec<f64> = (0..ROUNDS).map(|_| sweep_due(&service)).collect();
        let used = (place::processor("self") - before).as_secs_f64() * 1_000.0;
        let least = times.iter().copied().fold(f64::MAX, f64::min);
        figure(&format!("{DUE} due of {open} open, least"), least, "ms");
        figure("  the first, nothing read before", times[0], "ms");
        figure("  median (bar: 100)", median(times), "ms");
        figure("  processor time of each, mean", used / ROUNDS as f64, "ms");
        let syncs = limits::syncs_per_second(place.path());
        figure("  durable page writes of the disk", syncs, "/s");
    }
}

/// Sweeps batch by batch, as the service does, until the thousand is full.
fn sweep_due(service: &Service) -> f64 {
    let begun = Instant::now();
    let mut looked_at = 0;
    while looked_at < DUE {
        let swept = service.run_blocking("bench", engine::sweep);
        let swept = swept.expect("a sweep");
        assert_eq!(swept.breaches, swept.looked_at, "each is a possible breach");
        looked_at += swept.looked_at as u64;
    }
    assert_eq!(looked_at, DUE, "whole batches");
    begun.elapsed().as_secs_f64() * 1_000.0
}
