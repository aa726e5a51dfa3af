//! How the norms stand in a case: by when, and whether it was done. PURE: a case in, clocks out.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::rules::Rules;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::meanwhile;
use crate::domain::norm::{Norm, NormMeasure};
use crate::domain::request::RequestStatus;
use crate::domain::role::Role;
use crate::domain::search::SearchLine;

/// How a norm stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NormState {
    /// Its time runs.
    Running,
    /// Done in time.
    Kept,
    /// Done after it had passed.
    KeptLate,
    /// Passed, and not done.
    Passed,
}

/// A norm as it stands in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormClock<'a> {
    /// The norm.
    pub norm: &'a Norm,
    /// By when.
    pub due_at: DateTime<Utc>,
    /// How it stands.
    pub state: NormState,
}

/// Every norm that applies to a case, the counting ones first, with what Bufetat tried.
pub fn clocks<'a>(
    case: &Case,
    log: &[SearchLine],
    rules: &'a Rules,
    now: DateTime<Utc>,
) -> Vec<NormClock<'a>> {
    let Some(facts) = case.request.norm_case() else {
        return Vec::new();
    };
    let mut clocks: Vec<NormClock<'a>> = rules
        .norms
        .applying(&facts)
        .map(|due| {
            let due_at = case.request.while_asked_for(due.at);
            let done = done_at(due.norm.measures, case, log);
            NormClock {
                norm: due.norm,
                due_at,
                state: state(due_at, done, now),
            }
        })
        .collect();
    let update = rules.norms.update(&facts).zip(next_update(case));
    clocks.extend(update.map(|(norm, due_at)| NormClock {
        norm,
        due_at,
        state: state(due_at, None, now),
    }));
    clocks.sort_by_key(|clock| !clock.norm.counts);
    clocks
}

/// A norm is kept before its limit; at the limit it has passed.
fn state(due: DateTime<Utc>, done: Option<DateTime<Utc>>, now: DateTime<Utc>) -> NormState {
    match done {
        Some(done) if done < due => NormState::Kept,
        Some(_) => NormState::KeptLate,
        None if due <= now => NormState::Passed,
        None => NormState::Running,
    }
}

/// When what a norm waits for was done, or fell away with the request.
fn done_at(measures: NormMeasure, case: &Case, log: &[SearchLine]) -> Option<DateTime<Utc>> {
    let withdrawn = case.request.withdrawal().map(|gone| gone.at);
    let done = match measures {
        NormMeasure::Offer => return case.wait_ended_at(),
        NormMeasure::HumanAnswer => first_human_answer(case, log),
        NormMeasure::FosterHome => case.moved_in_at(),
        NormMeasure::Update => None,
        NormMeasure::JointPlan => {
            let planned = case.events.iter();
            let planned = planned.filter(|event| event.kind == CaseEventKind::JointPlan);
            let planned = planned.map(|event| event.at);
            planned.chain(case.wait_ended_at()).min()
        }
    };
    done.into_iter().chain(withdrawn).min()
}

/// By when Bufetat is to tell how it goes, while somebody still waits to hear it.
pub fn next_update(case: &Case) -> Option<DateTime<Utc>> {
    let told = match case.status() {
        RequestStatus::Open | RequestStatus::Accepted => &case.events,
        RequestStatus::MovedIn | RequestStatus::Withdrawn => return None,
    };
    meanwhile::next_update_due(told)
}

/// «Første svar fra et menneske»: the first thing a person at Bufetat did in the case: answered, asked the
/// kommune, agreed a rhythm, gave an update, asked for a place, made an offer, or took the call and wrote
/// the request down. That somebody only opened it is no answer. What the service does by
/// itself is no answer, and neither is help, which may come of its own accord.
pub fn first_human_answer(case: &Case, log: &[SearchLine]) -> Option<DateTime<Utc>> {
    let told = case.events.iter().filter(|event| is_an_answer(event));
    let told = told.map(|event| event.at);
    let searched = log.iter().map(|line| line.at);
    let offered = case.first_offer().map(|offer| offer.made.at);
    told.chain(searched).chain(offered).min()
}

/// Whether the time for a joint plan has passed and there is neither plan nor offer.
pub fn lacks_a_plan(case: &Case, rules: &Rules, now: DateTime<Utc>) -> bool {
    let clocks = clocks(case, &[], rules, now);
    let mut of_plans = clocks
        .iter()
        .filter(|clock| clock.norm.measures == NormMeasure::JointPlan);
    of_plans.any(|clock| clock.state == NormState::Passed)
}

/// When somebody at Bufetat's desk first took the case in hand. That is no answer: a click tells the
/// kommune that the request is seen, and not what is done about it.
pub fn first_taken(case: &Case) -> Option<DateTime<Utc>> {
    let taken = case.events.iter();
    let taken = taken.filter(|event| event.kind == CaseEventKind::Taken);
    taken.map(|event| event.at).min()
}

/// Whether something told is a person at Bufetat answering the kommune.
pub(super) fn is_an_answer(event: &CaseEvent) -> bool {
    let by_a_person = matches!(
        event.kind,
        CaseEventKind::HumanAnswer
            | CaseEventKind::Question
            | CaseEventKind::QuestionAnswered
            | CaseEventKind::RhythmAgreed
            | CaseEventKind::UpdateGiven
            | CaseEventKind::SupplierAsked
            | CaseEventKind::EnteredForCaller
    );
    by_a_person && is_bufetats(event.role)
}

/// Whether a role is one of Bufetat's desk or leaders.
fn is_bufetats(role: Role) -> bool {
    matches!(role, Role::Intake | Role::IntakeLeader | Role::RegionLeader)
}
