//! How a request's content was changed, and what it said before.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{ContentRow, details};
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::request::{Content, Details};
use crate::domain::role::Role;
use crate::store::columns::{code, id, instant, stored};
use crate::store::crypto::{DataKey, Place};
use crate::store::fault::StoreFault;
use crate::store::schema::{placement_request as p, request_change};
use crate::store::transaction::Tx;

const CHANGE: &str = "request_change.sealed_reason";

/// How a request's content was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was wrong («rett»).
    Correction,
    /// More became known («tillegg»).
    Supplement,
}

/// A change of content: what it was, why, by which role.
pub struct Change<'a> {
    /// Row id.
    pub id: uuid::Uuid,
    /// Correction or supplement.
    pub kind: ChangeKind,
    /// Content before.
    pub before: &'a Content,
    /// Content after.
    pub after: &'a Content,
    /// Details after, sealed anew.
    pub details: &'a Details,
    /// Why, sealed.
    pub reason: Option<&'a str>,
    /// The role that changed it.
    pub role: Role,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Writes the changed content and keeps what it was.
///
/// # Errors
/// A fault of the database or the keys.
pub fn change(
    tx: &mut Tx<'_>,
    request: RequestId,
    key: &DataKey,
    change: &Change<'_>,
) -> Result<(), StoreFault> {
    let row = request.to_string();
    let change_id = change.id.to_string();
    let previous = serde_json::to_string(&ContentRow::new(change.before))
        .map_err(|_| StoreFault::Database("a change could not be kept".into()))?;
    let reason = change
        .reason
        .map(|reason| {
            key.seal(
                Place {
                    column: CHANGE,
                    row: &change_id,
                },
                reason,
            )
        })
        .transpose()?;
    let kind = match change.kind {
        ChangeKind::Correction => "correction",
        ChangeKind::Supplement => "supplement",
    };
    diesel::insert_into(request_change::table)
        .values((
            request_change::id.eq(&change_id),
            request_change::request_id.eq(&row),
            request_change::kind.eq(kind),
            request_change::previous.eq(previous),
            request_change::sealed_reason.eq(reason),
            request_change::role.eq(change.role.code()),
            request_change::recorded_at.eq(stored(change.recorded_at)),
        ))
        .execute(tx.db)?;
    let sealed = details::seal(key, &row, change.details)?;
    diesel::update(p::table.find(&row))
        .set((ContentRow::new(change.after), p::sealed_details.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// One change, for the chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeShown {
    /// Correction or supplement.
    pub kind: ChangeKind,
    /// By which role.
    pub role: Role,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// The changes of a request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn changes(tx: &mut Tx<'_>, request: RequestId) -> Result<Vec<ChangeShown>, StoreFault> {
    let rows: Vec<(String, String, NaiveDateTime)> = request_change::table
        .filter(request_change::request_id.eq(request.to_string()))
        .order((request_change::recorded_at, request_change::id))
        .select((
            request_change::kind,
            request_change::role,
            request_change::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(kind, role, at)| {
            let kind = if kind == "correction" {
                ChangeKind::Correction
            } else {
                ChangeKind::Supplement
            };
            Ok(ChangeShown {
                kind,
                role: code(&role)?,
                recorded_at: instant(at),
            })
        })
        .collect()
}

/// For every request changed after `cut_off`: its content as it was known at `cut_off`.
///
/// # Errors
/// A fault of the database.
pub fn contents_before(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(RequestId, Content)>, StoreFault> {
    let rows: Vec<(String, String)> = request_change::table
        .filter(request_change::recorded_at.gt(stored(cut_off)))
        .order((
            request_change::request_id,
            request_change::recorded_at,
            request_change::id,
        ))
        .select((request_change::request_id, request_change::previous))
        .load(tx.db)?;
    let mut first = Vec::<(RequestId, Content)>::new();
    for (request, previous) in rows {
        let request: RequestId = id(&request)?;
        if first.last().is_some_and(|(known, _)| *known == request) {
            continue;
        }
        let content: ContentRow = serde_json::from_str(&previous)
            .map_err(|_| StoreFault::Corrupt("request_change.previous".into()))?;
        first.push((request, content.domain()?));
    }
    Ok(first)
}
