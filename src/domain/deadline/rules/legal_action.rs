//! § 14-25: legal action about the tribunal's decision within one month of the notice of it.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{each, kept_about};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::LegalAction,
    version: 1,
    statute: "§ 14-25",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Months(1),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Complaint,
    owner: LimitOwner::PrivateParty,
    extension: Extension::Elsewhere,
    presumptions: &[Presumption::Counting, Presumption::CourtMayAllowLate],
    starts: notified,
    end: sued,
};

fn notified(facts: &CaseFacts<'_>) -> Vec<Started> {
    each(
        facts,
        CaseEventKind::TribunalNotice,
        StartEvent::TribunalNotice,
    )
}

fn sued(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    kept_about(
        facts,
        (CaseEventKind::TribunalNotice, start),
        (CaseEventKind::LegalAction, EndEvent::LegalAction),
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
    #[case("2026-02-03T10:00", "2026-03-03", "2026-03-03")] // an ordinary day
    #[case("2026-02-03T23:59", "2026-03-03", "2026-03-03")] // late that day
    #[case("2026-02-04T00:00", "2026-03-04", "2026-03-04")] // the day after
    #[case("2026-01-07T12:00", "2026-02-07", "2026-02-09")] // a Saturday
    #[case("2026-03-02T12:00", "2026-04-02", "2026-04-07")] // Maundy Thursday
    #[case("2027-02-26T12:00", "2027-03-26", "2027-03-30")] // Good Friday
    #[case("2026-11-25T12:00", "2026-12-25", "2026-12-28")] // Christmas Day, then a weekend
    #[case("2026-11-24T12:00", "2026-12-24", "2026-12-24")] // Christmas Eve is a working day
    #[case("2026-12-01T12:00", "2027-01-01", "2027-01-04")] // New Year
    #[case("2028-01-29T12:00", "2028-02-29", "2028-02-29")] // 29 February
    #[case("2024-02-29T12:00", "2024-03-29", "2024-04-02")] // from 29 February
    #[case("2027-02-28T12:00", "2027-03-28", "2027-03-30")] // ends on the short day
    #[case("2026-03-28T12:00", "2026-04-28", "2026-04-28")] // over the short day
    #[case("2026-09-25T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-11-25", "2026-11-25")] // in the hour shown twice
    #[case("2026-03-29T02:30", "2026-04-29", "2026-04-29")] // in the hour that is not there
    fn last_days(#[case] start: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, start, plain, court);
    }
}
