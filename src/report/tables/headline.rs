//! «Hovedtall»: the month, the report year and the year before, on one screen.

use super::shape;
use crate::report::counting::children::unique_children;
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, DateBasis, count};
use crate::report::dashboard::Figure;
use crate::report::facts::{BreachFact, RequestFact};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Table, TableFault};

/// The table. Its rows are different things counted and are never added.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let periods = [
        Period::month(counting.month()),
        counting.this_year(),
        counting.last_year(),
    ];
    let figures = periods.map(|period| figures(counting, period));
    let mut table = shape::start(
        counting,
        "hovedtall",
        "rapport-hovedtall",
        Label::Key("rapport-storrelse"),
    );
    for (id, period) in ["maned", "ar", "aretFor"].into_iter().zip(periods) {
        table = table.column(Column::no_sum(id, Label::Period(period)));
    }
    for (place, key) in KEYS.into_iter().enumerate() {
        let cells = figures
            .iter()
            .filter_map(|figures| figures.get(place).copied().map(Cell::Count));
        table = table.row(Label::Key(key), cells.collect());
    }
    let events: Vec<_> = periods[1..]
        .iter()
        .flat_map(|period| counting.events(*period))
        .collect();
    use CountingRule::{R2, R5, R8, R13};
    shape::children_notes(table, counting, &events)
        .note(Phrase::plain("rapport-note-hovedtall"))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .note(Phrase::plain("rapport-note-antall-tilsyn"))
        .rules(&[R2, R5, R8, R13])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

/// What is counted, a row each.
pub(super) const KEYS: [&str; 7] = [
    "rapport-anmodninger-ialt",
    "rapport-tilbud-i-tide",
    OF_WHICH,
    "rapport-ikke-tilbud-i-tide",
    "rapport-hendelser-ialt",
    "rapport-unike-barn-hendelser",
    "rapport-konstaterte",
];

/// The six numbers leaders look at, of a month and of the one before.
pub fn six(counting: &Counting<'_>, [now, before]: [Period; 2]) -> Vec<Figure> {
    let (now, before) = (figures(counting, now), figures(counting, before));
    let each = KEYS.into_iter().zip(now).zip(before);
    each.filter(|((key, _), _)| *key != OF_WHICH)
        .map(|((key, now), before)| Figure { key, now, before })
        .collect()
}

/// A part of another number, and none of the six.
const OF_WHICH: &str = "rapport-herav-uenighet";

/// The figures of a period, in the order of [`KEYS`].
pub(super) fn figures(counting: &Counting<'_>, period: Period) -> [u64; KEYS.len()] {
    let (requests, events) = (counting.requests(period), counting.events(period));
    let established = count(&counting.established(), |conclusion| {
        counting
            .month_of(conclusion, DateBasis::Conclusion)
            .is_some_and(|month| period.holds(month))
    });
    figures_of(counting, (&requests, &events, established))
}

/// The figures of some requests, possible breaches and established ones.
pub(super) fn figures_of(
    counting: &Counting<'_>,
    (requests, events, established): (&[&RequestFact], &[&BreachFact], u64),
) -> [u64; KEYS.len()] {
    let came_to = |outcome| count(requests, |r| Outcome::of(r, counting.cut_off()) == outcome);
    let disagreements = came_to(Outcome::Disagreement);
    [
        requests.len() as u64,
        came_to(Outcome::Delivered) + disagreements,
        disagreements,
        came_to(Outcome::NoOffer),
        events.len() as u64,
        unique_children(events),
        established,
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::offer::DeclineReason;
    use crate::report::fixture::{a_conclusion, a_request, an_event, counts, facts};

    #[test]
    fn every_figure_for_month_year_and_year_before() {
        let due = |n: u128| {
            a_request(n)
                .reported("2024-07-01T10:00Z")
                .due("2024-07-01T12:00Z")
        };
        let facts = facts()
            .request(due(1).accepted("2024-07-01T11:00Z"))
            .request(due(2).declined("2024-07-01T11:00Z", DeclineReason::Distance))
            .request(due(3))
            .request(
                a_request(4)
                    .reported("2023-05-01T10:00Z")
                    .due("2023-05-01T12:00Z"),
            )
            .event(an_event(3).at("2024-07-01T12:00Z").child(3))
            .event(an_event(5).at("2024-03-01T12:00Z").child(3))
            .event(an_event(4).at("2023-05-01T12:00Z").child(4))
            .conclusion(a_conclusion("2024-06-30").of_event(4))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let expected = [
            [3, 3, 1],
            [2, 2, 0],
            [1, 1, 0],
            [1, 1, 1],
            [1, 2, 1],
            [1, 1, 1],
            [0, 1, 0],
        ]
        .map(Vec::from);
        assert_eq!(counts(&table), expected);
        assert_eq!(table.events_behind(), 3);
    }
}
