//! § 6-6: a stay in an institution for danger of human trafficking begun within six weeks of the
//! decision, or it lapses.

use crate::domain::deadline::rules::{carried_out, tribunal_decision};
use crate::domain::deadline::{
    AppliesTo, Consequence, CountedBy, Deduction, Extension, LimitOwner, Period, Presumption, Rule,
    RuleId,
};
use crate::domain::legal_basis::{LegalBasis, law_date};

pub(super) static RULE: Rule = Rule {
    id: RuleId::TraffickingOrderCarriedOut,
    version: 1,
    statute: "§ 6-6",
    law_from: law_date(2023, 1, 1),
    law_to: None,
    applies_to: AppliesTo::Bases(&[LegalBasis::P6_6]),
    length: Period::Weeks(6),
    counted_by: CountedBy::Unsettled,
    deduction: Deduction::None,
    consequence: Consequence::Lapse,
    owner: LimitOwner::Municipality,
    extension: Extension::None,
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
        case, check_last_days, day, event, extended, stay_began, wall,
    };
    use crate::domain::deadline::{CaseFacts, DeadlineState, Settings};
    use crate::domain::event::EventDetail;
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

    #[test]
    fn an_extension_moves_nothing() {
        let start = wall("2026-01-06T10:00");
        let nemnd = [
            event(NemndEventKind::Decided, start),
            extended("2026-02-10T12:00", "2026-03-17"),
        ];
        let limit = RULE
            .assess(&case(&RULE, start, &nemnd), Settings::default())
            .pop()
            .unwrap();
        assert_eq!(limit.due.plain, end_of_day(day("2026-02-17")));
        assert_eq!(limit.extended_until, None);
    }

    /// What was told of the stay says that the decision was carried out; one under another paragraph does not.
    #[rstest]
    #[case(EventDetail::StayP6_6, "2026-02-17T23:59", DeadlineState::Met)]
    #[case(EventDetail::StayP6_6, "2026-02-18T00:00", DeadlineState::MetLate)]
    #[case(EventDetail::StayP6_6, "2026-01-06T09:59", DeadlineState::Passed)]
    #[case(EventDetail::StayP6_1, "2026-02-17T23:59", DeadlineState::Passed)]
    fn a_stay_that_began_carries_it_out(
        #[case] under: EventDetail,
        #[case] began: &str,
        #[case] state: DeadlineState,
    ) {
        let start = wall("2026-01-06T10:00");
        let nemnd = [event(NemndEventKind::Decided, start)];
        let events = [stay_began(1, under, wall(began))];
        let facts = CaseFacts {
            events: &events,
            ..case(&RULE, start, &nemnd)
        };
        let limit = RULE.assess(&facts, Settings::default()).pop().unwrap();
        assert_eq!(limit.state(wall("2026-02-18T00:00")), state);
    }
}
