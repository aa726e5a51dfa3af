//! «Oppholdstid» (Fig 3-13, 4-4): days of stays that ended. Registered stays, and stays of cases in the
//! service, are told apart: some are both, and they are never added.

use super::shape;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::{Measure, TargetGroup};
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::Spread;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Table, TableBuilder, TableFault};

/// Two tables: emergency foster homes by year, and institutions by target group.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    Ok(vec![emergency(counting)?, institutions(counting)?])
}

/// Days of the registered stays that ended in a period, of a measure and a target group.
fn registered(
    counting: &Counting<'_>,
    period: Period,
    (measure, group): (Measure, Group),
) -> Option<Spread> {
    let all = counting.facts().placements.iter();
    let of = all.filter(|one| one.measure == measure && group.holds(one.class.target_group));
    Spread::of(of.filter_map(|one| {
        let to = one
            .dates
            .to
            .filter(|to| period.holds(Month::of_date(*to)))?;
        Some((to - one.dates.from).num_days())
    }))
}

/// Days from moving in to moving out of the cases in the service.
fn of_cases(
    counting: &Counting<'_>,
    period: Period,
    (measure, group): (Measure, Group),
) -> Option<Spread> {
    let all = counting.facts().requests.iter();
    let of = all.filter(|one| one.measure == measure && group.holds(one.target_group));
    let stays = of.flat_map(|request| {
        request.offers.iter().filter_map(|offer| {
            let moved = offer.moved_in?.at;
            // A place that did not hold was lived in until the reopening.
            let left = offer.undone_at.or(request.left.map(|told| told.at))?;
            Some((calendar::local_date(moved), calendar::local_date(left)))
        })
    });
    Spread::of(stays.filter_map(|(moved, left)| {
        let ended = period.holds(Month::of_date(left)) && moved <= left;
        ended.then(|| (left - moved).num_days())
    }))
}

/// Which target groups a row is of.
#[derive(Debug, Clone, Copy)]
enum Group {
    All,
    Only(Option<TargetGroup>),
}

impl Group {
    fn holds(self, group: Option<TargetGroup>) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == group,
        }
    }
}

const TITLES: [&str; 4] = [
    "rapport-antall-naadd",
    "rapport-median",
    "rapport-snitt",
    "rapport-lengst",
];

fn columns(mut table: TableBuilder, groups: [(Label, [&'static str; 4]); 2]) -> TableBuilder {
    for (group, ids) in groups {
        for (id, key) in ids.into_iter().zip(TITLES) {
            table = table.column(Column::no_sum(id, Label::Key(key)).under(group));
        }
    }
    table
}

fn cells(spread: Option<Spread>) -> [Cell; 4] {
    let days = |of: fn(Spread) -> i64| Cell::maybe(spread, |one| shape::whole_number(of(one)));
    [
        Cell::Count(spread.map_or(0, |one| one.n)),
        days(|one| one.median),
        days(|one| one.mean),
        days(|one| one.max),
    ]
}

fn emergency(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let what = (Measure::EmergencyFosterHome, Group::All);
    let heading = Label::Key("rapport-periode");
    let title = "rapport-opphold-beredskapshjem";
    let start = shape::start(counting, "opphold-beredskapshjem", title, heading);
    let mut table = columns(
        start,
        [
            (
                Label::Key("rapport-registrerte-opphold"),
                ["antall", "median", "snitt", "lengst"],
            ),
            (
                Label::Key("rapport-opphold-i-saker"),
                ["antallSaker", "medianSaker", "snittSaker", "lengstSaker"],
            ),
        ],
    );
    let mut behind = 0;
    for year in [counting.last_year(), counting.this_year()] {
        let both = [
            registered(counting, year, what),
            of_cases(counting, year, what),
        ];
        behind += both.iter().flatten().map(|one| one.n).sum::<u64>();
        table = table.row(Label::Period(year), both.map(cells).concat());
    }
    finish(table, behind)
}

fn institutions(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let year = counting.this_year();
    let heading = Label::Key("rapport-malgruppe");
    let title = "rapport-oppholdstid-institusjon";
    let start = shape::start_for(counting, "oppholdstid-institusjon", title, heading, year);
    let mut table = columns(
        start,
        [
            (
                Label::Key("rapport-registrerte-opphold"),
                ["antall", "median", "snitt", "lengst"],
            ),
            (
                Label::Key("rapport-opphold-i-saker"),
                ["antallSaker", "medianSaker", "snittSaker", "lengstSaker"],
            ),
        ],
    );
    let known = TargetGroup::ALL.iter().copied().map(Some).chain([None]);
    let rows = known.map(|group| {
        let label = group.map_or(Label::Key("rapport-uspesifisert"), |one| {
            Label::of("target-group", one)
        });
        (label, Group::Only(group))
    });
    let both = |group| {
        let what = (Measure::Institution, group);
        [
            registered(counting, year, what),
            of_cases(counting, year, what),
        ]
    };
    for (label, group) in rows {
        table = table.row(label, both(group).map(cells).concat());
    }
    let all = both(Group::All);
    let behind = all.iter().flatten().map(|one| one.n).sum();
    finish(table.total(shape::SUM, all.map(cells).concat()), behind)
}

fn finish(table: TableBuilder, behind: u64) -> Result<Table, TableFault> {
    table
        .note(Phrase::plain("rapport-note-oppholdstid"))
        .note(Phrase::plain("rapport-note-kvantiler-dager"))
        .rules(&[CountingRule::R1])
        .behind(Grain::Placements, behind)
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_placement, a_request, facts};

    #[test]
    fn a_place_that_did_not_hold_was_lived_in_until_the_case_was_reopened() {
        let facts = facts()
            .request(
                a_request(1)
                    .moved_in("2024-05-05T10:00Z")
                    .undone("2024-05-15T10:00Z")
                    .moved_in_again("2024-05-20T10:00Z")
                    .left("2024-06-19T10:00Z"),
            )
            .done();
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let of = (Measure::Institution, Group::All);
        let found = of_cases(&counting, counting.this_year(), of).unwrap();
        assert_eq!((found.n, found.median, found.max), (2, 20, 30));
    }

    #[test]
    fn registered_stays_and_those_of_cases_stand_apart() {
        let case = |n: u128, measure| {
            a_request(n)
                .measure(measure)
                .moved_in("2024-05-05T10:00Z")
                .left("2024-05-25T10:00Z")
        };
        let facts = facts()
            .placement(a_placement("2024-01-01").until("2024-04-27"))
            .placement(a_placement("2024-01-01"))
            .placement(a_placement("2023-01-01").until("2023-12-31"))
            .request(case(1, Measure::EmergencyFosterHome))
            .request(case(2, Measure::Institution))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let days = shape::whole_number;
        let emergency = &tables[0].rows()[1].cells;
        assert_eq!(emergency[0], Cell::Count(0));
        assert_eq!(emergency[4..6], [Cell::Count(1), days(20)]);
        let all = &tables[1].total().unwrap().cells;
        assert_eq!(all[..2], [Cell::Count(1), days(117)]);
        assert_eq!(all[4..6], [Cell::Count(1), days(20)]);
        assert_eq!(tables[1].events_behind(), 2);
    }
}
