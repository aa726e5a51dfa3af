//! What holds of every filter, whatever the facts: a number here is the report's where both count the same.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;

use super::{Explored, Filter, build};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::report::facts::Facts;
use crate::report::fixture::total;
use crate::report::label::Cell;
use crate::report::month::{Month, Period};
use crate::report::properties::busy;
use crate::report::{Report, build as report};

const COUNTED: [&str; 3] = [
    "statistikk-anmodninger",
    "statistikk-mulige-brudd",
    "statistikk-svar",
];

fn july() -> Month {
    "2024-07".parse().unwrap()
}

fn of(filter: &Filter, facts: &Facts) -> Explored {
    build(filter, facts.clone()).unwrap()
}

/// The total row; of the events their sum alone, since which levels have a column depends on the filter.
fn sums(seen: &Explored, id: &str) -> Vec<u64> {
    let all = total(seen.table(id).unwrap());
    match id {
        "statistikk-mulige-brudd" => all[all.len() - 1..].to_vec(),
        _ => all,
    }
}

/// The same column of several filters, added.
fn added(parts: &[Explored], id: &str) -> Vec<u64> {
    let each = parts.iter().map(|one| sums(one, id));
    each.reduce(|sum, one| sum.iter().zip(one).map(|(a, b)| a + b).collect())
        .unwrap()
}

fn cells(report: &Report, id: &str, row: usize) -> Vec<Cell> {
    report.table(id).unwrap().rows()[row].cells.clone()
}

proptest! {
    #[test]
    fn unfiltered_it_says_what_the_report_says(seed: u32) {
        let facts = busy(seed);
        let year = Period::year_to(july());
        let seen = of(&Filter::of(year), &facts);
        let report = report(july(), &facts).unwrap();
        // The requests of the year in all, and each outcome.
        let requests = report.table("anmodninger").unwrap();
        let by_outcome: Vec<Cell> = requests.rows().iter().map(|row| row.cells[5]).collect();
        let asked = sums(&seen, "statistikk-anmodninger");
        prop_assert_eq!(requests.total().unwrap().cells[5], Cell::Count(asked[0]));
        let found: Vec<Cell> = asked[1..].iter().map(|one| Cell::Count(*one)).collect();
        prop_assert_eq!(by_outcome, found);
        let headline = report.table("hovedtall").unwrap();
        prop_assert_eq!(headline.rows()[0].cells[1], Cell::Count(asked[0]));
        // Possible breaches.
        let events = *sums(&seen, "statistikk-mulige-brudd").last().unwrap();
        prop_assert_eq!(headline.rows()[4].cells[1], Cell::Count(events));
        // Answers to offers.
        let answers = report.table("tilbud-og-avslag").unwrap().total().unwrap().cells[3..].to_vec();
        let told: Vec<Cell> = sums(&seen, "statistikk-svar").into_iter().map(Cell::Count).collect();
        prop_assert_eq!(answers, told);
        // Waits: n, median, 90th percentile, longest, those who wait and those withdrawn.
        let waits = seen.table("statistikk-ventetid").unwrap();
        for (row, end) in ["forste-tilbud", "egnet-tilbud", "innflytting"].iter().enumerate() {
            for (at, kind) in ["akutt", "planlagt"].iter().enumerate() {
                let same = report.table(&format!("tid-til-{end}-{kind}")).unwrap();
                let same = &same.total().unwrap().cells;
                let here = &waits.rows()[row].cells[at * 6..at * 6 + 6];
                prop_assert_eq!(here, [same[1], same[2], same[4], same[5], same[6], same[7]]);
            }
        }
    }

    #[test]
    fn regions_kinds_and_months_add_up(seed: u32) {
        let facts = busy(seed);
        let all = Filter::of(Period::year_to(july()));
        let whole = of(&all, &facts);
        let regions = Region::ALL.iter().map(|one| of(&Filter { region: Some(*one), ..all }, &facts));
        let kinds = CountedKind::ALL.iter().map(|one| of(&Filter { kind: Some(*one), ..all }, &facts));
        let months = all.months().map(|one| of(&Filter::of(Period::month(one)), &facts));
        let parted: [Vec<Explored>; 3] = [regions.collect(), kinds.collect(), months.collect()];
        prop_assert!(sums(&whole, COUNTED[0])[0] > 0);
        for parts in parted {
            for id in COUNTED {
                prop_assert_eq!(added(&parts, id), sums(&whole, id), "{}", id);
            }
        }
    }

    #[test]
    fn a_region_is_the_regions_own_report(seed: u32) {
        let facts = busy(seed);
        for region in Region::ALL {
            let filter = Filter { region: Some(*region), ..Filter::of(Period::year_to(july())) };
            let seen = of(&filter, &facts);
            let same = report(july(), &facts.clone().of_region(*region)).unwrap();
            let asked = sums(&seen, "statistikk-anmodninger");
            prop_assert_eq!(cells(&same, "hovedtall", 0)[1], Cell::Count(asked[0]));
            prop_assert_eq!(seen.report.region, Some(*region));
        }
    }
}
