//! § 14-23: the tribunal decides on a complaint about an emergency decision within one week of receiving it.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{complaints, kept_about};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, Started,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::EmergencyComplaint,
    version: 1,
    statute: "§ 14-23",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(1),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Target,
    owner: LimitOwner::Tribunal,
    extension: Extension::None,
    presumptions: &[Presumption::Counting],
    starts: received,
    end: decided,
};

fn received(facts: &CaseFacts<'_>) -> Vec<Started> {
    complaints(facts, None)
}

fn decided(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    kept_about(
        facts,
        (CaseEventKind::ComplaintReceived, start),
        (CaseEventKind::ComplaintDecided, EndEvent::ComplaintDecided),
    )
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
    #[case("2026-02-03T10:00", "2026-02-10", "2026-02-10")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-02-10", "2026-02-10")] // late that day
    #[case("2026-02-04T00:00", "2026-02-11", "2026-02-11")] // the day after
    #[case("2026-01-31T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-03-26T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-03-19T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-12-18T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-12-17T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-12-25T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-02-22T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-03-07", "2024-03-07")] // from 29 February
    #[case("2026-03-22T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-04-04", "2026-04-07")] // over the short day
    #[case("2026-10-18T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-01", "2026-11-02")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-04-05", "2026-04-07")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
