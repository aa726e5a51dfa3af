//! What the spells of stay cost while the child waited: one row each time it is told, never changed.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::columns::{code, code_option, id, instant, instant_option, stored};
use super::fault::StoreFault;
use super::schema::{interim_cost as c, stay};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{RequestId, StayId};
use crate::domain::interim::InterimCost;
use crate::domain::request::Stay;
use crate::domain::role::Role;

/// Who told it and when it holds from.
#[derive(Debug, Clone, Copy)]
pub struct Telling {
    /// Row id.
    pub id: Uuid,
    /// Who told it, as a role.
    pub role: Role,
    /// When it was so.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Inserts what is told of a spell.
///
/// # Errors
/// A fault of the database.
pub fn insert(
    tx: &mut Tx<'_>,
    of: RequestId,
    told: &InterimCost,
    telling: Telling,
) -> Result<(), StoreFault> {
    let cost = told.cost;
    diesel::insert_into(c::table)
        .values((
            c::id.eq(telling.id.to_string()),
            c::request_id.eq(of.to_string()),
            c::stay_id.eq(told.stay.to_string()),
            c::kind.eq(cost.map(|(kind, ..)| kind.code())),
            c::kroner.eq(cost.map(|(_, kroner, _)| kroner)),
            c::counted.eq(cost.map(|(.., counted)| counted.code())),
            c::staff_hours.eq(told.staff_hours),
            c::staff_people.eq(told.staff_people),
            c::role.eq(telling.role.code()),
            c::at.eq(stored(telling.at)),
            c::recorded_at.eq(stored(telling.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// What was told of a request's spells, in the order it was told.
///
/// # Errors
/// A fault of the database.
pub fn of_request(tx: &mut Tx<'_>, of: RequestId) -> Result<Vec<InterimCost>, StoreFault> {
    type Columns = (
        String,
        Option<String>,
        Option<i64>,
        Option<String>,
        Option<i32>,
        Option<i32>,
    );
    let rows: Vec<Columns> = c::table
        .filter(c::request_id.eq(of.to_string()))
        .order((c::recorded_at, c::id))
        .select((
            c::stay_id,
            c::kind,
            c::kroner,
            c::counted,
            c::staff_hours,
            c::staff_people,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(stay, kind, kroner, counted, staff_hours, staff_people)| {
            let kind = code_option(kind.as_deref())?;
            let counted = code_option(counted.as_deref())?;
            let cost = kind.zip(kroner).zip(counted);
            Ok(InterimCost {
                stay: id(&stay)?,
                cost: cost.map(|((kind, kroner), counted)| (kind, kroner, counted)),
                staff_hours,
                staff_people,
            })
        })
        .collect()
}

/// The spells of a request with their ids, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn spells(tx: &mut Tx<'_>, of: RequestId) -> Result<Vec<(StayId, Stay)>, StoreFault> {
    type Columns = (
        String,
        String,
        NaiveDateTime,
        Option<NaiveDateTime>,
        NaiveDateTime,
    );
    let rows: Vec<Columns> = stay::table
        .filter(stay::request_id.eq(of.to_string()))
        .order((stay::from_at, stay::id))
        .select((
            stay::id,
            stay::place,
            stay::from_at,
            stay::to_at,
            stay::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, place, from, to, recorded_at)| {
            let spell = Stay {
                place: code(&place)?,
                from: instant(from),
                to: instant_option(to),
                recorded_at: instant(recorded_at),
            };
            Ok((id(&row)?, spell))
        })
        .collect()
}
