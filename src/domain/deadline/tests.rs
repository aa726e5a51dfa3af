#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::rules::testing::{event, event_id, told, told_about, wall};
use super::*;
use crate::domain::code::Code;
use crate::domain::nemnd::NemndEventKind;
use NemndEventKind::{
    Decided, DecisionCarriedOut, Dismissed, EmergencyDecisionNotApproved,
    EmergencyDecisionReceived, HearingSet, PetitionReceived, PetitionSent, Postponed,
};
use proptest::prelude::*;
use rstest::rstest;

const SENT: Settings = Settings {
    petition_counts: PetitionCounts::Sent,
};
const RECEIVED: Settings = Settings {
    petition_counts: PetitionCounts::Received,
};

fn facts(basis: LegalBasis, nemnd: &[NemndEvent]) -> CaseFacts<'_> {
    CaseFacts {
        basis,
        emergency_decision_at: Some(wall("2026-01-06T10:00")),
        nemnd,
        moved_in_at: None,
        events: &[],
        related: &[],
        stays_left_out: false,
    }
}

fn assess(facts: &CaseFacts<'_>, settings: Settings) -> Vec<Deadline> {
    super::assess(&RuleBook::built_in().unwrap(), facts, settings)
}

/// Which rules apply when every start fact exists.
#[rstest]
#[case(LegalBasis::P3_2, &[])]
#[case(LegalBasis::P4_1, &[])]
#[case(LegalBasis::P4_2, &[RuleId::CarePetition, RuleId::TribunalControl])]
#[case(LegalBasis::P4_4, &[RuleId::InstitutionPetition, RuleId::TribunalControl])]
#[case(LegalBasis::P4_5, &[RuleId::TraffickingPetition, RuleId::TribunalControl])]
#[case(LegalBasis::P5_1, &[RuleId::CareOrderCarriedOut])]
#[case(LegalBasis::P6_1, &[])]
#[case(LegalBasis::P6_2, &[RuleId::InstitutionOrderCarriedOut])]
#[case(LegalBasis::P6_6, &[RuleId::TraffickingOrderCarriedOut])]
fn rules_of_a_basis(#[case] basis: LegalBasis, #[case] rules: &[RuleId]) {
    let nemnd = [
        event(EmergencyDecisionReceived, wall("2026-01-06T15:00")),
        event(Decided, wall("2026-02-03T15:00")),
    ];
    let found: Vec<_> = assess(&facts(basis, &nemnd), RECEIVED)
        .iter()
        .map(|d| d.rule.id)
        .collect();
    assert_eq!(found, rules);
}

#[test]
fn nothing_runs_before_its_start_fact() {
    for basis in LegalBasis::ALL {
        let empty = CaseFacts {
            emergency_decision_at: None,
            ..facts(*basis, &[])
        };
        assert_eq!(assess(&empty, RECEIVED), []);
    }
}

#[test]
fn a_decision_before_the_act_follows_no_rule() {
    let decided = |at| CaseFacts {
        emergency_decision_at: Some(wall(at)),
        ..facts(LegalBasis::P4_2, &[])
    };
    assert_eq!(assess(&decided("2022-12-31T23:59"), RECEIVED), []);
    assert_eq!(assess(&decided("2023-01-01T00:00"), RECEIVED).len(), 1);
}

/// § 4-4, decided 6 January 2026 10:00, two weeks: what each course of events ends in.
#[rstest]
#[case("sent in time, received late: by receipt", RECEIVED,
    &[(PetitionSent, "2026-01-20T20:00"), (PetitionReceived, "2026-01-21T08:00")], DeadlineState::MetLate)]
#[case("sent in time, received late: by sending", SENT,
    &[(PetitionSent, "2026-01-20T20:00"), (PetitionReceived, "2026-01-21T08:00")], DeadlineState::Met)]
#[case("a sending alone is no receipt", RECEIVED,
    &[(PetitionSent, "2026-01-20T20:00")], DeadlineState::Passed)]
#[case("a receipt proves the sending", SENT,
    &[(PetitionReceived, "2026-01-20T20:00")], DeadlineState::Met)]
#[case("a dismissed petition does not count", RECEIVED,
    &[(PetitionReceived, "2026-01-10T08:00"), (Dismissed, "2026-01-15T08:00")], DeadlineState::Passed)]
#[case("a new petition after a dismissal does", RECEIVED,
    &[(PetitionReceived, "2026-01-10T08:00"), (Dismissed, "2026-01-15T08:00"),
      (PetitionReceived, "2026-01-19T08:00")], DeadlineState::Met)]
#[case("a petition that was already there", RECEIVED,
    &[(PetitionReceived, "2026-01-02T08:00")], DeadlineState::Met)]
#[case("a petition decided before the emergency", RECEIVED,
    &[(PetitionReceived, "2025-12-01T08:00"), (Decided, "2025-12-22T08:00")], DeadlineState::Passed)]
#[case("the decision was refused", RECEIVED,
    &[(EmergencyDecisionNotApproved, "2026-01-08T08:00")], DeadlineState::Moot)]
#[case("refused when the limit had passed", RECEIVED,
    &[(EmergencyDecisionNotApproved, "2026-01-22T08:00")], DeadlineState::Passed)]
#[case("a hearing and a postponement stop nothing", RECEIVED,
    &[(HearingSet, "2026-01-15T08:00"), (Postponed, "2026-01-14T08:00")], DeadlineState::Passed)]
fn how_a_petition_limit_ends(
    #[case] what: &str,
    #[case] settings: Settings,
    #[case] events: &[(NemndEventKind, &str)],
    #[case] state: DeadlineState,
) {
    let nemnd: Vec<_> = events
        .iter()
        .map(|(kind, at)| event(*kind, wall(at)))
        .collect();
    let found = assess(&facts(LegalBasis::P4_4, &nemnd), settings);
    assert_eq!(found[0].state(wall("2026-02-01T00:00")), state, "{what}");
    let passes = matches!(state, DeadlineState::Passed | DeadlineState::MetLate);
    assert_eq!(passes_at(&found[0]).is_some(), passes, "{what}");
}

/// § 6-2: which decision counts, and when it was carried out.
#[rstest]
#[case("one decision", &[(Decided, "2026-02-03T12:00")], None, "2026-02-03T12:00", None)]
#[case("a new one after one that lapsed", &[(Decided, "2026-02-03T12:00"), (Decided, "2026-04-07T12:00")],
    None, "2026-04-07T12:00", None)]
#[case("a new one when the child has moved", &[(Decided, "2026-02-03T12:00"), (Decided, "2026-04-07T12:00")],
    Some("2026-02-10T12:00"), "2026-02-03T12:00", Some(EndEvent::MovedIn))]
#[case("moved before the decision", &[(Decided, "2026-02-03T12:00")],
    Some("2026-01-10T12:00"), "2026-02-03T12:00", None)]
#[case("registered as carried out", &[(Decided, "2026-02-03T12:00"), (DecisionCarriedOut, "2026-02-03T12:00")],
    Some("2026-01-10T12:00"), "2026-02-03T12:00", Some(EndEvent::CarriedOut))]
fn how_a_carrying_out_limit_runs(
    #[case] what: &str,
    #[case] events: &[(NemndEventKind, &str)],
    #[case] moved_in: Option<&str>,
    #[case] start: &str,
    #[case] end: Option<EndEvent>,
) {
    let nemnd: Vec<_> = events
        .iter()
        .map(|(kind, at)| event(*kind, wall(at)))
        .collect();
    let case = CaseFacts {
        moved_in_at: moved_in.map(wall),
        ..facts(LegalBasis::P6_2, &nemnd)
    };
    let found = assess(&case, RECEIVED);
    assert_eq!(found[0].starts_at, wall(start), "{what}");
    assert_eq!(found[0].ended.map(|ended| ended.event), end, "{what}");
}

#[test]
fn the_explanation_tells_every_step() {
    let nemnd = [event(PetitionReceived, wall("2026-04-01T10:00"))];
    let case = CaseFacts {
        emergency_decision_at: Some(wall("2026-03-19T10:00")),
        ..facts(LegalBasis::P4_4, &nemnd)
    };
    let found = assess(&case, RECEIVED);
    assert!(matches!(
        found[0].explanation[..],
        [
            Step::StartedAt {
                event: StartEvent::EmergencyDecision,
                ..
            },
            Step::Counted {
                period: Period::Weeks(2),
                ..
            },
            Step::DaySkipped { .. },
            ..,
            Step::MovedToWorkingDay { .. },
            Step::Ended {
                event: EndEvent::PetitionReceived,
                ..
            },
        ]
    ));
    assert_eq!(found[0].ended_at(), Some(wall("2026-04-01T10:00")));
}

/// Which kind, which of its details, which earlier event it points to, and how many seconds from the
/// decision.
type Told = (usize, usize, usize, i64);

fn any_told() -> impl Strategy<Value = Told> {
    (
        0..CaseEventKind::ALL.len(),
        0..8_usize,
        0..12_usize,
        -9_000_000_i64..9_000_000,
    )
}

fn case_events(all: &[Told], decided: DateTime<Utc>) -> Vec<CaseEvent> {
    let events = (0_u128..)
        .zip(all)
        .map(|(number, (kind, detail, about, offset))| {
            let kind = CaseEventKind::ALL[*kind];
            let details = kind.shape().details;
            CaseEvent {
                detail: details.get(detail % details.len().max(1)).copied(),
                about: Some(event_id(*about as u128)),
                ..told(number, kind, decided + chrono::TimeDelta::seconds(*offset))
            }
        });
    events.collect()
}

/// What the home state is told moves the limit from two weeks to six months (§ 4-4, decided 6 January 2026
/// 10:00): the state of the short limit and of the long one on 1 February, where there is one.
#[rstest]
#[case("a child who lives in Norway", &[], DeadlineState::Passed, None)]
#[case("abroad, and nobody asked", &[(CaseEventKind::ResidentAbroad, "2026-01-06T12:00")],
    DeadlineState::Passed, Some(DeadlineState::Running))]
#[case("asked in time", &[(CaseEventKind::ResidentAbroad, "2026-01-06T12:00"), (CaseEventKind::ForeignRequest, "2026-01-20T23:59")],
    DeadlineState::Moot, Some(DeadlineState::Running))]
#[case("a request alone says that the child lives abroad", &[(CaseEventKind::ForeignRequest, "2026-01-08T12:00")],
    DeadlineState::Moot, Some(DeadlineState::Running))]
#[case("asked the day before the decision", &[(CaseEventKind::ForeignRequest, "2026-01-05T12:00")],
    DeadlineState::Moot, Some(DeadlineState::Running))]
#[case("asked when the short limit had passed", &[(CaseEventKind::ForeignRequest, "2026-01-21T00:00")],
    DeadlineState::Passed, Some(DeadlineState::Running))]
fn a_child_who_lives_abroad_has_six_months_once_the_home_state_is_asked(
    #[case] what: &str,
    #[case] events: &[(CaseEventKind, &str)],
    #[case] short: DeadlineState,
    #[case] long: Option<DeadlineState>,
) {
    let events: Vec<_> = (1..)
        .zip(events)
        .map(|(number, (kind, at))| told(number, *kind, wall(at)))
        .collect();
    let case = CaseFacts {
        events: &events,
        ..facts(LegalBasis::P4_4, &[])
    };
    let found = assess(&case, RECEIVED);
    let state = |rule| {
        let limit = found.iter().find(|limit| limit.rule.id == rule);
        limit.map(|limit| limit.state(wall("2026-02-01T00:00")))
    };
    assert_eq!(state(RuleId::InstitutionPetition), Some(short), "{what}");
    assert_eq!(state(RuleId::InstitutionPetitionAbroad), long, "{what}");
    let presumed = |one| found[0].presumptions.contains(&one);
    assert_eq!(
        presumed(Presumption::ResidentInNorway),
        long.is_none(),
        "{what}"
    );
    let asked = events
        .iter()
        .any(|event| event.kind == CaseEventKind::ForeignRequest);
    assert_eq!(
        presumed(Presumption::ForeignRequestMissing),
        long.is_some() && !asked,
        "{what}"
    );
}

#[test]
fn every_complaint_has_a_limit_of_its_own_and_one_told_twice_has_one() {
    let at = ["2026-02-02T10:00", "2026-02-04T10:00", "2026-02-04T10:00"];
    let events: Vec<_> = (1..)
        .zip(at)
        .map(|(number, at)| told(number, CaseEventKind::ComplaintReceived, wall(at)))
        .collect();
    let case = CaseFacts {
        events: &events,
        emergency_decision_at: None,
        ..facts(LegalBasis::P4_2, &[])
    };
    let starts: Vec<_> = assess(&case, RECEIVED)
        .iter()
        .map(|limit| (limit.rule.id, limit.starts_at))
        .collect();
    assert_eq!(
        starts,
        [
            (RuleId::EmergencyComplaint, wall(at[0])),
            (RuleId::EmergencyComplaint, wall(at[1])),
        ]
    );
}

#[test]
fn the_decision_on_one_complaint_keeps_no_other_complaints_limit() {
    let (first, second) = (wall("2026-02-02T10:00"), wall("2026-02-04T10:00"));
    let decided = wall("2026-02-05T10:00");
    let events = [
        told(1, CaseEventKind::ComplaintReceived, first),
        told(2, CaseEventKind::ComplaintReceived, second),
        told_about(3, CaseEventKind::ComplaintDecided, 2, decided),
    ];
    let case = CaseFacts {
        events: &events,
        emergency_decision_at: None,
        ..facts(LegalBasis::P4_2, &[])
    };
    let ends: Vec<_> = assess(&case, RECEIVED)
        .iter()
        .map(|limit| (limit.starts_at, limit.ended_at()))
        .collect();
    assert_eq!(ends, [(first, None), (second, Some(decided))]);
}

/// Forvaltningsloven § 30 says how the limit is counted, so the courts' end is the one it passes at.
#[test]
fn an_appeal_on_the_last_day_as_courts_count_is_in_time() {
    let notice = wall("2025-03-28T12:00");
    let appeal = |at| {
        let events = [
            told(1, CaseEventKind::DecisionNotice, notice),
            told_about(2, CaseEventKind::Appeal, 1, wall(at)),
        ];
        let case = CaseFacts {
            events: &events,
            ..facts(LegalBasis::P3_2, &[])
        };
        let found = assess(&case, RECEIVED);
        (
            found[0].state(wall("2025-05-01T00:00")),
            passes_at(&found[0]),
        )
    };
    // Three weeks end on Good Friday; the courts' end is the Tuesday after Easter.
    assert_eq!(appeal("2025-04-22T23:59"), (DeadlineState::Met, None));
    let late = appeal("2025-04-23T00:00");
    assert_eq!(
        late,
        (DeadlineState::MetLate, Some(wall("2025-04-23T00:00")))
    );
}

/// Whose limits may pass without anybody's failure, and which the Act ends a decision by.
#[test]
fn only_some_limits_let_a_decision_fall() {
    let book = RuleBook::built_in().unwrap();
    for rule in book.rules() {
        let lapse = rule.consequence == Consequence::Lapse;
        assert!(
            !lapse || rule.owner == LimitOwner::Municipality,
            "{}",
            rule.id
        );
        assert_ne!(rule.owner, LimitOwner::Bufetat, "{}", rule.id);
        let complaint = rule.consequence == Consequence::Complaint;
        assert_eq!(
            complaint,
            rule.owner == LimitOwner::PrivateParty,
            "{}",
            rule.id
        );
    }
}

proptest! {
    /// Any events at any instants of 2023-2037, for every basis.
    #[test]
    fn assessing_never_panics_and_the_courts_never_count_shorter(
        decided in 1_672_527_600_i64..2_145_913_200,
        events in prop::collection::vec((0..NemndEventKind::ALL.len(), -9_000_000_i64..9_000_000), 0..12),
        told in prop::collection::vec(any_told(), 0..12),
        look in -9_000_000_i64..9_000_000,
    ) {
        let at = |second| DateTime::from_timestamp(second, 0).unwrap();
        let nemnd: Vec<_> = events
            .iter()
            .map(|(kind, offset)| NemndEvent {
                kind: NemndEventKind::ALL[*kind],
                at: at(decided + offset),
                until: Some(local_date(at(decided + offset * 2))),
            })
            .collect();
        let events = case_events(&told, at(decided));
        for basis in LegalBasis::ALL {
            let case = CaseFacts {
                basis: *basis,
                emergency_decision_at: Some(at(decided)),
                nemnd: &nemnd,
                moved_in_at: None,
                events: &events,
                related: &[],
                stays_left_out: false,
            };
            for deadline in assess(&case, RECEIVED) {
                prop_assert!(deadline.due.as_court_counts >= deadline.due.plain);
                prop_assert!(deadline.due.plain > deadline.starts_at);
                let now = at(decided + look);
                prop_assert!(deadline.ends_at() >= deadline.due.plain);
                if passes_at(&deadline).is_none() {
                    prop_assert_ne!(deadline.state(now), DeadlineState::Passed);
                }
            }
        }
    }
}
