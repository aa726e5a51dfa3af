//! Meetings about a request: a row each with its seats, never changed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{meeting as m, meeting_seat as s, placement_request as p};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{MeetingId, RequestId};
use crate::domain::meeting::{Meeting, MeetingKind, Seats};
use crate::domain::organisation::Region;
use crate::domain::role::Scope;

const TEXT: &str = "meeting.sealed_text";

#[derive(Queryable, Selectable)]
#[diesel(table_name = m)]
struct Row {
    id: String,
    request_id: String,
    kind: String,
    at: NaiveDateTime,
    role: String,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self, seats: &mut BTreeMap<String, Vec<Seats>>) -> Result<Meeting, StoreFault> {
        let mut seats = seats.remove(&self.id).unwrap_or_default();
        seats.sort_unstable();
        Ok(Meeting {
            seats,
            id: id(&self.id)?,
            request: id(&self.request_id)?,
            kind: code(&self.kind)?,
            at: instant(self.at),
            role: code(&self.role)?,
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Inserts a meeting with its seats, its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &Meeting,
    words: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = words.map(|(key, text)| key.seal(place, text)).transpose()?;
    diesel::insert_into(m::table)
        .values((
            m::id.eq(&row),
            m::request_id.eq(new.request.to_string()),
            m::kind.eq(new.kind.code()),
            m::at.eq(stored(new.at)),
            m::role.eq(new.role.code()),
            m::sealed_text.eq(sealed),
            m::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    for seats in &new.seats {
        diesel::insert_into(s::table)
            .values((
                s::meeting_id.eq(&row),
                s::side.eq(seats.side.code()),
                s::rank.eq(seats.rank.code()),
                s::people.eq(seats.people),
            ))
            .execute(tx.db)?;
    }
    Ok(())
}

fn with_seats(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<Meeting>, StoreFault> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut seats = BTreeMap::<String, Vec<Seats>>::new();
    for some in ids.chunks(CHUNK) {
        let found: Vec<(String, String, String, i32)> = s::table
            .filter(among!(s::meeting_id, some))
            .select((s::meeting_id, s::side, s::rank, s::people))
            .load(tx.db)?;
        for (of, side, rank, people) in found {
            seats.entry(of).or_default().push(Seats {
                side: code(&side)?,
                rank: code(&rank)?,
                people,
            });
        }
    }
    rows.into_iter().map(|row| row.domain(&mut seats)).collect()
}

/// The meetings about a request, in the order they were told.
///
/// # Errors
/// A fault of the database.
pub fn of_request(tx: &mut Tx<'_>, request: RequestId) -> Result<Vec<Meeting>, StoreFault> {
    let rows: Vec<Row> = m::table
        .filter(m::request_id.eq(request.to_string()))
        .order((m::recorded_at, m::id))
        .select(Row::as_select())
        .load(tx.db)?;
    with_seats(tx, rows)
}

/// The words of the meetings about a request that have any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    request: RequestId,
    key: &DataKey,
) -> Result<BTreeMap<MeetingId, String>, StoreFault> {
    let rows: Vec<(String, Option<Vec<u8>>)> = m::table
        .filter(m::request_id.eq(request.to_string()))
        .select((m::id, m::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}

/// The meetings held from one instant and before another about requests in scope, each with its region.
///
/// # Errors
/// A fault of the database.
pub fn held(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(Region, Meeting)>, StoreFault> {
    let mut query = m::table
        .inner_join(p::table)
        .filter(m::kind.eq(MeetingKind::Held.code()))
        .filter(m::at.ge(stored(from)))
        .filter(m::at.lt(stored(to)))
        .into_boxed();
    query = match scope {
        Scope::Municipalities(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            query.filter(p::municipality.eq_any(numbers))
        }
        Scope::Region(region) => query.filter(p::region.eq(region.code())),
        Scope::Office(office) => query.filter(p::office.eq(office.code())),
        Scope::National => query,
        Scope::Nothing => return Ok(Vec::new()),
    };
    let rows: Vec<(String, Row)> = query
        .order((m::at, m::id))
        .select((p::region, Row::as_select()))
        .load(tx.db)?;
    let (regions, rows): (Vec<String>, Vec<Row>) = rows.into_iter().unzip();
    let meetings = with_seats(tx, rows)?;
    let regions = regions.into_iter();
    regions
        .zip(meetings)
        .map(|(region, meeting)| Ok((code(&region)?, meeting)))
        .collect()
}
