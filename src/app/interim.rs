//! What it cost the kommune that no place was there: told spell by spell, shown with what is not told.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::Failure;
use super::once::Receipt;
use super::requests::{check_instant, finish, see, take};
use super::service::{Expected, Work};
use crate::domain::id::RequestId;
use crate::domain::interim::{Interim, InterimCost};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::store::interim::{self, Telling};

/// Whole kroner of one line at most.
const MOST_KRONER: i64 = 100_000_000;
/// The staff's hours in one spell at most.
const MOST_HOURS: i64 = 100_000;
/// Staff on watch at the same time at most.
const MOST_PEOPLE: i64 = 100;

/// Tells what a spell of stay cost, what it took of the staff, or both. Also of a closed request: the
/// invoice comes later.
///
/// # Errors
/// Refused with every faulty field; Forbidden, NotFound, Stale.
pub fn record(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    (told, at): (&InterimCost, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    check(told)?;
    let spells = interim::spells(work.tx, request.id)?;
    let spell = spells.iter().find(|(id, _)| *id == told.stay);
    let (_, spell) = spell.ok_or_else(|| Failure::field(Field::Spell, Rule::NotFound))?;
    check_instant(work, at, Some((spell.from, Field::From)))?;
    let telling = Telling {
        id: work.fresh_row(|id| id),
        role: actor.role,
        at,
        recorded_at: work.now,
    };
    interim::insert(work.tx, request.id, told, telling)?;
    finish(actor, work, "request.interim_cost", &request)
}

/// Something is told, and it is within what can be so.
fn check(told: &InterimCost) -> Result<(), Failure> {
    let mut faults = Faults::default();
    let something =
        told.cost.is_some() || told.staff_hours.is_some() || told.staff_people.is_some();
    faults.unless(
        something,
        Field::CostKind,
        Rule::EitherOr(Field::StaffHours),
    );
    let kroner = told.cost.map(|(_, kroner, _)| kroner);
    let ranges = [
        (Field::Kroner, kroner, MOST_KRONER),
        (
            Field::StaffHours,
            told.staff_hours.map(i64::from),
            MOST_HOURS,
        ),
        (
            Field::StaffPeople,
            told.staff_people.map(i64::from),
            MOST_PEOPLE,
        ),
    ];
    for (field, value, most) in ranges {
        let holds = value.is_none_or(|value| (0..=most).contains(&value));
        faults.unless(holds, field, Rule::Range(0, most));
    }
    faults.or(Some(())).map_err(Failure::from)
}

/// The spells of a case at hand with what they took, until the wait ended or until now. The caller
/// journals the look.
///
/// # Errors
/// A fault of the database.
pub fn of_case(work: &mut Work<'_, '_>, case: &Case) -> Result<Interim, Failure> {
    let request = case.request.id;
    let spells = interim::spells(work.tx, request)?;
    let told = interim::of_request(work.tx, request)?;
    let end = case.wait(work.now).ended_at.unwrap_or(work.now);
    Ok(Interim::new(&spells, &told, end))
}

/// The case with its spells and what they took; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Interim), Failure> {
    let case = see(actor, work, request)?;
    let interim = of_case(work, &case)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_interim", object, String::new())?;
    Ok((case, interim))
}
