//! Forvaltningsloven § 29: a complaint about an administrative decision within three weeks of the notice.
//! Forvaltningsloven § 30 makes domstolloven §§ 148-149 count it.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::{each, kept_about};
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, EndEvent, Ended, Extension,
    LimitOwner, Period, Presumption, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::Appeal,
    version: 1,
    statute: "forvaltningsloven § 29",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(3),
    counted_by: CountedBy::CourtRules,
    deduction: Deduction::None,
    consequence: Consequence::Complaint,
    owner: LimitOwner::PrivateParty,
    extension: Extension::Elsewhere,
    presumptions: &[Presumption::MayBeExtended],
    starts: notified,
    end: complained,
};

fn notified(facts: &CaseFacts<'_>) -> Vec<Started> {
    each(
        facts,
        CaseEventKind::DecisionNotice,
        StartEvent::DecisionNotice,
    )
}

fn complained(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    kept_about(
        facts,
        (CaseEventKind::DecisionNotice, start),
        (CaseEventKind::Appeal, EndEvent::Appeal),
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
