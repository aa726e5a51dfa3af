#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::*;
use crate::domain::calendar::end_of_day;
use crate::domain::deadline::rules::testing::{day, event_id, stay_began, told, told_about, wall};
use crate::domain::deadline::{
    Deadline, DeadlineState, Presumption, RuleBook, RuleId, Settings, assess,
};
use crate::domain::nemnd::{NemndEvent, NemndEventKind};
use rstest::rstest;

/// A case of these events, on a request that nobody has moved in on.
pub(super) fn case<'a>(events: &'a [CaseEvent], related: &'a [Spell]) -> CaseFacts<'a> {
    CaseFacts {
        basis: LegalBasis::P6_2,
        emergency_decision_at: None,
        nemnd: &[],
        moved_in_at: None,
        events,
        related,
        stays_left_out: false,
    }
}

pub(super) fn limit(facts: &CaseFacts<'_>, rule: RuleId) -> Deadline {
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, facts, Settings::default());
    let mut of_rule = found.into_iter().filter(|limit| limit.rule.id == rule);
    let limit = of_rule.next().expect("a limit");
    assert_eq!(of_rule.next(), None, "one limit");
    limit
}

pub(super) fn last_day(facts: &CaseFacts<'_>, rule: RuleId) -> String {
    let limit = limit(facts, rule);
    crate::domain::calendar::local_date_of_limit(limit.due.plain).to_string()
}

pub(super) fn spell(under: StayBasis, from: &str, to: Option<&str>) -> Spell {
    Spell {
        under,
        from: wall(from),
        to: to.map(wall),
        meant_until: None,
    }
}

pub(super) const TREATMENT: RuleId = RuleId::TreatmentStay;
pub(super) const OBSERVATION: RuleId = RuleId::ObservationStay;

/// § 6-2: the end is twelve months from the start of the stay, moved back by the days under § 4-4.
#[rstest]
#[case("nothing before it", &[], "2027-02-01")]
#[case("ten days straight before it", &[("2026-01-22T15:00", Some("2026-02-01T10:00"))], "2027-01-22")]
#[case("an end nobody told is the start of the stay", &[("2026-01-22T15:00", None)], "2027-01-22")]
#[case("ten days with days between", &[("2026-01-02T15:00", Some("2026-01-12T10:00"))], "2027-01-22")]
#[case("two spells", &[("2026-01-02T15:00", Some("2026-01-12T10:00")), ("2026-01-29T23:00", None)], "2027-01-19")]
#[case("the same days told in two cases", &[("2026-01-22T15:00", Some("2026-02-01T10:00")), ("2026-01-22T15:00", Some("2026-02-01T10:00"))], "2027-01-22")]
#[case("days over both nights of the clock", &[("2025-10-20T12:00", Some("2025-10-30T12:00"))], "2027-01-22")]
#[case("an emergency after the stay began", &[("2026-03-01T12:00", Some("2026-03-11T12:00"))], "2027-02-01")]
#[case("a spell that ends after the stay began", &[("2026-01-22T15:00", Some("2026-02-20T10:00"))], "2027-01-22")]
fn time_under_4_4_is_taken_from_treatment(
    #[case] what: &str,
    #[case] emergency: &[(&str, Option<&str>)],
    #[case] last: &str,
) {
    let events = [stay_began(
        1,
        EventDetail::StayP6_2Treatment,
        wall("2026-02-01T12:00"),
    )];
    let related: Vec<_> = emergency
        .iter()
        .map(|(from, to)| spell(StayBasis::P4_4, from, *to))
        .collect();
    assert_eq!(
        last_day(&case(&events, &related), TREATMENT),
        last,
        "{what}"
    );
}

#[rstest]
#[case(StayBasis::P4_5)]
#[case(StayBasis::P6_1)]
#[case(StayBasis::P6_6)]
fn only_time_under_4_4_is_taken_from_treatment(#[case] other: StayBasis) {
    let events = [stay_began(
        1,
        EventDetail::StayP6_2Treatment,
        wall("2026-02-01T12:00"),
    )];
    let related = [spell(other, "2026-01-01T12:00", Some("2026-01-20T12:00"))];
    let facts = case(&events, &related);
    assert_eq!(last_day(&facts, TREATMENT), "2027-02-01");
    assert_eq!(limit(&facts, TREATMENT).deducted_days, 0);
}

/// A new decision adds the same again, once, and only while there is something to prolong.
#[rstest]
#[case("none", OBSERVATION, &[], "2026-03-01")]
#[case("one", OBSERVATION, &["2026-02-20T12:00"], "2026-03-29")]
#[case("on the last day", OBSERVATION, &["2026-03-01T23:59"], "2026-03-29")]
#[case("the day after", OBSERVATION, &["2026-03-02T00:00"], "2026-03-01")]
#[case("twice", OBSERVATION, &["2026-02-20T12:00", "2026-03-10T12:00"], "2026-03-29")]
#[case("before the stay", OBSERVATION, &["2026-01-20T12:00"], "2026-03-01")]
#[case("the decision it began with", OBSERVATION, &["2026-02-01T12:00"], "2026-03-01")]
#[case("none", TREATMENT, &[], "2027-02-01")]
#[case("one", TREATMENT, &["2027-01-20T12:00"], "2028-02-01")]
#[case("twice", TREATMENT, &["2027-01-20T12:00", "2027-12-20T12:00"], "2028-02-01")]
fn a_new_decision_prolongs_once(
    #[case] what: &str,
    #[case] rule: RuleId,
    #[case] renewed: &[&str],
    #[case] last: &str,
) {
    let detail = if rule == TREATMENT {
        EventDetail::StayP6_2Treatment
    } else {
        EventDetail::StayP6_2Observation
    };
    let mut events = vec![stay_began(1, detail, wall("2026-02-01T12:00"))];
    events.extend(
        (2..)
            .zip(renewed)
            .map(|(number, at)| told(number, CaseEventKind::OrderRenewed, wall(at))),
    );
    assert_eq!(last_day(&case(&events, &[]), rule), last, "{what}");
}

#[test]
fn emergency_time_is_taken_off_once_also_from_a_prolonged_stay() {
    let events = [
        stay_began(1, EventDetail::StayP6_2Treatment, wall("2026-02-01T12:00")),
        told(2, CaseEventKind::OrderRenewed, wall("2027-01-20T12:00")),
    ];
    let related = [spell(
        StayBasis::P4_4,
        "2026-01-22T12:00",
        Some("2026-02-01T12:00"),
    )];
    let facts = case(&events, &related);
    assert_eq!(last_day(&facts, TREATMENT), "2028-01-22");
    // A decision that comes in the days taken off is too late.
    let late = [
        events[0].clone(),
        told(2, CaseEventKind::OrderRenewed, wall("2027-01-25T12:00")),
    ];
    assert_eq!(last_day(&case(&late, &related), TREATMENT), "2027-01-22");
}

#[test]
fn more_emergency_time_than_there_is_leaves_the_day_it_began() {
    let events = [stay_began(
        1,
        EventDetail::StayP6_2Observation,
        wall("2026-02-01T12:00"),
    )];
    let related = [spell(
        StayBasis::P4_4,
        "2025-11-01T12:00",
        Some("2026-02-01T12:00"),
    )];
    assert_eq!(
        last_day(&case(&events, &related), OBSERVATION),
        "2026-02-01"
    );
}

/// A new stay takes only the emergency time since the last one of its kind began.
#[test]
fn emergency_time_counts_toward_the_stay_it_led_to() {
    let events = [
        stay_began(
            1,
            EventDetail::StayP6_2Observation,
            wall("2026-02-01T12:00"),
        ),
        told_about(2, CaseEventKind::StayEnded, 1, wall("2026-02-20T12:00")),
        stay_began(
            3,
            EventDetail::StayP6_2Observation,
            wall("2026-06-01T12:00"),
        ),
    ];
    let related = [
        spell(
            StayBasis::P4_4,
            "2026-01-25T12:00",
            Some("2026-02-01T12:00"),
        ),
        spell(
            StayBasis::P4_4,
            "2026-05-28T12:00",
            Some("2026-06-01T12:00"),
        ),
    ];
    let facts = case(&events, &related);
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, &facts, Settings::default());
    let days: Vec<_> = found.iter().map(|limit| limit.deducted_days).collect();
    assert_eq!(days, [7, 4]);
    assert_eq!(found[0].due.plain, end_of_day(day("2026-02-22")));
    assert_eq!(found[1].due.plain, end_of_day(day("2026-06-25")));
}

/// A stay that goes on in another place runs from its first day, and only in the case that has it now.
#[test]
fn a_stay_that_goes_on_in_another_case_runs_from_its_first_day() {
    let began = spell(
        StayBasis::P6_2Treatment,
        "2026-02-01T12:00",
        Some("2026-05-04T09:00"),
    );
    let later = spell(StayBasis::P6_2Treatment, "2026-05-04T15:00", None);
    let here = [stay_began(1, EventDetail::StayP6_2Treatment, later.from)];
    let now = limit(&case(&here, &[began]), TREATMENT);
    assert_eq!((now.starts_at, now.ended), (began.from, None));
    let there = [stay_began(1, EventDetail::StayP6_2Treatment, began.from)];
    let before = limit(&case(&there, &[later]), TREATMENT);
    assert_eq!(before.starts_at, began.from);
    assert_eq!(before.state(later.from), DeadlineState::Met);
    // The control: with a night between it is a new stay.
    let gap = Spell {
        to: Some(wall("2026-05-03T09:00")),
        ..began
    };
    let anew = limit(&case(&here, &[gap]), TREATMENT);
    assert_eq!(anew.starts_at, later.from);
}

#[test]
fn who_moved_in_on_a_request_stays_under_its_paragraph_until_another_stay_begins() {
    let moved = |basis| CaseFacts {
        basis,
        moved_in_at: Some(wall("2026-02-01T12:00")),
        ..case(&[], &[])
    };
    let treatment = moved(LegalBasis::P6_2);
    let found = limit(&treatment, TREATMENT);
    assert!(found.presumptions.contains(&Presumption::TreatmentPresumed));
    assert!(stays(&moved(LegalBasis::P4_2), StayBasis::P4_4).is_empty());
    // What is told is worth more than what is presumed.
    let events = [stay_began(
        1,
        EventDetail::StayP6_2Observation,
        wall("2026-02-01T13:00"),
    )];
    let observed = CaseFacts {
        events: &events,
        ..treatment
    };
    assert!(stays(&observed, StayBasis::P6_2Treatment).is_empty());
    assert_eq!(last_day(&observed, OBSERVATION), "2026-03-01");
}

/// § 6-6: six weeks from the decision, and six from each that renews it.
#[test]
fn every_renewal_under_6_6_starts_six_weeks_of_its_own() {
    let nemnd = [NemndEvent {
        kind: NemndEventKind::Decided,
        at: wall("2026-01-20T12:00"),
        until: None,
    }];
    let events = [
        stay_began(1, EventDetail::StayP6_6, wall("2026-01-27T12:00")),
        told(2, CaseEventKind::OrderRenewed, wall("2026-03-02T12:00")),
        told_about(3, CaseEventKind::StayEnded, 1, wall("2026-04-10T12:00")),
    ];
    let facts = CaseFacts {
        basis: LegalBasis::P6_6,
        nemnd: &nemnd,
        ..case(&events, &[])
    };
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, &facts, Settings::default());
    let periods: Vec<_> = found
        .iter()
        .filter(|limit| limit.rule.id == RuleId::TraffickingStayPeriod)
        .map(|limit| {
            let last = crate::domain::calendar::local_date_of_limit(limit.due.plain);
            (limit.starts_at, last, limit.ended.map(|end| end.at))
        })
        .collect();
    assert_eq!(
        periods,
        [
            (nemnd[0].at, day("2026-03-03"), Some(events[1].at)),
            (events[1].at, day("2026-04-13"), Some(events[2].at)),
        ]
    );
}

/// § 6-6: six months in all, the emergency time and earlier stays included.
#[test]
fn all_time_under_4_5_and_6_6_counts_toward_the_six_months() {
    let events = [stay_began(
        1,
        EventDetail::StayP6_6,
        wall("2026-03-01T12:00"),
    )];
    let related = [
        spell(
            StayBasis::P4_5,
            "2026-01-01T12:00",
            Some("2026-01-11T12:00"),
        ),
        spell(
            StayBasis::P6_6,
            "2026-01-11T12:00",
            Some("2026-01-31T12:00"),
        ),
    ];
    let facts = case(&events, &related);
    let found = limit(&facts, RuleId::TraffickingStayTotal);
    assert_eq!(found.deducted_days, 30);
    assert_eq!(found.due.plain, end_of_day(day("2026-08-02")));
}

/// § 6-1: withdrawn consent gives three weeks only in a stay meant for three months or more.
#[rstest]
#[case("not told", None, true)]
#[case("three months to the day", Some("2026-05-01T08:00"), true)]
#[case("a day less", Some("2026-04-30T23:00"), false)]
fn withdrawn_consent_counts_in_a_long_stay(
    #[case] what: &str,
    #[case] meant: Option<&str>,
    #[case] holds: bool,
) {
    let began = CaseEvent {
        until: meant.map(wall),
        ..stay_began(1, EventDetail::StayP6_1, wall("2026-02-01T12:00"))
    };
    let events = [
        began,
        told(2, CaseEventKind::ConsentWithdrawn, wall("2026-03-01T12:00")),
    ];
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, &case(&events, &[]), Settings::default());
    let limit = found
        .iter()
        .find(|limit| limit.rule.id == RuleId::HoldingAfterWithdrawal);
    assert_eq!(limit.is_some(), holds, "{what}");
    let presumed =
        limit.is_some_and(|one| one.presumptions.contains(&Presumption::MeantForThreeMonths));
    assert_eq!(presumed, holds && meant.is_none(), "{what}");
}

/// § 6-1: three weeks from each time the child was brought back within three weeks.
#[rstest]
#[case("within three weeks of moving in", &["2026-02-20T12:00"], 1)]
#[case("on the last day", &["2026-02-22T23:59"], 1)]
#[case("the day after", &["2026-02-23T00:00"], 0)]
#[case("again within three weeks of the last time", &["2026-02-20T12:00", "2026-03-10T12:00"], 2)]
#[case("before the stay", &["2026-01-20T12:00"], 0)]
fn a_child_brought_back_in_time_may_be_held_again(
    #[case] what: &str,
    #[case] back: &[&str],
    #[case] limits: usize,
) {
    let mut events = vec![stay_began(
        1,
        EventDetail::StayP6_1,
        wall("2026-02-01T12:00"),
    )];
    events.extend(
        (2..)
            .zip(back)
            .map(|(number, at)| told(number, CaseEventKind::BroughtBack, wall(at))),
    );
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, &case(&events, &[]), Settings::default());
    let again = found
        .iter()
        .filter(|limit| limit.rule.id == RuleId::HoldingAfterReturn);
    assert_eq!(again.count(), limits, "{what}");
}

/// § 6-2: a review keeps the limit; a stay that ended before leaves nothing to review.
#[rstest]
#[case(Some("2026-07-20T12:00"), None, DeadlineState::Met)]
#[case(None, Some("2026-07-20T12:00"), DeadlineState::Moot)]
#[case(None, None, DeadlineState::Passed)]
#[case(Some("2026-08-10T12:00"), None, DeadlineState::MetLate)]
fn a_decision_is_reviewed_while_the_stay_lasts(
    #[case] reviewed: Option<&str>,
    #[case] left: Option<&str>,
    #[case] state: DeadlineState,
) {
    let mut events = vec![stay_began(
        1,
        EventDetail::StayP6_2Treatment,
        wall("2026-02-01T12:00"),
    )];
    events.extend(reviewed.map(|at| told(2, CaseEventKind::OrderReviewed, wall(at))));
    events.extend(left.map(|at| told_about(3, CaseEventKind::StayEnded, 1, wall(at))));
    let found = limit(&case(&events, &[]), RuleId::TreatmentReview);
    assert_eq!(found.state(wall("2026-09-01T00:00")), state);
    assert_eq!(found.due.plain, end_of_day(day("2026-08-01")));
}

/// A ban ends by its own events, not by another ban's.
#[test]
fn a_petition_about_one_ban_keeps_only_that_one() {
    let events = [
        told(1, CaseEventKind::MovingBan, wall("2026-02-02T12:00")),
        told(2, CaseEventKind::MovingBan, wall("2026-02-03T12:00")),
        told_about(3, CaseEventKind::BanPetition, 2, wall("2026-02-10T12:00")),
    ];
    let book = RuleBook::built_in().unwrap();
    let found = assess(&book, &case(&events, &[]), Settings::default());
    let kept: Vec<_> = found
        .iter()
        .filter(|limit| limit.rule.id == RuleId::MovingBanPetition)
        .map(|limit| limit.ended.is_some())
        .collect();
    assert_eq!(kept, [false, true]);
    let lasting: Vec<_> = found
        .iter()
        .filter(|limit| limit.rule.id == RuleId::MovingBanDuration)
        .map(|limit| limit.state(wall("2026-06-01T00:00")))
        .collect();
    // It stands until the tribunal decides, so the three months have no object.
    assert_eq!(lasting, [DeadlineState::Passed, DeadlineState::Moot]);
    assert_eq!(events[2].about, Some(event_id(2)));
}

#[test]
fn the_old_wording_is_told_of_as_unread() {
    let stay = |from: &str| {
        let events = [stay_began(1, EventDetail::StayP6_2Treatment, wall(from))];
        let before = wall(from) - chrono::TimeDelta::days(5);
        let related = [Spell {
            under: StayBasis::P4_4,
            from: before,
            to: None,
            meant_until: None,
        }];
        let found = limit(&case(&events, &related), TREATMENT);
        found
            .presumptions
            .contains(&Presumption::EmergencyTimeBefore2026)
    };
    assert_eq!(
        (stay("2025-12-31T23:59"), stay("2026-01-01T00:00")),
        (true, false)
    );
}
