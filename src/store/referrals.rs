//! Referrals to statsforvalteren: one row each, never changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::columns::{code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{supervision as s, supervision_referral as r};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{ReferralId, RequestId};
use crate::domain::organisation::Office;
use crate::domain::referral::Referral;

const TEXT: &str = "supervision_referral.sealed_text";

#[derive(Queryable, Selectable)]
#[diesel(table_name = r)]
struct Row {
    id: String,
    request_id: String,
    office: String,
    role: String,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

/// When an office opened supervision of a request, and when the service was told.
type Opened = (String, Option<String>, NaiveDateTime, NaiveDateTime);

impl Row {
    fn domain(self, opened: &[Opened]) -> Result<Referral, StoreFault> {
        let since = opened.iter().filter(|(request, office, _, told)| {
            *request == self.request_id
                && office.as_ref() == Some(&self.office)
                && *told >= self.recorded_at
        });
        Ok(Referral {
            id: id(&self.id)?,
            request: id(&self.request_id)?,
            office: code(&self.office)?,
            role: code(&self.role)?,
            at: instant(self.at),
            recorded_at: instant(self.recorded_at),
            opened_at: since.map(|(_, _, at, _)| instant(*at)).min(),
        })
    }
}

/// Inserts a referral with its sentence sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &Referral,
    (key, text): (&DataKey, Option<&str>),
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = text.map(|text| key.seal(place, text)).transpose()?;
    diesel::insert_into(r::table)
        .values((
            r::id.eq(&row),
            r::request_id.eq(new.request.to_string()),
            r::office.eq(new.office.code()),
            r::role.eq(new.role.code()),
            r::sealed_text.eq(sealed),
            r::at.eq(stored(new.at)),
            r::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The referrals of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(
    tx: &mut Tx<'_>,
    of: &[String],
) -> Result<BTreeMap<RequestId, Vec<Referral>>, StoreFault> {
    let mut found = BTreeMap::<RequestId, Vec<Referral>>::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<Row> = r::table
            .filter(r::request_id.eq_any(some))
            .order((r::recorded_at, r::id))
            .select(Row::as_select())
            .load(tx.db)?;
        if rows.is_empty() {
            continue;
        }
        let opened: Vec<(Option<String>, Option<String>, NaiveDateTime, NaiveDateTime)> = s::table
            .filter(s::request_id.eq_any(some))
            .select((s::request_id, s::office, s::opened_at, s::recorded_at))
            .load(tx.db)?;
        let opened: Vec<Opened> = opened
            .into_iter()
            .filter_map(|(request, office, at, told)| Some((request?, office, at, told)))
            .collect();
        for row in rows {
            let referral = row.domain(&opened)?;
            found.entry(referral.request).or_default().push(referral);
        }
    }
    Ok(found)
}

/// Whether a request was referred to an office: what opens the case to it.
///
/// # Errors
/// A fault of the database.
pub fn is_referred(
    tx: &mut Tx<'_>,
    office: Office,
    request: RequestId,
) -> Result<bool, StoreFault> {
    let found: Option<String> = r::table
        .filter(r::request_id.eq(request.to_string()))
        .filter(r::office.eq(office.code()))
        .select(r::id)
        .first(tx.db)
        .optional()?;
    Ok(found.is_some())
}

/// The referrals to an office that it has not opened supervision of since, the oldest first.
///
/// # Errors
/// A fault of the database.
pub fn not_opened(
    tx: &mut Tx<'_>,
    office: Office,
    limit: i64,
) -> Result<Vec<Referral>, StoreFault> {
    let opened = s::table
        .filter(s::request_id.eq(r::request_id.nullable()))
        .filter(s::office.eq(r::office.nullable()))
        .filter(s::recorded_at.ge(r::recorded_at));
    let rows: Vec<Row> = r::table
        .filter(r::office.eq(office.code()))
        .filter(not(exists(opened)))
        .order((r::recorded_at, r::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(|row| row.domain(&[])).collect()
}

/// The sentences of a request's referrals that have one.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    of: RequestId,
    key: &DataKey,
) -> Result<Vec<(ReferralId, String)>, StoreFault> {
    let rows: Vec<(String, Option<Vec<u8>>)> = r::table
        .filter(r::request_id.eq(of.to_string()))
        .filter(r::sealed_text.is_not_null())
        .select((r::id, r::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}
