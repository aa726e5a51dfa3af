//! «Tid til tilbud», on one screen: acute and planned beside each other, to the first offer.

use super::shape;
use crate::domain::breach::CountedKind;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::{End, Waits};
use crate::report::counting::{Counting, counted_kind, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Table, TableFault};

/// The columns of each kind: how many reached it, and the spread.
const IDS: [[&str; 4]; 2] = [
    ["antallAkutt", "medianAkutt", "p90Akutt", "lengstAkutt"],
    [
        "antallPlanlagt",
        "medianPlanlagt",
        "p90Planlagt",
        "lengstPlanlagt",
    ],
];

/// The table.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let requests = counting.requests(year);
    let heading = Label::Key("rapport-region");
    let title = "rapport-tid-til-tilbud";
    let mut table = shape::start_for(counting, "tid-til-tilbud", title, heading, year);
    for ((kind, _), [n, median, p90, longest]) in shape::kinds().zip(IDS) {
        table = table
            .column(Column::adds(n, Label::Key("rapport-antall-naadd")).under(kind))
            .column(Column::no_sum(median, Label::Key("rapport-median")).under(kind))
            .column(Column::no_sum(p90, Label::Key("rapport-p90")).under(kind))
            .column(Column::no_sum(longest, Label::Key("rapport-lengst")).under(kind));
    }
    for (label, region) in shape::regions(counting) {
        let of_region = those(&requests, |request| request.region == region);
        table = table.row(label, cells(&of_region));
    }
    use CountingRule::{R1, R2, R3, R10, R11};
    table
        .total(shape::whole(counting), cells(&requests))
        .note(Phrase::plain("rapport-note-tid-utvalg"))
        .note(Phrase::plain("rapport-note-kvantiler"))
        .rules(&[R1, R2, R3, R10, R11])
        .behind(Grain::Requests, requests.len() as u64)
        .build()
}

fn cells(requests: &[&RequestFact]) -> Vec<Cell> {
    let of_kind = |(_, kind): (Label, CountedKind)| {
        let of = those(requests, |request| counted_kind(request.kind) == kind);
        let waits = Waits::until(End::FirstOffer, &of);
        [
            Cell::Count(waits.n()),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.median)),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.p90)),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.max)),
        ]
    };
    shape::kinds().flat_map(of_kind).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::legal_basis::RequestKind;
    use crate::report::fixture::{a_request, facts};

    #[test]
    fn the_kinds_stand_beside_each_other_and_are_never_mixed() {
        let may = |n: u128| a_request(n).reported("2024-05-01T10:00Z");
        let planned = may(3).kind(RequestKind::Planned);
        let facts = facts()
            .request(may(1).accepted("2024-05-01T11:00Z"))
            .request(may(2))
            .request(planned.accepted("2024-05-01T14:00Z"))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let of = |minutes: i64| {
            let same = [Cell::Minutes(minutes); 3];
            [vec![Cell::Count(1)], same.to_vec()].concat()
        };
        let total = &table.total().unwrap().cells;
        assert_eq!(*total, [of(60), of(240)].concat());
        assert_eq!(table.events_behind(), 3);
    }
}
