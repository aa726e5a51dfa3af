//! When a stay runs, what prolongs it, and what is presumed of the time before it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::tests::{OBSERVATION, TREATMENT, case, last_day, limit, spell};
use super::*;
use crate::domain::deadline::rules::testing::{stay_began, told, told_about, wall};
use crate::domain::deadline::{Presumption, RuleBook, RuleId, Settings, assess};
use rstest::rstest;

/// An order that comes after the child has left prolongs nothing.
#[rstest]
#[case("2026-02-20T12:00", "2026-03-29")]
#[case("2026-02-20T12:01", "2026-03-01")]
fn a_stay_is_prolonged_while_it_lasts(#[case] renewed: &str, #[case] last: &str) {
    let events = [
        stay_began(
            1,
            EventDetail::StayP6_2Observation,
            wall("2026-02-01T12:00"),
        ),
        told_about(2, CaseEventKind::StayEnded, 1, wall("2026-02-20T12:00")),
        told(3, CaseEventKind::OrderRenewed, wall(renewed)),
    ];
    assert_eq!(last_day(&case(&events, &[]), OBSERVATION), last);
}

/// Two stays under § 6-2 annet ledd, of which only the first has ended.
fn two_stays() -> [CaseEvent; 4] {
    let detail = EventDetail::StayP6_2Treatment;
    [
        stay_began(1, detail, wall("2026-02-01T12:00")),
        told_about(2, CaseEventKind::OrderReviewed, 1, wall("2026-02-10T12:00")),
        told_about(3, CaseEventKind::StayEnded, 1, wall("2026-03-01T12:00")),
        stay_began(4, detail, wall("2026-04-01T12:00")),
    ]
}

#[test]
fn a_stay_ends_by_what_is_told_of_its_end() {
    let events = two_stays();
    let stay = |from, to: Option<&str>| Stay {
        from: wall(from),
        to: to.map(wall),
        meant_until: None,
    };
    assert_eq!(
        stays(&case(&events, &[]), StayBasis::P6_2Treatment),
        [
            stay("2026-02-01T12:00", Some("2026-03-01T12:00")),
            stay("2026-04-01T12:00", None),
        ]
    );
}

/// At an instant: the first day of the stay that ran then, and whether the child was in one. Who leaves
/// at an instant was still in the stay, but is in it no more.
#[rstest]
#[case("2026-02-01T11:59", None, false)]
#[case("2026-02-01T12:00", Some("2026-02-01T12:00"), true)]
#[case("2026-03-01T11:59", Some("2026-02-01T12:00"), true)]
#[case("2026-03-01T12:00", Some("2026-02-01T12:00"), false)]
#[case("2026-03-01T12:01", None, false)]
#[case("2026-04-01T11:59", None, false)]
#[case("2026-04-01T12:00", Some("2026-04-01T12:00"), true)]
#[case("2030-01-01T12:00", Some("2026-04-01T12:00"), true)]
fn a_stay_runs_from_when_it_began_until_it_ended(
    #[case] at: &str,
    #[case] began: Option<&str>,
    #[case] is_in_it: bool,
) {
    let events = two_stays();
    let facts = case(&events, &[]);
    let found = running_at(&facts, StayBasis::P6_2Treatment, wall(at));
    assert_eq!(found.map(|stay| stay.from), began.map(wall));
    assert_eq!(
        is_running(&facts, StayBasis::P6_2Treatment, wall(at)),
        is_in_it
    );
    assert!(!is_running(&facts, StayBasis::P4_4, wall(at)));
}

/// § 6-2: what is presumed of time under § 4-4 is said where there was such time, and only there.
#[rstest]
#[case(
    OBSERVATION,
    EventDetail::StayP6_2Observation,
    Presumption::EmergencyTimeInObservation
)]
#[case(
    TREATMENT,
    EventDetail::StayP6_2Treatment,
    Presumption::EmergencyTimeBefore2026
)]
fn emergency_time_is_presumed_about_where_there_was_some(
    #[case] rule: RuleId,
    #[case] detail: EventDetail,
    #[case] presumption: Presumption,
) {
    let events = [stay_began(1, detail, wall("2025-02-10T12:00"))];
    let emergency = [spell(StayBasis::P4_4, "2025-02-05T12:00", None)];
    let presumed = |related: &[Spell]| {
        let found = limit(&case(&events, related), rule);
        found.presumptions.contains(&presumption)
    };
    assert_eq!((presumed(&emergency), presumed(&[])), (true, false));
}

#[test]
fn treatment_that_is_told_is_not_presumed() {
    let events = [stay_began(
        1,
        EventDetail::StayP6_2Treatment,
        wall("2026-02-01T12:00"),
    )];
    let found = limit(&case(&events, &[]), TREATMENT);
    assert!(!found.presumptions.contains(&Presumption::TreatmentPresumed));
}

/// § 6-6: an order belongs to the stay it came in, also when the child left as it came.
#[test]
fn an_order_of_one_stay_is_not_the_next_ones() {
    let events = [
        stay_began(1, EventDetail::StayP6_6, wall("2026-01-27T12:00")),
        told(2, CaseEventKind::OrderRenewed, wall("2026-03-02T12:00")),
        told_about(3, CaseEventKind::StayEnded, 1, wall("2026-03-02T12:00")),
        stay_began(4, EventDetail::StayP6_6, wall("2026-04-20T12:00")),
    ];
    let facts = CaseFacts {
        basis: LegalBasis::P6_6,
        ..case(&events, &[])
    };
    let found = assess(&RuleBook::built_in().unwrap(), &facts, Settings::default());
    let starts: Vec<_> = found
        .iter()
        .filter(|limit| limit.rule.id == RuleId::TraffickingStayPeriod)
        .map(|limit| limit.starts_at)
        .collect();
    assert_eq!(starts, [events[0].at, events[1].at, events[3].at]);
}
