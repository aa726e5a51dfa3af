//! What the rules' tables of examples are written in: Norwegian wall-clock times.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use uuid::Uuid;

use crate::domain::calendar::{end_of_day, instant};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, CountedBy, Deadline, DeadlineState, Rule, RuleId, Settings, passes_at,
};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::id::CaseEventId;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::nemnd::{NemndEvent, NemndEventKind};
use crate::domain::role::Role;

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

/// The id of an event in a test.
pub fn event_id(number: u128) -> CaseEventId {
    CaseEventId(Uuid::from_u128(number))
}

/// A case event that says only that it happened.
pub fn told(number: u128, kind: CaseEventKind, at: DateTime<Utc>) -> CaseEvent {
    CaseEvent {
        id: event_id(number),
        kind,
        at,
        until: None,
        detail: None,
        about: None,
        role: Role::MunicipalCaseworker,
        recorded_at: at,
    }
}

/// The beginning of a stay.
pub fn stay_began(number: u128, detail: EventDetail, at: DateTime<Utc>) -> CaseEvent {
    CaseEvent {
        detail: Some(detail),
        ..told(number, CaseEventKind::StayBegan, at)
    }
}

/// An event that ends or answers another.
pub fn told_about(number: u128, kind: CaseEventKind, about: u128, at: DateTime<Utc>) -> CaseEvent {
    CaseEvent {
        about: Some(event_id(about)),
        ..told(number, kind, at)
    }
}

/// A case in which the emergency decision was made at an instant, and these events.
pub fn case<'a>(rule: &Rule, start: DateTime<Utc>, nemnd: &'a [NemndEvent]) -> CaseFacts<'a> {
    CaseFacts {
        emergency_decision_at: Some(start),
        nemnd,
        ..case_with(rule, &[])
    }
}

/// A case with these case events and nothing else.
pub fn case_with<'a>(rule: &Rule, events: &'a [CaseEvent]) -> CaseFacts<'a> {
    CaseFacts {
        basis: match rule.applies_to {
            AppliesTo::Bases(bases) => bases[0],
            AppliesTo::AnyBasis => LegalBasis::P3_2,
        },
        emergency_decision_at: None,
        nemnd: &[],
        moved_in_at: None,
        events,
        related: &[],
        stays_left_out: false,
    }
}

/// The case events a limit of a rule runs from, all at one instant; the first has number 1.
fn start_events(rule: RuleId, at: DateTime<Utc>) -> Vec<CaseEvent> {
    use CaseEventKind as K;
    let earlier = |days| at - TimeDelta::days(days);
    match rule {
        RuleId::CarePetition
        | RuleId::InstitutionPetition
        | RuleId::TraffickingPetition
        | RuleId::TribunalControl
        | RuleId::CareOrderCarriedOut
        | RuleId::InstitutionOrderCarriedOut
        | RuleId::TraffickingOrderCarriedOut => Vec::new(),
        RuleId::CarePetitionAbroad | RuleId::InstitutionPetitionAbroad => {
            vec![told(1, K::ResidentAbroad, at)]
        }
        RuleId::MovingBanDuration | RuleId::MovingBanPetition => vec![told(1, K::MovingBan, at)],
        RuleId::ExitBanPetition => vec![told(1, K::ExitBan, at)],
        RuleId::HoldingAfterMoveIn => vec![stay_began(1, EventDetail::StayP6_1, at)],
        RuleId::HoldingAfterWithdrawal => vec![
            stay_began(1, EventDetail::StayP6_1, earlier(100)),
            told(2, K::ConsentWithdrawn, at),
        ],
        RuleId::HoldingAfterReturn => vec![
            stay_began(1, EventDetail::StayP6_1, earlier(10)),
            told(2, K::BroughtBack, at),
        ],
        RuleId::ObservationStay => vec![stay_began(1, EventDetail::StayP6_2Observation, at)],
        RuleId::TreatmentStay | RuleId::TreatmentReview => {
            vec![stay_began(1, EventDetail::StayP6_2Treatment, at)]
        }
        RuleId::TraffickingStayPeriod | RuleId::TraffickingStayTotal => {
            vec![stay_began(1, EventDetail::StayP6_6, at)]
        }
        RuleId::EmergencyComplaint => vec![told(1, K::ComplaintReceived, at)],
        RuleId::EmergencyComplaintOrdinary => vec![CaseEvent {
            detail: Some(EventDetail::OrdinaryTribunal),
            ..told(1, K::ComplaintReceived, at)
        }],
        RuleId::DecisionAfterHearing => vec![told(1, K::HearingEnded, at)],
        RuleId::LegalAction => vec![told(1, K::TribunalNotice, at)],
        RuleId::Appeal => vec![told(1, K::DecisionNotice, at)],
    }
}

/// The case events that keep a limit of a rule.
fn end_events(rule: RuleId, at: DateTime<Utc>) -> Vec<CaseEvent> {
    use CaseEventKind as K;
    match rule {
        RuleId::CarePetition
        | RuleId::InstitutionPetition
        | RuleId::TraffickingPetition
        | RuleId::CarePetitionAbroad
        | RuleId::InstitutionPetitionAbroad
        | RuleId::TribunalControl
        | RuleId::CareOrderCarriedOut
        | RuleId::InstitutionOrderCarriedOut
        | RuleId::TraffickingOrderCarriedOut
        | RuleId::DecisionAfterHearing => Vec::new(),
        RuleId::MovingBanDuration => vec![told_about(9, K::BanEnded, 1, at)],
        RuleId::MovingBanPetition | RuleId::ExitBanPetition => {
            vec![told_about(9, K::BanPetition, 1, at)]
        }
        RuleId::HoldingAfterMoveIn
        | RuleId::HoldingAfterWithdrawal
        | RuleId::HoldingAfterReturn
        | RuleId::ObservationStay
        | RuleId::TreatmentStay
        | RuleId::TraffickingStayPeriod
        | RuleId::TraffickingStayTotal => vec![told_about(9, K::StayEnded, 1, at)],
        RuleId::TreatmentReview => vec![told(9, K::OrderReviewed, at)],
        RuleId::EmergencyComplaint | RuleId::EmergencyComplaintOrdinary => {
            vec![told_about(9, K::ComplaintDecided, 1, at)]
        }
        RuleId::LegalAction => vec![told_about(9, K::LegalAction, 1, at)],
        RuleId::Appeal => vec![told_about(9, K::Appeal, 1, at)],
    }
}

/// The tribunal's events a limit of a rule runs from.
fn start_nemnd(rule: RuleId, at: DateTime<Utc>) -> Vec<NemndEvent> {
    let kind = match rule {
        RuleId::TribunalControl => NemndEventKind::EmergencyDecisionReceived,
        RuleId::CareOrderCarriedOut
        | RuleId::InstitutionOrderCarriedOut
        | RuleId::TraffickingOrderCarriedOut => NemndEventKind::Decided,
        _ => return Vec::new(),
    };
    vec![event(kind, at)]
}

/// The tribunal's events that keep a limit of a rule.
fn end_nemnd(rule: RuleId, at: DateTime<Utc>) -> Vec<NemndEvent> {
    let kind = match rule {
        RuleId::TribunalControl => NemndEventKind::EmergencyDecisionApproved,
        RuleId::CareOrderCarriedOut
        | RuleId::InstitutionOrderCarriedOut
        | RuleId::TraffickingOrderCarriedOut => NemndEventKind::DecisionCarriedOut,
        RuleId::DecisionAfterHearing => NemndEventKind::Decided,
        _ => NemndEventKind::PetitionReceived,
    };
    vec![event(kind, at)]
}

/// The limits of a rule when what it runs from happened at an instant.
pub fn assessed(rule: &'static Rule, start: DateTime<Utc>) -> Vec<Deadline> {
    assessed_until(rule, start, None)
}

fn assessed_until(
    rule: &'static Rule,
    start: DateTime<Utc>,
    end: Option<DateTime<Utc>>,
) -> Vec<Deadline> {
    let mut events = start_events(rule.id, start);
    let mut nemnd = start_nemnd(rule.id, start);
    events.extend(end.into_iter().flat_map(|at| end_events(rule.id, at)));
    nemnd.extend(end.into_iter().flat_map(|at| end_nemnd(rule.id, at)));
    let facts = CaseFacts {
        events: &events,
        ..case(rule, start, &nemnd)
    };
    rule.assess(&facts, Settings::default())
}

/// The limit when what it runs from happened at `start` and what keeps it at `end`.
pub fn deadline(rule: &'static Rule, start: DateTime<Utc>, end: Option<DateTime<Utc>>) -> Deadline {
    let mut found = assessed_until(rule, start, end);
    assert_eq!(found.len(), 1, "one limit");
    found.pop().unwrap()
}

/// Checks both last days from a start, and the day before, the day and the day after.
pub fn check_last_days(rule: &'static Rule, start: &str, plain: &str, court: &str) {
    let start = wall(start);
    let (plain, court) = (end_of_day(day(plain)), end_of_day(day(court)));
    let limit = deadline(rule, start, None);
    assert_eq!(limit.due.as_court_counts, court, "as the courts count");
    assert_eq!(limit.due.plain, plain, "plain");
    let end = match rule.counted_by {
        CountedBy::Unsettled => plain,
        CountedBy::CourtRules => court,
    };
    check_end(rule, start, end);
}

/// Checks the end to work by from a start, and what an end a day and a moment before and after means.
pub fn check_end(rule: &'static Rule, start: DateTime<Utc>, passes: DateTime<Utc>) {
    let moment = TimeDelta::milliseconds(1);
    let limit = deadline(rule, start, None);
    assert_eq!(limit.starts_at, start);
    assert_eq!(limit.ends_at(), passes);
    assert_eq!(limit.state(passes - moment), DeadlineState::Running);
    assert_eq!(limit.state(passes), DeadlineState::Passed);
    assert_eq!(passes_at(&limit), Some(passes));
    for in_time in [passes - TimeDelta::days(1), passes - moment] {
        let met = deadline(rule, start, Some(in_time));
        assert_eq!(met.state(in_time - moment), DeadlineState::Running);
        assert_eq!(met.state(passes), DeadlineState::Met);
        assert_eq!(passes_at(&met), None);
    }
    for late in [passes, passes + TimeDelta::days(1)] {
        let late_end = deadline(rule, start, Some(late));
        assert_eq!(late_end.state(late), DeadlineState::MetLate);
        assert_eq!(passes_at(&late_end), Some(passes));
    }
}
