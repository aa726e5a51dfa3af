//! How a request goes: which offers, which answers, how it ends. Decided before a line is written, so
//! that every line about it can agree.

use chrono::TimeDelta;

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::ending::{self, Ending, Room};
use super::hours;
use super::offer::{self, OfferEnd, OfferPlan};
use super::sheet::Instant;
use crate::domain::calendar;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::organisation::Region;

/// A request offered nothing in time gets no offer at all this often.
const NEVER_OFFERED: u32 = 27;
/// After an offer that came to nothing the kommune stops asking this often.
const STOPS_ASKING: u32 = 17;

/// What becomes of a request.
#[derive(Debug)]
pub struct Fate {
    /// The offers, oldest first; only the last can be accepted.
    pub offers: Vec<OfferPlan>,
    /// When the tribunal decides in a planned case, if it comes to that.
    pub decision: Option<Instant>,
    /// How it ends.
    pub ending: Ending,
}

impl Fate {
    /// The instant the limit passed without an offer, where it did.
    pub fn flagged_at(&self, case: &Case) -> Option<Instant> {
        let limit = case.limit()?;
        let offered_in_time = self.offers.first().is_some_and(|offer| offer.made <= limit);
        (!offered_in_time).then_some(limit)
    }

    /// When Bufetat's search is over: the accepted offer or the withdrawal, else nothing.
    pub fn settled(&self) -> Option<Instant> {
        let accepted = self.offers.last().and_then(|offer| match offer.end {
            OfferEnd::Accepted(at) => Some(at),
            OfferEnd::Declined(..) | OfferEnd::Expired(_) | OfferEnd::Retracted(_) => None,
        });
        accepted.or(self.ending.withdrawn_at())
    }

    /// The instant from which the child no longer waits, where it has come.
    pub fn closed(&self) -> Option<Instant> {
        match &self.ending {
            Ending::MovedIn { at, .. } => Some(*at),
            Ending::Withdrawn { at, .. } => Some(*at),
            Ending::Accepted | Ending::Waiting => None,
        }
    }
}

/// Draws what becomes of the request.
pub fn plan(case: &Case, world: &World, room: &mut Room, chance: &mut Chance) -> Fate {
    let decision = tribunal_decision(case, chance);
    let limit = case.wanted_by().unwrap_or(case.registered);
    if case.ages_out {
        return Fate {
            offers: Vec::new(),
            decision,
            ending: ending::turned_eighteen(case),
        };
    }
    let late = chance.per_mille(late_share(case));
    if late && chance.percent(NEVER_OFFERED) {
        let ending = if chance.percent(12) {
            Ending::Waiting
        } else {
            ending::withdrawal(case, decision, limit, world, room, chance)
        };
        return Fate {
            offers: Vec::new(),
            decision,
            ending,
        };
    }
    let first = match (late, case.is_acute()) {
        (false, true) => acute_in_time(case, limit, chance),
        (false, false) => planned_in_time(case, limit, chance),
        (true, true) => limit + acute_delay(chance),
        (true, false) => {
            hours::next_office_time(limit + TimeDelta::days(chance.skewed(1, 130)), chance)
        }
    };
    let (offers, ending) = offers(case, decision, first, world, room, chance);
    Fate {
        offers,
        decision,
        ending,
    }
}

fn offers(
    case: &Case,
    decision: Option<Instant>,
    first: Instant,
    world: &World,
    room: &mut Room,
    chance: &mut Chance,
) -> (Vec<OfferPlan>, Ending) {
    let (mut offers, mut next) = (Vec::new(), first);
    loop {
        let Some(offer) = offer::make(case, next, offers.len(), world, chance) else {
            return (offers, Ending::Waiting);
        };
        let (end, travel) = (offer.end, offer.travel_minutes);
        offers.push(offer);
        let ended = match end {
            OfferEnd::Accepted(at) => {
                return (
                    offers,
                    ending::after_acceptance(case, decision, at, travel, chance),
                );
            }
            OfferEnd::Declined(at, _) | OfferEnd::Expired(at) | OfferEnd::Retracted(at) => at,
        };
        if chance.percent(STOPS_ASKING) {
            return (
                offers,
                ending::withdrawal(case, decision, ended, world, room, chance),
            );
        }
        next = if case.is_acute() {
            ended + chance.minutes(40, 18 * 60)
        } else {
            hours::next_office_time(ended + TimeDelta::days(chance.between(2, 12)), chance)
        };
    }
}

/// How many in a thousand get no offer in time. Invented, with the regions' order of the published
/// figures.
fn late_share(case: &Case) -> u32 {
    let (acute, planned) = match case.place.region {
        Region::East => (105, 150),
        Region::South => (75, 105),
        Region::West => (60, 95),
        Region::Central => (130, 190),
        Region::North => (15, 25),
    };
    match (case.is_acute(), case.surge) {
        (true, true) => 380,
        (true, false) => acute,
        (false, _) => planned,
    }
}

/// When the tribunal decides in a planned case that needs it: some days before the wanted start.
fn tribunal_decision(case: &Case, chance: &mut Chance) -> Option<Instant> {
    let wanted = case.wanted?;
    match case.basis {
        LegalBasis::P5_1 | LegalBasis::P6_2 | LegalBasis::P6_6 => {
            let day = wanted.checked_sub_days(chrono::Days::new(chance.below(16) + 2))?;
            Some(hours::office_time_before(day, chance))
        }
        _ => None,
    }
}

/// A margin to the limit on both sides keeps clear of what an exact tie would mean.
fn acute_in_time(case: &Case, limit: Instant, chance: &mut Chance) -> Instant {
    let first = case.registered + TimeDelta::minutes(8);
    let last = limit - TimeDelta::minutes(6);
    first + TimeDelta::minutes(chance.skewed(0, (last - first).num_minutes()))
}

fn planned_in_time(case: &Case, limit: Instant, chance: &mut Chance) -> Instant {
    let today = calendar::local_date(case.registered);
    let days = case.wanted.map_or(1, |wanted| (wanted - today).num_days());
    let day = hours::days_after(today, chance.between(1, (days * 9 / 10).max(1)));
    hours::office_time_before(day, chance)
        .max(case.registered + TimeDelta::minutes(90))
        .min(limit - TimeDelta::minutes(30))
}

fn acute_delay(chance: &mut Chance) -> TimeDelta {
    const DAY: i64 = 24 * 60;
    let (from, to) = chance.weighted([
        (58, (20, 20 * 60)),
        (30, (DAY, 5 * DAY)),
        (9, (6 * DAY, 16 * DAY)),
        (3, (17 * DAY, 27 * DAY)),
    ]);
    chance.minutes(from, to)
}
