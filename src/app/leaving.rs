//! The goal of a stay and the plan for leaving it, as they stand.

use super::case::Case;
use super::error::Failure;
use super::events;
use super::requests::see;
use super::service::Work;
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::role::Actor;

/// The case with the words of its events, for who sees identity; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<(CaseEventId, String)>), Failure> {
    let case = see(actor, work, request)?;
    let words = events::words(actor, work, &case)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_leaving", object, String::new())?;
    Ok((case, words))
}
