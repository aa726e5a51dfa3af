//! What a report is counted from: facts as they were known at the cut-off, with no identity in them.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::id::{BreachId, ChildId, RequestId};
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::offer::{Answer, Happened};
use crate::domain::organisation::Region;
use crate::domain::request::{NeedFlags, PlaceOfStay, Stay, Withdrawal};
use crate::domain::severity::SeverityLevel;
use crate::domain::supervision::ConclusionCode;

/// Everything a report may count. Facts recorded after [`Facts::cut_off`] are not in it (R9).
#[derive(Debug, Clone)]
pub struct Facts {
    /// Only what was recorded at or before this instant is here.
    pub cut_off: DateTime<Utc>,
    /// Whether a child is recognised across kommuner (the owner's switch). Where it is not, a child
    /// known to two kommuner counts as two, and every count of unique children says so.
    pub children_matched_nationally: bool,
    /// Placement requests inside the duty.
    pub requests: Vec<RequestFact>,
    /// Possible breaches («hendelser»).
    pub breaches: Vec<BreachFact>,
    /// Conclusions of supervision.
    pub conclusions: Vec<ConclusionFact>,
}

/// One request («anmodning»).
#[derive(Debug, Clone)]
pub struct RequestFact {
    /// Grouping key, never printed.
    pub id: RequestId,
    /// Grouping key, never printed.
    pub child: ChildId,
    /// Region of the kommune at the event (R10).
    pub region: Region,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// Legal basis.
    pub legal_basis: LegalBasis,
    /// Kind of measure asked for.
    pub measure: Measure,
    /// Target group, where given.
    pub target_group: Option<TargetGroup>,
    /// First instant the need was reported to Bufetat by any channel (R2).
    pub need_reported_at: DateTime<Utc>,
    /// Wanted start of a planned placement.
    pub wanted_start: Option<NaiveDate>,
    /// Need flags.
    pub flags: NeedFlags,
    /// The instant by which the counting norm wanted an offer; `None` where no norm applies.
    pub offer_due_at: Option<DateTime<Utc>>,
    /// Spells of stay while waiting.
    pub stays: Vec<Stay>,
    /// Offers, oldest first.
    pub offers: Vec<OfferFact>,
    /// Withdrawn by the kommune.
    pub withdrawal: Option<Withdrawal>,
}

/// One offer of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferFact {
    /// When it was made and recorded.
    pub made: Happened,
    /// The kommune's answer.
    pub answer: Option<(Answer, Happened)>,
    /// The child moved in.
    pub moved_in: Option<Happened>,
    /// Kilometres to the place, as typed.
    pub distance_km: Option<u32>,
}

/// The month an event counts in; the instant may be unknown for events known only as events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The instant the limit passed.
    At(DateTime<Utc>),
    /// Only the month is known.
    InMonth {
        /// Year.
        year: i32,
        /// Month, 1-12.
        month: u32,
    },
}

/// One possible breach («hendelse»).
#[derive(Debug, Clone)]
pub struct BreachFact {
    /// Grouping key, never printed.
    pub id: BreachId,
    /// The request behind it; `None` for an event known only as an event.
    pub request: Option<RequestId>,
    /// Grouping key, never printed; `None` where no child is known (then it is no unique child, and a note says how many).
    pub child: Option<ChildId>,
    /// How it came to be recorded.
    pub origin: BreachOrigin,
    /// Region of the kommune at the event (R10).
    pub region: Region,
    /// Acute or planned by the legal basis at the instant counted (R11).
    pub kind: CountedKind,
    /// Legal basis where known.
    pub legal_basis: Option<LegalBasis>,
    /// Kind of measure where known.
    pub measure: Option<Measure>,
    /// When the limit passed: the month it counts in.
    pub when: When,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Bufetat's own judgement; a rejected one is not counted.
    pub status: BreachStatus,
    /// The level a person set or confirmed last; `None` is «ikke vurdert». Proposals are never here.
    pub severity: Option<SeverityLevel>,
    /// Need flags.
    pub flags: NeedFlags,
    /// The place of stay registered with the event, for events known only as events.
    pub stay: Option<PlaceOfStay>,
}

/// One conclusion of supervision («tilsyn»).
#[derive(Debug, Clone)]
pub struct ConclusionFact {
    /// The possible breach concluded on, where there is one.
    pub breach: Option<BreachId>,
    /// What was concluded.
    pub code: ConclusionCode,
    /// Local date of the conclusion (R8).
    pub concluded_on: NaiveDate,
    /// Local date of the event concluded on, where known (R8, the second table).
    pub event_on: Option<NaiveDate>,
    /// Region.
    pub region: Region,
    /// Acute or planned, where known.
    pub kind: Option<CountedKind>,
    /// Kind of measure, where known.
    pub measure: Option<Measure>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}
