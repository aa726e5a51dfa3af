//! A request is registered, by the kommune or by Bufetat's desk for one that calls.

use chrono::{DateTime, Utc};

use crate::app::case::Case;
use crate::app::engine;
use crate::app::error::Failure;
use crate::app::once::Receipt;
use crate::app::participation;
use crate::app::receipts;
use crate::app::service::Work;
use crate::domain::child::ChildNumber;
use crate::domain::id::{ChildId, RequestId, StayId};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::{Accepted, Registration};
use crate::domain::request::{PlaceOfStay, PlacementRequest, RequestStatus, Stay};
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::children::{self, OpenChild};
use crate::store::{requests, waiting};

/// Registers a request. The clock of the duty runs from when the need was reported, not from now.
///
/// # Errors
/// Refused with every faulty field; Forbidden.
pub fn register(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    registration: &Registration,
) -> Result<Receipt, Failure> {
    register_and_tell(actor, work, registration).map(|(receipt, _)| receipt)
}

/// [`register`], and what is told back.
///
/// # Errors
/// As [`register`].
pub fn register_and_tell(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    registration: &Registration,
) -> Result<(Receipt, Told), Failure> {
    work.require(actor, registers_by(actor))?;
    let accepted = registration.check(&work.rules.reference, work.now)?;
    require_own(actor, registration, accepted.region)?;
    let child = open_child(work, registration)?;
    let request = new_request(work, registration, accepted, child.id)?;
    let case = Case::new(request);
    let finders = engine::finders(&case, work.rules, work.now);
    requests::insert(
        work.tx,
        &case.request,
        &registration.details,
        &child.key,
        &finders,
    )?;
    record_first_stay(work, &case.request, registration.place)?;
    let of_child = (&case.request, &child.key);
    let told = (&registration.participation, work.now, None);
    participation::write(actor, work, of_child, told)?;
    if registers_by(actor) == Action::RegisterForCaller {
        receipts::entered_for_caller(actor, work, &case.request, &child.key)?;
    }
    let id = case.request.id;
    work.journal(
        actor,
        "request.register",
        ("request", Some(id.to_string())),
        String::new(),
    )?;
    let receipt = Receipt {
        object: "request",
        id: id.0,
        version: case.request.version,
    };
    let told = Told {
        case_number: case.request.case_number,
        registered_at: case.request.registered_at,
    };
    Ok((receipt, told))
}

/// The right by which an actor registers: a kommune its own, Bufetat's desk for one that calls.
#[must_use]
pub fn registers_by(actor: &Actor) -> Action {
    match actor.organisation {
        Organisation::Bufetat(_) => Action::RegisterForCaller,
        _ => Action::WriteRequest,
    }
}

/// An actor asks only for the kommuner it acts for; the desk registers only for those of its region.
fn require_own(actor: &Actor, registration: &Registration, region: Region) -> Result<(), Failure> {
    match &actor.organisation {
        Organisation::Municipalities(own) if own.contains(&registration.municipality) => Ok(()),
        Organisation::Bufetat(mine) if *mine == region => Ok(()),
        _ => Err(Failure::field(Field::Municipality, Rule::NotYours)),
    }
}

fn open_child(work: &mut Work<'_, '_>, registration: &Registration) -> Result<OpenChild, Failure> {
    let fresh = work.fresh_row(ChildId);
    let reach = (work.rules.index, registration.municipality);
    children::find_or_insert(work.tx, fresh, &registration.identity, reach, work.now)
        .map_err(Failure::from)
}

fn new_request(
    work: &Work<'_, '_>,
    registration: &Registration,
    accepted: Accepted,
    child: ChildId,
) -> Result<PlacementRequest, Failure> {
    Ok(PlacementRequest {
        id: work.fresh(RequestId),
        version: 1,
        case_number: work.case_number()?,
        municipality: registration.municipality,
        region: accepted.region,
        office: accepted.office,
        child,
        content: accepted.content,
        registered_at: work.now,
        withdrawals: Vec::new(),
        reopenings: Vec::new(),
        status: RequestStatus::Open,
        first_offer_at: None,
    })
}

fn record_first_stay(
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    place: PlaceOfStay,
) -> Result<(), Failure> {
    let stay = Stay {
        place,
        from: request.content.need_reported_at,
        to: None,
        recorded_at: work.now,
    };
    let stay_id = work.fresh_row(StayId);
    waiting::insert_stay(work.tx, request.id, stay_id, &stay).map_err(Failure::from)
}

/// What was told back when a request was registered: nothing about the child, so no look is journalled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The case number.
    pub case_number: String,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
}

/// What a registration was answered with, found again for a repeated key.
///
/// # Errors
/// NotFound.
pub fn told(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<Told, Failure> {
    let found = requests::find(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    Ok(Told {
        case_number: found.case_number,
        registered_at: found.registered_at,
    })
}

/// The requests a kommune already has open for a child, so that nobody makes a second case of it: «se
/// saken». Another kommune's are not looked for. The look is journalled, without the number.
///
/// # Errors
/// Forbidden.
pub fn open_for(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (municipality, number): (MunicipalityNumber, &ChildNumber),
) -> Result<Vec<PlacementRequest>, Failure> {
    work.require(actor, registers_by(actor))?;
    let reach = (work.rules.index, municipality);
    let scope = actor.scope();
    let mut found = Vec::new();
    if let Some(child) = children::known(work.tx, number, reach)? {
        let all = requests::of_child(work.tx, child)?;
        let own = all.into_iter().filter(|one| one.child == child);
        for one in own.filter(|one| !one.status.is_closed()) {
            found.extend(requests::find(work.tx, &scope, one.id)?);
        }
    }
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "request.find", ("request", None), detail)?;
    Ok(found)
}
