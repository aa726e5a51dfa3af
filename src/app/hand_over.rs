//! «Vaktskifte»: what one shift of an intake desk tells the next. The requests that are open then are listed by
//! the service, so that none is forgotten; the words are the shift's own.

use chrono::{DateTime, Utc};

use super::board::ACUTE;
use super::error::Failure;
use super::once::Receipt;
use super::requests::check_instant;
use super::service::Work;
use crate::domain::id::{HandOverId, RequestId};
use crate::domain::organisation::Region;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::hand_over;
pub use crate::store::hand_over::{HandOver, HandedCase};
use crate::store::{board, children};

/// Open acute requests listed at most, the most severe first.
pub const CASES: i64 = 200;
/// Shift changes shown at most, the newest first.
pub const SHOWN: i64 = 20;

/// A shift change as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The shift change.
    pub hand_over: HandOver,
    /// The requests that were open, as they stand now.
    pub cases: Vec<HandedCase>,
    /// The words, for roles that see identity: they may name a child.
    pub text: Option<String>,
}

/// Hands the desk over: lists the open acute requests of the region and keeps the words.
///
/// # Errors
/// Forbidden; Refused for an instant that has not been.
pub fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    text: Option<&str>,
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::WriteOffer)?;
    let region = region_of(actor)?;
    check_instant(work, at, None)?;
    let open = board::page(work.tx, &actor.scope(), ACUTE, (None, CASES))?;
    let cases: Vec<RequestId> = open.iter().map(|one| one.request.id).collect();
    let new = HandOver {
        id: work.fresh_row(HandOverId),
        region,
        role: actor.role,
        at,
        recorded_at: work.now,
    };
    let key = children::common_key(work.tx)?;
    hand_over::insert(work.tx, &new, text.map(|text| (&key, text)), &cases)?;
    let object = ("hand_over", Some(new.id.to_string()));
    let detail = format!("cases={}", cases.len());
    work.journal(actor, "hand_over.write", object, detail)?;
    Ok(Receipt {
        object: "hand_over",
        id: new.id.0,
        version: 1,
    })
}

/// The latest shift changes of the actor's desk, newest first; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Shown>, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let found = hand_over::latest(work.tx, region_of(actor)?, SHOWN)?;
    shown(actor, work, found)
}

/// One shift change of the actor's desk; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, wanted: HandOverId) -> Result<Shown, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let found = hand_over::find(work.tx, region_of(actor)?, wanted)?;
    let found = found.ok_or(Failure::NotFound)?;
    let mut shown = shown(actor, work, vec![found])?;
    shown.pop().ok_or(Failure::NotFound)
}

fn shown(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    found: Vec<HandOver>,
) -> Result<Vec<Shown>, Failure> {
    let mut cases = hand_over::cases(work.tx, &found)?;
    let may_read = actor.may(Action::ReadIdentity);
    let mut texts = if may_read && !found.is_empty() {
        let key = children::common_key(work.tx)?;
        hand_over::texts(work.tx, &found, &key)?
    } else {
        Default::default()
    };
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let detail = format!("text={may_read} ids={}", ids.join(","));
    work.journal(actor, "hand_over.list", ("hand_over", None), detail)?;
    Ok(found
        .into_iter()
        .map(|hand_over| Shown {
            cases: cases.remove(&hand_over.id).unwrap_or_default(),
            text: texts.remove(&hand_over.id),
            hand_over,
        })
        .collect())
}

fn region_of(actor: &Actor) -> Result<Region, Failure> {
    match actor.organisation {
        Organisation::Bufetat(region) => Ok(region),
        _ => Err(Failure::Forbidden),
    }
}
