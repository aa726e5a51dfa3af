//! «Tid til tilbud»: how long it took to each of the three ends, acute and planned beside each other.

use super::{Filter, begin, note};
use crate::domain::breach::CountedKind;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::{End, Waits};
use crate::report::counting::{Counting, counted_kind, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label};
use crate::report::table::{Column, Grain, Table, TableFault};
use crate::report::tables::shape;

/// The columns of each kind: how many reached it, the spread, and those that did not.
const IDS: [[&str; 6]; 2] = [
    [
        "antallAkutt",
        "medianAkutt",
        "p90Akutt",
        "lengstAkutt",
        "venterAkutt",
        "trukketAkutt",
    ],
    [
        "antallPlanlagt",
        "medianPlanlagt",
        "p90Planlagt",
        "lengstPlanlagt",
        "venterPlanlagt",
        "trukketPlanlagt",
    ],
];

const TITLES: [&str; 6] = [
    "rapport-antall-naadd",
    "rapport-median",
    "rapport-p90",
    "rapport-lengst",
    "rapport-venter",
    "rapport-trukket",
];

/// The table. A request stands in each of the three rows, so no row adds to another.
pub fn table(counting: &Counting<'_>, filter: &Filter) -> Result<Table, TableFault> {
    let requests = counting.requests(filter.period);
    let named = ("statistikk-ventetid", "rapport-statistikk-ventetid");
    let mut table = begin(counting, filter, named, Label::Key("rapport-tid-til"));
    for ((kind, _), ids) in shape::kinds().zip(IDS) {
        for (id, title) in ids.into_iter().zip(TITLES) {
            table = table.column(Column::no_sum(id, Label::Key(title)).under(kind));
        }
    }
    for end in End::ALL {
        table = table.row(row(end), cells(end, &requests));
    }
    use CountingRule::{R1, R2, R3, R10, R11};
    table
        .note(note("rapport-note-tid-utvalg"))
        .note(note("rapport-note-kvantiler"))
        .note(note("rapport-note-egnet"))
        .rules(&[R1, R2, R3, R10, R11])
        .behind(Grain::Requests, requests.len() as u64)
        .build()
}

fn row(end: End) -> Label {
    Label::Key(match end {
        End::FirstOffer => "rapport-til-forste-tilbud",
        End::SuitableOffer => "rapport-til-egnet-tilbud",
        End::MovedIn => "rapport-til-innflytting",
    })
}

fn cells(end: End, requests: &[&RequestFact]) -> Vec<Cell> {
    let of_kind = |(_, kind): (Label, CountedKind)| {
        let of = those(requests, |request| counted_kind(request.kind) == kind);
        let waits = Waits::until(end, &of);
        [
            Cell::Count(waits.n()),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.median)),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.p90)),
            Cell::maybe(waits.reached, |one| Cell::Minutes(one.max)),
            Cell::Count(waits.waiting),
            Cell::Count(waits.withdrawn),
        ]
    };
    shape::kinds().flat_map(of_kind).collect()
}
