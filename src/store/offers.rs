//! Offers and the kommune's answers.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::columns::{
    among, code, code_option, id, instant, instant_option, stored, stored_option,
};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::offer;
use super::transaction::Tx;
use super::waiting::ByRequest;
use crate::domain::code::Code;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::legal_basis::Measure;
use crate::domain::offer::{Answer, DeclineReason, Happened, Offer, UnitOwner};
use crate::domain::organisation::Region;
use crate::domain::reach::TravelMethod;

const TEXT: &str = "offer.sealed_text";
const ANSWER: &str = "offer.sealed_answer_text";
const WITHDRAWAL: &str = "offer.sealed_withdrawal_text";

/// An offer with where it is and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOffer {
    /// The request it is for.
    pub request: RequestId,
    /// Grows by one with every change.
    pub version: i32,
    /// The facts.
    pub offer: Offer,
    /// Code of the unit list.
    pub unit: String,
    /// What kind of place.
    pub measure: Measure,
    /// Who owns the unit.
    pub owner: UnitOwner,
    /// Where the unit is.
    pub unit_region: Region,
    /// Kilometres, as typed.
    pub distance_km: Option<i32>,
    /// Minutes of travel, and how they came to be known.
    pub travel: Option<(i32, TravelMethod)>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = offer)]
#[diesel(treat_none_as_default_value = false)]
struct Row {
    id: String,
    version: i32,
    request_id: String,
    unit: String,
    measure: String,
    owner: String,
    unit_region: String,
    distance_km: Option<i32>,
    travel_minutes: Option<i32>,
    available_from: NaiveDate,
    expires_at: Option<NaiveDateTime>,
    made_at: NaiveDateTime,
    recorded_at: NaiveDateTime,
    answer: Option<String>,
    decline_reason: Option<String>,
    answered_at: Option<NaiveDateTime>,
    answer_recorded_at: Option<NaiveDateTime>,
    withdrawn_at: Option<NaiveDateTime>,
    withdrawal_recorded_at: Option<NaiveDateTime>,
    moved_in_at: Option<NaiveDateTime>,
    move_in_recorded_at: Option<NaiveDateTime>,
    travel_method: Option<String>,
}

impl Row {
    fn domain(self) -> Result<StoredOffer, StoreFault> {
        let answer = self.answer()?;
        Ok(StoredOffer {
            request: id(&self.request_id)?,
            version: self.version,
            offer: Offer {
                id: id(&self.id)?,
                made: Happened {
                    at: instant(self.made_at),
                    recorded_at: instant(self.recorded_at),
                },
                available_from: self.available_from,
                expires_at: instant_option(self.expires_at),
                answer,
                withdrawn: happened(self.withdrawn_at, self.withdrawal_recorded_at),
                moved_in: happened(self.moved_in_at, self.move_in_recorded_at),
            },
            measure: code(&self.measure)?,
            owner: code(&self.owner)?,
            unit_region: code(&self.unit_region)?,
            unit: self.unit,
            distance_km: self.distance_km,
            travel: self
                .travel_minutes
                .zip(code_option(self.travel_method.as_deref())?),
        })
    }

    fn answer(&self) -> Result<Option<(Answer, Happened)>, StoreFault> {
        let when = happened(self.answered_at, self.answer_recorded_at);
        answer_as_stored(when, self.answer.as_deref(), self.decline_reason.as_deref())
    }
}

/// The kommune's answer from its columns.
pub(super) fn answer_as_stored(
    when: Option<Happened>,
    given: Option<&str>,
    reason: Option<&str>,
) -> Result<Option<(Answer, Happened)>, StoreFault> {
    let Some(when) = when else {
        return Ok(None);
    };
    match (given, code_option::<DeclineReason>(reason)?) {
        (Some("accepted"), None) => Ok(Some((Answer::Accepted, when))),
        (Some("declined"), Some(reason)) => Ok(Some((Answer::Declined(reason), when))),
        _ => Err(StoreFault::Corrupt("offer.answer".into())),
    }
}

fn happened(at: Option<NaiveDateTime>, recorded_at: Option<NaiveDateTime>) -> Option<Happened> {
    at.zip(recorded_at).map(|(at, recorded_at)| Happened {
        at: instant(at),
        recorded_at: instant(recorded_at),
    })
}

/// Inserts a new offer with its sealed words.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &StoredOffer,
    key: &DataKey,
    words: Option<&str>,
) -> Result<(), StoreFault> {
    let row_id = new.offer.id.to_string();
    let sealed = words
        .map(|words| {
            key.seal(
                Place {
                    column: TEXT,
                    row: &row_id,
                },
                words,
            )
        })
        .transpose()?;
    let row = Row {
        version: new.version,
        request_id: new.request.to_string(),
        unit: new.unit.clone(),
        measure: new.measure.code().into(),
        owner: new.owner.code().into(),
        unit_region: new.unit_region.code().into(),
        distance_km: new.distance_km,
        travel_minutes: new.travel.map(|(minutes, _)| minutes),
        travel_method: new.travel.map(|(_, method)| method.code().into()),
        available_from: new.offer.available_from,
        expires_at: stored_option(new.offer.expires_at),
        made_at: stored(new.offer.made.at),
        recorded_at: stored(new.offer.made.recorded_at),
        answer: None,
        decline_reason: None,
        answered_at: None,
        answer_recorded_at: None,
        withdrawn_at: None,
        withdrawal_recorded_at: None,
        moved_in_at: None,
        move_in_recorded_at: None,
        id: row_id,
    };
    diesel::insert_into(offer::table)
        .values((row, offer::sealed_text.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// One offer, whatever its request: the caller checks that the request is in scope.
///
/// # Errors
/// A fault of the database.
pub fn find(tx: &mut Tx<'_>, offer_id: OfferId) -> Result<Option<StoredOffer>, StoreFault> {
    let row: Option<Row> = offer::table
        .find(offer_id.to_string())
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    row.map(Row::domain).transpose()
}

/// The offers of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(
    tx: &mut Tx<'_>,
    requests: &[String],
) -> Result<ByRequest<StoredOffer>, StoreFault> {
    let mut found = ByRequest::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<Row> = offer::table
            .filter(among!(offer::request_id, some))
            .order((offer::made_at, offer::id))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            let stored = row.domain()?;
            found.entry(stored.request).or_default().push(stored);
        }
    }
    Ok(found)
}

/// Records the kommune's answer.
///
/// # Errors
/// A fault of the database or the keys.
pub fn answer(
    tx: &mut Tx<'_>,
    offer_id: OfferId,
    (given, when): (Answer, Happened),
    key: &DataKey,
    words: Option<&str>,
) -> Result<(), StoreFault> {
    let row = offer_id.to_string();
    let sealed = words
        .map(|words| {
            key.seal(
                Place {
                    column: ANSWER,
                    row: &row,
                },
                words,
            )
        })
        .transpose()?;
    let (answer, reason) = match given {
        Answer::Accepted => ("accepted", None),
        Answer::Declined(reason) => ("declined", Some(reason.code())),
    };
    diesel::update(offer::table.find(&row))
        .set((
            offer::version.eq(offer::version + 1),
            offer::answer.eq(answer),
            offer::decline_reason.eq(reason),
            offer::answered_at.eq(stored(when.at)),
            offer::answer_recorded_at.eq(stored(when.recorded_at)),
            offer::sealed_answer_text.eq(sealed),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Records that Bufetat withdrew the offer.
///
/// # Errors
/// A fault of the database or the keys.
pub fn withdraw(
    tx: &mut Tx<'_>,
    offer_id: OfferId,
    when: Happened,
    key: &DataKey,
    words: &str,
) -> Result<(), StoreFault> {
    let row = offer_id.to_string();
    let sealed = key.seal(
        Place {
            column: WITHDRAWAL,
            row: &row,
        },
        words,
    )?;
    diesel::update(offer::table.find(&row))
        .set((
            offer::version.eq(offer::version + 1),
            offer::withdrawn_at.eq(stored(when.at)),
            offer::withdrawal_recorded_at.eq(stored(when.recorded_at)),
            offer::sealed_withdrawal_text.eq(sealed),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Records that the child moved in.
///
/// # Errors
/// A fault of the database.
pub fn move_in(tx: &mut Tx<'_>, offer_id: OfferId, when: Happened) -> Result<(), StoreFault> {
    diesel::update(offer::table.find(offer_id.to_string()))
        .set((
            offer::version.eq(offer::version + 1),
            offer::moved_in_at.eq(stored(when.at)),
            offer::move_in_recorded_at.eq(stored(when.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}
