//! «Kapasitetsutnyttelse» (Fig 6-1, R14): place-days taken of those there were, in the month and in the year.

use super::shape;
use crate::domain::code::Code;
use crate::domain::legal_basis::TargetGroup;
use crate::domain::offer::UnitOwner;
use crate::domain::placement::{Guarantee, PlaceClass};
use crate::report::counting::Counting;
use crate::report::counting::places::{self, PlaceDays};
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Table, TableFault};

type Of = Box<dyn Fn(PlaceClass) -> bool>;

/// Two tables: the state's places by target group, and the private ones by guarantee.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let unspecified = Label::Key("rapport-uspesifisert");
    let groups = TargetGroup::ALL.iter().copied().map(Some).chain([None]);
    let state = groups.map(|group| {
        let label = group.map_or(unspecified, |one| Label::of("target-group", one));
        let of: Of = Box::new(move |class| class.target_group == group);
        (label, of)
    });
    let bought = [
        (Label::Key("rapport-med-garanti"), Some(Guarantee::With)),
        (Label::Key("rapport-uten-garanti"), Some(Guarantee::Without)),
        (unspecified, None),
    ];
    let private = bought.into_iter().map(|(label, guarantee)| {
        let of: Of = Box::new(move |class| class.guarantee == guarantee);
        (label, of)
    });
    Ok(vec![
        table(
            counting,
            ("kapasitetsutnyttelse", "rapport-utnyttelse-statlig"),
            ("rapport-malgruppe", state.collect()),
            |class| class.owner == UnitOwner::State,
        )?,
        table(
            counting,
            ("kapasitetsutnyttelse-privat", "rapport-utnyttelse-privat"),
            ("rapport-garanti", private.collect()),
            |class| class.owner.is_private(),
        )?,
    ])
}

const IDS: [[&str; 5]; 2] = [
    [
        "opptattManed",
        "tilgjengeligManed",
        "utnyttelseManed",
        "ekstraManed",
        "stengtManed",
    ],
    ["opptatt", "tilgjengelig", "utnyttelse", "ekstra", "stengt"],
];

fn table(
    counting: &Counting<'_>,
    (id, title): (&'static str, &'static str),
    (heading, rows): (&'static str, Vec<(Label, Of)>),
    all: fn(PlaceClass) -> bool,
) -> Result<Table, TableFault> {
    let periods = [Period::month(counting.month()), counting.this_year()];
    let mut table = shape::start(counting, id, title, Label::Key(heading));
    for (period, [occupied, available, use_of, extra, closed]) in periods.into_iter().zip(IDS) {
        let column = |column: Column| column.under(Label::Period(period));
        let adds = |id, key| column(Column::adds(id, Label::Key(key)));
        table = table
            .column(adds(occupied, "rapport-opptatte-dogn"))
            .column(adds(available, "rapport-tilgjengelige-dogn"))
            .column(column(Column::no_sum(
                use_of,
                Label::Key("rapport-utnyttelse-prosent"),
            )))
            // A child in places of two rows has an extra place in the whole and in none of them.
            .column(column(Column::no_sum(
                extra,
                Label::Key("rapport-ekstra-plass"),
            )))
            .column(column(Column::no_sum(
                closed,
                Label::Key("rapport-stengte-dogn"),
            )));
    }
    let cells = |of: &dyn Fn(PlaceClass) -> bool| {
        let days = periods.map(|period| places::place_days(counting, period, of));
        days.iter()
            .flat_map(|days| cells(*days))
            .collect::<Vec<_>>()
    };
    for (label, of) in rows {
        table = table.row(label, cells(&|class| all(class) && of(class)));
    }
    let stays = counting.facts().placements.iter();
    let behind = stays.filter(|one| all(one.class)).count();
    table
        .total(shape::SUM, cells(&|class| all(class)))
        .note(Phrase::plain("rapport-note-utnyttelse"))
        .rules(&[CountingRule::R1, CountingRule::R14])
        .behind(Grain::Placements, behind as u64)
        .build()
}

fn cells(days: PlaceDays) -> [Cell; 5] {
    let percent = |value| Cell::Number { value, decimals: 1 };
    [
        Cell::Count(days.occupied),
        Cell::Count(days.available),
        Cell::maybe(days.per_mille(), percent),
        Cell::Count(days.extra),
        Cell::Count(days.closed),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_place, a_placement, facts};

    #[test]
    fn the_use_of_guaranteed_places_is_no_part_of_the_states() {
        let facts = facts()
            .place(a_place(1, "2024-01-01"))
            .place(a_place(2, "2024-01-01").private(Some(Guarantee::With)))
            .placement(a_placement("2024-06-01").until("2024-07-16"))
            .placement(a_placement("2024-07-01").private(Some(Guarantee::With)))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let percent = |value| Cell::Number { value, decimals: 1 };
        let month = |table: &Table| table.total().unwrap().cells[..3].to_vec();
        assert_eq!(
            month(&tables[0]),
            [Cell::Count(15), Cell::Count(31), percent(484)]
        );
        assert_eq!(
            month(&tables[1]),
            [Cell::Count(31), Cell::Count(62), percent(500)]
        );
        assert_eq!(tables[1].events_behind(), 1);
    }
}
