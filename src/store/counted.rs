//! What reports count beside the requests themselves, each read in one scan and only as told by a cut-off.

mod course;
mod instant;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, code_option, id, instant, stored};
use super::fault::StoreFault;
use super::schema::{
    enquiry as e, enquiry_outcome as o, interim_cost as c, sibling_member as m, sibling_wish as w,
    unmade_request as u,
};
use super::transaction::Tx;
use super::waiting::ByRequest;
use crate::domain::enquiry::{EnquiryOutcome, UnmadeReason};
use crate::domain::id::{RequestId, SiblingGroupId};
use crate::domain::interim::InterimCost;
use crate::domain::legal_basis::Measure;
use crate::domain::offer::Happened;
use crate::domain::organisation::Region;
use crate::domain::sibling::SiblingWish;

pub use self::course::{CountedOffer, CountedSpell, OfAll, events, offers, spells, tribunal};

fn happened(at: NaiveDateTime, recorded_at: NaiveDateTime) -> Happened {
    Happened {
        at: instant(at),
        recorded_at: instant(recorded_at),
    }
}

/// What was told of the cost of the spells, in the order it was told.
///
/// # Errors
/// A fault of the database.
pub fn interim_costs(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<ByRequest<InterimCost>, StoreFault> {
    type Columns = (
        String,
        String,
        Option<String>,
        Option<i64>,
        Option<String>,
        Option<i32>,
        Option<i32>,
    );
    let rows: Vec<Columns> = c::table
        .filter(c::recorded_at.le(stored(cut_off)))
        .order((c::recorded_at, c::id))
        .select((
            c::request_id,
            c::stay_id,
            c::kind,
            c::kroner,
            c::counted,
            c::staff_hours,
            c::staff_people,
        ))
        .load(tx.db)?;
    let mut found = ByRequest::new();
    for (request, stay, kind, kroner, counted, staff_hours, staff_people) in rows {
        let kind = code_option(kind.as_deref())?;
        let counted = code_option(counted.as_deref())?;
        let cost = kind.zip(kroner).zip(counted);
        let of: &mut Vec<InterimCost> = found.entry(id(&request)?).or_default();
        of.push(InterimCost {
            stay: id(&stay)?,
            cost: cost.map(|((kind, kroner), counted)| (kind, kroner, counted)),
            staff_hours,
            staff_people,
        });
    }
    Ok(found)
}

/// The sibling group each request was in, with the wish that held for it.
///
/// # Errors
/// A fault of the database.
pub fn siblings(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<BTreeMap<RequestId, (SiblingGroupId, SiblingWish)>, StoreFault> {
    let wishes: Vec<(String, String)> = w::table
        .filter(w::recorded_at.le(stored(cut_off)))
        .order((w::recorded_at, w::id))
        .select((w::group_id, w::wish))
        .load(tx.db)?;
    let wishes: BTreeMap<String, String> = wishes.into_iter().collect();
    let moves: Vec<(String, String, bool)> = m::table
        .filter(m::recorded_at.le(stored(cut_off)))
        .order((m::recorded_at, m::id))
        .select((m::request_id, m::group_id, m::is_in))
        .load(tx.db)?;
    let mut latest = BTreeMap::new();
    for (request, group, is_in) in moves {
        latest.insert(request, is_in.then_some(group));
    }
    let in_one = latest
        .into_iter()
        .filter_map(|(request, group)| Some((request, group?)));
    let wished = in_one.filter_map(|(request, group)| {
        let wish = wishes.get(&group)?;
        Some((request, group, wish))
    });
    wished
        .map(|(request, group, wish)| Ok((id(&request)?, (id(&group)?, code(wish)?))))
        .collect()
}

/// An enquiry as reports count it.
pub type CountedEnquiry = (Region, Option<Measure>, Happened, Option<EnquiryOutcome>);

/// Every enquiry, with what came of it as far as that was told.
///
/// # Errors
/// A fault of the database.
pub fn enquiries(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<CountedEnquiry>, StoreFault> {
    type Columns = (
        String,
        Option<String>,
        NaiveDateTime,
        NaiveDateTime,
        Option<String>,
        Option<NaiveDateTime>,
    );
    let rows: Vec<Columns> = e::table
        .left_join(o::table)
        .filter(e::recorded_at.le(stored(cut_off)))
        .select((
            e::region,
            e::measure,
            e::at,
            e::recorded_at,
            o::outcome.nullable(),
            o::recorded_at.nullable(),
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(region, measure, at, recorded_at, outcome, told)| {
            let known = told.is_some_and(|told| told <= stored(cut_off));
            let outcome = outcome.filter(|_| known);
            Ok((
                code(&region)?,
                code_option(measure.as_deref())?,
                happened(at, recorded_at),
                code_option(outcome.as_deref())?,
            ))
        })
        .collect()
}

/// A need that no request was made of, as reports count it.
pub type CountedUnmade = (Region, UnmadeReason, Happened);

/// Every need that no request was made of.
///
/// # Errors
/// A fault of the database.
pub fn unmade(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Vec<CountedUnmade>, StoreFault> {
    let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime)> = u::table
        .filter(u::recorded_at.le(stored(cut_off)))
        .select((u::region, u::reason, u::at, u::recorded_at))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(region, reason, at, recorded_at)| {
            Ok((code(&region)?, code(&reason)?, happened(at, recorded_at)))
        })
        .collect()
}
