//! Joining and splitting child records. One at an intake desk proposes, another decides, both with a journal
//! row. What follows is what counts as one child in the numbers, and which cases a desk with an open case is
//! shown; no kommune is shown anything of another's.

use chrono::{DateTime, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::require_open;
use super::service::Work;
use crate::domain::child_link::{By, ChildLink, LinkDecision, LinkKind, LinkStatus};
use crate::domain::id::{ChildLinkId, RequestId};
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::PlacementRequest;
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::children::{self, IndexReach};
use crate::store::{child_links, requests};

/// Proposals shown at most, the newest first.
pub const SHOWN: i64 = 100;

/// A proposal as the actor's desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The proposal.
    pub link: ChildLink,
    /// How it stands.
    pub status: LinkStatus,
    /// The two cases. Another region's is known by its number alone until the joining is accepted.
    pub cases: Vec<LinkedCase>,
    /// Why it was proposed and why it was decided so, for roles that see identity.
    pub reasons: Option<(String, Option<String>)>,
    /// Whether the actor may decide it.
    pub may_decide: bool,
    /// Whether a split may be proposed.
    pub may_split: bool,
}

/// One of the two cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedCase {
    /// To say on the phone.
    pub case_number: String,
    /// Whose desk.
    pub region: Region,
    /// What it says, where the desk may know.
    pub request: Option<PlacementRequest>,
}

/// Proposes that the child of an open request of the desk's own is the child of another, named by its case
/// number.
///
/// # Errors
/// Refused, Forbidden, NotFound; Conflict when the request is closed, or the two are joined or proposed already.
pub fn propose(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
    (case_number, reason): (&str, &str),
) -> Result<Receipt, Failure> {
    let by = by(actor, work)?;
    let own = requests::find(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    require_open(&own)?;
    let other = other_case(work, &own, case_number)?;
    let known = child_links::same_child(work.tx, own.child)?;
    let children = [own.child, other.child];
    let rows = children.map(|child| child.to_string());
    let told = child_links::of_children(work.tx, &rows)?;
    let waits = told.iter().any(|link| {
        link.decided.is_none() && link.children.iter().all(|one| children.contains(one))
    });
    if waits || known.contains(&rows[1]) {
        return Err(Conflict::AlreadyLinked.into());
    }
    let link = ChildLink {
        id: work.fresh_row(ChildLinkId),
        kind: LinkKind::Join,
        requests: [own.id, other.id],
        children,
        regions: [own.region, other.region],
        undoes: None,
        proposed: by,
        decided: None,
    };
    record(actor, work, &link, reason)
}

/// The other case. Where the owner has an index for each kommune, a child of two kommuner is two.
fn other_case(
    work: &mut Work<'_, '_>,
    own: &PlacementRequest,
    case_number: &str,
) -> Result<PlacementRequest, Failure> {
    let found = requests::of_case_number(work.tx, case_number.trim())?;
    let national = work.rules.index == IndexReach::National;
    found
        .filter(|other| national || other.municipality == own.municipality)
        .ok_or_else(|| Failure::field(Field::CaseNumber, Rule::NotFound))
}

/// Proposes that two that were joined are two after all.
///
/// # Errors
/// Forbidden, NotFound; Conflict when they are not joined, or a split is proposed already.
pub fn propose_split(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    link: ChildLinkId,
    reason: &str,
) -> Result<Receipt, Failure> {
    let by = by(actor, work)?;
    let joined = child_links::find(work.tx, by.region, link)?.ok_or(Failure::NotFound)?;
    let told = of_the_same(work, &joined)?;
    if !joined.joins(&told) {
        return Err(Conflict::NotLinked.into());
    }
    if told
        .iter()
        .any(|one| one.undoes == Some(link) && one.decided.is_none())
    {
        return Err(Conflict::AlreadyLinked.into());
    }
    let split = ChildLink {
        id: work.fresh_row(ChildLinkId),
        kind: LinkKind::Split,
        undoes: Some(link),
        proposed: by,
        decided: None,
        ..joined
    };
    record(actor, work, &split, reason)
}

fn of_the_same(work: &mut Work<'_, '_>, link: &ChildLink) -> Result<Vec<ChildLink>, Failure> {
    let rows = link.children.map(|child| child.to_string());
    Ok(child_links::of_children(work.tx, &rows)?)
}

fn record(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    link: &ChildLink,
    reason: &str,
) -> Result<Receipt, Failure> {
    let key = children::common_key(work.tx)?;
    child_links::propose(work.tx, link, (&key, reason))?;
    let [one, other] = link.requests;
    let detail = format!("kind={} requests={one},{other}", link.kind);
    done(actor, work, "child_link.propose", (link.id, detail))
}

/// Decides a proposal somebody else made.
///
/// # Errors
/// Refused, Forbidden, NotFound; Conflict when it is decided, or the actor is not another.
pub fn decide(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    link: ChildLinkId,
    (decision, reason): (LinkDecision, Option<&str>),
) -> Result<Receipt, Failure> {
    let by = by(actor, work)?;
    let found = child_links::find(work.tx, by.region, link)?.ok_or(Failure::NotFound)?;
    if found.decided.is_some() {
        return Err(Conflict::LinkDecided.into());
    }
    if !found.may_be_decided_by(&by) {
        return Err(Conflict::OwnProposal.into());
    }
    if decision == LinkDecision::Rejected && reason.is_none() {
        return Err(Failure::field(Field::Reason, Rule::Required));
    }
    let key = children::common_key(work.tx)?;
    child_links::decide(work.tx, link, (decision, &by), (&key, reason))?;
    let detail = format!("decision={decision}");
    done(actor, work, "child_link.decide", (link, detail))
}

fn done(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    (link, detail): (ChildLinkId, String),
) -> Result<Receipt, Failure> {
    let object = ("child_link", Some(link.to_string()));
    work.journal(actor, action, object, detail)?;
    Ok(Receipt {
        object: "child_link",
        id: link.0,
        version: 1,
    })
}

/// The latest proposals about the requests of the actor's region; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Shown>, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let region = region_of(actor)?;
    let links = child_links::of_region(work.tx, region, SHOWN)?;
    let mut reasons = match actor.may(Action::ReadIdentity) && !links.is_empty() {
        true => {
            let key = children::common_key(work.tx)?;
            child_links::reasons(work.tx, &links, &key)?
        }
        false => Default::default(),
    };
    let ids: Vec<String> = links.iter().map(|link| link.id.to_string()).collect();
    let detail = format!("text={} ids={}", !reasons.is_empty(), ids.join(","));
    work.journal(actor, "child_link.list", ("child_link", None), detail)?;
    let found = cases_of(work, &links)?;
    let me = acting(actor, region, work.now);
    let joins = actor.may(Action::JoinChildren);
    let shown = links.iter().map(|link| {
        let status = link.status(&links);
        let asked = links
            .iter()
            .any(|one| one.undoes == Some(link.id) && one.decided.is_none());
        Shown {
            status,
            cases: linked(link, (region, status), &found),
            reasons: reasons.remove(&link.id),
            may_decide: joins && link.decided.is_none() && link.may_be_decided_by(&me),
            may_split: joins && link.joins(&links) && !asked,
            link: link.clone(),
        }
    });
    Ok(shown.collect())
}

fn cases_of(
    work: &mut Work<'_, '_>,
    links: &[ChildLink],
) -> Result<Vec<PlacementRequest>, Failure> {
    let ids = links.iter().flat_map(|link| link.requests);
    let mut ids: Vec<String> = ids.map(|request| request.to_string()).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(requests::load(work.tx, &ids)?)
}

fn linked(
    link: &ChildLink,
    (region, status): (Region, LinkStatus),
    found: &[PlacementRequest],
) -> Vec<LinkedCase> {
    let accepted = link.kind == LinkKind::Join && status == LinkStatus::Accepted;
    let case = |request: &PlacementRequest| LinkedCase {
        case_number: request.case_number.clone(),
        region: request.region,
        request: Some(request.clone()).filter(|one| accepted || one.region == region),
    };
    let both = link.requests.iter();
    both.filter_map(|id| found.iter().find(|request| request.id == *id))
        .map(case)
        .collect()
}

fn by(actor: &Actor, work: &Work<'_, '_>) -> Result<By, Failure> {
    work.require(actor, Action::JoinChildren)?;
    Ok(acting(actor, region_of(actor)?, work.now))
}

fn acting(actor: &Actor, region: Region, recorded_at: DateTime<Utc>) -> By {
    By {
        person: actor.person.clone(),
        role: actor.role,
        region,
        recorded_at,
    }
}

fn region_of(actor: &Actor) -> Result<Region, Failure> {
    match actor.organisation {
        Organisation::Bufetat(region) => Ok(region),
        _ => Err(Failure::Forbidden),
    }
}
