//! The engine in this process: one request assessed, a thousand due among a million open on both
//! databases, a day caught up, and the plain scan of the same million in memory.

use std::hint::black_box;
use std::time::Instant;

use bistandsplikt::app::Service;
use bistandsplikt::app::case::{self, Case};
use bistandsplikt::app::engine::{self, Sharing, Worker};
use bistandsplikt::clock::{self, Clock};
use bistandsplikt::domain::nemnd::{NemndEvent, NemndEventKind};
use chrono::{DateTime, TimeDelta, Utc};

use crate::place::{self, Place};
use crate::postgres::Server;
use crate::{figure, fill, limits, median};

const OPEN: u64 = 1_000_000;
const DUE: u64 = 1_000;
const ROUNDS: u64 = 9;
/// Due after a day down: as many as a year of the whole country, by far.
const DAY: u64 = 10_000;

pub fn measure() {
    assess();
    scan();
    let place = Place::on_sqlite();
    println!("  SQLite");
    sweep(&place, 0);
    let place = Place::on_sqlite();
    sweep(&place, OPEN);
    catch_up(&place);
    let syncs = limits::syncs_per_second(place.path());
    figure("durable page writes of the disk", syncs, "/s");
    drop(place);
    println!("  PostgreSQL");
    let server = Server::start();
    let place = Place::on(server.url("postgres"));
    sweep(&place, OPEN);
    catch_up(&place);
    drop(place);
    server.end();
}

/// Every rule over one request with what the tribunal did, in memory.
fn assess() {
    const TIMES: u32 = 200_000;
    let place = Place::on_sqlite();
    let service = place.service();
    fill::register(&place, fill::yesterday(), "one", fill::acute());
    let case = the_case(&service);
    let (rules, now) = (&service.rules, clock::now());
    let each = |what: &str, look: &dyn Fn(&Case) -> usize| {
        let begun = Instant::now();
        for _ in 0..TIMES {
            black_box(look(black_box(&case)));
        }
        let each = begun.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES);
        figure(what, each, "us");
    };
    figure("rules there are", rules.book.rules().len() as f64, "");
    figure("limits in the case", case.deadlines(rules).len() as f64, "");
    each("one request with all rules (bar: 5)", &|case| {
        case.deadlines(rules).len()
    });
    each("  and norm, severity and the next check", &|case| {
        usize::from(engine::finders(case, rules, now).next_check_at.is_some())
    });
}

/// The only request there is, with a story before the tribunal.
fn the_case(service: &Service) -> Case {
    let mut case = service
        .store
        .read_blocking(|tx| {
            let due = bistandsplikt::store::requests::due(tx, clock::now(), 1)?;
            case::load(tx, &due)
        })
        .expect("a case")
        .pop()
        .expect("one");
    for (hours, kind) in [
        (1, NemndEventKind::DecisionCarriedOut),
        (2, NemndEventKind::EmergencyDecisionSent),
        (3, NemndEventKind::EmergencyDecisionReceived),
        (20, NemndEventKind::EmergencyDecisionApproved),
    ] {
        let at = fill::yesterday() + TimeDelta::hours(hours);
        let event = NemndEvent {
            kind,
            at,
            until: None,
        };
        case.nemnd.push((event, at));
    }
    case
}

/// What no database can beat: the million instants beside each other in memory, looked at one by one.
fn scan() {
    let now = clock::now().timestamp_millis();
    let checks: Vec<i64> = (0..OPEN)
        .map(|row| now - 1 + i64::from(row % (OPEN / DUE) != 0) * 86_400_000)
        .collect();
    let times = (0..ROUNDS).map(|_| {
        let begun = Instant::now();
        let due = black_box(&checks).iter().filter(|at| **at <= now).count();
        assert_eq!(black_box(due) as u64, DUE);
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    figure(
        &format!("{DUE} due of {OPEN} in memory, median"),
        median(times.collect()),
        "ms",
    );
}

/// The rounds of a thousand, one after the other; the same thousand in the transaction of a caller
/// between them, so that what the claims cost is seen in one run.
fn sweep(place: &Place, open: u64) {
    fill::register(place, clock::now(), "open", fill::acute());
    fill::copy(place, "open", open, "");
    fill::register(place, fill::yesterday(), "due", fill::acute());
    fill::copy(place, "due", 2 * ROUNDS * DUE - 1, "");
    warned_until_now(place);
    let service = place.service().with_clock(Clock::at(the_limit_passes()));
    let worker = Worker::new(service.clone(), Sharing::default());
    let (mut claimed, mut unclaimed, mut used) = (Vec::new(), Vec::new(), 0.0);
    for _ in 0..ROUNDS {
        let before = place::processor("self");
        claimed.push(until_done(|| {
            let claim = worker.claim().expect("a claim").expect("due");
            worker.perform(&claim).expect("a sweep")
        }));
        used += (place::processor("self") - before).as_secs_f64() * 1_000.0;
        unclaimed.push(until_done(|| {
            let swept = service.run_blocking("bench", engine::sweep);
            swept.expect("a sweep")
        }));
    }
    let least = claimed.iter().copied().fold(f64::MAX, f64::min);
    figure(&format!("{DUE} due of {open} open, least"), least, "ms");
    figure("  the first, nothing read before", claimed[0], "ms");
    figure("  median (bar: 100)", median(claimed), "ms");
    figure(
        "  median without claims, in one transaction each",
        median(unclaimed),
        "ms",
    );
    figure("  processor time of each, mean", used / ROUNDS as f64, "ms");
}

/// The rungs before the limit, raised while nobody measures: in service they come one at a time.
fn warned_until_now(place: &Place) {
    let evening = fill::yesterday() + TimeDelta::hours(8);
    let service = place.service().with_clock(Clock::at(evening));
    let swept = Worker::new(service, Sharing::default()).catch_up();
    assert_eq!(swept.expect("a sweep").breaches, 0, "none is late yet");
}

/// Half an hour past midnight in Oslo, or an hour and a half in summer: after the norm and its rung, before
/// the next rung two hours later.
fn the_limit_passes() -> DateTime<Utc> {
    fill::yesterday() + TimeDelta::minutes(11 * 60 + 30)
}

/// Sweeps batch by batch until the thousand is full.
fn until_done(mut batch: impl FnMut() -> engine::Swept) -> f64 {
    let begun = Instant::now();
    let mut looked_at = 0;
    while looked_at < DUE {
        let swept = batch();
        assert_eq!(swept.breaches, swept.looked_at, "each is a possible breach");
        looked_at += swept.looked_at as u64;
    }
    assert_eq!(looked_at, DUE, "whole batches");
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// A day's due at once, as after a stop, among what is open.
fn catch_up(place: &Place) {
    let told: DateTime<Utc> = fill::yesterday();
    fill::register(place, told, "day", fill::acute());
    fill::copy(place, "day", DAY - 1, "");
    let worker = Worker::new(place.service(), Sharing::default());
    let begun = Instant::now();
    let swept = worker.catch_up().expect("a sweep");
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(swept.breaches as u64, DAY, "each is a possible breach");
    figure(&format!("{DAY} due after a day down"), took * 1_000.0, "ms");
    figure("  recorded", DAY as f64 / took, "/s");
}
