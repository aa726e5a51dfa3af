//! The list of rules, one file a rule, and what several of them share.

mod care_order_carried_out;
mod care_petition;
mod institution_order_carried_out;
mod institution_petition;
mod trafficking_order_carried_out;
mod trafficking_petition;
mod tribunal_control;

#[cfg(test)]
pub(super) mod testing;

use chrono::{DateTime, Utc};

use crate::domain::deadline::{
    CaseFacts, Effect, EndEvent, Ended, PetitionCounts, Rule, RuleId, Settings, StartEvent, Started,
};
use crate::domain::nemnd::{NemndEvent, NemndEventKind};

/// Every rule in every version, in the order they are shown.
pub static ALL: &[&Rule] = &[
    &care_petition::RULE,
    &institution_petition::RULE,
    &trafficking_petition::RULE,
    &tribunal_control::RULE,
    &care_order_carried_out::RULE,
    &institution_order_carried_out::RULE,
    &trafficking_order_carried_out::RULE,
];

/// The rule of an id and version, as stored with a limit that passed.
#[must_use]
pub fn find(id: RuleId, version: u16) -> Option<&'static Rule> {
    ALL.iter()
        .copied()
        .find(|rule| rule.id == id && rule.version == version)
}

/// The events of the kinds given, that happened at or after an instant; the first of them.
fn first_since<'a>(
    facts: &CaseFacts<'a>,
    kinds: &[NemndEventKind],
    since: DateTime<Utc>,
) -> Option<&'a NemndEvent> {
    facts
        .nemnd
        .iter()
        .filter(|event| kinds.contains(&event.kind) && event.at >= since)
        .min_by_key(|event| event.at)
}

/// «vedtakstidspunktet» of the emergency decision.
fn emergency_decision(facts: &CaseFacts<'_>) -> Option<Started> {
    facts.emergency_decision_at.map(|at| Started {
        event: StartEvent::EmergencyDecision,
        at,
    })
}

/// A petition that stands, or nemndleder's refusal of the emergency decision, whichever came first.
fn petition_or_refusal(
    facts: &CaseFacts<'_>,
    settings: Settings,
    start: DateTime<Utc>,
) -> Option<Ended> {
    let refused = first_since(
        facts,
        &[NemndEventKind::EmergencyDecisionNotApproved],
        start,
    )
    .map(|event| Ended {
        event: EndEvent::DecisionNotApproved,
        at: event.at,
        effect: Effect::Moot,
    });
    standing_petition(facts, settings, start)
        .into_iter()
        .chain(refused)
        .min_by_key(|end| end.at)
}

/// The first petition that is before the tribunal at some time from `start` on.
///
/// One sent before the emergency decision stands unless it was decided by then. A petition followed by
/// a dismissal is no petition; a receipt proves a sending that was not registered.
fn standing_petition(
    facts: &CaseFacts<'_>,
    settings: Settings,
    start: DateTime<Utc>,
) -> Option<Ended> {
    let counts: &[NemndEventKind] = match settings.petition_counts {
        PetitionCounts::Sent => &[
            NemndEventKind::PetitionSent,
            NemndEventKind::PetitionReceived,
        ],
        PetitionCounts::Received => &[NemndEventKind::PetitionReceived],
    };
    let decided_before_start = |petition: &NemndEvent| {
        first_since(facts, &[NemndEventKind::Decided], petition.at).is_some_and(|e| e.at <= start)
    };
    let petition = facts
        .nemnd
        .iter()
        .filter(|event| counts.contains(&event.kind))
        .filter(|event| first_since(facts, &[NemndEventKind::Dismissed], event.at).is_none())
        .filter(|event| event.at >= start || !decided_before_start(event))
        .min_by_key(|event| event.at)?;
    let event = if petition.kind == NemndEventKind::PetitionSent {
        EndEvent::PetitionSent
    } else {
        EndEvent::PetitionReceived
    };
    Some(Ended {
        event,
        at: petition.at,
        effect: Effect::Kept,
    })
}

/// «nemndas vedtak»: the latest before it was carried out, or the latest there is.
///
/// A new decision after one that lapsed starts a new limit; one made when the child has already
/// moved does not.
fn tribunal_decision(facts: &CaseFacts<'_>) -> Option<Started> {
    let decided = || {
        facts
            .nemnd
            .iter()
            .filter(|e| e.kind == NemndEventKind::Decided)
            .map(|event| event.at)
    };
    let carried_out = carried_out_since(facts, decided().min()?).map(|end| end.at);
    let at = decided()
        .filter(|at| carried_out.is_none_or(|done| *at <= done))
        .max()?;
    Some(Started {
        event: StartEvent::TribunalDecision,
        at,
    })
}

/// The decision carried out, or the child moved in. What happened before the decision does not count:
/// who already lives there is registered as carried out.
fn carried_out(facts: &CaseFacts<'_>, _: Settings, start: DateTime<Utc>) -> Option<Ended> {
    carried_out_since(facts, start)
}

fn carried_out_since(facts: &CaseFacts<'_>, since: DateTime<Utc>) -> Option<Ended> {
    let kept = |event, at| Ended {
        event,
        at,
        effect: Effect::Kept,
    };
    let event = first_since(facts, &[NemndEventKind::DecisionCarriedOut], since)
        .map(|event| kept(EndEvent::CarriedOut, event.at));
    let moved = facts
        .moved_in_at
        .filter(|at| *at >= since)
        .map(|at| kept(EndEvent::MovedIn, at));
    event.into_iter().chain(moved).min_by_key(|end| end.at)
}
