//! What the rules' tables of examples are written in: Norwegian wall-clock times.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::calendar::{end_of_day, instant};
use crate::domain::deadline::{CaseFacts, Deadline, DeadlineState, Rule, Settings, passes_at};
use crate::domain::nemnd::{NemndEvent, NemndEventKind};

/// `2026-03-19T10:00`, as a clock on the wall shows it.
pub fn wall(text: &str) -> DateTime<Utc> {
    instant(format!("{text}:00").parse().unwrap())
}

/// `2026-03-19`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An event without an end date.
pub fn event(kind: NemndEventKind, at: DateTime<Utc>) -> NemndEvent {
    NemndEvent {
        kind,
        at,
        until: None,
    }
}

/// Nemndleder's extension.
pub fn extended(at: &str, until: &str) -> NemndEvent {
    NemndEvent {
        kind: NemndEventKind::Extended,
        at: wall(at),
        until: Some(day(until)),
    }
}

/// A case in which every start fact happened at one instant, and these events.
pub fn case<'a>(rule: &Rule, start: DateTime<Utc>, nemnd: &'a [NemndEvent]) -> CaseFacts<'a> {
    CaseFacts {
        basis: rule.bases[0],
        emergency_decision_at: Some(start),
        nemnd,
        moved_in_at: None,
    }
}

/// The limit when every start fact happened at `start` and every end fact at `end`.
pub fn deadline(rule: &'static Rule, start: DateTime<Utc>, end: Option<DateTime<Utc>>) -> Deadline {
    use NemndEventKind::{
        Decided, DecisionCarriedOut, EmergencyDecisionApproved, EmergencyDecisionReceived,
        PetitionReceived,
    };
    let mut nemnd = vec![
        event(Decided, start),
        event(EmergencyDecisionReceived, start),
    ];
    for kind in [
        DecisionCarriedOut,
        EmergencyDecisionApproved,
        PetitionReceived,
    ] {
        nemnd.extend(end.map(|at| event(kind, at)));
    }
    rule.assess(&case(rule, start, &nemnd), Settings::default())
        .unwrap()
}

/// Checks both last days from a start, and the day before, the day and the day after.
pub fn check_last_days(rule: &'static Rule, start: &str, plain: &str, court: &str) {
    let start = wall(start);
    let limit = deadline(rule, start, None);
    assert_eq!(
        limit.due.as_court_counts,
        end_of_day(day(court)),
        "as the courts count"
    );
    check_end(rule, start, end_of_day(day(plain)));
}

/// Checks the plain end from a start, and what an end a day and a moment before and after means.
pub fn check_end(rule: &'static Rule, start: DateTime<Utc>, plain: DateTime<Utc>) {
    let moment = TimeDelta::milliseconds(1);
    let limit = deadline(rule, start, None);
    assert_eq!(limit.starts_at, start);
    assert_eq!(limit.due.plain, plain, "plain");
    assert_eq!(limit.state(plain - moment), DeadlineState::Running);
    assert_eq!(limit.state(plain), DeadlineState::Passed);
    assert_eq!(passes_at(&limit), Some(plain));
    for in_time in [plain - TimeDelta::days(1), plain - moment] {
        let met = deadline(rule, start, Some(in_time));
        assert_eq!(met.state(in_time - moment), DeadlineState::Running);
        assert_eq!(met.state(plain), DeadlineState::Met);
        assert_eq!(passes_at(&met), None);
    }
    for late in [plain, plain + TimeDelta::days(1)] {
        let late_end = deadline(rule, start, Some(late));
        assert_eq!(late_end.state(late), DeadlineState::MetLate);
        assert_eq!(passes_at(&late_end), Some(plain));
    }
}
