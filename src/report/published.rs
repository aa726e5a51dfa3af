//! The published figures of 2023 and January-July 2024, rebuilt from single events and counted again.
//! Where the source is silent the distribution is invented; only published numbers are asserted.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::facts::Facts;
use super::fixture::{
    FactsCase, a_conclusion, an_event, counts, facts, region, sum_of_rows, total,
};
use super::label::{Cell, Label};
use super::{Report, build};
use crate::domain::breach::CountedKind;
use crate::domain::request::PlaceOfStay;
use crate::domain::severity::SeverityLevel::{
    self, Considerable, High, Little, Low, Medium, Moderate, Severe,
};

/// The value of the block an index falls in: `[(3, a), (2, b)]` is a a a b b.
fn block<T: Copy>(blocks: &[(usize, T)], index: usize) -> Option<T> {
    let mut end = 0;
    blocks.iter().find_map(|(size, value)| {
        end += size;
        (index < end).then_some(*value)
    })
}

/// Published: March, June, September and November, and that the others add to 44.
const MONTHS_2023: [usize; 12] = [4, 4, 19, 6, 6, 30, 6, 6, 23, 6, 25, 6];
/// Published: January, February, June, July, and that March-May are 8 to 13 each.
const MONTHS_2024: [usize; 7] = [42, 23, 8, 11, 13, 21, 21];

fn month_of(months: &[usize], index: usize) -> u32 {
    let blocks: Vec<_> = months.iter().copied().zip(1..).collect();
    block(&blocks, index).unwrap()
}

/// 141 events of 124 children; 17 planned; regions such that Vest has 34 of which 24 high, Øst none high.
fn year_2023(mut facts: FactsCase) -> FactsCase {
    let regions = [
        (34, "vest"),
        (19, "sor"),
        (1, "nord"),
        (30, "midt"),
        (57, "ost"),
    ];
    let levels: [(usize, Option<SeverityLevel>); 7] = [
        (24, Some(High)),
        (10, Some(Medium)),
        (30, Some(High)),
        (20, Some(Low)),
        (55, Some(Medium)),
        (1, Some(Low)),
        (1, None),
    ];
    for n in 0..141_usize {
        // The 17 last events are second events of the first children; 5 of them at home like the first.
        let child = if n < 124 { n } else { n - 124 };
        let places = [
            (50, Some(PlaceOfStay::Home)),
            (12, Some(PlaceOfStay::MunicipalTemporary)),
            (6, Some(PlaceOfStay::Hospital)),
            (5, Some(PlaceOfStay::Custody)),
            (51, None),
            (5, Some(PlaceOfStay::Home)),
            (12, None),
        ];
        let planned = (100..117).contains(&n);
        let need = n < 56 || (100..115).contains(&n);
        let mut event = an_event(n as u128 + 1)
            .child(child as u128)
            .in_month(2023, month_of(&MONTHS_2023, n))
            .region(region(block(&regions, n).unwrap()))
            .needs(need && n % 3 != 0, need && n % 3 != 1, n < 19);
        if let Some(level) = block(&levels, n).unwrap() {
            event = event.severity(level);
        }
        if let Some(place) = block(&places, n).unwrap() {
            event = event.stay(place);
        }
        facts = facts.event(if planned { event.planned() } else { event });
    }
    facts
}

/// 139 events of 106 children, 15 planned.
fn year_2024(mut facts: FactsCase) -> FactsCase {
    let regions = [(22, "vest"), (49, "sor"), (33, "midt"), (35, "ost")];
    let levels = [Little, Moderate, Considerable, Severe, Moderate];
    for n in 0..139_usize {
        let child = 1000 + if n < 106 { n } else { n - 106 };
        let mut event = an_event(n as u128 + 1001)
            .child(child as u128)
            .in_month(2024, month_of(&MONTHS_2024, n))
            .region(region(block(&regions, n).unwrap()));
        if n % 7 != 0 {
            event = event.severity(levels[n % levels.len()]);
        }
        facts = facts.event(if n < 15 { event.planned() } else { event });
    }
    facts
}

/// 59 in 2023 and 30 in the first tertial of 2024; Vest 29 and Sør 31 over both.
fn established(mut facts: FactsCase) -> FactsCase {
    let in_2023 = [(22, "vest"), (18, "sor"), (10, "midt"), (9, "ost")];
    let in_2024 = [(7, "vest"), (13, "sor"), (10, "midt")];
    for n in 0..89_usize {
        let (date, of, acute) = match n.checked_sub(59) {
            None => ("2023-09-15", block(&in_2023, n).unwrap(), n < 46),
            Some(n) => ("2024-03-15", block(&in_2024, n).unwrap(), n < 23),
        };
        let kind = if acute {
            CountedKind::Acute
        } else {
            CountedKind::Planned
        };
        facts = facts.conclusion(a_conclusion(date).region(region(of)).kind(kind));
    }
    facts
}

pub fn published_facts() -> Facts {
    established(year_2024(year_2023(facts()))).done()
}

fn published() -> Report {
    build("2024-07".parse().unwrap(), &published_facts()).unwrap()
}

fn rows_of(id: &str) -> Vec<(Label, Vec<Cell>)> {
    let report = published();
    report
        .table(id)
        .unwrap()
        .rows()
        .iter()
        .map(|row| (row.label, row.cells.clone()))
        .collect()
}

#[test]
fn events_and_unique_children() {
    let report = published();
    let kinds = report.table("hendelser-og-barn-etter-type").unwrap();
    let events: Vec<_> = counts(kinds).iter().map(|row| (row[0], row[2])).collect();
    assert_eq!(events, [(124, 124), (17, 15)], "acute, planned");
    assert_eq!(total(kinds), [141, 124, 139, 106]);
    assert_eq!(kinds.events_behind(), 280);
}

#[test]
fn months() {
    let report = published();
    let months = report.table("hendelser-per-maned").unwrap();
    assert_eq!(total(months), [141, 139]);
    for (month, year, events) in [
        (3, 0, 19),
        (6, 0, 30),
        (9, 0, 23),
        (11, 0, 25),
        (1, 1, 42),
        (2, 1, 23),
        (6, 1, 21),
        (7, 1, 21),
    ] {
        assert_eq!(
            months.rows()[month - 1].cells[year],
            Cell::Count(events),
            "month {month}"
        );
    }
}

#[test]
fn regions_add_to_280_and_children_may_not_add() {
    let report = published();
    let table = report.table("hendelser-og-barn-per-region").unwrap();
    let both = |row: &Vec<u64>| row[0] + row[2];
    assert_eq!(
        counts(table).iter().map(both).collect::<Vec<_>>(),
        [92, 68, 56, 63, 1]
    );
    assert_eq!(both(&total(table)), 280);
    assert!(sum_of_rows(table)[1] > total(table)[1]);
}

#[test]
fn severity_on_each_scale() {
    let report = published();
    let three = report.table("alvorlighet-per-hendelse-aret-for").unwrap();
    let rows = counts(three);
    assert_eq!(
        rows.iter().map(|row| row[5]).collect::<Vec<_>>(),
        [21, 65, 54, 1]
    );
    assert_eq!(
        (rows[2][2], total(three)[2], rows[2][0]),
        (24, 34, 0),
        "Vest 24 of 34 high, Øst none"
    );
    let five = report.table("alvorlighet-per-barn").unwrap();
    assert_eq!(total(five).last(), Some(&106));
    assert!(report.table("alvorlighet-per-barn-aret-for").is_none());
    assert!(report.table("alvorlighet-per-hendelse").is_none());
}

#[test]
fn where_the_children_stayed() {
    let rows = rows_of("oppholdssted");
    let of = |place| {
        let (_, cells) = rows
            .iter()
            .find(|(label, _)| *label == Label::Place(place))
            .unwrap();
        (cells[0], cells[1])
    };
    assert_eq!(of(PlaceOfStay::Home), (Cell::Count(55), Cell::Count(50)));
    assert_eq!(of(PlaceOfStay::MunicipalTemporary).0, Cell::Count(12));
    assert_eq!(
        (of(PlaceOfStay::Hospital).0, of(PlaceOfStay::Custody).0),
        (Cell::Count(6), Cell::Count(5))
    );
}

#[test]
fn needs() {
    let rows = rows_of("behov");
    let count = |cells: &[Cell]| cells[..3].to_vec();
    assert_eq!(
        count(&rows[3].1),
        [Cell::Count(56), Cell::Count(15), Cell::Count(71)]
    );
    assert_eq!(
        count(&rows[4].1),
        [Cell::Count(19), Cell::Count(0), Cell::Count(19)]
    );
}

#[test]
fn established_breaches() {
    let report = published();
    assert_eq!(
        total(report.table("konstaterte-per-region").unwrap()),
        [59, 30]
    );
    let regions = counts(report.table("konstaterte-per-region").unwrap());
    let both: Vec<u64> = regions.iter().map(|row| row.iter().sum()).collect();
    assert_eq!((both[1], both[2]), (31, 29), "Sør, Vest");
    let years = counts(report.table("konstaterte-per-ar").unwrap());
    assert_eq!(years, [[46, 13, 0, 59], [23, 7, 0, 30]].map(Vec::from));
    let share = |row: &[u64]| (row[0] * 100 + row[3] / 2) / row[3];
    assert_eq!(
        (share(&years[0]), share(&years[1])),
        (78, 77),
        "per cent acute"
    );
}

/// In the published figures 124 is three things: acute events of each year, and children of 2023.
/// Here they are three numbers, so a column that counts the wrong one shows.
#[test]
fn three_numbers_that_are_not_all_124() {
    let mut case = facts();
    for n in 0..7 {
        case = case.event(an_event(n).at("2023-03-01T10:00Z").child(n % 4));
    }
    case = case.event(an_event(20).at("2023-04-01T10:00Z").child(9).planned());
    for n in 30..33 {
        case = case.event(an_event(n));
    }
    let report = build("2024-07".parse().unwrap(), &case.done()).unwrap();
    let kinds = report.table("hendelser-og-barn-etter-type").unwrap();
    assert_eq!(counts(kinds), [[7, 4, 3, 3], [1, 1, 0, 0]].map(Vec::from));
    assert_eq!(total(kinds), [8, 5, 3, 3]);
}
