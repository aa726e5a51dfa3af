//! § 4-4 tredje ledd: an emergency decision for a child who lives abroad falls away only after six months, if
//! within that time a request was sent to the home state or jurisdiction was taken over. Shown beside the
//! short limit, which loses its object once the request is told.

use crate::domain::deadline::rules::{emergency_decision, petition_or_refusal};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Started,
};
use crate::domain::legal_basis::{LegalBasis, law_date};

pub(super) static RULE: Rule = Rule {
    id: RuleId::InstitutionPetitionAbroad,
    version: 1,
    statute: "§ 4-4 tredje ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::Bases(&[LegalBasis::P4_4]),
    length: Period::Months(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Lapse,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
    presumptions: &[
        Presumption::Counting,
        Presumption::ForeignRequestMissing,
        Presumption::ForeignRequestInTime,
        Presumption::DismissedPetitionDoesNotCount,
    ],
    starts: decided_abroad,
    end: petition_or_refusal,
};

/// Only where the child lives abroad; else the short limit is the only one.
fn decided_abroad(facts: &CaseFacts<'_>) -> Vec<Started> {
    if facts.is_abroad() {
        emergency_decision(facts)
    } else {
        Vec::new()
    }
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
