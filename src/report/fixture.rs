//! Facts for tests, told like a case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::facts::{BreachFact, ConclusionFact, Facts, OfferFact, RequestFact, When};
use super::label::Cell;
use super::table::{Row, Table};
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::code::Code;
use crate::domain::id::{BreachId, ChildId, RequestId};
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind};
use crate::domain::offer::{Answer, DeclineReason, Happened};
use crate::domain::organisation::Region;
use crate::domain::request::{NeedFlags, PlaceOfStay, Stay, Withdrawal, WithdrawalReason};
use crate::domain::severity::SeverityLevel;
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
            distance_km: None,
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

/// Facts taken out 5 August 2024 at 9 in the morning.
#[derive(Debug, Clone)]
pub struct FactsCase(Facts);

pub fn facts() -> FactsCase {
    FactsCase(Facts {
        cut_off: at("2024-08-05T07:00Z"),
        children_matched_nationally: true,
        requests: Vec::new(),
        breaches: Vec::new(),
        conclusions: Vec::new(),
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
