//! «Tilbakemelding»: what statsforvalteren concluded, told to those who waited for it. No words of the
//! office's own: those stay with the office.

use super::case::Case;
use super::error::Failure;
use super::requests::see;
use super::service::Work;
use super::supervision::StoredSupervision;
use crate::domain::id::RequestId;
use crate::domain::role::Actor;
use crate::store::supervisions;

/// The concluded supervision of a case that the reader sees already, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_case(work: &mut Work<'_, '_>, case: &Case) -> Result<Vec<StoredSupervision>, Failure> {
    Ok(supervisions::concluded_of(work.tx, case.request.id)?)
}

/// The concluded supervision of a request, oldest first; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Vec<StoredSupervision>, Failure> {
    let case = see(actor, work, request)?;
    let found = of_case(work, &case)?;
    work.journal(
        actor,
        "request.read_feedback",
        ("request", Some(request.to_string())),
        String::new(),
    )?;
    Ok(found)
}
