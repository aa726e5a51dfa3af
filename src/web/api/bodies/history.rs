//! The bodies about totals of the time before the service.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::history::{HistoryRow, HistorySplit, HistoryTable, RowKey, SOURCE};
use crate::domain::id::HistoryId;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::web::api::codes::history::row_key;
use crate::web::api::read::Reader;

body! {
    /// One row as printed.
    HistoryRowBody {
        /// What it is of, in the words of the split.
        code: String = "kode",
        /// How many.
        number: i32 = "antall",
    }
}

body! {
    /// «historikk»: a table of totals from before the service.
    HistoryBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What was counted.
        series: String = "serie",
        /// What the rows are split by; left out it is one number.
        split: String = "inndeling",
        /// A year, a month, or months of one year: `2023`, `2024-04`, `2024-01/2024-07`.
        period: String = "periode",
        /// The rows.
        rows: Vec<HistoryRowBody> = "rader",
        /// The sum as printed.
        total: i32 = "sum",
        /// Kept although the rows do not add to the sum.
        as_printed: bool = "somTrykt",
        /// The publication.
        source: String = "kilde",
        /// The table that this one stands instead of.
        replaces: String = "erstatter",
    }
}

impl HistoryBody {
    /// The table it tells of.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<HistoryTable, Faults> {
        let r = &mut reader;
        let series = r.required_code(Field::Series, self.series.as_deref());
        let split = r.code(Field::Split, self.split.as_deref());
        let split = split.unwrap_or(HistorySplit::Whole);
        let period = self.period.as_deref().map(str::parse);
        let period = period.and_then(|read| r.faults.take(Field::Period, read));
        let period = r.required(Field::Period, period);
        let rows = r
            .faults
            .take(Field::Rows, rows(split, self.rows.as_deref()));
        let source = r.bounded(Field::Source, self.source.as_deref(), SOURCE);
        let source = r.required(Field::Source, source);
        let replaces = r.id(Field::Replaces, self.replaces.as_deref(), HistoryId);
        let told = (|| {
            Some(HistoryTable {
                series: series?,
                split,
                period: period?,
                rows: rows?,
                total: self.total,
                as_printed: self.as_printed.unwrap_or_default(),
                source: source?,
                replaces,
            })
        })();
        reader.finish(told)
    }
}

fn rows(split: HistorySplit, told: Option<&[HistoryRowBody]>) -> Result<Vec<HistoryRow>, Rule> {
    let row = |(place, body): (usize, &HistoryRowBody)| {
        let key: Option<RowKey> = body.code.as_deref().and_then(|code| row_key(split, code));
        let told = key.zip(body.number);
        let told = told.map(|(key, count)| HistoryRow {
            key,
            count,
            now: None,
        });
        told.ok_or(Rule::NotARow(place + 1))
    };
    told.unwrap_or_default()
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

body! {
    /// «utgår»: a table is taken back.
    HistoryEndBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
    }
}
