//! § 6-1: a child who stays with consent may be held three weeks from moving in.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{stay_ended, stays_began};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Ended, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Settings, Started, StayBasis,
};
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::HoldingAfterMoveIn,
    version: 1,
    statute: "§ 6-1",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(3),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Institution,
    extension: Extension::None,
    presumptions: &[Presumption::Counting, Presumption::GapStartsAnew],
    starts: began,
    end: ended,
};

fn began(facts: &CaseFacts<'_>) -> Vec<Started> {
    stays_began(facts, StayBasis::P6_1)
}

fn ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    stay_ended(facts, StayBasis::P6_1, start)
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
    #[case("2026-02-03T10:00", "2026-02-24", "2026-02-24")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-02-24", "2026-02-24")] // late that day
    #[case("2026-02-04T00:00", "2026-02-25", "2026-02-25")] // the day after
    #[case("2026-01-17T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-03-12T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-03-05T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-12-04T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-12-03T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-12-11T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-02-08T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-03-21", "2024-03-21")] // from 29 February
    #[case("2026-03-08T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-04-18", "2026-04-20")] // over the short day
    #[case("2026-10-04T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-15", "2026-11-16")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-04-19", "2026-04-20")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
