//! «Forhåndsvarsel»: a kommune tells Bufetat's desk that a request is likely. It is counted nowhere and no
//! clock runs from it; what makes it a request is a registration like any other.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::{self, Told, check_instant};
use super::service::{Expected, Work};
use crate::domain::id::{NoticeId, RequestId};
use crate::domain::notice::{AdvanceNotice, NewNotice, NoticeEnd, NoticeEnding};
use crate::domain::offer::Happened;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::Registration;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::{children, notices};

/// Notices shown at most, the one expected first at the top.
pub const SHOWN: i64 = 100;

/// A notice as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The notice.
    pub notice: AdvanceNotice,
    /// Its words, for roles that see identity: they may name a child.
    pub text: Option<String>,
}

/// Tells that a request is likely.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn give(actor: &Actor, work: &mut Work<'_, '_>, new: &NewNotice) -> Result<Receipt, Failure> {
    work.require(actor, Action::WriteRequest)?;
    let region = new.check(&work.rules.reference, work.now)?;
    require_own(actor, new)?;
    let notice = stored(work, new, region);
    let key = children::common_key(work.tx)?;
    let words = new.text.as_deref().map(|text| (&key, text));
    notices::insert(work.tx, &notice, actor.role, words)?;
    journal(actor, work, "notice.give", &notice)
}

fn require_own(actor: &Actor, new: &NewNotice) -> Result<(), Failure> {
    match &actor.organisation {
        Organisation::Municipalities(own) if own.contains(&new.municipality) => Ok(()),
        _ => Err(Failure::field(Field::Municipality, Rule::NotYours)),
    }
}

fn stored(work: &Work<'_, '_>, new: &NewNotice, region: Region) -> AdvanceNotice {
    AdvanceNotice {
        id: work.fresh_row(NoticeId),
        municipality: new.municipality,
        region,
        legal_basis: new.legal_basis,
        kind: new.kind,
        measure: new.measure,
        age: new.age,
        expected_at: new.expected_at,
        told: Happened {
            at: new.at,
            recorded_at: work.now,
        },
        end: None,
    }
}

/// The notices that stand, of the actor's kommuner or to the actor's desk; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Shown>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let found = notices::open(work.tx, &actor.scope(), SHOWN)?;
    shown(actor, work, found)
}

/// How many notices stand, counted no further than [`SHOWN`]; none for a role that sees no requests. It tells
/// nothing of any child and is not journalled.
///
/// # Errors
/// A fault of the database.
pub fn count_open(actor: &Actor, work: &mut Work<'_, '_>) -> Result<usize, Failure> {
    if !actor.may(Action::ReadRequest) {
        return Ok(0);
    }
    notices::count_open(work.tx, &actor.scope(), SHOWN).map_err(Failure::from)
}

/// The notices that stand, without their words: for the board, which has no free text on it.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn on_board(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<AdvanceNotice>, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let found = notices::open(work.tx, &actor.scope(), SHOWN)?;
    if !found.is_empty() {
        journal_look(actor, work, &found)?;
    }
    Ok(found)
}

/// A notice that whoever writes requests is about to make one of; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn for_request(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    wanted: NoticeId,
) -> Result<AdvanceNotice, Failure> {
    work.require(actor, Action::WriteRequest)?;
    let found = find(actor, work, wanted)?;
    journal_look(actor, work, std::slice::from_ref(&found))?;
    Ok(found)
}

/// One notice, whatever came of it; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, wanted: NoticeId) -> Result<Shown, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let found = find(actor, work, wanted)?;
    let mut shown = shown(actor, work, vec![found])?;
    shown.pop().ok_or(Failure::NotFound)
}

fn find(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    wanted: NoticeId,
) -> Result<AdvanceNotice, Failure> {
    notices::find(work.tx, &actor.scope(), wanted)?.ok_or(Failure::NotFound)
}

fn shown(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    found: Vec<AdvanceNotice>,
) -> Result<Vec<Shown>, Failure> {
    let mut texts = if actor.may(Action::ReadIdentity) && !found.is_empty() {
        let key = children::common_key(work.tx)?;
        notices::texts(work.tx, &found, &key)?
    } else {
        BTreeMap::new()
    };
    journal_look(actor, work, &found)?;
    let with_text = |notice: AdvanceNotice| Shown {
        text: texts.remove(&notice.id),
        notice,
    };
    Ok(found.into_iter().map(with_text).collect())
}

fn journal_look(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    found: &[AdvanceNotice],
) -> Result<(), Failure> {
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "notice.list", ("notice", None), detail)
}

/// Ends a notice that nothing came of.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it has ended.
pub fn end(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (wanted, expected): (NoticeId, Expected),
    (reason, at): (NoticeEnding, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    work.require(actor, Action::WriteRequest)?;
    let notice = find(actor, work, wanted)?;
    expected.check(notice.version())?;
    check_instant(work, at, Some((notice.told.at, Field::NoticeGiven)))?;
    finish(actor, work, notice, (NoticeEnd::Nothing(reason), at))
}

/// Makes a request of a notice. The registration is judged as any other: its clock runs from what it says
/// itself, and the notice moves nothing.
///
/// # Errors
/// As [`requests::register`]; NotFound; Conflict when the notice has ended.
pub fn convert(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    wanted: NoticeId,
    registration: &Registration,
) -> Result<(Receipt, Told), Failure> {
    work.require(actor, Action::WriteRequest)?;
    let notice = find(actor, work, wanted)?;
    if notice.end.is_some() {
        return Err(Conflict::NoticeEnded.into());
    }
    if registration.municipality != notice.municipality {
        return Err(Failure::field(
            Field::Municipality,
            Rule::DoesNotFit(Field::Municipality),
        ));
    }
    let (receipt, told) = requests::register_and_tell(actor, work, registration)?;
    let end = NoticeEnd::Request(RequestId(receipt.id));
    let at = work.now;
    finish(actor, work, notice, (end, at))?;
    Ok((receipt, told))
}

fn finish(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    notice: AdvanceNotice,
    (end, at): (NoticeEnd, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    if notice.end.is_some() {
        return Err(Conflict::NoticeEnded.into());
    }
    let when = Happened {
        at,
        recorded_at: work.now,
    };
    notices::end(work.tx, notice.id, (end, when), actor.role)?;
    let ended = AdvanceNotice {
        end: Some((end, when)),
        ..notice
    };
    journal(actor, work, "notice.end", &ended)
}

fn journal(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    notice: &AdvanceNotice,
) -> Result<Receipt, Failure> {
    let object = ("notice", Some(notice.id.to_string()));
    work.journal(actor, action, object, String::new())?;
    Ok(Receipt {
        object: "notice",
        id: notice.id.0,
        version: notice.version(),
    })
}

/// When a request was told of in advance, where it was. The caller has seen the request and journals it.
///
/// # Errors
/// A fault of the database.
pub fn told_of(work: &mut Work<'_, '_>, request: RequestId) -> Result<Option<Happened>, Failure> {
    notices::told_of(work.tx, request).map_err(Failure::from)
}
