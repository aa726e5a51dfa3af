//! Sibling groups.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::siblings::Shown;
use crate::domain::sibling::Sibling;

view! {
    /// Another request of the group.
    SiblingView {
        /// The request.
        request: String = "anmodning",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// How it stands now.
        status: &'static str = "status",
        /// The child's age when the need was reported.
        age: Option<i32> = "alder",
        /// When its own need was reported.
        need_reported_at: DateTime<Utc> = "behovMeldt",
    }
}

impl From<&Sibling> for SiblingView {
    fn from(one: &Sibling) -> Self {
        Self {
            request: one.request.to_string(),
            case_number: one.case_number.clone(),
            status: one.status.name(),
            age: one.age,
            need_reported_at: one.need_reported_at,
        }
    }
}

view! {
    /// «søskengruppe».
    SiblingGroupView {
        /// What the kommune wishes.
        wish: &'static str = "onske",
        /// When it was told.
        told_at: DateTime<Utc> = "tidspunkt",
        /// The words, for roles that see identity.
        text: Option<String> = "tekst",
        /// The other requests of the group that the caller may see.
        siblings: Vec<SiblingView> = "sosken",
    }
}

impl From<&Shown> for SiblingGroupView {
    fn from(shown: &Shown) -> Self {
        Self {
            wish: shown.group.wish.wish.name(),
            told_at: shown.group.wish.told.at,
            text: shown.text.clone(),
            siblings: shown.group.others.iter().map(SiblingView::from).collect(),
        }
    }
}
