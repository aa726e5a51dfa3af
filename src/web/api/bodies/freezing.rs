//! The bodies about freezing and signing the month's report.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::edition::Edition;
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «frys»: which edition, with what was told by when.
    FreezeBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Edition; the full one where it is left out.
        edition: String = "utgave",
        /// Cut-off; the newest that is settled where it is left out.
        cut_off: String = "tattUt",
    }
}

impl FreezeBody {
    /// The edition and the cut-off.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Edition, Option<DateTime<Utc>>), Faults> {
        let r = &mut reader;
        let edition = r.code(Field::Edition, self.edition.as_deref());
        let cut_off = r.instant(Field::CutOff, self.cut_off.as_deref());
        reader.finish(Some((edition.unwrap_or(Edition::Full), cut_off)))
    }
}

body! {
    /// «signer»: the fingerprint that is stood for.
    SignBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Edition; the full one where it is left out.
        edition: String = "utgave",
        /// SHA-256 of the frozen content, in hexadecimal.
        fingerprint: String = "sha256",
    }
}

impl SignBody {
    /// The edition and the fingerprint.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Edition, String), Faults> {
        let r = &mut reader;
        let edition = r.code(Field::Edition, self.edition.as_deref());
        let edition = edition.unwrap_or(Edition::Full);
        let fingerprint = r.line(Field::Fingerprint, self.fingerprint.as_deref());
        let fingerprint = r.required(Field::Fingerprint, fingerprint);
        reader.finish(fingerprint.map(|fingerprint| (edition, fingerprint)))
    }
}
