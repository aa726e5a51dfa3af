//! Enquiries and what came of them, and the requests that were never made.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, code_option, code_text, id, id_option, instant, municipality, stored};
use super::crypto::{DataKey, Place};
use super::db::DbBackend;
use super::fault::StoreFault;
use super::schema::{enquiry as e, enquiry_outcome as o, unmade_request as u};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::enquiry::{Enquiry, EnquiryOutcome, Need, UnmadeReason, UnmadeRequest};
use crate::domain::id::{EnquiryId, RequestId};
use crate::domain::offer::Happened;
use crate::domain::organisation::Region;
use crate::domain::role::{Role, Scope};

const TEXT: &str = "enquiry.sealed_text";

#[derive(Queryable, Selectable)]
#[diesel(table_name = e)]
struct Row {
    id: String,
    municipality: String,
    region: String,
    measure: Option<String>,
    target_group: Option<String>,
    age: Option<i32>,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self, outcomes: &BTreeMap<EnquiryId, Outcome>) -> Result<Enquiry, StoreFault> {
        let enquiry = id(&self.id)?;
        Ok(Enquiry {
            id: enquiry,
            about: Need {
                municipality: municipality(&self.municipality)?,
                measure: code_option(self.measure.as_deref())?,
                target_group: code_option(self.target_group.as_deref())?,
                age: self.age,
                at: instant(self.at),
            },
            region: code(&self.region)?,
            told: happened(self.at, self.recorded_at),
            outcome: outcomes.get(&enquiry).copied(),
        })
    }
}

type Outcome = (EnquiryOutcome, Option<RequestId>, Happened);

fn happened(at: NaiveDateTime, recorded_at: NaiveDateTime) -> Happened {
    Happened {
        at: instant(at),
        recorded_at: instant(recorded_at),
    }
}

fn numbers(scope: &Scope) -> Option<Vec<String>> {
    match scope {
        Scope::Municipalities(numbers) => Some(numbers.iter().map(ToString::to_string).collect()),
        _ => None,
    }
}

/// The enquiries of a scope; none for whoever has no such scope.
fn within<'a>(scope: &Scope) -> Option<e::BoxedQuery<'a, DbBackend>> {
    let all = e::table.into_boxed();
    match scope {
        Scope::Region(region) => Some(all.filter(e::region.eq(region.code()))),
        _ => numbers(scope).map(|own| all.filter(e::municipality.eq_any(own))),
    }
}

/// Inserts an enquiry with its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &Enquiry,
    role: Role,
    words: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = words.map(|(key, text)| key.seal(place, text)).transpose()?;
    diesel::insert_into(e::table)
        .values((
            e::id.eq(&row),
            e::municipality.eq(new.about.municipality.to_string()),
            e::region.eq(new.region.code()),
            e::measure.eq(code_text(new.about.measure)),
            e::target_group.eq(code_text(new.about.target_group)),
            e::age.eq(new.about.age),
            e::role.eq(role.code()),
            e::sealed_text.eq(sealed),
            e::at.eq(stored(new.told.at)),
            e::recorded_at.eq(stored(new.told.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Tells what came of an enquiry. It can be told once: the row's key is the enquiry's.
///
/// # Errors
/// A fault of the database; [`StoreFault::Retry`] when a rival told first.
pub fn conclude(
    tx: &mut Tx<'_>,
    of: EnquiryId,
    (outcome, request, when): Outcome,
    role: Role,
) -> Result<(), StoreFault> {
    diesel::insert_into(o::table)
        .values((
            o::enquiry_id.eq(of.to_string()),
            o::outcome.eq(outcome.code()),
            o::request_id.eq(request.map(|request| request.to_string())),
            o::role.eq(role.code()),
            o::at.eq(stored(when.at)),
            o::recorded_at.eq(stored(when.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The latest enquiries of a scope, newest first.
///
/// # Errors
/// A fault of the database.
pub fn latest(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<Enquiry>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(Vec::new());
    };
    let rows: Vec<Row> = query
        .order((e::at.desc(), e::id.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(tx.db)?;
    with_outcomes(tx, rows)
}

/// One enquiry of a scope.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    wanted: EnquiryId,
) -> Result<Option<Enquiry>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let rows: Vec<Row> = query
        .filter(e::id.eq(wanted.to_string()))
        .select(Row::as_select())
        .load(tx.db)?;
    Ok(with_outcomes(tx, rows)?.pop())
}

fn with_outcomes(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<Enquiry>, StoreFault> {
    type OutcomeRow = (String, String, Option<String>, NaiveDateTime, NaiveDateTime);
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let told: Vec<OutcomeRow> = o::table
        .filter(o::enquiry_id.eq_any(ids))
        .select((
            o::enquiry_id,
            o::outcome,
            o::request_id,
            o::at,
            o::recorded_at,
        ))
        .load(tx.db)?;
    let outcomes: Result<BTreeMap<EnquiryId, Outcome>, StoreFault> = told
        .into_iter()
        .map(|(enquiry, outcome, request, at, recorded_at)| {
            let request = id_option(request.as_deref())?;
            let outcome = (code(&outcome)?, request, happened(at, recorded_at));
            Ok((id(&enquiry)?, outcome))
        })
        .collect();
    let outcomes = outcomes?;
    rows.into_iter().map(|row| row.domain(&outcomes)).collect()
}

/// The words of some enquiries that have any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    of: &[Enquiry],
    key: &DataKey,
) -> Result<BTreeMap<EnquiryId, String>, StoreFault> {
    let ids: Vec<String> = of.iter().map(|one| one.id.to_string()).collect();
    let rows: Vec<(String, Option<Vec<u8>>)> = e::table
        .filter(e::id.eq_any(ids))
        .filter(e::sealed_text.is_not_null())
        .select((e::id, e::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}

/// Inserts a request that was never made.
///
/// # Errors
/// A fault of the database.
pub fn insert_unmade(tx: &mut Tx<'_>, new: &UnmadeRequest, role: Role) -> Result<(), StoreFault> {
    diesel::insert_into(u::table)
        .values((
            u::id.eq(new.id.to_string()),
            u::municipality.eq(new.need.municipality.to_string()),
            u::region.eq(new.region.code()),
            u::reason.eq(new.reason.code()),
            u::target_group.eq(code_text(new.need.target_group)),
            u::age.eq(new.need.age),
            u::role.eq(role.code()),
            u::at.eq(stored(new.told.at)),
            u::recorded_at.eq(stored(new.told.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = u)]
struct UnmadeRow {
    id: String,
    municipality: String,
    region: String,
    reason: String,
    target_group: Option<String>,
    age: Option<i32>,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl UnmadeRow {
    fn domain(self) -> Result<UnmadeRequest, StoreFault> {
        Ok(UnmadeRequest {
            id: id(&self.id)?,
            need: Need {
                municipality: municipality(&self.municipality)?,
                measure: None,
                target_group: code_option(self.target_group.as_deref())?,
                age: self.age,
                at: instant(self.at),
            },
            region: code(&self.region)?,
            reason: code(&self.reason)?,
            told: happened(self.at, self.recorded_at),
        })
    }
}

/// The latest requests that some kommuner did not make, newest first; nobody else's scope has any.
///
/// # Errors
/// A fault of the database.
pub fn unmade(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<UnmadeRequest>, StoreFault> {
    let Some(own) = numbers(scope) else {
        return Ok(Vec::new());
    };
    let rows: Vec<UnmadeRow> = u::table
        .filter(u::municipality.eq_any(own))
        .order((u::at.desc(), u::id.desc()))
        .limit(most)
        .select(UnmadeRow::as_select())
        .load(tx.db)?;
    rows.into_iter().map(UnmadeRow::domain).collect()
}

/// A request that was not made, as it is counted.
pub type Unmade = (Region, UnmadeReason, DateTime<Utc>);
/// An enquiry, as it is counted.
pub type Asked = (Region, Option<EnquiryOutcome>, DateTime<Utc>);

/// The requests that were not made between two instants, for counting.
///
/// # Errors
/// A fault of the database.
pub fn unmade_between(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Unmade>, StoreFault> {
    let mut query = u::table.into_boxed();
    if let Some(own) = numbers(scope) {
        query = query.filter(u::municipality.eq_any(own));
    }
    let rows: Vec<(String, String, NaiveDateTime)> = query
        .filter(u::at.ge(stored(from)))
        .filter(u::at.lt(stored(to)))
        .select((u::region, u::reason, u::at))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(region, reason, at)| Ok((code(&region)?, code(&reason)?, instant(at))))
        .collect()
}

/// The enquiries made between two instants with what came of each, for counting.
///
/// # Errors
/// A fault of the database.
pub fn made_between(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Asked>, StoreFault> {
    let mut query = e::table.left_join(o::table).into_boxed();
    if let Some(own) = numbers(scope) {
        query = query.filter(e::municipality.eq_any(own));
    }
    let rows: Vec<(String, Option<String>, NaiveDateTime)> = query
        .filter(e::at.ge(stored(from)))
        .filter(e::at.lt(stored(to)))
        .select((e::region, o::outcome.nullable(), e::at))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(region, outcome, at)| {
            Ok((
                code(&region)?,
                code_option(outcome.as_deref())?,
                instant(at),
            ))
        })
        .collect()
}
