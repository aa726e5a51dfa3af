//! «Søsken»: the kommune tells that requests belong together, and what it wishes. Nothing else of a request
//! moves: each has its own clock, its own offers and its own duty.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Failure;
use super::once::Receipt;
use super::requests::{finish, require_open, see, take};
use super::service::{Expected, Work};
use crate::domain::id::{RequestId, SiblingGroupId};
use crate::domain::offer::Happened;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor};
use crate::domain::sibling::{SiblingGroup, SiblingWish, StatedWish};
use crate::store::siblings::{self, Move};
use crate::store::{children, requests};

/// What a kommune tells of siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSibling {
    /// The sibling's open case, by its number; left out to change the wish of the group there is.
    pub case_number: Option<String>,
    /// What is wished.
    pub wish: SiblingWish,
    /// How they may be split, or why not; sealed.
    pub text: Option<String>,
}

/// A group as shown to one who may see the request it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The group.
    pub group: SiblingGroup,
    /// The words of the wish, for roles that see identity: they may name a child.
    pub text: Option<String>,
}

/// Joins a request with a sibling's, or tells another wish for the group it is in.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the request is closed.
pub fn join(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    new: &NewSibling,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    require_open(&request)?;
    if new.wish == SiblingWish::MayBeSplit && new.text.is_none() {
        return Err(Failure::field(
            Field::Text,
            Rule::NeededWith(Field::SiblingWish),
        ));
    }
    let group = match &new.case_number {
        Some(number) => {
            let sibling = own_open(actor, work, &request, number)?;
            together(actor, work, &request, &sibling)?
        }
        None => group_of(work, request.id)?
            .ok_or_else(|| Failure::field(Field::SiblingCase, Rule::Required))?,
    };
    let key = children::common_key(work.tx)?;
    let stated = StatedWish {
        wish: new.wish,
        told: now(work),
    };
    let row = work.fresh_row(|row| row);
    let words = new.text.as_deref().map(|text| (&key, text));
    siblings::wish(work.tx, (row, group), stated, actor.role, words)?;
    finish(actor, work, "request.join_sibling", &request)
}

fn now(work: &Work<'_, '_>) -> Happened {
    Happened {
        at: work.now,
        recorded_at: work.now,
    }
}

/// The sibling's case: another open one of the same kommune, among the actor's own. One that is not is not
/// known, whoever has it.
fn own_open(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    number: &str,
) -> Result<PlacementRequest, Failure> {
    let refused = |rule| Failure::field(Field::SiblingCase, rule);
    let found = requests::by_case_number(work.tx, &actor.scope(), number)?;
    let found = found
        .filter(|other| other.municipality == request.municipality && !other.status.is_closed());
    let found = found.ok_or_else(|| refused(Rule::NotFound))?;
    // Two requests about one child are no siblings.
    if found.id == request.id || found.child == request.child {
        return Err(refused(Rule::DoesNotFit(Field::SiblingCase)));
    }
    Ok(found)
}

fn group_of(
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Option<SiblingGroupId>, Failure> {
    let found = siblings::groups(work.tx, &[request.to_string()])?;
    Ok(found.get(&request).copied())
}

/// One group for both: the one either is in, else a new one. Where both are in one, the request comes to the
/// sibling's.
fn together(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    sibling: &PlacementRequest,
) -> Result<SiblingGroupId, Failure> {
    let (mine, other) = (group_of(work, request.id)?, group_of(work, sibling.id)?);
    let group = match other.or(mine) {
        Some(group) => group,
        None => {
            let group = work.fresh_row(SiblingGroupId);
            siblings::insert(work.tx, group, request.municipality, work.now)?;
            group
        }
    };
    for (one, before) in [(request.id, mine), (sibling.id, other)] {
        if before != Some(group) {
            place(actor, work, (group, one), Move::In)?;
        }
    }
    Ok(group)
}

fn place(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (group, request): (SiblingGroupId, RequestId),
    which: Move,
) -> Result<(), Failure> {
    let row = work.fresh_row(|row| row);
    let when = (actor.role, now(work));
    siblings::place(work.tx, (row, group, request), which, when).map_err(Failure::from)
}

/// Takes a request out of its group: it was joined by mistake.
///
/// # Errors
/// Forbidden, NotFound, Stale; Refused where it is in none.
pub fn leave(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    let group = group_of(work, request.id)?;
    let group = group.ok_or_else(|| Failure::field(Field::SiblingCase, Rule::NotFound))?;
    place(actor, work, (group, request.id), Move::Out)?;
    finish(actor, work, "request.leave_sibling", &request)
}

/// The group of a request the actor may see; the look is journalled. None where it is in none, or alone.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Option<Shown>, Failure> {
    let case = see(actor, work, request)?;
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_siblings", object, String::new())?;
    of_request(actor, work, case.request.id)
}

/// As [`show`], for a request at hand. The caller has seen it and journals the look.
///
/// # Errors
/// A fault of the database or the keys.
pub fn of_request(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Option<Shown>, Failure> {
    let mut found = of_requests(work, &[request.to_string()])?;
    let Some((mut group, row)) = found.remove(&request) else {
        return Ok(None);
    };
    let scope = actor.scope();
    let mut seen = Vec::new();
    for sibling in group.others {
        // What the viewer may not see is not shown: a sibling's case may lie outside what was referred.
        let may = actor.may(Action::ReadRequest)
            && requests::find(work.tx, &scope, sibling.request)?.is_some();
        seen.extend(may.then_some(sibling));
    }
    group.others = seen;
    let text = if actor.may(Action::ReadIdentity) {
        let key = children::common_key(work.tx)?;
        siblings::words(work.tx, &row, &key)?
    } else {
        None
    };
    Ok(Some(Shown { group, text }))
}

/// The groups of some requests, each with the row its wish stands in; those that are alone are left out.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(
    work: &mut Work<'_, '_>,
    of: &[String],
) -> Result<BTreeMap<RequestId, (SiblingGroup, String)>, Failure> {
    let groups = siblings::groups(work.tx, of)?;
    if groups.is_empty() {
        return Ok(BTreeMap::new());
    }
    let all: BTreeSet<SiblingGroupId> = groups.values().copied().collect();
    let members = siblings::members(work.tx, &all)?;
    let wishes = siblings::wishes(work.tx, &all)?;
    let group_of = |(request, id): (RequestId, SiblingGroupId)| {
        let mut others = members.get(&id)?.clone();
        others.retain(|one| one.request != request);
        let (row, wish) = wishes.get(&id)?;
        let group = SiblingGroup {
            id,
            others,
            wish: *wish,
        };
        (!group.others.is_empty()).then(|| (request, (group, row.clone())))
    };
    Ok(groups.into_iter().filter_map(group_of).collect())
}
