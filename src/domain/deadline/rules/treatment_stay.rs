//! § 6-2 annet ledd: a stay for treatment lasts twelve months, and in special cases twelve more by a new
//! decision. Time under § 4-4 counts toward it; time under § 4-2 does not.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{stay_ended, stays_began};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Ended, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Settings, Started, StayBasis,
};
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::TreatmentStay,
    version: 1,
    statute: "§ 6-2 annet ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Months(12),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::Stays {
        under: &[StayBasis::P4_4],
        since_last: Some(StayBasis::P6_2Treatment),
    },
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Municipality,
    extension: Extension::ByNewOrder(1),
    presumptions: &[
        Presumption::Counting,
        Presumption::TreatmentPresumed,
        Presumption::GapStartsAnew,
        Presumption::EmergencyTimeBefore2026,
        Presumption::StaysLeftOut,
    ],
    starts: began,
    end: ended,
};

fn began(facts: &CaseFacts<'_>) -> Vec<Started> {
    stays_began(facts, StayBasis::P6_2Treatment)
}

fn ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    stay_ended(facts, StayBasis::P6_2Treatment, start)
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
    #[case("2026-02-03T10:00", "2027-02-03", "2027-02-03")] // an ordinary day
    #[case("2026-02-03T23:59", "2027-02-03", "2027-02-03")] // late that day
    #[case("2026-02-04T00:00", "2027-02-04", "2027-02-04")] // the day after
    #[case("2025-02-07T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2025-04-02T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2026-03-26T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2025-12-25T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2025-12-24T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-01-01T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2024-02-29T12:00", "2025-02-28", "2025-02-28")] // from 29 February
    #[case("2025-03-29T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2027-03-28", "2027-03-30")] // over the short day
    #[case("2025-10-25T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2027-10-25", "2027-10-25")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2027-03-29", "2027-03-30")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
