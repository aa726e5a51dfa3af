#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::*;
use crate::domain::deadline::rules::testing::{day, stay_began, told, told_about, wall};
use crate::domain::deadline::{Settings, Spell, assess};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use rstest::rstest;

fn seen(basis: LegalBasis, events: &[CaseEvent], related: &[Spell], now: &str) -> Vec<Quota> {
    let book = RuleBook::built_in().unwrap();
    let facts = CaseFacts {
        basis,
        emergency_decision_at: None,
        nemnd: &[],
        moved_in_at: None,
        events,
        related,
        stays_left_out: false,
    };
    let limits = assess(&book, &facts, Settings::default());
    quotas(&book, &facts, &limits, wall(now))
}

fn emergency(under: StayBasis, from: &str, to: Option<&str>) -> Spell {
    Spell {
        under,
        from: wall(from),
        to: to.map(wall),
        meant_until: None,
    }
}

fn treatment() -> Vec<CaseEvent> {
    vec![stay_began(
        1,
        EventDetail::StayP6_2Treatment,
        wall("2026-02-01T12:00"),
    )]
}

/// Treatment from 1 February 2026, ten days under § 4-4 before it: the last day is 22 January 2027. Seen
/// from a day: used and left.
#[rstest]
#[case("2026-02-01T12:00", 10, 355)]
#[case("2026-02-02T00:00", 11, 354)]
#[case("2026-03-29T12:00", 66, 299)] // over the night the clock is put forward
#[case("2026-10-25T12:00", 276, 89)] // over the night it is put back
#[case("2027-01-21T12:00", 364, 1)]
#[case("2027-01-22T23:59", 365, 0)]
#[case("2027-01-23T00:00", 366, 0)]
fn days_used_and_days_left_make_the_whole(#[case] now: &str, #[case] used: u64, #[case] left: u64) {
    let related = [emergency(
        StayBasis::P4_4,
        "2026-01-22T12:00",
        Some("2026-02-01T12:00"),
    )];
    let found = seen(LegalBasis::P6_2, &treatment(), &related, now);
    assert_eq!(found.len(), 1);
    let quota = &found[0];
    assert_eq!((quota.used_days, quota.left_days), (used, left));
    assert_eq!((quota.total_days, quota.deducted_days), (365, 10));
    assert_eq!(quota.last_day, day("2027-01-22"));
    assert!(quota.warnings.contains(&QuotaWarning::EmergencyTimeCounts));
    assert_eq!(quota.warnings.contains(&QuotaWarning::UsedUp), left == 0);
}

#[test]
fn a_quota_ends_where_its_limit_does() {
    let events = [
        stay_began(
            1,
            EventDetail::StayP6_2Observation,
            wall("2026-03-05T12:00"),
        ),
        told(2, CaseEventKind::OrderRenewed, wall("2026-03-20T12:00")),
    ];
    let found = seen(LegalBasis::P6_2, &events, &[], "2026-03-21T12:00");
    let quota = &found[0];
    assert_eq!(quota.kind, QuotaKind::Observation);
    assert_eq!((quota.total_days, quota.renewals), (56, 1));
    assert_eq!((quota.used_days, quota.left_days), (16, 40));
    assert!(!quota.can_be_renewed, "once");
    assert_eq!(quota.warnings, [], "nothing was used before it");
    let before_renewal = seen(LegalBasis::P6_2, &events[..1], &[], "2026-03-19T12:00");
    assert!(before_renewal[0].can_be_renewed);
    assert_eq!(quota.last_day, day("2026-04-30"));
    assert_eq!(quota.last_day_as_court_counts, day("2026-04-30"));
}

#[test]
fn a_stay_that_ended_keeps_what_was_left() {
    let mut events = treatment();
    events.push(told_about(
        2,
        CaseEventKind::StayEnded,
        1,
        wall("2026-03-03T12:00"),
    ));
    let found = seen(LegalBasis::P6_2, &events, &[], "2026-12-01T12:00");
    assert_eq!((found[0].used_days, found[0].left_days), (30, 335));
    assert!(found[0].is_over && !found[0].can_be_renewed);
    // Looked at before it ended, it had not.
    let earlier = seen(LegalBasis::P6_2, &events, &[], "2026-02-11T12:00");
    assert!(!earlier[0].is_over);
    assert_eq!(earlier[0].used_days, 10);
}

/// While an emergency stay runs, treatment time is used before any treatment has begun.
#[rstest]
#[case(
    LegalBasis::P4_4,
    StayBasis::P4_4,
    QuotaKind::Treatment,
    365,
    "2027-01-22"
)]
#[case(
    LegalBasis::P6_2,
    StayBasis::P4_4,
    QuotaKind::Treatment,
    365,
    "2027-01-22"
)]
#[case(
    LegalBasis::P6_6,
    StayBasis::P4_5,
    QuotaKind::TraffickingTotal,
    181,
    "2026-07-22"
)]
fn an_emergency_stay_is_told_to_use_the_time_to_come(
    #[case] basis: LegalBasis,
    #[case] under: StayBasis,
    #[case] kind: QuotaKind,
    #[case] total: u64,
    #[case] last: &str,
) {
    let related = [emergency(under, "2026-01-22T12:00", None)];
    let found = seen(basis, &[], &related, "2026-02-01T12:00");
    assert_eq!(found.len(), 1);
    let quota = &found[0];
    assert_eq!((quota.kind, quota.starts_at), (kind, None));
    assert_eq!((quota.total_days, quota.used_days), (total, 10));
    assert_eq!(quota.left_days, total - 10);
    assert_eq!(quota.last_day, day(last));
    assert_eq!(quota.can_be_renewed, kind == QuotaKind::Treatment);
    assert_eq!(quota.warnings, [QuotaWarning::EmergencyTimeRuns]);
    // Once it has ended it uses no more.
    let over = [emergency(
        under,
        "2026-01-22T12:00",
        Some("2026-02-01T12:00"),
    )];
    let later = seen(basis, &[], &over, "2026-02-20T12:00");
    assert_eq!(later[0].used_days, 10);
    assert_eq!(later[0].warnings, [QuotaWarning::EmergencyTimeCounts]);
}

#[rstest]
#[case(LegalBasis::P3_2)]
#[case(LegalBasis::P6_6)]
#[case(LegalBasis::P4_2)]
fn emergency_time_says_nothing_where_no_such_stay_follows(#[case] basis: LegalBasis) {
    let related = [emergency(StayBasis::P4_4, "2026-01-22T12:00", None)];
    assert_eq!(seen(basis, &[], &related, "2026-02-01T12:00"), []);
}

#[test]
fn a_stay_that_is_to_come_has_no_quota_yet() {
    assert_eq!(
        seen(LegalBasis::P6_2, &treatment(), &[], "2026-02-01T11:59"),
        []
    );
}

#[test]
fn both_quotas_of_6_6_are_told() {
    let events = [stay_began(
        1,
        EventDetail::StayP6_6,
        wall("2026-02-02T12:00"),
    )];
    let related = [emergency(
        StayBasis::P4_5,
        "2026-01-23T12:00",
        Some("2026-02-02T12:00"),
    )];
    let found = seen(LegalBasis::P6_6, &events, &related, "2026-02-12T12:00");
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.kind, one.total_days, one.used_days, one.left_days))
        .collect();
    assert_eq!(
        told,
        [
            (QuotaKind::TraffickingPeriod, 42, 10, 32),
            (QuotaKind::TraffickingTotal, 181, 20, 161),
        ]
    );
}

/// The wording follows the day the stay began.
#[rstest]
#[case("2025-12-31T23:59", LawVersion::InForce2023)]
#[case("2026-01-01T00:00", LawVersion::Amended2026)]
fn a_quota_says_which_wording_it_follows(#[case] began: &str, #[case] law: LawVersion) {
    let events = [stay_began(1, EventDetail::StayP6_2Treatment, wall(began))];
    let found = seen(LegalBasis::P6_2, &events, &[], "2026-02-12T12:00");
    assert_eq!(found[0].law, Some(law));
}
