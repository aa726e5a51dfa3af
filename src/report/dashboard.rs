//! «Styringsbilde»: what leaders look at, counted by the same rules and from the same facts as the month's
//! report. PURE.

use super::counting::Counting;
use super::facts::Facts;
use super::month::{Month, Period};
use super::table::Table;
use super::tables::{self, headline};
use super::{Report, ReportFault};
use crate::domain::edition::Edition;

/// One of the six numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Its text in the report, which is also its id.
    pub key: &'static str,
    /// In the month.
    pub now: u64,
    /// In the month before.
    pub before: u64,
}

/// Six numbers and the tables behind the charts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dashboard {
    /// The six numbers with those of the month before.
    pub figures: Vec<Figure>,
    /// The tables, as a report has them.
    pub report: Report,
}

impl Dashboard {
    /// The table with that id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.report.table(id)
    }
}

/// The dashboard of a month from the facts known at their cut-off.
///
/// # Errors
/// As [`super::build`].
pub fn build(month: Month, facts: &Facts) -> Result<Dashboard, ReportFault> {
    super::check(month, facts)?;
    let counting = Counting::new(month, facts);
    let figures = headline::six(&counting, [month, month.before()].map(Period::month));
    let report = Report {
        month,
        week: None,
        edition: Edition::Full,
        region: facts.region,
        cut_off: facts.cut_off,
        sections: Vec::new(),
        tables: tables::of_dashboard(&counting)?,
    };
    Ok(Dashboard { figures, report })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_conclusion, a_request, an_event, facts};
    use crate::report::label::{Cell, Label};

    fn some_facts() -> Facts {
        let due = |n: u128, day: &str| {
            a_request(n)
                .reported(&format!("{day}T10:00Z"))
                .due(&format!("{day}T12:00Z"))
        };
        facts()
            .request(due(1, "2024-07-01").accepted("2024-07-01T11:00Z"))
            .request(due(2, "2024-07-02"))
            .request(due(3, "2024-06-03"))
            .event(an_event(2).at("2024-07-02T12:00Z").child(2))
            .event(an_event(3).at("2024-06-03T12:00Z").child(3))
            .conclusion(a_conclusion("2024-07-05").of_event(3))
            .done()
    }

    #[test]
    fn every_figure_is_the_reports_own() {
        let facts = some_facts();
        let month: Month = "2024-07".parse().unwrap();
        let seen = build(month, &facts).unwrap();
        let report = super::super::build(month, &facts).unwrap();
        let before = super::super::build(month.before(), &facts).unwrap();
        let cell = |report: &Report, key: &'static str| {
            let table = report.table("hovedtall").unwrap();
            let row = table.rows().iter().find(|row| row.label == Label::Key(key));
            row.unwrap().cells[0]
        };
        assert_eq!(seen.figures.len(), 6);
        for figure in &seen.figures {
            assert_eq!(
                cell(&report, figure.key),
                Cell::Count(figure.now),
                "{figure:?}"
            );
            assert_eq!(
                cell(&before, figure.key),
                Cell::Count(figure.before),
                "{figure:?}"
            );
        }
        assert!(seen.figures.iter().any(|one| one.now != one.before));
        for table in &seen.report.tables {
            if let Some(same) = report.table(table.id()) {
                assert_eq!(table, same);
            }
        }
        // What is counted anew here adds to what the report says.
        let flagged = seen.table("mulige-brudd-alvor").unwrap().total().unwrap();
        let year = report.table("hovedtall").unwrap().rows()[4].cells[1];
        assert_eq!(flagged.cells.last(), Some(&year));
    }

    #[test]
    fn the_month_before_january_is_december() {
        let january: Month = "2024-01".parse().unwrap();
        assert_eq!(january.before().to_string(), "2023-12");
    }
}
