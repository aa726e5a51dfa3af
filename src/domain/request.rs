//! The placement request and what happens to it while the child waits.

use chrono::{DateTime, NaiveDate, Utc};

use super::breach::CountedKind;
use super::child::ChildNumber;
use super::code::code_enum;
use super::event::EventDetail;
use super::id::{ChildId, RequestId};
use super::legal_basis::{Duty, LawVersion, LegalBasis, Measure, RequestKind, TargetGroup};
use super::norm::{NormCase, Norms, OfferDue};
use super::offer::Happened;
use super::organisation::{MunicipalityNumber, Office, Region};

code_enum! {
    /// «Oppholdssted mens barnet venter»: where the child is until a place is found.
    PlaceOfStay {
        /// At home («hjemme»).
        Home = "home",
        /// A temporary solution run by the kommune: hotel, flat, cabin, with an employee.
        MunicipalTemporary = "municipal_temporary",
        /// A measure the child already has: foster home, institution.
        ExistingMeasure = "existing_measure",
        /// With family or network.
        FamilyOrNetwork = "family_or_network",
        /// Hospital or the like.
        Hospital = "hospital",
        /// Prison, custody or remand.
        Custody = "custody",
        /// Whereabouts unknown or run away.
        Unknown = "unknown",
    }
}

code_enum! {
    /// «Skadehendelse mens barnet venter»: harm or near-harm, dated.
    HarmKind {
        /// Ran away («rømming»).
        Runaway = "runaway",
        /// Overdose.
        Overdose = "overdose",
        /// Violence against or by the child.
        Violence = "violence",
        /// Offence («lovbrudd»).
        Offence = "offence",
        /// Imprisonment («fengsling»).
        Imprisonment = "imprisonment",
        /// Use of coercion («tvang»).
        Coercion = "coercion",
        /// Admission to hospital.
        Hospital = "hospital",
    }
}

code_enum! {
    /// The kommune's answer to a yes/no question that may still be open.
    Judgement {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Nobody has judged it («ikke vurdert»).
        NotAssessed = "not_assessed",
    }
}

code_enum! {
    /// «Meldt via»: the channel the need was first reported to Bufetat by. A phone call counts.
    Channel {
        /// By phone.
        Phone = "phone",
        /// In this service, by a person.
        Service = "service",
        /// From a case system.
        System = "system",
        /// By letter, referral or e-mail outside the service.
        Written = "written",
        /// In person or in a meeting.
        Meeting = "meeting",
    }
}

code_enum! {
    /// «Årsak til at anmodningen ble trukket»: the closed list of endings without an offer.
    WithdrawalReason {
        /// The kommune found another solution.
        OtherSolution = "other_solution",
        /// A planned placement is asked for instead.
        PlannedInstead = "planned_instead",
        /// The kommune gave up waiting.
        GaveUp = "gave_up",
        /// The decision lapsed.
        DecisionLapsed = "decision_lapsed",
        /// The tribunal dismissed the case.
        TribunalDismissed = "tribunal_dismissed",
        /// The child was imprisoned.
        Imprisoned = "imprisoned",
        /// The child turned eighteen.
        TurnedEighteen = "turned_eighteen",
        /// The child moved to another kommune.
        MovedMunicipality = "moved_municipality",
    }
}

code_enum! {
    /// «Anmodningens status», computed from the facts.
    RequestStatus {
        /// No place agreed: the child waits.
        Open = "open",
        /// The kommune accepted an offer; the child has not moved in.
        Accepted = "accepted",
        /// The child moved in.
        MovedIn = "moved_in",
        /// The kommune withdrew the request.
        Withdrawn = "withdrawn",
    }
}

impl RequestStatus {
    /// Whether nothing more can be offered or recorded.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::MovedIn | Self::Withdrawn)
    }
}

/// «Behov»: what weighs on the child, as registered («rus», «psykiatri», «kriminalitet»).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NeedFlags {
    /// Substance use.
    pub substance_use: bool,
    /// Mental health.
    pub mental_health: bool,
    /// Crime.
    pub crime: bool,
}

/// One spell of stay while waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Where.
    pub place: PlaceOfStay,
    /// From this instant.
    pub from: DateTime<Utc>,
    /// Until this instant; open while the child is still there.
    pub to: Option<DateTime<Utc>>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// One harm event while waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harm {
    /// What happened.
    pub kind: HarmKind,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// The end of a request by the kommune's own act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why, from the closed list.
    pub reason: WithdrawalReason,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// «Gjenåpning»: the same wait goes on after the request was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reopening {
    /// Why: it also says which end is undone, a withdrawal or a move.
    pub why: EventDetail,
    /// When.
    pub when: Happened,
}

impl Reopening {
    /// Whether it undoes a withdrawal; every other one follows a move.
    #[must_use]
    pub fn is_of_withdrawal(&self) -> bool {
        self.why == EventDetail::WithdrawnByMistake
    }

    /// Whether it says that the child never moved in: the move was told of by mistake.
    #[must_use]
    pub fn is_of_no_move(&self) -> bool {
        self.why == EventDetail::NeverMovedIn
    }
}

/// What a request says, in codes and instants; nothing here names the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// «Hjemmel».
    pub legal_basis: LegalBasis,
    /// The Act as it read when the need was reported.
    pub law_version: LawVersion,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// «Tiltak».
    pub measure: Measure,
    /// «Målgruppe».
    pub target_group: Option<TargetGroup>,
    /// First instant the need was reported to Bufetat by any channel (R2).
    pub need_reported_at: DateTime<Utc>,
    /// The channel it was reported by.
    pub channel: Channel,
    /// «Akuttvedtak»: when the emergency decision was made.
    pub emergency_decision_at: Option<DateTime<Utc>>,
    /// «Ønsket oppstart» of a planned placement, a local date.
    pub wanted_start: Option<NaiveDate>,
    /// Need flags.
    pub flags: NeedFlags,
    /// Danger to life or health, as the kommune assesses it.
    pub danger: Judgement,
    /// Whether the child is looked after now.
    pub looked_after: Judgement,
    /// Age in whole years when the need was reported, where a birth date is known.
    pub age: Option<i32>,
    /// The sender's own reference.
    pub sender_reference: Option<String>,
}

impl Content {
    /// Acute or planned as counted: internal acute moves count as acute (R11).
    pub fn counted_kind(&self) -> CountedKind {
        match self.kind {
            RequestKind::Acute | RequestKind::InternalAcute => CountedKind::Acute,
            RequestKind::Planned => CountedKind::Planned,
        }
    }
}

/// What is sealed with the request: free words and whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// Whom Bufetat calls.
    pub contact_name: Option<String>,
    /// On which number.
    pub contact_phone: Option<String>,
    /// The unit the child is in, for an internal acute move.
    pub present_unit: Option<String>,
    /// Free text.
    pub description: Option<String>,
}

/// Who the child is. Sealed; shown only to those who need it, and every look is journalled.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The number, if there is one yet.
    pub number: Option<ChildNumber>,
    /// The birth date, from the number or as told.
    pub birth_date: Option<NaiveDate>,
    /// The name.
    pub name: Option<String>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// «Anmodning»: a kommune's request for a place, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementRequest {
    /// Its id.
    pub id: RequestId,
    /// Grows by one with every change; what `If-Match` is compared with.
    pub version: i32,
    /// «Saksnummer», to say on the phone.
    pub case_number: String,
    /// The kommune that asks.
    pub municipality: MunicipalityNumber,
    /// Bufetat's region for that kommune on the day of the need (R10).
    pub region: Region,
    /// The statsforvalter's office for that kommune on the day of the need.
    pub office: Office,
    /// The child.
    pub child: ChildId,
    /// What it says.
    pub content: Content,
    /// When the service was told.
    pub registered_at: DateTime<Utc>,
    /// Every time the kommune withdrew it, in the order it was told.
    pub withdrawals: Vec<Withdrawal>,
    /// Every time it was reopened, in the order it was told. A request is closed before it is reopened
    /// and open before it is closed again, so that the n-th reopening undoes the n-th end.
    pub reopenings: Vec<Reopening>,
    /// Found from the facts.
    pub status: RequestStatus,
    /// Found from the facts: when the first offer was made.
    pub first_offer_at: Option<DateTime<Utc>>,
}

impl PlacementRequest {
    /// The withdrawal that stands: the one no reopening undid.
    #[must_use]
    pub fn withdrawal(&self) -> Option<Withdrawal> {
        let undone = self.reopenings.iter().filter(|one| one.is_of_withdrawal());
        self.withdrawals.get(undone.count()).copied()
    }

    /// The withdrawals with the reopening that undid each.
    pub fn withdrawn_spells(&self) -> impl Iterator<Item = (Withdrawal, Option<DateTime<Utc>>)> {
        let undone = self.reopenings.iter().filter(|one| one.is_of_withdrawal());
        let undone = undone
            .map(|one| Some(one.when.at))
            .chain(std::iter::repeat(None));
        self.withdrawals.iter().copied().zip(undone)
    }

    /// The request as it was known at an instant, as far as its ends go.
    #[must_use]
    pub fn ends_known_by(mut self, cut_off: DateTime<Utc>) -> Self {
        self.withdrawals.retain(|one| one.recorded_at <= cut_off);
        self.reopenings
            .retain(|one| one.when.recorded_at <= cut_off);
        self
    }

    /// Its moves in the order they happened, each with the reopening that undid it: the n-th that is not of a
    /// withdrawal undoes the n-th move.
    #[must_use]
    pub fn moves_undone(
        &self,
        moves: impl Iterator<Item = Happened>,
    ) -> Vec<(Happened, Option<Reopening>)> {
        let mut moves: Vec<Happened> = moves.collect();
        moves.sort_by_key(|moved| (moved.at, moved.recorded_at));
        let undone = self.reopenings.iter().copied();
        let undone = undone.filter(|one| !one.is_of_withdrawal());
        let undone = undone.map(Some).chain(std::iter::repeat(None));
        moves.into_iter().zip(undone).collect()
    }

    /// What the norms need to know; `None` where the measure is outside the duty (§ 16-3), which no
    /// norm about Bufetat covers.
    #[must_use]
    pub fn norm_case(&self) -> Option<NormCase> {
        let content = &self.content;
        match content.measure.duty() {
            Duty::Inside => Some(NormCase {
                kind: content.counted_kind(),
                region: self.region,
                measure: content.measure,
                need_reported_at: content.need_reported_at,
                wanted_start: content.wanted_start,
            }),
            Duty::Outside(_) => None,
        }
    }

    /// The counting norm that applies, with its limit; none outside the duty.
    #[must_use]
    pub fn offer_due<'a>(&self, norms: &'a Norms) -> Option<OfferDue<'a>> {
        let due = norms.counting(&self.norm_case()?)?;
        Some(OfferDue {
            at: self.while_asked_for(due.at),
            ..due
        })
    }

    /// A limit of a norm, which can pass only while somebody asks: one that falls while the request is
    /// withdrawn passes when it is reopened. No time is given anew.
    #[must_use]
    pub fn while_asked_for(&self, limit: DateTime<Utc>) -> DateTime<Utc> {
        let mut closed = self
            .withdrawn_spells()
            .filter_map(|(gone, back)| back.filter(|back| gone.at < limit && limit < *back));
        closed.next().unwrap_or(limit)
    }
}
