//! Drafts.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::bodies::{outside_name, outside_value};
use crate::domain::draft::Draft;

view! {
    /// One field of a draft.
    DraftFieldView {
        /// Which, by its path in a request.
        field: &'static str = "felt",
        /// What was typed; a value of a closed list by its name.
        value: String = "verdi",
    }
}

view! {
    /// «utkast».
    DraftView {
        /// Its id.
        id: String = "id",
        /// One more each time it is saved.
        version: i32 = "versjon",
        /// When it was last saved.
        saved_at: DateTime<Utc> = "lagret",
        /// When it is deleted by itself, unless it is saved again.
        deleted_at: DateTime<Utc> = "slettes",
        /// What was typed.
        fields: Vec<DraftFieldView> = "felter",
    }
}

impl DraftView {
    /// A draft as shown to whom it belongs to.
    pub fn new(draft: &Draft, keep: Duration) -> Self {
        let field = |(name, value): (&str, &str)| DraftFieldView {
            field: outside_name(name),
            value: outside_value(name, value),
        };
        Self {
            id: draft.id.to_string(),
            version: draft.version,
            saved_at: draft.saved_at,
            deleted_at: draft.deleted_at(keep),
            fields: draft.content.fields().map(field).collect(),
        }
    }
}
