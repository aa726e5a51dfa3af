//! § 6-2 første ledd: a stay for observation lasts four weeks, and four more by a new decision. Time under
//! § 4-4 counts toward it.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{stay_ended, stays_began};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Ended, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Settings, Started, StayBasis,
};
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::ObservationStay,
    version: 1,
    statute: "§ 6-2 første ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(4),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::Stays {
        under: &[StayBasis::P4_4],
        since_last: Some(StayBasis::P6_2Observation),
    },
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Municipality,
    extension: Extension::ByNewOrder(1),
    presumptions: &[
        Presumption::Counting,
        Presumption::GapStartsAnew,
        Presumption::EmergencyTimeInObservation,
        Presumption::EmergencyTimeBefore2026,
        Presumption::StaysLeftOut,
    ],
    starts: began,
    end: ended,
};

fn began(facts: &CaseFacts<'_>) -> Vec<Started> {
    stays_began(facts, StayBasis::P6_2Observation)
}

fn ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    stay_ended(facts, StayBasis::P6_2Observation, start)
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
    #[case("2026-02-03T10:00", "2026-03-03", "2026-03-03")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-03-03", "2026-03-03")] // late that day
    #[case("2026-02-04T00:00", "2026-03-04", "2026-03-04")] // the day after
    #[case("2026-01-10T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-03-05T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-02-26T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-11-27T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-11-26T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-12-04T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-02-01T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-03-28", "2024-04-02")] // from 29 February
    #[case("2026-03-01T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-04-25", "2026-04-27")] // over the short day
    #[case("2026-09-27T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-22", "2026-11-23")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-04-26", "2026-04-27")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
