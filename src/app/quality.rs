//! What a planned referral lacks of what Bufetat usually asks back about. For the kommune alone: it is
//! advice on what to tell, and no measure of how anybody works.

use super::case::Case;
use super::error::Failure;
use super::requests::see;
use super::service::Work;
use crate::domain::id::RequestId;
use crate::domain::quality::{self, QualityAsk};
use crate::domain::role::{Actor, Organisation};
use crate::store::requests;

/// The advice on a request; the look is journalled.
///
/// # Errors
/// NotFound; Forbidden for everybody but the kommune.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<QualityAsk>), Failure> {
    let case = see(actor, work, request)?;
    if !matches!(actor.organisation, Organisation::Municipalities(_)) {
        return Err(Failure::Forbidden);
    }
    let details = requests::details(work.tx, &case.request)?;
    let asks = quality::asks(&case.request.content, &details, &case.events);
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_quality", object, String::new())?;
    Ok((case, asks))
}
