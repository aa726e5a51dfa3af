//! HTML: a whole page that needs nothing else, or a fragment for the service's own page.
//!
//! Tables are marked up with caption, scopes, head, body and foot, and carry the class `ds-table`. There
//! is no script and no style in the fragment; the whole page has one small style sheet.

use askama::Template;
use serde::Serialize;

use super::{RenderFault, Words, chart};
use crate::domain::code::Code;
use crate::report::Report;
use crate::report::counting::rules::CountingRule;
use crate::report::label::Cell;
use crate::report::section::Section;
use crate::report::table::{Column, Row, Table};
use crate::text::{Locale, Texts};

#[derive(Template)]
#[template(path = "report/render/page.html")]
struct Page {
    lang: &'static str,
    report: ReportView,
}

#[derive(Template)]
#[template(path = "report/render/fragment.html")]
struct Fragment {
    report: ReportView,
}

#[derive(Template)]
#[template(path = "report/render/table.html")]
struct One {
    table: TableView,
}

/// A report in words: what every form for people shows.
#[derive(Serialize)]
pub struct ReportView {
    title: String,
    cut_off: String,
    internal: String,
    contents: String,
    sections: Vec<SectionView>,
    definitions: String,
    definitions_version: String,
    rules: Vec<(&'static str, String)>,
    ids_heading: String,
}

#[derive(Serialize)]
struct SectionView {
    id: &'static str,
    title: String,
    /// Said where nothing was counted for it.
    empty: Option<String>,
    tables: Vec<TableView>,
}

#[derive(Serialize)]
struct TableView {
    id: &'static str,
    title: String,
    /// The drawing that stands beside the table in a report: SVG made by [`chart`].
    chart: Option<Drawn>,
    row_heading: String,
    groups: Vec<Group>,
    columns: Vec<(String, bool)>,
    rows: Vec<RowView>,
    foot: Vec<RowView>,
    no_rows: String,
    notes: Vec<String>,
    rules_heading: String,
    rules: String,
    cut_off: String,
    behind: String,
}

impl ReportView {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// When the facts were taken out.
    pub fn cut_off(&self) -> &str {
        &self.cut_off
    }
}

/// A drawing, and what is said to whoever cannot see it.
#[derive(Serialize)]
struct Drawn {
    svg: String,
    said: String,
}

impl TableView {
    /// Columns including the row headings.
    fn width(&self) -> usize {
        self.columns.len() + 1
    }
}

#[derive(Serialize)]
struct Group {
    title: String,
    span: usize,
}

#[derive(Serialize)]
struct RowView {
    heading: String,
    /// Text, and whether it is a number.
    cells: Vec<(String, bool)>,
}

/// A whole page: to be saved, printed or sent.
///
/// # Errors
/// [`RenderFault::Html`], which only a fault of ours can cause.
pub fn page(report: &Report, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    let report = report_view(report, Words { texts, locale })?;
    Ok(Page {
        lang: locale.tag(),
        report,
    }
    .render()?)
}

/// The tables and definitions, without the page's title: for the service's own page. Headings begin at `h2`.
///
/// # Errors
/// [`RenderFault::Html`], which only a fault of ours can cause.
pub fn body_fragment(
    report: &Report,
    texts: &Texts,
    locale: Locale,
) -> Result<String, RenderFault> {
    Ok(Fragment {
        report: report_view(report, Words { texts, locale })?,
    }
    .render()?)
}

/// The report's title, with the region it is of.
pub fn title(report: &Report, texts: &Texts, locale: Locale) -> String {
    Words { texts, locale }.title(report)
}

/// One table with its notes, as in the whole report.
///
/// # Errors
/// [`RenderFault::Html`], which only a fault of ours can cause.
pub fn table(table: &Table, texts: &Texts, locale: Locale) -> Result<String, RenderFault> {
    Ok(One {
        table: table_view(table, Words { texts, locale }),
    }
    .render()?)
}

/// The report in words, for a form that is made elsewhere.
///
/// # Errors
/// [`RenderFault::Html`], which only a fault of ours can cause.
pub fn words(report: &Report, texts: &Texts, locale: Locale) -> Result<ReportView, RenderFault> {
    report_view(report, Words { texts, locale })
}

fn report_view(report: &Report, words: Words<'_>) -> Result<ReportView, RenderFault> {
    let rule = |rule: CountingRule| {
        (
            rule.code(),
            words
                .texts
                .code(words.locale, "counting-rule", rule.code())
                .into_owned(),
        )
    };
    Ok(ReportView {
        title: words.title(report),
        cut_off: words.cut_off(report.cut_off),
        internal: words.say(super::meant_for(report.edition)),
        contents: words.say("rapport-innhold"),
        sections: sections(report, words)?,
        definitions: words.say("rapport-definisjoner"),
        definitions_version: words
            .texts
            .say_with(
                words.locale,
                "rapport-definisjoner-versjon",
                &[("versjon", crate::report::DEFINITIONS.into())],
            )
            .into_owned(),
        ids_heading: words.say("rapport-tabellenes-navn"),
        rules: super::rules_of(report.edition).map(rule).collect(),
    })
}

/// A table with its drawing.
fn drawn_view(table: &Table, words: Words<'_>) -> Result<TableView, RenderFault> {
    let mut view = table_view(table, words);
    view.chart = chart::of_report(table, words)?.map(|svg| Drawn {
        svg,
        said: words.filled("rapport-diagram", "tittel", &view.title),
    });
    Ok(view)
}

fn sections(report: &Report, words: Words<'_>) -> Result<Vec<SectionView>, RenderFault> {
    let view = |(section, ids): &(Section, Vec<&'static str>)| {
        Ok(SectionView {
            id: section.id(),
            title: words.say(section.key()),
            empty: report
                .is_empty(ids)
                .then(|| words.say("rapport-del-uten-data")),
            tables: report
                .tables_of(ids)
                .map(|table| drawn_view(table, words))
                .collect::<Result<_, _>>()?,
        })
    };
    report.sections.iter().map(view).collect()
}

fn table_view(table: &Table, words: Words<'_>) -> TableView {
    let numeric = |place: usize| {
        let of = |row: &Row| row.cells.get(place).is_some_and(|cell| is_number(*cell));
        table.rows().iter().any(of)
    };
    let column = |(place, column): (usize, &Column)| (words.label(column.title), numeric(place));
    let rules: Vec<_> = table.rules().iter().map(|rule| rule.code()).collect();
    TableView {
        id: table.id(),
        title: words.phrase(table.title()),
        chart: None,
        row_heading: words.label(table.row_heading()),
        groups: groups(table, words),
        columns: table.columns().iter().enumerate().map(column).collect(),
        rows: table
            .rows()
            .iter()
            .map(|row| row_view(row, words))
            .collect(),
        foot: table
            .sum_of_rows()
            .into_iter()
            .chain(table.total())
            .map(|row| row_view(row, words))
            .collect(),
        no_rows: words.say("rapport-ingen-rader"),
        notes: table
            .notes()
            .iter()
            .map(|note| words.phrase(note))
            .collect(),
        rules_heading: words.say("rapport-telleregler"),
        rules: rules.join(", "),
        cut_off: words.cut_off(table.cut_off()),
        behind: words.behind(table),
    }
}

/// The shared headings: neighbours under the same one share a cell. None where no column has one.
fn groups(table: &Table, words: Words<'_>) -> Vec<Group> {
    let columns = table.columns();
    if columns.iter().all(|column| column.group.is_none()) {
        return Vec::new();
    }
    let runs = columns.chunk_by(|one, next| one.group == next.group);
    let group = |run: &[Column]| Group {
        title: run
            .first()
            .and_then(|column| column.group)
            .map(|label| words.label(label))
            .unwrap_or_default(),
        span: run.len(),
    };
    runs.map(group).collect()
}

fn row_view(row: &Row, words: Words<'_>) -> RowView {
    let cell = |cell: &Cell| (words.cell(*cell), is_number(*cell));
    RowView {
        heading: words.label(row.label),
        cells: row.cells.iter().map(cell).collect(),
    }
}

fn is_number(cell: Cell) -> bool {
    match cell {
        Cell::Count(_) | Cell::Minutes(_) | Cell::Number { .. } => true,
        Cell::Label(_) | Cell::Date(_) | Cell::Instant(_) | Cell::Empty => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::build;
    use crate::report::fixture::facts;
    use crate::report::published::published_facts;

    fn texts() -> Texts {
        Texts::load().unwrap()
    }

    #[test]
    fn every_table_prints_its_cut_off_its_number_and_its_rules() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let page = page(&report, &texts(), Locale::Nb).unwrap();
        let tables = report.tables.len();
        assert_eq!(page.matches("<table ").count(), tables);
        assert_eq!(page.matches("<caption").count(), tables);
        assert_eq!(
            page.matches("Antall hendelser bak tabellen: ").count(),
            tables
        );
        let cut_off = "Tatt ut mandag 5. august 2024 kl. 09.00";
        assert_eq!(page.matches(cut_off).count(), tables + 1);
        assert!(page.starts_with("<!doctype html>"));
        assert!(!page.contains('⟦'), "a text is missing");
        for table in &report.tables {
            assert!(page.contains(&format!("id=\"tabell-{}\"", table.id())));
        }
    }

    #[test]
    fn both_sums_stand_in_the_foot_and_shared_headings_span_their_columns() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let regions = report.table("hendelser-per-region").unwrap();
        let html = table(regions, &texts(), Locale::Nb).unwrap();
        let foot = html.split_once("<tfoot>").unwrap().1;
        let cells = |row: [&str; 4]| {
            row.map(|text| format!("<td class=\"rapport-tall\">{text}</td>"))
                .concat()
        };
        assert!(
            foot.contains(&cells(["141", "141", "139", "139"])),
            "{foot}"
        );
        assert!(
            foot.contains(&cells(["141", "124", "139", "106"])),
            "{foot}"
        );
        assert!(
            html.contains("<th scope=\"colgroup\" colspan=\"2\">2023</th>"),
            "{html}"
        );
    }

    #[test]
    fn the_fragment_has_no_style_and_no_script() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let fragment = body_fragment(&report, &texts(), Locale::Nb).unwrap();
        for unwanted in ["<style", "style=", "<script", "onclick", "<html", "<h1"] {
            assert!(!fragment.contains(unwanted), "{unwanted}");
        }
        assert!(fragment.contains("class=\"ds-table\""));
    }

    #[test]
    fn drawings_stand_beside_their_tables_in_the_report_and_nowhere_else() {
        let report = build("2024-07".parse().unwrap(), &published_facts()).unwrap();
        let fragment = body_fragment(&report, &texts(), Locale::Nb).unwrap();
        let drawings = fragment.matches("<svg ").count();
        assert!(drawings >= 5, "{drawings}");
        for (drawing, _) in fragment.match_indices("<svg ") {
            let (before, after) = fragment.split_at(drawing);
            let section = before.rfind("<section").unwrap();
            assert!(before[section..].contains("</table>"), "under its table");
            let notes = after.find("<ul class=\"rapport-noter\"").unwrap();
            assert!(!after[..notes].contains("<section"), "above its notes");
        }
        let alone = table(&report.tables[3], &texts(), Locale::Nb).unwrap();
        assert!(!alone.contains("<svg "));
        // Nothing to draw: no empty drawing.
        let nothing = build("2024-07".parse().unwrap(), &facts().done()).unwrap();
        let nothing = body_fragment(&nothing, &texts(), Locale::Nb).unwrap();
        assert!(!nothing.contains("<svg "));
    }

    #[test]
    fn a_list_without_rows_says_so() {
        let report = build("2024-07".parse().unwrap(), &facts().done()).unwrap();
        let list = table(
            report.table("ikke-levert-i-tide").unwrap(),
            &texts(),
            Locale::Nb,
        )
        .unwrap();
        assert!(list.contains("<td colspan=\"15\">"), "{list}");
    }
}
