//! The child's participation (§ 1-4), told in three fields with the request or after it. One telling is up
//! to three events of the case, in one transaction; the words are sealed with the child's key.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::Failure;
use super::events;
use super::once::Receipt;
use super::requests::{check_instant, finish, see, take};
use super::service::{Expected, Work};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::participation::Participation;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::registration::ParticipationTold;
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor};
use crate::store::crypto::DataKey;
use crate::store::{self, children};

/// Tells of a child's participation in a request, open or closed.
///
/// # Errors
/// Refused with every faulty field; Forbidden, NotFound, Stale.
pub fn record(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    (told, at): (&ParticipationTold, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    check_instant(work, at, None)?;
    let known = store::events::of_requests(work.tx, &[request.id.to_string()])?
        .remove(&request.id)
        .unwrap_or_default();
    let standing = Participation::of_events(&known).says;
    check(told, standing, at)?;
    let key = children::open_key(work.tx, request.child)?;
    let view = standing.map(|event| event.id);
    write(actor, work, (&request, &key), (told, at, view))?;
    finish(actor, work, "request.participation", &request)
}

/// What is told holds together, and there is something.
fn check(
    told: &ParticipationTold,
    standing: Option<&CaseEvent>,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut faults = Faults::default();
    faults.unless(!told.is_nothing(), Field::Heard, Rule::Required);
    told.check(standing.is_some(), &mut faults);
    let weighs_standing = told.weighed.is_some() && told.says.is_none();
    let in_order = standing.is_none_or(|view| view.at <= at);
    faults.unless(
        in_order || !weighs_standing,
        Field::At,
        Rule::Before(Field::ChildSays),
    );
    faults.or(Some(())).map_err(Failure::from)
}

/// Writes the events of one telling. What is weighed is what the child says now, or said last.
///
/// # Errors
/// A fault of the database or the keys.
pub(super) fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (request, key): (&PlacementRequest, &DataKey),
    (told, at, standing): (&ParticipationTold, DateTime<Utc>, Option<CaseEventId>),
) -> Result<(), Failure> {
    let mut tell = |kind, detail: Option<EventDetail>, about, words: Option<&str>| {
        let event = CaseEvent {
            id: work.fresh_row(CaseEventId),
            kind,
            at,
            until: None,
            detail,
            about,
            role: actor.role,
            recorded_at: work.now,
        };
        store::events::insert(work.tx, request.id, key, &event, words).map(|()| event.id)
    };
    if let Some(heard) = told.heard {
        let why = told.why_not.as_deref();
        tell(CaseEventKind::ChildHeard, Some(heard), None, why)?;
    }
    let mut view = standing;
    if let Some(words) = told.says.as_deref() {
        view = Some(tell(CaseEventKind::ChildView, None, None, Some(words))?);
    }
    if let Some(words) = told.weighed.as_deref() {
        tell(CaseEventKind::ViewWeighed, None, view, Some(words))?;
    }
    Ok(())
}

/// The case with the words of its events, for who sees identity; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<(CaseEventId, String)>), Failure> {
    let case = see(actor, work, request)?;
    let words = events::words(actor, work, &case)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_participation", object, String::new())?;
    Ok((case, words))
}
