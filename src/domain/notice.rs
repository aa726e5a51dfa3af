//! «Forhåndsvarsel»: a kommune tells Bufetat's desk that a request is likely, so that the search can begin
//! to be thought of. It is no request: it is counted as none, no clock runs from it, and no duty follows.

use chrono::{DateTime, Utc};

use super::calendar;
use super::code::code_enum;
use super::id::{NoticeId, RequestId};
use super::legal_basis::{LegalBasis, Measure, Misfit, RequestKind, check};
use super::offer::Happened;
use super::organisation::{MunicipalityNumber, Region};
use super::reference::Reference;
use super::refusal::{Faults, Field, Rule};
use super::registration::municipality_rule;

/// Nobody is older when a measure under the Act is asked for (aftercare ends at 25).
pub(super) const OLDEST: i32 = 25;

code_enum! {
    /// «Grunn til at forhåndsvarselet ble avsluttet»: why no request came of it.
    NoticeEnding {
        /// The need fell away.
        NotNeeded = "not_needed",
        /// Family or network takes the child in.
        FamilyOrNetwork = "family_or_network",
        /// Help where the child lives was enough.
        HelpAtHome = "help_at_home",
        /// The kommune found a place itself.
        OwnPlace = "own_place",
        /// No decision is made.
        NoDecision = "no_decision",
        /// Told by mistake.
        Mistake = "mistake",
    }
}

code_enum! {
    /// «Hvordan forhåndsvarselet står», computed from its end.
    NoticeStatus {
        /// The request is still expected.
        Open = "open",
        /// It became a request.
        BecameRequest = "became_request",
        /// Nothing came of it.
        Ended = "ended",
    }
}

/// What came of an advance notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeEnd {
    /// A request, whose clock runs from what it says itself and never from the notice.
    Request(RequestId),
    /// Nothing, and why.
    Nothing(NoticeEnding),
}

/// An advance notice. Its words are sealed and kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvanceNotice {
    /// Its id.
    pub id: NoticeId,
    /// The kommune that expects to ask.
    pub municipality: MunicipalityNumber,
    /// Bufetat's region for it on the day it was told.
    pub region: Region,
    /// «Hjemmel» that is likely.
    pub legal_basis: LegalBasis,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// «Tiltak» that is likely.
    pub measure: Measure,
    /// The child's age in years, where it is told.
    pub age: Option<i32>,
    /// When the request is expected.
    pub expected_at: DateTime<Utc>,
    /// When the kommune told, and when the service was told.
    pub told: Happened,
    /// What came of it, and when.
    pub end: Option<(NoticeEnd, Happened)>,
}

impl AdvanceNotice {
    /// How it stands.
    #[must_use]
    pub fn status(&self) -> NoticeStatus {
        match self.end {
            None => NoticeStatus::Open,
            Some((NoticeEnd::Request(_), _)) => NoticeStatus::BecameRequest,
            Some((NoticeEnd::Nothing(_), _)) => NoticeStatus::Ended,
        }
    }

    /// 1 while it stands, 2 when it has ended: nothing else of it ever changes.
    #[must_use]
    pub fn version(&self) -> i32 {
        if self.end.is_some() { 2 } else { 1 }
    }
}

/// What a kommune tells in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// The kommune that expects to ask.
    pub municipality: MunicipalityNumber,
    /// «Hjemmel» that is likely.
    pub legal_basis: LegalBasis,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// «Tiltak» that is likely.
    pub measure: Measure,
    /// The child's age in years.
    pub age: Option<i32>,
    /// When the request is expected.
    pub expected_at: DateTime<Utc>,
    /// When it was told.
    pub at: DateTime<Utc>,
    /// Free words, sealed.
    pub text: Option<String>,
}

impl NewNotice {
    /// Checks everything, names every fault, and gives the region that is told.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(&self, reference: &Reference, now: DateTime<Utc>) -> Result<Region, Faults> {
        let mut faults = Faults::default();
        let day = calendar::local_date(self.at);
        faults.unless(self.at <= now, Field::At, Rule::Future);
        faults.unless(
            self.expected_at >= self.at,
            Field::ExpectedAt,
            Rule::Before(Field::At),
        );
        let ages = 0..=OLDEST;
        faults.unless(
            self.age.is_none_or(|age| ages.contains(&age)),
            Field::Age,
            Rule::Range(0, OLDEST.into()),
        );
        if let Err(misfit) = check(self.legal_basis, self.kind, self.measure, day) {
            let (field, rule) = match misfit {
                Misfit::BeforeTheAct { .. } => (Field::LegalBasis, Rule::BeforeTheAct),
                Misfit::KindAndBasis { .. } => (Field::Kind, Rule::KindAndBasis),
                Misfit::MeasureAndBasis { .. } => (Field::Measure, Rule::MeasureAndBasis),
            };
            faults.note(field, rule);
        }
        let region = reference
            .region_of(self.municipality, day)
            .map_err(municipality_rule)
            .and_then(|region| region.ok_or(Rule::OutsideBufetat));
        let region = faults.take(Field::Municipality, region);
        faults.or(region)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use rstest::rstest;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn a_notice() -> NewNotice {
        NewNotice {
            municipality: "4601".parse().unwrap(),
            legal_basis: LegalBasis::P4_2,
            kind: RequestKind::Acute,
            measure: Measure::Institution,
            age: Some(14),
            expected_at: utc("2026-04-02T18:00:00Z"),
            at: utc("2026-04-02T12:00:00Z"),
            text: None,
        }
    }

    fn faults(notice: &NewNotice) -> Vec<Field> {
        let now = utc("2026-04-02T12:05:00Z");
        let checked = notice.check(&Reference::load().unwrap(), now);
        let found = checked.err().unwrap_or_default();
        found.0.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_notice_goes_to_the_region_of_the_kommune() {
        let now = utc("2026-04-02T12:05:00Z");
        let region = a_notice().check(&Reference::load().unwrap(), now);
        assert_eq!(region, Ok(Region::West));
    }

    #[rstest]
    #[case::before_it_was_told(NewNotice { expected_at: utc("2026-04-02T11:59:59Z"), ..a_notice() }, &[Field::ExpectedAt])]
    #[case::at_the_very_instant(NewNotice { expected_at: utc("2026-04-02T12:00:00Z"), ..a_notice() }, &[])]
    #[case::told_tomorrow(NewNotice { at: utc("2026-04-02T12:06:00Z"), ..a_notice() }, &[Field::At])]
    #[case::too_old(NewNotice { age: Some(26), ..a_notice() }, &[Field::Age])]
    #[case::unborn(NewNotice { age: Some(-1), ..a_notice() }, &[Field::Age])]
    #[case::oslo(NewNotice { municipality: MunicipalityNumber::OSLO, ..a_notice() }, &[Field::Municipality])]
    #[case::planned_on_an_acute_paragraph(NewNotice { kind: RequestKind::Planned, ..a_notice() }, &[Field::Kind])]
    #[case::a_measure_the_paragraph_has_not(NewNotice { measure: Measure::Mst, ..a_notice() }, &[Field::Measure])]
    fn what_does_not_hold_is_named(#[case] notice: NewNotice, #[case] named: &[Field]) {
        assert_eq!(faults(&notice), named);
    }

    #[test]
    fn how_it_stands_follows_from_its_end() {
        let told = Happened {
            at: a_notice().at,
            recorded_at: a_notice().at,
        };
        let mut notice = AdvanceNotice {
            id: NoticeId(uuid::Uuid::nil()),
            municipality: a_notice().municipality,
            region: Region::West,
            legal_basis: LegalBasis::P4_2,
            kind: RequestKind::Acute,
            measure: Measure::Institution,
            age: None,
            expected_at: a_notice().expected_at,
            told,
            end: None,
        };
        assert_eq!((notice.status(), notice.version()), (NoticeStatus::Open, 1));
        notice.end = Some((NoticeEnd::Request(RequestId(uuid::Uuid::nil())), told));
        assert_eq!(
            (notice.status(), notice.version()),
            (NoticeStatus::BecameRequest, 2)
        );
        notice.end = Some((NoticeEnd::Nothing(NoticeEnding::Mistake), told));
        assert_eq!(
            (notice.status(), notice.version()),
            (NoticeStatus::Ended, 2)
        );
    }
}
