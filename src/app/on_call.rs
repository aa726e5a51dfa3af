//! On-call cards: whom to call at a region's desk and at a kommune's barnevernvakt. Each side keeps its own, and
//! the desk those of its kommuner too.

use chrono::NaiveDate;

use super::error::Failure;
use super::once::Receipt;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::OnCallCardId;
use crate::domain::on_call::{CardText, OnCallCard, holding, is_phone};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Field, Rule, holds_a_number};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::on_call;

/// The action by which the actor keeps cards: each side its own.
#[must_use]
pub fn keeping(actor: &Actor) -> Action {
    if actor.may(Action::WriteOffer) {
        Action::WriteOffer
    } else {
        Action::WriteRequest
    }
}

/// Keeps a card: of the region's desk, or of a kommune's.
///
/// # Errors
/// Refused with the faulty field, Forbidden.
pub fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (municipality, told): (Option<MunicipalityNumber>, &CardText),
) -> Result<Receipt, Failure> {
    work.require(actor, keeping(actor))?;
    let region = region_for(actor, work, municipality)?;
    check(told)?;
    let card = OnCallCard {
        id: work.fresh_row(OnCallCardId),
        region,
        municipality,
        told: told.clone(),
        role: actor.role,
        recorded_at: work.now,
    };
    on_call::insert(work.tx, &card)?;
    let object = ("on_call", Some(card.id.to_string()));
    let of = municipality.map_or_else(|| region.to_string(), |number| number.to_string());
    work.journal(actor, "on_call.write", object, format!("of={of}"))?;
    Ok(Receipt {
        object: "on_call",
        id: card.id.0,
        version: 1,
    })
}

/// The region a card belongs to, where it is the actor's to keep.
fn region_for(
    actor: &Actor,
    work: &Work<'_, '_>,
    municipality: Option<MunicipalityNumber>,
) -> Result<Region, Failure> {
    let refuse = |rule| Failure::field(Field::Municipality, rule);
    let today = calendar::local_date(work.now);
    let of = municipality.and_then(|number| region_of(work, number, today));
    match (&actor.organisation, municipality) {
        (Organisation::Bufetat(own), None) => Ok(*own),
        (Organisation::Bufetat(own), Some(_)) if of == Some(*own) => Ok(*own),
        (Organisation::Municipalities(own), Some(number)) if own.contains(&number) => {
            of.ok_or_else(|| refuse(Rule::OutsideBufetat))
        }
        (Organisation::Municipalities(_), None) => Err(refuse(Rule::Required)),
        _ => Err(refuse(Rule::NotYours)),
    }
}

fn region_of(work: &Work<'_, '_>, number: MunicipalityNumber, day: NaiveDate) -> Option<Region> {
    work.rules.reference.region_of(number, day).ok().flatten()
}

/// A desk and its number. What looks like a child's number is no phone.
fn check(told: &CardText) -> Result<(), Failure> {
    let backup = told.backup.as_ref();
    let phones = [
        (Field::OnCallPhone, Some(&told.phone)),
        (Field::BackupPhone, backup.map(|(_, phone)| phone)),
    ];
    for (field, phone) in phones {
        if phone.is_some_and(|phone| !is_phone(phone)) {
            return Err(Failure::field(field, Rule::NotAPhone));
        }
    }
    let words = [
        (Field::OnCallDesk, Some(&told.desk)),
        (Field::OnCallHours, Some(&told.hours)),
        (Field::BackupDesk, backup.map(|(desk, _)| desk)),
    ];
    for (field, words) in words {
        if words.is_some_and(|words| holds_a_number(words)) {
            return Err(Failure::field(field, Rule::LooksLikeNumber));
        }
    }
    Ok(())
}

/// The cards that hold: for a desk its own and its kommuner's, for a kommune its own and its region's.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<OnCallCard>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let today = calendar::local_date(work.now);
    let (regions, own): (Vec<Region>, _) = match &actor.organisation {
        Organisation::Bufetat(region) => (vec![*region], None),
        Organisation::Municipalities(own) => {
            let of = |number: &MunicipalityNumber| region_of(work, *number, today);
            (own.iter().filter_map(of).collect(), Some(own.as_slice()))
        }
        _ => return Err(Failure::Forbidden),
    };
    let told = on_call::of_regions(work.tx, &regions, own)?;
    let of = |region: &Region| {
        let own = told.iter().filter(|card| card.region == *region);
        holding(own.cloned().collect())
    };
    Ok(Region::ALL.iter().flat_map(of).collect())
}

/// Whom to call about a request: the region's desk and the kommune's. The caller has journalled the look at it.
///
/// # Errors
/// A fault of the database.
pub fn of_request(
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
) -> Result<Vec<OnCallCard>, Failure> {
    let own = [request.municipality];
    Ok(holding(on_call::of_regions(
        work.tx,
        &[request.region],
        Some(&own),
    )?))
}
