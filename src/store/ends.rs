//! How requests end by the kommune's own act, and how they are reopened.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{case_event, withdrawal};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::event::CaseEventKind;
use crate::domain::id::{RequestId, WithdrawalId};
use crate::domain::offer::Happened;
use crate::domain::request::{PlacementRequest, Reopening, Withdrawal};

const WITHDRAWAL: &str = "withdrawal.sealed_text";

/// Adds how the requests ended and were reopened, which stand in tables of their own.
///
/// # Errors
/// A fault of the database.
pub(super) fn with_ends(
    tx: &mut Tx<'_>,
    mut requests: Vec<PlacementRequest>,
) -> Result<Vec<PlacementRequest>, StoreFault> {
    // Every request is asked about: the status is a finder and decides nothing.
    let ids: Vec<String> = requests
        .iter()
        .map(|request| request.id.to_string())
        .collect();
    let mut ends = Ends::default();
    for some in ids.chunks(CHUNK) {
        ends.read(tx, Some(some))?;
    }
    ends.put_to(&mut requests);
    Ok(requests)
}

/// [`with_ends`] for every request there is: two scans.
///
/// # Errors
/// A fault of the database.
pub(super) fn with_all_ends(
    tx: &mut Tx<'_>,
    mut requests: Vec<PlacementRequest>,
) -> Result<Vec<PlacementRequest>, StoreFault> {
    let mut ends = Ends::default();
    ends.read(tx, None)?;
    ends.put_to(&mut requests);
    Ok(requests)
}

#[derive(Default)]
struct Ends {
    withdrawn: BTreeMap<RequestId, Vec<Withdrawal>>,
    reopened: BTreeMap<RequestId, Vec<Reopening>>,
}

impl Ends {
    fn read(&mut self, tx: &mut Tx<'_>, of: Option<&[String]>) -> Result<(), StoreFault> {
        for (request, one) in withdrawals(tx, of)? {
            self.withdrawn.entry(request).or_default().push(one);
        }
        for (request, one) in reopenings(tx, of)? {
            self.reopened.entry(request).or_default().push(one);
        }
        Ok(())
    }

    fn put_to(mut self, requests: &mut [PlacementRequest]) {
        for request in requests {
            request.withdrawals = self.withdrawn.remove(&request.id).unwrap_or_default();
            request.reopenings = self.reopened.remove(&request.id).unwrap_or_default();
        }
    }
}

/// When each of some requests was withdrawn, where no reopening undid it.
///
/// # Errors
/// A fault of the database.
pub(super) fn withdrawn(
    tx: &mut Tx<'_>,
    of: &[String],
) -> Result<BTreeMap<RequestId, DateTime<Utc>>, StoreFault> {
    let mut standing = BTreeMap::new();
    for some in of.chunks(CHUNK) {
        let mut undone = BTreeMap::<RequestId, usize>::new();
        for (request, one) in reopenings(tx, Some(some))? {
            *undone.entry(request).or_default() += usize::from(one.is_of_withdrawal());
        }
        for (request, one) in withdrawals(tx, Some(some))? {
            match undone.get_mut(&request).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => {
                    standing.entry(request).or_insert(one.at);
                }
            }
        }
    }
    Ok(standing)
}

/// Of some requests or of all, in the order they were told.
fn withdrawals(
    tx: &mut Tx<'_>,
    of: Option<&[String]>,
) -> Result<Vec<(RequestId, Withdrawal)>, StoreFault> {
    let mut query = withdrawal::table.into_boxed();
    if let Some(of) = of {
        query = query.filter(among!(withdrawal::request_id, of));
    }
    let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime)> = query
        .order((withdrawal::at, withdrawal::recorded_at))
        .select((
            withdrawal::request_id,
            withdrawal::reason,
            withdrawal::at,
            withdrawal::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(request, reason, at, recorded_at)| {
            let ending = Withdrawal {
                reason: code(&reason)?,
                at: instant(at),
                recorded_at: instant(recorded_at),
            };
            Ok((id(&request)?, ending))
        })
        .collect()
}

/// Of some requests or of all, in the order they were told.
fn reopenings(
    tx: &mut Tx<'_>,
    of: Option<&[String]>,
) -> Result<Vec<(RequestId, Reopening)>, StoreFault> {
    let mut query = case_event::table.into_boxed();
    if let Some(of) = of {
        query = query.filter(among!(case_event::request_id, of));
    }
    let rows: Vec<(String, Option<String>, NaiveDateTime, NaiveDateTime)> = query
        .filter(case_event::kind.eq(CaseEventKind::Reopened.code()))
        .order((case_event::at, case_event::recorded_at))
        .select((
            case_event::request_id,
            case_event::detail,
            case_event::at,
            case_event::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(request, why, at, recorded_at)| {
            let why = why.ok_or_else(|| StoreFault::Corrupt("case_event.detail".into()))?;
            let when = Happened {
                at: instant(at),
                recorded_at: instant(recorded_at),
            };
            let why = code(&why)?;
            Ok((id(&request)?, Reopening { why, when }))
        })
        .collect()
}

/// Records the withdrawal.
///
/// # Errors
/// A fault of the database or the keys.
pub fn withdraw(
    tx: &mut Tx<'_>,
    (id, request): (WithdrawalId, RequestId),
    ending: &Withdrawal,
    replaced_by: Option<RequestId>,
    text: (&DataKey, Option<&str>),
) -> Result<(), StoreFault> {
    let row = id.to_string();
    let (key, words) = text;
    let sealed = words
        .map(|words| {
            key.seal(
                Place {
                    column: WITHDRAWAL,
                    row: &row,
                },
                words,
            )
        })
        .transpose()?;
    diesel::insert_into(withdrawal::table)
        .values((
            withdrawal::id.eq(&row),
            withdrawal::request_id.eq(request.to_string()),
            withdrawal::reason.eq(ending.reason.code()),
            withdrawal::replaced_by.eq(replaced_by.map(|other| other.to_string())),
            withdrawal::sealed_text.eq(sealed),
            withdrawal::at.eq(stored(ending.at)),
            withdrawal::recorded_at.eq(stored(ending.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}
