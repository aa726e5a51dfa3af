//! «Henvendelser per kvartal» (Fig 4-3): enquiries by what came of them, requests by kind, and needs that no
//! request was made of. Three units, never added to each other (R4).

use super::shape;
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::enquiry::EnquiryOutcome;
use crate::domain::legal_basis::Measure;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, counted_kind};
use crate::report::facts::{EnquiryFact, RequestFact, UnmadeFact};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Sum, Table, TableBuilder, TableFault};

/// A column an outcome, in the order of the list.
const OUTCOMES: [&str; 5] = [
    "bleAnmodning",
    "raad",
    "ingenPlasser",
    "ingentingPasset",
    "faltBort",
];
const REQUESTS: [(&str, &str); 4] = [
    ("akutt", "rapport-anmodning-akutt"),
    ("planlagtInstitusjon", "rapport-anmodning-institusjon"),
    ("fosterhjem", "rapport-anmodning-fosterhjem"),
    ("planlagtAnnet", "rapport-anmodning-annet"),
];

/// The table: the year before and the report year.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let facts = counting.facts();
    let told = |of: Period| {
        let enquiries = facts.enquiries.iter();
        let enquiries = enquiries.filter(|one| of.holds(Month::of(one.told.at)));
        let unmade = facts.unmade.iter();
        let unmade = unmade.filter(|one| of.holds(Month::of(one.told.at)));
        Told {
            enquiries: enquiries.collect(),
            unmade: unmade.collect(),
            requests: counting.requests(of),
        }
    };
    let mut table = columns(shape::start(
        counting,
        "henvendelser-per-kvartal",
        "rapport-henvendelser-per-kvartal",
        Label::Key("rapport-kvartal"),
    ));
    for quarter in years.iter().flat_map(|year| year.quarters()) {
        table = table.row(Label::Period(quarter), told(quarter).cells());
    }
    let [before, year] = years.map(told);
    let all = before.with(year);
    let behind = all.enquiries.len() + all.unmade.len();
    table
        .total(shape::SUM, all.cells())
        .note(Phrase::plain("rapport-note-henvendelser"))
        .rules(&[CountingRule::R2, CountingRule::R10, CountingRule::R11])
        .behind(Grain::Enquiries, behind as u64)
        .build()
}

fn columns(mut table: TableBuilder) -> TableBuilder {
    let enquiries = Label::Key("rapport-henvendelser");
    let requests = Label::Key("rapport-anmodninger-kort");
    for (id, outcome) in OUTCOMES.into_iter().zip(EnquiryOutcome::ALL) {
        let title = Label::of("enquiry-outcome", *outcome);
        table = table.column(Column::adds(id, title).under(enquiries));
    }
    let open = Label::Key("rapport-uten-utfall");
    table = table
        .column(Column::adds("utenUtfall", open).under(enquiries))
        .column(Column::adds("henvendelser", shape::SUM).under(enquiries));
    let parts: Vec<_> = OUTCOMES.into_iter().chain(["utenUtfall"]).collect();
    table = table.across(&parts, "henvendelser", Sum::Adds);
    for (id, key) in REQUESTS {
        table = table.column(Column::adds(id, Label::Key(key)).under(requests));
    }
    table
        .column(Column::adds("anmodninger", shape::SUM).under(requests))
        .across(&REQUESTS.map(|(id, _)| id), "anmodninger", Sum::Adds)
        .column(Column::adds("ikkeBedt", Label::Key("rapport-ikke-bedt")))
}

/// What was told in a period.
struct Told<'a> {
    enquiries: Vec<&'a EnquiryFact>,
    unmade: Vec<&'a UnmadeFact>,
    requests: Vec<&'a RequestFact>,
}

impl Told<'_> {
    fn with(mut self, other: Self) -> Self {
        self.enquiries.extend(other.enquiries);
        self.unmade.extend(other.unmade);
        self.requests.extend(other.requests);
        self
    }

    fn cells(&self) -> Vec<Cell> {
        let came_to = |of: Option<EnquiryOutcome>| count(&self.enquiries, |one| one.outcome == of);
        let mut counts: Vec<u64> = EnquiryOutcome::ALL
            .iter()
            .map(|outcome| came_to(Some(*outcome)))
            .collect();
        counts.push(came_to(None));
        counts.push(self.enquiries.len() as u64);
        let is = |place: usize| count(&self.requests, |one| kind(one) == place);
        counts.extend((0..REQUESTS.len()).map(is));
        counts.push(self.requests.len() as u64);
        counts.push(self.unmade.len() as u64);
        counts.into_iter().map(Cell::Count).collect()
    }
}

/// The place in [`REQUESTS`] of a request.
fn kind(request: &RequestFact) -> usize {
    match (counted_kind(request.kind), request.measure) {
        (CountedKind::Acute, _) => 0,
        (CountedKind::Planned, Measure::Institution) => 1,
        (CountedKind::Planned, Measure::FosterHome) => 2,
        (CountedKind::Planned, _) => 3,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::legal_basis::RequestKind;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn enquiries_requests_and_needs_not_asked_for_are_three_units() {
        let facts = facts()
            .enquiry("2024-05-01T10:00Z", Some(EnquiryOutcome::NoPlaces))
            .enquiry("2024-05-02T10:00Z", None)
            .enquiry("2023-12-31T22:59Z", Some(EnquiryOutcome::Advice))
            .unmade("2024-02-01T10:00Z")
            .request(
                a_request(1)
                    .kind(RequestKind::Planned)
                    .measure(Measure::FosterHome),
            )
            .request(a_request(2))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let rows = counts(&table);
        assert_eq!(rows.len(), 7, "four quarters, two, and one that has begun");
        assert_eq!(rows[3], [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(rows[4], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(rows[5], [0, 0, 1, 0, 0, 1, 2, 1, 0, 1, 0, 2, 0]);
        assert_eq!(total(&table), [0, 1, 1, 0, 0, 1, 3, 1, 0, 1, 0, 2, 1]);
        assert_eq!(table.events_behind(), 4);
    }
}
