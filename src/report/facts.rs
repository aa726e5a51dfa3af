//! What a report is counted from: facts as they were known at the cut-off, with no identity in them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::calendar;
use crate::domain::disagreement::DisagreementStatus;
use crate::domain::enquiry::{EnquiryOutcome, UnmadeReason};
use crate::domain::event::EventDetail;
use crate::domain::history::HistoryTable;
use crate::domain::id::{BreachId, ChildId, RequestId, SiblingGroupId};
use crate::domain::interim::InterimSpell;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{Answer, Happened};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::placement::{ClosedReason, Dates, PlaceClass};
use crate::domain::request::{NeedFlags, PlaceOfStay, Stay, Withdrawal};
use crate::domain::severity::SeverityLevel;
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::ConclusionCode;

/// Everything a report may count. Facts recorded after [`Facts::cut_off`] are not in it (R9).
#[derive(Debug, Clone)]
pub struct Facts {
    /// Only what was recorded at or before this instant is here.
    pub cut_off: DateTime<Utc>,
    /// The region they are all of; `None` is the whole country.
    pub region: Option<Region>,
    /// Whether a child is recognised across kommuner (the owner's switch). Where it is not, a child
    /// known to two kommuner counts as two, and every count of unique children says so.
    pub children_matched_nationally: bool,
    /// Placement requests inside the duty.
    pub requests: Vec<RequestFact>,
    /// Possible breaches («hendelser»).
    pub breaches: Vec<BreachFact>,
    /// Conclusions of supervision.
    pub conclusions: Vec<ConclusionFact>,
    /// Supervision cases, concluded or not.
    pub supervisions: Vec<SupervisionFact>,
    /// Places, and places that are closed.
    pub places: Vec<PlacesFact>,
    /// Stays told from the registers of before.
    pub placements: Vec<PlacementFact>,
    /// Totals from before the service, each as it held. They are of the country, also in a region's facts.
    pub history: Vec<HistoryFact>,
    /// Enquiries («henvendelser»).
    pub enquiries: Vec<EnquiryFact>,
    /// Needs that no request was made of («vi ba ikke, fordi …»).
    pub unmade: Vec<UnmadeFact>,
}

impl Facts {
    /// What of them is of one region. A request, an event and an enquiry are of the region of the kommune
    /// at the event (R10).
    #[must_use]
    pub fn of_region(mut self, region: Region) -> Self {
        self.region = Some(region);
        // The event of a conclusion may be of another region: when it was is kept.
        let days: BTreeMap<BreachId, NaiveDate> = self
            .breaches
            .iter()
            .filter_map(|breach| Some((breach.id, breach.when.day()?)))
            .collect();
        for told in &mut self.conclusions {
            let of_breach = told.breach.and_then(|breach| days.get(&breach).copied());
            told.event_on = told.event_on.or(of_breach);
        }
        self.requests.retain(|fact| fact.region == region);
        self.breaches.retain(|fact| fact.region == region);
        self.conclusions.retain(|fact| fact.region == region);
        self.supervisions.retain(|fact| fact.region == region);
        self.enquiries.retain(|fact| fact.region == region);
        self.unmade.retain(|fact| fact.region == region);
        self.places.retain(|fact| fact.class.region == region);
        self.placements.retain(|fact| fact.class.region == region);
        self
    }
}

/// One request («anmodning»).
#[derive(Debug, Clone)]
pub struct RequestFact {
    /// Grouping key, never printed.
    pub id: RequestId,
    /// Grouping key, never printed.
    pub child: ChildId,
    /// The kommune that asks. Grouping key, never printed.
    pub municipality: MunicipalityNumber,
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
    /// What the spells while waiting took, oldest first.
    pub interim: Vec<InterimSpell>,
    /// What the two sides disagree about, oldest first.
    pub disagreements: Vec<DisagreementFact>,
    /// Places that were considered and not offered: why, and when.
    pub considered: Vec<(Option<EventDetail>, Happened)>,
    /// Steps before the tribunal, oldest first.
    pub tribunal: Vec<(NemndEventKind, Happened)>,
    /// The sibling group it is in, and what the kommune wishes for it.
    pub siblings: Option<(SiblingGroupId, SiblingWish)>,
    /// The child moved out again.
    pub left: Option<Happened>,
}

impl RequestFact {
    /// The offer the child lives by: it moved in, and no reopening undid that.
    pub fn lived_in(&self) -> Option<&OfferFact> {
        let stands = |offer: &&OfferFact| offer.moved_in.is_some() && offer.undone_at.is_none();
        self.offers.iter().find(stands)
    }
}

/// One disagreement («uenighet») that a side raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisagreementFact {
    /// What it is about.
    pub theme: Option<EventDetail>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// How it stands at the cut-off.
    pub status: DisagreementStatus,
}

/// One supervision case («tilsyn»).
#[derive(Debug, Clone)]
pub struct SupervisionFact {
    /// Region.
    pub region: Region,
    /// When it was opened, and when that was told.
    pub opened: Happened,
    /// What was concluded, and on which local date.
    pub concluded: Option<(ConclusionCode, NaiveDate)>,
    /// When the first order («pålegg») was given.
    pub ordered_at: Option<DateTime<Utc>>,
}

/// Some places of one class («plasser»), or some that are closed.
#[derive(Debug, Clone)]
pub struct PlacesFact {
    /// What they are, and the region of the unit.
    pub class: PlaceClass,
    /// How many.
    pub number: u32,
    /// The first and the last day.
    pub dates: Dates,
    /// Why, where they are closed.
    pub closed: Option<ClosedReason>,
    /// When it was told.
    pub recorded_at: DateTime<Utc>,
}

/// One stay («opphold») told from the registers of before.
#[derive(Debug, Clone)]
pub struct PlacementFact {
    /// What the place is, and the region of the unit.
    pub class: PlaceClass,
    /// Kind of measure.
    pub measure: Measure,
    /// Grouping key, never printed; `None` where no child is known.
    pub child: Option<ChildId>,
    /// The day the child moved in and the day it moved out.
    pub dates: Dates,
    /// When it was told.
    pub recorded_at: DateTime<Utc>,
}

/// One enquiry («henvendelse»).
#[derive(Debug, Clone)]
pub struct EnquiryFact {
    /// Region of the kommune on that day.
    pub region: Region,
    /// What was asked about, where that is told.
    pub measure: Option<Measure>,
    /// When it was made and told.
    pub told: Happened,
    /// What came of it.
    pub outcome: Option<EnquiryOutcome>,
}

/// One need that no request was made of.
#[derive(Debug, Clone)]
pub struct UnmadeFact {
    /// Region of the kommune on that day.
    pub region: Region,
    /// Why.
    pub reason: UnmadeReason,
    /// When it was and when it was told.
    pub told: Happened,
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
    /// The place did not hold: when the reopening that undid the move was.
    pub undone_at: Option<DateTime<Utc>>,
    /// Withdrawn by Bufetat.
    pub withdrawn: Option<Happened>,
    /// The unit. Grouping key, never printed.
    pub unit: String,
    /// Kilometres to the place, as typed.
    pub distance_km: Option<u32>,
    /// Minutes of travel to the place, typed or computed.
    pub travel_minutes: Option<u32>,
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

impl When {
    /// A local day of the month it counts in.
    fn day(self) -> Option<NaiveDate> {
        match self {
            Self::At(at) => Some(calendar::local_date_of_limit(at)),
            Self::InMonth { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
        }
    }
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
    /// The kommune, where it is known. Grouping key, never printed.
    pub municipality: Option<MunicipalityNumber>,
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

/// A table of totals from before the service, as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryFact {
    /// The table.
    pub table: HistoryTable,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}
