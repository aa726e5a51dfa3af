//! The body about shift changes.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «vaktskifte»: what one shift tells the next.
    HandOverBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Free text, sealed.
        text: String = "tekst",
        /// When.
        at: String = "tidspunkt",
    }
}

impl HandOverBody {
    /// The words, and when the shift changed.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Option<String>, DateTime<Utc>), Faults> {
        let text = reader.text(Field::Text, self.text.as_deref());
        let at = reader.at(self.at.as_deref());
        reader.finish(at.map(|at| (text, at)))
    }
}
