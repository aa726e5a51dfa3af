//! «Tilsyn»: received, open, concluded, how long it took, and orders.

use super::shape;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::supervision::ConclusionCode;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::Spread;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::SupervisionFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

/// Two tables: the course of the cases by region, and what was concluded.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    Ok(vec![course(counting)?, conclusions(counting)?])
}

fn course(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let all: Vec<_> = counting.facts().supervisions.iter().collect();
    let adds = |id, key| Column::adds(id, Label::Key(key));
    let heading = Label::Key("rapport-region");
    let mut table = shape::start_for(counting, "tilsyn", "rapport-tilsyn", heading, year)
        .column(adds("mottatt", "rapport-tilsyn-mottatt"))
        .column(adds("konkludert", "rapport-tilsyn-konkludert"))
        .column(Column::no_sum(
            "medianDager",
            Label::Key("rapport-median-dager"),
        ))
        .column(adds("palegg", "rapport-tilsyn-palegg"))
        .column(adds("apne", "rapport-tilsyn-apne"));
    for (label, region) in shape::regions(counting) {
        table = table.row(label, cells(&those(&all, |one| one.region == region), year));
    }
    let counted = |one: &SupervisionFact| {
        opened_in(one, year) || concluded_in(one, year).is_some() || one.concluded.is_none()
    };
    table
        .total(shape::whole(counting), cells(&all, year))
        .note(Phrase::plain("rapport-note-tilsyn"))
        .rules(&[CountingRule::R1, CountingRule::R8, CountingRule::R10])
        .behind(Grain::Supervisions, count(&all, counted))
        .build()
}

fn opened_in(one: &SupervisionFact, year: Period) -> bool {
    year.holds(Month::of(one.opened.at))
}

fn concluded_in(one: &SupervisionFact, year: Period) -> Option<ConclusionCode> {
    let (code, on) = one.concluded?;
    year.holds(Month::of_date(on)).then_some(code)
}

fn cells(cases: &[&SupervisionFact], year: Period) -> Vec<Cell> {
    let concluded = those(cases, |one| concluded_in(one, year).is_some());
    let days = concluded.iter().filter_map(|one| {
        let (_, on) = one.concluded?;
        let opened = calendar::local_date(one.opened.at);
        Some((on - opened).num_days().max(0))
    });
    let ordered =
        |one: &SupervisionFact| one.ordered_at.is_some_and(|at| year.holds(Month::of(at)));
    vec![
        Cell::Count(count(cases, |one| opened_in(one, year))),
        Cell::Count(concluded.len() as u64),
        Cell::maybe(Spread::of(days), |one| shape::whole_number(one.median)),
        Cell::Count(count(cases, ordered)),
        Cell::Count(count(cases, |one| one.concluded.is_none())),
    ]
}

fn conclusions(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let all: Vec<_> = counting.facts().supervisions.iter().collect();
    let heading = Label::Key("rapport-konklusjon");
    let title = "rapport-tilsyn-konklusjoner";
    let mut table = shape::start(counting, "tilsyn-konklusjoner", title, heading);
    for (id, year) in ["aretFor", "ar"].into_iter().zip(years) {
        let column = Column {
            id,
            title: Label::Period(year),
            group: None,
            sum: Sum::Adds,
        };
        table = table.column(column);
    }
    let cells = |holds: &dyn Fn(ConclusionCode) -> bool| {
        let of = years.map(|year| count(&all, |one| concluded_in(one, year).is_some_and(holds)));
        of.map(Cell::Count).to_vec()
    };
    for code in ConclusionCode::ALL {
        let label = Label::of("conclusion", *code);
        table = table.row(label, cells(&|one| one == *code));
    }
    let counted =
        |one: &SupervisionFact| years.iter().any(|year| concluded_in(one, *year).is_some());
    table
        .total(shape::SUM, cells(&|_| true))
        .note(Phrase::plain("rapport-note-konklusjonsdato"))
        .rules(&[CountingRule::R8])
        .behind(Grain::Supervisions, count(&all, counted))
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{counts, facts, total};

    #[test]
    fn received_concluded_and_open_are_counted_apart() {
        let facts = facts()
            .supervision(
                "2024-03-01T10:00Z",
                Some((ConclusionCode::Breach, "2024-03-31")),
            )
            .supervision(
                "2023-12-01T10:00Z",
                Some((ConclusionCode::NoBreach, "2024-01-10")),
            )
            .supervision("2024-06-01T10:00Z", None)
            .supervision(
                "2023-06-01T10:00Z",
                Some((ConclusionCode::Breach, "2023-07-01")),
            )
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let course = &tables[0].total().unwrap().cells;
        let days = shape::whole_number(35);
        assert_eq!(
            *course,
            [
                Cell::Count(2),
                Cell::Count(2),
                days,
                Cell::Count(0),
                Cell::Count(1)
            ]
        );
        assert_eq!(tables[0].events_behind(), 3);
        assert_eq!(total(&tables[1]), [1, 2]);
        assert_eq!(counts(&tables[1])[0], [1, 1]);
    }
}
