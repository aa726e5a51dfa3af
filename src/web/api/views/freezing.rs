//! Frozen months.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::freezing::FrozenMonth;
use crate::domain::code::Code;

view! {
    /// «frosset maaned».
    FrozenView {
        /// Its id.
        id: String = "id",
        /// The month.
        month: String = "maaned",
        /// Edition.
        edition: &'static str = "utgave",
        /// What was told by then is in it.
        cut_off: DateTime<Utc> = "tattUt",
        /// When the last of that was told.
        last_fact_at: Option<DateTime<Utc>> = "sistMeldt",
        /// How many requests, possible breaches and conclusions were known.
        facts_behind: i64 = "antallBak",
        /// The version of what is counted and how.
        definitions: String = "definisjoner",
        /// SHA-256 of the content, in hexadecimal.
        fingerprint: String = "sha256",
        /// When it was frozen.
        frozen_at: DateTime<Utc> = "frosset",
        /// Who froze it, as a role.
        frozen_by: &'static str = "frossetAv",
        /// When it was signed.
        signed_at: Option<DateTime<Utc>> = "signert",
        /// Who signed it, as a role.
        signed_by: Option<&'static str> = "signertAv",
    }
}

impl From<&FrozenMonth> for FrozenView {
    fn from(frozen: &FrozenMonth) -> Self {
        let signature = frozen.signature.as_ref();
        Self {
            id: frozen.id.to_string(),
            month: frozen.month.clone(),
            edition: frozen.edition.name(),
            cut_off: frozen.cut_off,
            last_fact_at: frozen.last_fact_at,
            facts_behind: frozen.facts_behind,
            definitions: frozen.definitions.clone(),
            fingerprint: frozen.fingerprint.clone(),
            frozen_at: frozen.frozen_at,
            frozen_by: frozen.role.code(),
            signed_at: signature.map(|signature| signature.signed_at),
            signed_by: signature.map(|signature| signature.role.code()),
        }
    }
}
