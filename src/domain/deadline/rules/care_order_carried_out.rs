//! § 5-2 første ledd: a care order (§ 5-1) carried out within six weeks of the decision, or it lapses.
//! Nemndleder may extend the limit for special reasons.

use crate::domain::deadline::rules::{carried_out, tribunal_decision};
use crate::domain::deadline::{
    AppliesTo, Consequence, CountedBy, Deduction, Extension, LimitOwner, Period, Presumption, Rule,
    RuleId,
};
use crate::domain::legal_basis::{LegalBasis, law_date};

pub(super) static RULE: Rule = Rule {
    id: RuleId::CareOrderCarriedOut,
    version: 1,
    statute: "§ 5-2 første ledd",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::Bases(&[LegalBasis::P5_1]),
    length: Period::Weeks(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Lapse,
    owner: LimitOwner::Municipality,
    extension: Extension::ByTribunalLeader,
    presumptions: &[Presumption::Counting],
    starts: tribunal_decision,
    end: carried_out,
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
    use crate::domain::calendar::end_of_day;
    use crate::domain::deadline::rules::testing::{
        case, check_last_days, day, event, extended, wall,
    };
    use crate::domain::deadline::{Settings, Step};
    use crate::domain::nemnd::NemndEventKind;
    use rstest::rstest;

    #[rstest]
    #[case("2026-01-06T10:00", "2026-02-17", "2026-02-17")] // a Tuesday
    #[case("2026-03-19T23:59", "2026-04-30", "2026-04-30")]
    #[case("2026-03-20T00:00", "2026-05-01", "2026-05-04")] // 1 May
    #[case("2024-03-30T12:00", "2024-05-11", "2024-05-13")] // a Saturday
    #[case("2025-03-07T12:00", "2025-04-18", "2025-04-22")] // Good Friday
    #[case("2027-04-05T12:00", "2027-05-17", "2027-05-18")] // 17 May and Whit Monday
    #[case("2025-11-12T12:00", "2025-12-24", "2025-12-24")] // Christmas Eve is a working day
    #[case("2025-11-13T12:00", "2025-12-25", "2025-12-29")] // Christmas Day, then a weekend
    #[case("2025-11-19T12:00", "2025-12-31", "2025-12-31")]
    #[case("2025-11-20T12:00", "2026-01-01", "2026-01-02")] // New Year
    #[case("2024-01-18T12:00", "2024-02-29", "2024-02-29")]
    #[case("2024-02-29T12:00", "2024-04-11", "2024-04-11")]
    #[case("2026-02-15T12:00", "2026-03-29", "2026-03-30")] // ends on the short day
    #[case("2026-03-27T12:00", "2026-05-08", "2026-05-08")] // over the short day
    #[case("2026-09-13T12:00", "2026-10-25", "2026-10-26")] // ends on the long day
    #[case("2026-10-25T02:30", "2026-12-06", "2026-12-07")] // starts in the hour shown twice
    fn last_days(#[case] decided: &str, #[case] plain: &str, #[case] court: &str) {
        check_last_days(&RULE, decided, plain, court);
    }

    #[rstest]
    #[case("2026-02-16T12:00", "2026-03-17", "2026-03-17", "2026-03-17")] // granted the day before
    #[case("2026-02-17T23:59", "2026-03-17", "2026-03-17", "2026-03-17")] // granted the last day
    #[case("2026-02-18T00:00", "2026-03-17", "2026-02-17", "2026-02-17")] // too late to move anything
    #[case("2026-02-16T12:00", "2026-02-10", "2026-02-17", "2026-02-17")] // would shorten
    #[case("2026-02-16T12:00", "2026-02-17", "2026-02-17", "2026-02-17")] // to the day it ends on anyhow
    #[case("2026-02-16T12:00", "2026-04-02", "2026-04-02", "2026-04-07")] // to Maundy Thursday
    #[case("2026-01-05T12:00", "2026-03-17", "2026-02-17", "2026-02-17")] // before the decision
    fn nemndleder_may_extend(
        #[case] granted: &str,
        #[case] until: &str,
        #[case] plain: &str,
        #[case] court: &str,
    ) {
        let start = wall("2026-01-06T10:00");
        let nemnd = [
            event(NemndEventKind::Decided, start),
            extended(granted, until),
        ];
        let limit = RULE
            .assess(&case(&RULE, start, &nemnd), Settings::default())
            .pop()
            .unwrap();
        assert_eq!(limit.due.plain, end_of_day(day(plain)));
        assert_eq!(limit.due.as_court_counts, end_of_day(day(court)));
        assert_eq!(limit.extended_until.is_some(), plain != "2026-02-17");
    }

    /// The day it ended on before is skipped no more: 1 May, moved to 4 May.
    #[test]
    fn what_was_told_of_the_day_before_an_extension_holds_no_more() {
        let start = wall("2026-03-20T12:00");
        let nemnd = [
            event(NemndEventKind::Decided, start),
            extended("2026-04-20T12:00", "2026-06-02"),
        ];
        let limit = RULE
            .assess(&case(&RULE, start, &nemnd), Settings::default())
            .pop()
            .unwrap();
        assert!(matches!(
            limit.explanation[..],
            [
                Step::StartedAt { .. },
                Step::Counted { .. },
                Step::Extended { .. }
            ]
        ));
    }

    #[test]
    fn an_extension_can_be_extended_again() {
        let start = wall("2026-01-06T10:00");
        let nemnd = [
            extended("2026-03-10T12:00", "2026-04-14"),
            extended("2026-02-10T12:00", "2026-03-17"),
            event(NemndEventKind::Decided, start),
        ];
        let limit = RULE
            .assess(&case(&RULE, start, &nemnd), Settings::default())
            .pop()
            .unwrap();
        assert_eq!(limit.extended_until, Some(day("2026-04-14")));
    }
}
