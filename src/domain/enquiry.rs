//! What is told of a need without a request: «henvendelse», where a kommune asks Bufetat's desk something, and
//! «vi ba ikke, fordi …», where it does not ask at all. Neither is a request, a duty or a breach; both are
//! counted, apart, as what the requests do not show.

use chrono::{DateTime, Utc};

use super::calendar;
use super::code::code_enum;
use super::id::{EnquiryId, RequestId, UnmadeRequestId};
use super::legal_basis::{Measure, TargetGroup};
use super::notice::OLDEST;
use super::offer::Happened;
use super::organisation::{MunicipalityNumber, Region};
use super::reference::Reference;
use super::refusal::{Faults, Field, Rule};
use super::registration::municipality_rule;

code_enum! {
    /// «Utfall av henvendelsen»: what came of it.
    EnquiryOutcome {
        /// A request was made.
        BecameRequest = "became_request",
        /// Bufetat gave advice, and that was what was asked for.
        Advice = "advice",
        /// Dropped because there were no places.
        NoPlaces = "no_places",
        /// Dropped because no place fitted the child.
        NothingSuited = "nothing_suited",
        /// Dropped for another reason: the need fell away.
        NotNeeded = "not_needed",
    }
}

impl EnquiryOutcome {
    /// Whether a need stood that nothing was offered for.
    #[must_use]
    pub fn is_unmet(self) -> bool {
        matches!(self, Self::NoPlaces | Self::NothingSuited)
    }
}

code_enum! {
    /// «Grunn til at kommunen ikke ba»: why a need was met with no request.
    UnmadeReason {
        /// The kommune knew, or was told, that there were no places.
        NoPlaces = "no_places",
        /// Nothing is on offer for such a child.
        NothingSuited = "nothing_suited",
        /// What there is lies too far away.
        TooFar = "too_far",
        /// It would have taken too long.
        TooSlow = "too_slow",
        /// Bufetat advised against asking.
        AdvisedAgainst = "advised_against",
        /// The kommune's own share was too high.
        Cost = "cost",
        /// The kommune found something else before it asked.
        OwnSolution = "own_solution",
    }
}

/// A kommune's question to Bufetat's desk. Its words are sealed and kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// What was asked about.
    pub about: Need,
    /// Bufetat's region for the kommune on that day.
    pub region: Region,
    /// When it was made, and when the service was told.
    pub told: Happened,
    /// What came of it, and when.
    pub outcome: Option<(EnquiryOutcome, Option<RequestId>, Happened)>,
}

impl Enquiry {
    /// 1 until it is told what came of it, then 2: nothing else of it ever changes.
    #[must_use]
    pub fn version(&self) -> i32 {
        if self.outcome.is_some() { 2 } else { 1 }
    }
}

/// «Vi ba ikke, fordi …», as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmadeRequest {
    /// Its id.
    pub id: UnmadeRequestId,
    /// The need, without anybody's identity.
    pub need: Need,
    /// Bufetat's region for the kommune on that day.
    pub region: Region,
    /// Why it did not ask.
    pub reason: UnmadeReason,
    /// When, and when the service was told.
    pub told: Happened,
}

/// A need as far as it can be told without saying whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The kommune.
    pub municipality: MunicipalityNumber,
    /// «Tiltak».
    pub measure: Option<Measure>,
    /// «Målgruppe».
    pub target_group: Option<TargetGroup>,
    /// Age in years.
    pub age: Option<i32>,
    /// When it was.
    pub at: DateTime<Utc>,
}

impl Need {
    /// Checks everything, names every fault, and gives the region of the kommune on that day.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(&self, reference: &Reference, now: DateTime<Utc>) -> Result<Region, Faults> {
        let mut faults = Faults::default();
        faults.unless(self.at <= now, Field::At, Rule::Future);
        let ages = 0..=OLDEST;
        faults.unless(
            self.age.is_none_or(|age| ages.contains(&age)),
            Field::Age,
            Rule::Range(0, OLDEST.into()),
        );
        let region = reference
            .region_of(self.municipality, calendar::local_date(self.at))
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
    use crate::domain::code::Code;
    use rstest::rstest;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn a_need() -> Need {
        Need {
            municipality: "4601".parse().unwrap(),
            measure: None,
            target_group: None,
            age: None,
            at: utc("2026-04-02T12:00:00Z"),
        }
    }

    #[rstest]
    #[case::nothing_but_where(a_need(), &[])]
    #[case::an_age(Need { age: Some(25), ..a_need() }, &[])]
    #[case::too_old(Need { age: Some(26), ..a_need() }, &[Field::Age])]
    #[case::tomorrow(Need { at: utc("2026-04-03T12:00:00Z"), ..a_need() }, &[Field::At])]
    #[case::oslo(Need { municipality: MunicipalityNumber::OSLO, ..a_need() }, &[Field::Municipality])]
    fn a_need_is_told_with_as_little_as_a_kommune(#[case] need: Need, #[case] named: &[Field]) {
        let checked = need.check(&Reference::load().unwrap(), utc("2026-04-02T12:00:00Z"));
        let found = checked.err().unwrap_or_default();
        let found: Vec<Field> = found.0.iter().map(|fault| fault.field).collect();
        assert_eq!(found, named);
    }

    #[test]
    fn only_what_was_dropped_for_want_of_a_place_is_unmet() {
        let unmet: Vec<&EnquiryOutcome> = EnquiryOutcome::ALL
            .iter()
            .filter(|one| one.is_unmet())
            .collect();
        assert_eq!(
            unmet,
            [&EnquiryOutcome::NoPlaces, &EnquiryOutcome::NothingSuited]
        );
    }
}
