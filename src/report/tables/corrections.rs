//! «Rettelser siden sist»: what was told after the last month was frozen, with its cause, and what the
//! headline figures of that month would be now.

use super::headline;
use crate::report::counting::Counting;
use crate::report::counting::corrections::{FrozenBefore, corrections};
use crate::report::counting::rules::CountingRule;
use crate::report::facts::Facts;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Table, TableBuilder, TableFault};

/// Both tables, where a month was frozen before.
pub fn tables(now: &Facts, before: &FrozenBefore) -> Result<Vec<Table>, TableFault> {
    Ok(vec![list(now, before)?, figures(now, before)?])
}

/// One row a month and cause.
fn list(now: &Facts, before: &FrozenBefore) -> Result<Table, TableFault> {
    let found = corrections(before, now);
    let mut table = start(
        "rettelser",
        "rapport-rettelser",
        "rapport-nr",
        (now, before),
    )
    .column(Column::no_sum("maned", Label::Key("rapport-maned")))
    .column(Column::no_sum("arsak", Label::Key("rapport-arsak")))
    .column(Column::no_sum("antall", Label::Key("rapport-antall-fakta")));
    for (number, ((month, cause), count)) in (1..).zip(&found) {
        let cells = vec![
            Cell::Label(Label::Month(*month)),
            Cell::Label(Label::Key(cause.key())),
            Cell::Count(*count),
        ];
        table = table.row(Label::Number(number), cells);
    }
    table
        .note(Phrase::plain("rapport-note-rettelser-arsaker"))
        .behind(Grain::Facts, found.values().sum())
        .build()
}

/// The headline figures of the frozen month: as frozen, and as counted at this cut-off.
fn figures(now: &Facts, before: &FrozenBefore) -> Result<Table, TableFault> {
    let frozen = Counting::new(before.month, &before.facts);
    let counted = Counting::new(before.month, now);
    let periods = [Period::month(before.month), Period::year_to(before.month)];
    let mut table = start(
        "rettede-tall",
        "rapport-rettede-tall",
        "rapport-storrelse",
        (now, before),
    );
    let mut columns = Vec::new();
    let ids = [["maned", "manedNa"], ["ar", "arNa"]];
    for ([as_frozen, as_now], period) in ids.into_iter().zip(periods) {
        let column = |id, key| Column::no_sum(id, Label::Key(key)).under(Label::Period(period));
        table = table
            .column(column(as_frozen, "rapport-frosset"))
            .column(column(as_now, "rapport-na"));
        columns.push(headline::figures(&frozen, period));
        columns.push(headline::figures(&counted, period));
    }
    for (place, key) in headline::KEYS.into_iter().enumerate() {
        let of = |figures: &[u64; headline::KEYS.len()]| figures.get(place).copied();
        let cells = columns.iter().filter_map(of).map(Cell::Count).collect();
        table = table.row(Label::Key(key), cells);
    }
    use CountingRule::{R2, R5, R8, R13};
    let events = counted.events(Period::year_to(before.month));
    table
        .note(Phrase::plain("rapport-note-hovedtall"))
        .rules(&[R2, R5, R8, R13])
        .behind(Grain::Events, events.len() as u64)
        .build()
}

fn start(
    id: &'static str,
    title: &'static str,
    rows: &'static str,
    (now, before): (&Facts, &FrozenBefore),
) -> TableBuilder {
    let month = Cell::Label(Label::Month(before.month));
    let title = Phrase::plain(title).with("maned", month);
    let note = Phrase::plain("rapport-note-rettelser")
        .with("maned", month)
        .with("tidspunkt", Cell::Instant(before.facts.cut_off));
    TableBuilder::new(id, title, Label::Key(rows), now.cut_off).note(note)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build_after;
    use crate::report::fixture::{a_request, an_event, counts, facts};

    #[test]
    fn what_is_told_of_a_frozen_month_stands_in_the_next_ones_list() {
        let july = || facts().event(an_event(1).at("2024-07-10T12:00Z"));
        let before = FrozenBefore {
            month: "2024-07".parse().unwrap(),
            facts: july().done(),
        };
        let now = july()
            .at("2024-09-05T07:00Z")
            .event(an_event(2).at("2024-07-11T12:00Z"))
            .event(an_event(3).at("2024-08-11T12:00Z"))
            .request(a_request(4).reported("2024-06-11T12:00Z"))
            .done();
        let report = build_after("2024-08".parse().unwrap(), &now, Some(&before)).unwrap();
        let list = report.table("rettelser").unwrap();
        let rows: Vec<_> = list.rows().iter().map(|row| row.cells.clone()).collect();
        let row = |month: &str, key| {
            vec![
                Cell::Label(Label::Month(month.parse().unwrap())),
                Cell::Label(Label::Key(key)),
                Cell::Count(1),
            ]
        };
        assert_eq!(
            rows,
            [
                row("2024-06", "rapport-rettelse-anmodning-kom-til"),
                row("2024-07", "rapport-rettelse-hendelse-kom-til"),
            ]
        );
        let figures = counts(report.table("rettede-tall").unwrap());
        // Requests in the year, and events in the month: one more of each.
        assert_eq!(figures[0], [0, 0, 0, 1]);
        assert_eq!(figures[4], [1, 2, 1, 2]);
        // Where nothing was frozen before there is no such list.
        let first = build_after("2024-08".parse().unwrap(), &now, None).unwrap();
        assert!(first.table("rettelser").is_none());
    }
}
