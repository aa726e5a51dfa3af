//! What the API shows of totals from before the service.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::history::{HistoryRow, StoredHistory};
use crate::web::api::codes::ApiCode;
use crate::web::api::codes::history::{row_name, standing};

view! {
    /// One row as printed.
    HistoryRowView {
        /// What it is of.
        code: String = "kode",
        /// How many.
        number: i32 = "antall",
        /// The kommune that took over, under which the row is shown.
        now: Option<String> = "foertTil",
    }
}

view! {
    /// «historikk».
    HistoryView {
        /// Its id.
        id: String = "id",
        /// What was counted.
        series: &'static str = "serie",
        /// What the rows are split by.
        split: &'static str = "inndeling",
        /// When.
        period: String = "periode",
        /// The rows as printed.
        rows: Vec<HistoryRowView> = "rader",
        /// What the rows add to; null where they are no parts of a sum.
        sum_of_rows: Option<i64> = "sumAvRader",
        /// The sum as printed.
        total: Option<i32> = "sum",
        /// Kept although the rows do not add to the sum.
        as_printed: bool = "somTrykt",
        /// The publication.
        source: String = "kilde",
        /// Always: it is imported, and not counted by the service.
        is_imported: bool = "importert",
        /// `gjeldende`, `erstattet` or `utgaatt`.
        standing: &'static str = "tilstand",
        /// The table that this one stands instead of.
        replaces: Option<String> = "erstatter",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
    }
}

impl From<&StoredHistory> for HistoryView {
    fn from(stored: &StoredHistory) -> Self {
        let table = &stored.table;
        let row = |row: &HistoryRow| HistoryRowView {
            code: row_name(row.key),
            number: row.count,
            now: row.now.map(|number| number.to_string()),
        };
        let adds = !table.rows.is_empty() && table.series.adds(table.split);
        Self {
            id: stored.id.to_string(),
            series: table.series.name(),
            split: table.split.name(),
            period: table.period.to_string(),
            rows: table.rows.iter().map(row).collect(),
            sum_of_rows: adds.then(|| table.sum_of_rows()),
            total: table.total,
            as_printed: table.as_printed,
            source: table.source.clone(),
            is_imported: true,
            standing: standing(stored.standing),
            replaces: table.replaces.map(|row| row.to_string()),
            recorded_at: stored.recorded_at,
        }
    }
}
