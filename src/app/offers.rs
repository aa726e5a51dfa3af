//! Offers: made and withdrawn by Bufetat, answered by the kommune, completed when the child moves in.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::{
    self as request_actions, check_after_reopening, check_instant, require_open, take,
};
use super::service::{Expected, Work};
use crate::domain::calendar;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::legal_basis::Duty;
use crate::domain::offer::{Answer, DeclineReason, Happened, Offer, OfferStatus};
use crate::domain::reach::TravelMethod;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::{PlacementRequest, RequestStatus};
use crate::domain::role::{Action, Actor};
use crate::domain::unit::Unit;
use crate::store::offers;
pub use crate::store::offers::StoredOffer;
use crate::store::{children, waiting};

/// Kilometres and minutes that a typed distance can have.
const REACH: (i32, i32) = (0, 5_000);

/// An offer as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffer {
    /// Code of the unit list.
    pub unit: String,
    /// Kilometres, as typed.
    pub distance_km: Option<i32>,
    /// Minutes of travel, as typed.
    pub travel_minutes: Option<i32>,
    /// Local date from which the place can be taken.
    pub available_from: NaiveDate,
    /// Stands until.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Makes an offer. The first one ends the wait that the norm counts.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the request is closed or a place is accepted.
pub fn make(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    new: &NewOffer,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteOffer, of)?;
    require_open(&request)?;
    if request.status == RequestStatus::Accepted {
        return Err(Conflict::AlreadyAccepted.into());
    }
    let unit = check(work, &request, new)?;
    let stored = stored(work, &request, unit, new);
    let key = children::open_key(work.tx, request.child)?;
    offers::insert(work.tx, &stored, &key, new.text.as_deref())?;
    done(actor, work, "offer.make", &stored)
}

fn check<'r>(
    work: &Work<'r, '_>,
    request: &PlacementRequest,
    new: &NewOffer,
) -> Result<&'r Unit, Failure> {
    check_instant(
        work,
        new.at,
        Some((request.content.need_reported_at, Field::NeedReportedAt)),
    )?;
    if new.expires_at.is_some_and(|expiry| expiry <= new.at) {
        return Err(Failure::field(Field::Expires, Rule::Before(Field::At)));
    }
    let range = Rule::Range(REACH.0.into(), REACH.1.into());
    let within =
        |value: Option<i32>| value.is_none_or(|value| (REACH.0..=REACH.1).contains(&value));
    if !within(new.distance_km) {
        return Err(Failure::field(Field::Distance, range));
    }
    if !within(new.travel_minutes) {
        return Err(Failure::field(Field::TravelTime, range));
    }
    let day = calendar::local_date(new.at);
    let unit = work
        .rules
        .units
        .offered_on(&new.unit, day)
        .ok_or_else(|| Failure::field(Field::Unit, Rule::UnknownUnit))?;
    check_kind(request, unit)?;
    Ok(unit)
}

/// What is offered must be a place the legal basis allows, and one the duty covers where the request
/// is covered: an MST team ends no child's wait for an institution.
fn check_kind(request: &PlacementRequest, unit: &Unit) -> Result<(), Failure> {
    let covered = request.content.measure.duty() == Duty::Inside;
    let allowed = request.content.legal_basis.allows(unit.measure)
        && (!covered || unit.measure.duty() == Duty::Inside);
    if allowed {
        Ok(())
    } else {
        Err(Failure::field(Field::Unit, Rule::MeasureAndBasis))
    }
}

fn stored(
    work: &Work<'_, '_>,
    request: &PlacementRequest,
    unit: &Unit,
    new: &NewOffer,
) -> StoredOffer {
    StoredOffer {
        request: request.id,
        version: 1,
        offer: Offer {
            id: work.fresh(OfferId),
            made: Happened {
                at: new.at,
                recorded_at: work.now,
            },
            available_from: new.available_from,
            expires_at: new.expires_at,
            answer: None,
            withdrawn: None,
            moved_in: None,
        },
        unit: unit.code.clone(),
        measure: unit.measure,
        owner: unit.owner,
        unit_region: unit.region,
        distance_km: new.distance_km,
        travel: travel(work, request, unit, new),
    }
}

/// Minutes of travel as typed; else computed from the centre of the kommune to the unit, where the owner
/// has given coordinates of both.
fn travel(
    work: &Work<'_, '_>,
    request: &PlacementRequest,
    unit: &Unit,
    new: &NewOffer,
) -> Option<(i32, TravelMethod)> {
    if let Some(typed) = new.travel_minutes {
        return Some((typed, TravelMethod::Stated));
    }
    let norm = work
        .rules
        .norms
        .reach(request.region, calendar::local_date(new.at))?;
    let centre = work.rules.centres.of(request.municipality)?;
    let minutes = norm.minutes(centre, unit.point?);
    Some((minutes, TravelMethod::Computed))
}

/// The kommune accepts.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the offer does not stand at that instant.
pub fn accept(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let (request, offer) = take_offer(actor, work, Action::AnswerOffer, of)?;
    if request.status == RequestStatus::Accepted {
        return Err(Conflict::AlreadyAccepted.into());
    }
    answer(
        actor,
        work,
        (&request, &offer),
        (Answer::Accepted, at),
        None,
    )
}

/// The kommune declines, with a reason from the closed list.
///
/// # Errors
/// As [`accept`].
pub fn decline(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    (reason, text): (DeclineReason, Option<&str>),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let (request, offer) = take_offer(actor, work, Action::AnswerOffer, of)?;
    if reason == DeclineReason::Other && text.is_none() {
        return Err(Failure::field(
            Field::Text,
            Rule::NeededWith(Field::ReasonCode),
        ));
    }
    answer(
        actor,
        work,
        (&request, &offer),
        (Answer::Declined(reason), at),
        text,
    )
}

fn answer(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (request, stored): (&PlacementRequest, &StoredOffer),
    (given, at): (Answer, DateTime<Utc>),
    text: Option<&str>,
) -> Result<Receipt, Failure> {
    check_instant(work, at, Some((stored.offer.made.at, Field::OfferMade)))?;
    require_standing(&stored.offer, at)?;
    let key = children::open_key(work.tx, request.child)?;
    let when = Happened {
        at,
        recorded_at: work.now,
    };
    offers::answer(work.tx, stored.offer.id, (given, when), &key, text)?;
    done(
        actor,
        work,
        "offer.answer",
        &StoredOffer {
            version: stored.version + 1,
            ..stored.clone()
        },
    )
}

/// Bufetat withdraws an offer; an accepted one too, and then the child waits again in the same request.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it is declined, withdrawn or completed.
pub fn withdraw(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let (request, stored) = take_offer(actor, work, Action::WriteOffer, of)?;
    check_instant(work, at, Some((stored.offer.made.at, Field::OfferMade)))?;
    match stored.offer.status(at) {
        OfferStatus::Standing | OfferStatus::Expired | OfferStatus::Accepted => {}
        status => return Err(Conflict::OfferNotStanding(status).into()),
    }
    let key = children::open_key(work.tx, request.child)?;
    offers::withdraw(
        work.tx,
        stored.offer.id,
        Happened {
            at,
            recorded_at: work.now,
        },
        &key,
        reason,
    )?;
    done(
        actor,
        work,
        "offer.withdraw",
        &StoredOffer {
            version: stored.version + 1,
            ..stored
        },
    )
}

/// The child moved in: the request is closed. Either side may tell it.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the offer is not accepted.
pub fn move_in(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (OfferId, Expected),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let action = if actor.may(Action::WriteOffer) {
        Action::WriteOffer
    } else {
        Action::AnswerOffer
    };
    let (request, stored) = take_offer(actor, work, action, of)?;
    check_instant(work, at, Some((stored.offer.made.at, Field::OfferMade)))?;
    check_after_reopening(&request, at)?;
    if stored.offer.status(at) != OfferStatus::Accepted {
        return Err(Conflict::OfferNotAccepted(stored.offer.status(at)).into());
    }
    offers::move_in(
        work.tx,
        stored.offer.id,
        Happened {
            at,
            recorded_at: work.now,
        },
    )?;
    waiting::end_open_stays(work.tx, request.id, at, work.now)?;
    done(
        actor,
        work,
        "offer.move_in",
        &StoredOffer {
            version: stored.version + 1,
            ..stored
        },
    )
}

/// One offer; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    offer: OfferId,
) -> Result<StoredOffer, Failure> {
    if !actor.may(Action::ReadRequest) && !actor.may(Action::Supervise) {
        return Err(Failure::Forbidden);
    }
    let found = offers::find(work.tx, offer)?.ok_or(Failure::NotFound)?;
    request_actions::see(actor, work, found.request)?;
    work.journal(
        actor,
        "offer.read",
        ("offer", Some(offer.to_string())),
        String::new(),
    )?;
    Ok(found)
}

/// Takes an offer and its request for change, both in the actor's scope.
pub(super) fn take_offer(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: Action,
    (offer, expected): (OfferId, Expected),
) -> Result<(PlacementRequest, StoredOffer), Failure> {
    work.require(actor, action)?;
    let known = offers::find(work.tx, offer)?.ok_or(Failure::NotFound)?;
    let request = request_actions::hold(actor, work, known.request)?;
    // Read again now that the request is held: a rival may have answered in between.
    let stored = offers::find(work.tx, offer)?.ok_or(Failure::NotFound)?;
    expected.check(stored.version)?;
    require_open(&request)?;
    Ok((request, stored))
}

/// Refuses what only a standing offer takes.
pub(super) fn require_standing(offer: &Offer, at: DateTime<Utc>) -> Result<(), Failure> {
    match offer.status(at) {
        OfferStatus::Standing => Ok(()),
        status => Err(Conflict::OfferNotStanding(status).into()),
    }
}

/// Keeps the finders and the journal with a change of an offer.
pub(super) fn done(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    stored: &StoredOffer,
) -> Result<Receipt, Failure> {
    super::engine::refresh(work, stored.request)?;
    let id = stored.offer.id;
    work.journal(
        actor,
        action,
        ("offer", Some(id.to_string())),
        format!("request={}", stored.request),
    )?;
    Ok(Receipt {
        object: "offer",
        id: id.0,
        version: stored.version,
    })
}
