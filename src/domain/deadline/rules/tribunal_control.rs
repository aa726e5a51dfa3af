//! § 14-22: nemndleder decides on approval of an emergency decision, if possible within 48 hours of
//! when the tribunal received it. A target. § 4-1 is not in that paragraph's list.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::first_since;
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Effect, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::legal_basis::{LegalBasis, law_date};
use crate::domain::nemnd::NemndEventKind;

pub(super) static RULE: Rule = Rule {
    id: RuleId::TribunalControl,
    version: 1,
    statute: "§ 14-22",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::Bases(&[LegalBasis::P4_2, LegalBasis::P4_4, LegalBasis::P4_5]),
    length: Period::Hours(48),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Target,
    owner: LimitOwner::Tribunal,
    extension: Extension::None,
    presumptions: &[Presumption::Counting],
    starts: received,
    end: answered,
};

/// The first receipt since the emergency decision: one before it is of an earlier decision.
fn received(facts: &CaseFacts<'_>) -> Vec<Started> {
    let since = facts
        .emergency_decision_at
        .unwrap_or(DateTime::<Utc>::MIN_UTC);
    let received = first_since(facts, &[NemndEventKind::EmergencyDecisionReceived], since);
    let started = received.map(|event| Started {
        event: StartEvent::EmergencyDecisionReceived,
        at: event.at,
    });
    started.into_iter().collect()
}

/// Either answer keeps the limit: the law asks for an answer.
fn answered(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    let answers = [
        (
            NemndEventKind::EmergencyDecisionApproved,
            EndEvent::DecisionApproved,
        ),
        (
            NemndEventKind::EmergencyDecisionNotApproved,
            EndEvent::DecisionNotApproved,
        ),
    ];
    answers
        .into_iter()
        .filter_map(|(kind, event)| {
            let at = first_since(facts, &[kind], start)?.at;
            Some(Ended {
                event,
                at,
                effect: Effect::Kept,
            })
        })
        .min_by_key(|end| end.at)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
mod tests {
    use super::*;
    use crate::domain::deadline::rules::testing::{case, check_end, deadline, event, wall};
    use crate::domain::deadline::{DeadlineState, Step};
    use rstest::rstest;

    #[rstest]
    #[case("2026-02-03T08:00", "2026-02-05T08:00", "2026-02-05T08:00")]
    #[case("2026-02-06T12:00", "2026-02-08T12:00", "2026-02-09T12:00")] // over a Sunday; Saturday counts
    #[case("2026-02-08T12:00", "2026-02-10T12:00", "2026-02-11T00:00")] // received on a Sunday
    #[case("2026-02-06T00:00", "2026-02-08T00:00", "2026-02-08T00:00")] // ends as a Sunday begins
    #[case("2024-03-29T10:00", "2024-03-31T11:00", "2024-04-03T00:00")] // Easter, clock put forward
    #[case("2026-04-30T15:00", "2026-05-02T15:00", "2026-05-04T15:00")] // 1 May
    #[case("2025-12-24T16:00", "2025-12-26T16:00", "2025-12-29T16:00")] // Christmas
    #[case("2025-12-31T12:00", "2026-01-02T12:00", "2026-01-03T12:00")] // New Year
    #[case("2024-02-28T12:00", "2024-03-01T12:00", "2024-03-01T12:00")] // 29 February
    #[case("2026-03-28T12:00", "2026-03-30T13:00", "2026-03-31T12:00")] // clock put forward
    #[case("2026-10-24T10:00", "2026-10-26T09:00", "2026-10-27T10:00")] // clock put back
    #[case("2026-10-25T02:30", "2026-10-27T01:30", "2026-10-28T00:00")] // in the hour shown twice
    fn forty_eight_hours(#[case] received: &str, #[case] plain: &str, #[case] court: &str) {
        check_end(&RULE, wall(received), wall(plain));
        assert_eq!(
            deadline(&RULE, wall(received), None).due.as_court_counts,
            wall(court)
        );
    }

    #[test]
    fn skipped_days_are_told() {
        let told = deadline(&RULE, wall("2026-04-30T15:00"), None).explanation;
        let skipped: Vec<_> = told
            .iter()
            .filter_map(|step| match step {
                Step::HoursSkipped { date, .. } => Some(date.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(skipped, ["2026-05-01", "2026-05-03"]);
    }

    #[test]
    fn a_refusal_in_time_keeps_the_limit() {
        let start = wall("2026-02-03T08:00");
        let refused = wall("2026-02-04T08:00");
        let nemnd = [
            event(NemndEventKind::EmergencyDecisionNotApproved, refused),
            event(NemndEventKind::EmergencyDecisionReceived, start),
        ];
        let limit = RULE
            .assess(&case(&RULE, start, &nemnd), Settings::default())
            .pop()
            .unwrap();
        assert_eq!(limit.state(refused), DeadlineState::Met);
    }

    #[test]
    fn the_receipt_of_an_earlier_decision_starts_nothing() {
        let nemnd = [event(
            NemndEventKind::EmergencyDecisionReceived,
            wall("2026-02-01T08:00"),
        )];
        let facts = case(&RULE, wall("2026-02-03T08:00"), &nemnd);
        assert!(RULE.assess(&facts, Settings::default()).is_empty());
        let undated = CaseFacts {
            emergency_decision_at: None,
            ..facts
        };
        assert_eq!(RULE.assess(&undated, Settings::default()).len(), 1);
    }
}
