//! «Konstaterte brudd» (Fig 3-1 to 3-3): by date of conclusion, and in tables of their own by date of
//! the event (R8).

use std::collections::BTreeSet;

use super::shape;
use crate::domain::breach::CountedKind;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, DateBasis, count, those};
use crate::report::facts::ConclusionFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Sum, Table, TableBuilder, TableFault};

/// Six tables: by year, by kind and by region, each by both dates.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let both = [DateBasis::Conclusion, DateBasis::Event];
    let mut tables = Vec::new();
    for basis in both {
        tables.push(by_year(counting, basis)?);
    }
    for basis in both {
        tables.push(by_kind(counting, basis)?);
    }
    for basis in both {
        tables.push(by_region(counting, basis)?);
    }
    Ok(tables)
}

/// Acute, planned, and those whose kind no one registered.
fn kinds() -> impl Iterator<Item = (Label, Option<CountedKind>)> {
    shape::kinds()
        .map(|(label, kind)| (label, Some(kind)))
        .chain([(shape::NOT_REGISTERED, None)])
}

/// Every year there is a conclusion for, and always the report year and the one before. By date of event the total is the same,
/// with a row for those whose event has no known date.
fn by_year(counting: &Counting<'_>, basis: DateBasis) -> Result<Table, TableFault> {
    let (id, title) = match basis {
        DateBasis::Conclusion => ("konstaterte-brudd-per-aar", "rapport-konstaterte-per-ar"),
        DateBasis::Event => (
            "konstaterte-brudd-per-aar-hendelse",
            "rapport-konstaterte-per-ar-hendelse",
        ),
    };
    let established = counting.established();
    let year_of =
        |conclusion: &ConclusionFact| counting.month_of(conclusion, basis).map(|m| m.year());
    let always = [counting.last_year().year(), counting.this_year().year()];
    let known = established
        .iter()
        .filter_map(|conclusion| year_of(conclusion));
    let years: BTreeSet<i32> = known.chain(always).collect();
    let mut table = shape::start(counting, id, title, Label::Key("rapport-ar"));
    for (column, (label, _)) in ["akutt", "planlagt", "ikkeRegistrert"]
        .into_iter()
        .zip(kinds())
    {
        table = table.column(Column::adds(column, label));
    }
    table = table.column(Column::adds("sum", shape::SUM)).across(
        &["akutt", "planlagt", "ikkeRegistrert"],
        "sum",
        Sum::Adds,
    );
    for year in years {
        table = table.row(
            Label::Year(year),
            kind_cells(&those(&established, |c| year_of(c) == Some(year))),
        );
    }
    let undated = those(&established, |conclusion| year_of(conclusion).is_none());
    if !undated.is_empty() {
        table = table.row(Label::Key("rapport-ukjent-dato"), kind_cells(&undated));
    }
    let behind = established.len() as u64;
    finish(table.total(shape::SUM, kind_cells(&established)), basis)
        .behind(Grain::Conclusions, behind)
        .build()
}

fn kind_cells(conclusions: &[&ConclusionFact]) -> Vec<Cell> {
    let of_kind = |(_, kind)| {
        count(conclusions, |conclusion: &ConclusionFact| {
            conclusion.kind == kind
        })
    };
    let all = conclusions.len() as u64;
    kinds().map(of_kind).chain([all]).map(Cell::Count).collect()
}

fn by_kind(counting: &Counting<'_>, basis: DateBasis) -> Result<Table, TableFault> {
    let (id, title) = match basis {
        DateBasis::Conclusion => ("konstaterte-brudd-per-type", "rapport-konstaterte-per-type"),
        DateBasis::Event => (
            "konstaterte-brudd-per-type-hendelse",
            "rapport-konstaterte-per-type-hendelse",
        ),
    };
    let start = shape::start(counting, id, title, Label::Key("rapport-type"));
    let classes: Vec<_> = kinds().collect();
    beside(start, counting, basis, &classes, |conclusion| {
        conclusion.kind
    })
    .rules(&[CountingRule::R11])
    .build()
}

fn by_region(counting: &Counting<'_>, basis: DateBasis) -> Result<Table, TableFault> {
    let (id, title) = match basis {
        DateBasis::Conclusion => (
            "konstaterte-brudd-per-region",
            "rapport-konstaterte-per-region",
        ),
        DateBasis::Event => (
            "konstaterte-brudd-per-region-hendelse",
            "rapport-konstaterte-per-region-hendelse",
        ),
    };
    let start = shape::start(counting, id, title, Label::Key("rapport-region"));
    let classes: Vec<_> = shape::regions(counting).collect();
    beside(start, counting, basis, &classes, |conclusion| {
        conclusion.region
    })
    .rules(&[CountingRule::R10])
    .build()
}

/// One class a row; the year before and the report year.
fn beside<K: PartialEq>(
    mut table: TableBuilder,
    counting: &Counting<'_>,
    basis: DateBasis,
    classes: &[(Label, K)],
    class: impl Fn(&ConclusionFact) -> K,
) -> TableBuilder {
    let years = [counting.last_year(), counting.this_year()];
    let of_year = |year: Period| {
        let dated = |c: &ConclusionFact| counting.month_of(c, basis).is_some_and(|m| year.holds(m));
        those(&counting.established(), dated)
    };
    let established = years.map(of_year);
    for (id, year) in ["aretFor", "ar"].into_iter().zip(years) {
        table = table.column(Column::adds(id, Label::Period(year)));
    }
    for (label, value) in classes {
        let cells = established
            .iter()
            .map(|those| Cell::Count(count(those, |c| class(c) == *value)));
        table = table.row(*label, cells.collect());
    }
    let total = established
        .iter()
        .map(|all| Cell::Count(all.len() as u64))
        .collect();
    finish(table.total(shape::SUM, total), basis)
        .behind(Grain::Conclusions, established.concat().len() as u64)
}

fn finish(table: TableBuilder, basis: DateBasis) -> TableBuilder {
    let dated = match basis {
        DateBasis::Conclusion => "rapport-note-konklusjonsdato",
        DateBasis::Event => "rapport-note-hendelsesdato",
    };
    table
        .note(Phrase::plain(dated))
        .note(Phrase::plain("rapport-note-antall-tilsyn"))
        .rules(&[CountingRule::R8])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_conclusion, counts, facts, total};

    #[test]
    fn the_two_dates_give_two_tables_with_one_total() {
        let facts = facts()
            .conclusion(
                a_conclusion("2024-02-01")
                    .event_on("2023-10-01")
                    .kind(CountedKind::Acute),
            )
            .conclusion(
                a_conclusion("2024-02-01")
                    .event_on("2024-01-10")
                    .kind(CountedKind::Planned),
            )
            .conclusion(a_conclusion("2023-02-01"))
            .conclusion(
                a_conclusion("2021-12-31")
                    .event_on("2021-01-01")
                    .kind(CountedKind::Acute),
            )
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let [by_conclusion, by_event, ..] = tables.as_slice() else {
            unreachable!()
        };
        assert_eq!(
            counts(by_conclusion),
            [[1, 0, 0, 1], [0, 0, 1, 1], [1, 1, 0, 2]].map(Vec::from)
        );
        assert_eq!(
            counts(by_event),
            [[1, 0, 0, 1], [1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]].map(Vec::from)
        );
        assert_eq!(total(by_conclusion), total(by_event));
        let totals: Vec<_> = tables[2..].iter().map(total).collect();
        assert_eq!(totals, [[1, 2], [1, 1], [1, 2], [1, 1]].map(Vec::from));
    }
}
