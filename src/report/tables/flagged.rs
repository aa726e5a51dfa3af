//! «Mulige brudd etter region og alvorlighetsgrad»: the report year on the five-level scale.

use super::shape;
use crate::domain::code::Code;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::report::counting::children::scale_of;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

const SCALE: SeverityScale = SeverityScale::Five2024;

/// The table. What was not assessed has a column of its own; proposals never count.
///
/// # Errors
/// [`TableFault`] when it does not add up.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let all = counting.events(year);
    let events = those(&all, |event| scale_of(event) == SCALE);
    let mut table = shape::start_for(
        counting,
        "mulige-brudd-alvor",
        "rapport-mulige-brudd-alvor",
        Label::Key("rapport-region"),
        year,
    );
    let mut parts = Vec::new();
    for level in SeverityLevel::of(SCALE) {
        parts.push(level.code());
        table = table.column(Column::adds(level.code(), Label::Severity(level)));
    }
    parts.push("ikkeVurdert");
    table = table
        .column(Column::adds(
            "ikkeVurdert",
            Label::Key("rapport-ikke-vurdert"),
        ))
        .column(Column::adds("sum", shape::SUM))
        .across(&parts, "sum", Sum::Adds);
    for (label, region) in shape::regions(counting) {
        table = table.row(label, cells(&those(&events, |one| one.region == region)));
    }
    let other = (all.len() - events.len()) as u64;
    let other_scale = Phrase::plain("rapport-note-annen-skala").with("antall", Cell::Count(other));
    table
        .total(shape::whole(counting), cells(&events))
        .maybe_note((other > 0).then_some(other_scale))
        .rules(&[CountingRule::R7, CountingRule::R10])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

fn cells(events: &[&BreachFact]) -> Vec<Cell> {
    let of = |level| count(events, |event: &BreachFact| event.severity == level);
    let levels = SeverityLevel::of(SCALE).map(Some).chain([None]);
    levels
        .map(of)
        .chain([events.len() as u64])
        .map(Cell::Count)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, facts, region, total};

    #[test]
    fn each_level_of_the_year_and_those_not_assessed() {
        let of = |n: u128| an_event(n).at("2024-05-01T10:00Z").region(region("vest"));
        let facts = facts()
            .event(of(1).severity(SeverityLevel::Severe))
            .event(of(2).severity(SeverityLevel::Little))
            .event(of(3).not_assessed())
            .event(
                an_event(4)
                    .at("2023-05-01T10:00Z")
                    .severity(SeverityLevel::High),
            )
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(total(&table), [1, 0, 0, 0, 1, 1, 3]);
    }
}
