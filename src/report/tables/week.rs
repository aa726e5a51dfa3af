//! The weekly report («ukesrapport», as in the summer of 2023): the week and the week before on one screen,
//! and by region. Its list of what was not delivered in time is the month's own.

use super::headline::{KEYS, figures_of};
use super::shape;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::week::OfWeek;
use crate::report::counting::{Counting, count, counted_kind};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};
use crate::report::week::Week;

/// «Hovedtall for uken».
pub fn headline(counting: &Counting<'_>, week: Week) -> Result<Table, TableFault> {
    let weeks = [week, week.before()];
    let counted = weeks.map(|week| OfWeek::new(counting, week));
    let figures = counted.each_ref().map(|of| {
        let established = of.established.len() as u64;
        figures_of(counting, (&of.requests, &of.events, established))
    });
    let mut table = shape::start(
        counting,
        "uke-hovedtall",
        "rapport-uke-hovedtall",
        Label::Key("rapport-storrelse"),
    );
    for (id, week) in ["uke", "ukenFor"].into_iter().zip(weeks) {
        table = table.column(Column::no_sum(id, Label::Week(week)));
    }
    for (place, key) in KEYS.into_iter().enumerate() {
        let cells = figures
            .iter()
            .filter_map(|figures| figures.get(place).copied().map(Cell::Count));
        table = table.row(Label::Key(key), cells.collect());
    }
    let behind = counted.iter().map(|of| of.events.len() as u64).sum();
    use CountingRule::{R2, R5, R8, R13};
    shape::children_notes(table, counting, &counted[0].events)
        .note(Phrase::plain("rapport-note-uke"))
        .note(Phrase::plain("rapport-note-hovedtall"))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[R2, R5, R8, R13])
        .behind(Grain::Events, behind)
        .build()
}

/// Requests and possible breaches of the week, by region and kind.
pub fn by_region(counting: &Counting<'_>, week: Week) -> Result<Table, TableFault> {
    let of = OfWeek::new(counting, week);
    let title = Phrase::plain("rapport-uke-per-region").with("uke", Cell::Label(Label::Week(week)));
    let mut table = shape::begin(
        counting,
        ("uke-per-region", title),
        Label::Key("rapport-region"),
    );
    let groups = [
        (
            "rapport-anmodninger-kort",
            ["anmodningerAkutt", "anmodningerPlanlagt", "anmodninger"],
        ),
        (
            "rapport-hendelser",
            ["hendelserAkutt", "hendelserPlanlagt", "hendelser"],
        ),
    ];
    for (group, [acute, planned, sum]) in groups {
        let group = Label::Key(group);
        for ((label, _), id) in shape::kinds().zip([acute, planned]) {
            table = table.column(Column::adds(id, label).under(group));
        }
        table = table
            .column(Column::adds(sum, shape::SUM).under(group))
            .across(&[acute, planned], sum, Sum::Adds);
    }
    for (label, region) in shape::regions(counting) {
        table = table.row(label, cells(&of.of_region(region)));
    }
    table
        .total(shape::whole(counting), cells(&of))
        .note(Phrase::plain("rapport-note-uke"))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R2, CountingRule::R10, CountingRule::R11])
        .behind(Grain::Events, of.events.len() as u64)
        .build()
}

fn cells(of: &OfWeek<'_>) -> Vec<Cell> {
    let requests =
        shape::kinds().map(|(_, kind)| count(&of.requests, |one| counted_kind(one.kind) == kind));
    let events = shape::kinds().map(|(_, kind)| count(&of.events, |one| one.kind == kind));
    requests
        .chain([of.requests.len() as u64])
        .chain(events)
        .chain([of.events.len() as u64])
        .map(Cell::Count)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::legal_basis::RequestKind;
    use crate::report::fixture::{a_conclusion, a_request, an_event, counts, facts};

    #[test]
    fn a_week_goes_from_monday_to_sunday_by_the_local_clock() {
        let due =
            |n: u128, reported: &str| a_request(n).reported(reported).due("2024-07-01T12:00Z");
        let facts = facts()
            // Sunday night, and Monday just after midnight, Norwegian time.
            .request(due(1, "2024-06-30T21:59Z"))
            .request(due(2, "2024-06-30T22:00Z").accepted("2024-07-01T11:00Z"))
            .request(due(3, "2024-07-07T21:59Z").kind(RequestKind::Planned))
            .request(due(4, "2024-07-07T22:00Z"))
            .event(an_event(1).at("2024-06-30T22:00Z").child(1))
            .event(an_event(2).at("2024-07-01T22:00Z").child(2))
            .event(an_event(3).at("2024-07-07T22:00Z").child(2).planned())
            .event(an_event(4).at("2024-07-03T22:00Z").rejected())
            .event(an_event(5).in_month(2024, 7))
            .conclusion(a_conclusion("2024-07-07").of_event(1))
            .conclusion(a_conclusion("2024-07-08").of_event(1))
            .done();
        let week: Week = "2024-W27".parse().unwrap();
        let counting = Counting::new(week.month(), &facts);
        let headline = headline(&counting, week).unwrap();
        // A limit that ends at 24.00 is of the day that ends.
        let expected = [[2, 1], [1, 0], [0, 0], [1, 1], [2, 1], [1, 1], [1, 0]].map(Vec::from);
        assert_eq!(counts(&headline), expected);
        let by_region = by_region(&counting, week).unwrap();
        let total = &by_region.total().unwrap().cells;
        assert_eq!(*total, [1, 1, 2, 1, 1, 2].map(Cell::Count));
    }
}
