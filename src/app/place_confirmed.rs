//! «Plass bekreftet»: the place that the kommune has accepted, for the tribunal to read. No child in it.

use chrono::{DateTime, Utc};

use super::error::{Conflict, Failure};
use super::offers::StoredOffer;
use super::requests;
use super::service::Work;
use crate::domain::id::OfferId;
use crate::domain::offer::{Answer, OfferStatus};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor};
use crate::store::offers;

/// An accepted place, and the request it was accepted for.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// The request.
    pub request: PlacementRequest,
    /// The offer.
    pub offer: StoredOffer,
    /// When the kommune accepted.
    pub accepted_at: DateTime<Utc>,
}

/// Shows an accepted place. The look is journalled.
///
/// # Errors
/// NotFound, Forbidden; Conflict where the offer is not accepted, or no longer.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, id: OfferId) -> Result<Confirmed, Failure> {
    if !actor.may(Action::ReadRequest) && !actor.may(Action::Supervise) {
        return Err(Failure::Forbidden);
    }
    let offer = offers::find(work.tx, id)?.ok_or(Failure::NotFound)?;
    let case = requests::see(actor, work, offer.request)?;
    let status = offer.offer.status(work.now);
    let accepted_at = match (status, offer.offer.answer) {
        (OfferStatus::Accepted | OfferStatus::MovedIn, Some((Answer::Accepted, told))) => told.at,
        _ => return Err(Conflict::OfferNotAccepted(status).into()),
    };
    let object = ("offer", Some(id.to_string()));
    work.journal(actor, "offer.confirmed", object, String::new())?;
    Ok(Confirmed {
        request: case.request,
        offer,
        accepted_at,
    })
}
