//! «Opphold» and «plasser», told from the registers of before: what capacity and its use are counted from.

use super::error::Failure;
use super::once::Receipt;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::id::{ChildId, PlaceId, PlacementId};
use crate::domain::organisation::Region;
use crate::domain::placement::{Placement, Places};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Scope};
use crate::store::{children, placements};

/// A stay as it is told: with the pseudonym of the child and the space it is unique in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlacement {
    /// The stay; its child is not known yet.
    pub placement: Placement,
    /// The pseudonym.
    pub child: Option<(String, String)>,
}

/// Tells of places, or that some are closed.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn register_places(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    new: &Places,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::RegisterPlaces)?;
    require_own(actor, new.class.region)?;
    new.check(calendar::local_date(work.now))?;
    if let Some(replaced) = new.replaces {
        let standing = placements::standing_places(work.tx, replaced)?;
        require_standing(actor, standing)?;
    }
    let row = work.fresh_row(PlaceId);
    placements::insert_places(work.tx, (row, new), (actor.role, work.now))?;
    told(actor, work, ("place", "place.register", row.0))
}

/// Tells of a stay.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn register_placement(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    new: &NewPlacement,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::RegisterPlaces)?;
    let mut placement = new.placement;
    require_own(actor, placement.class.region)?;
    placement.check(calendar::local_date(work.now))?;
    if let Some(replaced) = placement.replaces {
        let standing = placements::standing_placement(work.tx, replaced)?;
        require_standing(actor, standing)?;
    }
    if let Some((space, pseudonym)) = &new.child {
        let fresh = work.fresh(ChildId);
        let child = children::find_or_insert_pseudonym(work.tx, fresh, space, pseudonym, work.now)?;
        placement.child = Some(child.id);
    }
    let row = work.fresh_row(PlacementId);
    placements::insert_placement(work.tx, (row, &placement), (actor.role, work.now))?;
    told(actor, work, ("placement", "placement.register", row.0))
}

/// A region tells of its own; the directorate of all.
fn require_own(actor: &Actor, region: Region) -> Result<(), Failure> {
    match actor.scope() {
        Scope::National => Ok(()),
        Scope::Region(own) if own == region => Ok(()),
        _ => Err(Failure::field(Field::Region, Rule::NotYours)),
    }
}

/// What is replaced is there, is the teller's own, and is not replaced already.
fn require_standing(actor: &Actor, standing: Option<Region>) -> Result<(), Failure> {
    let missing = || Failure::field(Field::Replaces, Rule::NotFound);
    let region = standing.ok_or_else(missing)?;
    require_own(actor, region).map_err(|_| missing())
}

fn told(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (object, action, id): (&'static str, &'static str, uuid::Uuid),
) -> Result<Receipt, Failure> {
    let what = (object, Some(id.to_string()));
    work.journal(actor, action, what, String::new())?;
    Ok(Receipt {
        object,
        id,
        version: 1,
    })
}
