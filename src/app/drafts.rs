//! «Utkast»: what somebody has begun to write, kept through a new log-in for that person in that organisation
//! alone. No list, report or search of anybody else's meets it.

use chrono::{DateTime, Duration, Utc};

use super::error::Failure;
use super::once::Receipt;
use super::requests::registers_by;
use super::service::{Expected, Work};
use super::sessions;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::id::DraftId;
use crate::domain::role::Actor;
use crate::store::{children, drafts};

/// Drafts shown at most, the last saved first.
pub const SHOWN: i64 = 20;

/// Saves what was typed: as a new draft, or over one of the actor's own.
///
/// # Errors
/// Forbidden; NotFound where the draft is gone or another's; Stale where it was saved since.
pub fn save(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    over: Option<(DraftId, Expected)>,
    content: &DraftContent,
) -> Result<Receipt, Failure> {
    work.require(actor, registers_by(actor))?;
    let key = children::common_key(work.tx)?;
    let draft = match over {
        None => Draft {
            id: work.fresh_row(DraftId),
            version: 1,
            saved_at: work.now,
            content: content.clone(),
        },
        Some((wanted, expected)) => {
            let before = find(actor, work, wanted)?;
            expected.check(before.version)?;
            Draft {
                version: before.version + 1,
                saved_at: work.now,
                content: content.clone(),
                ..before
            }
        }
    };
    if over.is_some() {
        drafts::replace(work.tx, &draft, &key)?;
    } else {
        drafts::insert(work.tx, actor, &draft, &key)?;
    }
    journal(actor, work, "draft.save", draft.id)?;
    Ok(Receipt {
        object: "draft",
        id: draft.id.0,
        version: draft.version,
    })
}

/// Keeps what was typed into a form whose session had run out: for whom the session was, by the secret that only
/// that browser holds. It writes a draft and shows nothing; the session itself is ended.
///
/// # Errors
/// A fault of the database or the keys. None where no session had run out lately.
pub fn rescue(
    work: &mut Work<'_, '_>,
    token_hash: &[u8],
    content: &DraftContent,
) -> Result<Option<Receipt>, Failure> {
    let Some(actor) = sessions::run_out(work, token_hash)? else {
        return Ok(None);
    };
    if !actor.may(registers_by(&actor)) || content.fields().next().is_none() {
        return Ok(None);
    }
    let receipt = save(&actor, work, None, content)?;
    sessions::end(work, token_hash)?;
    Ok(Some(receipt))
}

/// The actor's own drafts; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database or the keys.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Draft>, Failure> {
    work.require(actor, registers_by(actor))?;
    let key = children::common_key(work.tx)?;
    let after = oldest(work);
    let found = drafts::own(work.tx, actor, (after, SHOWN), &key)?;
    if !found.is_empty() {
        let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
        let detail = format!("ids={}", ids.join(","));
        work.journal(actor, "draft.list", ("draft", None), detail)?;
    }
    Ok(found)
}

/// How many drafts the actor has, counted no further than [`SHOWN`]; none for a role that writes no requests. It
/// tells nothing of any child and is not journalled.
///
/// # Errors
/// A fault of the database.
pub fn count(actor: &Actor, work: &mut Work<'_, '_>) -> Result<usize, Failure> {
    if !actor.may(registers_by(actor)) {
        return Ok(0);
    }
    let after = oldest(work);
    drafts::count(work.tx, actor, (after, SHOWN)).map_err(Failure::from)
}

/// One of the actor's own drafts; the look is journalled.
///
/// # Errors
/// Forbidden; NotFound for another's, and for one that is gone.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, wanted: DraftId) -> Result<Draft, Failure> {
    work.require(actor, registers_by(actor))?;
    let found = find(actor, work, wanted)?;
    journal(actor, work, "draft.read", wanted)?;
    Ok(found)
}

/// Deletes one of the actor's own drafts. It is gone: a draft is no fact.
///
/// # Errors
/// Forbidden; NotFound; Stale.
pub fn delete(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (gone, expected): (DraftId, Expected),
) -> Result<Receipt, Failure> {
    work.require(actor, registers_by(actor))?;
    let draft = find(actor, work, gone)?;
    expected.check(draft.version)?;
    drafts::delete(work.tx, actor, gone)?;
    journal(actor, work, "draft.delete", gone)?;
    Ok(Receipt {
        object: "draft",
        id: gone.0,
        version: draft.version,
    })
}

/// Deletes everybody's drafts that are older than the owner keeps them, and sessions that ran out long ago.
///
/// # Errors
/// A fault of the database.
pub fn forget(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let by = oldest(work);
    drafts::delete_old(work.tx, by)?;
    sessions::delete_old(work)
}

/// Deletes the draft that a request was made of, where it is still there.
///
/// # Errors
/// A fault of the database.
pub fn sent(actor: &Actor, work: &mut Work<'_, '_>, draft: DraftId) -> Result<(), Failure> {
    drafts::delete(work.tx, actor, draft).map_err(Failure::from)
}

/// How long a draft is kept after it was last saved.
#[must_use]
pub fn kept(rules: &super::Rules) -> Duration {
    Duration::days(rules.draft_days.into())
}

fn oldest(work: &Work<'_, '_>) -> DateTime<Utc> {
    work.now - kept(work.rules)
}

fn find(actor: &Actor, work: &mut Work<'_, '_>, wanted: DraftId) -> Result<Draft, Failure> {
    let key = children::common_key(work.tx)?;
    let after = oldest(work);
    drafts::find(work.tx, actor, (wanted, after), &key)?.ok_or(Failure::NotFound)
}

fn journal(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    draft: DraftId,
) -> Result<(), Failure> {
    work.journal(
        actor,
        action,
        ("draft", Some(draft.to_string())),
        String::new(),
    )
}
