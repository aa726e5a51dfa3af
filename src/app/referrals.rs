//! Referral to statsforvalteren («tilsynsanmodning»). Nothing is composed or uploaded: a referral opens
//! the case to the office as it stands, with its whole chronology, and one sentence may be added.

use super::case::Case;
use super::dialogue;
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::{finish, take};
use super::service::{Expected, Work};
use crate::domain::id::{ReferralId, RequestId};
use crate::domain::organisation::Office;
use crate::domain::referral::{Referral, SENTENCE};
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::requests;
use crate::store::{Tx, children, referrals, supervisions};

/// Asks the statsforvalter of the kommune to look at a request, open or closed. One at a time: while the
/// last one is not opened, the office has the case on its list already.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict while the last referral is not opened.
pub fn refer(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    sentence: Option<&str>,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::ReferToSupervision, of)?;
    if sentence.is_some_and(|text| text.chars().count() > SENTENCE) {
        return Err(Failure::field(Field::Text, Rule::TooLong(SENTENCE)));
    }
    let known = of_request(work.tx, request.id)?;
    if known.iter().any(|referral| referral.opened_at.is_none()) {
        return Err(Conflict::AlreadyReferred.into());
    }
    let referral = Referral {
        id: work.fresh_row(ReferralId),
        request: request.id,
        office: request.office,
        role: actor.role,
        at: work.now,
        recorded_at: work.now,
        opened_at: None,
    };
    let key = children::open_key(work.tx, request.child)?;
    referrals::insert(work.tx, &referral, (&key, sentence))?;
    finish(actor, work, "request.refer", &request)
}

/// The referrals of a request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_request(tx: &mut Tx<'_>, request: RequestId) -> Result<Vec<Referral>, Failure> {
    let mut found = referrals::of_requests(tx, &[request.to_string()])?;
    Ok(found.remove(&request).unwrap_or_default())
}

/// The referrals to the actor's office that it has not opened supervision of, the oldest first, each with
/// its request without identity; one journal row for the look.
///
/// # Errors
/// Forbidden.
pub fn not_opened(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    limit: i64,
) -> Result<Vec<(Referral, PlacementRequest)>, Failure> {
    work.require(actor, Action::Supervise)?;
    let Some(office) = office_of(actor) else {
        return Ok(Vec::new());
    };
    let found = referrals::not_opened(work.tx, office, limit)?;
    let ids: Vec<String> = found.iter().map(|one| one.request.to_string()).collect();
    let requests = requests::load(work.tx, &ids)?;
    let rows = found.into_iter().filter_map(|referral| {
        let request = requests.iter().find(|one| one.id == referral.request)?;
        Some((referral, request.clone()))
    });
    let rows: Vec<_> = rows.collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "referral.list", ("request", None), detail)?;
    Ok(rows)
}

/// Whether statsforvalteren may see a case: supervision of it is opened, the kommune referred it, or one of
/// the two sides asked the office to take part in their disagreement. All are journalled facts.
///
/// # Errors
/// A fault of the database.
pub(super) fn is_open_to(
    actor: &Actor,
    tx: &mut Tx<'_>,
    request: RequestId,
) -> Result<bool, Failure> {
    if !actor.may(Action::Supervise) {
        return Ok(false);
    }
    let referred = match office_of(actor) {
        Some(office) => referrals::is_referred(tx, office, request)?,
        None => false,
    };
    Ok(referred
        || supervisions::is_open_on(tx, &actor.scope(), request)?
        || dialogue::is_invited(actor, tx, request)?)
}

/// Whether who the child is, and words that may name it, are shown: to roles that need it, and to the
/// office a case was referred to, which may demand them whatever duty of secrecy there is (§ 17-4).
#[must_use]
pub fn sees_identity(actor: &Actor, case: &Case) -> bool {
    let mine = |referral: &Referral| office_of(actor) == Some(referral.office);
    actor.may(Action::ReadIdentity)
        || (actor.may(Action::Supervise) && case.referrals.iter().any(mine))
}

/// The sentences written with a case's referrals, for who sees identity.
///
/// # Errors
/// A fault of the database or the keys.
pub fn sentences(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &Case,
) -> Result<Vec<(ReferralId, String)>, Failure> {
    if case.referrals.is_empty() || !sees_identity(actor, case) {
        return Ok(Vec::new());
    }
    let key = children::open_key(work.tx, case.request.child)?;
    Ok(referrals::texts(work.tx, case.request.id, &key)?)
}

fn office_of(actor: &Actor) -> Option<Office> {
    match actor.organisation {
        Organisation::Supervisor(office) => Some(office),
        _ => None,
    }
}
