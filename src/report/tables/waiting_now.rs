//! «Venter nå»: requests without an offer at the cut-off, by region, whatever month they are from.

use super::shape;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::{End, Waits};
use crate::report::counting::{Counting, counted_kind, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

/// The table.
///
/// # Errors
/// [`TableFault`] when it does not add up.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let waiting = counting.waiting();
    let mut table = shape::start(
        counting,
        "venter-na",
        "rapport-venter-na",
        Label::Key("rapport-region"),
    );
    for ((label, _), id) in shape::kinds().zip(["akutt", "planlagt"]) {
        table = table.column(Column::adds(id, label));
    }
    table = table
        .column(Column::adds("sum", shape::SUM))
        .column(Column::no_sum("lengst", Label::Key("rapport-lengst")))
        .across(&["akutt", "planlagt"], "sum", Sum::Adds);
    for (label, region) in shape::regions(counting) {
        let of_region = those(&waiting, |request| request.region == region);
        table = table.row(label, cells(counting, &of_region));
    }
    table
        .total(shape::whole(counting), cells(counting, &waiting))
        .note(Phrase::plain("rapport-note-venter-na"))
        .rules(&[CountingRule::R2, CountingRule::R10, CountingRule::R11])
        .behind(Grain::Requests, waiting.len() as u64)
        .build()
}

fn cells(counting: &Counting<'_>, waiting: &[&RequestFact]) -> Vec<Cell> {
    let of_kind = |(_, kind)| those(waiting, |one| counted_kind(one.kind) == kind).len() as u64;
    let mut cells: Vec<Cell> = shape::kinds().map(of_kind).map(Cell::Count).collect();
    cells.push(Cell::Count(Waits::until(End::FirstOffer, waiting).waiting));
    cells.push(Cell::maybe(counting.longest_wait(waiting), Cell::Minutes));
    cells
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts};

    #[test]
    fn those_without_an_offer_wait_whatever_their_month() {
        let facts = facts()
            .request(a_request(1).reported("2023-05-01T10:00Z"))
            .request(a_request(2).reported("2024-07-01T10:00Z"))
            .request(
                a_request(3)
                    .reported("2024-07-01T10:00Z")
                    .accepted("2024-07-01T11:00Z"),
            )
            .request(
                a_request(4)
                    .reported("2024-07-01T10:00Z")
                    .withdrawn("2024-07-01T11:00Z"),
            )
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let total = &table.total().unwrap().cells;
        assert_eq!(total[2], Cell::Count(2));
        let cut_off = facts.cut_off;
        let longest = (cut_off - facts.requests[0].need_reported_at).num_minutes();
        assert_eq!(total[3], Cell::Minutes(longest));
    }
}
