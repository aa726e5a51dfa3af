//! What happens while the child waits: stays, harm, the tribunal's events and the search log.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, instant_option, stored, stored_option};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{harm, nemnd_event, search_line, stay};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{HarmId, NemndEventId, RequestId, SearchLineId, StayId};
use crate::domain::nemnd::NemndEvent;
use crate::domain::request::{Harm, Stay};
use crate::domain::search::SearchLine;

const NEMND_REASON: &str = "nemnd_event.sealed_reason";
const SEARCH_PLACE: &str = "search_line.sealed_place";
const SEARCH_TEXT: &str = "search_line.sealed_text";

/// Rows grouped by request.
pub type ByRequest<T> = BTreeMap<RequestId, Vec<T>>;

/// Inserts a spell of stay.
///
/// # Errors
/// A fault of the database.
pub fn insert_stay(
    tx: &mut Tx<'_>,
    of: RequestId,
    stay_id: StayId,
    spell: &Stay,
) -> Result<(), StoreFault> {
    diesel::insert_into(stay::table)
        .values((
            stay::id.eq(stay_id.to_string()),
            stay::request_id.eq(of.to_string()),
            stay::place.eq(spell.place.code()),
            stay::from_at.eq(stored(spell.from)),
            stay::to_at.eq(stored_option(spell.to)),
            stay::recorded_at.eq(stored(spell.recorded_at)),
            stay::to_recorded_at.eq(spell.to.map(|_| stored(spell.recorded_at))),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Ends the open spells of a request at an instant: a child is in one place at a time.
///
/// # Errors
/// A fault of the database.
pub fn end_open_stays(
    tx: &mut Tx<'_>,
    of: RequestId,
    at: DateTime<Utc>,
    recorded_at: DateTime<Utc>,
) -> Result<(), StoreFault> {
    diesel::update(stay::table)
        .filter(stay::request_id.eq(of.to_string()))
        .filter(stay::to_at.is_null())
        .filter(stay::from_at.le(stored(at)))
        .set((
            stay::to_at.eq(stored(at)),
            stay::to_recorded_at.eq(stored(recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The spells of some requests as known at a cut-off, oldest first. An end told later is not known yet.
///
/// # Errors
/// A fault of the database.
pub fn stays(
    tx: &mut Tx<'_>,
    of: &[String],
    cut_off: DateTime<Utc>,
) -> Result<ByRequest<Stay>, StoreFault> {
    type Columns = (
        String,
        String,
        NaiveDateTime,
        Option<NaiveDateTime>,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let mut found = ByRequest::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<Columns> = stay::table
            .filter(among!(stay::request_id, some))
            .filter(stay::recorded_at.le(stored(cut_off)))
            .order((stay::from_at, stay::id))
            .select((
                stay::request_id,
                stay::place,
                stay::from_at,
                stay::to_at,
                stay::recorded_at,
                stay::to_recorded_at,
            ))
            .load(tx.db)?;
        for (request, place, from, to, recorded_at, to_recorded_at) in rows {
            let end_known = to_recorded_at.is_some_and(|told| told <= stored(cut_off));
            let spell = Stay {
                place: code(&place)?,
                from: instant(from),
                to: instant_option(to.filter(|_| end_known)),
                recorded_at: instant(recorded_at),
            };
            found.entry(id(&request)?).or_default().push(spell);
        }
    }
    Ok(found)
}

/// Inserts a harm event.
///
/// # Errors
/// A fault of the database.
pub fn insert_harm(
    tx: &mut Tx<'_>,
    of: RequestId,
    harm_id: HarmId,
    event: &Harm,
) -> Result<(), StoreFault> {
    diesel::insert_into(harm::table)
        .values((
            harm::id.eq(harm_id.to_string()),
            harm::request_id.eq(of.to_string()),
            harm::kind.eq(event.kind.code()),
            harm::at.eq(stored(event.at)),
            harm::recorded_at.eq(stored(event.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The harm events of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn harms(tx: &mut Tx<'_>, of: &[String]) -> Result<ByRequest<Harm>, StoreFault> {
    let mut found = ByRequest::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime)> = harm::table
            .filter(among!(harm::request_id, some))
            .order((harm::at, harm::id))
            .select((harm::request_id, harm::kind, harm::at, harm::recorded_at))
            .load(tx.db)?;
        for (request, kind, at, recorded_at) in rows {
            let event = Harm {
                kind: code(&kind)?,
                at: instant(at),
                recorded_at: instant(recorded_at),
            };
            found.entry(id(&request)?).or_default().push(event);
        }
    }
    Ok(found)
}

/// An event of the tribunal as told.
pub struct NewNemndEvent<'a> {
    /// Row id.
    pub id: NemndEventId,
    /// The event.
    pub event: NemndEvent,
    /// Why, sealed.
    pub reason: Option<&'a str>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Inserts an event of the tribunal.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert_nemnd(
    tx: &mut Tx<'_>,
    of: RequestId,
    key: &DataKey,
    new: &NewNemndEvent<'_>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let reason = new
        .reason
        .map(|reason| {
            key.seal(
                Place {
                    column: NEMND_REASON,
                    row: &row,
                },
                reason,
            )
        })
        .transpose()?;
    diesel::insert_into(nemnd_event::table)
        .values((
            nemnd_event::id.eq(&row),
            nemnd_event::request_id.eq(of.to_string()),
            nemnd_event::kind.eq(new.event.kind.code()),
            nemnd_event::at.eq(stored(new.event.at)),
            nemnd_event::until_date.eq(new.event.until),
            nemnd_event::sealed_reason.eq(reason),
            nemnd_event::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// An event of the tribunal with the instant the service was told.
pub type NemndRecorded = (NemndEvent, DateTime<Utc>);

/// The tribunal's events of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn nemnd(tx: &mut Tx<'_>, of: &[String]) -> Result<ByRequest<NemndRecorded>, StoreFault> {
    let mut found = ByRequest::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<(
            String,
            String,
            NaiveDateTime,
            Option<NaiveDate>,
            NaiveDateTime,
        )> = nemnd_event::table
            .filter(among!(nemnd_event::request_id, some))
            .order((nemnd_event::at, nemnd_event::id))
            .select((
                nemnd_event::request_id,
                nemnd_event::kind,
                nemnd_event::at,
                nemnd_event::until_date,
                nemnd_event::recorded_at,
            ))
            .load(tx.db)?;
        for (request, kind, at, until, recorded_at) in rows {
            let event = NemndEvent {
                kind: code(&kind)?,
                at: instant(at),
                until,
            };
            found
                .entry(id(&request)?)
                .or_default()
                .push((event, instant(recorded_at)));
        }
    }
    Ok(found)
}

/// Inserts a line of the search log; the words are sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert_search_line(
    tx: &mut Tx<'_>,
    of: RequestId,
    key: &DataKey,
    line: &SearchLine,
    words: (Option<&str>, Option<&str>),
) -> Result<(), StoreFault> {
    let row = line.id.to_string();
    let (place, text) = words;
    let place = place
        .map(|words| {
            key.seal(
                Place {
                    column: SEARCH_PLACE,
                    row: &row,
                },
                words,
            )
        })
        .transpose()?;
    let text = text
        .map(|words| {
            key.seal(
                Place {
                    column: SEARCH_TEXT,
                    row: &row,
                },
                words,
            )
        })
        .transpose()?;
    diesel::insert_into(search_line::table)
        .values((
            search_line::id.eq(&row),
            search_line::request_id.eq(of.to_string()),
            search_line::unit.eq(line.unit.as_deref()),
            search_line::sealed_place.eq(place),
            search_line::measure.eq(line.measure.code()),
            search_line::region.eq(line.region.code()),
            search_line::answer.eq(line.answer.code()),
            search_line::channel.eq(line.channel.code()),
            search_line::at.eq(stored(line.at)),
            search_line::next_try_at.eq(stored_option(line.next_try_at)),
            search_line::sealed_text.eq(text),
            search_line::recorded_at.eq(stored(line.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = search_line)]
struct SearchRow {
    id: String,
    unit: Option<String>,
    measure: String,
    region: String,
    answer: String,
    channel: String,
    at: NaiveDateTime,
    next_try_at: Option<NaiveDateTime>,
    recorded_at: NaiveDateTime,
}

impl SearchRow {
    fn domain(self) -> Result<SearchLine, StoreFault> {
        Ok(SearchLine {
            id: id::<SearchLineId>(&self.id)?,
            unit: self.unit,
            measure: code(&self.measure)?,
            region: code(&self.region)?,
            answer: code(&self.answer)?,
            channel: code(&self.channel)?,
            at: instant(self.at),
            next_try_at: instant_option(self.next_try_at),
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// The search log of a request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn search_log(tx: &mut Tx<'_>, of: RequestId) -> Result<Vec<SearchLine>, StoreFault> {
    let rows: Vec<SearchRow> = search_line::table
        .filter(search_line::request_id.eq(of.to_string()))
        .order((search_line::at, search_line::id))
        .select(SearchRow::as_select())
        .load(tx.db)?;
    rows.into_iter().map(SearchRow::domain).collect()
}
