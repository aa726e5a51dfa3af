//! What every act on a request shares: it is taken, checked and ended the same way.

use chrono::{DateTime, Utc};

use crate::app::case::Case;
use crate::app::engine;
use crate::app::error::{Conflict, Failure};
use crate::app::once::Receipt;
use crate::app::service::{Expected, Work};
use crate::domain::id::RequestId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor};
use crate::store::{offers, requests};

/// Takes a request for change after the checks that every act on it shares.
pub(in crate::app) fn take(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: Action,
    (request, expected): (RequestId, Expected),
) -> Result<PlacementRequest, Failure> {
    work.require(actor, action)?;
    let taken = hold(actor, work, request)?;
    expected.check(taken.version - 1)?;
    Ok(taken)
}

/// Holds a request for change, with its status from the facts: the stored one only finds rows.
pub(in crate::app) fn hold(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<PlacementRequest, Failure> {
    let taken = requests::take(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    let offers = offers::of_requests(work.tx, &[request.to_string()])?.remove(&request);
    let case = Case {
        offers: offers.unwrap_or_default(),
        ..Case::new(taken)
    };
    Ok(PlacementRequest {
        status: case.status(),
        ..case.request
    })
}

/// Writes the finder columns and the journal row that end every act on a request.
pub(in crate::app) fn finish(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    request: &PlacementRequest,
) -> Result<Receipt, Failure> {
    engine::refresh(work, request.id)?;
    work.journal(
        actor,
        action,
        ("request", Some(request.id.to_string())),
        String::new(),
    )?;
    Ok(Receipt {
        object: "request",
        id: request.id.0,
        version: request.version,
    })
}

pub(in crate::app) fn require_open(request: &PlacementRequest) -> Result<(), Failure> {
    if request.status.is_closed() {
        Err(Conflict::RequestClosed(request.status).into())
    } else {
        Ok(())
    }
}

/// What ends a reopened request happened after it was reopened: ends and reopenings take turns.
pub(in crate::app) fn check_after_reopening(
    request: &PlacementRequest,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    match request.reopenings.last() {
        Some(last) if at < last.when.at => {
            Err(Failure::field(Field::At, Rule::Before(Field::Reopened)))
        }
        _ => Ok(()),
    }
}

/// An act happened at an instant that is not in the future and not before what it follows.
pub(in crate::app) fn check_instant(
    work: &Work<'_, '_>,
    at: DateTime<Utc>,
    after: Option<(DateTime<Utc>, Field)>,
) -> Result<(), Failure> {
    if at > work.now {
        return Err(Failure::field(Field::At, Rule::Future));
    }
    match after {
        Some((earliest, field)) if at < earliest => {
            Err(Failure::field(Field::At, Rule::Before(field)))
        }
        _ => Ok(()),
    }
}
