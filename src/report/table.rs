//! A table. Made by its builder only, which refuses one whose rows do not add to its printed total (R12).

mod builder;

use chrono::{DateTime, Utc};

use super::counting::rules::CountingRule;
use super::label::{Cell, Label, Phrase};

pub use self::builder::TableBuilder;

/// How the counts of a column relate to the total under it, or of a row to the total beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// They add to the total.
    Adds,
    /// They may exceed the total, since one thing may count in several; both sums are printed.
    Overlaps,
    /// No total is made of them.
    NoSum,
}

/// What one counts in a table (R4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// «Hendelser»: possible breaches.
    Events,
    /// «Anmodninger».
    Requests,
    /// «Konklusjoner» of supervision.
    Conclusions,
    /// «Tilbud».
    Offers,
    /// Places that were considered and not offered.
    Considered,
    /// «Henvendelser», and needs that no request was made of.
    Enquiries,
    /// «Tilsyn».
    Supervisions,
    /// «Uenigheter» that a side raised.
    Disagreements,
    /// «Mellomløsninger»: spells of stay while waiting.
    Spells,
    /// «Søskengrupper».
    Groups,
    /// Steps before the tribunal.
    TribunalSteps,
    /// Rows of places.
    Places,
    /// «Opphold»: stays in places.
    Placements,
    /// Tables from before the service: counted by others, and never added to anything.
    Imported,
    /// Facts told after a month was frozen, of any kind: never added to anything else.
    Facts,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in data, ASCII camelCase, unique in the table.
    pub id: &'static str,
    /// Its heading.
    pub title: Label,
    /// The heading above it, shared by neighbours.
    pub group: Option<Label>,
    /// How its rows relate to the total row.
    pub sum: Sum,
}

impl Column {
    /// A column whose rows add to the total.
    pub fn adds(id: &'static str, title: Label) -> Self {
        Self {
            id,
            title,
            group: None,
            sum: Sum::Adds,
        }
    }

    /// A column whose rows may exceed the total.
    pub fn overlaps(id: &'static str, title: Label) -> Self {
        Self {
            id,
            title,
            group: None,
            sum: Sum::Overlaps,
        }
    }

    /// A column no total is made of.
    pub fn no_sum(id: &'static str, title: Label) -> Self {
        Self {
            id,
            title,
            group: None,
            sum: Sum::NoSum,
        }
    }

    /// Under a shared heading.
    #[must_use]
    pub fn under(mut self, group: Label) -> Self {
        self.group = Some(group);
        self
    }
}

/// One row: its heading and one cell a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its heading.
    pub label: Label,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// A finished table. Made by [`TableBuilder`] only, so that every table there is adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    id: &'static str,
    title: Phrase,
    row_heading: Label,
    columns: Vec<Column>,
    rows: Vec<Row>,
    sum_of_rows: Option<Row>,
    total: Option<Row>,
    notes: Vec<Phrase>,
    rules: Vec<CountingRule>,
    cut_off: DateTime<Utc>,
    grain: Grain,
    events_behind: u64,
}

impl Table {
    /// Its stable id: in addresses, file names and JSON.
    pub fn id(&self) -> &'static str {
        self.id
    }
    /// Its title.
    pub fn title(&self) -> &Phrase {
        &self.title
    }
    /// The heading of the column of row headings.
    pub fn row_heading(&self) -> Label {
        self.row_heading
    }
    /// The columns after the row headings.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }
    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
    /// What the rows add to, printed beside the total where a column overlaps (R5).
    pub fn sum_of_rows(&self) -> Option<&Row> {
        self.sum_of_rows.as_ref()
    }
    /// The printed total.
    pub fn total(&self) -> Option<&Row> {
        self.total.as_ref()
    }
    /// What a reader must know, in order.
    pub fn notes(&self) -> &[Phrase] {
        &self.notes
    }
    /// The counting rules followed.
    pub fn rules(&self) -> &[CountingRule] {
        &self.rules
    }
    /// The instant the facts were taken out (R9).
    pub fn cut_off(&self) -> DateTime<Utc> {
        self.cut_off
    }
    /// What one counts.
    pub fn grain(&self) -> Grain {
        self.grain
    }
    /// How many of the grain the table was counted from (R9).
    pub fn events_behind(&self) -> u64 {
        self.events_behind
    }
}

/// Why a table is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// A row has more or fewer cells than there are columns.
    #[error("table {table}: a row has {cells} cells for {columns} columns")]
    Width {
        /// The table's id.
        table: &'static str,
        /// Columns declared.
        columns: usize,
        /// Cells found.
        cells: usize,
    },
    /// A column that sums holds something that is no count.
    #[error("table {table}: column {column} sums, and has a cell that is no count")]
    NoCount {
        /// The table's id.
        table: &'static str,
        /// The column's id.
        column: &'static str,
    },
    /// The rows do not add to the printed total, or overlapping rows add to less than it.
    #[error("table {table}: the rows of {column} add to {rows}, the total says {total}")]
    Rows {
        /// The table's id.
        table: &'static str,
        /// The column's id.
        column: &'static str,
        /// What the rows add to.
        rows: u64,
        /// What the total row says.
        total: u64,
    },
    /// The parts beside a total in one row do not add to it.
    #[error("table {table}: the parts of {whole} add to {parts} in a row that says {total}")]
    Across {
        /// The table's id.
        table: &'static str,
        /// The id of the column of totals.
        whole: &'static str,
        /// What the parts add to.
        parts: u64,
        /// What the column says.
        total: u64,
    },
    /// A column id is used twice, or a sum names a column that is not there.
    #[error("table {table}: column {column} is declared twice or not at all")]
    Column {
        /// The table's id.
        table: &'static str,
        /// The column's id.
        column: &'static str,
    },
}
