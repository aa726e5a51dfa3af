//! The only place that counts. A table asks here and prints what it gets.

pub mod children;
pub mod corrections;
pub mod foster;
pub mod groups;
pub mod outcome;
pub mod places;
pub mod rules;
pub mod stay;
pub mod time;
pub mod week;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::{BreachFact, ConclusionFact, Facts, RequestFact};
use super::month::{Month, Period};
use crate::domain::breach::{BreachStatus, CountedKind};
use crate::domain::id::{BreachId, RequestId};
use crate::domain::legal_basis::RequestKind;
use crate::domain::organisation::Region;
use crate::domain::request::PlaceOfStay;
use crate::domain::supervision::ConclusionCode;
use time::End;

/// Which date of an established breach decides the period (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBasis {
    /// The local date of the conclusion.
    Conclusion,
    /// The local date of the event concluded on.
    Event,
}

/// The facts, looked at from one report month.
#[derive(Debug)]
pub struct Counting<'a> {
    facts: &'a Facts,
    month: Month,
    requests: HashMap<RequestId, &'a RequestFact>,
    breaches: HashMap<BreachId, &'a BreachFact>,
    requests_by_month: Vec<(Month, &'a RequestFact)>,
    events_by_month: Vec<(Month, &'a BreachFact)>,
}

impl<'a> Counting<'a> {
    /// Looks at the facts from a month.
    pub fn new(month: Month, facts: &'a Facts) -> Self {
        let requests = facts
            .requests
            .iter()
            .map(|request| (request.id, request))
            .collect();
        let breaches = facts
            .breaches
            .iter()
            .map(|breach| (breach.id, breach))
            .collect();
        let counts = |event: &&BreachFact| match event.status {
            BreachStatus::Possible | BreachStatus::Confirmed => true,
            BreachStatus::Rejected => false,
        };
        let events = facts.breaches.iter().filter(counts);
        Self {
            facts,
            month,
            requests,
            breaches,
            requests_by_month: by_month(facts.requests.iter(), |request| {
                Month::of(request.need_reported_at)
            }),
            events_by_month: by_month(events, |event| Month::of_event(event.when)),
        }
    }

    /// The report month.
    pub fn month(&self) -> Month {
        self.month
    }

    /// The region the report is of; `None` is the whole country.
    pub fn region(&self) -> Option<Region> {
        self.facts.region
    }

    /// The facts themselves.
    pub fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The instant the facts were taken out (R9).
    pub fn cut_off(&self) -> DateTime<Utc> {
        self.facts.cut_off
    }

    /// January to the report month.
    pub fn this_year(&self) -> Period {
        Period::year_to(self.month)
    }

    /// The whole year before.
    pub fn last_year(&self) -> Period {
        Period::year_before(self.month)
    }

    /// Whether a child is recognised across kommuner.
    pub fn matched_nationally(&self) -> bool {
        self.facts.children_matched_nationally
    }

    /// «Hendelser» of a period: possible breaches by the month the limit passed. One that Bufetat has
    /// rejected is not counted.
    pub fn events(&self, period: Period) -> Vec<&'a BreachFact> {
        of_period(&self.events_by_month, period)
    }

    /// «Anmodninger» of a period, by the month the need was first reported (R2).
    pub fn requests(&self, period: Period) -> Vec<&'a RequestFact> {
        of_period(&self.requests_by_month, period)
    }

    /// Requests that wait for an offer at the cut-off: none was made, and none was withdrawn.
    pub fn waiting(&self) -> Vec<&'a RequestFact> {
        let waits = |request: &&RequestFact| {
            End::FirstOffer.reached(request).is_none() && request.withdrawal.is_none()
        };
        self.facts.requests.iter().filter(waits).collect()
    }

    /// The longest of some waits that go on, in minutes to the cut-off (R2); `None` of none.
    pub fn longest_wait(&self, waiting: &[&RequestFact]) -> Option<i64> {
        let began = waiting.iter().map(|request| request.need_reported_at).min();
        began.map(|began| time::elapsed_minutes(began, self.cut_off()))
    }

    /// «Konstaterte brudd»: every conclusion `breach` to the end of the report month, by date of
    /// conclusion (R8).
    pub fn established(&self) -> Vec<&'a ConclusionFact> {
        let counted = |conclusion: &&ConclusionFact| {
            conclusion.code == ConclusionCode::Breach
                && Month::of_date(conclusion.concluded_on) <= self.month
        };
        self.facts.conclusions.iter().filter(counted).collect()
    }

    /// The month that decides the period of an established breach; `None` where the date is not known.
    pub fn month_of(&self, conclusion: &ConclusionFact, basis: DateBasis) -> Option<Month> {
        match basis {
            DateBasis::Conclusion => Some(Month::of_date(conclusion.concluded_on)),
            DateBasis::Event => self.month_of_event(conclusion.event_on, conclusion.breach),
        }
    }

    fn month_of_event(&self, date: Option<NaiveDate>, breach: Option<BreachId>) -> Option<Month> {
        let by_breach = || {
            breach
                .and_then(|id| self.breaches.get(&id))
                .map(|b| Month::of_event(b.when))
        };
        date.map(Month::of_date).or_else(by_breach)
    }

    /// The request behind an event, where there is one.
    pub fn request_of(&self, event: &BreachFact) -> Option<&'a RequestFact> {
        event.request.and_then(|id| self.requests.get(&id).copied())
    }

    /// Where the child of an event mainly stayed while waiting; `None` is «ikke registrert».
    pub fn main_place(&self, event: &BreachFact) -> Option<PlaceOfStay> {
        stay::main_place(event, self.request_of(event), self.cut_off())
    }
}

/// Facts with the month each counts in, which is found once: every table asks.
fn by_month<'a, T>(
    facts: impl Iterator<Item = &'a T>,
    month: impl Fn(&T) -> Month,
) -> Vec<(Month, &'a T)> {
    facts.map(|fact| (month(fact), fact)).collect()
}

fn of_period<'a, T>(facts: &[(Month, &'a T)], period: Period) -> Vec<&'a T> {
    let of = facts.iter().filter(|(month, _)| period.holds(*month));
    of.map(|(_, fact)| *fact).collect()
}

/// Acute or planned: an internal acute move counts as acute (R11).
pub fn counted_kind(kind: RequestKind) -> CountedKind {
    match kind {
        RequestKind::Acute | RequestKind::InternalAcute => CountedKind::Acute,
        RequestKind::Planned => CountedKind::Planned,
    }
}

/// How many of some facts a condition holds for.
pub fn count<T>(items: &[&T], holds: impl Fn(&T) -> bool) -> u64 {
    items.iter().filter(|item| holds(item)).count() as u64
}

/// Those of some facts a condition holds for.
pub fn those<'a, T>(items: &[&'a T], holds: impl Fn(&T) -> bool) -> Vec<&'a T> {
    items.iter().copied().filter(|item| holds(item)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_conclusion, an_event, facts};

    #[test]
    fn a_rejected_event_is_not_counted() {
        let facts = facts()
            .event(an_event(1))
            .event(an_event(2).rejected())
            .event(an_event(3).confirmed());
        let facts = facts.done();
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        assert_eq!(counting.events(counting.this_year()).len(), 2);
    }

    #[test]
    fn a_conclusion_counts_by_its_own_date_and_by_the_events() {
        let facts = facts()
            .event(an_event(1).at("2023-11-03T10:00Z"))
            .conclusion(a_conclusion("2024-02-01").of_event(1))
            .conclusion(a_conclusion("2024-02-01").event_on("2023-10-01"))
            .conclusion(a_conclusion("2024-02-01"))
            .conclusion(a_conclusion("2024-08-01"))
            .conclusion(a_conclusion("2024-02-01").code(ConclusionCode::NoBreach))
            .done();
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let months = |basis| {
            let of =
                |c: &&ConclusionFact| counting.month_of(c, basis).map(|month| month.to_string());
            counting.established().iter().map(of).collect::<Vec<_>>()
        };
        let february = Some("2024-02".to_owned());
        assert_eq!(
            months(DateBasis::Conclusion),
            [february.clone(), february.clone(), february]
        );
        assert_eq!(
            months(DateBasis::Event),
            [Some("2023-11".into()), Some("2023-10".into()), None]
        );
    }

    #[test]
    fn an_internal_acute_move_counts_as_acute() {
        assert_eq!(counted_kind(RequestKind::InternalAcute), CountedKind::Acute);
    }
}
