//! Case events: what either side tells of a case beside the tribunal's own steps.

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::referrals;
use super::requests::{check_instant, finish, require_open, see, take};
use super::service::{Expected, Work};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail, Need};
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::request::{PlacementRequest, RequestStatus};
use crate::domain::role::{Action, Actor};
use crate::store::{children, events};

/// An event as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened.
    pub kind: CaseEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when it is meant to last.
    pub until: Option<DateTime<Utc>>,
    /// Which of its kind.
    pub detail: Option<EventDetail>,
    /// The event it ends or answers.
    pub about: Option<CaseEventId>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Records an event of a case, told by the kommune ([`Action::WriteRequest`]) or by Bufetat's intake
/// ([`Action::WriteOffer`]).
///
/// # Errors
/// Refused with every faulty field; Forbidden, NotFound, Stale; Conflict when the request is closed and
/// the event is about the wait.
pub fn record(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: Action,
    of: (RequestId, Expected),
    new: &NewEvent,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, action, of)?;
    check_shape(new, action)?;
    if !new.kind.is_told_of_a_closed_request() {
        require_open(&request)?;
    }
    check_instant(work, new.at, None)?;
    if new.kind == CaseEventKind::Reopened {
        check_reopening(work, &request, new)?;
    }
    check_about(work, request.id, new)?;
    let event = CaseEvent {
        id: work.fresh_row(CaseEventId),
        kind: new.kind,
        at: new.at,
        until: new.until,
        detail: new.detail,
        about: new.about,
        role: actor.role,
        recorded_at: work.now,
    };
    let key = children::open_key(work.tx, request.child)?;
    events::insert(work.tx, request.id, &key, &event, new.text.as_deref())?;
    finish(actor, work, "request.event", &request)
}

/// What the kind asks for is there, and nothing else.
pub(super) fn check_shape(new: &NewEvent, action: Action) -> Result<(), Failure> {
    let shape = new.kind.shape();
    let mut faults = Faults::default();
    faults.unless(
        shape.teller.covers(action),
        Field::EventKind,
        Rule::NotYours,
    );
    check_need(
        &mut faults,
        Field::Detail,
        shape.detail,
        new.detail.is_some(),
    );
    check_need(&mut faults, Field::To, shape.until, new.until.is_some());
    let text = match new.detail {
        Some(detail) if detail.asks_why() => Need::Required,
        _ => shape.text,
    };
    check_need(&mut faults, Field::Text, text, new.text.is_some());
    let about = if shape.about.is_empty() {
        Need::Absent
    } else {
        Need::Required
    };
    check_need(&mut faults, Field::AboutEvent, about, new.about.is_some());
    let fits = new
        .detail
        .is_none_or(|detail| shape.details.contains(&detail));
    faults.unless(
        fits || shape.detail == Need::Absent,
        Field::Detail,
        Rule::DoesNotFit(Field::EventKind),
    );
    let ordered = new.until.is_none_or(|until| until > new.at);
    faults.unless(ordered, Field::To, Rule::Before(Field::At));
    faults.or(Some(())).map_err(Failure::from)
}

/// What is reopened is closed, in the way the reason says, and was so by then.
fn check_reopening(
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    new: &NewEvent,
) -> Result<(), Failure> {
    if !request.status.is_closed() {
        return Err(Conflict::RequestNotClosed.into());
    }
    let withdrawn = request.status == RequestStatus::Withdrawn;
    let of_withdrawal = new.detail == Some(EventDetail::WithdrawnByMistake);
    if withdrawn != of_withdrawal {
        return Err(Failure::field(
            Field::Detail,
            Rule::DoesNotFit(Field::Status),
        ));
    }
    let case = case::of(work.tx, request.clone())?;
    let closed = case
        .closed_spells()
        .into_iter()
        .rfind(|spell| spell.until.is_none());
    match closed {
        Some(closed) if new.at < closed.from => {
            Err(Failure::field(Field::At, Rule::Before(Field::Closed)))
        }
        _ => Ok(()),
    }
}

fn check_need(faults: &mut Faults, field: Field, need: Need, given: bool) {
    match need {
        Need::Required => faults.unless(given, field, Rule::NeededWith(Field::EventKind)),
        Need::Absent => faults.unless(!given, field, Rule::OnlyWith(Field::EventKind)),
        Need::Optional => {}
    }
}

/// What an event ends or answers is of this case, of a kind that fits, begun before it and not ended yet.
fn check_about(work: &mut Work<'_, '_>, request: RequestId, new: &NewEvent) -> Result<(), Failure> {
    let Some(about) = new.about else {
        return Ok(());
    };
    let known = events::of_requests(work.tx, &[request.to_string()])?
        .remove(&request)
        .unwrap_or_default();
    let begun = known
        .iter()
        .find(|event| event.id == about)
        .ok_or_else(|| Failure::field(Field::AboutEvent, Rule::NotFound))?;
    // A ban can be petitioned about and later end: what may be told only once is each kind by itself.
    let ended = !new.kind.may_be_told_again()
        && known
            .iter()
            .any(|event| event.about == Some(about) && event.kind == new.kind);
    if ended || !new.kind.shape().about.contains(&begun.kind) {
        return Err(Failure::field(
            Field::AboutEvent,
            Rule::DoesNotFit(Field::EventKind),
        ));
    }
    if new.at < begun.at {
        return Err(Failure::field(Field::At, Rule::Before(Field::AboutEvent)));
    }
    Ok(())
}

/// The free words of a case's events, for roles that see identity: whoever writes them may name the child.
///
/// # Errors
/// A fault of the database or the keys.
pub fn words(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &Case,
) -> Result<Vec<(CaseEventId, String)>, Failure> {
    if !referrals::sees_identity(actor, case) {
        return Ok(Vec::new());
    }
    let key = children::open_key(work.tx, case.request.child)?;
    Ok(events::texts(work.tx, case.request.id, &key)?)
}

/// The case with its events and their words; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<(CaseEventId, String)>), Failure> {
    let case = see(actor, work, request)?;
    let texts = words(actor, work, &case)?;
    work.journal(
        actor,
        "request.read_events",
        ("request", Some(request.to_string())),
        String::new(),
    )?;
    Ok((case, texts))
}
