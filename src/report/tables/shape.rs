//! Shapes several tables share: the report year with the year before beside it.

use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::report::counting::children::{unique_children, without_child};
use crate::report::counting::{Counting, those};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Sum, TableBuilder};

/// «Sum» under or beside counts.
pub const SUM: Label = Label::Key("rapport-sum");
/// «Hele landet», or the region the report is of.
pub fn whole(counting: &Counting<'_>) -> Label {
    match counting.region() {
        Some(_) => Label::Key("rapport-hele-regionen"),
        None => Label::Key("rapport-hele-landet"),
    }
}
/// «I alt» where rows overlap.
pub const ALL_TOLD: Label = Label::Key("rapport-i-alt");
/// «Ikke registrert».
pub const NOT_REGISTERED: Label = Label::Key("rapport-ikke-registrert");

/// A whole number that is no count of the table's unit: days, kilometres.
pub fn whole_number(value: i64) -> Cell {
    Cell::Number { value, decimals: 0 }
}

/// A table not begun on.
pub fn start(
    counting: &Counting<'_>,
    id: &'static str,
    title: &'static str,
    rows: Label,
) -> TableBuilder {
    begin(counting, (id, Phrase::plain(title)), rows)
}

/// A table about one period, which its title names as `$periode`.
pub fn start_for(
    counting: &Counting<'_>,
    id: &'static str,
    title: &'static str,
    rows: Label,
    period: Period,
) -> TableBuilder {
    let title = Phrase::plain(title).with("periode", Cell::Label(Label::Period(period)));
    begin(counting, (id, title), rows)
}

/// A table of a region says so itself: it may be read away from the report it is of.
pub fn begin(
    counting: &Counting<'_>,
    (id, title): (&'static str, Phrase),
    rows: Label,
) -> TableBuilder {
    let table = TableBuilder::new(id, title, rows, counting.cut_off());
    match counting.region() {
        None => table,
        Some(region) => table.note(
            Phrase::plain("rapport-note-region").with("region", Cell::Label(Label::Region(region))),
        ),
    }
}

/// The label of every region, in the list's order; of the one the report is of alone.
pub fn regions(counting: &Counting<'_>) -> impl Iterator<Item = (Label, Region)> + use<> {
    let only = counting.region();
    let shown = Region::ALL
        .iter()
        .filter(move |region| only.is_none_or(|only| only == **region));
    shown.map(|region| (Label::Region(*region), *region))
}

/// The label of acute and planned.
pub fn kinds() -> impl Iterator<Item = (Label, CountedKind)> {
    CountedKind::ALL
        .iter()
        .map(|kind| (Label::Kind(*kind), *kind))
}

/// Notes about what counts of unique children leave out.
pub fn children_notes(
    table: TableBuilder,
    counting: &Counting<'_>,
    events: &[&BreachFact],
) -> TableBuilder {
    let unknown = without_child(events);
    let not_counted = Phrase::plain("rapport-note-uten-barn").with("antall", Cell::Count(unknown));
    let not_matched = Phrase::plain("rapport-note-barn-per-kommune");
    table
        .maybe_note((unknown > 0).then_some(not_counted))
        .maybe_note((!counting.matched_nationally()).then_some(not_matched))
}

/// Events and unique children of each class, for the year before and the report year.
///
/// `classes` must hold every value `class` can give: the builder refuses the table otherwise.
pub fn events_and_children<K: PartialEq>(
    mut table: TableBuilder,
    counting: &Counting<'_>,
    classes: &[(Label, K)],
    class: impl Fn(&BreachFact) -> K,
) -> TableBuilder {
    let years = [counting.last_year(), counting.this_year()];
    let events = years.map(|year| counting.events(year));
    let ids = [("hendelserAretFor", "barnAretFor"), ("hendelser", "barn")];
    for (year, (events, children)) in years.into_iter().zip(ids) {
        table = table
            .column(
                Column::adds(events, Label::Key("rapport-hendelser")).under(Label::Period(year)),
            )
            .column(
                Column::overlaps(children, Label::Key("rapport-barn")).under(Label::Period(year)),
            );
    }
    let cells = |chosen: [Vec<&BreachFact>; 2]| {
        let pair = |events: &Vec<&BreachFact>| [events.len() as u64, unique_children(events)];
        chosen
            .iter()
            .flat_map(pair)
            .map(Cell::Count)
            .collect::<Vec<_>>()
    };
    for (label, value) in classes {
        let of_class = |events: &Vec<_>| those(events, |event| class(event) == *value);
        table = table.row(*label, cells([of_class(&events[0]), of_class(&events[1])]));
    }
    let both = events.concat();
    children_notes(table, counting, &both)
        .total(ALL_TOLD, cells(events))
        .note(Phrase::plain("rapport-note-barn-overlapper"))
        .behind(Grain::Events, both.len() as u64)
}

/// Acute, planned and their sum, for two periods: columns, and the cells of a row.
#[derive(Debug)]
pub struct KindColumns<'a, T> {
    /// The periods, and what is counted in each.
    pub periods: [(Period, Vec<&'a T>); 2],
    /// The kind of one of them.
    pub kind: fn(&T) -> CountedKind,
}

impl<T> KindColumns<'_, T> {
    /// Adds the six columns; `sum` says how rows relate to a total row.
    pub fn columns(&self, mut table: TableBuilder, sum: Sum) -> TableBuilder {
        const IDS: [[&str; 3]; 2] = [
            ["akuttForst", "planlagtForst", "sumForst"],
            ["akutt", "planlagt", "sum"],
        ];
        for ((period, _), [acute, planned, both]) in self.periods.iter().zip(IDS) {
            let titles = [
                Label::Kind(CountedKind::Acute),
                Label::Kind(CountedKind::Planned),
                SUM,
            ];
            for (id, title) in [acute, planned, both].into_iter().zip(titles) {
                let group = Some(Label::Period(*period));
                table = table.column(Column {
                    id,
                    title,
                    group,
                    sum,
                });
            }
            table = table.across(&[acute, planned], both, Sum::Adds);
        }
        table
    }

    /// The cells of the row of those a condition holds for.
    pub fn cells(&self, holds: impl Fn(&T) -> bool) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (_, items) in &self.periods {
            let chosen = those(items, &holds);
            let of = |kind| those(&chosen, |item| (self.kind)(item) == kind).len() as u64;
            let counts = [
                of(CountedKind::Acute),
                of(CountedKind::Planned),
                chosen.len() as u64,
            ];
            cells.extend(counts.map(Cell::Count));
        }
        cells
    }

    /// How many there are in both periods.
    pub fn behind(&self) -> u64 {
        self.periods
            .iter()
            .map(|(_, items)| items.len() as u64)
            .sum()
    }
}

/// The events of the year before and the report year, by kind (R11).
pub fn events_by_kind<'a>(counting: &Counting<'a>) -> KindColumns<'a, BreachFact> {
    let of = |period| (period, counting.events(period));
    KindColumns {
        periods: [of(counting.last_year()), of(counting.this_year())],
        kind: |event| event.kind,
    }
}
