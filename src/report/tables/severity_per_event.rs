//! «Alvorlighetsgrad per hendelse og region» (Fig 3-8): the three levels in use in 2023.

use super::shape;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::report::counting::children::scale_of;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count, those};
use crate::report::facts::BreachFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

const SCALE: SeverityScale = SeverityScale::Three2023;

/// The report year's table and that of the year before, each where events count on this scale.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let years = [
        ("alvorlighet-hendelser-per-region", counting.this_year()),
        (
            "alvorlighet-hendelser-per-region-aret-for",
            counting.last_year(),
        ),
    ];
    let in_use = |(_, year): &(_, Period)| {
        count(&counting.events(*year), |event| scale_of(event) == SCALE) > 0
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
    let mut table = shape::start_for(
        counting,
        id,
        "rapport-alvorlighet-per-hendelse",
        heading,
        year,
    );
    let mut parts = Vec::new();
    for (label, region) in shape::regions(counting) {
        let id = crate::domain::code::Code::code(region);
        parts.push(id);
        table = table.column(Column::adds(id, label));
    }
    table = table
        .column(Column::adds("heleLandet", shape::whole(counting)))
        .across(&parts, "heleLandet", Sum::Adds);
    for level in SeverityLevel::of(SCALE).map(Some).chain([None]) {
        let label = level.map_or(Label::Key("rapport-ikke-vurdert"), Label::Severity);
        table = table.row(
            label,
            cells(counting, &those(&events, |event| event.severity == level)),
        );
    }
    let other = (all.len() - events.len()) as u64;
    let other_scale = Phrase::plain("rapport-note-annen-skala").with("antall", Cell::Count(other));
    table
        .total(shape::SUM, cells(counting, &events))
        .note(Phrase::plain("rapport-note-tre-nivaer"))
        .maybe_note((other > 0).then_some(other_scale))
        .rules(&[CountingRule::R7, CountingRule::R10])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

fn cells(counting: &Counting<'_>, events: &[&BreachFact]) -> Vec<Cell> {
    let of_region = |(_, region)| count(events, |event: &BreachFact| event.region == region);
    let national = events.len() as u64;
    shape::regions(counting)
        .map(of_region)
        .chain([national])
        .map(Cell::Count)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::SeverityLevel::{High, Little, Low};
    use super::*;
    use crate::report::fixture::{an_event, counts, facts, region, total};

    #[test]
    fn only_events_of_the_three_level_scale() {
        let old = |n: u128| an_event(n).at("2023-05-01T10:00Z").region(region("vest"));
        let facts = facts()
            .event(old(1).severity(High))
            .event(old(2).severity(Low))
            .event(old(3).not_assessed())
            .event(old(4).severity(Little))
            .event(an_event(5).not_assessed())
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].id(), "alvorlighet-hendelser-per-region-aret-for");
        let national: Vec<_> = counts(&tables[0]).iter().map(|row| row[5]).collect();
        assert_eq!(national, [1, 0, 1, 1]);
        assert_eq!(total(&tables[0]), [0, 0, 3, 0, 0, 3]);
    }
}
