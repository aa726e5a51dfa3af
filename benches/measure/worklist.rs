//! The work list and the board: 25 out of 100 000 open requests of one region, through the API and as pages.

use std::time::Duration;

use bistandsplikt::clock;
use serde_json::Value;

use crate::client::{self, Answer, CLIENTS, Loaded, Next};
use crate::place::{Place, Running};
use crate::{figure, fill, limits, median};

const OPEN: u64 = 100_000;
const ROUNDS: usize = 3;
const LASTING: Duration = Duration::from_secs(4);

pub fn measure() {
    let place = Place::on_sqlite();
    fill::register(&place, clock::now(), "open", fill::acute());
    // Spread over a year and four severities, as a full board would be.
    let spread = ", severity_rank = abs(random()) % 4, \
         need_reported_at = datetime(need_reported_at, '-' || (abs(random()) % 525600) || ' minutes')";
    fill::copy(&place, "open", OPEN, spread);
    let running = place.serve();
    let token = place.token("bufetat.inntak@vest");
    let session = client::log_in(running.address, "bufetat.inntak@bufetat:vest");
    for clients in [1, CLIENTS] {
        let tops = || (0..clients).map(|_| top(token.clone())).collect();
        show(
            &format!("the first 25 of {OPEN}, {clients} at once"),
            &running,
            tops,
        );
        for (what, path) in [("work list", "/anmodninger"), ("board", "/inntak")] {
            let looks = || (0..clients).map(|_| page(path, &session)).collect();
            show(
                &format!("the {what} as a page, packed, {clients} at once"),
                &running,
                looks,
            );
        }
        let walks = || (0..clients).map(|_| pages(token.clone())).collect();
        show(
            &format!("one page after the other, {clients} at once"),
            &running,
            walks,
        );
    }
    figure(
        "durable page writes of the disk: each look is journalled",
        limits::syncs_per_second(place.path()),
        "/s",
    );
}

fn show(what: &str, running: &Running, clients: impl Fn() -> Vec<Next>) {
    let loads = (0..ROUNDS).map(|_| client::load(running.address, clients(), LASTING, 200));
    let loads: Vec<Loaded> = loads.collect();
    let middle = |value: fn(&Loaded) -> f64| median(loads.iter().map(value).collect());
    figure(what, middle(Loaded::per_second), "/s");
    figure("  p50", middle(|loaded| loaded.percentile(50)), "ms");
    figure(
        "  p99 (bar: 20)",
        middle(|loaded| loaded.percentile(99)),
        "ms",
    );
}

/// The top of the list, again and again.
fn top(token: String) -> Next {
    Box::new(move |_| client::get("/api/v1/anmodninger", &token))
}

/// A page, again and again: the last byte is later than the first that the bar speaks of.
fn page(path: &'static str, session: &str) -> Next {
    let request = client::page(path, session);
    Box::new(move |_| request.clone())
}

/// One page after the other, from the top.
fn pages(token: String) -> Next {
    Box::new(move |before: Option<&Answer>| {
        let page: Option<Value> =
            before.map(|answer| serde_json::from_slice(&answer.body).expect("a page"));
        let after = page.as_ref().and_then(|page| page["neste"].as_str());
        let after = after.map_or_else(String::new, |after| format!("?etter={after}"));
        client::get(&format!("/api/v1/anmodninger{after}"), &token)
    })
}
