//! The engine's workers: any number, no leader, nothing missed and nothing twice.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::TestApp;
use crate::support::bodies::{acute_at, an_overdue_request, instant};
use bistandsplikt::app::engine::{Claim, Sharing, Swept, Worker};
use bistandsplikt::clock::Clock;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::store::{Boundary, Step, StoreFault};
use chrono::TimeDelta;
use rstest::rstest;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
/// A need reported in the forenoon has its limit at local midnight.
const REPORTED: &str = "2024-07-12T10:00:00+02:00";
const LIMIT: &str = "2024-07-13T00:00:00+02:00";
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// A worker that claims so many at a time, and the clock it goes by.
fn worker(story: &Story, at: &str, batch: i64) -> (Worker, Clock) {
    let clock = Clock::at(instant(at));
    let service = story.service().with_clock(clock.clone());
    let sharing = Sharing {
        lease: LEASE,
        batch,
    };
    (Worker::new(service, sharing), clock)
}

fn due(story: &Story, many: usize) -> Vec<RequestId> {
    let told = story.at(REPORTED);
    (0..many)
        .map(|_| told.registers(&acute_at(REPORTED)))
        .collect()
}

fn claims(worker: &Worker) -> Option<Claim> {
    worker.claim().expect("a claim")
}

#[rstest]
fn what_one_worker_has_claimed_no_other_claims_before_the_lease_runs_out(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    due(&story, 5);
    let ((one, _), (other, clock)) = (worker(&story, LIMIT, 3), worker(&story, LIMIT, 3));
    let first = claims(&one).expect("three");
    let second = claims(&other).expect("the other two");
    assert_eq!((first.requests.len(), second.requests.len()), (3, 2));
    assert!(
        first
            .requests
            .iter()
            .all(|id| !second.requests.contains(id))
    );
    clock.set(instant(LIMIT) + LEASE - TimeDelta::milliseconds(1));
    assert_eq!(claims(&other), None);
    clock.set(instant(LIMIT) + LEASE);
    assert!(claims(&other).is_some());
}

#[rstest]
fn a_worker_that_stalled_past_its_lease_writes_nothing(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    due(&story, 2);
    let (stalled, _) = worker(&story, LIMIT, 10);
    let (other, clock) = worker(&story, LIMIT, 10);
    let claim = claims(&stalled).expect("two");
    clock.set(instant(LIMIT) + LEASE);
    let taken_over = claims(&other).expect("the same two");
    assert_eq!(claim.requests, taken_over.requests);
    let nothing = Swept {
        lost: 2,
        ..Swept::default()
    };
    assert_eq!(stalled.perform(&claim), Ok(nothing));
    assert_eq!(story.raw().count("possible_breach"), 0);
    let done = other.perform(&taken_over).expect("a sweep");
    assert_eq!((done.breaches, done.lost), (2, 0));
    assert_eq!(stalled.perform(&claim), Ok(nothing));
    assert_eq!(story.raw().count("engine_claim"), 0, "it let go of them");
}

/// The control: with the other's name and number on it, the stalled claim is taken for the other's.
#[rstest]
fn only_the_fence_keeps_the_stalled_worker_from_writing(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    due(&story, 2);
    let (stalled, _) = worker(&story, LIMIT, 10);
    let (other, clock) = worker(&story, LIMIT, 10);
    let mut claim = claims(&stalled).expect("two");
    clock.set(instant(LIMIT) + LEASE);
    claim.fence = claims(&other).expect("the same two").fence;
    assert_eq!(stalled.perform(&claim).expect("a sweep").breaches, 2);
}

#[rstest]
fn what_is_told_between_claim_and_work_counts(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let requests = due(&story, 2);
    let (one, _) = worker(&story, LIMIT, 10);
    let claim = claims(&one).expect("two");
    story
        .at("2024-07-12T12:00:00+02:00")
        .offers(requests[0])
        .expect("an offer");
    let done = one.perform(&claim).expect("a sweep");
    assert_eq!((done.looked_at, done.breaches), (2, 1));
}

#[rstest]
fn a_claim_by_a_clock_that_runs_ahead_holds_nobody_up(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    due(&story, 2);
    let (ahead, _) = worker(&story, "2034-07-13T00:00:00+02:00", 10);
    assert!(claims(&ahead).is_some());
    let (other, _) = worker(&story, LIMIT, 10);
    assert_eq!(other.catch_up().expect("a sweep").breaches, 2);
}

/// Gives a request a legal basis that the service may not know.
fn poison(story: &Story, id: RequestId, basis: &str) {
    let statement =
        format!("UPDATE placement_request SET legal_basis = '{basis}' WHERE id = '{id}'");
    story.raw().run(&statement).expect("an update");
}

#[rstest]
fn a_request_that_cannot_be_read_stops_nobody_and_is_tried_again_after_a_lease(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let requests = due(&story, 3);
    let poison = |basis: &str| poison(&story, requests[1], basis);
    let sound = story
        .raw()
        .line("SELECT DISTINCT legal_basis AS line FROM placement_request");
    poison("bvl_0_0");
    let (one, clock) = worker(&story, LIMIT, 10);
    let swept = one.catch_up().expect("a sweep");
    assert_eq!((swept.breaches, swept.set_aside), (2, 1));
    assert_eq!(
        one.catch_up().expect("a sweep"),
        Swept::default(),
        "not spun on"
    );
    clock.set(instant(LIMIT) + LEASE);
    assert_eq!(one.catch_up().expect("a sweep").set_aside, 1);
    poison(&sound);
    clock.set(instant(LIMIT) + LEASE * 2);
    let swept = one.catch_up().expect("a sweep");
    assert_eq!((swept.breaches, swept.set_aside), (1, 0));
    assert_eq!(story.raw().count("engine_claim"), 0);
}

#[rstest]
fn an_import_leaves_what_it_cannot_read_to_the_workers(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let requests = due(&story, 2);
    poison(&story, requests[0], "bvl_0_0");
    let swept = story.at(LIMIT).sweeps();
    assert_eq!((swept.breaches, swept.set_aside), (1, 1));
    assert_eq!(story.at(LIMIT).sweeps(), Swept::default(), "not spun on");
    let (one, clock) = worker(&story, LIMIT, 10);
    clock.set(instant(LIMIT) + LEASE);
    assert_eq!(one.catch_up().expect("a sweep").set_aside, 1);
}

/// Lets the next transactions fail to begin, each as it is told.
#[derive(Default)]
struct Refusals(Mutex<VecDeque<StoreFault>>);

impl Boundary for Refusals {
    fn pass(&self, step: Step) -> Result<(), StoreFault> {
        let mut refusals = self.0.lock().expect("the refusals");
        match (step, refusals.front()) {
            (Step::Begin, Some(_)) => refusals.pop_front().map_or(Ok(()), Err),
            _ => Ok(()),
        }
    }
}

#[rstest]
#[case::when_the_batch_begins(&[StoreFault::Busy])]
#[case::when_one_is_tried_alone(&[StoreFault::Database("no".into()), StoreFault::Busy])]
fn a_busy_database_is_left_alone_and_nothing_is_set_aside(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] faults: &[StoreFault],
) {
    let story = Story::on(on);
    due(&story, 2);
    let refusals = Arc::new(Refusals::default());
    let service = story.service_behind(refusals.clone());
    let sharing = Sharing {
        lease: LEASE,
        batch: 10,
    };
    let one = Worker::new(service.with_clock(Clock::at(instant(LIMIT))), sharing);
    let claim = claims(&one).expect("two");
    refusals.0.lock().expect("free").extend(faults.to_vec());
    assert_eq!(one.perform(&claim), Err(StoreFault::Busy.into()));
    let done = one.perform(&claim).expect("a sweep");
    assert_eq!((done.breaches, done.set_aside, done.lost), (2, 0, 0));
}

#[rstest]
fn a_worker_that_takes_leave_is_not_waited_for(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    due(&story, 1);
    let (one, _) = worker(&story, LIMIT, 10);
    claims(&one).expect("one");
    assert_eq!(story.raw().count("engine_worker"), 1, "the control");
    one.leave().expect("a leave");
    assert_eq!(story.raw().count("engine_worker"), 0);
}

#[rstest]
fn a_request_that_cannot_be_written_stops_nobody(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let requests = due(&story, 3);
    let id = requests[1];
    let refuse = match on {
        Sqlite => format!(
            "CREATE TRIGGER no BEFORE INSERT ON possible_breach WHEN NEW.request_id = '{id}' \
             BEGIN SELECT RAISE(ABORT, 'no'); END"
        ),
        Postgres => {
            format!("ALTER TABLE possible_breach ADD CONSTRAINT no CHECK (request_id <> '{id}')")
        }
    };
    story.raw().run(&refuse).expect("a refusal");
    let (one, _) = worker(&story, LIMIT, 10);
    let swept = one.catch_up().expect("a sweep");
    assert_eq!((swept.breaches, swept.set_aside), (2, 1));
    assert_eq!(
        one.catch_up().expect("a sweep"),
        Swept::default(),
        "not spun on"
    );
}

#[rstest]
fn after_a_day_down_the_workers_catch_up_oldest_first(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    for minute in [30, 10, 50, 20, 40, 0] {
        let reported = format!("2024-07-12T23:{minute:02}:00+02:00");
        story.at(&reported).registers(&acute_at(&reported));
    }
    let (one, _) = worker(&story, "2024-07-14T02:00:00+02:00", 2);
    assert_eq!(one.catch_up().expect("a sweep").breaches, 6);
    let order = if on == Sqlite { "j.rowid" } else { "j.ctid" };
    let passed = story.raw().lines(&format!(
        "SELECT CAST(b.passed_at AS TEXT) AS line FROM possible_breach b \
         JOIN journal j ON j.object_id = b.id WHERE j.action = 'breach.flag' ORDER BY {order}"
    ));
    assert!(passed.is_sorted() && passed.len() == 6, "{passed:?}");
}

#[rstest]
fn four_workers_at_once_find_everything_once(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    due(&story, 60);
    let workers = (0..4).map(|_| {
        let (one, _) = worker(&story, LIMIT, 5);
        std::thread::spawn(move || one.catch_up().expect("a sweep"))
    });
    let workers: Vec<_> = workers.collect();
    let mut total = Swept::default();
    for worker in workers {
        total.add(worker.join().expect("a worker"));
    }
    let expected = Swept {
        looked_at: 60,
        breaches: 60,
        ..Swept::default()
    };
    assert_eq!(total, expected);
    assert_eq!(story.raw().count("possible_breach"), 60);
    assert_eq!(story.raw().count("engine_claim"), 0);
}

#[rstest]
fn readiness_and_figures_tell_how_late_the_engine_is(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let told = app.signed_in(KOMMUNE);
    // The sweep at the start is done; the next is when the test says so.
    while app.anyone().get("/ready").status != 200 {
        std::thread::yield_now();
    }
    let answer = told.post("/anmodninger", &an_overdue_request());
    assert_eq!(answer.status, 201);
    let ready = app.anyone().get("/ready");
    assert_eq!(
        (ready.status, ready.json()["klar"].as_bool()),
        (200, Some(true))
    );
    let metrics = app.metrics();
    for line in [
        "bistandsplikt_engine_due 1",
        "bistandsplikt_engine_database_up 1",
        "bistandsplikt_engine_sweeps_total 1",
        "bistandsplikt_engine_flagged_total 0",
        "bistandsplikt_engine_heartbeat_age_seconds{worker=\"",
    ] {
        assert!(metrics.contains(line), "{line} in {metrics}");
    }
    let hours_ago = match on {
        Sqlite => "strftime('%Y-%m-%d %H:%M:%f', 'now', '-3 hours')",
        Postgres => "now() AT TIME ZONE 'utc' - INTERVAL '3 hours'",
    };
    let mut raw = app.raw();
    raw.run(&format!(
        "UPDATE placement_request SET next_check_at = {hours_ago}"
    ))
    .expect("an update");
    raw.run(&format!(
        "UPDATE engine_worker SET last_swept_at = {hours_ago}"
    ))
    .expect("an update");
    let ready = app.anyone().get("/ready");
    let body = ready.json();
    assert_eq!((ready.status, body["klar"].as_bool()), (503, Some(false)));
    assert_eq!(
        body["grunner"],
        serde_json::json!(["fristmotorenErStille", "forfaltErForGammelt"])
    );
    assert!(body["eldsteForfaltSekunder"].as_i64() >= Some(3 * 3_600 - 1));
    app.sweeps();
    assert!(app.metrics().contains("bistandsplikt_engine_due 0"));
}
