//! The guided questions about a possible breach: what is known, what a person answers, what changed.

use chrono::{DateTime, Utc};

use super::breaches::{check_time, take};
use super::case;
use super::engine;
use super::error::Failure;
use super::once::Receipt;
use super::service::{Expected, Work};
use crate::domain::id::{AnswerId, BreachId};
use crate::domain::policy::{
    AnswerFault, Answers, Change, NOT_ANSWERED, PolicyFacts, RecordedFacts, check_answer,
};
use crate::domain::refusal::{Fault, Faults, Field, Rule};
use crate::domain::request::Judgement;
use crate::domain::role::Actor;
use crate::domain::severity::SeveritySource;
use crate::store::breaches::StoredBreach;
use crate::store::severity::{self, Answered, Severity};

/// «Veiledning»: what leads somebody who assesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// What is known now and answers a question.
    pub facts: PolicyFacts,
    /// Every answer given by a person, oldest first.
    pub answered: Vec<Answered>,
}

/// What is known of a possible breach, and what was answered about it.
pub(super) fn guide(work: &mut Work<'_, '_>, breach: &StoredBreach) -> Result<Guide, Failure> {
    let answered = severity::answered(work.tx, &[breach.id.to_string()])?
        .remove(&breach.id)
        .unwrap_or_default();
    let answers = severity::latest_answers(&answered);
    Ok(Guide {
        facts: facts(work, breach, &answers)?,
        answered,
    })
}

/// The facts of a possible breach as they stand: from its request, or from what was registered with it.
pub(super) fn facts(
    work: &mut Work<'_, '_>,
    breach: &StoredBreach,
    answers: &Answers,
) -> Result<PolicyFacts, Failure> {
    let Some(request) = breach.request else {
        let registered = RecordedFacts {
            kind: breach.kind,
            danger: Judgement::NotAssessed,
            looked_after: Judgement::NotAssessed,
            place: breach.place,
            harm_events: 0,
            hours_past: 0,
            age: None,
        };
        return Ok(PolicyFacts::new(&registered, answers));
    };
    let case = case::load(work.tx, &[request.to_string()])?
        .pop()
        .ok_or(Failure::NotFound)?;
    let passed_at = breach.passed_at.unwrap_or(work.now);
    Ok(engine::policy_facts(&case, passed_at, work.now))
}

/// Answers questions about a possible breach: pairs of question and answer, [`NOT_ANSWERED`] to take one
/// back. Earlier answers stay; an answer that stands already is not told again. The policy proposes at
/// once from what is known now.
///
/// # Errors
/// Refused with every answer that is none, or when nothing is new; Forbidden, NotFound, Stale.
pub fn answer(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (BreachId, Expected),
    told: &[(String, String)],
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let breach = take(actor, work, of)?;
    check_time(work, Some(at))?;
    check(work, told)?;
    let before = severity::answered(work.tx, &[breach.id.to_string()])?.remove(&breach.id);
    let standing = severity::latest_answers(&before.unwrap_or_default());
    let news: Vec<&(String, String)> = told
        .iter()
        .filter(|(question, answer)| {
            let stands = standing.get(question).map_or(NOT_ANSWERED, String::as_str);
            stands != answer
        })
        .collect();
    if news.is_empty() {
        return Err(Failure::field(Field::Answers, Rule::NothingChanged));
    }
    for (question, answer) in &news {
        let row = Answered {
            question: question.clone(),
            answer: Some(answer.clone()).filter(|answer| answer != NOT_ANSWERED),
            role: actor.role,
            at,
            recorded_at: work.now,
        };
        let id = work.fresh_row(AnswerId);
        severity::add_answer(work.tx, (id, breach.id), &row)?;
    }
    if let Some(request) = breach.request {
        engine::reconsider(work, request)?;
    }
    let questions: Vec<&str> = news.iter().map(|(question, _)| question.as_str()).collect();
    let detail = format!("questions={}", questions.join(","));
    work.journal(
        actor,
        "breach.answer",
        ("breach", Some(breach.id.to_string())),
        detail,
    )?;
    Ok(Receipt {
        object: "breach",
        id: breach.id.0,
        version: breach.version,
    })
}

/// Every pair must be a question for persons and one of its answers, and no question come twice.
fn check(work: &Work<'_, '_>, told: &[(String, String)]) -> Result<(), Failure> {
    let questions = &work.rules.policy.questions;
    let mut faults = Faults::default();
    for (at, (question, answer)) in told.iter().enumerate() {
        let twice = told.iter().take(at).any(|(other, _)| other == question);
        match check_answer(questions, question, answer) {
            Ok(()) if twice => faults.note(Field::Question, Rule::NotWith(Field::Question)),
            Ok(()) => {}
            Err(AnswerFault::UnknownQuestion) => faults.note(Field::Question, Rule::NotFound),
            Err(AnswerFault::UnknownAnswer) => faults.0.push(Fault {
                field: Field::Answers,
                part: Some(question.clone()),
                rule: Rule::OneOf(Vec::new()),
            }),
        }
    }
    faults.or(Some(())).map_err(Failure::from)
}

/// What changed between a proposal of the history and the proposal before it, by the facts both rest on;
/// nothing where either rests on none.
pub fn changes(history: &[Severity], ordinal: i32) -> Vec<Change> {
    let basis = |severity: &&Severity| severity.basis.is_some();
    let this = history.iter().find(|one| one.ordinal == ordinal);
    let earlier = history
        .iter()
        .filter(|one| one.ordinal < ordinal)
        .rfind(basis);
    match (
        this.and_then(|one| one.basis.as_ref()),
        earlier.and_then(|one| one.basis.as_ref()),
    ) {
        (Some(this), Some(earlier)) => this.facts.changes_since(&earlier.facts),
        _ => Vec::new(),
    }
}

/// «Foreslått høyere siden vurderingen»: the last proposal after a person assessed, which the person is
/// yet to decide on.
pub fn raised(history: &[Severity]) -> Option<&Severity> {
    let assessed = history
        .iter()
        .any(|one| one.source == SeveritySource::Assessed);
    history
        .last()
        .filter(|last| assessed && last.source == SeveritySource::Proposed)
}
