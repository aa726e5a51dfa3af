//! A step of an invitation to statsforvalteren as a neutral third party.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::dialogue::DialogueStep;
use crate::domain::id::CaseEventId;
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «dialog»: asked, offered, accepted, declined or ended.
    DialogueBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Which.
        kind: String = "type",
        /// The disagreement, or the invitation.
        about: String = "gjelderHendelse",
        /// How it ended.
        outcome: String = "detalj",
        /// When; now where it is left out.
        at: String = "tidspunkt",
    }
}

impl DialogueBody {
    /// The step it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<DialogueStep, Faults> {
        let r = &mut reader;
        let kind = r.required_code(Field::EventKind, self.kind.as_deref());
        let about = r.id(Field::AboutEvent, self.about.as_deref(), CaseEventId);
        let about = r.required(Field::AboutEvent, about);
        let outcome = r.code(Field::Detail, self.outcome.as_deref());
        let at = r.at(self.at.as_deref());
        let step = kind
            .zip(about)
            .zip(at)
            .map(|((kind, about), at)| DialogueStep {
                kind,
                about,
                outcome,
                at,
            });
        reader.finish(step)
    }
}
