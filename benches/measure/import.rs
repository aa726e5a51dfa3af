//! Replaying the synthetic year, as `demo` does at its first start.

use std::io::BufRead;
use std::time::Instant;

use bistandsplikt::app::engine;
use bistandsplikt::demo::{Settings as Year, write_ndjson};
use bistandsplikt::web::import::{Settings, import};

use crate::figure;
use crate::place::Place;

pub fn measure() {
    let mut year = Vec::new();
    let begun = Instant::now();
    let written = write_ndjson(&Year::default(), &mut year).expect("a year");
    figure(
        "writing the year",
        begun.elapsed().as_secs_f64() * 1_000.0,
        "ms",
    );
    let place = Place::on_sqlite();
    let service = place.service();
    let settings = Settings {
        source: "demo".into(),
        dry_run: false,
    };
    let begun = Instant::now();
    let imported = import(&service, &Place::texts(), &settings, year.lines(), |_| ());
    let imported = imported.expect("an import");
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(imported.rejected, []);
    let mut swept = imported.swept;
    swept.add(engine::catch_up_blocking(&service).expect("a sweep"));
    figure("lines of the year", written.lines as f64, "");
    figure(
        "importing it with every limit swept when it passes",
        took,
        "s",
    );
    figure("lines imported", imported.done as f64 / took, "/s");
    figure(
        "possible breaches and limits found",
        (swept.breaches + swept.limits) as f64,
        "",
    );
}
