//! § 14-23: two weeks where an ordinary tribunal sits.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{complaints, kept_about};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, Started,
};
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::EmergencyComplaintOrdinary,
    version: 1,
    statute: "§ 14-23",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(2),
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
    complaints(facts, Some(EventDetail::OrdinaryTribunal))
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
    #[case("2026-02-03T10:00", "2026-02-17", "2026-02-17")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-02-17", "2026-02-17")] // late that day
    #[case("2026-02-04T00:00", "2026-02-18", "2026-02-18")] // the day after
    #[case("2026-01-24T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-03-19T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-03-12T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-12-11T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-12-10T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-12-18T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-02-15T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-03-14", "2024-03-14")] // from 29 February
    #[case("2026-03-15T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-04-11", "2026-04-13")] // over the short day
    #[case("2026-10-11T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-08", "2026-11-09")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-04-12", "2026-04-13")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
