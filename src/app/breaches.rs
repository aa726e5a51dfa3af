//! Possible breaches: the list, and what Bufetat judges about them. Nothing here establishes a breach.

use chrono::{DateTime, Duration, Utc};

use super::engine;
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::service::{Expected, Work};
pub use super::severity::Guide;
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::calendar;
use crate::domain::id::{BreachId, ChildId, RequestId, SeverityId};
use crate::domain::legal_basis::{Duty, LegalBasis, Measure};
use crate::domain::organisation::{MunicipalityNumber, Office, Region};
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::municipality_rule;
use crate::domain::request::{NeedFlags, PlaceOfStay};
use crate::domain::role::{Action, Actor, Organisation};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::store::breaches::{self, Decision};
pub use crate::store::breaches::{ListKey, Listing, StoredBreach, rank};
use crate::store::severity;
pub use crate::store::severity::{Answered, Severity};
use crate::store::supervisions;
pub use crate::store::supervisions::StoredSupervision;
use crate::store::{children, requests};

/// One page of possible breaches in scope, without identity; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    listing: &Listing,
) -> Result<Vec<Listed>, Failure> {
    work.require(actor, Action::ReadBreach)?;
    if listing.supervised.is_some() {
        // How far a case that is not concluded has come is the office's own.
        work.require(actor, Action::Supervise)?;
    }
    let rows = breaches::list(work.tx, &actor.scope(), listing)?;
    let ids: Vec<BreachId> = rows.iter().map(|row| row.id).collect();
    let established = supervisions::established(work.tx, &ids)?;
    let shown: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let raised = severity::raised(work.tx, &shown)?;
    let detail = format!("{} ids={}", filter_of(listing), shown.join(","));
    work.journal(actor, "breach.list", ("breach", None), detail)?;
    Ok(rows
        .into_iter()
        .map(|breach| Listed {
            established: established.contains(&breach.id),
            raised: raised.get(&breach.id).copied(),
            breach,
        })
        .collect())
}

/// What was recorded more than so many days ago; none where there is no such instant.
pub fn recorded_before(now: DateTime<Utc>, days: u16) -> Option<DateTime<Utc>> {
    now.checked_sub_signed(Duration::days(days.into()))
}

/// A row of the breach list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The possible breach.
    pub breach: StoredBreach,
    /// Whether statsforvalteren has established a breach: only then is it more than possible.
    pub established: bool,
    /// A level proposed higher since a person assessed, for the person to decide on.
    pub raised: Option<SeverityLevel>,
}

/// The filter as the journal keeps it.
fn filter_of(listing: &Listing) -> String {
    let text = |code: Option<String>| code.unwrap_or_default();
    format!(
        "region={} severity={} status={} basis={} before={} supervised={}",
        text(listing.region.map(|region| region.to_string())),
        text(listing.severity.map(|level| level.to_string())),
        text(listing.status.map(|status| status.to_string())),
        text(listing.legal_basis.map(|basis| basis.to_string())),
        text(listing.recorded_before.map(|before| before.to_rfc3339())),
        text(listing.supervised.map(|supervised| supervised.to_string())),
    )
}

/// A possible breach with its history.
#[derive(Debug, Clone)]
pub struct Shown {
    /// It.
    pub breach: StoredBreach,
    /// Severities, oldest first.
    pub severities: Vec<Severity>,
    /// Supervision of it.
    pub supervisions: Vec<StoredSupervision>,
    /// What leads an assessor, where the actor is one: it says more of the child than the breach does.
    pub guide: Option<Guide>,
}

/// Shows one, and journals the look.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, breach: BreachId) -> Result<Shown, Failure> {
    work.require(actor, Action::ReadBreach)?;
    let found = breaches::find(work.tx, &actor.scope(), breach)?.ok_or(Failure::NotFound)?;
    work.journal(
        actor,
        "breach.read",
        ("breach", Some(breach.to_string())),
        String::new(),
    )?;
    // An open case is statsforvalteren's own; its conclusion is everybody's who may see the breach.
    let mut supervisions = supervisions::of_breach(work.tx, breach)?;
    supervisions.retain(|case| case.conclusion.is_some() || actor.may(Action::Supervise));
    let guide = match actor.may(Action::JudgeBreach) {
        true => Some(super::severity::guide(work, &found)?),
        false => None,
    };
    Ok(Shown {
        breach: found,
        severities: severity::severities(work.tx, breach)?,
        supervisions,
        guide,
    })
}

/// The possible breach recorded on a request, if any and in scope.
///
/// # Errors
/// NotFound.
pub fn on_request(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<BreachId, Failure> {
    let found = breaches::of_requests(work.tx, &[request.to_string()])?
        .pop()
        .ok_or(Failure::NotFound)?;
    breaches::find(work.tx, &actor.scope(), found.id)?
        .map(|breach| breach.id)
        .ok_or(Failure::NotFound)
}

/// A possible breach registered by a person: on a request, or known only as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The request, where there is one; then what it says is taken from it.
    pub request: Option<RequestId>,
    /// When it counts.
    pub when: Option<EventTime>,
    /// Region, or…
    pub region: Option<Region>,
    /// …kommune.
    pub municipality: Option<MunicipalityNumber>,
    /// Acute or planned.
    pub kind: Option<CountedKind>,
    /// Measure.
    pub measure: Option<Measure>,
    /// Legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// Assessed severity.
    pub severity: Option<SeverityLevel>,
    /// Need flags.
    pub flags: NeedFlags,
    /// Place of stay.
    pub place: Option<PlaceOfStay>,
    /// The sender's pseudonym of the child, with the space it is unique in.
    pub child: Option<(String, String)>,
}

/// When an event counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventTime {
    /// The instant the limit passed.
    At(DateTime<Utc>),
    /// Only the local month, `YYYY-MM`.
    Month(String),
}

/// Registers a possible breach.
///
/// # Errors
/// Refused with every faulty field, a measure outside the duty with the reason; Forbidden; NotFound;
/// Conflict when the request has one already.
pub fn register(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    new: &Registered,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::JudgeBreach)?;
    let breach = match new.request {
        Some(request) => of_request(actor, work, request, new)?,
        None => of_event(actor, work, new)?,
    };
    check_counted(work, &breach)?;
    breaches::insert(work.tx, &breach)?;
    if let Some(level) = new.severity {
        let severity = assessed(actor, work, 1, Some(level));
        severity::add_severity(work.tx, breach.id, &severity, None)?;
    }
    finish(actor, work, "breach.register", &breach)
}

fn of_request(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
    new: &Registered,
) -> Result<StoredBreach, Failure> {
    let request = requests::take(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    require_inside(request.content.measure)?;
    if !breaches::of_requests(work.tx, &[request.id.to_string()])?.is_empty() {
        return Err(Conflict::BreachExists.into());
    }
    let (passed_at, month) = match &new.when {
        Some(EventTime::At(at)) => (Some(*at), engine::month_of(*at)),
        Some(EventTime::Month(month)) => (None, month.clone()),
        None => (Some(work.now), engine::month_of(work.now)),
    };
    check_time(work, passed_at)?;
    Ok(StoredBreach {
        request: Some(request.id),
        child: Some(request.child),
        passed_at,
        month,
        office: Some(request.office),
        municipality: Some(request.municipality),
        legal_basis: Some(request.content.legal_basis),
        measure: Some(request.content.measure),
        flags: request.content.flags,
        ..blank(work, request.region, request.content.counted_kind(), new)
    })
}

/// What is the same for every breach that a person registers.
fn blank(work: &Work<'_, '_>, region: Region, kind: CountedKind, new: &Registered) -> StoredBreach {
    StoredBreach {
        id: work.fresh(BreachId),
        version: 1,
        request: None,
        child: None,
        origin: BreachOrigin::Person,
        norm: None,
        passed_at: None,
        month: String::new(),
        recorded_at: work.now,
        region,
        municipality: None,
        office: None,
        kind,
        legal_basis: new.legal_basis,
        measure: new.measure,
        flags: new.flags,
        place: new.place,
        status: BreachStatus::Possible,
        severity: new.severity.map(|level| (level, SeveritySource::Assessed)),
        assessed: new.severity.is_some(),
    }
}

fn of_event(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    new: &Registered,
) -> Result<StoredBreach, Failure> {
    let kind = new
        .kind
        .ok_or_else(|| Failure::field(Field::Kind, Rule::Required))?;
    let measure = new
        .measure
        .ok_or_else(|| Failure::field(Field::Measure, Rule::Required))?;
    require_inside(measure)?;
    let (passed_at, month) = match &new.when {
        Some(EventTime::At(at)) => (Some(*at), engine::month_of(*at)),
        Some(EventTime::Month(month)) => (None, month.clone()),
        None => {
            return Err(Failure::field(
                Field::Month,
                Rule::EitherOr(Field::Occurred),
            ));
        }
    };
    check_time(work, passed_at)?;
    let (region, office) = place_of(actor, work, new, passed_at)?;
    let child = match &new.child {
        Some((space, pseudonym)) => {
            let fresh = work.fresh_row(ChildId);
            Some(children::find_or_insert_pseudonym(work.tx, fresh, space, pseudonym, work.now)?.id)
        }
        None => None,
    };
    Ok(StoredBreach {
        child,
        passed_at,
        month,
        office,
        municipality: new.municipality,
        ..blank(work, region, kind, new)
    })
}

/// The region an event belongs to, from the kommune where one is given; it must be the actor's own.
fn place_of(
    actor: &Actor,
    work: &Work<'_, '_>,
    new: &Registered,
    passed_at: Option<DateTime<Utc>>,
) -> Result<(Region, Option<Office>), Failure> {
    let day = calendar::local_date(passed_at.unwrap_or(work.now));
    let (region, office) = match (new.region, new.municipality) {
        (Some(region), None) => (region, None),
        (None, Some(municipality)) => {
            let refuse = |rule| Failure::field(Field::Municipality, rule);
            let reference = &work.rules.reference;
            let region = reference
                .region_of(municipality, day)
                .map_err(|fault| refuse(municipality_rule(fault)))?;
            let office = reference
                .office_of(municipality, day)
                .map_err(|fault| refuse(municipality_rule(fault)))?;
            (
                region.ok_or_else(|| refuse(Rule::OutsideBufetat))?,
                Some(office),
            )
        }
        _ => {
            return Err(Failure::field(
                Field::Region,
                Rule::EitherOr(Field::Municipality),
            ));
        }
    };
    match actor.organisation {
        Organisation::Bufetat(own) if own == region => Ok((region, office)),
        _ => Err(Failure::field(Field::Region, Rule::NotYours)),
    }
}

/// The month lies in the past and the severity is on the scale in use then.
fn check_counted(work: &Work<'_, '_>, breach: &StoredBreach) -> Result<(), Failure> {
    if breach.month > engine::month_of(work.now) {
        return Err(Failure::field(Field::Month, Rule::Future));
    }
    let scale = SeverityScale::of_month(&breach.month);
    if breach
        .severity
        .is_some_and(|(level, _)| level.scale() != scale)
    {
        return Err(Failure::field(Field::Level, Rule::OtherScale));
    }
    Ok(())
}

/// A measure outside the duty is no breach case (§ 16-3); the answer says why.
fn require_inside(measure: Measure) -> Result<(), Failure> {
    match measure.duty() {
        Duty::Inside => Ok(()),
        Duty::Outside(why) => Err(Failure::field(Field::Measure, Rule::OutsideDuty(why))),
    }
}

/// Refuses what lies in the future.
pub(super) fn check_time(work: &Work<'_, '_>, at: Option<DateTime<Utc>>) -> Result<(), Failure> {
    match at {
        Some(at) if at > work.now => Err(Failure::field(Field::Occurred, Rule::Future)),
        _ => Ok(()),
    }
}

/// Assesses the severity: confirms the proposal or changes it. The level must belong to the scale in
/// use when it counts, and «ikke vurdert» is a value. A choice other than the last proposal needs a reason.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale.
pub fn assess(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (BreachId, Expected),
    (level, reason): (Option<SeverityLevel>, Option<&str>),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let breach = take(actor, work, of)?;
    if level.is_some_and(|level| level.scale() != SeverityScale::of_month(&breach.month)) {
        return Err(Failure::field(Field::Level, Rule::OtherScale));
    }
    check_time(work, Some(at))?;
    let proposed = severity::last_proposed(work.tx, &[breach.id.to_string()])?;
    let proposed = proposed.get(&breach.id).copied().flatten();
    if reason.is_none() && proposed.is_some() && proposed != level {
        return Err(Failure::field(Field::Reason, Rule::NotAsProposed));
    }
    let ordinal = engine::next_ordinal(work, breach.id)?;
    let severity = Severity {
        at,
        ..assessed(actor, work, ordinal, level)
    };
    let key = children::key_for(work.tx, breach.child)?;
    severity::add_severity(
        work.tx,
        breach.id,
        &severity,
        reason.map(|words| (&key, words)),
    )?;
    breaches::set_severity(work.tx, breach.id, level, SeveritySource::Assessed)?;
    finish(actor, work, "breach.assess", &breach)
}

fn assessed(
    actor: &Actor,
    work: &Work<'_, '_>,
    ordinal: i32,
    level: Option<SeverityLevel>,
) -> Severity {
    Severity {
        id: work.fresh_row(SeverityId),
        ordinal,
        source: SeveritySource::Assessed,
        level,
        policy: None,
        basis: None,
        role: Some(actor.role),
        at: work.now,
        recorded_at: work.now,
    }
}

/// Bufetat confirms that it did not deliver in time, or rejects the flag with a reason. Neither
/// establishes a breach.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it has that status already.
pub fn decide(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (BreachId, Expected),
    (status, reason): (BreachStatus, Option<&str>),
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let breach = take(actor, work, of)?;
    if breach.status == status {
        return Err(Conflict::AlreadyDecided.into());
    }
    if status == BreachStatus::Rejected && reason.is_none() {
        return Err(Failure::field(Field::Reason, Rule::Required));
    }
    check_time(work, Some(at))?;
    let key = children::key_for(work.tx, breach.child)?;
    let decision = Decision {
        id: work.fresh_row(|id| id),
        status,
        reason,
        role: actor.role,
        at,
        recorded_at: work.now,
    };
    breaches::decide(work.tx, breach.id, &key, &decision)?;
    finish(actor, work, "breach.decide", &breach)
}

/// Takes a possible breach for a change by somebody who may judge it.
pub(super) fn take(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (breach, expected): (BreachId, Expected),
) -> Result<StoredBreach, Failure> {
    work.require(actor, Action::JudgeBreach)?;
    let taken = breaches::take(work.tx, &actor.scope(), breach)?.ok_or(Failure::NotFound)?;
    expected.check(taken.version - 1)?;
    Ok(taken)
}

/// Keeps the finders and the journal with a change of a possible breach.
pub(super) fn finish(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    breach: &StoredBreach,
) -> Result<Receipt, Failure> {
    if let Some(request) = breach.request {
        engine::refresh(work, request)?;
    }
    work.journal(
        actor,
        action,
        ("breach", Some(breach.id.to_string())),
        String::new(),
    )?;
    Ok(Receipt {
        object: "breach",
        id: breach.id.0,
        version: breach.version,
    })
}
