//! Which cases an office is asked to take part in, found from the events that ask.

use diesel::prelude::*;

use super::columns::id;
use super::fault::StoreFault;
use super::schema::{case_event as e, placement_request as p};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::event::CaseEventKind;
use crate::domain::id::RequestId;
use crate::domain::organisation::Office;

/// The requests about which an office was asked, the last asked first.
///
/// # Errors
/// A fault of the database.
pub fn asked(tx: &mut Tx<'_>, office: Office, limit: i64) -> Result<Vec<RequestId>, StoreFault> {
    let rows: Vec<String> = e::table
        .inner_join(p::table)
        .filter(e::kind.eq(CaseEventKind::DialogueAsked.code()))
        .filter(p::office.eq(office.code()))
        .order((e::recorded_at.desc(), e::id))
        .limit(limit)
        .select(e::request_id)
        .load(tx.db)?;
    let mut found: Vec<RequestId> = Vec::new();
    for row in rows {
        let request = id(&row)?;
        if !found.contains(&request) {
            found.push(request);
        }
    }
    Ok(found)
}
