//! «Anmodninger og utfall per måned».

use super::{Filter, begin, note, totalled};
use crate::domain::code::Code;
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label};
use crate::report::month::Month;
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

/// A column for each outcome, in the list's order.
const IDS: [&str; 6] = [
    "tilRettTid",
    "uenighet",
    "ikkeTilbud",
    "trukketForFristen",
    "fristenIkkeUte",
    "ingenNorm",
];

/// The table: every request has one outcome, so the outcomes add to the requests of each month.
pub fn table(counting: &Counting<'_>, filter: &Filter) -> Result<Table, TableFault> {
    let requests = counting.requests(filter.period);
    let named = ("statistikk-anmodninger", "rapport-statistikk-anmodninger");
    let short = Label::Key("rapport-anmodninger-kort");
    let mut table = begin(counting, filter, named, Label::Key("rapport-maned"))
        .column(Column::adds("anmodninger", short));
    for (id, outcome) in IDS.into_iter().zip(Outcome::ALL) {
        table = table.column(Column::adds(id, Label::Outcome(*outcome)));
    }
    for month in filter.months() {
        let of_month = those(&requests, |one| Month::of(one.need_reported_at) == month);
        table = table.row(Label::Month(month), cells(counting, &of_month));
    }
    totalled(table, cells(counting, &requests))
        .across(&IDS, "anmodninger", Sum::Adds)
        .note(note("rapport-note-anmodninger"))
        .note(note("rapport-note-uenighet"))
        .rules(&[CountingRule::R2, CountingRule::R10, CountingRule::R11])
        .behind(Grain::Requests, requests.len() as u64)
        .build()
}

fn cells(counting: &Counting<'_>, requests: &[&RequestFact]) -> Vec<Cell> {
    let of = |outcome: &Outcome| {
        let came_to = |one: &RequestFact| Outcome::of(one, counting.cut_off()) == *outcome;
        count(requests, came_to)
    };
    let all = requests.len() as u64;
    let counts = [all].into_iter().chain(Outcome::ALL.iter().map(of));
    counts.map(Cell::Count).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, counts, facts, total};
    use crate::report::month::Period;

    #[test]
    fn months_of_two_years_and_a_kommune_of_its_own() {
        let due = |n: u128, day: &str| {
            a_request(n)
                .reported(&format!("{day}T10:00Z"))
                .due(&format!("{day}T12:00Z"))
        };
        let facts = facts()
            .request(due(1, "2023-12-20").accepted("2023-12-20T11:00Z"))
            .request(due(2, "2024-01-02"))
            .request(due(3, "2024-01-03").of_kommune("4601"))
            .request(due(4, "2024-02-03"))
            .done();
        let period = Period {
            from: "2023-12".parse().unwrap(),
            to: "2024-01".parse().unwrap(),
        };
        let mut filter = Filter::of(period);
        let counted = |filter: &Filter| {
            let narrowed = filter.narrow(facts.clone());
            table(&Counting::new(period.to, &narrowed), filter).unwrap()
        };
        let all = counted(&filter);
        assert_eq!(
            counts(&all),
            [[1, 1, 0, 0, 0, 0, 0], [2, 0, 0, 2, 0, 0, 0]].map(Vec::from)
        );
        filter.municipality = Some("4601".parse().unwrap());
        let own = counted(&filter);
        assert_eq!(total(&own), [1, 0, 0, 1, 0, 0, 0]);
        assert_eq!(own.notes()[0].key, "rapport-note-utvalg-kommune");
    }
}
