//! How a request ends, and what another request it leads to.

use chrono::TimeDelta;
use serde_json::json;

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::sheet::{Handling, Instant, Sheet};
use super::words;
use crate::domain::calendar;
use crate::domain::child::age_in_years;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::request::WithdrawalReason;

/// The end of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The child moved in.
    MovedIn {
        /// When.
        at: Instant,
        /// When it was recorded.
        told: Instant,
    },
    /// An offer was accepted and nothing more is known.
    Accepted,
    /// The kommune withdrew it.
    Withdrawn {
        /// Why.
        reason: WithdrawalReason,
        /// When.
        at: Instant,
        /// Whether the same child is asked for again at once: planned instead, or by its new kommune.
        again: bool,
    },
    /// It is still open.
    Waiting,
}

impl Ending {
    /// When it was withdrawn, if it was.
    pub fn withdrawn_at(&self) -> Option<Instant> {
        match self {
            Self::Withdrawn { at, .. } => Some(*at),
            Self::MovedIn { .. } | Self::Accepted | Self::Waiting => None,
        }
    }
}

/// How many requests are still to be made, so that requests that follow from others are counted in.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Acute ones.
    pub acute: u32,
    /// Planned ones.
    pub planned: u32,
}

impl Room {
    /// Takes one, if there is one left.
    pub fn take(&mut self, acute: bool) -> bool {
        let left = if acute {
            &mut self.acute
        } else {
            &mut self.planned
        };
        match left.checked_sub(1) {
            Some(fewer) => {
                *left = fewer;
                true
            }
            None => false,
        }
    }

    fn has(self, acute: bool) -> bool {
        if acute {
            self.acute > 0
        } else {
            self.planned > 0
        }
    }
}

/// The child turned eighteen before anything was found.
pub fn turned_eighteen(case: &Case) -> Ending {
    let at = hours::at(case.child.eighteen_on(), 9 * 60);
    Ending::Withdrawn {
        reason: WithdrawalReason::TurnedEighteen,
        at,
        again: false,
    }
}

/// What follows an acceptance: mostly the child moves in.
pub fn after_acceptance(
    case: &Case,
    decision: Option<Instant>,
    accepted: Instant,
    travel_minutes: i64,
    chance: &mut Chance,
) -> Ending {
    if chance.percent(2) {
        return Ending::Accepted;
    }
    if case.is_acute() {
        let at = accepted + chance.minutes(60, 240) + TimeDelta::minutes(travel_minutes);
        let told = if chance.percent(60) {
            at + chance.minutes(0, 20)
        } else {
            hours::next_office_time(at + chance.minutes(20, 90), chance)
        };
        return Ending::MovedIn { at, told };
    }
    let ready = accepted + TimeDelta::days(1);
    let wanted = case.wanted.map_or(ready, |day| hours::at(day, 10 * 60));
    let delay = TimeDelta::days(if chance.percent(14) {
        chance.between(4, 50)
    } else {
        0
    });
    let decided = decision.map_or(ready, |decision| decision + TimeDelta::days(1));
    let at = hours::next_office_time(ready.max(wanted).max(decided) + delay, chance);
    Ending::MovedIn {
        at,
        told: at + chance.minutes(0, 180),
    }
}

/// The kommune withdraws some time after nothing came of it. Takes room for the request that follows.
pub fn withdrawal(
    case: &Case,
    decision: Option<Instant>,
    after: Instant,
    world: &World,
    room: &mut Room,
    chance: &mut Chance,
) -> Ending {
    let wait = if case.is_acute() {
        chance.skewed(60, 12 * 24 * 60)
    } else {
        chance.skewed(3, 60) * 24 * 60
    };
    let at = hours::next_office_time(after + TimeDelta::minutes(wait), chance);
    let may_follow = |acute: bool| {
        room.has(acute)
            && world.holds(at + TimeDelta::days(3))
            && case.child.is_young_enough(calendar::local_date(at))
    };
    let teen = age_in_years(case.child.born, calendar::local_date(at)) >= 15;
    let rough = case.flags.crime || matches!(case.basis, LegalBasis::P4_4 | LegalBasis::P6_2);
    let judged = decision.is_some() || case.decided.is_some();
    let weight = |share: u32, holds: bool| if holds { share } else { 0 };
    let reason = chance.weighted([
        (36, WithdrawalReason::OtherSolution),
        (
            weight(20, case.is_acute() && may_follow(false)),
            WithdrawalReason::PlannedInstead,
        ),
        (16, WithdrawalReason::GaveUp),
        (weight(10, judged), WithdrawalReason::DecisionLapsed),
        (weight(12, judged), WithdrawalReason::TribunalDismissed),
        (weight(28, teen && rough), WithdrawalReason::Imprisoned),
        (
            weight(9, may_follow(case.is_acute())),
            WithdrawalReason::MovedMunicipality,
        ),
    ]);
    let again = match reason {
        WithdrawalReason::PlannedInstead => room.take(false),
        WithdrawalReason::MovedMunicipality => room.take(case.is_acute()),
        _ => false,
    };
    let at = match (reason, lapse(case, decision)) {
        (WithdrawalReason::DecisionLapsed, Some(lapsed)) => at.max(hours::next_office_time(
            lapsed + TimeDelta::days(chance.between(1, 3)),
            chance,
        )),
        _ => at,
    };
    Ending::Withdrawn { reason, at, again }
}

/// When a decision nobody followed up, or carried out, has lapsed: two or six weeks and a day.
fn lapse(case: &Case, decision: Option<Instant>) -> Option<Instant> {
    let days = match case.basis {
        LegalBasis::P4_4 | LegalBasis::P4_5 => 15,
        _ => 43,
    };
    case.decided
        .or(decision)
        .map(|decided| decided + TimeDelta::days(days))
}

/// Writes the withdrawal. `follower` is the name of the request made instead.
pub fn write(case: &Case, fate: &Fate, follower: &str, sheet: &mut Sheet, chance: &mut Chance) {
    let Ending::Withdrawn { reason, at, again } = &fate.ending else {
        return;
    };
    let replaced = *again && *reason == WithdrawalReason::PlannedInstead;
    let data = json!({
        "grunn": reason.api(),
        "erstattesAv": replaced.then_some(follower),
        "tekst": chance.percent(25).then(|| words::withdrawal_note(chance)),
    });
    let by_leader = hours::is_office_time(*at) && chance.percent(40);
    let actor = if by_leader {
        format!("kommune.leder@{}", case.place.number)
    } else {
        case.municipality(*at)
    };
    sheet.write(case.entry(*at, actor, Handling::Withdraw, data));
}
