//! From start to ready, and memory while nothing happens.

use std::time::Duration;

use bistandsplikt::clock;

use crate::place::Place;
use crate::{figure, fill};

const OPEN: u64 = 100_000;
const ROUNDS: usize = 3;

pub fn measure() {
    for open in [0, OPEN] {
        let place = Place::on_sqlite();
        fill::register(&place, clock::now(), "open", fill::acute());
        fill::copy(&place, "open", open, "");
        for _ in 0..ROUNDS {
            let running = place.serve();
            let ready = running.ready_after.as_secs_f64() * 1_000.0;
            std::thread::sleep(Duration::from_secs(2));
            let (idle, _) = running.memory();
            figure(
                &format!("start to ready, {open} open (bar: 1000)"),
                ready,
                "ms",
            );
            figure("  memory, idle (bar: 80)", idle, "MB");
        }
    }
}
