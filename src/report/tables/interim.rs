//! «Mellomløsninger»: where the children were while they waited, for how long, and what it took, as the
//! kommune told it.

use std::collections::BTreeSet;

use super::shape;
use crate::domain::code::Code;
use crate::domain::interim::InterimSpell;
use crate::domain::request::PlaceOfStay;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Month;
use crate::report::table::{Column, Grain, Table, TableFault};

type Of<'a> = (&'a RequestFact, &'a InterimSpell);

/// The table: spells that began in the report year.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let requests = counting.facts().requests.iter();
    let spells: Vec<Of<'_>> = requests
        .flat_map(|request| request.interim.iter().map(move |spell| (request, spell)))
        .filter(|(_, spell)| year.holds(Month::of(spell.from)))
        .collect();
    let adds = |id, key| Column::adds(id, Label::Key(key));
    let overlaps = |id, key| Column::overlaps(id, Label::Key(key));
    let heading = Label::Key("rapport-oppholdssted-kort");
    let title = "rapport-mellomlosninger";
    let id = "mellomlosninger-og-kostnad";
    let mut table = shape::start_for(counting, id, title, heading, year)
        .column(adds("opphold", "rapport-opphold"))
        .column(overlaps("saker", "rapport-saker"))
        .column(overlaps("kommuner", "rapport-kommuner"))
        .column(adds("dogn", "rapport-dogn"))
        .column(adds("kroner", "rapport-kroner"))
        .column(adds("utenKostnad", "rapport-uten-kostnad"))
        .column(adds("timer", "rapport-arbeidstimer"))
        .column(adds("utenTimer", "rapport-uten-timer"));
    for place in PlaceOfStay::ALL {
        let of = spells.iter().filter(|(_, one)| one.place == *place);
        table = table.row(
            Label::Place(*place),
            cells(&of.copied().collect::<Vec<_>>()),
        );
    }
    table
        .total(Label::Key("rapport-i-alt"), cells(&spells))
        .note(Phrase::plain("rapport-note-mellomlosninger"))
        .rules(&[CountingRule::R10])
        .behind(Grain::Spells, spells.len() as u64)
        .build()
}

fn cells(spells: &[Of<'_>]) -> Vec<Cell> {
    let sum = |of: &dyn Fn(&InterimSpell) -> Option<i64>| {
        let told = spells.iter().filter_map(|(_, one)| of(one));
        told.map(|one| u64::try_from(one).unwrap_or(0)).sum::<u64>()
    };
    let lacking = |of: &dyn Fn(&InterimSpell) -> bool| {
        spells.iter().filter(|(_, one)| of(one)).count() as u64
    };
    let cases: BTreeSet<_> = spells.iter().map(|(request, _)| request.id).collect();
    let kommuner: BTreeSet<_> = spells.iter().map(|(one, _)| one.municipality).collect();
    let counts = [
        spells.len() as u64,
        cases.len() as u64,
        kommuner.len() as u64,
        sum(&|one| Some(one.days)),
        sum(&InterimSpell::kroner),
        lacking(&|one| one.kroner().is_none()),
        sum(&|one| one.staff_hours.map(i64::from)),
        lacking(&|one| one.staff_hours.is_none()),
    ];
    counts.map(Cell::Count).to_vec()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn what_nobody_told_the_cost_of_is_counted_and_is_not_nothing() {
        use PlaceOfStay::{Home, MunicipalTemporary};
        let facts = facts()
            .request(
                a_request(1)
                    .spell(MunicipalTemporary, "2024-05-01T12:00Z", 3, Some(12_000))
                    .spell(Home, "2024-05-04T12:00Z", 2, None),
            )
            .request(a_request(2).spell(MunicipalTemporary, "2024-05-01T12:00Z", 1, None))
            .request(a_request(3).spell(Home, "2023-05-01T12:00Z", 9, Some(1)))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let rows = counts(&table);
        assert_eq!(rows[1], [2, 2, 1, 4, 12_000, 1, 0, 2]);
        assert_eq!(total(&table), [3, 2, 1, 6, 12_000, 2, 0, 3]);
    }
}
