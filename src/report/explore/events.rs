//! «Mulige brudd per måned og alvorlighetsgrad».

use super::{Filter, begin, note, totalled};
use crate::domain::code::Code;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::report::counting::children::scale_of;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label};
use crate::report::month::Month;
use crate::report::table::{Column, Grain, Sum, Table, TableFault};
use crate::report::tables::shape;

/// A column: the scale it is of, and the level; `None` is «ikke vurdert».
type Class = (SeverityScale, Option<SeverityLevel>);

/// The table: the levels of the scales that are in use in the months, each under its scale (R7).
pub fn table(counting: &Counting<'_>, filter: &Filter) -> Result<Table, TableFault> {
    let events = counting.events(filter.period);
    let classes = classes(&events);
    let named = ("statistikk-mulige-brudd", "rapport-statistikk-mulige-brudd");
    let mut table = begin(counting, filter, named, Label::Key("rapport-maned"));
    for class in &classes {
        table = table.column(column(*class));
    }
    let ids: Vec<&str> = classes.iter().map(|class| id(*class)).collect();
    table = table
        .column(Column::adds("sum", shape::SUM))
        .across(&ids, "sum", Sum::Adds);
    for month in filter.months() {
        let of_month = those(&events, |one| Month::of_event(one.when) == month);
        table = table.row(Label::Month(month), cells(&of_month, &classes));
    }
    use CountingRule::{R7, R10, R11};
    totalled(table, cells(&events, &classes))
        .note(note("rapport-note-selvrapportert"))
        .note(note("rapport-note-maned"))
        .rules(&[R7, R10, R11])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

/// The levels of each scale that an event is counted on; the five-level one where there is none.
fn classes(events: &[&BreachFact]) -> Vec<Class> {
    let old = count(events, |one| scale_of(one) == SeverityScale::Three2023);
    let has_new = old < events.len() as u64 || old == 0;
    let scales = [
        (old > 0, SeverityScale::Three2023),
        (has_new, SeverityScale::Five2024),
    ];
    let of = |(_, scale): (bool, SeverityScale)| {
        let levels = SeverityLevel::of(scale).map(Some).chain([None]);
        levels.map(move |level| (scale, level))
    };
    let used = scales.into_iter().filter(|(used, _)| *used);
    used.flat_map(of).collect()
}

fn id((scale, level): Class) -> &'static str {
    match (level, scale) {
        (Some(level), _) => level.code(),
        (None, SeverityScale::Three2023) => "ikkeVurdert2023",
        (None, SeverityScale::Five2024) => "ikkeVurdert",
    }
}

fn column((scale, level): Class) -> Column {
    let title = level.map_or(Label::Key("rapport-ikke-vurdert"), Label::Severity);
    let group = Label::of("severity-scale", scale);
    Column::adds(id((scale, level)), title).under(group)
}

fn cells(events: &[&BreachFact], classes: &[Class]) -> Vec<Cell> {
    let of = |(scale, level): &Class| {
        count(events, |one| {
            scale_of(one) == *scale && one.severity == *level
        })
    };
    let counts = classes.iter().map(of).chain([events.len() as u64]);
    counts.map(Cell::Count).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, counts, facts};
    use crate::report::month::Period;

    #[test]
    fn two_scales_stand_beside_each_other_and_are_never_one() {
        let facts = facts()
            .event(
                an_event(1)
                    .at("2023-12-05T10:00Z")
                    .severity(SeverityLevel::High),
            )
            .event(an_event(2).at("2023-12-06T10:00Z"))
            .event(
                an_event(3)
                    .at("2024-01-05T10:00Z")
                    .severity(SeverityLevel::Severe),
            )
            .event(an_event(4).at("2024-01-06T10:00Z"))
            .event(an_event(5).at("2024-01-06T10:00Z").rejected())
            .done();
        let period = Period {
            from: "2023-12".parse().unwrap(),
            to: "2024-01".parse().unwrap(),
        };
        let filter = Filter::of(period);
        let both = table(&Counting::new(period.to, &facts), &filter).unwrap();
        assert_eq!(
            counts(&both),
            [
                [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 2],
                [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2]
            ]
            .map(Vec::from)
        );
        let january = Filter::of(Period::month(period.to));
        let one = table(&Counting::new(period.to, &facts), &january).unwrap();
        assert_eq!(counts(&one), [[0, 0, 0, 0, 1, 1, 2]].map(Vec::from));
    }
}
