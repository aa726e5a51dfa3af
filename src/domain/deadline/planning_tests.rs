#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::*;
use crate::domain::code::Code;
use crate::domain::deadline::rules::testing::{day, deadline, event, wall};
use crate::domain::deadline::{CaseFacts, RuleBook, Settings, assess};
use rstest::rstest;

/// The hearing, working days before it, the last day.
#[rstest]
#[case("2026-02-12T09:00", 0, "2026-02-12")]
#[case("2026-02-12T09:00", 1, "2026-02-11")]
#[case("2026-02-12T09:00", 5, "2026-02-05")] // over a weekend
#[case("2026-02-09T09:00", 1, "2026-02-06")] // a Monday
#[case("2026-04-07T09:00", 1, "2026-04-01")] // the Tuesday after Easter
#[case("2026-04-10T09:00", 5, "2026-03-31")] // over Easter
#[case("2026-12-28T09:00", 1, "2026-12-24")] // Christmas Eve is a working day
#[case("2026-12-28T09:00", 2, "2026-12-23")]
#[case("2027-01-04T09:00", 1, "2026-12-31")] // over New Year
#[case("2028-03-01T09:00", 1, "2028-02-29")]
#[case("2026-03-30T09:00", 1, "2026-03-27")] // over the night the clock is put forward
#[case("2026-10-26T09:00", 1, "2026-10-23")] // over the night it is put back
#[case("2026-02-14T09:00", 0, "2026-02-13")] // on a Saturday
#[case("2026-02-14T09:00", 1, "2026-02-13")]
#[case("2026-02-14T09:00", 2, "2026-02-12")]
#[case("2026-02-11T23:30", 1, "2026-02-10")] // late in the evening, another date in UTC
fn the_last_day_to_name_a_place(#[case] hearing: &str, #[case] days: u16, #[case] last: &str) {
    let planned = named_place(wall(hearing), days, None);
    assert_eq!(planned.last_day, day(last));
    assert_eq!(planned.safe_day, planned.last_day);
    assert_eq!(planned.rule, None, "no limit of the Act");
}

#[test]
fn a_day_is_ahead_until_it_is_over() {
    let planned = named_place(wall("2026-02-12T09:00"), 1, None);
    assert_eq!(planned.state(wall("2026-02-11T23:59")), PlanState::Ahead);
    assert_eq!(planned.state(wall("2026-02-12T00:00")), PlanState::Behind);
    let done = named_place(wall("2026-02-12T09:00"), 1, Some(wall("2026-02-11T12:00")));
    assert_eq!(done.state(wall("2026-02-11T11:59")), PlanState::Ahead);
    assert_eq!(done.state(wall("2026-02-20T00:00")), PlanState::Done);
}

/// From the decision forward: the last day by the plain count, and the last working day within it.
#[rstest]
#[case(LegalBasis::P4_4, "2024-12-12T12:00", "2024-12-26", "2024-12-24")]
#[case(LegalBasis::P4_2, "2025-03-07T12:00", "2025-04-18", "2025-04-16")]
#[case(LegalBasis::P4_5, "2026-01-10T12:00", "2026-01-24", "2026-01-23")]
#[case(LegalBasis::P4_4, "2026-01-06T12:00", "2026-01-20", "2026-01-20")]
fn the_last_day_of_the_petition(
    #[case] basis: LegalBasis,
    #[case] decided: &str,
    #[case] last: &str,
    #[case] safe: &str,
) {
    let facts = CaseFacts {
        basis,
        emergency_decision_at: Some(wall(decided)),
        nemnd: &[],
        moved_in_at: None,
        events: &[],
        related: &[],
        stays_left_out: false,
    };
    let limits = assess(&RuleBook::built_in().unwrap(), &facts, Settings::default());
    let planned = petitions(&limits);
    assert_eq!(planned.len(), 1);
    assert_eq!(
        (planned[0].last_day, planned[0].safe_day),
        (day(last), day(safe))
    );
    assert_eq!(planned[0].counted_from, wall(decided));
}

#[test]
fn a_petition_that_lost_its_object_is_not_planned() {
    let start = wall("2026-01-06T12:00");
    let planned = |kind| {
        let nemnd = [event(kind, wall("2026-01-08T12:00"))];
        let facts = CaseFacts {
            basis: LegalBasis::P4_4,
            emergency_decision_at: Some(start),
            nemnd: &nemnd,
            moved_in_at: None,
            events: &[],
            related: &[],
            stays_left_out: false,
        };
        petitions(&assess(
            &RuleBook::built_in().unwrap(),
            &facts,
            Settings::default(),
        ))
    };
    assert_eq!(planned(NemndEventKind::EmergencyDecisionNotApproved), []);
    let kept = planned(NemndEventKind::PetitionReceived);
    assert_eq!(kept[0].state(wall("2026-02-01T12:00")), PlanState::Done);
}

/// A letter may say both: what was put off makes room for the hearing told with it.
#[test]
fn what_is_told_with_a_hearing_does_not_undo_it() {
    let told_at = wall("2026-02-01T12:00");
    let told = [
        event(NemndEventKind::Postponed, wall("2026-02-01T09:00")),
        event(NemndEventKind::HearingSet, wall("2026-03-02T09:00")),
    ]
    .map(|event| (event, told_at));
    assert_eq!(standing_hearing(&told), Some(wall("2026-03-02T09:00")));
}

/// What was told, in the order it was told, and when the hearing is.
#[rstest]
#[case(&[], None)]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00")], Some("2026-03-02T09:00"))]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00"), (NemndEventKind::HearingSet, "2026-02-27T09:00")], Some("2026-02-27T09:00"))]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00"), (NemndEventKind::Postponed, "2026-02-20T09:00")], None)]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00"), (NemndEventKind::Postponed, "2026-02-20T09:00"),
    (NemndEventKind::HearingSet, "2026-03-16T09:00")], Some("2026-03-16T09:00"))]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00"), (NemndEventKind::Decided, "2026-03-10T09:00")], None)]
#[case(&[(NemndEventKind::HearingSet, "2026-03-02T09:00"), (NemndEventKind::PetitionReceived, "2026-02-20T09:00")], Some("2026-03-02T09:00"))]
fn the_hearing_that_stands(
    #[case] events: &[(NemndEventKind, &str)],
    #[case] hearing: Option<&str>,
) {
    let first = wall("2026-02-01T12:00");
    let told: Vec<_> = (0..)
        .zip(events)
        .map(|(order, (kind, at))| {
            let told_at = first + chrono::TimeDelta::minutes(order);
            (event(*kind, wall(at)), told_at)
        })
        .collect();
    assert_eq!(standing_hearing(&told), hearing.map(wall));
    let backwards: Vec<_> = told.into_iter().rev().collect();
    assert_eq!(
        standing_hearing(&backwards),
        hearing.map(wall),
        "in any order"
    );
}

#[test]
fn only_petitions_are_planned_among_the_limits() {
    let book = RuleBook::built_in().unwrap();
    let start = wall("2026-02-03T12:00");
    let limits: Vec<_> = book
        .rules()
        .iter()
        .map(|rule| deadline(rule, start, None))
        .collect();
    let planned: Vec<_> = petitions(&limits)
        .iter()
        .filter_map(|one| one.rule)
        .collect();
    assert_eq!(
        planned,
        [
            RuleId::CarePetition,
            RuleId::CarePetitionAbroad,
            RuleId::InstitutionPetition,
            RuleId::InstitutionPetitionAbroad,
            RuleId::TraffickingPetition,
            RuleId::MovingBanPetition,
            RuleId::ExitBanPetition,
        ]
    );
}

/// §§ 5-3, 6-2 and 6-6, and the emergency decisions that lead to one of them.
#[test]
fn the_tribunal_must_know_the_place_where_the_act_says_so() {
    let all = LegalBasis::ALL.iter().copied();
    let named: Vec<_> = all.filter(|basis| needs_named_place(*basis)).collect();
    assert_eq!(
        named,
        [
            LegalBasis::P4_2,
            LegalBasis::P4_4,
            LegalBasis::P4_5,
            LegalBasis::P5_1,
            LegalBasis::P6_2,
            LegalBasis::P6_6,
        ]
    );
}
