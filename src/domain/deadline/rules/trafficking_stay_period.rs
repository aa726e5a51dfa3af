//! § 6-6: a stay for danger of human trafficking lasts six weeks at a time and can be renewed: each new
//! decision starts six weeks of its own.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::stay_ended_after;
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Effect, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, StartEvent, Started, StayBasis, stay,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;
use crate::domain::nemnd::NemndEventKind;

pub(super) static RULE: Rule = Rule {
    id: RuleId::TraffickingStayPeriod,
    version: 1,
    statute: "§ 6-6",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[Presumption::Counting, Presumption::StartIsTheDecision],
    starts: decided,
    end: renewed_or_ended,
};

/// The decision each stay rests on, and each that renewed it. Where no decision is told, the stay itself.
fn decided(facts: &CaseFacts<'_>) -> Vec<Started> {
    let (mut found, mut since) = (Vec::new(), DateTime::<Utc>::MIN_UTC);
    for stay in stay::stays(facts, StayBasis::P6_6) {
        let (before, during): (Vec<_>, Vec<_>) = orders(facts)
            .into_iter()
            .filter(|at| *at > since && stay.to.is_none_or(|to| *at <= to))
            .partition(|at| *at <= stay.from);
        found.push(before.into_iter().max().map_or(
            Started {
                event: StartEvent::StayBegan,
                at: stay.from,
            },
            |at| Started {
                event: StartEvent::TribunalDecision,
                at,
            },
        ));
        found.extend(during.into_iter().map(|at| Started {
            event: StartEvent::OrderRenewed,
            at,
        }));
        since = stay.to.unwrap_or(stay.from);
    }
    found
}

fn orders(facts: &CaseFacts<'_>) -> Vec<DateTime<Utc>> {
    let decided = facts
        .nemnd
        .iter()
        .filter(|event| event.kind == NemndEventKind::Decided)
        .map(|event| event.at);
    let renewed = facts
        .told(CaseEventKind::OrderRenewed)
        .map(|event| event.at);
    decided.chain(renewed).collect()
}

/// The next decision, or the end of the stay where that comes first.
fn renewed_or_ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    let renewed = orders(facts).into_iter().filter(|at| *at > start).min();
    let renewed = renewed.map(|at| Ended {
        event: EndEvent::OrderRenewed,
        at,
        effect: Effect::Kept,
    });
    let ended = stay_ended_after(facts, StayBasis::P6_6, start);
    renewed.into_iter().chain(ended).min_by_key(|end| end.at)
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
    use crate::domain::deadline::rules::testing::check_last_days;
    use rstest::rstest;

    #[rstest]
    #[case("2026-02-03T10:00", "2026-03-17", "2026-03-17")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-03-17", "2026-03-17")] // late that day
    #[case("2026-02-04T00:00", "2026-03-18", "2026-03-18")] // the day after
    #[case("2025-12-27T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-02-19T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-02-12T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-11-13T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-11-12T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-11-20T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-01-18T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-04-11", "2024-04-11")] // from 29 February
    #[case("2026-02-15T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-05-09", "2026-05-11")] // over the short day
    #[case("2026-09-13T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-12-06", "2026-12-07")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-05-10", "2026-05-11")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
