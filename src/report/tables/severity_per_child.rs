//! «Alvorlighetsgrad per unike barn og region» (Fig 3-10): the five levels in use from 2024.

use super::shape;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::report::counting::children::{highest_severity, scale_of, unique_children};
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Sum, Table, TableBuilder, TableFault};

const SCALE: SeverityScale = SeverityScale::Five2024;

/// The report year's table, and that of the year before, each where the scale was in use or events
/// are assessed on it.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let years = [
        ("alvorlighet-per-barn-per-region", counting.this_year()),
        (
            "alvorlighet-per-barn-per-region-aret-for",
            counting.last_year(),
        ),
    ];
    let in_use = |(_, year): &(_, Period)| {
        year.year() >= 2024 || count(&counting.events(*year), |event| scale_of(event) == SCALE) > 0
    };
    years
        .into_iter()
        .filter(in_use)
        .map(|(id, year)| table(counting, id, year))
        .collect()
}

fn table(counting: &Counting<'_>, id: &'static str, year: Period) -> Result<Table, TableFault> {
    let all = counting.events(year);
    let events = those(&all, |event| scale_of(event) == SCALE);
    let heading = Label::Key("rapport-alvorlighet");
    let start = shape::start_for(counting, id, "rapport-alvorlighet-per-barn", heading, year);
    let mut table = columns(start, counting);
    for level in SeverityLevel::of(SCALE).map(Some).chain([None]) {
        let label = level.map_or(Label::Key("rapport-ikke-vurdert"), Label::Severity);
        let at_level = |events: &[&BreachFact]| {
            highest_severity(events, SCALE)
                .into_iter()
                .filter(|highest| *highest == level)
                .count() as u64
        };
        table = table.row(label, cells(counting, &events, at_level));
    }
    let other = (all.len() - events.len()) as u64;
    let other_scale = Phrase::plain("rapport-note-annen-skala").with("antall", Cell::Count(other));
    use CountingRule::{R5, R6, R7, R10};
    shape::children_notes(table, counting, &events)
        .total(
            Label::Key("rapport-unike-barn-ialt"),
            cells(counting, &events, unique_children),
        )
        .note(Phrase::plain("rapport-note-hoyeste"))
        .maybe_note((other > 0).then_some(other_scale))
        .rules(&[R5, R6, R7, R10])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

/// One column a region, their sum, and the whole country, where a child in two regions counts once.
fn columns(mut table: TableBuilder, counting: &Counting<'_>) -> TableBuilder {
    let mut parts = Vec::new();
    for (label, region) in shape::regions(counting) {
        let id = crate::domain::code::Code::code(region);
        parts.push(id);
        table = table.column(Column::adds(id, label));
    }
    table
        .column(Column::adds(
            "sumRegioner",
            Label::Key("rapport-sum-regioner"),
        ))
        .column(Column::adds("heleLandet", shape::whole(counting)))
        .across(&parts, "sumRegioner", Sum::Adds)
        .across(&parts, "heleLandet", Sum::Overlaps)
}

fn cells(
    counting: &Counting<'_>,
    events: &[&BreachFact],
    number: impl Fn(&[&BreachFact]) -> u64,
) -> Vec<Cell> {
    let of_region =
        |(_, region)| number(&those(events, |event: &BreachFact| event.region == region));
    let mut counts: Vec<u64> = shape::regions(counting).map(of_region).collect();
    counts.push(counts.iter().sum());
    counts.push(number(events));
    counts.into_iter().map(Cell::Count).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::SeverityLevel::{High, Little, Severe};
    use super::*;
    use crate::report::fixture::{an_event, counts, facts, region, total};

    #[test]
    fn the_highest_level_in_each_region_and_nationally() {
        let facts = facts()
            .event(an_event(1).child(1).region(region("ost")).severity(Little))
            .event(an_event(2).child(1).region(region("sor")).severity(Severe))
            .event(an_event(3).child(2).region(region("ost")).not_assessed())
            .event(an_event(4).child(3).region(region("ost")).severity(High))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(tables.len(), 1, "the year before has nothing on this scale");
        let rows = counts(&tables[0]);
        assert_eq!(rows[0], [1, 0, 0, 0, 0, 1, 0], "little, in Øst only");
        assert_eq!(rows[4], [0, 1, 0, 0, 0, 1, 1], "severe");
        assert_eq!(rows[5], [1, 0, 0, 0, 0, 1, 1], "not assessed");
        assert_eq!(total(&tables[0]), [2, 1, 0, 0, 0, 3, 2]);
        assert!(
            tables[0]
                .notes()
                .iter()
                .any(|note| note.key == "rapport-note-annen-skala")
        );
    }
}
