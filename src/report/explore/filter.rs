//! Which requests and possible breaches are counted: a period, and what each of them must be.

use std::collections::BTreeSet;

use crate::domain::breach::{BreachStatus, CountedKind};
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::severity::SeverityLevel;
use crate::report::counting::counted_kind;
use crate::report::facts::{BreachFact, Facts, RequestFact};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};

/// «Utvalg»: the months that are counted, and of what. What is `None` narrows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// The first and the last month; they may be of two years.
    pub period: Period,
    /// Region of the kommune at the event (R10).
    pub region: Option<Region>,
    /// The kommune that asks, by the number it had at the event.
    pub municipality: Option<MunicipalityNumber>,
    /// Legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// Acute or planned, as counted (R11).
    pub kind: Option<CountedKind>,
    /// The level of a possible breach; of a request, that of one of its possible breaches.
    pub severity: Option<SeverityLevel>,
}

impl Filter {
    /// Everything of some months.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self {
            period,
            region: None,
            municipality: None,
            legal_basis: None,
            kind: None,
            severity: None,
        }
    }

    /// Whether it asks for less than the month's report prints: a kommune, a paragraph or a level.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.municipality.is_some() || self.legal_basis.is_some() || self.severity.is_some()
    }

    /// The months, in order.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let Period { from, to } = self.period;
        std::iter::successors(Some(from), |month| Some(month.after()))
            .take_while(move |month| *month <= to)
    }

    /// What of the facts it asks for, the months left aside: waits and events are put to their months when
    /// they are counted. What is neither a request nor a possible breach is not in it.
    #[must_use]
    pub fn narrow(&self, facts: Facts) -> Facts {
        let mut facts = match self.region {
            Some(region) => facts.of_region(region),
            None => facts,
        };
        let of_level = self.severity.map(|level| with_level(&facts, level));
        facts.requests.retain(|request| {
            self.holds_request(request)
                && of_level.as_ref().is_none_or(|of| of.contains(&request.id))
        });
        facts.breaches.retain(|event| self.holds_event(event));
        facts.conclusions.clear();
        facts.supervisions.clear();
        facts.history.clear();
        facts.places.clear();
        facts.placements.clear();
        facts.enquiries.clear();
        facts.unmade.clear();
        facts
    }

    fn holds_request(&self, request: &RequestFact) -> bool {
        self.municipality
            .is_none_or(|one| request.municipality == one)
            && self
                .legal_basis
                .is_none_or(|one| request.legal_basis == one)
            && self
                .kind
                .is_none_or(|one| counted_kind(request.kind) == one)
    }

    fn holds_event(&self, event: &BreachFact) -> bool {
        fn same<T: PartialEq>(asked: Option<T>, of: Option<T>) -> bool {
            asked.is_none_or(|asked| of == Some(asked))
        }
        same(self.municipality, event.municipality)
            && same(self.legal_basis, event.legal_basis)
            && same(self.kind, Some(event.kind))
            && same(self.severity, event.severity)
    }

    /// What it asks for, a sentence each, for a table that is read away from its page. The region is said by
    /// every table of a region.
    pub(super) fn notes(&self) -> Vec<Phrase> {
        let said = |key, label: Label| Phrase::plain(key).with("verdi", Cell::Label(label));
        let number = |one: MunicipalityNumber| Label::Number(one.to_string().parse().unwrap_or(0));
        [
            self.municipality
                .map(|one| said("rapport-note-utvalg-kommune", number(one))),
            self.legal_basis
                .map(|one| said("rapport-note-utvalg-hjemmel", Label::LegalBasis(one))),
            self.kind
                .map(|one| said("rapport-note-utvalg-type", Label::Kind(one))),
            self.severity
                .map(|one| said("rapport-note-utvalg-alvor", Label::Severity(one))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What it is called in the journal: codes alone.
    #[must_use]
    pub fn code(&self) -> String {
        let parts = [
            ("period", Some(self.period.to_string())),
            ("region", self.region.map(|one| one.code().to_owned())),
            ("municipality", self.municipality.map(|one| one.to_string())),
            (
                "legal_basis",
                self.legal_basis.map(|one| one.code().to_owned()),
            ),
            ("kind", self.kind.map(|one| one.code().to_owned())),
            ("severity", self.severity.map(|one| one.code().to_owned())),
        ];
        let said = parts
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        said.collect::<Vec<_>>().join(" ")
    }
}

/// The requests that have an event of that level; a rejected event is no event.
fn with_level(facts: &Facts, level: SeverityLevel) -> BTreeSet<RequestId> {
    let of_level = facts
        .breaches
        .iter()
        .filter(|event| event.severity == Some(level) && event.status != BreachStatus::Rejected);
    of_level.filter_map(|event| event.request).collect()
}
