//! The body of a place that is kept.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «hold»: the place is kept until then.
    HoldBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Until when.
        until: String = "holdesTil",
        /// When it began.
        at: String = "tidspunkt",
    }
}

impl HoldBody {
    /// Until when, and when it began.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<(DateTime<Utc>, DateTime<Utc>), Faults> {
        let until = r.instant(Field::HeldUntil, self.until.as_deref());
        let until = r.required(Field::HeldUntil, until);
        let at = r.at(self.at.as_deref());
        r.finish(until.zip(at))
    }
}
