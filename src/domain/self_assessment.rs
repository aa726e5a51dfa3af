//! «Egenvurdering»: what Bufetat itself holds of a possible breach. It establishes nothing and rejects
//! nothing: statsforvalteren concludes (§ 17-3).

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::{BreachId, SelfAssessmentId};
use super::organisation::Office;
use super::role::Role;

code_enum! {
    /// «Årsak»: why the child had no place in time, as Bufetat sees it.
    BreachCause {
        /// No place was free.
        NoFreePlace = "no_free_place",
        /// Places were free, and none suited the child.
        NoSuitedPlace = "no_suited_place",
        /// A place that was found fell through.
        PlaceFellThrough = "place_fell_through",
        /// The search began late.
        SearchedLate = "searched_late",
        /// Something that had to be known of the child was not.
        FactsMissing = "facts_missing",
        /// The handling of the case failed.
        Handling = "handling",
        /// Too few were on duty.
        Staffing = "staffing",
        /// It is not known yet.
        Unclear = "unclear",
        /// Something else, told in words.
        Other = "other",
    }
}

code_enum! {
    /// «Oppfølging»: what Bufetat does about it.
    Remedy {
        /// The child has been offered a place.
        OfferMade = "offer_made",
        /// The search goes on.
        SearchGoesOn = "search_goes_on",
        /// A place is made for the child.
        PlaceMade = "place_made",
        /// A routine is changed.
        RoutineChanged = "routine_changed",
        /// More are put on duty.
        StaffingChanged = "staffing_changed",
        /// Nothing yet.
        NothingYet = "nothing_yet",
        /// Something else, told in words.
        Other = "other",
    }
}

/// «Egenvurdering» as told. Its words lie sealed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfAssessment {
    /// Its id.
    pub id: SelfAssessmentId,
    /// The possible breach it is about.
    pub breach: BreachId,
    /// Its place among the breach's own, from 1. The last one holds.
    pub ordinal: i32,
    /// Why.
    pub cause: BreachCause,
    /// What is done.
    pub remedy: Remedy,
    /// Who told it, as a role.
    pub role: Role,
    /// When it was held.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
    /// That it was sent to statsforvalteren.
    pub report: Option<SelfReport>,
}

/// «Egenrapport»: a self-assessment sent to statsforvalteren.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfReport {
    /// The office it went to.
    pub office: Office,
    /// Who sent it, as a role.
    pub role: Role,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
    /// When the office first opened supervision of the breach after it was sent.
    pub opened_at: Option<DateTime<Utc>>,
}

/// The words of a self-assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords {
    /// What happened.
    pub what: String,
    /// Why.
    pub why: Option<String>,
    /// What is done.
    pub done: Option<String>,
}
