//! § 6-1: a child who is brought back within three weeks may be held three weeks from then.

use chrono::{DateTime, Utc};

use crate::domain::deadline::rules::stay_ended;
use crate::domain::deadline::{
    AppliesTo, CaseFacts, Consequence, CountedBy, Deduction, Ended, Extension, LimitOwner, Period,
    Presumption, Rule, RuleId, Settings, StartEvent, Started, StayBasis, period, stay,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::law_date;

pub(super) static RULE: Rule = Rule {
    id: RuleId::HoldingAfterReturn,
    version: 1,
    statute: "§ 6-1",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::AnyBasis,
    length: Period::Weeks(3),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::MaximumStay,
    owner: LimitOwner::Institution,
    extension: Extension::None,
    presumptions: &[Presumption::Counting, Presumption::ThreeWeeksFromHolding],
    starts: brought_back,
    end: ended,
};

/// In what time the child must be back.
const BACK_WITHIN: Period = Period::Weeks(3);

/// Each time the child was brought back to a stay with consent, within three weeks of when it moved in, of
/// when the consent was withdrawn or of the time before.
fn brought_back(facts: &CaseFacts<'_>) -> Vec<Started> {
    let back = facts.told(CaseEventKind::BroughtBack);
    back.filter(|event| {
        last_holding(facts, event.at)
            .is_some_and(|from| event.at < period::count(BACK_WITHIN, from).0.plain)
    })
    .map(|event| Started {
        event: StartEvent::BroughtBack,
        at: event.at,
    })
    .collect()
}

/// The last start of holding before an instant, in the stay that runs then.
fn last_holding(facts: &CaseFacts<'_>, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let stay = stay::running_at(facts, StayBasis::P6_1, at)?;
    let again = facts
        .told(CaseEventKind::ConsentWithdrawn)
        .chain(facts.told(CaseEventKind::BroughtBack))
        .map(|event| event.at);
    again
        .chain([stay.from])
        .filter(|from| *from < at && *from >= stay.from)
        .max()
}

fn ended(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    stay_ended(facts, StayBasis::P6_1, start)
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
