//! What the API shows of the surge board: numbers, no case.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::surge::SurgeBoard;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::domain::surge::{Part, Surge};
use crate::web::api::codes::ApiCode;

view! {
    /// A row of the surge board: a region, or one target group in it.
    SurgeRowView {
        /// Where.
        region: &'static str = "region",
        /// Whether the row is the whole region.
        whole: bool = "heleRegionen",
        /// The target group, where the row is of one and it is told.
        group: Option<&'static str> = "maalgruppe",
        /// Waiting for an offer now.
        waiting: usize = "utenTilbud",
        /// At the same hour one, two, three and four weeks ago.
        before: Vec<usize> = "sammeTimeUkene",
        /// Whether more wait than in any of those weeks.
        above_all: bool = "flereEnnUkene",
        /// Reported within 24 hours.
        day: usize = "nyeSisteDogn",
        /// Reported within seven days.
        week: usize = "nyeSisteUke",
        /// Waiting, and nobody at Bufetat has answered.
        unanswered: usize = "ubesvart",
        /// Places kept for a kommune now.
        kept: usize = "plasserHoldt",
    }
}

impl SurgeRowView {
    fn new(board: &SurgeBoard, (region, part): (Region, Part), row: &Surge) -> Self {
        let (whole, group) = match part {
            Part::Whole => (true, None),
            Part::Group(group) => (false, group.map(ApiCode::name)),
        };
        Self {
            region: region.code(),
            whole,
            group,
            waiting: row.waiting,
            before: row.before.to_vec(),
            above_all: board.is_above_all(region, row),
            day: row.day,
            week: row.week,
            unanswered: row.unanswered,
            kept: row.kept,
        }
    }
}

view! {
    /// «stormtavle».
    SurgeBoardView {
        /// When it was read.
        at: DateTime<Utc> = "lest",
        /// Its rows.
        rows: Vec<SurgeRowView> = "rader",
        /// Regions with more than is counted: their figures are «at least».
        cut: Vec<&'static str> = "minst",
    }
}

impl From<&SurgeBoard> for SurgeBoardView {
    fn from(board: &SurgeBoard) -> Self {
        let rows = board.rows.iter();
        Self {
            at: board.at,
            rows: rows
                .map(|(key, row)| SurgeRowView::new(board, *key, row))
                .collect(),
            cut: board.cut.iter().map(|region| region.code()).collect(),
        }
    }
}
