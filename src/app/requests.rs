//! Placement requests: register, correct, supplement, withdraw, list, show. There is no refusing one:
//! Bufetat's duty is unconditional (§ 16-3).

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::case::Case;
use super::chronology::{self, Entry};
use super::engine;
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::participation;
use super::receipts;
use super::referrals;
use super::service::{Expected, Work};
use crate::domain::calendar;
use crate::domain::child::ChildNumber;
use crate::domain::id::{ChildId, OfferId, RequestId, StayId, WithdrawalId};
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup, Urgency};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::{Accepted, ParticipationTold, Registration};
use crate::domain::request::{
    Channel, Content, Details, Identity, Judgement, NeedFlags, PlaceOfStay, PlacementRequest,
    RequestStatus, Stay, Withdrawal, WithdrawalReason,
};
use crate::domain::role::{Action, Actor, Organisation};
use crate::store::Tx;
use crate::store::children::{self, OpenChild};
use crate::store::requests::{self, Change};
pub use crate::store::requests::{ChangeKind, ChangeShown, ListKey, Listed, Listing};
use crate::store::{ends, holds, offers, waiting};

/// Registers a request. The clock of the duty runs from when the need was reported, not from now.
///
/// # Errors
/// Refused with every faulty field; Forbidden.
pub fn register(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    registration: &Registration,
) -> Result<Receipt, Failure> {
    register_and_tell(actor, work, registration).map(|(receipt, _)| receipt)
}

/// [`register`], and what is told back.
///
/// # Errors
/// As [`register`].
pub fn register_and_tell(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    registration: &Registration,
) -> Result<(Receipt, Told), Failure> {
    work.require(actor, registers_by(actor))?;
    let accepted = registration.check(&work.rules.reference, work.now)?;
    require_own(actor, registration, accepted.region)?;
    let child = open_child(work, registration)?;
    let request = new_request(work, registration, accepted, child.id)?;
    let case = Case::new(request);
    let finders = engine::finders(&case, work.rules, work.now);
    requests::insert(
        work.tx,
        &case.request,
        &registration.details,
        &child.key,
        &finders,
    )?;
    record_first_stay(work, &case.request, registration.place)?;
    let of_child = (&case.request, &child.key);
    let told = (&registration.participation, work.now, None);
    participation::write(actor, work, of_child, told)?;
    if registers_by(actor) == Action::RegisterForCaller {
        receipts::entered_for_caller(actor, work, &case.request, &child.key)?;
    }
    let id = case.request.id;
    work.journal(
        actor,
        "request.register",
        ("request", Some(id.to_string())),
        String::new(),
    )?;
    let receipt = Receipt {
        object: "request",
        id: id.0,
        version: case.request.version,
    };
    let told = Told {
        case_number: case.request.case_number,
        registered_at: case.request.registered_at,
    };
    Ok((receipt, told))
}

/// The right by which an actor registers: a kommune its own, Bufetat's desk for one that calls.
#[must_use]
pub fn registers_by(actor: &Actor) -> Action {
    match actor.organisation {
        Organisation::Bufetat(_) => Action::RegisterForCaller,
        _ => Action::WriteRequest,
    }
}

/// An actor asks only for the kommuner it acts for; the desk registers only for those of its region.
fn require_own(actor: &Actor, registration: &Registration, region: Region) -> Result<(), Failure> {
    match &actor.organisation {
        Organisation::Municipalities(own) if own.contains(&registration.municipality) => Ok(()),
        Organisation::Bufetat(mine) if *mine == region => Ok(()),
        _ => Err(Failure::field(Field::Municipality, Rule::NotYours)),
    }
}

fn open_child(work: &mut Work<'_, '_>, registration: &Registration) -> Result<OpenChild, Failure> {
    let fresh = work.fresh_row(ChildId);
    let reach = (work.rules.index, registration.municipality);
    children::find_or_insert(work.tx, fresh, &registration.identity, reach, work.now)
        .map_err(Failure::from)
}

fn new_request(
    work: &Work<'_, '_>,
    registration: &Registration,
    accepted: Accepted,
    child: ChildId,
) -> Result<PlacementRequest, Failure> {
    Ok(PlacementRequest {
        id: work.fresh(RequestId),
        version: 1,
        case_number: work.case_number()?,
        municipality: registration.municipality,
        region: accepted.region,
        office: accepted.office,
        child,
        content: accepted.content,
        registered_at: work.now,
        withdrawals: Vec::new(),
        reopenings: Vec::new(),
        status: RequestStatus::Open,
        first_offer_at: None,
    })
}

fn record_first_stay(
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    place: PlaceOfStay,
) -> Result<(), Failure> {
    let stay = Stay {
        place,
        from: request.content.need_reported_at,
        to: None,
        recorded_at: work.now,
    };
    let stay_id = work.fresh_row(StayId);
    waiting::insert_stay(work.tx, request.id, stay_id, &stay).map_err(Failure::from)
}

/// What a correction or a supplement changes; what is absent stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Child's number.
    pub number: Option<ChildNumber>,
    /// Child's birth date.
    pub birth_date: Option<NaiveDate>,
    /// Child's name.
    pub name: Option<String>,
    /// Legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// Kind.
    pub kind: Option<RequestKind>,
    /// Measure.
    pub measure: Option<Measure>,
    /// Target group.
    pub target_group: Option<TargetGroup>,
    /// When the need was reported.
    pub need_reported_at: Option<DateTime<Utc>>,
    /// Channel.
    pub channel: Option<Channel>,
    /// Emergency decision.
    pub emergency_decision_at: Option<DateTime<Utc>>,
    /// Wanted start.
    pub wanted_start: Option<NaiveDate>,
    /// Need flags.
    pub flags: Option<NeedFlags>,
    /// Danger to life or health.
    pub danger: Option<Judgement>,
    /// Looked after.
    pub looked_after: Option<Judgement>,
    /// The unit the child is in.
    pub present_unit: Option<String>,
    /// Contact's name.
    pub contact_name: Option<String>,
    /// Contact's phone.
    pub contact_phone: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// Sender's reference.
    pub sender_reference: Option<String>,
}

/// Corrects what was wrong; the old content is kept with the reason. A possible breach that is already
/// flagged stands: a person rejects it where the correction shows that it should.
///
/// # Errors
/// As [`register`]; NotFound, Stale; Conflict when the request is withdrawn.
pub fn correct(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    changes: &Changes,
    reason: &str,
) -> Result<Receipt, Failure> {
    change(
        actor,
        work,
        of,
        changes,
        (ChangeKind::Correction, Some(reason)),
    )
}

/// Adds what has become known since.
///
/// # Errors
/// As [`correct`].
pub fn supplement(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    changes: &Changes,
) -> Result<Receipt, Failure> {
    change(actor, work, of, changes, (ChangeKind::Supplement, None))
}

fn change(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    changes: &Changes,
    (kind, reason): (ChangeKind, Option<&str>),
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    if *changes == Changes::default() {
        return Err(Failure::field(Field::Changes, Rule::NothingChanged));
    }
    if request.withdrawal().is_some() {
        return Err(Conflict::RequestClosed(RequestStatus::Withdrawn).into());
    }
    let details = requests::details(work.tx, &request)?;
    let identity = children::identity(work.tx, request.child)?;
    let changed = changes.applied(&request, details, identity);
    let accepted = changed.check(&work.rules.reference, work.now)?;
    let key = children::open_key(work.tx, request.child)?;
    let row = Change {
        id: work.fresh_row(|id| id),
        kind,
        before: &request.content,
        after: &accepted.content,
        details: &changed.details,
        reason,
        role: actor.role,
        recorded_at: work.now,
    };
    requests::change(work.tx, request.id, &key, &row)?;
    if changes.touches_identity() {
        correct_identity(work, &request, &changed.identity)?;
    }
    finish(actor, work, "request.change", &request)
}

/// A corrected number that another child already has would make two children one: that is a decision
/// of two roles, not of a correction.
fn correct_identity(
    work: &mut Work<'_, '_>,
    request: &PlacementRequest,
    identity: &Identity,
) -> Result<(), Failure> {
    let reach = (work.rules.index, request.municipality);
    if let Some(number) = &identity.number
        && children::number_is_anothers(work.tx, request.child, number, reach)?
    {
        return Err(Failure::field(
            Field::ChildNumber,
            Rule::DoesNotFit(Field::ChildNumber),
        ));
    }
    let change = (work.fresh(|id| id), work.now);
    children::replace_identity(work.tx, request.child, identity, reach, change)
        .map_err(Failure::from)
}

impl Changes {
    fn touches_identity(&self) -> bool {
        self.number.is_some() || self.birth_date.is_some() || self.name.is_some()
    }

    /// The request as it would have been registered with the changes in it, to be checked as a whole.
    fn applied(
        &self,
        request: &PlacementRequest,
        details: Details,
        identity: Identity,
    ) -> Registration {
        let before: &Content = &request.content;
        let legal_basis = self.legal_basis.unwrap_or(before.legal_basis);
        let kind = self.kind.unwrap_or(before.kind);
        // What a corrected kind or basis no longer has room for falls away; the old content is kept.
        let planned = kind == RequestKind::Planned;
        let acute_basis = legal_basis.urgency() == Urgency::Acute;
        let internal = kind == RequestKind::InternalAcute;
        let details = Details {
            present_unit: details.present_unit.filter(|_| internal),
            ..details
        };
        Registration {
            municipality: request.municipality,
            identity: self.identity(identity),
            legal_basis,
            kind,
            measure: self.measure.unwrap_or(before.measure),
            target_group: self.target_group.or(before.target_group),
            need_reported_at: self.need_reported_at.unwrap_or(before.need_reported_at),
            channel: self.channel.unwrap_or(before.channel),
            emergency_decision_at: self
                .emergency_decision_at
                .or(before.emergency_decision_at.filter(|_| acute_basis)),
            wanted_start: self
                .wanted_start
                .or(before.wanted_start.filter(|_| planned)),
            flags: self.flags.unwrap_or(before.flags),
            danger: self.danger.unwrap_or(before.danger),
            looked_after: self.looked_after.unwrap_or(before.looked_after),
            place: PlaceOfStay::Home,
            details: self.details(details),
            sender_reference: self
                .sender_reference
                .clone()
                .or_else(|| before.sender_reference.clone()),
            // Told by acts of its own: a correction changes nothing of it.
            participation: ParticipationTold::default(),
        }
    }

    fn identity(&self, before: Identity) -> Identity {
        let number = self.number.clone().or(before.number);
        let of_number = self.number.as_ref().and_then(ChildNumber::birth_date);
        Identity {
            birth_date: self.birth_date.or(of_number).or(before.birth_date),
            name: self.name.clone().or(before.name),
            number,
        }
    }

    fn details(&self, before: Details) -> Details {
        Details {
            contact_name: self.contact_name.clone().or(before.contact_name),
            contact_phone: self.contact_phone.clone().or(before.contact_phone),
            present_unit: self.present_unit.clone().or(before.present_unit),
            description: self.description.clone().or(before.description),
        }
    }
}

/// Why and when a kommune withdraws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// From the closed list.
    pub reason: WithdrawalReason,
    /// When.
    pub at: DateTime<Utc>,
    /// The planned request asked for instead.
    pub replaced_by: Option<RequestId>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Withdraws a request.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it is closed.
pub fn withdraw(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    ending: &Ending,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    require_open(&request)?;
    check_instant(
        work,
        ending.at,
        Some((request.content.need_reported_at, Field::NeedReportedAt)),
    )?;
    check_after_reopening(&request, ending.at)?;
    if let Some(other) = ending.replaced_by {
        if ending.reason != WithdrawalReason::PlannedInstead {
            return Err(Failure::field(
                Field::ReplacedBy,
                Rule::OnlyWith(Field::ReasonCode),
            ));
        }
        requests::find(work.tx, &actor.scope(), other)?
            .ok_or_else(|| Failure::field(Field::ReplacedBy, Rule::NotFound))?;
    }
    let key = children::open_key(work.tx, request.child)?;
    let withdrawal = Withdrawal {
        reason: ending.reason,
        at: ending.at,
        recorded_at: work.now,
    };
    let id = work.fresh_row(WithdrawalId);
    ends::withdraw(
        work.tx,
        (id, request.id),
        &withdrawal,
        ending.replaced_by,
        (&key, ending.text.as_deref()),
    )?;
    waiting::end_open_stays(work.tx, request.id, ending.at, work.now)?;
    finish(actor, work, "request.withdraw", &request)
}

/// The requests a kommune already has open for a child, so that nobody makes a second case of it: «se
/// saken». Another kommune's are not looked for. The look is journalled, without the number.
///
/// # Errors
/// Forbidden.
pub fn open_for(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (municipality, number): (MunicipalityNumber, &ChildNumber),
) -> Result<Vec<PlacementRequest>, Failure> {
    work.require(actor, registers_by(actor))?;
    let reach = (work.rules.index, municipality);
    let scope = actor.scope();
    let mut found = Vec::new();
    if let Some(child) = children::known(work.tx, number, reach)? {
        let all = requests::of_child(work.tx, child)?;
        let own = all.into_iter().filter(|one| one.child == child);
        for one in own.filter(|one| !one.status.is_closed()) {
            found.extend(requests::find(work.tx, &scope, one.id)?);
        }
    }
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "request.find", ("request", None), detail)?;
    Ok(found)
}

/// What was told back when a request was registered: nothing about the child, so no look is journalled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The case number.
    pub case_number: String,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
}

/// What a registration was answered with, found again for a repeated key.
///
/// # Errors
/// NotFound.
pub fn told(actor: &Actor, work: &mut Work<'_, '_>, request: RequestId) -> Result<Told, Failure> {
    let found = requests::find(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    Ok(Told {
        case_number: found.case_number,
        registered_at: found.registered_at,
    })
}

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
/// As [`case`].
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
pub(super) fn see(
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
    let mut cases = vec![super::case::of(work.tx, found)?];
    super::case::add_kin(work.tx, &mut cases, |tx, other| may_see(actor, tx, other))?;
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

/// Takes a request for change after the checks that every act on it shares.
pub(super) fn take(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: Action,
    (request, expected): (RequestId, Expected),
) -> Result<PlacementRequest, Failure> {
    work.require(actor, action)?;
    let taken = hold(actor, work, request)?;
    expected.check(taken.version - 1)?;
    Ok(taken)
}

/// Holds a request for change, with its status from the facts: the stored one only finds rows.
pub(super) fn hold(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<PlacementRequest, Failure> {
    let taken = requests::take(work.tx, &actor.scope(), request)?.ok_or(Failure::NotFound)?;
    let offers = offers::of_requests(work.tx, &[request.to_string()])?.remove(&request);
    let case = Case {
        offers: offers.unwrap_or_default(),
        ..Case::new(taken)
    };
    Ok(PlacementRequest {
        status: case.status(),
        ..case.request
    })
}

/// Writes the finder columns and the journal row that end every act on a request.
pub(super) fn finish(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    request: &PlacementRequest,
) -> Result<Receipt, Failure> {
    engine::refresh(work, request.id)?;
    work.journal(
        actor,
        action,
        ("request", Some(request.id.to_string())),
        String::new(),
    )?;
    Ok(Receipt {
        object: "request",
        id: request.id.0,
        version: request.version,
    })
}

pub(super) fn require_open(request: &PlacementRequest) -> Result<(), Failure> {
    if request.status.is_closed() {
        Err(Conflict::RequestClosed(request.status).into())
    } else {
        Ok(())
    }
}

/// What ends a reopened request happened after it was reopened: ends and reopenings take turns.
pub(super) fn check_after_reopening(
    request: &PlacementRequest,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    match request.reopenings.last() {
        Some(last) if at < last.when.at => {
            Err(Failure::field(Field::At, Rule::Before(Field::Reopened)))
        }
        _ => Ok(()),
    }
}

/// An act happened at an instant that is not in the future and not before what it follows.
pub(super) fn check_instant(
    work: &Work<'_, '_>,
    at: DateTime<Utc>,
    after: Option<(DateTime<Utc>, Field)>,
) -> Result<(), Failure> {
    if at > work.now {
        return Err(Failure::field(Field::At, Rule::Future));
    }
    match after {
        Some((earliest, field)) if at < earliest => {
            Err(Failure::field(Field::At, Rule::Before(field)))
        }
        _ => Ok(()),
    }
}

impl From<Conflict> for Failure {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}
