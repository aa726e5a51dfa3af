//! «Ikke tilbud og uenighet etter tiltak»: requests without an offer in time, and those disagreed about, by
//! kind and by the measure asked for. The two are never one number.

use super::shape;
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::legal_basis::{Duty, Measure};
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, counted_kind};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Table, TableFault};

const IDS: [[&str; 2]; 2] = [
    ["ikkeTilbudAkutt", "uenighetAkutt"],
    ["ikkeTilbudPlanlagt", "uenighetPlanlagt"],
];
const OUTCOMES: [Outcome; 2] = [Outcome::NoOffer, Outcome::Disagreement];

/// The table.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let requests = counting.requests(year);
    let heading = Label::Key("rapport-tiltak");
    let title = "rapport-utfall-per-tiltak";
    let mut table = shape::start_for(counting, "utfall-per-tiltak", title, heading, year);
    for ((kind, _), ids) in shape::kinds().zip(IDS) {
        for (id, outcome) in ids.into_iter().zip(OUTCOMES) {
            table = table.column(Column::adds(id, Label::Outcome(outcome)).under(kind));
        }
    }
    let cells = |holds: &dyn Fn(&RequestFact) -> bool| {
        let of = |kind: CountedKind, outcome| {
            count(&requests, |one| {
                holds(one)
                    && counted_kind(one.kind) == kind
                    && Outcome::of(one, counting.cut_off()) == outcome
            })
        };
        let each = CountedKind::ALL
            .iter()
            .flat_map(|kind| OUTCOMES.map(|outcome| of(*kind, outcome)));
        each.map(Cell::Count).collect::<Vec<_>>()
    };
    let inside = |measure: &&Measure| measure.duty() == Duty::Inside;
    for measure in Measure::ALL.iter().filter(inside) {
        table = table.row(
            Label::Measure(*measure),
            cells(&|one| one.measure == *measure),
        );
    }
    table
        .total(shape::SUM, cells(&|_| true))
        .note(Phrase::plain("rapport-note-anmodninger"))
        .note(Phrase::plain("rapport-note-uenighet"))
        .rules(&[CountingRule::R2, CountingRule::R11])
        .behind(Grain::Requests, requests.len() as u64)
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::offer::DeclineReason;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn no_offer_and_disagreement_are_two_numbers() {
        let due = |n: u128| {
            a_request(n)
                .reported("2024-05-01T10:00Z")
                .due("2024-05-01T12:00Z")
        };
        let facts = facts()
            .request(due(1))
            .request(due(2).declined("2024-05-01T11:00Z", DeclineReason::Distance))
            .request(due(3).measure(Measure::EmergencyFosterHome))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(
            counts(&table),
            [[1, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]].map(Vec::from)
        );
        assert_eq!(total(&table), [2, 1, 0, 0]);
    }
}
