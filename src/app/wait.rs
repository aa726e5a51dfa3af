//! «Ventetid»: who the child waits for, what is lent and agreed meanwhile, and whether a place is reached
//! today. The same numbers for both sides.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::Failure;
use super::norms;
use super::requests::see;
use super::rules::Rules;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::meanwhile::{self, Help, Pause};
use crate::domain::offer::OfferStatus;
use crate::domain::reach::{self, Reach, TravelMethod};
use crate::domain::role::Actor;
use crate::domain::search::SearchLine;
use crate::domain::waiting_on::Wait;
use crate::store::offers::StoredOffer;
use crate::store::waiting;

/// Everything about the wait at an instant.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Who held the wait, and when.
    pub wait: Wait,
    /// The pauses, shown to both sides.
    pub pauses: Vec<Pause>,
    /// The help lent.
    pub help: Vec<Help>,
    /// By when Bufetat is to tell how it goes.
    pub next_update: Option<DateTime<Utc>>,
    /// The first act of a person at Bufetat.
    pub first_human_answer: Option<DateTime<Utc>>,
    /// When a person at Bufetat first took the case or did anything else in it.
    pub taken_at: Option<DateTime<Utc>>,
    /// The way to each place that is offered or accepted.
    pub ways: Vec<Way>,
}

/// The way to a place that is offered or accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The offer.
    pub offer: OfferId,
    /// Minutes of travel.
    pub minutes: i32,
    /// How they came to be known.
    pub method: TravelMethod,
    /// Whether it is reached today.
    pub reach: Reach,
}

impl Clock {
    /// The clock of a case at `now`.
    pub fn new(case: &Case, log: &[SearchLine], rules: &Rules, now: DateTime<Utc>) -> Self {
        let ways = case
            .offers
            .iter()
            .filter_map(|offer| way(case, offer, rules, now));
        let first_human_answer = norms::first_human_answer(case, log);
        Self {
            wait: case.wait(now),
            pauses: meanwhile::pauses(&case.events),
            help: meanwhile::help(&case.events),
            next_update: norms::next_update(case),
            first_human_answer,
            taken_at: norms::first_taken(case)
                .into_iter()
                .chain(first_human_answer)
                .min(),
            ways: ways.collect(),
        }
    }

    /// «Kan nås i dag»: whether a place that is offered or accepted is reached today; `None` where no travel
    /// time is known.
    pub fn reached_today(&self) -> Option<bool> {
        let reached = self.ways.iter().map(|way| way.reach.today);
        reached.reduce(|one, other| one || other)
    }
}

/// The way to a place, while the child has not moved and its travel time is known.
pub fn way(case: &Case, stored: &StoredOffer, rules: &Rules, now: DateTime<Utc>) -> Option<Way> {
    let (minutes, method) = stored.travel?;
    let offer = &stored.offer;
    match offer.status(now) {
        OfferStatus::Standing | OfferStatus::Accepted => {}
        OfferStatus::Expired
        | OfferStatus::Declined
        | OfferStatus::Withdrawn
        | OfferStatus::MovedIn => return None,
    }
    if case.status().is_closed() {
        return None;
    }
    let norm = rules
        .norms
        .reach(case.request.region, calendar::local_date(now))?;
    Some(Way {
        offer: offer.id,
        minutes,
        method,
        reach: reach::reach(norm, minutes, offer.available_from, now),
    })
}

/// The case with what Bufetat tried, for its clock; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<SearchLine>), Failure> {
    let case = see(actor, work, request)?;
    let log = waiting::search_log(work.tx, request)?;
    work.journal(
        actor,
        "request.read_clock",
        ("request", Some(request.to_string())),
        String::new(),
    )?;
    Ok((case, log))
}
