//! «Anmodninger i måneden»: what came of the requests of the month and of the report year.

use super::shape::{self, KindColumns};
use crate::domain::code::Code;
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, counted_kind};
use crate::report::facts::RequestFact;
use crate::report::label::{Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Grain, Sum, Table, TableFault};

/// The table: every request has one outcome, so the outcomes add to the requests.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let month = Period::month(counting.month());
    let year = counting.this_year();
    let columns = KindColumns {
        periods: [
            (month, counting.requests(month)),
            (year, counting.requests(year)),
        ],
        kind: |request: &RequestFact| counted_kind(request.kind),
    };
    let start = shape::start(
        counting,
        "anmodninger",
        "rapport-anmodninger",
        Label::Key("rapport-utfall"),
    );
    let mut table = columns.columns(start, Sum::Adds);
    for outcome in Outcome::ALL {
        let came_to = |request: &RequestFact| Outcome::of(request, counting.cut_off()) == *outcome;
        table = table.row(Label::Outcome(*outcome), columns.cells(came_to));
    }
    table
        .total(
            Label::Key("rapport-anmodninger-ialt"),
            columns.cells(|_| true),
        )
        .note(Phrase::plain("rapport-note-anmodninger"))
        .note(Phrase::plain("rapport-note-uenighet"))
        .rules(&[CountingRule::R2, CountingRule::R11])
        .behind(Grain::Requests, counting.requests(year).len() as u64)
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::legal_basis::RequestKind;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn the_outcomes_add_to_the_requests() {
        let july = |n: u128| {
            a_request(n)
                .reported("2024-07-10T10:00Z")
                .due("2024-07-10T12:00Z")
        };
        let facts = facts()
            .request(july(1).accepted("2024-07-10T11:00Z"))
            .request(july(2).kind(RequestKind::InternalAcute))
            .request(july(3).withdrawn("2024-07-10T11:00Z"))
            .request(july(4).kind(RequestKind::Planned).due("2024-09-01T12:00Z"))
            .request(a_request(5).reported("2024-06-30T21:59Z"))
            .request(a_request(6).reported("2024-07-31T22:00Z"))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let expected = [
            [1, 0, 1, 1, 0, 1],
            [0, 0, 0, 0, 0, 0],
            [1, 0, 1, 1, 0, 1],
            [1, 0, 1, 1, 0, 1],
            [0, 1, 1, 0, 1, 1],
            [0, 0, 0, 1, 0, 1],
        ];
        assert_eq!(counts(&table), expected.map(Vec::from));
        assert_eq!(total(&table), [3, 1, 4, 4, 1, 5]);
        assert_eq!(table.events_behind(), 5);
    }
}
