//! The course of every request, a table at a time: whole tables are read in their own order and put to their
//! requests here, which costs a fraction of asking for the rows of some requests after each other.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;

use super::instant::At;
use crate::domain::code::Code;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::id::{RequestId, StayId};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{Answer, Happened};
use crate::domain::request::{PlaceOfStay, Stay};
use crate::store::columns::{code, code_option, id, id_option, stored};
use crate::store::fault::StoreFault;
use crate::store::offers::answer_as_stored;
use crate::store::schema::{case_event as e, nemnd_event as n, offer as o, stay as s};
use crate::store::transaction::Tx;

/// What was told of every request, by request.
pub type OfAll<T> = HashMap<RequestId, Vec<T>>;

/// An offer as reports count it, as it was known at a cut-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedOffer {
    /// When it was made and recorded.
    pub made: Happened,
    /// The kommune's answer.
    pub answer: Option<(Answer, Happened)>,
    /// Withdrawn by Bufetat.
    pub withdrawn: Option<Happened>,
    /// The child moved in.
    pub moved_in: Option<Happened>,
    /// Code of the unit list.
    pub unit: String,
    /// Kilometres, as typed.
    pub distance_km: Option<i32>,
    /// Minutes of travel, typed or computed.
    pub travel_minutes: Option<i32>,
}

fn happened(at: At, recorded_at: At) -> Happened {
    Happened {
        at: at.0,
        recorded_at: recorded_at.0,
    }
}

/// What was told by the cut-off.
fn known(at: Option<At>, recorded_at: Option<At>, cut_off: DateTime<Utc>) -> Option<Happened> {
    let (at, recorded_at) = at.zip(recorded_at)?;
    (recorded_at.0 <= cut_off).then(|| happened(at, recorded_at))
}

/// The offers of every request, in no order.
///
/// # Errors
/// A fault of the database.
pub fn offers(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<OfAll<CountedOffer>, StoreFault> {
    type Columns = (
        String,
        (At, At),
        (Option<String>, Option<String>, Option<At>, Option<At>),
        (Option<At>, Option<At>),
        (Option<At>, Option<At>),
        (String, Option<i32>, Option<i32>),
    );
    let rows = o::table
        .filter(o::recorded_at.le(stored(cut_off)))
        .select((
            o::request_id,
            (o::made_at, o::recorded_at),
            (
                o::answer,
                o::decline_reason,
                o::answered_at,
                o::answer_recorded_at,
            ),
            (o::withdrawn_at, o::withdrawal_recorded_at),
            (o::moved_in_at, o::move_in_recorded_at),
            (o::unit, o::distance_km, o::travel_minutes),
        ))
        .load_iter::<Columns, DefaultLoadingMode>(tx.db)?;
    let mut found = OfAll::new();
    for row in rows {
        let (request, made, answer, withdrawn, moved_in, (unit, distance_km, travel_minutes)) =
            row?;
        let (given, reason, at, recorded_at) = answer;
        let answered = known(at, recorded_at, cut_off);
        let of: &mut Vec<CountedOffer> = found.entry(id(&request)?).or_default();
        of.push(CountedOffer {
            made: happened(made.0, made.1),
            answer: answer_as_stored(answered, given.as_deref(), reason.as_deref())?,
            withdrawn: known(withdrawn.0, withdrawn.1, cut_off),
            moved_in: known(moved_in.0, moved_in.1, cut_off),
            unit,
            distance_km,
            travel_minutes,
        });
    }
    Ok(found)
}

/// A spell of stay as reports count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedSpell {
    /// Its row.
    pub id: StayId,
    /// Where.
    pub place: PlaceOfStay,
    /// When it began, and when that was told.
    pub from: Happened,
    /// When it ended, and when that was told.
    pub to: Option<Happened>,
}

impl CountedSpell {
    /// The spell.
    pub fn stay(&self) -> Stay {
        Stay {
            place: self.place,
            from: self.from.at,
            to: self.to.map(|end| end.at),
            recorded_at: self.from.recorded_at,
        }
    }
}

/// The spells of stay of every request, oldest first. An end told later is not known yet.
///
/// # Errors
/// A fault of the database.
pub fn spells(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<OfAll<CountedSpell>, StoreFault> {
    type Columns = (String, String, String, At, Option<At>, At, Option<At>);
    let rows = s::table
        .filter(s::recorded_at.le(stored(cut_off)))
        .select((
            s::id,
            s::request_id,
            s::place,
            s::from_at,
            s::to_at,
            s::recorded_at,
            s::to_recorded_at,
        ))
        .load_iter::<Columns, DefaultLoadingMode>(tx.db)?;
    let mut found = OfAll::new();
    for row in rows {
        let (row, request, place, from, to, recorded_at, to_recorded_at) = row?;
        let of: &mut Vec<CountedSpell> = found.entry(id(&request)?).or_default();
        of.push(CountedSpell {
            id: id(&row)?,
            place: code(&place)?,
            from: happened(from, recorded_at),
            to: known(to, to_recorded_at, cut_off),
        });
    }
    for of in found.values_mut() {
        of.sort_by_key(|spell| (spell.from.at, spell.id));
    }
    Ok(found)
}

/// The steps before the tribunal of every request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn tribunal(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<OfAll<(NemndEventKind, Happened)>, StoreFault> {
    type Columns = (String, String, At, At);
    let rows = n::table
        .filter(n::recorded_at.le(stored(cut_off)))
        .select((n::request_id, n::kind, n::at, n::recorded_at))
        .load_iter::<Columns, DefaultLoadingMode>(tx.db)?;
    let mut found = OfAll::new();
    for row in rows {
        let (request, kind, at, recorded_at) = row?;
        let of: &mut Vec<(NemndEventKind, Happened)> = found.entry(id(&request)?).or_default();
        of.push((code(&kind)?, happened(at, recorded_at)));
    }
    for of in found.values_mut() {
        of.sort_by_key(|(_, when)| (when.at, when.recorded_at));
    }
    Ok(found)
}

/// The events of some kinds of every request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn events(
    tx: &mut Tx<'_>,
    kinds: &[CaseEventKind],
    cut_off: DateTime<Utc>,
) -> Result<OfAll<CaseEvent>, StoreFault> {
    type Columns = (
        (String, String, String),
        (At, Option<At>, At),
        (Option<String>, Option<String>, String),
    );
    let rows = e::table
        .filter(e::kind.eq_any(kinds.iter().map(|kind| kind.code())))
        .filter(e::recorded_at.le(stored(cut_off)))
        .order((e::at, e::recorded_at, e::id))
        .select((
            (e::id, e::request_id, e::kind),
            (e::at, e::until_at, e::recorded_at),
            (e::detail, e::about_id, e::role),
        ))
        .load_iter::<Columns, DefaultLoadingMode>(tx.db)?;
    let mut found = OfAll::new();
    for row in rows {
        let ((row, request, kind), (at, until, recorded_at), (detail, about, role)) = row?;
        let of: &mut Vec<CaseEvent> = found.entry(id(&request)?).or_default();
        of.push(CaseEvent {
            id: id(&row)?,
            kind: code(&kind)?,
            at: at.0,
            until: until.map(|until| until.0),
            detail: code_option(detail.as_deref())?,
            about: id_option(about.as_deref())?,
            role: code(&role)?,
            recorded_at: recorded_at.0,
        });
    }
    Ok(found)
}
