//! Warnings: the list of each desk, and the acknowledgement that stops a ladder.

use chrono::{DateTime, Utc};

use super::engine;
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::check_instant;
use super::service::{Expected, Work};
use crate::domain::id::WarningId;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::claims;
use crate::store::warnings::{self, Acknowledgement, Desk};
pub use crate::store::warnings::{ListKey, Listing, StoredWarning};

/// Open warnings counted at most: past this the count says «at least».
pub const COUNTED: i64 = 100;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The warning with its place in the list.
    pub row: warnings::Listed,
    /// Who acknowledged its limit, if anybody.
    pub acknowledged: Option<Acknowledgement>,
}

impl Listed {
    /// The version a caller must have seen: it grows with the acknowledgement.
    pub fn version(&self) -> i32 {
        version(self.acknowledged.as_ref())
    }

    /// Where the row stands.
    pub fn key(&self) -> ListKey {
        ListKey {
            open_rank: i32::from(self.row.warning.is_open),
            told_at: self.row.told_at,
            id: self.row.message,
        }
    }
}

fn version(acknowledged: Option<&Acknowledgement>) -> i32 {
    1 + i32::from(acknowledged.is_some())
}

/// One page of the warnings to the actor's own role and organisation, the open ones first, then the
/// oldest; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    listing: &Listing,
) -> Result<Vec<Listed>, Failure> {
    work.require(actor, Action::ReadWarning)?;
    let rows = warnings::list(work.tx, (&desk(actor), work.now), listing)?;
    let mut requests: Vec<String> = rows
        .iter()
        .map(|row| row.warning.request.to_string())
        .collect();
    requests.sort_unstable();
    requests.dedup();
    let told = warnings::acknowledgements(work.tx, &requests)?;
    let shown: Vec<String> = rows.iter().map(|row| row.warning.id.to_string()).collect();
    let detail = format!("ids={}", shown.join(","));
    work.journal(actor, "warning.list", ("warning", None), detail)?;
    let with = |row: warnings::Listed| Listed {
        acknowledged: of_limit(&told, &row.warning).cloned(),
        row,
    };
    Ok(rows.into_iter().map(with).collect())
}

fn of_limit<'a>(
    told: &'a [Acknowledgement],
    warning: &StoredWarning,
) -> Option<&'a Acknowledgement> {
    told.iter()
        .find(|one| one.request == warning.request && one.limit == warning.limit)
}

/// How many open warnings the actor's desk has, counted no further than [`COUNTED`]; none for a role
/// that is never warned. It tells nothing of any child and is not journalled.
///
/// # Errors
/// A fault of the database.
pub fn count_open(actor: &Actor, work: &mut Work<'_, '_>) -> Result<usize, Failure> {
    if !actor.may(Action::ReadWarning) {
        return Ok(0);
    }
    let desk = (&desk(actor), work.now);
    warnings::count_open(work.tx, desk, COUNTED).map_err(Failure::from)
}

/// Acknowledges: the limit is in hand, and no further rung of its ladder is raised.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when somebody has acknowledged already.
pub fn acknowledge(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (warning, expected): (WarningId, Expected),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::AcknowledgeWarning)?;
    let found = warnings::find(work.tx, (&desk(actor), work.now), warning)?;
    let found = found.ok_or(Failure::NotFound)?;
    let id = [found.request.to_string()];
    // The engine and another desk may be at the same limit.
    claims::hold(work.tx, &id)?;
    let told = warnings::acknowledgements(work.tx, &id)?;
    let before = of_limit(&told, &found);
    expected.check(version(before))?;
    if before.is_some() {
        return Err(Conflict::AlreadyAcknowledged.into());
    }
    check_instant(work, at, None)?;
    let new = Acknowledgement {
        id: work.fresh_row(|id| id),
        warning: found.id,
        request: found.request,
        limit: found.limit,
        organisation: actor.organisation.clone(),
        role: actor.role,
        at,
    };
    warnings::acknowledge(work.tx, &new)?;
    engine::refresh(work, found.request)?;
    let detail = format!("request={} limit={}", found.request, new.limit.id);
    let object = ("warning", Some(found.id.to_string()));
    work.journal(actor, "warning.acknowledge", object, detail)?;
    Ok(Receipt {
        object: "warning",
        id: found.id.0,
        version: version(Some(&new)),
    })
}

/// The desk of an actor: each kommune of a shared duty service has messages of its own.
fn desk(actor: &Actor) -> Desk {
    let organisations = match &actor.organisation {
        Organisation::Municipalities(numbers) => numbers
            .iter()
            .map(|number| Organisation::Municipalities(vec![*number]).code())
            .collect(),
        other => vec![other.code()],
    };
    Desk {
        organisations,
        role: actor.role,
    }
}
