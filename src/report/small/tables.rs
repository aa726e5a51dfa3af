//! The tables of a coarser edition: what is shown, and in so many words what is not.

use super::{BY_REGION, Series, Shown, Split, after, last_split, name};
use crate::report::counting::Counting;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::small::Known;
use crate::report::table::{Column, Table, TableBuilder, TableFault};

/// The count by the periods it was shown for, and each split as it was last shown.
pub(super) fn of(
    series: &Series,
    shown: &Shown,
    known: &Known,
    (counting, least): (&Counting<'_>, u64),
) -> Result<Vec<Table>, TableFault> {
    let mut tables = vec![counts(series, shown, known, (counting, least))?];
    for split in &series.splits {
        tables.push(parts((series, split), shown, known, (counting, least))?);
    }
    Ok(tables)
}

/// A table's id and the key of its title.
fn named(series: &str, split: Option<&str>) -> (&'static str, &'static str) {
    match (series, split) {
        ("hendelser", None) => ("hendelser-per-periode", "rapport-sma-hendelser"),
        ("hendelser", Some(BY_REGION)) => {
            ("hendelser-fordelt-region", "rapport-sma-hendelser-region")
        }
        ("hendelser", _) => ("hendelser-fordelt-type", "rapport-sma-hendelser-type"),
        ("anmodninger", None) => ("anmodninger-per-periode", "rapport-sma-anmodninger"),
        ("anmodninger", Some(BY_REGION)) => (
            "anmodninger-fordelt-region",
            "rapport-sma-anmodninger-region",
        ),
        ("anmodninger", _) => ("anmodninger-fordelt-type", "rapport-sma-anmodninger-type"),
        (_, None) => ("konstaterte-per-periode", "rapport-sma-konstaterte"),
        (_, Some(_)) => (
            "konstaterte-fordelt-region",
            "rapport-sma-konstaterte-region",
        ),
    }
}

fn counts(
    series: &Series,
    shown: &Shown,
    known: &Known,
    (counting, least): (&Counting<'_>, u64),
) -> Result<Table, TableFault> {
    let (id, title) = named(series.id, None);
    let heading = Label::Key("rapport-periode");
    let mut table = begun((id, title), heading, counting, counting.this_year());
    let mut last_shown: Option<(Month, u64)> = None;
    for (month, count) in shown_so_far(series, shown, known, counting.month()) {
        let (before, so_far) = last_shown.map_or((None, 0), |(month, count)| (Some(month), count));
        if let Some(period) = after(before, month) {
            let grown = count.saturating_sub(so_far);
            table = table.row(Label::Period(period), vec![Cell::Count(grown)]);
        }
        last_shown = Some((month, count));
    }
    let held = after(last_shown.map(|(month, _)| month), counting.month());
    if let Some(period) = held {
        table = table.row(Label::Period(period), vec![Cell::Empty]);
    }
    let all = last_shown.map_or(0, |(_, count)| count);
    if last_shown.is_some() {
        let sum = Label::Key("rapport-sum");
        table = table.total(sum, vec![Cell::Count(all)]);
    }
    let held = held.map(|_| told("rapport-note-holdt-tilbake", least));
    table
        .maybe_note(held)
        .note(told("rapport-note-sma-tall", least))
        .behind(series.grain, all)
        .build()
}

/// Every month the count was shown in that year, this one with them.
fn shown_so_far(series: &Series, shown: &Shown, known: &Known, month: Month) -> Vec<(Month, u64)> {
    let before = known
        .before
        .iter()
        .filter_map(|(month, decisions)| Some((*month, decisions.get(series.id)?.count?)));
    let now = shown.count.map(|count| (month, count));
    before.chain(now).collect()
}

fn parts(
    (series, split): (&Series, &Split),
    shown: &Shown,
    known: &Known,
    (counting, least): (&Counting<'_>, u64),
) -> Result<Table, TableFault> {
    let (id, title) = named(series.id, Some(split.id));
    let month = counting.month();
    let now = shown.splits.get(split.id).map(|parts| (month, parts));
    let latest = now.or_else(|| last_split(series.id, split.id, known));
    let heading = match split.id {
        BY_REGION => "rapport-region",
        _ => "rapport-type",
    };
    let to = latest.map_or(month, |(month, _)| month);
    let year = Period::year_to(to);
    let mut table = begun((id, title), Label::Key(heading), counting, year);
    let value = |label: Label| {
        let count = latest.and_then(|(_, parts)| parts.get(name(label)));
        Cell::maybe(count, |count| Cell::Count(*count))
    };
    for (label, _) in &split.parts {
        table = table.row(*label, vec![value(*label)]);
    }
    let all: u64 = latest.map_or(0, |(_, parts)| parts.values().sum());
    if latest.is_some() {
        table = table.total(Label::Key("rapport-sum"), vec![Cell::Count(all)]);
    }
    let left_out = now.is_none();
    table
        .maybe_note(left_out.then(|| told("rapport-note-fordeling-utelatt", least)))
        .note(told("rapport-note-sma-tall", least))
        .behind(series.grain, all)
        .build()
}

fn begun(
    (id, title): (&'static str, &'static str),
    heading: Label,
    counting: &Counting<'_>,
    period: Period,
) -> TableBuilder {
    let title = Phrase::plain(title).with("periode", Cell::Label(Label::Period(period)));
    TableBuilder::new(id, title, heading, counting.cut_off())
        .column(Column::adds("antall", Label::Key("rapport-antall")))
}

fn told(key: &'static str, least: u64) -> Phrase {
    Phrase::plain(key).with("minst", Cell::Count(least))
}
