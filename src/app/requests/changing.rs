//! A request is corrected where it was wrong, and supplemented with what has become known since.

use chrono::{DateTime, NaiveDate, Utc};

use super::acting::{finish, take};
use crate::app::error::{Conflict, Failure};
use crate::app::once::Receipt;
use crate::app::service::{Expected, Work};
use crate::domain::child::ChildNumber;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup, Urgency};
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::{ParticipationTold, Registration};
use crate::domain::request::{
    Channel, Content, Details, Identity, Judgement, NeedFlags, PlaceOfStay, PlacementRequest,
    RequestStatus,
};
use crate::domain::role::{Action, Actor};
use crate::store::children;
use crate::store::requests::{self, Change, ChangeKind};

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
/// Refused with every faulty field; Forbidden, NotFound, Stale; Conflict when the request is withdrawn.
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
