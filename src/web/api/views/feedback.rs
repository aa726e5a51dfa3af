//! What the API tells of a conclusion to those who waited for it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::supervision::limit_name;
use crate::app::supervision::StoredSupervision;
use crate::domain::code::Code;
use crate::web::api::codes::ApiCode;

view! {
    /// «tilbakemelding».
    FeedbackView {
        /// Who concluded.
        office: Option<&'static str> = "embete",
        /// What.
        conclusion: &'static str = "konklusjon",
        /// When.
        concluded_on: NaiveDate = "dato",
        /// The period, from.
        period_from: Option<NaiveDate> = "periodeFra",
        /// And to.
        period_to: Option<NaiveDate> = "periodeTil",
        /// Norm or Act.
        limit_source: Option<&'static str> = "klokkeKilde",
        /// Which.
        limit: Option<String> = "klokke",
        /// Legal basis in words.
        legal_text: Option<String> = "hjemmel",
    }
}

impl FeedbackView {
    /// The conclusion of a case; none while there is none.
    pub fn new(case: &StoredSupervision) -> Option<Self> {
        let told = case.conclusion.as_ref()?;
        let limit = told.limit.as_ref();
        Some(Self {
            office: case.office.map(Code::code),
            conclusion: told.code.name(),
            concluded_on: told.concluded_on,
            period_from: told.period.0,
            period_to: told.period.1,
            limit_source: limit.map(|limit| limit.source.name()),
            limit: limit.map(limit_name),
            legal_text: told.legal_text.clone(),
        })
    }
}
