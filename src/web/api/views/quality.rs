//! What the API shows of what a planned referral lacks.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::code::Code;
use crate::domain::quality::QualityAsk;
use crate::text::{Locale, Texts};
use crate::web::api::codes::ApiCode;

view! {
    /// «kvalitet»: something Bufetat usually must ask back about. Advice: it stops nothing.
    QualityView {
        /// What.
        ask: &'static str = "hva",
        /// Why Bufetat asks.
        why: String = "hvorfor",
    }
}

impl QualityView {
    /// An advice with its reason.
    pub fn new(ask: QualityAsk, texts: &Texts) -> Self {
        Self {
            ask: ask.name(),
            why: texts
                .code(Locale::Nb, "quality-why", ask.code())
                .into_owned(),
        }
    }
}
