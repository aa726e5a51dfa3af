//! Gathers a table and checks that it adds up.

use chrono::{DateTime, Utc};

use super::{Column, Grain, Row, Sum, Table, TableFault};
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Cell, Label, Phrase};

/// Columns that add to another column, in every row.
#[derive(Debug)]
struct Across {
    parts: Vec<&'static str>,
    whole: &'static str,
    sum: Sum,
}

/// Gathers a table and checks it.
#[derive(Debug)]
pub struct TableBuilder {
    table: Table,
    across: Vec<Across>,
}

impl TableBuilder {
    /// An empty table. R4, R9 and R12 hold for every table and need not be named.
    pub fn new(
        id: &'static str,
        title: Phrase,
        row_heading: Label,
        cut_off: DateTime<Utc>,
    ) -> Self {
        let table = Table {
            id,
            title,
            row_heading,
            columns: Vec::new(),
            rows: Vec::new(),
            sum_of_rows: None,
            total: None,
            notes: Vec::new(),
            rules: vec![CountingRule::R4, CountingRule::R9, CountingRule::R12],
            cut_off,
            grain: Grain::Events,
            events_behind: 0,
        };
        Self {
            table,
            across: Vec::new(),
        }
    }

    /// One more column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.table.columns.push(column);
        self
    }

    /// One more row.
    #[must_use]
    pub fn row(mut self, label: Label, cells: Vec<Cell>) -> Self {
        self.table.rows.push(Row { label, cells });
        self
    }

    /// The printed total: counted by itself, never added up from the rows.
    #[must_use]
    pub fn total(mut self, label: Label, cells: Vec<Cell>) -> Self {
        self.table.total = Some(Row { label, cells });
        self
    }

    /// In every row the parts add to the whole, or may exceed it.
    #[must_use]
    pub fn across(mut self, parts: &[&'static str], whole: &'static str, sum: Sum) -> Self {
        self.across.push(Across {
            parts: parts.to_vec(),
            whole,
            sum,
        });
        self
    }

    /// One more note.
    #[must_use]
    pub fn note(mut self, note: Phrase) -> Self {
        self.table.notes.push(note);
        self
    }

    /// A note, if there is reason for it.
    #[must_use]
    pub fn maybe_note(self, note: Option<Phrase>) -> Self {
        match note {
            Some(note) => self.note(note),
            None => self,
        }
    }

    /// More rules followed, beyond those of every table.
    #[must_use]
    pub fn rules(mut self, rules: &[CountingRule]) -> Self {
        self.table.rules.extend_from_slice(rules);
        self.table.rules.sort_unstable();
        self.table.rules.dedup();
        self
    }

    /// What was counted, and how many.
    #[must_use]
    pub fn behind(mut self, grain: Grain, number: u64) -> Self {
        self.table.grain = grain;
        self.table.events_behind = number;
        self
    }

    /// The finished table.
    ///
    /// # Errors
    /// [`TableFault`] when the table does not hold together or does not add up.
    pub fn build(mut self) -> Result<Table, TableFault> {
        self.check_columns()?;
        self.check_width()?;
        let rows = self.table.rows.iter().chain(self.table.total.as_ref());
        for row in rows {
            for across in &self.across {
                self.check_across(across, row)?;
            }
        }
        if let Some(total) = &self.table.total {
            self.check_total(total)?;
            self.table.sum_of_rows = self.overlapping_sums()?;
        }
        Ok(self.table)
    }

    fn check_columns(&self) -> Result<(), TableFault> {
        let ids: Vec<_> = self.table.columns.iter().map(|column| column.id).collect();
        let named = self
            .across
            .iter()
            .flat_map(|across| across.parts.iter().chain([&across.whole]));
        for column in ids.iter().chain(named) {
            if ids.iter().filter(|id| *id == column).count() != 1 {
                return Err(TableFault::Column {
                    table: self.table.id,
                    column,
                });
            }
        }
        Ok(())
    }

    fn check_width(&self) -> Result<(), TableFault> {
        let columns = self.table.columns.len();
        for row in self.table.rows.iter().chain(self.table.total.as_ref()) {
            if row.cells.len() != columns {
                return Err(TableFault::Width {
                    table: self.table.id,
                    columns,
                    cells: row.cells.len(),
                });
            }
        }
        Ok(())
    }

    fn check_total(&self, total: &Row) -> Result<(), TableFault> {
        for (place, column) in self.table.columns.iter().enumerate() {
            let rows = match column.sum {
                Sum::NoSum => continue,
                Sum::Adds | Sum::Overlaps => self.add_rows(place)?,
            };
            let said = self.count(total, place)?;
            if !holds(column.sum, rows, said) {
                return Err(TableFault::Rows {
                    table: self.table.id,
                    column: column.id,
                    rows,
                    total: said,
                });
            }
        }
        Ok(())
    }

    fn check_across(&self, across: &Across, row: &Row) -> Result<(), TableFault> {
        let at = |id: &'static str| {
            let place = self.table.columns.iter().position(|column| column.id == id);
            self.count(row, place.unwrap_or(usize::MAX))
        };
        let mut parts = 0;
        for part in &across.parts {
            parts += at(part)?;
        }
        let total = at(across.whole)?;
        if holds(across.sum, parts, total) {
            Ok(())
        } else {
            Err(TableFault::Across {
                table: self.table.id,
                whole: across.whole,
                parts,
                total,
            })
        }
    }

    /// The row «sum of the rows», where a column overlaps.
    fn overlapping_sums(&self) -> Result<Option<Row>, TableFault> {
        if !self
            .table
            .columns
            .iter()
            .any(|column| column.sum == Sum::Overlaps)
        {
            return Ok(None);
        }
        let mut cells = Vec::new();
        for (place, column) in self.table.columns.iter().enumerate() {
            cells.push(match column.sum {
                Sum::NoSum => Cell::Empty,
                Sum::Adds | Sum::Overlaps => Cell::Count(self.add_rows(place)?),
            });
        }
        Ok(Some(Row {
            label: Label::Key("rapport-sum-av-radene"),
            cells,
        }))
    }

    fn add_rows(&self, place: usize) -> Result<u64, TableFault> {
        // An empty cell is a month that has not come: it adds nothing.
        let rows = self
            .table
            .rows
            .iter()
            .filter(|row| row.cells.get(place) != Some(&Cell::Empty));
        rows.map(|row| self.count(row, place)).sum()
    }

    fn count(&self, row: &Row, place: usize) -> Result<u64, TableFault> {
        match row.cells.get(place) {
            Some(Cell::Count(count)) => Ok(*count),
            _ => {
                let column = self.table.columns.get(place).map_or("", |column| column.id);
                Err(TableFault::NoCount {
                    table: self.table.id,
                    column,
                })
            }
        }
    }
}

fn holds(sum: Sum, parts: u64, total: u64) -> bool {
    match sum {
        Sum::Adds => parts == total,
        Sum::Overlaps => parts >= total,
        Sum::NoSum => true,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::at;

    fn table(sum: Sum, rows: &[u64], total: u64) -> TableBuilder {
        let column = Column {
            id: "antall",
            title: Label::Key("a"),
            group: None,
            sum,
        };
        let start = TableBuilder::new(
            "t",
            Phrase::plain("t"),
            Label::Key("r"),
            at("2024-08-05T07:00Z"),
        );
        rows.iter()
            .fold(start.column(column), |t, n| {
                t.row(Label::Number(*n), vec![Cell::Count(*n)])
            })
            .total(Label::Key("sum"), vec![Cell::Count(total)])
    }

    #[test]
    fn a_table_whose_rows_do_not_add_to_the_total_is_refused() {
        // Two published tables that would not have been printed.
        for (rows, total) in [
            (vec![128, 109, 9, 16, 6, 23, 30], 320),
            (vec![187, 58, 18, 31, 3, 4, 45, 11], 362),
        ] {
            let fault = table(Sum::Adds, &rows, total).build().unwrap_err();
            let rows = rows.iter().sum();
            assert_eq!(
                fault,
                TableFault::Rows {
                    table: "t",
                    column: "antall",
                    rows,
                    total
                }
            );
        }
        assert!(
            table(Sum::Adds, &[117, 260, 27, 17, 20], 441)
                .build()
                .is_ok()
        );
    }

    #[test]
    fn overlapping_rows_print_their_sum_and_the_total() {
        let built = table(Sum::Overlaps, &[3, 4], 6).build().unwrap();
        assert_eq!(built.sum_of_rows().unwrap().cells, [Cell::Count(7)]);
        assert_eq!(built.total().unwrap().cells, [Cell::Count(6)]);
        assert!(table(Sum::Overlaps, &[3, 4], 8).build().is_err());
    }

    #[test]
    fn parts_that_do_not_add_in_a_row_are_refused() {
        let build = |akutt, planlagt, alle| {
            TableBuilder::new(
                "t",
                Phrase::plain("t"),
                Label::Key("r"),
                at("2024-08-05T07:00Z"),
            )
            .column(Column::no_sum("akutt", Label::Key("a")))
            .column(Column::no_sum("planlagt", Label::Key("p")))
            .column(Column::no_sum("alle", Label::Key("s")))
            .across(&["akutt", "planlagt"], "alle", Sum::Adds)
            .row(
                Label::Key("r"),
                vec![Cell::Count(akutt), Cell::Count(planlagt), Cell::Count(alle)],
            )
            .build()
        };
        assert!(build(124, 15, 139).is_ok());
        let fault = TableFault::Across {
            table: "t",
            whole: "alle",
            parts: 139,
            total: 138,
        };
        assert_eq!(build(124, 15, 138).unwrap_err(), fault);
    }

    #[test]
    fn an_empty_cell_adds_nothing() {
        assert!(
            table(Sum::Adds, &[1, 2], 3)
                .row(Label::Number(9), vec![Cell::Empty])
                .build()
                .is_ok()
        );
    }

    #[test]
    fn a_sum_of_what_is_no_count_is_refused() {
        let built = table(Sum::Adds, &[1], 1)
            .row(Label::Number(2), vec![Cell::Minutes(1)])
            .build();
        assert_eq!(
            built.unwrap_err(),
            TableFault::NoCount {
                table: "t",
                column: "antall"
            }
        );
    }

    #[test]
    fn a_crooked_table_is_refused() {
        let wide =
            table(Sum::Adds, &[1], 1).row(Label::Number(2), vec![Cell::Count(1), Cell::Count(1)]);
        assert!(matches!(wide.build(), Err(TableFault::Width { .. })));
        let twice = table(Sum::Adds, &[], 0).column(Column::adds("antall", Label::Key("a")));
        assert!(matches!(twice.build(), Err(TableFault::Column { .. })));
        let unknown = table(Sum::Adds, &[1], 1).across(&["antall"], "ukjent", Sum::Adds);
        assert!(matches!(unknown.build(), Err(TableFault::Column { .. })));
    }
}
