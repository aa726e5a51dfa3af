//! What a sender wants to know first: that a person has seen it. The service's own receipt, the case
//! number, says only that the request lies here.

use chrono::{DateTime, TimeDelta, Utc};

use super::case::Case;
use super::error::Failure;
use super::requests::see;
use super::rules::Rules;
use super::service::Work;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::request::{PlacementRequest, RequestStatus};
use crate::domain::role::{Action, Actor};
use crate::store::crypto::DataKey;
use crate::store::{children, events};

/// Records, once, that a person at Bufetat's desk opened the request. It moves no version: what the
/// kommune has on its screen is not changed by being looked at.
///
/// # Errors
/// NotFound, Forbidden; a fault of the database.
pub fn seen(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<(), Failure> {
    if !actor.may(Action::WriteOffer) {
        return Ok(());
    }
    let case = see(actor, work, request)?;
    if first_seen(&case).is_some() || case.status().is_closed() {
        return Ok(());
    }
    let key = children::open_key(work.tx, case.request.child)?;
    tell(
        actor,
        work,
        (&case.request, &key),
        CaseEventKind::SeenByDesk,
    )
}

/// Records that the desk wrote the request down for the kommune that called.
///
/// # Errors
/// A fault of the database.
pub(super) fn entered_for_caller(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    key: &DataKey,
) -> Result<(), Failure> {
    tell(actor, work, (request, key), CaseEventKind::EnteredForCaller)
}

fn tell(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (request, key): (&PlacementRequest, &DataKey),
    kind: CaseEventKind,
) -> Result<(), Failure> {
    let event = CaseEvent {
        id: work.fresh_row(CaseEventId),
        kind,
        at: work.now,
        until: None,
        detail: None,
        about: None,
        role: actor.role,
        recorded_at: work.now,
    };
    events::insert(work.tx, request.id, key, &event, None)?;
    let object = ("request", Some(request.id.to_string()));
    let detail = format!("kind={kind}");
    work.journal(actor, "request.event", object, detail)
}

/// When a person at the desk first had the request before them: opened it, took it in hand, or wrote it down.
#[must_use]
pub fn first_seen(case: &Case) -> Option<DateTime<Utc>> {
    let seen = case.events.iter().filter(|event| {
        matches!(
            event.kind,
            CaseEventKind::SeenByDesk | CaseEventKind::EnteredForCaller | CaseEventKind::Taken
        )
    });
    seen.map(|event| event.at).min()
}

/// Whether the desk has seen a request that still waits, and until when the kommune need not call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// A person has had it before them since then.
    Seen(DateTime<Utc>),
    /// Nobody yet; the kommune is told to call from then on.
    Unseen(DateTime<Utc>),
    /// Nobody, and the time is past.
    CallNow(DateTime<Utc>),
}

impl Sight {
    /// How a case stands at `now`; none where nobody waits for an offer any longer.
    #[must_use]
    pub fn of(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<Self> {
        if case.status() != RequestStatus::Open || case.first_offer().is_some() {
            return None;
        }
        if let Some(at) = first_seen(case) {
            return Some(Self::Seen(at));
        }
        let minutes = rules.intake.seen_within_minutes.into();
        let by = case.request.registered_at + TimeDelta::minutes(minutes);
        Some(if by <= now {
            Self::CallNow(by)
        } else {
            Self::Unseen(by)
        })
    }
}
