//! § 4-4 annet ledd: a petition under § 6-2 within two weeks of the emergency decision, or the
//! decision lapses.

use crate::domain::deadline::rules::{emergency_decision, petition_refusal_or_foreign_request};
use crate::domain::deadline::{
    AppliesTo, Consequence, CountedBy, Deduction, Extension, LimitOwner, Period, Presumption, Rule,
    RuleId,
};
use crate::domain::legal_basis::{LegalBasis, law_date};

pub(super) static RULE: Rule = Rule {
    id: RuleId::InstitutionPetition,
    version: 1,
    statute: "§ 4-4 annet ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::Bases(&[LegalBasis::P4_4]),
    length: Period::Weeks(2),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Lapse,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[
        Presumption::Counting,
        Presumption::ResidentInNorway,
        Presumption::ForeignRequestMissing,
        Presumption::ForeignRequestInTime,
        Presumption::DismissedPetitionDoesNotCount,
    ],
    starts: emergency_decision,
    end: petition_refusal_or_foreign_request,
};

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
    #[case("2026-01-06T10:00", "2026-01-20", "2026-01-20")] // a Tuesday
    #[case("2026-01-06T23:59", "2026-01-20", "2026-01-20")]
    #[case("2026-01-07T00:00", "2026-01-21", "2026-01-21")]
    #[case("2026-01-10T12:00", "2026-01-24", "2026-01-26")] // a Saturday
    #[case("2026-03-19T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2024-12-12T12:00", "2024-12-26", "2024-12-27")] // second day of Christmas
    #[case("2025-12-10T12:00", "2025-12-24", "2025-12-24")] // Christmas Eve is a working day
    #[case("2023-12-18T12:00", "2024-01-01", "2024-01-02")] // New Year
    #[case("2024-02-15T12:00", "2024-02-29", "2024-02-29")]
    #[case("2024-02-29T12:00", "2024-03-14", "2024-03-14")]
    #[case("2026-03-15T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-20T12:00", "2026-04-03", "2026-04-07")] // over the short day, Good Friday
    #[case("2026-10-11T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-08", "2026-11-09")] // starts in the hour shown twice
    fn last_days(#[case] decided: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, decided, plain, court);
    }
}
