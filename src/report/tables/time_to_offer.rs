//! «Tid til tilbud»: how long it took to each of the three ends, by region; one table an end and kind.

use super::shape;
use crate::domain::breach::CountedKind;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::{End, Waits};
use crate::report::counting::{Counting, counted_kind, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

/// Six tables: acute, then planned, each to first offer, suitable offer and move-in.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let of_kind = |(_, kind)| End::ALL.map(|end| table(counting, kind, end));
    shape::kinds().flat_map(of_kind).collect()
}

fn named(kind: CountedKind, end: End) -> (&'static str, &'static str) {
    use CountedKind::{Acute, Planned};
    match (kind, end) {
        (Acute, End::FirstOffer) => (
            "tid-til-forste-tilbud-akutt",
            "rapport-tid-forste-tilbud-akutt",
        ),
        (Acute, End::SuitableOffer) => (
            "tid-til-egnet-tilbud-akutt",
            "rapport-tid-egnet-tilbud-akutt",
        ),
        (Acute, End::MovedIn) => ("tid-til-innflytting-akutt", "rapport-tid-innflytting-akutt"),
        (Planned, End::FirstOffer) => (
            "tid-til-forste-tilbud-planlagt",
            "rapport-tid-forste-tilbud-planlagt",
        ),
        (Planned, End::SuitableOffer) => (
            "tid-til-egnet-tilbud-planlagt",
            "rapport-tid-egnet-tilbud-planlagt",
        ),
        (Planned, End::MovedIn) => (
            "tid-til-innflytting-planlagt",
            "rapport-tid-innflytting-planlagt",
        ),
    }
}

fn table(counting: &Counting<'_>, kind: CountedKind, end: End) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let requests = those(&counting.requests(year), |request| {
        counted_kind(request.kind) == kind
    });
    let (id, title) = named(kind, end);
    let mut table = shape::start_for(counting, id, title, Label::Key("rapport-region"), year)
        .column(Column::adds(
            "anmodninger",
            Label::Key("rapport-anmodninger-kort"),
        ))
        .column(Column::adds("naadd", Label::Key("rapport-antall-naadd")))
        .column(Column::no_sum("median", Label::Key("rapport-median")))
        .column(Column::no_sum("snitt", Label::Key("rapport-snitt")))
        .column(Column::no_sum("p90", Label::Key("rapport-p90")))
        .column(Column::no_sum("lengst", Label::Key("rapport-lengst")))
        .column(Column::adds("venter", Label::Key("rapport-venter")))
        .column(Column::adds("trukket", Label::Key("rapport-trukket")))
        .across(&["naadd", "venter", "trukket"], "anmodninger", Sum::Adds);
    for (label, region) in shape::regions(counting) {
        table = table.row(
            label,
            cells(end, &those(&requests, |request| request.region == region)),
        );
    }
    table
        .total(shape::whole(counting), cells(end, &requests))
        .note(Phrase::plain("rapport-note-tid-utvalg"))
        .note(Phrase::plain("rapport-note-kvantiler"))
        .note(Phrase::plain("rapport-note-egnet"))
        .rules(&[
            CountingRule::R1,
            CountingRule::R2,
            CountingRule::R3,
            CountingRule::R10,
        ])
        .behind(Grain::Requests, requests.len() as u64)
        .build()
}

fn cells(end: End, requests: &[&RequestFact]) -> Vec<Cell> {
    let waits = Waits::until(end, requests);
    let spread = waits.reached;
    vec![
        Cell::Count(requests.len() as u64),
        Cell::Count(waits.n()),
        Cell::maybe(spread, |s| Cell::Minutes(s.median)),
        Cell::maybe(spread, |s| Cell::Minutes(s.mean)),
        Cell::maybe(spread, |s| Cell::Minutes(s.p90)),
        Cell::maybe(spread, |s| Cell::Minutes(s.max)),
        Cell::Count(waits.waiting),
        Cell::Count(waits.withdrawn),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts};

    #[test]
    fn the_spread_of_those_that_reached_it_and_the_others_beside() {
        let may = |n: u128| a_request(n).reported("2024-05-01T10:00Z");
        let facts = facts()
            .request(
                may(1)
                    .accepted("2024-05-01T11:00Z")
                    .moved_in("2024-05-02T10:00Z"),
            )
            .request(may(2).accepted("2024-05-01T13:00Z"))
            .request(may(3))
            .request(may(4).withdrawn("2024-05-03T10:00Z"))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(tables.len(), 6);
        let expected = |n, minutes: [i64; 4], waiting| {
            let ends = minutes.map(Cell::Minutes);
            let mut cells = vec![Cell::Count(4), Cell::Count(n)];
            cells.extend(ends);
            cells.extend([Cell::Count(waiting), Cell::Count(1)]);
            cells
        };
        assert_eq!(
            tables[0].total().unwrap().cells,
            expected(2, [120, 120, 180, 180], 1)
        );
        assert_eq!(tables[2].total().unwrap().cells, expected(1, [1440; 4], 2));
        let empty = &tables[3].total().unwrap().cells;
        assert_eq!((empty[0], empty[2]), (Cell::Count(0), Cell::Empty));
    }
}
