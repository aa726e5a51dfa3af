//! § 6-2 annet ledd: barnevernstjenesten looks at the decision again when the child has stayed six months at
//! the latest.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{stay_ended, stays_began, told_since};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Effect, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, Started, StayBasis,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::TreatmentReview,
    version: 1,
    statute: "§ 6-2 annet ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Months(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Review,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[
        Presumption::Counting,
        Presumption::TreatmentPresumed,
        Presumption::GapStartsAnew,
    ],
    starts: began,
    end: reviewed,
};

fn began(facts: &CaseFacts<'_>) -> Vec<Started> {
    stays_began(facts, StayBasis::P6_2Treatment)
}

/// A review keeps the limit; a stay that ended leaves nothing to review.
fn reviewed(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    let reviewed = told_since(
        facts,
        (CaseEventKind::OrderReviewed, EndEvent::OrderReviewed),
        start,
    );
    let ended = stay_ended(facts, StayBasis::P6_2Treatment, start).map(|ended| Ended {
        effect: Effect::Moot,
        ..ended
    });
    reviewed.into_iter().chain(ended).min_by_key(|end| end.at)
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
    #[case("2026-02-03T10:00", "2026-08-03", "2026-08-03")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-08-03", "2026-08-03")] // late that day
    #[case("2026-02-04T00:00", "2026-08-04", "2026-08-04")] // the day after
    #[case("2025-08-07T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2025-10-02T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2026-09-26T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-06-25T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-06-24T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-07-01T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2027-08-29T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-08-29", "2024-08-29")] // from 29 February
    #[case("2025-09-29T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-09-28", "2026-09-28")] // over the short day
    #[case("2026-04-25T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2027-04-25", "2027-04-26")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-09-29", "2026-09-29")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
