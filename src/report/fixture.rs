//! Facts for tests, told like a case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::facts::{
    BreachFact, ConclusionFact, DisagreementFact, EnquiryFact, Facts, OfferFact, PlacementFact,
    PlacesFact, RequestFact, SupervisionFact, UnmadeFact, When,
};
use super::label::Cell;
use super::table::{Row, Table};
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::code::Code;
use crate::domain::disagreement::DisagreementStatus;
use crate::domain::enquiry::{EnquiryOutcome, UnmadeReason};
use crate::domain::event::EventDetail;
use crate::domain::id::{BreachId, ChildId, RequestId, SiblingGroupId, StayId};
use crate::domain::interim::{CostCount, CostKind, CostLine, InterimSpell};
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{Answer, DeclineReason, Happened, UnitOwner};
use crate::domain::organisation::Region;
use crate::domain::placement::{ClosedReason, Dates, Guarantee, PlaceClass};
use crate::domain::request::{NeedFlags, PlaceOfStay, Stay, Withdrawal, WithdrawalReason};
use crate::domain::severity::SeverityLevel;
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::ConclusionCode;

/// `2024-05-01T12:00Z` or with an offset.
pub fn at(text: &str) -> DateTime<Utc> {
    let text = text.replace('Z', "+00:00");
    DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M%:z")
        .unwrap()
        .to_utc()
}

/// Happened and was told at the same instant.
pub fn happened(text: &str) -> Happened {
    Happened {
        at: at(text),
        recorded_at: at(text),
    }
}

/// A region by its code.
pub fn region(code: &str) -> Region {
    Region::from_code(code).unwrap()
}

/// A request: acute, § 4-4, Øst, reported 1 May 2024 at noon, no norm.
#[derive(Debug, Clone)]
pub struct RequestCase(RequestFact);

pub fn a_request(n: u128) -> RequestCase {
    RequestCase(RequestFact {
        id: RequestId(Uuid::from_u128(n)),
        child: ChildId(Uuid::from_u128(n)),
        municipality: "3901".parse().unwrap(),
        region: region("ost"),
        kind: RequestKind::Acute,
        legal_basis: LegalBasis::P4_4,
        measure: Measure::Institution,
        target_group: None,
        need_reported_at: at("2024-05-01T12:00Z"),
        wanted_start: None,
        flags: NeedFlags::default(),
        offer_due_at: None,
        stays: Vec::new(),
        offers: Vec::new(),
        withdrawal: None,
        interim: Vec::new(),
        disagreements: Vec::new(),
        considered: Vec::new(),
        tribunal: Vec::new(),
        siblings: None,
        left: None,
    })
}

impl RequestCase {
    pub fn fact(self) -> RequestFact {
        self.0
    }
    pub fn reported(mut self, text: &str) -> Self {
        self.0.need_reported_at = at(text);
        self
    }
    pub fn due(mut self, text: &str) -> Self {
        self.0.offer_due_at = Some(at(text));
        self
    }
    pub fn kind(mut self, kind: RequestKind) -> Self {
        self.0.kind = kind;
        self
    }
    pub fn region(mut self, region: Region) -> Self {
        self.0.region = region;
        self
    }
    fn offer(mut self, made: &str, answer: Option<Answer>) -> Self {
        let made = happened(made);
        let answer = answer.map(|answer| (answer, made));
        self.0.offers.push(OfferFact {
            made,
            answer,
            moved_in: None,
            undone_at: None,
            withdrawn: None,
            unit: "enhet".to_owned(),
            distance_km: None,
            travel_minutes: None,
        });
        self
    }
    pub fn of_kommune(mut self, number: &str) -> Self {
        self.0.municipality = number.parse().unwrap();
        self
    }
    pub fn measure(mut self, measure: Measure) -> Self {
        self.0.measure = measure;
        self
    }
    pub fn wanted(mut self, start: &str) -> Self {
        self.0.wanted_start = Some(start.parse().unwrap());
        self
    }
    /// The last offer is of a unit so many kilometres and minutes away.
    pub fn away(mut self, km: Option<u32>, minutes: Option<u32>) -> Self {
        let offer = self.0.offers.last_mut().unwrap();
        (offer.distance_km, offer.travel_minutes) = (km, minutes);
        self
    }
    /// The last offer is of that unit.
    pub fn into_unit(mut self, unit: &str) -> Self {
        self.0.offers.last_mut().unwrap().unit = unit.to_owned();
        self
    }
    pub fn sibling_of(mut self, group: u128, wish: SiblingWish) -> Self {
        self.0.siblings = Some((SiblingGroupId(Uuid::from_u128(group)), wish));
        self
    }
    pub fn disagrees(
        mut self,
        theme: Option<EventDetail>,
        raised: &str,
        status: DisagreementStatus,
    ) -> Self {
        self.0.disagreements.push(DisagreementFact {
            theme,
            raised_at: at(raised),
            status,
        });
        self
    }
    pub fn considered(mut self, why: Option<EventDetail>, text: &str) -> Self {
        self.0.considered.push((why, happened(text)));
        self
    }
    pub fn left(mut self, text: &str) -> Self {
        self.0.left = Some(happened(text));
        self
    }
    pub fn step(mut self, kind: NemndEventKind, text: &str) -> Self {
        self.0.tribunal.push((kind, happened(text)));
        self
    }
    /// A spell of some begun days that cost so many kroner.
    pub fn spell(mut self, place: PlaceOfStay, from: &str, days: i64, kroner: Option<i64>) -> Self {
        let line = kroner.map(|kroner| CostLine {
            kind: CostKind::Lodging,
            kroner,
            counted: CostCount::InAll,
            sum: kroner,
        });
        self.0.interim.push(InterimSpell {
            id: StayId(Uuid::from_u128(0)),
            place,
            from: at(from),
            to: None,
            days,
            lines: line.into_iter().collect(),
            staff_hours: None,
            staff_people: None,
        });
        self
    }
    pub fn offered(self, made: &str) -> Self {
        self.offer(made, None)
    }
    pub fn accepted(self, made: &str) -> Self {
        self.offer(made, Some(Answer::Accepted))
    }
    pub fn declined(self, made: &str, reason: DeclineReason) -> Self {
        self.offer(made, Some(Answer::Declined(reason)))
    }
    /// Into the last offer, or one made at that instant.
    pub fn moved_in(mut self, text: &str) -> Self {
        if self.0.offers.is_empty() {
            self = self.accepted(text);
        }
        if let Some(offer) = self.0.offers.last_mut() {
            offer.moved_in = Some(happened(text));
        }
        self
    }
    /// Into another place.
    pub fn moved_in_again(self, text: &str) -> Self {
        self.accepted(text).moved_in(text)
    }
    /// The place did not hold: the request was reopened.
    pub fn undone(mut self, text: &str) -> Self {
        if let Some(offer) = self.0.offers.last_mut() {
            offer.undone_at = Some(at(text));
        }
        self
    }
    pub fn withdrawn(mut self, text: &str) -> Self {
        let reason = WithdrawalReason::OtherSolution;
        self.0.withdrawal = Some(Withdrawal {
            reason,
            at: at(text),
            recorded_at: at(text),
        });
        self
    }
    /// The last offer and its answer were told at that instant.
    pub fn told(mut self, text: &str) -> Self {
        let recorded_at = at(text);
        if let Some(offer) = self.0.offers.last_mut() {
            offer.made.recorded_at = recorded_at;
            if let Some((_, told)) = &mut offer.answer {
                told.recorded_at = recorded_at;
            }
        }
        self
    }
    pub fn stay(mut self, place: PlaceOfStay, from: &str, to: Option<&str>) -> Self {
        let recorded_at = at(from);
        self.0.stays.push(Stay {
            place,
            from: recorded_at,
            to: to.map(at),
            recorded_at,
        });
        self
    }
}

/// An event: acute, Øst, on 1 May 2024, of a child of its own, not assessed.
#[derive(Debug, Clone)]
pub struct EventCase(BreachFact);

pub fn an_event(n: u128) -> EventCase {
    EventCase(BreachFact {
        id: BreachId(Uuid::from_u128(n)),
        request: None,
        child: Some(ChildId(Uuid::from_u128(n))),
        origin: BreachOrigin::Person,
        municipality: Some("3901".parse().unwrap()),
        region: region("ost"),
        kind: CountedKind::Acute,
        legal_basis: None,
        measure: None,
        when: When::At(at("2024-05-01T12:00Z")),
        recorded_at: at("2024-05-01T12:00Z"),
        status: BreachStatus::Possible,
        severity: None,
        flags: NeedFlags::default(),
        stay: None,
    })
}

impl EventCase {
    pub fn fact(self) -> BreachFact {
        self.0
    }
    pub fn at(mut self, text: &str) -> Self {
        self.0.when = When::At(at(text));
        self
    }
    pub fn in_month(mut self, year: i32, month: u32) -> Self {
        self.0.when = When::InMonth { year, month };
        self
    }
    pub fn child(mut self, n: u128) -> Self {
        self.0.child = Some(ChildId(Uuid::from_u128(n)));
        self
    }
    pub fn no_child(mut self) -> Self {
        self.0.child = None;
        self
    }
    pub fn region(mut self, region: Region) -> Self {
        self.0.region = region;
        self
    }
    pub fn planned(mut self) -> Self {
        self.0.kind = CountedKind::Planned;
        self
    }
    pub fn severity(mut self, level: SeverityLevel) -> Self {
        self.0.severity = Some(level);
        self
    }
    pub fn not_assessed(mut self) -> Self {
        self.0.severity = None;
        self
    }
    pub fn stay(mut self, place: PlaceOfStay) -> Self {
        self.0.stay = Some(place);
        self
    }
    pub fn basis(mut self, basis: LegalBasis) -> Self {
        self.0.legal_basis = Some(basis);
        self
    }
    pub fn needs(mut self, substance_use: bool, mental_health: bool, crime: bool) -> Self {
        self.0.flags = NeedFlags {
            substance_use,
            mental_health,
            crime,
        };
        self
    }
    pub fn of_request(mut self, n: u128) -> Self {
        self.0.request = Some(RequestId(Uuid::from_u128(n)));
        self
    }
    pub fn rejected(mut self) -> Self {
        self.0.status = BreachStatus::Rejected;
        self
    }
    pub fn confirmed(mut self) -> Self {
        self.0.status = BreachStatus::Confirmed;
        self
    }
}

/// A conclusion that establishes a breach, in Øst, of no known event, kind or date of event.
#[derive(Debug, Clone)]
pub struct ConclusionCase(ConclusionFact);

pub fn a_conclusion(concluded_on: &str) -> ConclusionCase {
    ConclusionCase(ConclusionFact {
        breach: None,
        code: ConclusionCode::Breach,
        concluded_on: concluded_on.parse().unwrap(),
        event_on: None,
        region: region("ost"),
        kind: None,
        measure: None,
        recorded_at: at("2024-01-01T12:00Z"),
    })
}

impl ConclusionCase {
    pub fn of_event(mut self, n: u128) -> Self {
        self.0.breach = Some(BreachId(Uuid::from_u128(n)));
        self
    }
    pub fn told(mut self, text: &str) -> Self {
        self.0.recorded_at = at(text);
        self
    }
    pub fn event_on(mut self, date: &str) -> Self {
        self.0.event_on = Some(date.parse().unwrap());
        self
    }
    pub fn code(mut self, code: ConclusionCode) -> Self {
        self.0.code = code;
        self
    }
    pub fn kind(mut self, kind: CountedKind) -> Self {
        self.0.kind = Some(kind);
        self
    }
    pub fn region(mut self, region: Region) -> Self {
        self.0.region = region;
        self
    }
}

/// Of the state, acute, in Øst.
fn a_class() -> PlaceClass {
    PlaceClass {
        region: region("ost"),
        owner: UnitOwner::State,
        target_group: Some(TargetGroup::Acute),
        guarantee: None,
    }
}

/// Some acute places of the state from a day on, in Øst.
#[derive(Debug, Clone)]
pub struct PlaceCase(PlacesFact);

pub fn a_place(number: u32, from: &str) -> PlaceCase {
    PlaceCase(PlacesFact {
        class: a_class(),
        number,
        dates: Dates {
            from: from.parse().unwrap(),
            to: None,
        },
        closed: None,
        recorded_at: at("2024-01-01T12:00Z"),
    })
}

impl PlaceCase {
    pub fn until(mut self, date: &str) -> Self {
        self.0.dates.to = Some(date.parse().unwrap());
        self
    }
    pub fn closed(mut self) -> Self {
        self.0.closed = Some(ClosedReason::Staffing);
        self
    }
    pub fn of_group(mut self, group: Option<TargetGroup>) -> Self {
        self.0.class.target_group = group;
        self
    }
    pub fn private(mut self, guarantee: Option<Guarantee>) -> Self {
        self.0.class.owner = UnitOwner::Commercial;
        self.0.class.guarantee = guarantee;
        self
    }
}

/// A stay in an institution of the state from a day on, in Øst, of no known child.
#[derive(Debug, Clone)]
pub struct PlacementCase(PlacementFact);

pub fn a_placement(from: &str) -> PlacementCase {
    PlacementCase(PlacementFact {
        class: a_class(),
        measure: Measure::Institution,
        child: None,
        dates: Dates {
            from: from.parse().unwrap(),
            to: None,
        },
        recorded_at: at("2024-01-01T12:00Z"),
    })
}

impl PlacementCase {
    pub fn measure(mut self, measure: Measure) -> Self {
        self.0.measure = measure;
        self
    }
    pub fn until(mut self, date: &str) -> Self {
        self.0.dates.to = Some(date.parse().unwrap());
        self
    }
    pub fn child(mut self, n: u128) -> Self {
        self.0.child = Some(ChildId(Uuid::from_u128(n)));
        self
    }
    pub fn private(mut self, guarantee: Option<Guarantee>) -> Self {
        self.0.class.owner = UnitOwner::Commercial;
        self.0.class.guarantee = guarantee;
        self
    }
}

/// Facts taken out 5 August 2024 at 9 in the morning.
#[derive(Debug, Clone)]
pub struct FactsCase(Facts);

pub fn facts() -> FactsCase {
    FactsCase(Facts {
        cut_off: at("2024-08-05T07:00Z"),
        region: None,
        children_matched_nationally: true,
        requests: Vec::new(),
        breaches: Vec::new(),
        conclusions: Vec::new(),
        supervisions: Vec::new(),
        history: Vec::new(),
        places: Vec::new(),
        placements: Vec::new(),
        enquiries: Vec::new(),
        unmade: Vec::new(),
    })
}

impl FactsCase {
    pub fn done(self) -> Facts {
        self.0
    }
    /// Taken out at another instant.
    pub fn at(mut self, text: &str) -> Self {
        self.0.cut_off = at(text);
        self
    }
    pub fn request(mut self, request: RequestCase) -> Self {
        self.0.requests.push(request.0);
        self
    }
    pub fn event(mut self, event: EventCase) -> Self {
        self.0.breaches.push(event.0);
        self
    }
    pub fn conclusion(mut self, conclusion: ConclusionCase) -> Self {
        self.0.conclusions.push(conclusion.0);
        self
    }
    pub fn supervision(mut self, opened: &str, concluded: Option<(ConclusionCode, &str)>) -> Self {
        self.0.supervisions.push(SupervisionFact {
            region: region("ost"),
            opened: happened(opened),
            concluded: concluded.map(|(code, on)| (code, on.parse().unwrap())),
            ordered_at: None,
        });
        self
    }
    pub fn place(mut self, place: PlaceCase) -> Self {
        self.0.places.push(place.0);
        self
    }
    pub fn placement(mut self, placement: PlacementCase) -> Self {
        self.0.placements.push(placement.0);
        self
    }
    pub fn enquiry(mut self, told: &str, outcome: Option<EnquiryOutcome>) -> Self {
        self.0.enquiries.push(EnquiryFact {
            region: region("ost"),
            measure: None,
            told: happened(told),
            outcome,
        });
        self
    }
    pub fn unmade(mut self, told: &str) -> Self {
        self.0.unmade.push(UnmadeFact {
            region: region("ost"),
            reason: UnmadeReason::NoPlaces,
            told: happened(told),
        });
        self
    }
    pub fn matched_nationally(mut self, matched: bool) -> Self {
        self.0.children_matched_nationally = matched;
        self
    }
}

fn numbers(row: &Row) -> Vec<u64> {
    let number = |cell: &Cell| match cell {
        Cell::Count(count) => *count,
        other => panic!("{other:?} is no count"),
    };
    row.cells.iter().map(number).collect()
}

/// Every row of a table of counts.
pub fn counts(table: &Table) -> Vec<Vec<u64>> {
    table.rows().iter().map(numbers).collect()
}

/// Its total row.
pub fn total(table: &Table) -> Vec<u64> {
    numbers(table.total().unwrap())
}

/// Its row of sums, where rows overlap.
pub fn sum_of_rows(table: &Table) -> Vec<u64> {
    numbers(table.sum_of_rows().unwrap())
}
