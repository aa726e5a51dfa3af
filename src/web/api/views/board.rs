//! The board of an intake desk.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use super::RequestView;
use crate::app::board::{Board, Figures, Row, Taken, Waiting};
use crate::domain::code::Code;

view! {
    /// «saken er tatt»: who has seen the request and taken it in hand.
    TakenView {
        /// In which role.
        role: &'static str = "rolle",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
    }
}

impl From<Taken> for TakenView {
    fn from(taken: Taken) -> Self {
        Self {
            role: taken.role.code(),
            at: taken.at,
        }
    }
}

view! {
    /// One open request on the board, without identity.
    BoardRowView {
        /// The request.
        #[serde(flatten)]
        request: RequestView = "anmodning",
        /// The severity that is proposed or assessed.
        severity: Option<&'static str> = "alvorlighet",
        /// Whose turn it is.
        on: &'static str = "venterPaa",
        /// Since when.
        on_since: DateTime<Utc> = "venterSiden",
        /// How many places were asked.
        tried: usize = "antallSpurt",
        /// When kommune and Bufetat last heard from each other.
        last_contact: Option<DateTime<Utc>> = "sisteKontakt",
        /// By when Bufetat is to tell how it goes.
        next_update: Option<DateTime<Utc>> = "nesteOppdatering",
        /// Who has taken it in hand.
        taken: Option<TakenView> = "tatt",
        /// Whether the time for a joint plan has passed and there is none.
        lacks_a_plan: bool = "manglerFellesPlan",
        /// How many siblings have cases too.
        siblings: usize = "antallSosken",
        /// What the kommune wishes for them.
        sibling_wish: Option<&'static str> = "soskenOnske",
    }
}

impl BoardRowView {
    fn new(row: &Row, now: DateTime<Utc>) -> Self {
        Self {
            request: RequestView::new(&row.case.request, now),
            severity: row.severity().map(ApiCode::name),
            on: row.on.name(),
            on_since: row.on_since,
            tried: row.tried,
            last_contact: row.last_contact,
            next_update: row.next_update,
            taken: row.taken.map(TakenView::from),
            lacks_a_plan: row.lacks_a_plan,
            siblings: row.siblings.map_or(0, |(count, _)| count),
            sibling_wish: row.siblings.map(|(_, wish)| wish.name()),
        }
    }
}

view! {
    /// A request that waits.
    WaitingView {
        /// The request.
        id: String = "id",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// When the need was reported.
        since: DateTime<Utc> = "behovMeldt",
    }
}

impl From<&Waiting> for WaitingView {
    fn from(waiting: &Waiting) -> Self {
        Self {
            id: waiting.id.to_string(),
            case_number: waiting.case_number.clone(),
            since: waiting.since,
        }
    }
}

view! {
    /// What stands above the board; the whole region's.
    FiguresView {
        /// Open acute requests, counted to 500.
        acute: usize = "aapneAkutte",
        /// Those of them without an offer whose counting norm has passed, counted to 500.
        passed: usize = "passertNorm",
        /// The request without an offer that has waited longest.
        longest: Option<WaitingView> = "lengstVentetid",
    }
}

impl From<&Figures> for FiguresView {
    fn from(figures: &Figures) -> Self {
        Self {
            acute: figures.acute,
            passed: figures.passed,
            longest: figures.longest.as_ref().map(WaitingView::from),
        }
    }
}

view! {
    /// «inntaksbord»: the open requests of a region, most severe first, then the longest wait.
    BoardView {
        /// The rows.
        rows: Vec<BoardRowView> = "rader",
        /// Cursor of the next page; absent on the last.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<String> = "neste",
        /// The figures above.
        figures: FiguresView = "tall",
    }
}

impl BoardView {
    /// The board as it was read.
    pub fn new(board: &Board, next: Option<String>) -> Self {
        let row = |row| BoardRowView::new(row, board.at);
        Self {
            rows: board.rows.iter().map(row).collect(),
            next,
            figures: FiguresView::from(&board.figures),
        }
    }
}
