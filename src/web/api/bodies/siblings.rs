//! The bodies about siblings.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::siblings::NewSibling;
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

/// Characters of a case number at most.
const CASE_NUMBER: usize = 32;

body! {
    /// «søsken»: the request belongs together with another, or the wish for its group is another.
    SiblingBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The sibling's open case; left out to change the wish.
        case_number: String = "soskenSaksnummer",
        /// Together, or may be split.
        wish: String = "onske",
        /// How; sealed.
        text: String = "tekst",
    }
}

impl SiblingBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewSibling, Faults> {
        let r = &mut reader;
        let wish = r.required_code(Field::SiblingWish, self.wish.as_deref());
        let number = self.case_number.as_deref();
        let case_number = r.bounded(Field::SiblingCase, number, CASE_NUMBER);
        let text = r.text(Field::Text, self.text.as_deref());
        let new = wish.map(|wish| NewSibling {
            case_number,
            wish,
            text,
        });
        reader.finish(new)
    }
}

body! {
    /// «forlat»: the request was joined by mistake.
    SiblingLeaveBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
    }
}
