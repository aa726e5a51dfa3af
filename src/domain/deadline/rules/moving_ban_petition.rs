//! § 4-3: where the child cannot be moved, a petition within six weeks of the ban on moving it.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{each, petition_about_ban};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Ended, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::MovingBanPetition,
    version: 1,
    statute: "§ 4-3",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::NotStated,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[Presumption::Counting, Presumption::ChildCannotBeMoved],
    starts: decided,
    end: petition,
};

fn decided(facts: &CaseFacts<'_>) -> Vec<Started> {
    each(facts, CaseEventKind::MovingBan, StartEvent::MovingBan)
}

fn petition(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    petition_about_ban(facts, (CaseEventKind::MovingBan, start))
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
