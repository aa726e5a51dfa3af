//! The bodies of docs/api.md. Every leaf is optional here, so that all that is missing or wrong can be
//! named at once; `read` makes the domain's own type of it.

use serde::Deserialize;
use utoipa::ToSchema;

use super::read::Reader;
use crate::app::events::NewEvent;
use crate::app::offers::NewOffer;
use crate::app::requests::{Changes, Ending};
use crate::app::waiting::Asked;
use crate::domain::child::ChildNumber;
use crate::domain::code::Code;
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::nemnd::NemndEvent;
use crate::domain::offer::DeclineReason;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::registration::Registration;
use crate::domain::request::{
    Channel, Details, HarmKind, Identity, Judgement, NeedFlags, PlaceOfStay,
};

macro_rules! body {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty = $outside:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(
            $(#[$fmeta])*
            #[serde(rename = $outside)]
            pub $field: Option<$type>,
        )* }
    };
}

mod breaches;
mod calibration;
mod child_links;
mod dialogue;
mod drafts;
mod enquiries;
mod freezing;
mod hand_over;
mod history;
mod hold;
mod interim;
mod keyed;
mod meetings;
mod notices;
mod on_call;
mod participation;
mod placements;
mod referrals;
mod siblings;
mod supervision;
pub use self::breaches::{AnswerBody, AnswersBody, AssessBody, Assessed, BreachBody, SeverityBody};
pub use self::calibration::{CalibrationCaseBody, CaseFactsBody, RoundBody, ScoreBody};
pub use self::dialogue::DialogueBody;
pub use self::drafts::{DraftBody, DraftDeletionBody, DraftFieldBody, outside_name, outside_value};
mod self_assessment;
pub use self::child_links::{ChildLinkBody, LinkDecisionBody, SplitBody};
pub use self::enquiries::{EnquiryBody, EnquiryOutcomeBody, UnmadeRequestBody};
pub use self::freezing::{FreezeBody, SignBody};
pub use self::hand_over::HandOverBody;
pub use self::history::{HistoryBody, HistoryEndBody, HistoryRowBody};
pub use self::hold::HoldBody;
pub use self::interim::InterimBody;
pub use self::meetings::{MeetingBody, SeatsBody};
pub use self::notices::{AdvanceNoticeBody, NoticeEndBody};
pub use self::on_call::OnCallBody;
pub use self::participation::ParticipationBody;
pub use self::placements::{PlacementBody, PlacesBody};
pub use self::referrals::{NoteBody, ReferralBody};
pub use self::self_assessment::{SelfAssessmentBody, SelfReportBody};
pub use self::siblings::{SiblingBody, SiblingLeaveBody};
pub use self::supervision::{
    ConclusionBody, DecisionBody, DecisionCaseBody, Opened, StepBody, SupervisionBody,
};

body! {
    /// «barn»: who the child is.
    ChildBody {
        /// Fødselsnummer, D-nummer or DUF-nummer.
        number: String = "nummer",
        /// Needed where there is no number.
        birth_date: String = "fodselsdato",
        /// Sealed.
        name: String = "navn",
    }
}

body! {
    /// «behov»: need flags.
    NeedsBody {
        /// Substance use.
        substance_use: bool = "rus",
        /// Mental health.
        mental_health: bool = "psykiatri",
        /// Crime.
        crime: bool = "kriminalitet",
    }
}

body! {
    /// «kontakt»: whom Bufetat calls.
    ContactBody {
        /// Name.
        name: String = "navn",
        /// Phone.
        phone: String = "telefon",
    }
}

body! {
    /// «anmodning»: a request, a correction's changes, or a supplement.
    RequestBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The sender's own reference.
        sender_reference: String = "avsendersSaksreferanse",
        /// Kommunenummer.
        municipality: String = "kommune",
        /// Child.
        child: ChildBody = "barn",
        /// Legal basis.
        legal_basis: String = "hjemmel",
        /// Kind.
        kind: String = "type",
        /// Measure.
        measure: String = "tiltak",
        /// Target group.
        target_group: String = "maalgruppe",
        /// When the need was first reported.
        need_reported_at: String = "behovMeldt",
        /// Channel.
        channel: String = "meldtVia",
        /// Emergency decision.
        emergency_decision_at: String = "akuttvedtak",
        /// Wanted start.
        wanted_start: String = "onsketOppstart",
        /// Need flags.
        needs: NeedsBody = "behov",
        /// Danger to life or health.
        danger: String = "fareForLivEllerHelse",
        /// Looked after.
        looked_after: String = "ivaretatt",
        /// Where the child is.
        place: String = "oppholdssted",
        /// The unit the child is in.
        present_unit: String = "naavaerendeEnhet",
        /// Contact.
        contact: ContactBody = "kontakt",
        /// Free text.
        description: String = "beskrivelse",
        /// Whether and how the child was heard.
        heard: String = "barnetHort",
        /// Why it was not; sealed.
        why_not: String = "ikkeHortFordi",
        /// What the child says; sealed.
        says: String = "barnetSier",
        /// How that was weighed; sealed.
        weighed: String = "vektlegging",
    }
}

impl NeedsBody {
    fn flags(&self) -> NeedFlags {
        NeedFlags {
            substance_use: self.substance_use.unwrap_or(false),
            mental_health: self.mental_health.unwrap_or(false),
            crime: self.crime.unwrap_or(false),
        }
    }
}

impl RequestBody {
    /// The registration it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn registration(&self, mut reader: Reader<'_>) -> Result<Registration, Faults> {
        let r = &mut reader;
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let municipality = r.required(Field::Municipality, municipality);
        let identity = self.identity(r);
        let details = self.details(r);
        let legal_basis = r.required_code(Field::LegalBasis, self.legal_basis.as_deref());
        let kind = r.required_code(Field::Kind, self.kind.as_deref());
        let measure = r.required_code(Field::Measure, self.measure.as_deref());
        let need_reported_at = r.instant(Field::NeedReportedAt, self.need_reported_at.as_deref());
        let need_reported_at = r.required(Field::NeedReportedAt, need_reported_at);
        let channel = r.required_code(Field::Channel, self.channel.as_deref());
        let place = r.required_code(Field::Place, self.place.as_deref());
        let rest = self.changes_of(r, identity.clone(), details.clone());
        let participation = self.participation(r);
        let registration = (|| {
            Some(Registration {
                municipality: municipality?,
                identity,
                legal_basis: legal_basis?,
                kind: kind?,
                measure: measure?,
                target_group: rest.target_group,
                need_reported_at: need_reported_at?,
                channel: channel.unwrap_or(Channel::Service),
                emergency_decision_at: rest.emergency_decision_at,
                wanted_start: rest.wanted_start,
                flags: rest.flags.unwrap_or_default(),
                danger: rest.danger.unwrap_or(Judgement::NotAssessed),
                looked_after: rest.looked_after.unwrap_or(Judgement::NotAssessed),
                place: place.unwrap_or(PlaceOfStay::Home),
                details,
                sender_reference: rest.sender_reference,
                participation,
            })
        })();
        // A sender with one unreadable field is told at once what else does not hold.
        if let Some(told) = registration
            .as_ref()
            .filter(|_| !reader.faults.0.is_empty())
        {
            let also = told.check(&reader.rules.reference, reader.now);
            reader.add(also.map(|_| ()));
        }
        reader.finish(registration)
    }

    /// The changes it tells; what is absent stays as it was.
    ///
    /// # Errors
    /// Every fault with its field, a field that cannot be changed among them.
    pub fn changes(&self, mut reader: Reader<'_>) -> Result<Changes, Faults> {
        let r = &mut reader;
        r.faults.unless(
            self.municipality.is_none(),
            Field::Municipality,
            Rule::UnknownField,
        );
        r.faults
            .unless(self.place.is_none(), Field::Place, Rule::UnknownField);
        self.refuse_participation(r);
        let (identity, details) = (self.identity(r), self.details(r));
        let mut changes = self.changes_of(r, identity, details);
        changes.legal_basis = r.code(Field::LegalBasis, self.legal_basis.as_deref());
        changes.kind = r.code(Field::Kind, self.kind.as_deref());
        changes.measure = r.code(Field::Measure, self.measure.as_deref());
        changes.need_reported_at =
            r.instant(Field::NeedReportedAt, self.need_reported_at.as_deref());
        changes.channel = r.code(Field::Channel, self.channel.as_deref());
        reader.finish(Some(changes))
    }

    /// The changes a supplement may tell: what has become known since, not what was wrong.
    ///
    /// # Errors
    /// As [`RequestBody::changes`].
    pub fn supplement(&self, mut reader: Reader<'_>) -> Result<Changes, Faults> {
        let not_here = [
            (self.legal_basis.is_some(), Field::LegalBasis),
            (self.kind.is_some(), Field::Kind),
            (self.measure.is_some(), Field::Measure),
            (self.need_reported_at.is_some(), Field::NeedReportedAt),
            (self.channel.is_some(), Field::Channel),
            (self.wanted_start.is_some(), Field::WantedStart),
            (self.child.is_some(), Field::ChildNumber),
            (self.sender_reference.is_some(), Field::SenderReference),
        ];
        for (given, field) in not_here {
            reader.faults.unless(!given, field, Rule::UnknownField);
        }
        self.changes(reader)
    }

    /// What is read alike for a registration and for its changes.
    fn changes_of(&self, r: &mut Reader<'_>, identity: Identity, details: Details) -> Changes {
        Changes {
            number: identity.number,
            birth_date: r.date(Field::BirthDate, self.child_body().birth_date.as_deref()),
            name: identity.name,
            target_group: r.code(Field::TargetGroup, self.target_group.as_deref()),
            emergency_decision_at: r.instant(
                Field::EmergencyDecisionAt,
                self.emergency_decision_at.as_deref(),
            ),
            wanted_start: r.date(Field::WantedStart, self.wanted_start.as_deref()),
            flags: self.needs.as_ref().map(NeedsBody::flags),
            danger: r.code(Field::Danger, self.danger.as_deref()),
            looked_after: r.code(Field::LookedAfter, self.looked_after.as_deref()),
            present_unit: details.present_unit,
            contact_name: details.contact_name,
            contact_phone: details.contact_phone,
            description: details.description,
            sender_reference: r.bounded(
                Field::SenderReference,
                self.sender_reference.as_deref(),
                64,
            ),
            ..Changes::default()
        }
    }

    fn child_body(&self) -> ChildBody {
        self.child.clone().unwrap_or_default()
    }

    fn identity(&self, r: &mut Reader<'_>) -> Identity {
        let child = self.child_body();
        let number = r.child_number(child.number.as_deref());
        let told = child.birth_date.as_deref().and_then(|raw| raw.parse().ok());
        Identity {
            birth_date: told.or_else(|| number.as_ref().and_then(ChildNumber::birth_date)),
            name: r.line(Field::ChildName, child.name.as_deref()),
            number,
        }
    }

    fn details(&self, r: &mut Reader<'_>) -> Details {
        let contact = self.contact.clone().unwrap_or_default();
        Details {
            contact_name: r.line(Field::ContactName, contact.name.as_deref()),
            contact_phone: r.line(Field::ContactPhone, contact.phone.as_deref()),
            present_unit: r.line(Field::PresentUnit, self.present_unit.as_deref()),
            description: r.text(Field::Description, self.description.as_deref()),
        }
    }
}

body! {
    /// «finn»: which open requests a kommune has for a child. The number stands here and in no address.
    FindBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kommunenummer.
        municipality: String = "kommune",
        /// Child.
        child: ChildBody = "barn",
    }
}

impl FindBody {
    /// The kommune and the number.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(MunicipalityNumber, ChildNumber), Faults> {
        let r = &mut reader;
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let municipality = r.required(Field::Municipality, municipality);
        let child = self.child.clone().unwrap_or_default();
        let number = r.child_number(child.number.as_deref());
        let number = r.required(Field::ChildNumber, number);
        reader.finish(municipality.zip(number))
    }
}

body! {
    /// «rett»: a correction.
    CorrectionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What to change.
        changes: RequestBody = "endringer",
        /// Why.
        reason: String = "begrunnelse",
    }
}

impl CorrectionBody {
    /// The changes and why.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Changes, String), Faults> {
        let reason = reader.text(Field::Reason, self.reason.as_deref());
        let reason = reader.required(Field::Reason, reason);
        let body = reader.required(Field::Changes, self.changes.as_ref());
        let Some((body, reason)) = body.zip(reason) else {
            return reader.finish(None);
        };
        Ok((body.changes(reader)?, reason))
    }
}

body! {
    /// «trekk»: a withdrawal.
    WithdrawalBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// From the closed list.
        reason: String = "grunn",
        /// The planned request asked for instead.
        replaced_by: String = "erstattesAv",
        /// Free text.
        text: String = "tekst",
        /// When.
        at: String = "tidspunkt",
    }
}

impl WithdrawalBody {
    /// The ending it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Ending, Faults> {
        let r = &mut reader;
        let reason = r.required_code(Field::ReasonCode, self.reason.as_deref());
        let replaced_by = r.id(Field::ReplacedBy, self.replaced_by.as_deref(), RequestId);
        let text = r.text(Field::Text, self.text.as_deref());
        let at = r.at(self.at.as_deref());
        let ending = reason.zip(at).map(|(reason, at)| Ending {
            reason,
            at,
            replaced_by,
            text,
        });
        reader.finish(ending)
    }
}

body! {
    /// «nemnd»: an event of the tribunal.
    NemndBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kind.
        kind: String = "type",
        /// When.
        at: String = "tidspunkt",
        /// Extended until.
        until: String = "forlengetTil",
        /// Why.
        reason: String = "begrunnelse",
    }
}

impl NemndBody {
    /// The event it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(NemndEvent, Option<String>), Faults> {
        let r = &mut reader;
        let kind = r.required_code(Field::EventKind, self.kind.as_deref());
        let at = r.at(self.at.as_deref());
        let until = r.date(Field::Until, self.until.as_deref());
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let event = kind
            .zip(at)
            .map(|(kind, at)| (NemndEvent { kind, at, until }, reason));
        reader.finish(event)
    }
}

body! {
    /// «hendelse»: something told about a case.
    EventBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kind.
        kind: String = "type",
        /// When.
        at: String = "tidspunkt",
        /// Until when it is meant to last.
        until: String = "til",
        /// Which of its kind.
        detail: String = "detalj",
        /// The event it ends or answers.
        about: String = "gjelderHendelse",
        /// Free text.
        text: String = "tekst",
    }
}

impl EventBody {
    /// The event it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewEvent, Faults> {
        let r = &mut reader;
        let kind = r.required_code(Field::EventKind, self.kind.as_deref());
        let at = r.at(self.at.as_deref());
        let until = r.instant(Field::To, self.until.as_deref());
        let detail = r.code(Field::Detail, self.detail.as_deref());
        let about = r.id(Field::AboutEvent, self.about.as_deref(), CaseEventId);
        let text = r.text(Field::Text, self.text.as_deref());
        let event = kind.zip(at).map(|(kind, at)| NewEvent {
            kind,
            at,
            until,
            detail,
            about,
            text,
        });
        reader.finish(event)
    }
}

body! {
    /// «soklogg»: a place asked.
    SearchBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Unit code.
        unit: String = "enhet",
        /// A place in free words.
        free_place: String = "sted",
        /// Measure.
        measure: String = "tiltak",
        /// Region.
        region: String = "region",
        /// Answer.
        answer: String = "svar",
        /// Channel.
        channel: String = "kanal",
        /// When to ask again.
        next_try_at: String = "nesteForsok",
        /// When.
        at: String = "tidspunkt",
        /// Free text.
        text: String = "tekst",
    }
}

impl SearchBody {
    /// The line it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Asked, Faults> {
        let r = &mut reader;
        let answer = r.required_code(Field::Answer, self.answer.as_deref());
        let channel = r.code(Field::Channel, self.channel.as_deref());
        let at = r.at(self.at.as_deref());
        let asked = Asked {
            unit: r.bounded(Field::Unit, self.unit.as_deref(), 64),
            free_place: r.line(Field::FreePlace, self.free_place.as_deref()),
            measure: r.code(Field::Measure, self.measure.as_deref()),
            region: region(r, self.region.as_deref()),
            answer: answer.unwrap_or(crate::domain::search::SearchAnswer::NoAnswer),
            channel: channel.unwrap_or(crate::domain::request::Channel::Phone),
            at: at.unwrap_or(r.now),
            next_try_at: r.instant(Field::NextTry, self.next_try_at.as_deref()),
            text: r.text(Field::Text, self.text.as_deref()),
        };
        reader.finish(Some(asked))
    }
}

/// A region's code is the same outside as inside.
fn region(r: &mut Reader<'_>, raw: Option<&str>) -> Option<Region> {
    let found = Region::from_code(raw?).ok();
    if found.is_none() {
        let codes = Region::ALL.iter().map(|region| region.code()).collect();
        r.faults.note(Field::Region, Rule::OneOf(codes));
    }
    found
}

body! {
    /// «oppholdssteder»: a spell of stay.
    StayBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Where.
        place: String = "type",
        /// From.
        from: String = "fra",
        /// To.
        to: String = "til",
    }
}

/// A spell of stay: where, from, to.
pub type Spell = (
    PlaceOfStay,
    (
        chrono::DateTime<chrono::Utc>,
        Option<chrono::DateTime<chrono::Utc>>,
    ),
);

impl StayBody {
    /// The spell it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Spell, Faults> {
        let r = &mut reader;
        let place = r.required_code(Field::EventKind, self.place.as_deref());
        let from = match self.from.as_deref() {
            None => Some(r.now),
            raw => r.instant(Field::From, raw),
        };
        let to = r.instant(Field::To, self.to.as_deref());
        reader.finish(place.zip(from).map(|(place, from)| (place, (from, to))))
    }
}

body! {
    /// «skadehendelser»: harm while waiting.
    HarmBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What.
        kind: String = "type",
        /// When.
        at: String = "tidspunkt",
    }
}

impl HarmBody {
    /// The event it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(HarmKind, chrono::DateTime<chrono::Utc>), Faults> {
        let kind = reader.required_code(Field::EventKind, self.kind.as_deref());
        let at = reader.at(self.at.as_deref());
        reader.finish(kind.zip(at))
    }
}

body! {
    /// «tilbud»: an offer.
    OfferBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Unit code.
        unit: String = "enhet",
        /// Kilometres.
        distance_km: i32 = "avstandKm",
        /// Minutes of travel.
        travel_minutes: i32 = "reisetidMinutter",
        /// Available from.
        available_from: String = "ledigFra",
        /// Expires.
        expires_at: String = "utloper",
        /// When.
        at: String = "tidspunkt",
        /// Free text.
        text: String = "tekst",
    }
}

impl OfferBody {
    /// The offer it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewOffer, Faults> {
        let r = &mut reader;
        let unit = r.bounded(Field::Unit, self.unit.as_deref(), 64);
        let unit = r.required(Field::Unit, unit);
        let available_from = r.date(Field::AvailableFrom, self.available_from.as_deref());
        let available_from = r.required(Field::AvailableFrom, available_from);
        let at = r.at(self.at.as_deref());
        let expires_at = r.instant(Field::Expires, self.expires_at.as_deref());
        let text = r.text(Field::Text, self.text.as_deref());
        let offer = unit
            .zip(available_from)
            .zip(at)
            .map(|((unit, available_from), at)| NewOffer {
                unit,
                distance_km: self.distance_km,
                travel_minutes: self.travel_minutes,
                available_from,
                expires_at,
                at,
                text,
            });
        reader.finish(offer)
    }
}

body! {
    /// «aksepter», «innflyttet»: only when.
    AtBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// When.
        at: String = "tidspunkt",
    }
}

impl AtBody {
    /// When it happened.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<chrono::DateTime<chrono::Utc>, Faults> {
        let at = reader.at(self.at.as_deref());
        reader.finish(at)
    }
}

body! {
    /// «avslaa»: a declined offer.
    DeclineBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// From the closed list.
        reason: String = "grunn",
        /// Free text.
        text: String = "tekst",
        /// When.
        at: String = "tidspunkt",
    }
}

/// A declined offer: reason, free text, when.
pub type Declined = (
    (DeclineReason, Option<String>),
    chrono::DateTime<chrono::Utc>,
);

impl DeclineBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Declined, Faults> {
        let reason = reader.required_code(Field::ReasonCode, self.reason.as_deref());
        let text = reader.text(Field::Text, self.text.as_deref());
        let at = reader.at(self.at.as_deref());
        reader.finish(reason.zip(at).map(|(reason, at)| ((reason, text), at)))
    }
}

body! {
    /// An act with a reason: an offer withdrawn, a possible breach confirmed or rejected.
    ReasonBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Why.
        reason: String = "begrunnelse",
        /// When.
        at: String = "tidspunkt",
    }
}

impl ReasonBody {
    /// Why, if told, and when.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(Option<String>, chrono::DateTime<chrono::Utc>), Faults> {
        let reason = reader.text(Field::Reason, self.reason.as_deref());
        let at = reader.at(self.at.as_deref());
        reader.finish(at.map(|at| (reason, at)))
    }

    /// Why, which must be told, and when.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read_required(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(String, chrono::DateTime<chrono::Utc>), Faults> {
        let reason = reader.text(Field::Reason, self.reason.as_deref());
        let reason = reader.required(Field::Reason, reason);
        let at = reader.at(self.at.as_deref());
        reader.finish(reason.zip(at))
    }
}
