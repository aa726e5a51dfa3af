//! Requests are listed and shown. Every look is journalled.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::app::case::{self, Case};
use crate::app::chronology::{self, Entry};
use crate::app::error::Failure;
use crate::app::referrals;
use crate::app::service::Work;
use crate::domain::calendar;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::request::{Details, Identity, PlacementRequest};
use crate::domain::role::{Action, Actor};
use crate::store::requests::{self, ChangeShown, Listed, Listing};
use crate::store::{Tx, children, holds, waiting};

/// The last day a foster home can have been wanted from, where the wait has lasted more than so many local
/// days: what [`Listing`] filters by. The wait is over `days` once the day after the last of them begins.
pub fn foster_home_wanted_by(now: DateTime<Utc>, days: u32) -> Option<NaiveDate> {
    calendar::local_date(now).checked_sub_days(Days::new(u64::from(days) + 1))
}

/// One page of the work list, without identity; one journal row for the look: who, filter, ids.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    listing: &Listing,
) -> Result<Vec<Listed>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let rows = requests::list(work.tx, &actor.scope(), listing)?;
    let ids: Vec<String> = rows.iter().map(|row| row.request.id.to_string()).collect();
    let region = listing
        .region
        .map(|region| region.to_string())
        .unwrap_or_default();
    let detail = format!(
        "status={} region={region} foster_home_by={} ids={}",
        listing.status,
        listing
            .foster_home_wanted_by
            .map(|day| day.to_string())
            .unwrap_or_default(),
        ids.join(",")
    );
    work.journal(actor, "request.list", ("request", None), detail)?;
    Ok(rows)
}

/// A request as shown to one who may see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The case.
    pub case: Case,
    /// Who the child is; only for roles that need it.
    pub identity: Option<Identity>,
    /// Free words and contact; with the identity.
    pub details: Option<Details>,
    /// Corrections and supplements.
    pub changes: Vec<ChangeShown>,
    /// Other requests for the same child, in any kommune; only for the intake desk while the case is
    /// open. A kommune is never told.
    pub same_child: Vec<PlacementRequest>,
}

/// Shows one request, and journals the look.
///
/// # Errors
/// NotFound for what is unknown or not the caller's; Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<Shown, Failure> {
    let case = see(actor, work, request)?;
    let changes = requests::changes(work.tx, request)?;
    let (identity, details) = if referrals::sees_identity(actor, &case) {
        let details = requests::details(work.tx, &case.request)?;
        (
            Some(children::identity(work.tx, case.request.child)?),
            Some(details),
        )
    } else {
        (None, None)
    };
    let same_child = of_same_child(actor, work, &case.request)?;
    let others: Vec<String> = same_child
        .iter()
        .map(|other| other.id.to_string())
        .collect();
    let detail = format!(
        "identity={} same_child={}",
        identity.is_some(),
        others.join(",")
    );
    work.journal(
        actor,
        "request.read",
        ("request", Some(request.to_string())),
        detail,
    )?;
    Ok(Shown {
        case,
        identity,
        details,
        changes,
        same_child,
    })
}

/// The intake desk with an open case sees the child's other requests; nobody else does.
fn of_same_child(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
) -> Result<Vec<PlacementRequest>, Failure> {
    let desk = actor.may(Action::WriteOffer) && actor.may(Action::ReadIdentity);
    if !desk || request.status.is_closed() {
        return Ok(Vec::new());
    }
    let mut others = requests::of_child(work.tx, request.child)?;
    others.retain(|other| other.id != request.id);
    Ok(others)
}

/// The case of a request without anybody's identity; the look is journalled.
///
/// # Errors
/// NotFound for what is unknown or not the caller's; Forbidden.
pub fn case(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<Case, Failure> {
    let case = see(actor, work, request)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read", object, "identity=false".into())?;
    Ok(case)
}

/// What has happened in a case, oldest first, with the case; one look.
///
/// # Errors
/// As [`case()`].
pub fn chronology(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<Entry>), Failure> {
    let case = case(actor, work, request)?;
    let changes = requests::changes(work.tx, request)?;
    let searches = waiting::search_log(work.tx, request)?;
    let entries = chronology::chronology(&case, &changes, &searches);
    Ok((case, entries))
}

/// The case of a request the actor may see. The caller journals the look.
///
/// # Errors
/// NotFound for what is unknown or not the caller's.
pub(in crate::app) fn see(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Case, Failure> {
    let scope = actor.scope();
    if !actor.may(Action::ReadRequest) && !referrals::is_open_to(actor, work.tx, request)? {
        return Err(if actor.may(Action::Supervise) {
            Failure::NotFound
        } else {
            Failure::Forbidden
        });
    }
    let found = requests::find(work.tx, &scope, request)?.ok_or(Failure::NotFound)?;
    let mut cases = vec![case::of(work.tx, found)?];
    case::add_kin(work.tx, &mut cases, |tx, other| may_see(actor, tx, other))?;
    let mut case = cases.pop().ok_or(Failure::NotFound)?;
    case.referrals = referrals::of_request(work.tx, request)?;
    let offered: Vec<OfferId> = case.offers.iter().map(|stored| stored.offer.id).collect();
    case.holds = holds::of_offers(work.tx, &offered)?;
    Ok(case)
}

/// Whether the actor may see a request; what they may not, is not counted in what they are shown.
fn may_see(actor: &Actor, tx: &mut Tx<'_>, request: RequestId) -> Result<bool, Failure> {
    if actor.may(Action::ReadRequest) {
        Ok(requests::find(tx, &actor.scope(), request)?.is_some())
    } else {
        referrals::is_open_to(actor, tx, request)
    }
}
