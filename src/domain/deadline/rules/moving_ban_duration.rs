//! § 4-3: a temporary ban on moving the child lasts three months at most. A petition before that keeps it
//! in force until the tribunal decides.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{each, told_about};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Effect, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::MovingBanDuration,
    version: 1,
    statute: "§ 4-3",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Months(3),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[Presumption::Counting, Presumption::ChildCannotBeMoved],
    starts: decided,
    end: ended,
};

fn decided(facts: &CaseFacts<'_>) -> Vec<Started> {
    each(facts, CaseEventKind::MovingBan, StartEvent::MovingBan)
}

fn ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    let begun = (CaseEventKind::MovingBan, start);
    let lifted = told_about(facts, begun, CaseEventKind::BanEnded).map(|at| Ended {
        event: EndEvent::BanEnded,
        at,
        effect: Effect::Kept,
    });
    let petition = told_about(facts, begun, CaseEventKind::BanPetition).map(|at| Ended {
        event: EndEvent::PetitionReceived,
        at,
        effect: Effect::Moot,
    });
    lifted.into_iter().chain(petition).min_by_key(|end| end.at)
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
    #[case("2026-02-04T10:00", "2026-05-04", "2026-05-04")] // an ordinary day
    #[case("2026-02-04T23:59", "2026-05-04", "2026-05-04")] // late that day
    #[case("2026-02-05T00:00", "2026-05-05", "2026-05-05")] // the day after
    #[case("2025-11-07T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-01-02T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2026-12-26T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-09-25T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-09-24T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-10-01T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2027-11-29T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-05-29", "2024-05-29")] // from 29 February
    #[case("2025-12-29T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-06-28", "2026-06-29")] // over the short day
    #[case("2026-07-25T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2027-01-25", "2027-01-25")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-06-29", "2026-06-29")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
