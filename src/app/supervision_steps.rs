//! Moving a supervision case from state to state, by the table of moves.

use chrono::{DateTime, Duration, DurationRound, NaiveDate, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::service::{Expected, Work};
use super::supervision::{StoredSupervision, child_of};
use crate::domain::calendar;
use crate::domain::event::Need;
use crate::domain::id::{SupervisionId, SupervisionStepId};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::domain::supervision::{Move, SupervisionState, SupervisionStep, moves};
use crate::store::{children, supervision_steps, supervisions};

/// A move as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// To which state.
    pub state: SupervisionState,
    /// When.
    pub at: DateTime<Utc>,
    /// Last local day to answer or put right.
    pub due_on: Option<NaiveDate>,
    /// Free words, sealed.
    pub words: Option<String>,
}

/// The moves that the actor may make from the state a case is in. The conclusion, which leads to «endelig»,
/// is an act of its own.
pub fn open_moves(actor: &Actor, case: &StoredSupervision) -> Vec<SupervisionState> {
    let code = case.conclusion.as_ref().map(|told| told.code);
    moves(case.state(), code)
        .filter(|one| one.to != SupervisionState::Final && one.by.covers(actor.role))
        .map(|one| one.to)
        .collect()
}

/// Moves a case.
///
/// # Errors
/// Refused with every faulty field; Forbidden where only a leader may; NotFound, Stale; Conflict where no
/// such move leads on from the state the case is in.
pub fn step(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (case, expected): (SupervisionId, Expected),
    new: &NewStep,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::Supervise)?;
    let taken = supervisions::take(work.tx, &actor.scope(), case)?.ok_or(Failure::NotFound)?;
    expected.check(taken.version - 1)?;
    if !find_move(&taken, new.state)?.by.covers(actor.role) {
        return Err(Failure::Forbidden);
    }
    check(work, &taken, new)?;
    let made = SupervisionStep {
        ordinal: taken.steps.last().map_or(1, |last| last.ordinal + 1),
        state: new.state,
        at: new.at,
        role: actor.role,
        due_on: new.due_on,
        recorded_at: work.now,
    };
    let child = child_of(actor, work, &taken)?;
    let key = children::key_for(work.tx, child)?;
    let of = (work.fresh_row(SupervisionStepId), case);
    let words = new.words.as_deref().map(|words| (&key, words));
    supervision_steps::insert(work.tx, of, &made, words)?;
    work.journal(
        actor,
        "supervision.step",
        ("supervision", Some(case.to_string())),
        format!("state={}", new.state),
    )?;
    Ok(Receipt {
        object: "supervision",
        id: case.0,
        version: taken.version,
    })
}

fn find_move(case: &StoredSupervision, to: SupervisionState) -> Result<&'static Move, Failure> {
    let code = case.conclusion.as_ref().map(|told| told.code);
    moves(case.state(), code)
        .find(|one| one.to == to && to != SupervisionState::Final)
        .ok_or_else(|| Conflict::NoSuchMove(case.state()).into())
}

/// A move follows the one before it, is not to come, and says what its state asks for and nothing else.
fn check(work: &Work<'_, '_>, case: &StoredSupervision, new: &NewStep) -> Result<(), Failure> {
    let mut faults = Faults::default();
    let before = case.steps.last().map_or(case.opened_at, |last| last.at);
    // A page tells the time to the minute, so what is told of the same minute follows.
    let before = before
        .duration_trunc(Duration::minutes(1))
        .unwrap_or(before);
    faults.unless(new.at <= work.now, Field::At, Rule::Future);
    faults.unless(new.at >= before, Field::At, Rule::Before(Field::LastStep));
    let shape = new.state.says();
    let mut given = |field, need, is_given: bool| match (need, is_given) {
        (Need::Required, false) => faults.note(field, Rule::Required),
        (Need::Absent, true) => faults.note(field, Rule::DoesNotFit(Field::State)),
        _ => {}
    };
    given(Field::DueOn, shape.due_on, new.due_on.is_some());
    given(Field::Text, shape.words, new.words.is_some());
    let made_on = calendar::local_date(new.at);
    let in_time = new.due_on.is_none_or(|day| day >= made_on);
    faults.unless(in_time, Field::DueOn, Rule::Before(Field::At));
    Ok(faults.or(Some(()))?)
}
