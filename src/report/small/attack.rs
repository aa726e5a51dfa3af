//! Somebody who has all that was published in 24 months, subtracts everything from everything, and looks for
//! a small number. Linear programming finds the least and the most that any number can be, given all that
//! is printed: months, sums, splits and the year so far. A number is found where the most it can be is under
//! what the edition tells of at least.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use super::{BTreeMap, CountedKind, Decisions, Edition, Facts, Known, Label, Month, Region, build};
use crate::domain::code::Code;
use crate::report::fixture::{EventCase, an_event, facts};
use crate::report::label::Cell;
use crate::report::table::Table;

/// A number of hendelser by month of the year, region and kind.
const REGIONS: usize = 5;
const KINDS: usize = 2;
const CELLS: usize = 12 * REGIONS * KINDS;
/// What no cell exceeds, as the attacker knows.
const MOST: f64 = 500.0;

/// A year as it was.
type Year = Vec<u64>;

fn cell(month: usize, region: usize, kind: usize) -> usize {
    (month * REGIONS + region) * KINDS + kind
}

/// Numbers that look like drawn ones, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Regions of very different size, few that are planned, and months with next to nothing.
fn a_year(chance: &mut Chance, size: u64) -> Year {
    let mut year = vec![0; CELLS];
    for month in 0..12 {
        let is_still = chance.below(5) == 0;
        for region in 0..REGIONS {
            let most = [1, size, size, 2 * size, 3 * size][region];
            let most = if is_still { 2 } else { most + 1 };
            year[cell(month, region, 0)] = chance.below(most);
            year[cell(month, region, 1)] = chance.below(most.div_ceil(3) + 1);
        }
    }
    year
}

/// One thing that is known: these cells add to that.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    cells: Vec<usize>,
    sum: u64,
}

fn chosen(holds: impl Fn(usize, usize, usize) -> bool) -> Vec<usize> {
    let all = (0..12).flat_map(|month| (0..REGIONS).map(move |region| (month, region)));
    let all = all.flat_map(|(month, region)| (0..KINDS).map(move |kind| (month, region, kind)));
    all.filter(|(month, region, kind)| holds(*month, *region, *kind))
        .map(|(month, region, kind)| cell(month, region, kind))
        .collect()
}

/// The least or the most that some cells can add to.
fn bound(direction: OptimizationDirection, known: &[Fact], of: &[usize]) -> f64 {
    let mut problem = Problem::new(direction);
    let weight = |one: usize| if of.contains(&one) { 1.0 } else { 0.0 };
    let cells: Vec<_> = (0..CELLS)
        .map(|one| problem.add_var(weight(one), (0.0, MOST)))
        .collect();
    for fact in known {
        let terms: Vec<_> = fact.cells.iter().map(|one| (cells[*one], 1.0)).collect();
        let sum = u32::try_from(fact.sum).unwrap();
        problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, f64::from(sum));
    }
    let solved = problem.solve().unwrap().into_solution().unwrap();
    solved.objective()
}

/// Every number that somebody could want to know: of a month and of the year so far, by region, by kind, by
/// both and in all.
fn wanted() -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for last in 0..12 {
        for first in [last, 0] {
            let holds = move |month: usize| (first..=last).contains(&month);
            all.push(chosen(|month, _, _| holds(month)));
            for region in 0..REGIONS {
                all.push(chosen(|month, r, _| holds(month) && r == region));
                for kind in 0..KINDS {
                    all.push(chosen(|month, r, k| {
                        holds(month) && r == region && k == kind
                    }));
                }
            }
            for kind in 0..KINDS {
                all.push(chosen(|month, _, k| holds(month) && k == kind));
            }
        }
    }
    all
}

/// The small numbers that are found: what they are, and what was found out about them.
fn found(year: &[u64], known: &[Fact], least: u64) -> Vec<(u64, f64, f64)> {
    let mut all = Vec::new();
    for cells in wanted() {
        let truth: u64 = cells.iter().map(|one| year[*one]).sum();
        if truth >= least {
            continue;
        }
        let high = bound(OptimizationDirection::Maximize, known, &cells);
        assert!(truth as f64 <= high + 1e-6, "the attacker is wrong");
        if high + 1e-6 < least as f64 {
            let low = bound(OptimizationDirection::Minimize, known, &cells);
            all.push((truth, low, high));
        }
    }
    all
}

fn events(years: &[(i32, Year)]) -> Facts {
    let mut told = facts().at("2026-01-31T09:00Z");
    let mut number = 0;
    for (year, cells) in years {
        for month in 0..12 {
            for (region, of) in Region::ALL.iter().enumerate() {
                for kind in 0..KINDS {
                    for _ in 0..cells[cell(month, region, kind)] {
                        number += 1;
                        let event = an_event(number).region(*of);
                        let event = event.in_month(*year, u32::try_from(month + 1).unwrap());
                        let planned: fn(EventCase) -> EventCase = if kind == 1 {
                            EventCase::planned
                        } else {
                            |event| event
                        };
                        told = told.event(planned(event));
                    }
                }
            }
        }
    }
    told.done()
}

/// What the tables about hendelser print, read as a stranger reads them.
fn read(tables: &[Table], known: &mut Vec<Fact>) {
    for table in tables
        .iter()
        .filter(|table| table.id().starts_with("hendelser"))
    {
        let Some((_, Cell::Label(Label::Period(all)))) = table.title().values.first() else {
            panic!("a table without a period");
        };
        for row in table.rows() {
            let Some(Cell::Count(sum)) = row.cells.first() else {
                continue;
            };
            let period = match row.label {
                Label::Period(period) => period,
                _ => *all,
            };
            let in_period = |month: usize| {
                let month = u32::try_from(month + 1).unwrap();
                (period.from.number()..=period.to.number()).contains(&month)
            };
            let cells = chosen(|month, region, kind| {
                in_period(month)
                    && match row.label {
                        Label::Region(of) => Region::ALL[region] == of,
                        Label::Kind(of) => CountedKind::ALL[kind] == of,
                        _ => true,
                    }
            });
            let fact = Fact { cells, sum: *sum };
            if !known.contains(&fact) {
                known.push(fact);
            }
        }
    }
}

/// 24 months published one after the other: what a stranger knows of each year.
fn published(years: &[(i32, Year)], of: Edition) -> Vec<Vec<Fact>> {
    let facts = events(years);
    let mut all = Vec::new();
    for (year, _) in years {
        let mut read_so_far = Vec::new();
        let mut before: BTreeMap<Edition, Vec<(Month, Decisions)>> = BTreeMap::new();
        for number in 1..=12 {
            let month = Month::new(*year, number).unwrap();
            let mut finer = None;
            for edition in [Edition::Internal, Edition::Public] {
                let own = before.entry(edition).or_default();
                let known = Known {
                    before: own.clone(),
                    finer: finer.take(),
                };
                let least = edition.least().unwrap();
                let (report, decisions) = build(month, (edition, least), &facts, &known).unwrap();
                // Whoever reads the internal one may read the public one too.
                if edition == of || of == Edition::Internal {
                    read(&report.tables, &mut read_so_far);
                }
                own.push((month, decisions.clone()));
                finer = Some(decisions);
            }
        }
        all.push(read_so_far);
    }
    all
}

fn two_years(seed: u64, size: u64) -> Vec<(i32, Year)> {
    let mut chance = Chance(seed);
    [2024, 2025]
        .map(|year| (year, a_year(&mut chance, size)))
        .to_vec()
}

#[test]
fn nobody_finds_a_small_number_in_two_years_of_the_public_edition() {
    let mut facts_read = 0;
    for (seed, size) in [(1, 2), (2, 4), (3, 9)] {
        let years = two_years(seed, size);
        let read = published(&years, Edition::Public);
        for ((_, year), known) in years.iter().zip(&read) {
            facts_read += known.len();
            assert_eq!(found(year, known, 5), [], "seed {seed}");
        }
    }
    // Not for having been told nothing.
    assert!(facts_read > 60, "{facts_read}");
}

#[test]
fn nor_fewer_than_three_with_the_internal_and_the_public_edition_beside_each_other() {
    let years = two_years(4, 3);
    let read = published(&years, Edition::Internal);
    for ((_, year), known) in years.iter().zip(&read) {
        assert!(known.len() > 12, "{}", known.len());
        assert_eq!(found(year, known, 3), []);
    }
}

/// The control: each small cell of regions by months left out by itself, the sums printed. The same attacker
/// finds what was left out.
#[test]
fn cells_left_out_one_by_one_are_found() {
    let years = two_years(1, 2);
    let (_, year) = &years[0];
    let mut known = Vec::new();
    let mut print = |cells: Vec<usize>, hides: bool| {
        let sum = cells.iter().map(|one| year[*one]).sum();
        if !hides || sum >= 5 {
            known.push(Fact { cells, sum });
        }
    };
    for month in 0..12 {
        print(chosen(|m, _, _| m == month), false);
        for region in 0..REGIONS {
            print(chosen(|m, r, _| m == month && r == region), true);
            // The year so far, as each month prints it.
            print(chosen(|m, r, _| m <= month && r == region), true);
        }
    }
    let found = found(year, &known, 5);
    let pinned = found
        .iter()
        .filter(|(truth, low, high)| *truth > 0 && high - low < 1e-6);
    assert!(pinned.count() > 0, "{found:?}");
}
