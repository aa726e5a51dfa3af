//! «Hendelser per måned» (Fig 3-5): the report year to the month, and the year before.

use super::shape;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Table, TableFault};

/// The table. Months after the report month are empty, not zero.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let events = years.map(|year| counting.events(year));
    let mut table = shape::start(
        counting,
        "hendelser-per-maaned",
        "rapport-hendelser-per-maned",
        Label::Key("rapport-maned"),
    );
    for (id, year) in ["aretFor", "ar"].into_iter().zip(years) {
        table = table.column(Column::adds(id, Label::Period(year)));
    }
    for number in 1..=12 {
        let cells = years
            .iter()
            .zip(&events)
            .map(|(year, events)| cell(*year, number, events));
        table = table.row(Label::MonthOfYear(number), cells.collect());
    }
    let total = events
        .iter()
        .map(|events| Cell::Count(events.len() as u64))
        .collect();
    table
        .total(shape::SUM, total)
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .note(Phrase::plain("rapport-note-maned"))
        .rules(&[CountingRule::R11])
        .behind(Grain::Events, events.concat().len() as u64)
        .build()
}

fn cell(year: Period, number: u32, events: &[&BreachFact]) -> Cell {
    match Month::new(year.year(), number) {
        Ok(month) if year.holds(month) => {
            Cell::Count(count(events, |event| Month::of_event(event.when) == month))
        }
        _ => Cell::Empty,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, facts, total};

    #[test]
    fn months_by_the_local_calendar_and_none_after_the_report_month() {
        let facts = facts()
            // «kl. 24.00» of 31 January belongs to January
            .event(an_event(1).at("2024-01-31T23:00Z"))
            .event(an_event(2).at("2024-01-31T23:01Z"))
            .event(an_event(3).in_month(2023, 12))
            .event(an_event(4).in_month(2022, 12))
            .event(an_event(5).at("2024-03-01T12:00Z"))
            .done();
        let table = table(&Counting::new("2024-02".parse().unwrap(), &facts)).unwrap();
        let row = |n: usize| table.rows()[n].cells.clone();
        assert_eq!(row(0), [Cell::Count(0), Cell::Count(1)]);
        assert_eq!(row(1), [Cell::Count(0), Cell::Count(1)]);
        assert_eq!(row(2), [Cell::Count(0), Cell::Empty]);
        assert_eq!(row(11), [Cell::Count(1), Cell::Empty]);
        assert_eq!(total(&table), [1, 2]);
    }
}
