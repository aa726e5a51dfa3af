//! Published totals as they are imported (Oslo Economics 2024-74).

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::*;

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn established(period: &str, total: i32) -> HistoryTable {
    HistoryTable {
        series: HistorySeries::EstablishedBreaches,
        split: HistorySplit::Whole,
        period: period.parse().unwrap(),
        rows: Vec::new(),
        total: Some(total),
        as_printed: false,
        source: "Oslo Economics 2024-74, figur 3-1".into(),
        replaces: None,
    }
}

fn split(table: HistoryTable, split: HistorySplit, rows: &[(&str, i32)]) -> HistoryTable {
    let row = |(code, count): &(&str, i32)| HistoryRow {
        key: RowKey::from_code(split, code).unwrap(),
        count: *count,
        now: None,
    };
    HistoryTable {
        split,
        rows: rows.iter().map(row).collect(),
        ..table
    }
}

/// Private places at the end of 2021: the rows add to 321, and 320 is printed.
fn table_6_2() -> HistoryTable {
    let table = HistoryTable {
        series: HistorySeries::PrivatePlaces,
        ..established("2021", 320)
    };
    let rows = [
        ("care", 237),
        ("treatment_low", 25),
        ("treatment_high", 6),
        ("substance_use", 53),
    ];
    split(table, HistorySplit::TargetGroup, &rows)
}

fn rules(table: &HistoryTable) -> Vec<(Field, Rule)> {
    let faults = table.check(today(), None).err().unwrap_or_default();
    faults
        .0
        .into_iter()
        .map(|one| (one.field, one.rule))
        .collect()
}

#[test]
fn a_year_and_the_months_of_one_are_taken() {
    assert_eq!(rules(&established("2023", 59)), []);
    let regions = [("vest", 7), ("sor", 13), ("midt", 10)];
    let tertial = |total| {
        split(
            established("2024-01/2024-04", total),
            HistorySplit::Region,
            &regions,
        )
    };
    assert_eq!(rules(&tertial(30)), []);
    // The other number printed for the same months does not hold.
    assert_eq!(
        rules(&tertial(20)),
        [(Field::Total, Rule::DoesNotAdd(30, 20))]
    );
}

#[test]
fn a_table_that_does_not_add_up_is_refused_unless_as_printed() {
    let plain = table_6_2();
    assert_eq!(rules(&plain), [(Field::Total, Rule::DoesNotAdd(321, 320))]);
    let kept = HistoryTable {
        as_printed: true,
        ..plain
    };
    assert_eq!(rules(&kept), []);
    assert_eq!(kept.disagreement(), Some((321, 320)));
}

#[test]
fn every_fault_is_named() {
    let bad = HistoryTable {
        total: None,
        source: "se sak 13097248022".into(),
        ..split(
            established("2030", 1),
            HistorySplit::Kind,
            &[("acute", -1), ("acute", 2)],
        )
    };
    let found: Vec<Field> = rules(&bad).into_iter().map(|one| one.0).collect();
    assert_eq!(
        found,
        [
            Field::Period,
            Field::Rows,
            Field::Rows,
            Field::Total,
            Field::Source
        ]
    );
    let no_rows = HistoryTable {
        split: HistorySplit::Region,
        ..established("2023", 59)
    };
    assert_eq!(rules(&no_rows), [(Field::Rows, Rule::Required)]);
    let months = split(
        established("2024-01/2024-02", 3),
        HistorySplit::Month,
        &[("03", 3)],
    );
    assert_eq!(
        rules(&months),
        [(Field::Rows, Rule::DoesNotFit(Field::Period))]
    );
}

#[test]
fn what_the_service_counted_itself_is_refused() {
    let began = "2024-07-01T08:00:00Z".parse().ok();
    assert!(
        established("2024-01/2024-06", 1)
            .check(today(), began)
            .is_ok()
    );
    let both = established("2024-01/2024-07", 1).check(today(), began);
    assert_eq!(both.unwrap_err().0[0].rule, Rule::CountedHere);
}

#[test]
fn a_period_is_read_and_written_alike() {
    for text in ["2023", "2024-04", "2024-01/2024-07"] {
        assert_eq!(text.parse::<HistoryPeriod>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "23",
        "2024-13",
        "2024-07/2024-01",
        "2023-01/2024-01",
        "2024-1",
    ] {
        assert_eq!(
            text.parse::<HistoryPeriod>(),
            Err(Rule::NotAPeriod),
            "{text}"
        );
    }
}

#[test]
fn days_and_what_stands_at_the_end_of_months_are_not_added() {
    let days = HistoryTable {
        series: HistorySeries::MedianStay,
        ..table_6_2()
    };
    assert_eq!(rules(&days), []);
    let months = split(
        established("2023", 9),
        HistorySplit::Month,
        &[("01", 7), ("02", 9)],
    );
    let at_the_end = HistoryTable {
        series: HistorySeries::InInstitution,
        ..months.clone()
    };
    assert_eq!(rules(&at_the_end), []);
    assert_eq!(rules(&months), [(Field::Total, Rule::DoesNotAdd(16, 9))]);
}

#[test]
fn a_former_kommune_stands_under_its_one_heir() {
    let reference = Reference::shared().unwrap();
    let kommuner = [("1507", 8), ("3001", 3), ("3101", 2), ("0301", 1)];
    let mut table = split(
        established("2023", 14),
        HistorySplit::Municipality,
        &kommuner,
    );
    table.map(reference, today()).unwrap();
    let number = |text: &str| text.parse::<MunicipalityNumber>().unwrap();
    let shown: Vec<_> = table
        .shown()
        .into_iter()
        .map(|(key, count, was)| (key.code(), count, was))
        .collect();
    // Ålesund was divided and stays as it was; Halden has a new number, and both are added under it.
    assert_eq!(
        shown,
        [
            ("0301".to_owned(), 1, vec![]),
            ("1507".to_owned(), 8, vec![]),
            ("3101".to_owned(), 5, vec![number("3001")]),
        ]
    );
    assert_eq!(
        table.divided(reference),
        [(number("1507"), vec![number("1508"), number("1580")])]
    );
    // Two that became one: both are noted.
    for (row, now) in [(1, "3101"), (3, "3101")] {
        table.rows[row].now = Some(number(now));
    }
    let merged = table.shown().into_iter().find(|one| one.0.code() == "3101");
    assert_eq!(merged.unwrap().2, [number("3001"), number("0301")]);
    let mut unknown = split(
        established("2023", 1),
        HistorySplit::Municipality,
        &[("9999", 1)],
    );
    let fault = unknown.map(reference, today()).unwrap_err();
    assert_eq!(fault.0[0].rule, Rule::UnknownMunicipality);
}
