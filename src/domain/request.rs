//! The placement request and what happens to it while the child waits.

use chrono::{DateTime, NaiveDate, Utc};

use super::code::code_enum;

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

/// The wanted start of a planned placement («ønsket oppstart»), a local date.
pub type WantedStart = NaiveDate;
