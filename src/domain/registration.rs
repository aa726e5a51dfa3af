//! Registering a request: what is told, checked as a whole, becomes facts or a refusal.

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar;
use super::child::age_in_years;
use super::event::{CaseEventKind, EventDetail};
use super::legal_basis::{
    LawVersion, LegalBasis, Measure, Misfit, RequestKind, TargetGroup, Urgency, check,
};
use super::organisation::{MunicipalityNumber, Office, Region};
use super::reference::{MunicipalityFault, Reference};
use super::refusal::{Faults, Field, Rule, holds_a_number};
use super::request::{Channel, Content, Details, Identity, Judgement, NeedFlags, PlaceOfStay};

/// What a kommune tells when it asks for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The kommune that asks.
    pub municipality: MunicipalityNumber,
    /// The child.
    pub identity: Identity,
    /// «Hjemmel».
    pub legal_basis: LegalBasis,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// «Tiltak».
    pub measure: Measure,
    /// «Målgruppe».
    pub target_group: Option<TargetGroup>,
    /// First instant the need was reported to Bufetat by any channel (R2).
    pub need_reported_at: DateTime<Utc>,
    /// By which channel.
    pub channel: Channel,
    /// When the emergency decision was made.
    pub emergency_decision_at: Option<DateTime<Utc>>,
    /// Wanted start, a local date.
    pub wanted_start: Option<NaiveDate>,
    /// Need flags.
    pub flags: NeedFlags,
    /// Danger to life or health.
    pub danger: Judgement,
    /// Whether the child is looked after.
    pub looked_after: Judgement,
    /// Where the child is now.
    pub place: PlaceOfStay,
    /// Free words and contact.
    pub details: Details,
    /// The sender's own reference.
    pub sender_reference: Option<String>,
    /// The child's participation, as far as it is told with the request.
    pub participation: ParticipationTold,
}

/// «Barnets medvirkning» (§ 1-4) as told at one time: each part may wait.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipationTold {
    /// Whether the child was told and heard, and how.
    pub heard: Option<EventDetail>,
    /// Why it was not; sealed.
    pub why_not: Option<String>,
    /// What the child says; sealed.
    pub says: Option<String>,
    /// How that was weighed; sealed.
    pub weighed: Option<String>,
}

impl ParticipationTold {
    /// Whether nothing is told.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Notes what does not hold together; `has_view` says whether the child's view is known from before.
    pub fn check(&self, has_view: bool, faults: &mut Faults) {
        let ways = CaseEventKind::ChildHeard.shape().details;
        let fits = self.heard.is_none_or(|heard| ways.contains(&heard));
        faults.unless(fits, Field::Heard, Rule::OneOf(Vec::new()));
        let not_heard = self.heard.is_some_and(EventDetail::is_not_heard);
        let asks_why = self.heard.is_some_and(EventDetail::asks_why);
        faults.unless(
            self.why_not.is_some() || !asks_why,
            Field::WhyNotHeard,
            Rule::NeededWith(Field::Heard),
        );
        faults.unless(
            self.why_not.is_none() || not_heard,
            Field::WhyNotHeard,
            Rule::OnlyWith(Field::Heard),
        );
        faults.unless(
            self.weighed.is_none() || self.says.is_some() || has_view,
            Field::Weighed,
            Rule::OnlyWith(Field::ChildSays),
        );
    }
}

/// A registration that holds: its content, and who is responsible on the day of the need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What the request says.
    pub content: Content,
    /// Bufetat's region.
    pub region: Region,
    /// Statsforvalterens office.
    pub office: Office,
}

impl Registration {
    /// Checks everything and names every fault.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(&self, reference: &Reference, now: DateTime<Utc>) -> Result<Accepted, Faults> {
        let mut faults = Faults::default();
        let day = calendar::local_date(self.need_reported_at);
        faults.unless(
            self.need_reported_at <= now,
            Field::NeedReportedAt,
            Rule::Future,
        );
        let responsible = self.responsible(reference, day, &mut faults);
        let law_version = self.law_version(day, &mut faults);
        self.check_dates(now, day, &mut faults);
        self.check_child(day, &mut faults);
        self.check_words(&mut faults);
        self.participation.check(false, &mut faults);
        let accepted = law_version
            .zip(responsible)
            .map(|(law_version, (region, office))| Accepted {
                content: self.content(law_version, day),
                region,
                office,
            });
        faults.or(accepted)
    }

    fn content(&self, law_version: LawVersion, day: NaiveDate) -> Content {
        Content {
            legal_basis: self.legal_basis,
            law_version,
            kind: self.kind,
            measure: self.measure,
            target_group: self.target_group,
            need_reported_at: self.need_reported_at,
            channel: self.channel,
            emergency_decision_at: self.emergency_decision_at,
            wanted_start: self.wanted_start,
            flags: self.flags,
            danger: self.danger,
            looked_after: self.looked_after,
            age: self
                .identity
                .birth_date
                .map(|born| age_in_years(born, day).into()),
            sender_reference: self.sender_reference.clone(),
        }
    }

    /// The region and the office on the day of the need. Oslo has no region: § 16-6.
    fn responsible(
        &self,
        reference: &Reference,
        day: NaiveDate,
        faults: &mut Faults,
    ) -> Option<(Region, Office)> {
        let found = reference
            .region_of(self.municipality, day)
            .and_then(|region| Ok((region, reference.office_of(self.municipality, day)?)));
        match found {
            Ok((Some(region), office)) => Some((region, office)),
            Ok((None, _)) => {
                faults.note(Field::Municipality, Rule::OutsideBufetat);
                None
            }
            Err(fault) => {
                faults.note(Field::Municipality, municipality_rule(fault));
                None
            }
        }
    }

    fn law_version(&self, day: NaiveDate, faults: &mut Faults) -> Option<LawVersion> {
        let checked =
            check(self.legal_basis, self.kind, self.measure, day).map_err(|misfit| match misfit {
                Misfit::BeforeTheAct { .. } => (Field::LegalBasis, Rule::BeforeTheAct),
                Misfit::KindAndBasis { .. } => (Field::Kind, Rule::KindAndBasis),
                Misfit::MeasureAndBasis { .. } => (Field::Measure, Rule::MeasureAndBasis),
            });
        checked
            .map_err(|(field, rule)| faults.note(field, rule))
            .ok()
    }

    fn check_dates(&self, now: DateTime<Utc>, day: NaiveDate, faults: &mut Faults) {
        let acute = self.legal_basis.urgency() == Urgency::Acute;
        if let Some(decided_at) = self.emergency_decision_at {
            faults.unless(
                acute,
                Field::EmergencyDecisionAt,
                Rule::OnlyWith(Field::LegalBasis),
            );
            faults.unless(decided_at <= now, Field::EmergencyDecisionAt, Rule::Future);
        }
        if let Some(start) = self.wanted_start {
            faults.unless(
                self.kind == RequestKind::Planned,
                Field::WantedStart,
                Rule::OnlyWith(Field::Kind),
            );
            faults.unless(
                start >= day,
                Field::WantedStart,
                Rule::Before(Field::NeedReportedAt),
            );
        }
        let internal = self.kind == RequestKind::InternalAcute;
        let unit = self.details.present_unit.is_some();
        faults.unless(
            unit || !internal,
            Field::PresentUnit,
            Rule::NeededWith(Field::Kind),
        );
        faults.unless(
            internal || !unit,
            Field::PresentUnit,
            Rule::OnlyWith(Field::Kind),
        );
    }

    fn check_child(&self, day: NaiveDate, faults: &mut Faults) {
        let born = self.identity.birth_date;
        let of_number = self
            .identity
            .number
            .as_ref()
            .and_then(|number| number.birth_date());
        faults.unless(
            born.is_some() || self.identity.number.is_some(),
            Field::BirthDate,
            Rule::BirthDateNeeded,
        );
        if let (Some(born), Some(of_number)) = (born, of_number) {
            faults.unless(born == of_number, Field::BirthDate, Rule::BirthDateDiffers);
        }
        faults.unless(
            born.is_none_or(|born| born <= day),
            Field::BirthDate,
            Rule::Future,
        );
    }

    fn check_words(&self, faults: &mut Faults) {
        let reference = self.sender_reference.as_deref().unwrap_or_default();
        faults.unless(
            !holds_a_number(reference),
            Field::SenderReference,
            Rule::LooksLikeNumber,
        );
    }
}

/// The rule a kommunenummer broke.
pub fn municipality_rule(fault: MunicipalityFault) -> Rule {
    match fault {
        MunicipalityFault::Unknown { .. } => Rule::UnknownMunicipality,
        MunicipalityFault::NotValidOn { successors, .. } => Rule::MunicipalityNotThen(successors),
    }
}
