//! «Plass holdt»: Bufetat keeps an offered place for the kommune while it decides, and may let it go. That a
//! hold runs out changes nothing of the offer: it was made, and what it was counts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::{Conflict, Failure};
use super::offers::{done, require_standing, take_offer};
use super::once::Receipt;
use super::referrals::sees_identity;
use super::requests::check_instant;
use super::service::{Expected, Work};
use crate::domain::hold::{self, HoldStatus, PlaceHold};
use crate::domain::id::{HoldId, OfferId};
use crate::domain::offer::Happened;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::store::offers::StoredOffer;
use crate::store::{children, holds};

/// Keeps the place of a standing offer until an instant; told again, until a later one.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the offer does not stand.
pub fn keep(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    (until, at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    let (_, stored) = take_offer(actor, work, Action::WriteOffer, of)?;
    check_instant(work, at, Some((stored.offer.made.at, Field::OfferMade)))?;
    require_standing(&stored.offer, at)?;
    check_until(work, &stored, (until, at))?;
    let new = PlaceHold {
        id: work.fresh_row(HoldId),
        offer: stored.offer.id,
        until,
        role: actor.role,
        made: Happened {
            at,
            recorded_at: work.now,
        },
        released: None,
    };
    holds::insert(work.tx, &new)?;
    done(actor, work, "offer.hold", &changed(&stored))
}

/// After it begins, later than the one that runs, and no later than the offer itself stands.
fn check_until(
    work: &mut Work<'_, '_>,
    stored: &StoredOffer,
    (until, at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), Failure> {
    let refuse = |rule| Err(Failure::field(Field::HeldUntil, rule));
    if until <= at {
        return refuse(Rule::Before(Field::At));
    }
    let expires_at = stored.offer.expires_at;
    if expires_at.is_some_and(|expiry| until > expiry) {
        return refuse(Rule::DoesNotFit(Field::Expires));
    }
    let runs = running(work, stored, at)?;
    if runs.is_some_and(|runs| until <= runs.until) {
        return refuse(Rule::NothingChanged);
    }
    Ok(())
}

fn running(
    work: &mut Work<'_, '_>,
    stored: &StoredOffer,
    at: DateTime<Utc>,
) -> Result<Option<PlaceHold>, Failure> {
    let known = holds::of_offers(work.tx, &[stored.offer.id])?;
    let last = hold::last_of(&known, stored.offer.id).copied();
    Ok(last.filter(|last| last.status(&stored.offer, at) == HoldStatus::Held))
}

/// Lets the place go. The offer stands as it did, unless it is withdrawn too.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when no place is kept.
pub fn release(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let (request, stored) = take_offer(actor, work, Action::WriteOffer, of)?;
    let runs = running(work, &stored, at)?.ok_or(Conflict::NotHeld)?;
    check_instant(work, at, Some((runs.made.at, Field::HoldBegan)))?;
    let key = children::open_key(work.tx, request.child)?;
    let when = Happened {
        at,
        recorded_at: work.now,
    };
    holds::release(work.tx, &runs, (actor.role, when), (&key, reason))?;
    done(actor, work, "offer.release", &changed(&stored))
}

fn changed(stored: &StoredOffer) -> StoredOffer {
    StoredOffer {
        version: stored.version + 1,
        ..stored.clone()
    }
}

/// The hold of an offer that counts, if there is one. The caller has journalled the look at the offer.
///
/// # Errors
/// A fault of the database.
pub fn last(work: &mut Work<'_, '_>, offer: OfferId) -> Result<Option<PlaceHold>, Failure> {
    let known = holds::of_offers(work.tx, &[offer])?;
    Ok(hold::last_of(&known, offer).copied())
}

/// Why places were let go in a case, for who sees identity.
///
/// # Errors
/// A fault of the database or the keys.
pub fn reasons(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &Case,
) -> Result<BTreeMap<HoldId, String>, Failure> {
    let told = case.holds.iter().any(|hold| hold.released.is_some());
    if !told || !sees_identity(actor, case) {
        return Ok(BTreeMap::new());
    }
    let key = children::open_key(work.tx, case.request.child)?;
    Ok(holds::reasons(work.tx, &case.holds, &key)?)
}
