//! The list of rules, one file a rule, and what several of them share.

mod appeal;
mod care_order_carried_out;
mod care_petition;
mod care_petition_abroad;
mod decision_after_hearing;
mod emergency_complaint;
mod emergency_complaint_ordinary;
mod exit_ban_petition;
mod holding_after_move_in;
mod holding_after_return;
mod holding_after_withdrawal;
mod institution_order_carried_out;
mod institution_petition;
mod institution_petition_abroad;
mod legal_action;
mod moving_ban_duration;
mod moving_ban_petition;
mod observation_stay;
mod trafficking_order_carried_out;
mod trafficking_petition;
mod trafficking_stay_period;
mod trafficking_stay_total;
mod treatment_review;
mod treatment_stay;
mod tribunal_control;

#[cfg(test)]
pub(super) mod testing;

use chrono::{DateTime, Utc};

use crate::domain::deadline::stay;
use crate::domain::deadline::{
    CaseFacts, Effect, EndEvent, Ended, PetitionCounts, Rule, Settings, StartEvent, Started,
    StayBasis,
};
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::nemnd::{NemndEvent, NemndEventKind};

/// Every rule in every version, in the order they are shown.
pub static ALL: &[&Rule] = &[
    &care_petition::RULE,
    &care_petition_abroad::RULE,
    &institution_petition::RULE,
    &institution_petition_abroad::RULE,
    &trafficking_petition::RULE,
    &moving_ban_petition::RULE,
    &moving_ban_duration::RULE,
    &exit_ban_petition::RULE,
    &tribunal_control::RULE,
    &emergency_complaint::RULE,
    &emergency_complaint_ordinary::RULE,
    &care_order_carried_out::RULE,
    &institution_order_carried_out::RULE,
    &trafficking_order_carried_out::RULE,
    &holding_after_move_in::RULE,
    &holding_after_withdrawal::RULE,
    &holding_after_return::RULE,
    &observation_stay::RULE,
    &treatment_stay::RULE,
    &treatment_review::RULE,
    &trafficking_stay_period::RULE,
    &trafficking_stay_total::RULE,
    &decision_after_hearing::RULE,
    &legal_action::RULE,
    &appeal::RULE,
];

/// One limit for each event of a kind.
fn each(facts: &CaseFacts<'_>, kind: CaseEventKind, event: StartEvent) -> Vec<Started> {
    let told = facts.told(kind);
    told.map(|one| Started { event, at: one.at }).collect()
}

/// The first event of a kind at or after an instant, which is what the law asked for.
fn told_since(
    facts: &CaseFacts<'_>,
    (kind, event): (CaseEventKind, EndEvent),
    since: DateTime<Utc>,
) -> Option<Ended> {
    let told = facts.told(kind).map(|event| event.at);
    let at = told.filter(|at| *at >= since).min()?;
    Some(Ended {
        event,
        at,
        effect: Effect::Kept,
    })
}

/// Complaints about an emergency decision, by whether an ordinary tribunal sits.
fn complaints(facts: &CaseFacts<'_>, detail: Option<EventDetail>) -> Vec<Started> {
    facts
        .told(CaseEventKind::ComplaintReceived)
        .filter(|event| event.detail == detail)
        .map(|event| Started {
            event: StartEvent::ComplaintReceived,
            at: event.at,
        })
        .collect()
}

/// When an event of a kind was first told about what happened at an instant: the one that points to it, so
/// that of two complaints each has a decision of its own.
fn told_about(
    facts: &CaseFacts<'_>,
    (begun, begun_at): (CaseEventKind, DateTime<Utc>),
    kind: CaseEventKind,
) -> Option<DateTime<Utc>> {
    let begun = facts.told(begun).filter(|event| event.at == begun_at);
    begun
        .flat_map(|begun| {
            facts
                .told(kind)
                .filter(|event| event.about == Some(begun.id))
                .map(|event| event.at)
        })
        .min()
}

/// The event about what happened at an instant that the law asked for.
fn kept_about(
    facts: &CaseFacts<'_>,
    begun: (CaseEventKind, DateTime<Utc>),
    (kind, event): (CaseEventKind, EndEvent),
) -> Option<Ended> {
    told_about(facts, begun, kind).map(|at| Ended {
        event,
        at,
        effect: Effect::Kept,
    })
}

/// A petition about a ban keeps its limit; a ban that ended leaves nothing to petition about.
fn petition_about_ban(
    facts: &CaseFacts<'_>,
    begun: (CaseEventKind, DateTime<Utc>),
) -> Option<Ended> {
    let asked_for = (CaseEventKind::BanPetition, EndEvent::PetitionReceived);
    let petition = kept_about(facts, begun, asked_for);
    let lifted = told_about(facts, begun, CaseEventKind::BanEnded).map(|at| Ended {
        event: EndEvent::BanEnded,
        at,
        effect: Effect::Moot,
    });
    petition.into_iter().chain(lifted).min_by_key(|end| end.at)
}

/// The stays under a paragraph, each from its first day.
fn stays_began(facts: &CaseFacts<'_>, under: StayBasis) -> Vec<Started> {
    let stays = stay::stays(facts, under).into_iter();
    stays
        .map(|stay| Started {
            event: StartEvent::StayBegan,
            at: stay.from,
        })
        .collect()
}

/// The end of the stay under a paragraph that was running at an instant.
fn stay_ended(facts: &CaseFacts<'_>, under: StayBasis, at: DateTime<Utc>) -> Option<Ended> {
    stay::running_at(facts, under, at)
        .and_then(|stay| stay.to)
        .map(left)
}

/// The end of the first stay under a paragraph that lasted past an instant.
fn stay_ended_after(facts: &CaseFacts<'_>, under: StayBasis, at: DateTime<Utc>) -> Option<Ended> {
    let stays = stay::stays(facts, under).into_iter();
    let mut lasting = stays.filter(|stay| stay.to.is_none_or(|to| to >= at));
    lasting.next().and_then(|stay| stay.to).map(left)
}

fn left(at: DateTime<Utc>) -> Ended {
    Ended {
        event: EndEvent::StayEnded,
        at,
        effect: Effect::Kept,
    }
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
fn emergency_decision(facts: &CaseFacts<'_>) -> Vec<Started> {
    let started = facts.emergency_decision_at.map(|at| Started {
        event: StartEvent::EmergencyDecision,
        at,
    });
    started.into_iter().collect()
}

/// As [`petition_or_refusal`]; a request to the home state leaves the short limit without object, since
/// the six months hold then (§ 4-2 fjerde ledd, § 4-4 tredje ledd).
fn petition_refusal_or_foreign_request(
    facts: &CaseFacts<'_>,
    settings: Settings,
    start: DateTime<Utc>,
) -> Option<Ended> {
    let foreign = facts
        .first_told(CaseEventKind::ForeignRequest)
        .map(|event| Ended {
            event: EndEvent::ForeignRequest,
            at: event.at.max(start),
            effect: Effect::Moot,
        });
    petition_or_refusal(facts, settings, start)
        .into_iter()
        .chain(foreign)
        .min_by_key(|end| end.at)
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
fn tribunal_decision(facts: &CaseFacts<'_>) -> Vec<Started> {
    let at = decision_to_carry_out(facts);
    let started = at.map(|at| Started {
        event: StartEvent::TribunalDecision,
        at,
    });
    started.into_iter().collect()
}

fn decision_to_carry_out(facts: &CaseFacts<'_>) -> Option<DateTime<Utc>> {
    let decided = || {
        facts
            .nemnd
            .iter()
            .filter(|e| e.kind == NemndEventKind::Decided)
            .map(|event| event.at)
    };
    let carried_out = carried_out_since(facts, decided().min()?).map(|end| end.at);
    decided()
        .filter(|at| carried_out.is_none_or(|done| *at <= done))
        .max()
}

/// The decision carried out, the child moved in, or a stay under its paragraph begun. What happened before the decision does not count:
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
    let stays = stay::began_since(facts, since).map(|at| kept(EndEvent::CarriedOut, at));
    let ends = event.into_iter().chain(moved).chain(stays);
    ends.min_by_key(|end| end.at)
}
