//! What the API shows: domain values under the names of docs/api.md.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::codes::ApiCode;
use crate::app::Receipt;
use crate::app::chronology::{Entry, Which};
use crate::app::offers::StoredOffer;
use crate::app::requests::{Shown, Told};
use crate::domain::code::Code;
use crate::domain::deadline::{DayOff, Deadline, DeadlineState, Step};
use crate::domain::event::CaseEvent;
use crate::domain::legal_basis::Duty;
use crate::domain::offer::Answer;
use crate::domain::request::{Details, Identity, NeedFlags, PlacementRequest, RequestStatus, Stay};
use crate::domain::search::SearchLine;
use crate::domain::unit::Unit;

macro_rules! view {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty = $outside:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, ToSchema)]
        pub struct $name { $(
            $(#[$fmeta])*
            #[serde(rename = $outside)]
            pub $field: $type,
        )* }
    };
}

mod board;
mod breaches;
mod child_links;
mod clock;
mod dialogue;
mod dossier;
mod drafts;
mod enquiries;
mod feedback;
mod freezing;
mod hand_over;
mod history;
mod hold;
mod interim;
mod leaving;
mod meetings;
mod notices;
mod on_call;
mod participation;
mod plans;
mod quality;
mod referrals;
mod self_assessment;
mod severity;
mod siblings;
mod supervision;
mod surge;
mod warnings;
pub use self::board::{BoardRowView, BoardView, FiguresView, TakenView, WaitingView};
pub use self::breaches::{BreachDetailView, BreachView};
pub use self::child_links::{ChildLinkView, LinkActorView, LinkedCaseView};
pub use self::clock::{
    ClockView, HelpView, MinutesView, NormView, PauseView, SegmentView, WaitView, WayView,
};
pub use self::dialogue::{DialogueAnswerView, DialogueView, InvitationView};
pub use self::dossier::{
    DisputedView, DossierView, OffersView, ReachedView, SpellView, SummaryView,
};
pub use self::drafts::{DraftFieldView, DraftView};
pub use self::enquiries::{
    EnquiryCountView, EnquiryView, UnmadeCountView, UnmadeRequestView, UnmetDemandView,
};
pub use self::feedback::FeedbackView;
pub use self::freezing::FrozenView;
pub use self::hand_over::{HandOverView, HandedCaseView};
pub use self::history::{HistoryRowView, HistoryView};
pub use self::hold::HoldView;
pub use self::interim::{
    CostLineView, InterimSpellView, InterimTotalsView, InterimView, PartialSumView,
    csv as interim_csv,
};
pub use self::leaving::{CauseDaysView, LeavingView};
pub use self::meetings::{BalanceView, MeetingView, OutnumberingView, SeatsView};
pub use self::notices::AdvanceNoticeView;
pub use self::on_call::OnCallView;
pub use self::participation::ParticipationView;
pub use self::plans::{LapseView, PlanView, QuotaView};
pub use self::quality::QualityView;
pub use self::referrals::{NoteView, ReferralView, ReferredView};
pub use self::self_assessment::{SelfAssessmentView, SelfReportView, SelfReportedView};
pub use self::severity::{
    CalibrationCaseView, ChangeView, ChoiceView, FactView, QuestionView, ReasonView, ResultView,
    RoundDetailView, RoundView, ScoreView, SeverityView,
};
pub use self::siblings::{SiblingGroupView, SiblingView};
pub use self::supervision::{SupervisionDetailView, SupervisionStepView, SupervisionView};
pub use self::surge::{SurgeBoardView, SurgeRowView};
pub use self::warnings::{AcknowledgementView, WarningView};

view! {
    /// What an act left behind.
    ReceiptView {
        /// The object's id.
        id: String = "id",
        /// Its version after the act.
        version: i32 = "versjon",
    }
}

impl From<Receipt> for ReceiptView {
    fn from(receipt: Receipt) -> Self {
        Self {
            id: receipt.id.to_string(),
            version: receipt.version,
        }
    }
}

view! {
    /// What a registration left behind.
    RegisteredView {
        /// The request's id.
        id: String = "id",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Always 1.
        version: i32 = "versjon",
        /// When the service was told.
        registered_at: DateTime<Utc> = "registrert",
    }
}

impl RegisteredView {
    /// What is told back of a request that was registered.
    pub fn new(receipt: Receipt, told: Told) -> Self {
        Self {
            id: receipt.id.to_string(),
            case_number: told.case_number,
            version: receipt.version,
            registered_at: told.registered_at,
        }
    }
}

view! {
    /// «behov».
    NeedsView {
        /// Substance use.
        substance_use: bool = "rus",
        /// Mental health.
        mental_health: bool = "psykiatri",
        /// Crime.
        crime: bool = "kriminalitet",
    }
}

impl From<NeedFlags> for NeedsView {
    fn from(flags: NeedFlags) -> Self {
        Self {
            substance_use: flags.substance_use,
            mental_health: flags.mental_health,
            crime: flags.crime,
        }
    }
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageView<T> {
    /// The rows.
    #[serde(rename = "rader")]
    pub rows: Vec<T>,
    /// Cursor of the next page; absent on the last.
    #[serde(rename = "neste", skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

view! {
    /// «anmodning» without identity.
    RequestView {
        /// Id.
        id: String = "id",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Version.
        version: i32 = "versjon",
        /// Status.
        status: &'static str = "status",
        /// Kommune.
        municipality: String = "kommune",
        /// Region.
        region: &'static str = "region",
        /// Legal basis.
        legal_basis: &'static str = "hjemmel",
        /// The Act as it read.
        law_version: &'static str = "lovversjon",
        /// Kind.
        kind: &'static str = "type",
        /// Measure.
        measure: &'static str = "tiltak",
        /// Whether the duty covers the measure (§ 16-3).
        inside_duty: bool = "omfattetAvBistandsplikten",
        /// Target group.
        target_group: Option<&'static str> = "maalgruppe",
        /// When the need was first reported.
        need_reported_at: DateTime<Utc> = "behovMeldt",
        /// By which channel.
        channel: &'static str = "meldtVia",
        /// When the service was told.
        registered_at: DateTime<Utc> = "registrert",
        /// Emergency decision.
        emergency_decision_at: Option<DateTime<Utc>> = "akuttvedtak",
        /// Wanted start.
        wanted_start: Option<NaiveDate> = "onsketOppstart",
        /// Need flags.
        needs: NeedsView = "behov",
        /// Danger to life or health.
        danger: &'static str = "fareForLivEllerHelse",
        /// Looked after.
        looked_after: &'static str = "ivaretatt",
        /// Age when the need was reported.
        age: Option<i32> = "alder",
        /// The sender's own reference.
        sender_reference: Option<String> = "avsendersSaksreferanse",
        /// When the first offer was made.
        first_offer_at: Option<DateTime<Utc>> = "forsteTilbud",
        /// Whole minutes waited for an offer, until it came, the withdrawal, or now.
        waited_minutes: i64 = "ventetMinutter",
    }
}

impl RequestView {
    /// A request as shown at `now`.
    pub fn new(request: &PlacementRequest, now: DateTime<Utc>) -> Self {
        let content = &request.content;
        let ended = request
            .first_offer_at
            .or(request.withdrawal().map(|withdrawal| withdrawal.at));
        Self {
            id: request.id.to_string(),
            case_number: request.case_number.clone(),
            version: request.version,
            status: request.status.name(),
            municipality: request.municipality.to_string(),
            region: request.region.code(),
            legal_basis: content.legal_basis.name(),
            law_version: content.law_version.name(),
            kind: content.kind.name(),
            measure: content.measure.name(),
            inside_duty: content.measure.duty() == Duty::Inside,
            target_group: content.target_group.map(ApiCode::name),
            need_reported_at: content.need_reported_at,
            channel: content.channel.name(),
            registered_at: request.registered_at,
            emergency_decision_at: content.emergency_decision_at,
            wanted_start: content.wanted_start,
            needs: content.flags.into(),
            danger: content.danger.name(),
            looked_after: content.looked_after.name(),
            age: content.age,
            sender_reference: content.sender_reference.clone(),
            first_offer_at: request.first_offer_at,
            waited_minutes: (ended.unwrap_or(now) - content.need_reported_at)
                .num_minutes()
                .max(0),
        }
    }
}

view! {
    /// «barn»: identity, only for those who need it.
    ChildView {
        /// Number.
        number: Option<String> = "nummer",
        /// Birth date.
        birth_date: Option<NaiveDate> = "fodselsdato",
        /// Name.
        name: Option<String> = "navn",
    }
}

impl From<Identity> for ChildView {
    fn from(identity: Identity) -> Self {
        Self {
            number: identity.number.map(|number| number.expose().to_owned()),
            birth_date: identity.birth_date,
            name: identity.name,
        }
    }
}

view! {
    /// What was sealed with the request.
    DetailsView {
        /// Whom Bufetat calls.
        contact_name: Option<String> = "kontaktNavn",
        /// On which number.
        contact_phone: Option<String> = "kontaktTelefon",
        /// The unit the child is in.
        present_unit: Option<String> = "naavaerendeEnhet",
        /// Free text.
        description: Option<String> = "beskrivelse",
    }
}

impl From<Details> for DetailsView {
    fn from(details: Details) -> Self {
        Self {
            contact_name: details.contact_name,
            contact_phone: details.contact_phone,
            present_unit: details.present_unit,
            description: details.description,
        }
    }
}

view! {
    /// «anmodning» as shown to one who may see the case.
    CaseView {
        /// The request.
        #[serde(flatten)]
        request: RequestView = "anmodning",
        /// Who the child is.
        #[serde(skip_serializing_if = "Option::is_none")]
        child: Option<ChildView> = "barn",
        /// Free words and contact.
        #[serde(skip_serializing_if = "Option::is_none")]
        details: Option<DetailsView> = "opplysninger",
        /// How long the child has waited, and for whom.
        wait: WaitView = "ventetid",
        /// Why it was withdrawn.
        withdrawal_reason: Option<&'static str> = "trukketGrunn",
        /// The possible breach recorded on it.
        breach: Option<String> = "muligBrudd",
        /// Other requests for the same child; only for the intake desk while the case is open.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        same_child: Vec<SameChildView> = "sammeBarn",
        /// The times it was referred to statsforvalteren, oldest first.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        referrals: Vec<ReferralView> = "tilsynsanmodninger",
    }
}

view! {
    /// Another request for the same child.
    SameChildView {
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Region.
        region: &'static str = "region",
        /// Kind.
        kind: &'static str = "type",
        /// Measure.
        measure: &'static str = "tiltak",
        /// When the need was first reported.
        need_reported_at: DateTime<Utc> = "behovMeldt",
        /// Status.
        status: &'static str = "status",
    }
}

impl From<&PlacementRequest> for SameChildView {
    fn from(request: &PlacementRequest) -> Self {
        Self {
            case_number: request.case_number.clone(),
            region: request.region.code(),
            kind: request.content.kind.name(),
            measure: request.content.measure.name(),
            need_reported_at: request.content.need_reported_at,
            status: request.status.name(),
        }
    }
}

impl CaseView {
    /// A case as shown at `now`.
    pub fn new(shown: Shown, now: DateTime<Utc>) -> Self {
        let request = &shown.case.request;
        Self {
            request: RequestView::new(request, now),
            child: shown.identity.map(ChildView::from),
            details: shown.details.map(DetailsView::from),
            wait: WaitView::from(&shown.case.wait(now)),
            withdrawal_reason: request
                .withdrawal()
                .map(|withdrawal| withdrawal.reason.name()),
            breach: shown
                .case
                .breach
                .as_ref()
                .map(|breach| breach.id.to_string()),
            same_child: shown.same_child.iter().map(SameChildView::from).collect(),
            referrals: shown
                .case
                .referrals
                .iter()
                .map(ReferralView::from)
                .collect(),
        }
    }
}

view! {
    /// «tilbud».
    OfferView {
        /// Id.
        id: String = "id",
        /// Version.
        version: i32 = "versjon",
        /// The request it is for.
        request: String = "anmodning",
        /// Status now.
        status: &'static str = "status",
        /// Unit code.
        unit: String = "enhet",
        /// Kind of place.
        measure: &'static str = "tiltak",
        /// Who owns the unit.
        owner: &'static str = "eier",
        /// Where the unit is.
        region: &'static str = "region",
        /// Kilometres.
        distance_km: Option<i32> = "avstandKm",
        /// Minutes of travel.
        travel_minutes: Option<i32> = "reisetidMinutter",
        /// How the minutes came to be known.
        travel_method: Option<&'static str> = "reisetidMetode",
        /// Available from.
        available_from: NaiveDate = "ledigFra",
        /// Expires.
        expires_at: Option<DateTime<Utc>> = "utloper",
        /// When it was made.
        made_at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// When the kommune answered.
        answered_at: Option<DateTime<Utc>> = "besvart",
        /// Why it declined.
        decline_reason: Option<&'static str> = "avslagGrunn",
        /// When it was withdrawn.
        withdrawn_at: Option<DateTime<Utc>> = "trukket",
        /// When the child moved in.
        moved_in_at: Option<DateTime<Utc>> = "innflyttet",
        /// The last time the place was kept for the kommune.
        hold: Option<HoldView> = "plassHoldt",
    }
}

impl OfferView {
    /// An offer as shown at `now`.
    pub fn new(stored: &StoredOffer, now: DateTime<Utc>) -> Self {
        let offer = &stored.offer;
        let declined = match offer.answer {
            Some((Answer::Declined(reason), _)) => Some(reason.name()),
            Some((Answer::Accepted, _)) | None => None,
        };
        Self {
            id: offer.id.to_string(),
            version: stored.version,
            request: stored.request.to_string(),
            status: offer.status(now).name(),
            unit: stored.unit.clone(),
            measure: stored.measure.name(),
            owner: stored.owner.name(),
            region: stored.unit_region.code(),
            distance_km: stored.distance_km,
            travel_minutes: stored.travel.map(|(minutes, _)| minutes),
            travel_method: stored.travel.map(|(_, method)| method.name()),
            available_from: offer.available_from,
            expires_at: offer.expires_at,
            made_at: offer.made.at,
            recorded_at: offer.made.recorded_at,
            answered_at: offer.answer.map(|(_, when)| when.at),
            decline_reason: declined,
            withdrawn_at: offer.withdrawn.map(|when| when.at),
            moved_in_at: offer.moved_in.map(|when| when.at),
            hold: None,
        }
    }
}

view! {
    /// «søklogglinje»: kind, region and answer, never whose home it is.
    SearchView {
        /// Id.
        id: String = "id",
        /// Unit code, where it is a unit.
        unit: Option<String> = "enhet",
        /// Kind of place.
        measure: &'static str = "tiltak",
        /// Where.
        region: &'static str = "region",
        /// Answer.
        answer: &'static str = "svar",
        /// Channel.
        channel: &'static str = "kanal",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// When to ask again.
        next_try_at: Option<DateTime<Utc>> = "nesteForsok",
    }
}

impl From<&SearchLine> for SearchView {
    fn from(line: &SearchLine) -> Self {
        Self {
            id: line.id.to_string(),
            unit: line.unit.clone(),
            measure: line.measure.name(),
            region: line.region.code(),
            answer: line.answer.name(),
            channel: line.channel.name(),
            at: line.at,
            next_try_at: line.next_try_at,
        }
    }
}

view! {
    /// «oppholdssted».
    StayView {
        /// Where.
        place: &'static str = "type",
        /// From.
        from: DateTime<Utc> = "fra",
        /// To.
        to: Option<DateTime<Utc>> = "til",
    }
}

impl From<&Stay> for StayView {
    fn from(stay: &Stay) -> Self {
        Self {
            place: stay.place.name(),
            from: stay.from,
            to: stay.to,
        }
    }
}

view! {
    /// «hendelse»: something told about a case.
    EventView {
        /// Id.
        id: String = "id",
        /// Kind.
        kind: &'static str = "type",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// Until when it is meant to last.
        until: Option<DateTime<Utc>> = "til",
        /// Which of its kind.
        detail: Option<&'static str> = "detalj",
        /// The event it ends or answers.
        about: Option<String> = "gjelderHendelse",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// Free text.
        text: Option<String> = "tekst",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
    }
}

impl EventView {
    /// An event with its words.
    pub fn new(event: &CaseEvent, text: Option<&str>) -> Self {
        Self {
            id: event.id.to_string(),
            kind: event.kind.name(),
            at: event.at,
            until: event.until,
            detail: event.detail.map(ApiCode::name),
            about: event.about.map(|about| about.to_string()),
            role: event.role.code(),
            text: text.map(str::to_owned),
            recorded_at: event.recorded_at,
        }
    }
}

view! {
    /// One step of how a date was found.
    StepView {
        /// Kind of step.
        kind: &'static str = "steg",
        /// Which event, period or reason.
        which: Option<String> = "hva",
        /// An instant.
        at: Option<DateTime<Utc>> = "tidspunkt",
        /// A date.
        date: Option<NaiveDate> = "dato",
    }
}

impl From<&Step> for StepView {
    fn from(step: &Step) -> Self {
        let (kind, which, at, date) = match step {
            Step::StartedAt { event, at } => {
                ("start", Some(event.name().to_owned()), Some(*at), None)
            }
            Step::Counted { period, last_day } => {
                ("telt", Some(period.iso()), None, Some(*last_day))
            }
            Step::DaySkipped { date, because } => {
                let why = match because {
                    DayOff::Saturday => "lordag",
                    DayOff::Holiday(holiday) => holiday.name(),
                };
                ("dagTellerIkke", Some(why.to_owned()), None, Some(*date))
            }
            Step::MovedToWorkingDay { to } => ("flyttetTilVirkedag", None, None, Some(*to)),
            Step::HoursSkipped { date, because } => (
                "timerLoperIkke",
                Some(because.name().to_owned()),
                None,
                Some(*date),
            ),
            Step::Extended { until } => ("forlenget", None, None, Some(*until)),
            Step::Deducted { days, last_day } => (
                "trukketFra",
                Some(format!("P{days}D")),
                None,
                Some(*last_day),
            ),
            Step::Renewed { at, last_day } => ("fornyet", None, Some(*at), Some(*last_day)),
            Step::Ended { event, at } => {
                ("avsluttet", Some(event.name().to_owned()), Some(*at), None)
            }
        };
        Self {
            kind,
            which,
            at,
            date,
        }
    }
}

view! {
    /// «frist»: a limit of the Act. Both ends; the plain one is the working limit.
    LimitView {
        /// Rule.
        rule: &'static str = "regel",
        /// Version of the rule.
        version: u16 = "versjon",
        /// Where it stands.
        statute: &'static str = "hjemmel",
        /// Whose limit it is.
        owner: &'static str = "eier",
        /// What the Act says of passing it.
        consequence: &'static str = "virkning",
        /// The first day of the Act's wording when it began.
        law: Option<&'static str> = "lovversjon",
        /// When it began.
        starts_at: DateTime<Utc> = "start",
        /// The end to work by: the plain one, unless an act says how it is counted.
        working: DateTime<Utc> = "arbeidsfrist",
        /// When it passes, counted plainly.
        plain: DateTime<Utc> = "utloper",
        /// When it passes as the courts count (domstolloven §§ 148-149).
        as_court_counts: DateTime<Utc> = "utloperEtterDomstolloven",
        /// When it ended.
        ended_at: Option<DateTime<Utc>> = "avsluttet",
        /// State now.
        state: &'static str = "tilstand",
        /// What is taken for granted and wants a lawyer's word.
        presumptions: Vec<&'static str> = "forutsetninger",
        /// How the dates were found.
        steps: Vec<StepView> = "forklaring",
    }
}

impl LimitView {
    /// A limit as shown at `now`.
    pub fn new(deadline: &Deadline, now: DateTime<Utc>) -> Self {
        Self {
            rule: deadline.rule.id.name(),
            version: deadline.rule.version,
            statute: deadline.rule.statute,
            owner: deadline.rule.owner.name(),
            consequence: deadline.rule.consequence.name(),
            law: deadline.law_version().map(ApiCode::name),
            starts_at: deadline.starts_at,
            working: deadline.ends_at(),
            plain: deadline.due.plain,
            as_court_counts: deadline.due.as_court_counts,
            ended_at: deadline.ended_at(),
            state: match deadline.state(now) {
                DeadlineState::Running => "loper",
                DeadlineState::Met => "overholdt",
                DeadlineState::MetLate => "overholdtForSent",
                DeadlineState::Passed => "passert",
                DeadlineState::Moot => "bortfaltGrunnlag",
            },
            presumptions: deadline
                .presumptions
                .iter()
                .map(|presumption| presumption.name())
                .collect(),
            steps: deadline.explanation.iter().map(StepView::from).collect(),
        }
    }
}

view! {
    /// «frister»: the norms and the limits of a case.
    LimitsView {
        /// Norms.
        norms: Vec<NormView> = "normer",
        /// Limits of the Act.
        limits: Vec<LimitView> = "frister",
    }
}

view! {
    /// One entry of the chronology.
    EntryView {
        /// When it happened.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// What.
        kind: &'static str = "hendelse",
        /// Which.
        which: Option<String> = "hva",
    }
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        Self {
            at: entry.at,
            recorded_at: entry.recorded_at,
            kind: entry.kind.name(),
            which: entry.which.map(|which| match which {
                Which::Channel(channel) => channel.name().to_owned(),
                Which::Answer(answer) => answer.name().to_owned(),
                Which::Declined(reason) => reason.name().to_owned(),
                Which::Withdrawn(reason) => reason.name().to_owned(),
                Which::Place(place) => place.name().to_owned(),
                Which::Harm(kind) => kind.name().to_owned(),
                Which::Tribunal(kind) => kind.name().to_owned(),
                Which::Rule(rule) => rule.name().to_owned(),
                Which::Told(kind, _) => kind.name().to_owned(),
                Which::Unit(unit) => unit,
            }),
        }
    }
}

view! {
    /// «enhet».
    UnitView {
        /// Code.
        code: String = "kode",
        /// Name.
        name: String = "navn",
        /// Kind of place.
        measure: &'static str = "tiltak",
        /// Who owns it.
        owner: &'static str = "eier",
        /// Where.
        region: &'static str = "region",
        /// For whom.
        target_group: Option<&'static str> = "maalgruppe",
    }
}

impl From<&Unit> for UnitView {
    fn from(unit: &Unit) -> Self {
        Self {
            code: unit.code.clone(),
            name: unit.name.clone(),
            measure: unit.measure.name(),
            owner: unit.owner.name(),
            region: unit.region.code(),
            target_group: unit.target_group.map(ApiCode::name),
        }
    }
}

/// The status a list shows where none is asked for: the children who wait.
pub const DEFAULT_STATUS: RequestStatus = RequestStatus::Open;
