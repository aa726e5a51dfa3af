//! Statsforvalteren as a neutral third party in a disagreement. It is no supervision: an invitation opens
//! the case to the office without who the child is, as long as it stands, and nothing else follows from it.

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::events::{self, NewEvent};
use super::once::Receipt;
use super::referrals;
use super::requests::{check_instant, finish, see, take};
use super::service::{Expected, Work};
use crate::domain::dialogue::{self, Party};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::{self, Tx, children, requests};

/// Invitations on the office's list at most.
const MOST: i64 = 200;

/// What is told: asked, offered, accepted, declined or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DialogueStep {
    /// Which.
    pub kind: CaseEventKind,
    /// The disagreement, or the invitation that is answered or ended.
    pub about: CaseEventId,
    /// How it ended.
    pub outcome: Option<EventDetail>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Tells a step. Nothing is opened, counted or established by it.
///
/// # Errors
/// Refused where it is not the actor's turn; Forbidden, NotFound, Stale.
pub fn step(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    told: &DialogueStep,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::JoinDialogue)?;
    let party = Party::of(actor.role).ok_or(Failure::Forbidden)?;
    if party == Party::Supervisor && !referrals::is_open_to(actor, work.tx, of.0)? {
        return Err(Failure::NotFound);
    }
    let request = take(actor, work, Action::JoinDialogue, of)?;
    check_instant(work, told.at, None)?;
    let new = NewEvent {
        kind: told.kind,
        at: told.at,
        until: None,
        detail: told.outcome,
        about: Some(told.about),
        text: None,
    };
    events::check_shape(&new, Action::JoinDialogue)?;
    let known = of_request(work.tx, request.id)?;
    if !dialogue::may_tell(&known, party, told.kind, told.about) {
        return Err(Failure::field(
            Field::AboutEvent,
            Rule::DoesNotFit(Field::EventKind),
        ));
    }
    check_after(&known, told)?;
    let event = CaseEvent {
        id: work.fresh_row(CaseEventId),
        kind: told.kind,
        at: told.at,
        until: None,
        detail: told.outcome,
        about: Some(told.about),
        role: actor.role,
        recorded_at: work.now,
    };
    let key = children::open_key(work.tx, request.child)?;
    store::events::insert(work.tx, request.id, &key, &event, None)?;
    finish(actor, work, "request.dialogue", &request)
}

/// Nothing is answered before it is asked.
fn check_after(known: &[CaseEvent], told: &DialogueStep) -> Result<(), Failure> {
    let begun = known.iter().find(|event| event.id == told.about);
    if begun.is_some_and(|begun| told.at < begun.at) {
        return Err(Failure::field(Field::At, Rule::Before(Field::AboutEvent)));
    }
    Ok(())
}

/// The events of a request.
fn of_request(tx: &mut Tx<'_>, request: RequestId) -> Result<Vec<CaseEvent>, Failure> {
    let mut found = store::events::of_requests(tx, &[request.to_string()])?;
    Ok(found.remove(&request).unwrap_or_default())
}

/// Whether an office is asked about a request in its fylker by an invitation that stands.
///
/// # Errors
/// A fault of the database.
pub(super) fn is_invited(
    actor: &Actor,
    tx: &mut Tx<'_>,
    request: RequestId,
) -> Result<bool, Failure> {
    let known = of_request(tx, request)?;
    Ok(stands(&known) && requests::find(tx, &actor.scope(), request)?.is_some())
}

/// Whether one of the two sides has asked the office, and nobody has said no or ended it.
fn stands(events: &[CaseEvent]) -> bool {
    let asked = dialogue::of_events(events);
    let mut asked = asked.iter().filter(|one| one.by != Party::Supervisor);
    asked.any(|one| one.state().stands())
}

/// The case with its invitations; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<Case, Failure> {
    let case = see(actor, work, request)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_dialogue", object, String::new())?;
    Ok(case)
}

/// The cases an office is invited to, the last asked first, without who the children are; one journal row
/// for the look.
///
/// # Errors
/// Forbidden.
pub fn invitations(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Case>, Failure> {
    work.require(actor, Action::Supervise)?;
    let Organisation::Supervisor(office) = actor.organisation else {
        return Ok(Vec::new());
    };
    let mut cases = Vec::new();
    for request in store::dialogue::asked(work.tx, office, MOST)? {
        if let Some(found) = requests::find(work.tx, &actor.scope(), request)? {
            cases.push(case::of(work.tx, found)?);
        }
    }
    cases.retain(|case| stands(&case.events));
    let ids: Vec<String> = cases.iter().map(|one| one.request.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "dialogue.list", ("request", None), detail)?;
    Ok(cases)
}
