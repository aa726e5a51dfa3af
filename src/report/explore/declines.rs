//! «Svar på tilbudene»: what the kommune answered, and why it declined.

use super::{Filter, begin, note, totalled};
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Cell, Label};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};
use crate::report::tables::offers_and_declines::{Entry, answers, offers};
use crate::report::tables::shape;

const IDS: [&str; 2] = ["akutt", "planlagt"];

/// The table: every offer made in the months has one answer as known at the cut-off.
pub fn table(counting: &Counting<'_>, filter: &Filter) -> Result<Table, TableFault> {
    let requests = counting.facts().requests.iter();
    let entries: Vec<Entry> = requests
        .flat_map(|one| offers(one, filter.period))
        .collect();
    let named = ("statistikk-svar", "rapport-statistikk-svar");
    let mut table = begin(counting, filter, named, Label::Key("rapport-svar"));
    for ((kind, _), id) in shape::kinds().zip(IDS) {
        table = table.column(Column::adds(id, kind));
    }
    table = table
        .column(Column::adds("sum", shape::SUM))
        .across(&IDS, "sum", Sum::Adds);
    for row in answers() {
        table = table.row(row, cells(&entries, |entry| entry.row == row));
    }
    totalled(table, cells(&entries, |_| true))
        .note(note("rapport-note-tilbud"))
        .rules(&[CountingRule::R10, CountingRule::R11])
        .behind(Grain::Offers, entries.len() as u64)
        .build()
}

fn cells(entries: &[Entry], holds: impl Fn(&Entry) -> bool) -> Vec<Cell> {
    let chosen: Vec<&Entry> = entries.iter().filter(|entry| holds(entry)).collect();
    let of_kind = |(_, kind)| chosen.iter().filter(|entry| entry.kind == kind).count() as u64;
    let counts = shape::kinds().map(of_kind).chain([chosen.len() as u64]);
    counts.map(Cell::Count).collect()
}
