//! Notices in advance.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::notices::Shown;
use crate::domain::code::Code;
use crate::domain::notice::NoticeEnd;

view! {
    /// «forhåndsvarsel».
    AdvanceNoticeView {
        /// Its id.
        id: String = "id",
        /// 1 while it stands, 2 when it has ended.
        version: i32 = "versjon",
        /// How it stands.
        status: &'static str = "status",
        /// Kommune.
        municipality: String = "kommune",
        /// Region.
        region: &'static str = "region",
        /// Legal basis that is likely.
        legal_basis: &'static str = "hjemmel",
        /// Kind.
        kind: &'static str = "type",
        /// Measure.
        measure: &'static str = "tiltak",
        /// The child's age in years.
        age: Option<i32> = "alder",
        /// When the request is expected.
        expected_at: DateTime<Utc> = "ventetTidspunkt",
        /// When it was told.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// The request it became.
        request: Option<String> = "anmodning",
        /// Why nothing came of it.
        reason: Option<&'static str> = "grunn",
        /// When it ended.
        ended_at: Option<DateTime<Utc>> = "avsluttet",
        /// The words, for roles that see identity.
        text: Option<String> = "tekst",
    }
}

impl From<Shown> for AdvanceNoticeView {
    fn from(shown: Shown) -> Self {
        let Shown { notice, text } = shown;
        let (request, reason) = match notice.end {
            Some((NoticeEnd::Request(request), _)) => (Some(request.to_string()), None),
            Some((NoticeEnd::Nothing(reason), _)) => (None, Some(reason.name())),
            None => (None, None),
        };
        Self {
            id: notice.id.to_string(),
            version: notice.version(),
            status: notice.status().name(),
            municipality: notice.municipality.to_string(),
            region: notice.region.code(),
            legal_basis: notice.legal_basis.name(),
            kind: notice.kind.name(),
            measure: notice.measure.name(),
            age: notice.age,
            expected_at: notice.expected_at,
            at: notice.told.at,
            recorded_at: notice.told.recorded_at,
            request,
            reason,
            ended_at: notice.end.map(|(_, when)| when.at),
            text,
        }
    }
}
