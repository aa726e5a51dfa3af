//! «Kapasitet» (Tab 6-1, 6-2): places at the end of the three years before and of the report month, state and
//! private. As budgeted or agreed; what is closed is told with the use.

use chrono::NaiveDate;

use super::shape;
use crate::domain::code::Code;
use crate::domain::legal_basis::TargetGroup;
use crate::domain::offer::UnitOwner;
use crate::domain::placement::{Guarantee, PlaceClass};
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, places};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Sum, Table, TableBuilder, TableFault};

/// Two tables: the state's places, and the private ones.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    Ok(vec![of_the_state(counting)?, private(counting)?])
}

/// The ends shown, each with its heading.
fn ends(counting: &Counting<'_>) -> Vec<(Label, Option<NaiveDate>)> {
    let month = counting.month();
    let years = (1..=3).rev().filter_map(|before| {
        let year = month.year() - before;
        let december = Month::new(year, 12).ok()?;
        let last = places::last_day(counting, Period::month(december));
        Some((Label::Year(year), last))
    });
    let last = places::last_day(counting, Period::month(month));
    years.chain([(Label::Month(month), last)]).collect()
}

/// The target groups, and places whose group nobody specified.
fn groups() -> impl Iterator<Item = (Label, Option<TargetGroup>)> {
    let known = TargetGroup::ALL
        .iter()
        .map(|one| (Label::of("target-group", *one), Some(*one)));
    known.chain([(Label::Key("rapport-uspesifisert"), None)])
}

const STATE: [&str; 4] = ["treArFor", "toArFor", "aretFor", "maned"];

fn of_the_state(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let heading = Label::Key("rapport-malgruppe");
    let mut table = shape::start(
        counting,
        "kapasitet-statlig",
        "rapport-kapasitet-statlig",
        heading,
    );
    let ends = ends(counting);
    for (id, (title, _)) in STATE.into_iter().zip(&ends) {
        table = table.column(Column::adds(id, *title));
    }
    let cells = |of: &dyn Fn(PlaceClass) -> bool| {
        let state = |class: PlaceClass| class.owner == UnitOwner::State && of(class);
        ends.iter()
            .map(|(_, day)| at(counting, *day, &state))
            .collect::<Vec<_>>()
    };
    for (label, group) in groups() {
        table = table.row(label, cells(&|class| class.target_group == group));
    }
    finish(
        table.total(shape::SUM, cells(&|_| true)),
        counting,
        |owner| owner == UnitOwner::State,
    )
}

fn at(counting: &Counting<'_>, day: Option<NaiveDate>, of: &dyn Fn(PlaceClass) -> bool) -> Cell {
    Cell::Count(day.map_or(0, |day| places::there_were(counting, day, of)))
}

const PRIVATE: [(&str, &str, Option<Guarantee>, [&str; 4]); 3] = [
    (
        "med",
        "rapport-med-garanti",
        Some(Guarantee::With),
        ["medTreArFor", "medToArFor", "medAretFor", "medManed"],
    ),
    (
        "uten",
        "rapport-uten-garanti",
        Some(Guarantee::Without),
        ["utenTreArFor", "utenToArFor", "utenAretFor", "utenManed"],
    ),
    (
        "uspesifisert",
        "rapport-uspesifisert",
        None,
        [
            "uspesifisertTreArFor",
            "uspesifisertToArFor",
            "uspesifisertAretFor",
            "uspesifisertManed",
        ],
    ),
];
const SUMS: [&str; 4] = ["sumTreArFor", "sumToArFor", "sumAretFor", "sumManed"];

fn private(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let heading = Label::Key("rapport-malgruppe");
    let mut table = shape::start(
        counting,
        "kapasitet-privat",
        "rapport-kapasitet-privat",
        heading,
    );
    let ends = ends(counting);
    let columns = PRIVATE.iter().map(|(_, key, _, ids)| (*key, *ids));
    for (key, ids) in columns.chain([("rapport-sum", SUMS)]) {
        for (id, (title, _)) in ids.into_iter().zip(&ends) {
            table = table.column(Column::adds(id, *title).under(Label::Key(key)));
        }
    }
    for (place, sum) in SUMS.into_iter().enumerate() {
        let parts: Vec<_> = PRIVATE
            .iter()
            .filter_map(|one| one.3.get(place).copied())
            .collect();
        table = table.across(&parts, sum, Sum::Adds);
    }
    let cells = |of: &dyn Fn(PlaceClass) -> bool| {
        let private = |class: PlaceClass| class.owner.is_private() && of(class);
        let each = PRIVATE.iter().flat_map(|(_, _, guarantee, _)| {
            let bought = |class: PlaceClass| class.guarantee == *guarantee && private(class);
            ends.iter()
                .map(|(_, day)| at(counting, *day, &bought))
                .collect::<Vec<_>>()
        });
        let all = ends.iter().map(|(_, day)| at(counting, *day, &private));
        each.chain(all).collect::<Vec<_>>()
    };
    for (label, group) in groups() {
        table = table.row(label, cells(&|class| class.target_group == group));
    }
    finish(
        table.total(shape::SUM, cells(&|_| true)),
        counting,
        UnitOwner::is_private,
    )
}

fn finish(
    table: TableBuilder,
    counting: &Counting<'_>,
    of: impl Fn(UnitOwner) -> bool,
) -> Result<Table, TableFault> {
    let all = counting.facts().places.iter();
    let behind = all.filter(|one| of(one.class.owner) && one.closed.is_none());
    table
        .note(Phrase::plain("rapport-note-kapasitet"))
        .rules(&[CountingRule::R14])
        .behind(Grain::Places, behind.count() as u64)
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_place, counts, facts, total};

    #[test]
    fn what_is_not_specified_has_a_row_and_a_column_of_its_own() {
        let facts = facts()
            .place(a_place(117, "2021-01-01").until("2021-12-31"))
            .place(a_place(124, "2022-01-01"))
            .place(a_place(3, "2024-01-01").private(None).of_group(None))
            .place(a_place(9, "2023-01-01").private(Some(Guarantee::With)))
            .place(a_place(9, "2024-01-01").closed())
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(counts(&tables[0])[0], [117, 124, 124, 124]);
        let all = total(&tables[1]);
        assert_eq!(all, [0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 9, 12]);
        assert_eq!(tables[0].events_behind(), 2);
    }
}
