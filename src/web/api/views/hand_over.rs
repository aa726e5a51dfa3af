//! Shift changes of an intake desk.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::hand_over::{HandedCase, Shown};
use crate::domain::code::Code;

view! {
    /// A request that was open at a shift change.
    HandedCaseView {
        /// The request.
        request: String = "anmodning",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// How it stands now.
        status: &'static str = "status",
    }
}

impl From<&HandedCase> for HandedCaseView {
    fn from(case: &HandedCase) -> Self {
        Self {
            request: case.request.to_string(),
            case_number: case.case_number.clone(),
            status: case.status.name(),
        }
    }
}

view! {
    /// «vaktskifte».
    HandOverView {
        /// Its id.
        id: String = "id",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// When the shift changed.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// The words, for roles that see identity.
        text: Option<String> = "tekst",
        /// The open acute requests then, the most severe first, as they stand now.
        cases: Vec<HandedCaseView> = "saker",
    }
}

impl From<&Shown> for HandOverView {
    fn from(shown: &Shown) -> Self {
        Self {
            id: shown.hand_over.id.to_string(),
            role: shown.hand_over.role.code(),
            at: shown.hand_over.at,
            recorded_at: shown.hand_over.recorded_at,
            text: shown.text.clone(),
            cases: shown.cases.iter().map(HandedCaseView::from).collect(),
        }
    }
}
