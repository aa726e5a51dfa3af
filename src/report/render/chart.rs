//! A table as a drawing: plain SVG made here, with no colour of its own, its numbers written beside the
//! bars, and the table itself always beside it. Whoever cannot see it reads the table.

use askama::Template;

use super::{RenderFault, Words};
use crate::report::label::Cell;
use crate::report::table::{Row, Table};
use crate::text::{Locale, Texts};

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A bar a column, grouped by row.
    Grouped,
    /// One bar a row, its columns one after the other.
    Stacked,
    /// A standing bar a cell, column by column: two years of months.
    Months,
}

/// A drawing with what must stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The table's id.
    pub id: &'static str,
    /// The table's title.
    pub title: String,
    /// The drawing.
    pub svg: String,
    /// The table as HTML, with its notes.
    pub table: String,
    /// The ids of the counting rules.
    pub rules: String,
    /// When the facts were taken out.
    pub cut_off: String,
}

/// Draws some columns of a table, by their ids.
///
/// # Errors
/// [`RenderFault::Html`], which only a fault of ours can cause.
pub fn chart(
    table: &Table,
    (form, columns): (Form, &[&str]),
    texts: &Texts,
    locale: Locale,
) -> Result<Chart, RenderFault> {
    let words = Words { texts, locale };
    let rules: Vec<_> = table
        .rules()
        .iter()
        .map(|rule| crate::domain::code::Code::code(*rule))
        .collect();
    Ok(Chart {
        id: table.id(),
        title: words.phrase(table.title()),
        svg: drawn(table, (form, columns), words)?,
        table: super::html::table(table, texts, locale)?,
        rules: rules.join(", "),
        cut_off: words.cut_off(table.cut_off()),
    })
}

/// The tables of the month's report that are drawn, by id: where a drawing shows at a glance what the
/// numbers say one by one.
const OF_THE_REPORT: &[(&str, Form, &[&str])] = &[
    ("hendelser-per-maaned", Form::Months, &["aretFor", "ar"]),
    (
        "hendelser-per-region",
        Form::Grouped,
        &["hendelserAretFor", "hendelser"],
    ),
    (
        "akutt-planlagt-per-region",
        Form::Stacked,
        &["akutt", "planlagt"],
    ),
    (
        "alvorlighet-per-barn-per-region",
        Form::Grouped,
        &["heleLandet"],
    ),
    (
        "alvorlighet-hendelser-per-region",
        Form::Grouped,
        &["heleLandet"],
    ),
    (
        "tid-til-forste-tilbud-akutt",
        Form::Grouped,
        &["median", "p90"],
    ),
    (
        "tid-til-forste-tilbud-planlagt",
        Form::Grouped,
        &["median", "p90"],
    ),
    (
        "konstaterte-brudd-per-region",
        Form::Grouped,
        &["aretFor", "ar"],
    ),
];

/// The drawing of a table of the month's report, where it has one and there is something to draw.
pub(super) fn of_report(table: &Table, words: Words<'_>) -> Result<Option<String>, RenderFault> {
    let found = OF_THE_REPORT.iter().find(|(id, ..)| *id == table.id());
    match found {
        Some((_, form, columns)) if table.events_behind() > 0 => {
            Ok(Some(drawn(table, (*form, columns), words)?))
        }
        _ => Ok(None),
    }
}

fn drawn(
    table: &Table,
    (form, columns): (Form, &[&str]),
    words: Words<'_>,
) -> Result<String, RenderFault> {
    let series = series(table, columns, words);
    let mut drawing = Drawing {
        id: table.id(),
        title: words.phrase(table.title()),
        height: 0,
        bars: Vec::new(),
        words: Vec::new(),
    };
    match form {
        Form::Grouped => drawing.grouped(table, &series, words),
        Form::Stacked => drawing.stacked(table, &series, words),
        Form::Months => drawing.months(table, &series, words),
    }
    Ok(drawing.render()?)
}

/// A column that is drawn: its place, its heading, how dense its bars are, in per cent.
struct Series {
    place: usize,
    name: String,
    density: u32,
}

fn series(table: &Table, ids: &[&str], words: Words<'_>) -> Vec<Series> {
    let columns = table.columns();
    // In the order asked for, which need not be the table's.
    let place_of = |id: &&str| columns.iter().position(|column| column.id == *id);
    let chosen: Vec<_> = ids
        .iter()
        .filter_map(place_of)
        .filter_map(|place| Some((place, columns.get(place)?)))
        .collect();
    let steps = u32::try_from(chosen.len()).unwrap_or(1).max(1);
    let step = |at: usize| u32::try_from(at).unwrap_or(0);
    chosen
        .into_iter()
        .enumerate()
        .map(|(at, (place, column))| Series {
            place,
            name: words.label(column.title),
            // The last one is full; the others are lighter, step by step.
            density: 100 - (steps - 1 - step(at)) * 80 / steps,
        })
        .collect()
}

fn value(row: &Row, place: usize) -> u64 {
    match row.cells.get(place) {
        Some(Cell::Count(count)) => *count,
        Some(Cell::Minutes(minutes)) => u64::try_from(*minutes).unwrap_or(0),
        _ => 0,
    }
}

/// Width of every drawing, in its own units: narrow enough to be read on a phone.
const WIDTH: u64 = 360;
/// Height of a lying bar.
const BAR: u64 = 12;
/// Height of a line of words.
const LINE: u64 = 18;
/// The longest lying bar; the rest is for its number.
const LONGEST: u64 = 250;
/// The tallest standing bar.
const TALLEST: u64 = 120;

struct Bar {
    x: u64,
    y: u64,
    width: u64,
    height: u64,
    density: u32,
}

struct Said {
    x: u64,
    y: u64,
    size: u64,
    anchor: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "report/render/chart.html")]
struct Drawing {
    id: &'static str,
    title: String,
    height: u64,
    bars: Vec<Bar>,
    words: Vec<Said>,
}

impl Drawing {
    fn say(&mut self, (x, y): (u64, u64), text: String) {
        let (size, anchor) = (13, "start");
        self.words.push(Said {
            x,
            y,
            size,
            anchor,
            text,
        });
    }

    fn bar(&mut self, (x, y): (u64, u64), (width, height): (u64, u64), density: u32) {
        self.bars.push(Bar {
            x,
            y,
            width,
            height,
            density,
        });
    }

    /// What the density of a bar means, a line each.
    fn legend(&mut self, series: &[Series]) {
        for one in series {
            self.bar((0, self.height + 3), (BAR, BAR), one.density);
            self.say((BAR + 6, self.height + 14), one.name.clone());
            self.height += LINE;
        }
        self.height += 6;
    }

    fn grouped(&mut self, table: &Table, series: &[Series], words: Words<'_>) {
        self.legend(series);
        let values = |row: &Row| series.iter().map(|one| value(row, one.place)).max();
        let most = table.rows().iter().filter_map(values).max();
        let most = most.unwrap_or(0).max(1);
        for row in table.rows() {
            self.say((0, self.height + 13), words.label(row.label));
            self.height += LINE;
            for one in series {
                let width = value(row, one.place) * LONGEST / most;
                self.bar((0, self.height), (width, BAR), one.density);
                let cell = row.cells.get(one.place).copied().unwrap_or(Cell::Empty);
                self.say((width + 6, self.height + 11), words.cell(cell));
                self.height += BAR + 3;
            }
            self.height += 6;
        }
    }

    fn stacked(&mut self, table: &Table, series: &[Series], words: Words<'_>) {
        self.legend(series);
        let sum = |row: &Row| series.iter().map(|one| value(row, one.place)).sum::<u64>();
        let most = table.rows().iter().map(sum).max().unwrap_or(0).max(1);
        for row in table.rows() {
            self.say((0, self.height + 13), words.label(row.label));
            self.height += LINE;
            let mut x = 0;
            for one in series {
                let width = value(row, one.place) * LONGEST / most;
                self.bar((x, self.height), (width, BAR), one.density);
                x += width;
            }
            let text = words.cell(Cell::Count(sum(row)));
            self.say((x + 6, self.height + 11), text);
            self.height += BAR + 9;
        }
    }

    fn months(&mut self, table: &Table, series: &[Series], words: Words<'_>) {
        let cells = series.iter().flat_map(|one| {
            let of = |row: &Row| row.cells.get(one.place).copied();
            table.rows().iter().filter_map(of).collect::<Vec<_>>()
        });
        let cells: Vec<Cell> = cells.collect();
        let count = |cell: &Cell| match cell {
            Cell::Count(count) => *count,
            _ => 0,
        };
        let most = cells.iter().map(count).max().unwrap_or(0).max(1);
        let places = u64::try_from(cells.len()).unwrap_or(1).max(1);
        let step = WIDTH / places;
        let floor = TALLEST + LINE;
        for (at, cell) in (0..).zip(&cells) {
            let (x, height) = (at * step, count(cell) * TALLEST / most);
            self.bar(
                (x + 1, floor - height),
                (step.saturating_sub(2), height),
                100,
            );
            if *cell != Cell::Empty {
                self.words.push(Said {
                    x: x + step / 2,
                    y: floor - height - 3,
                    size: 9,
                    anchor: "middle",
                    text: words.cell(*cell),
                });
            }
        }
        let rows = u64::try_from(table.rows().len()).unwrap_or(0);
        for (at, one) in (0..).zip(series) {
            self.say((at * rows * step, floor + LINE), one.name.clone());
        }
        self.height = floor + LINE + 6;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::dashboard;
    use crate::report::fixture::{a_request, an_event, facts};

    fn drawn(id: &str, form: Form, columns: &[&str]) -> Chart {
        let facts = facts()
            .request(a_request(1).reported("2024-07-01T10:00Z"))
            .event(an_event(2).at("2024-07-02T12:00Z"))
            .event(an_event(3).at("2024-01-02T12:00Z"))
            .event(an_event(4).at("2024-01-03T12:00Z"))
            .done();
        let seen = dashboard::build("2024-07".parse().unwrap(), &facts).unwrap();
        let texts = Texts::load().unwrap();
        chart(seen.table(id).unwrap(), (form, columns), &texts, Locale::Nb).unwrap()
    }

    #[test]
    fn a_drawing_says_its_numbers_and_has_its_table_beside_it() {
        let chart = drawn("venter-na", Form::Grouped, &["akutt", "planlagt"]);
        // Two of the legend, and two for each of the five regions.
        assert_eq!(chart.svg.matches("<rect").count(), 12);
        assert!(chart.svg.contains("role=\"img\""));
        assert!(chart.table.contains("data-tabell=\"venter-na\""));
        assert!(chart.rules.contains("R10") && chart.cut_off.contains("Tatt ut"));
    }

    #[test]
    fn the_tallest_month_is_the_one_with_most() {
        let chart = drawn("hendelser-per-maaned", Form::Months, &["aretFor", "ar"]);
        assert_eq!(chart.svg.matches("<rect").count(), 24);
        let tall = chart.svg.matches("height=\"120\"").count();
        let half = chart.svg.matches("height=\"60\"").count();
        assert_eq!((tall, half), (1, 1));
    }

    #[test]
    fn every_drawing_of_the_report_is_of_a_table_and_its_columns() {
        let report = crate::report::build(
            "2024-07".parse().unwrap(),
            &crate::report::published::published_facts(),
        );
        let before = crate::report::build(
            "2023-12".parse().unwrap(),
            &crate::report::published::published_facts(),
        );
        let (report, before) = (report.unwrap(), before.unwrap());
        for (id, _, columns) in OF_THE_REPORT {
            let table = report.table(id).or_else(|| before.table(id));
            let there: Vec<_> = table
                .expect(id)
                .columns()
                .iter()
                .map(|one| one.id)
                .collect();
            for column in *columns {
                assert!(there.contains(column), "{id}: {column}");
            }
        }
    }

    #[test]
    fn nothing_to_count_is_no_division() {
        let chart = drawn(
            "tid-til-forste-tilbud-planlagt",
            Form::Grouped,
            &["median", "p90"],
        );
        assert!(chart.svg.contains("width=\"0\""));
    }
}
