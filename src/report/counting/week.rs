//! What counts in a week: by the same rules as in a month, by local days.

use chrono::NaiveDate;

use super::{Counting, those};
use crate::domain::breach::BreachStatus;
use crate::domain::calendar;
use crate::domain::organisation::Region;
use crate::domain::supervision::ConclusionCode;
use crate::report::facts::{BreachFact, ConclusionFact, RequestFact, When};
use crate::report::week::Week;

/// The facts of a week.
#[derive(Debug)]
pub struct OfWeek<'a> {
    /// Requests, by the day the need was first reported (R2).
    pub requests: Vec<&'a RequestFact>,
    /// Possible breaches, by the day the limit ended. One that is known by its month alone is in no week, and
    /// one that Bufetat has rejected is not counted.
    pub events: Vec<&'a BreachFact>,
    /// Established breaches, by the day of the conclusion (R8).
    pub established: Vec<&'a ConclusionFact>,
}

impl<'a> OfWeek<'a> {
    /// Finds them.
    pub fn new(counting: &Counting<'a>, week: Week) -> Self {
        let facts = counting.facts();
        let reported =
            |request: &&RequestFact| week.holds(calendar::local_date(request.need_reported_at));
        let passed = |event: &&BreachFact| {
            event.status != BreachStatus::Rejected
                && day(event.when).is_some_and(|day| week.holds(day))
        };
        let concluded = |told: &&ConclusionFact| {
            told.code == ConclusionCode::Breach && week.holds(told.concluded_on)
        };
        Self {
            requests: facts.requests.iter().filter(reported).collect(),
            events: facts.breaches.iter().filter(passed).collect(),
            established: facts.conclusions.iter().filter(concluded).collect(),
        }
    }

    /// Those of one region.
    #[must_use]
    pub fn of_region(&self, region: Region) -> Self {
        Self {
            requests: those(&self.requests, |one| one.region == region),
            events: those(&self.events, |one| one.region == region),
            established: those(&self.established, |one| one.region == region),
        }
    }
}

fn day(when: When) -> Option<NaiveDate> {
    match when {
        When::At(at) => Some(calendar::local_date_of_limit(at)),
        When::InMonth { .. } => None,
    }
}
