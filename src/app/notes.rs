//! Internal notes about a request: one's own side alone sees them. They are no part of the case: they move
//! no version, stand in no chronology and follow no referral.

use super::case::Case;
use super::error::Failure;
use super::once::Receipt;
use super::requests::see;
use super::service::Work;
use crate::domain::id::{NoteId, RequestId};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor, Organisation};
pub use crate::store::notes::Note;
use crate::store::{children, notes};

/// Writes a note.
///
/// # Errors
/// Forbidden, NotFound.
pub fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
    words: &str,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::WriteNote)?;
    let case = see(actor, work, request)?;
    let owner = owner_of(actor, &case.request).ok_or(Failure::Forbidden)?;
    let id = work.fresh_row(NoteId);
    let note = Note {
        role: actor.role,
        words: words.to_owned(),
        written_at: work.now,
    };
    let key = children::open_key(work.tx, case.request.child)?;
    notes::insert(work.tx, (id, request, &owner), &key, &note)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.note", object, String::new())?;
    Ok(Receipt {
        object: "note",
        id: id.0,
        version: 1,
    })
}

/// The side a note belongs to: the kommune that asked, whoever acts for it, or the region of Bufetat.
fn owner_of(actor: &Actor, request: &PlacementRequest) -> Option<Organisation> {
    match &actor.organisation {
        Organisation::Municipalities(own) if own.contains(&request.municipality) => {
            Some(Organisation::Municipalities(vec![request.municipality]))
        }
        Organisation::Bufetat(region) => Some(Organisation::Bufetat(*region)),
        _ => None,
    }
}

/// The notes of the actor's own side about a case at hand, oldest first; none for who writes none. The
/// caller journals the look.
///
/// # Errors
/// A fault of the database or the keys.
pub fn of_case(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &Case,
) -> Result<Option<Vec<Note>>, Failure> {
    let owner = owner_of(actor, &case.request).filter(|_| actor.may(Action::WriteNote));
    let Some(owner) = owner else {
        return Ok(None);
    };
    let key = children::open_key(work.tx, case.request.child)?;
    let found = notes::of_owner(work.tx, case.request.id, &owner, &key)?;
    Ok(Some(found))
}

/// The notes of the actor's own side about a request; the look is journalled.
///
/// # Errors
/// Forbidden, NotFound.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Vec<Note>, Failure> {
    work.require(actor, Action::ReadIdentity)?;
    let case = see(actor, work, request)?;
    let found = of_case(actor, work, &case)?.ok_or(Failure::Forbidden)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_notes", object, String::new())?;
    Ok(found)
}
