//! «Søsken»: whether groups that belong together came to live together (by what was wished for them).

use super::shape;
use crate::domain::code::Code;
use crate::domain::sibling::SiblingWish;
use crate::report::counting::Counting;
use crate::report::counting::groups::{self, Together};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

const IDS: [[&str; 3]; 2] = [
    ["sammenAretFor", "kanDelesAretFor", "sumAretFor"],
    ["sammen", "kanDeles", "sum"],
];

fn key(came: Together) -> &'static str {
    match came {
        Together::SameUnit => "rapport-sosken-sammen",
        Together::Split => "rapport-sosken-delt",
        Together::Waiting => "rapport-sosken-venter",
        Together::Ended => "rapport-sosken-avsluttet",
    }
}

/// The table.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let heading = Label::Key("rapport-utfall");
    let mut table = shape::start(counting, "sosken", "rapport-sosken", heading);
    for (year, [together, split, sum]) in years.into_iter().zip(IDS) {
        for (id, wish) in [together, split].into_iter().zip(SiblingWish::ALL) {
            let title = Label::of("sibling-wish", *wish);
            table = table.column(Column::adds(id, title).under(Label::Period(year)));
        }
        table = table
            .column(Column::adds(sum, shape::SUM).under(Label::Period(year)))
            .across(&[together, split], sum, Sum::Adds);
    }
    let found = years.map(|year| groups::of_period(counting, year));
    let cells = |holds: &dyn Fn(Together) -> bool| {
        let of_year = |groups: &Vec<(SiblingWish, Together)>| {
            let of = |is: &dyn Fn(SiblingWish) -> bool| {
                let held = groups
                    .iter()
                    .filter(|(wish, came)| is(*wish) && holds(*came));
                held.count() as u64
            };
            let mut counts: Vec<u64> = SiblingWish::ALL
                .iter()
                .map(|wanted| of(&|wish| wish == *wanted))
                .collect();
            counts.push(of(&|_| true));
            counts
        };
        let counts = found.iter().flat_map(of_year);
        counts.map(Cell::Count).collect::<Vec<_>>()
    };
    for came in Together::ALL {
        table = table.row(Label::Key(key(came)), cells(&|one| one == came));
    }
    let behind = found.iter().map(Vec::len).sum::<usize>();
    table
        .total(shape::SUM, cells(&|_| true))
        .note(Phrase::plain("rapport-note-sosken"))
        .behind(Grain::Groups, behind as u64)
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn split_siblings_stand_under_what_was_wished() {
        let moved = |n, group, wish, unit| {
            a_request(n)
                .sibling_of(group, wish)
                .moved_in("2024-05-05T10:00Z")
                .into_unit(unit)
        };
        let facts = facts()
            .request(moved(1, 1, SiblingWish::Together, "a"))
            .request(moved(2, 1, SiblingWish::Together, "b"))
            .request(moved(3, 2, SiblingWish::MayBeSplit, "a"))
            .request(moved(4, 2, SiblingWish::MayBeSplit, "a"))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let rows = counts(&table);
        assert_eq!(
            (&rows[0][3..], &rows[1][3..]),
            (&[0, 1, 1][..], &[1, 0, 1][..])
        );
        assert_eq!(total(&table), [0, 0, 0, 1, 1, 2]);
    }
}
