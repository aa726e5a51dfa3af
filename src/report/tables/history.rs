//! «Tall fra før tjenesten»: the imported totals as they were printed, a table a series. Nothing here is counted by
//! the service, and nothing of it is added to what is.

use std::collections::BTreeMap;

use crate::domain::history::{HistorySeries, HistorySplit, HistoryTable, RowKey};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::reference::Reference;
use crate::report::counting::Counting;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Table, TableBuilder, TableFault};

use crate::domain::code::Code;

/// A table of each series that something was told of.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let of = |series: &HistorySeries| {
        let told = counting.facts().history.iter().map(|fact| &fact.table);
        let mut told: Vec<_> = told.filter(|one| one.series == *series).collect();
        told.sort_by_key(|one| (one.period, one.split));
        (*series, told)
    };
    HistorySeries::ALL
        .iter()
        .map(of)
        .filter(|(_, told)| !told.is_empty())
        .map(|(series, told)| of_series(counting, series, &told))
        .collect()
}

/// The id of a series' table.
fn id(series: HistorySeries) -> &'static str {
    match series {
        HistorySeries::EstablishedBreaches => "historikk-konstaterte-brudd",
        HistorySeries::PossibleBreaches => "historikk-mulige-brudd",
        HistorySeries::ChildrenBehind => "historikk-barn-bak-mulige-brudd",
        HistorySeries::Referrals => "historikk-henvisninger",
        HistorySeries::AcuteOrders => "historikk-akuttbestillinger",
        HistorySeries::NewPlacements => "historikk-nye-plasseringer",
        HistorySeries::CoercionRecords => "historikk-tvangsprotokoller",
        HistorySeries::InInstitution => "historikk-barn-i-institusjon",
        HistorySeries::WaitingForFosterHome => "historikk-venter-fosterhjem",
        HistorySeries::StatePlaces => "historikk-statlige-plasser",
        HistorySeries::PrivatePlaces => "historikk-private-plasser",
        HistorySeries::MeanStay => "historikk-oppholdstid-snitt",
        HistorySeries::MedianStay => "historikk-oppholdstid-median",
        HistorySeries::MeanFosterWait => "historikk-ventetid-snitt",
        HistorySeries::MedianFosterWait => "historikk-ventetid-median",
    }
}

fn of_series(
    counting: &Counting<'_>,
    series: HistorySeries,
    told: &[&HistoryTable],
) -> Result<Table, TableFault> {
    let name = Cell::Label(Label::of("history-series", series));
    let title = Phrase::plain("rapport-historikk").with("serie", name);
    let heading = Label::Key("rapport-historikk-periode");
    let mut table = TableBuilder::new(id(series), title, heading, counting.cut_off())
        .column(Column::no_sum(
            "inndeling",
            Label::Key("rapport-historikk-inndeling"),
        ))
        .column(Column::no_sum(
            "gjelder",
            Label::Key("rapport-historikk-gjelder"),
        ))
        .column(Column::no_sum("tall", Label::Key("rapport-historikk-tall")))
        .note(Phrase::plain("rapport-note-historikk"));
    for one in told {
        let split = Cell::Label(Label::of("history-split", one.split));
        for (of, number) in lines(one, counting.region()) {
            let cells = vec![split, Cell::Label(of), Cell::Count(number)];
            table = table.row(period(one), cells);
        }
    }
    for note in notes(told, counting.region()) {
        table = table.note(note);
    }
    table.behind(Grain::Imported, told.len() as u64).build()
}

fn period(table: &HistoryTable) -> Label {
    let month = |number| Month::new(table.period.year, number);
    match (month(table.period.from), month(table.period.to)) {
        (Ok(from), Ok(to)) => Label::Period(Period { from, to }),
        _ => Label::Year(table.period.year),
    }
}

/// What is shown of a table: its rows and its sum; of one region its own row alone, where there is one.
fn lines(table: &HistoryTable, region: Option<Region>) -> Vec<(Label, u64)> {
    let shown = table.shown().into_iter();
    let line = |(key, count, _)| (label(key), number(count));
    if let Some(own) = region.filter(|_| table.split == HistorySplit::Region) {
        let is_own =
            |row: &(RowKey, i64, Vec<MunicipalityNumber>)| row.0 == RowKey::Region(Some(own));
        return shown.filter(is_own).map(line).collect();
    }
    let mut lines: Vec<_> = shown.map(line).collect();
    let total = table.total.map(|total| number(total.into()));
    match (table.disagreement(), total) {
        (Some((rows, printed)), _) => {
            lines.push((Label::Key("rapport-sum-av-radene"), number(rows)));
            lines.push((Label::Key("rapport-historikk-trykt"), number(printed)));
        }
        (None, Some(total)) => lines.push((Label::Key("rapport-i-alt"), total)),
        (None, None) => {}
    }
    lines
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

fn label(key: RowKey) -> Label {
    match key {
        RowKey::Region(Some(region)) => Label::Region(region),
        RowKey::Kind(kind) => Label::Kind(kind),
        RowKey::Municipality(number) => Label::Municipality(number),
        RowKey::Month(month) => Label::MonthOfYear(month),
        RowKey::Severity(Some(level)) => Label::Severity(level),
        RowKey::Severity(None) => Label::Key("rapport-ikke-vurdert"),
        RowKey::TargetGroup(Some(group)) => Label::of("target-group", group),
        RowKey::Region(None) | RowKey::TargetGroup(None) => Label::Key("rapport-uspesifisert"),
    }
}

/// Where the numbers are from, and what a reader must know of them.
fn notes(told: &[&HistoryTable], region: Option<Region>) -> Vec<Phrase> {
    let mut notes = Vec::new();
    let of_country = |one: &&&HistoryTable| one.split != HistorySplit::Region;
    if region.is_some() && told.iter().any(|one| of_country(&one)) {
        notes.push(Phrase::plain("rapport-note-historikk-landet"));
    }
    let of_a_region = |one: &HistoryTable| region.is_some() && one.split == HistorySplit::Region;
    for one in told.iter().filter(|one| !of_a_region(one)) {
        if let Some((rows, printed)) = one.disagreement() {
            let note = Phrase::plain("rapport-note-historikk-trykt")
                .with("periode", Cell::Label(period(one)))
                .with("rader", Cell::Count(number(rows)))
                .with("sum", Cell::Count(number(printed)));
            notes.push(note);
        }
    }
    notes.extend(of_kommuner(told));
    let mut sources: Vec<&str> = told.iter().map(|one| one.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    let source = |source: &str| {
        Phrase::plain("rapport-note-historikk-kilde").saying("kilde", source.to_owned())
    };
    notes.extend(sources.into_iter().map(source));
    notes
}

fn listed(numbers: &[MunicipalityNumber]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// What became of kommuner that are no more: under which number they stand, and those nobody can put anywhere.
fn of_kommuner(told: &[&HistoryTable]) -> Vec<Phrase> {
    let mut heirs = BTreeMap::new();
    let mut divided = BTreeMap::new();
    for one in told {
        for (key, _, was) in one.shown() {
            if !was.is_empty() {
                heirs.entry(key).or_insert(was);
            }
        }
        if let Ok(reference) = Reference::shared() {
            divided.extend(one.divided(reference));
        }
    }
    let heir = |(key, was): (RowKey, Vec<MunicipalityNumber>)| {
        Phrase::plain("rapport-note-historikk-ny")
            .with("kommune", Cell::Label(label(key)))
            .saying("gamle", listed(&was))
    };
    let part = |(old, heirs): (MunicipalityNumber, Vec<MunicipalityNumber>)| {
        Phrase::plain("rapport-note-historikk-delt")
            .with("kommune", Cell::Label(Label::Municipality(old)))
            .saying("nye", listed(&heirs))
    };
    let heirs = heirs.into_iter().map(heir);
    heirs.chain(divided.into_iter().map(part)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::history::HistoryRow;
    use crate::report::facts::{Facts, HistoryFact};
    use crate::report::fixture::at;
    use crate::report::published::published_facts;
    use crate::report::{ReportFault, build};

    fn imported(total: i32, split: HistorySplit, rows: &[(&str, i32)]) -> HistoryFact {
        let row = |(code, count): &(&str, i32)| HistoryRow {
            key: RowKey::from_code(split, code).unwrap(),
            count: *count,
            now: None,
        };
        HistoryFact {
            table: HistoryTable {
                series: HistorySeries::EstablishedBreaches,
                split,
                period: "2023".parse().unwrap(),
                rows: rows.iter().map(row).collect(),
                total: Some(total),
                as_printed: true,
                source: "Oslo Economics 2024-74".into(),
                replaces: None,
            },
            recorded_at: at("2024-07-01T08:00Z"),
        }
    }

    fn with(history: Vec<HistoryFact>) -> Facts {
        Facts {
            history,
            ..published_facts()
        }
    }

    fn numbers(table: &Table) -> Vec<Cell> {
        let rows = table.rows().iter();
        rows.filter_map(|row| row.cells.get(2).copied()).collect()
    }

    #[test]
    fn what_is_counted_is_the_same_with_and_without_it() {
        let month = "2024-07".parse().unwrap();
        let without = build(month, &published_facts()).unwrap();
        let facts = with(vec![imported(59, HistorySplit::Whole, &[])]);
        let with = build(month, &facts).unwrap();
        let (more, same): (Vec<_>, Vec<_>) = with
            .tables
            .into_iter()
            .partition(|table| table.grain() == Grain::Imported);
        assert_eq!(same, without.tables);
        let ids: Vec<_> = more.iter().map(Table::id).collect();
        assert_eq!(ids, ["historikk-konstaterte-brudd"]);
        assert_eq!(numbers(&more[0]), [Cell::Count(59)]);
        assert!(more[0].total().is_none() && more[0].sum_of_rows().is_none());
    }

    #[test]
    fn both_sums_stand_where_the_source_does_not_add_up() {
        let rows = [("vest", 29), ("sor", 31)];
        let facts = with(vec![imported(59, HistorySplit::Region, &rows)]);
        let month = "2024-07".parse().unwrap();
        let report = build(month, &facts).unwrap();
        let table = report.table("historikk-konstaterte-brudd").unwrap();
        // In the order of the list of regions: Sør, Vest, the sum of the rows, the sum as printed.
        assert_eq!(numbers(table), [31, 29, 60, 59].map(Cell::Count));
        let noted = |key: &str| table.notes().iter().any(|note| note.key == key);
        assert!(noted("rapport-note-historikk-trykt"));
        // Of a region its own row alone, with no sum to compare.
        let own = Region::ALL
            .iter()
            .copied()
            .find(|one| one.code() == "vest")
            .unwrap();
        let report = build(month, &facts.of_region(own)).unwrap();
        let table = report.table("historikk-konstaterte-brudd").unwrap();
        assert_eq!(numbers(table), [Cell::Count(29)]);
    }

    #[test]
    fn what_was_told_after_the_cut_off_is_refused() {
        let mut late = with(vec![imported(59, HistorySplit::Whole, &[])]);
        late.history[0].recorded_at = late.cut_off + chrono::TimeDelta::seconds(1);
        let fault = build("2024-07".parse().unwrap(), &late).unwrap_err();
        assert!(matches!(fault, ReportFault::RecordedAfterCutOff { .. }));
    }
}
