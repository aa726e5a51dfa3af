//! «Ventetid fosterhjem» (Fig 3-11, 3-12; R15): by year and by tertial, those who moved in and those who
//! still waited at the end.

use super::shape;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::Spread;
use crate::report::counting::{Counting, foster};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Table, TableFault};

/// Two tables: by year, and by tertial.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let tertials: Vec<Period> = years.iter().flat_map(|year| year.tertials()).collect();
    Ok(vec![
        table(
            counting,
            ("ventetid-fosterhjem", "rapport-ventetid-fosterhjem"),
            &years,
        )?,
        table(
            counting,
            (
                "ventetid-fosterhjem-per-tertial",
                "rapport-ventetid-fosterhjem-tertial",
            ),
            &tertials,
        )?,
    ])
}

fn table(
    counting: &Counting<'_>,
    (id, title): (&'static str, &'static str),
    periods: &[Period],
) -> Result<Table, TableFault> {
    let heading = Label::Key("rapport-periode");
    let mut table = shape::start(counting, id, title, heading);
    let groups = [
        (
            "rapport-flyttet-inn-i-perioden",
            [
                "flyttetInn",
                "medianFlyttet",
                "snittFlyttet",
                "lengstFlyttet",
            ],
        ),
        (
            "rapport-venter-ved-slutten",
            ["venter", "medianVenter", "snittVenter", "lengstVenter"],
        ),
    ];
    for (group, ids) in groups {
        for (id, key) in ids.into_iter().zip(TITLES) {
            table = table.column(Column::no_sum(id, Label::Key(key)).under(Label::Key(group)));
        }
    }
    let mut behind = 0;
    for period in periods {
        let finished = foster::finished(counting, *period);
        let waiting = foster::waiting(counting, *period);
        behind += finished.map_or(0, |one| one.n);
        let cells = [finished, waiting].map(cells).concat();
        table = table.row(Label::Period(*period), cells);
    }
    let last = foster::waiting(counting, counting.this_year());
    table
        .note(Phrase::plain("rapport-note-ventetid-fosterhjem"))
        .note(Phrase::plain("rapport-note-kvantiler-dager"))
        .rules(&[CountingRule::R1, CountingRule::R15])
        .behind(Grain::Requests, behind + last.map_or(0, |one| one.n))
        .build()
}

const TITLES: [&str; 4] = [
    "rapport-antall-naadd",
    "rapport-median",
    "rapport-snitt",
    "rapport-lengst",
];

fn cells(spread: Option<Spread>) -> [Cell; 4] {
    let days = |of: fn(Spread) -> i64| Cell::maybe(spread, |one| shape::whole_number(of(one)));
    [
        Cell::Count(spread.map_or(0, |one| one.n)),
        days(|one| one.median),
        days(|one| one.mean),
        days(|one| one.max),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::legal_basis::Measure;
    use crate::report::fixture::{a_request, facts};

    #[test]
    fn the_finished_and_the_waiting_stand_apart() {
        let wants = |n: u128| {
            a_request(n)
                .measure(Measure::FosterHome)
                .reported("2024-01-02T10:00Z")
                .wanted("2024-02-01")
        };
        let facts = facts()
            .request(wants(1).moved_in("2024-02-11T10:00Z"))
            .request(wants(2).moved_in("2024-03-02T10:00Z"))
            .request(wants(3))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let days = shape::whole_number;
        let year = &tables[0].rows()[1].cells;
        assert_eq!(year[..4], [Cell::Count(2), days(20), days(20), days(30)]);
        assert_eq!(year[4..6], [Cell::Count(1), days(181)]);
        let labels: Vec<_> = tables[1].rows().iter().map(|row| row.label).collect();
        assert_eq!(labels.len(), 5, "three tertials, and two that have begun");
        assert_eq!(tables[1].rows()[3].cells[0], Cell::Count(2));
        assert_eq!(tables[1].rows()[3].cells[5], days(89), "to 30 April");
        assert_eq!(tables[0].events_behind(), 3);
    }
}
