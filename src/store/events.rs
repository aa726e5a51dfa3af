//! Case events: one row each, never changed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::columns::{
    among, code, code_option, code_text, id, id_option, instant, instant_option, stored,
    stored_option,
};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::case_event as e;
use super::transaction::Tx;
use super::waiting::ByRequest;
use crate::domain::code::Code;
use crate::domain::event::CaseEvent;
use crate::domain::id::{CaseEventId, RequestId};

const TEXT: &str = "case_event.sealed_text";

#[derive(Queryable, Selectable)]
#[diesel(table_name = e)]
struct Row {
    id: String,
    request_id: String,
    kind: String,
    at: NaiveDateTime,
    until_at: Option<NaiveDateTime>,
    detail: Option<String>,
    about_id: Option<String>,
    role: String,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self) -> Result<CaseEvent, StoreFault> {
        Ok(CaseEvent {
            id: id(&self.id)?,
            kind: code(&self.kind)?,
            at: instant(self.at),
            until: instant_option(self.until_at),
            detail: code_option(self.detail.as_deref())?,
            about: id_option(self.about_id.as_deref())?,
            role: code(&self.role)?,
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Inserts an event with its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    of: RequestId,
    key: &DataKey,
    event: &CaseEvent,
    text: Option<&str>,
) -> Result<(), StoreFault> {
    let row = event.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = text.map(|text| key.seal(place, text)).transpose()?;
    diesel::insert_into(e::table)
        .values((
            e::id.eq(&row),
            e::request_id.eq(of.to_string()),
            e::kind.eq(event.kind.code()),
            e::at.eq(stored(event.at)),
            e::until_at.eq(stored_option(event.until)),
            e::detail.eq(code_text(event.detail)),
            e::about_id.eq(event.about.map(|about| about.to_string())),
            e::role.eq(event.role.code()),
            e::sealed_text.eq(sealed),
            e::recorded_at.eq(stored(event.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The events of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(tx: &mut Tx<'_>, of: &[String]) -> Result<ByRequest<CaseEvent>, StoreFault> {
    let mut found = ByRequest::new();
    for some in of.chunks(CHUNK) {
        let rows: Vec<Row> = e::table
            .filter(among!(e::request_id, some))
            .order((e::at, e::recorded_at, e::id))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            let request: RequestId = id(&row.request_id)?;
            found.entry(request).or_default().push(row.domain()?);
        }
    }
    Ok(found)
}

/// The words of a request's events that have any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    of: RequestId,
    key: &DataKey,
) -> Result<Vec<(CaseEventId, String)>, StoreFault> {
    let rows: Vec<(String, Option<Vec<u8>>)> = e::table
        .filter(e::request_id.eq(of.to_string()))
        .filter(e::sealed_text.is_not_null())
        .select((e::id, e::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}
