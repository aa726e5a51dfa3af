//! The bodies of a referral to statsforvalteren and of an internal note.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::referral::SENTENCE;
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «tilsynsanmodning»: the case itself is what is referred.
    ReferralBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// At most one sentence; sealed.
        text: String = "tekst",
    }
}

impl ReferralBody {
    /// The sentence, if there is one.
    ///
    /// # Errors
    /// It is too long.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Option<String>, Faults> {
        let text = reader.bounded(Field::Text, self.text.as_deref(), SENTENCE);
        reader.finish(Some(text))
    }
}

body! {
    /// «notat»: an internal note.
    NoteBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What it says; sealed.
        text: String = "tekst",
    }
}

impl NoteBody {
    /// The words.
    ///
    /// # Errors
    /// There are none, or too many.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<String, Faults> {
        let text = reader.text(Field::Text, self.text.as_deref());
        let text = reader.required(Field::Text, text);
        reader.finish(text)
    }
}
