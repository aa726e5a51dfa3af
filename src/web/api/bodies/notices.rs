//! The bodies about notices in advance.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::RequestBody;
use crate::domain::notice::{AdvanceNotice, NewNotice, NoticeEnding};
use crate::domain::refusal::{Faults, Field};
use crate::domain::request::Channel;
use crate::web::api::codes::ApiCode;
use crate::web::api::read::Reader;

body! {
    /// «forhåndsvarsel»: a request is likely.
    AdvanceNoticeBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kommunenummer.
        municipality: String = "kommune",
        /// Legal basis that is likely.
        legal_basis: String = "hjemmel",
        /// Kind.
        kind: String = "type",
        /// Measure.
        measure: String = "tiltak",
        /// The child's age in years.
        age: i32 = "alder",
        /// When the request is expected.
        expected_at: String = "ventetTidspunkt",
        /// Free text, sealed.
        text: String = "tekst",
        /// When it was told.
        at: String = "tidspunkt",
    }
}

impl AdvanceNoticeBody {
    /// The notice it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewNotice, Faults> {
        let r = &mut reader;
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let municipality = r.required(Field::Municipality, municipality);
        let legal_basis = r.required_code(Field::LegalBasis, self.legal_basis.as_deref());
        let kind = r.required_code(Field::Kind, self.kind.as_deref());
        let measure = r.required_code(Field::Measure, self.measure.as_deref());
        let expected_at = r.instant(Field::ExpectedAt, self.expected_at.as_deref());
        let expected_at = r.required(Field::ExpectedAt, expected_at);
        let at = r.at(self.at.as_deref());
        let text = r.text(Field::Text, self.text.as_deref());
        let notice = (|| {
            Some(NewNotice {
                municipality: municipality?,
                legal_basis: legal_basis?,
                kind: kind?,
                measure: measure?,
                age: self.age,
                expected_at: expected_at?,
                at: at?,
                text,
            })
        })();
        reader.finish(notice)
    }
}

body! {
    /// «avslutt»: nothing came of a notice.
    NoticeEndBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// From the closed list.
        reason: String = "grunn",
        /// When.
        at: String = "tidspunkt",
    }
}

impl NoticeEndBody {
    /// Why, and when.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(NoticeEnding, DateTime<Utc>), Faults> {
        let reason = reader.required_code(Field::ReasonCode, self.reason.as_deref());
        let at = reader.at(self.at.as_deref());
        reader.finish(reason.zip(at))
    }
}

impl RequestBody {
    /// The same with what it leaves out taken from a notice. The need is reported now, never when the notice
    /// was given.
    #[must_use]
    pub fn completed_from(mut self, notice: &AdvanceNotice, now: DateTime<Utc>) -> Self {
        let now = || now.to_rfc3339_opts(SecondsFormat::Millis, true);
        self.municipality
            .get_or_insert_with(|| notice.municipality.to_string());
        self.legal_basis
            .get_or_insert_with(|| notice.legal_basis.name().to_owned());
        self.kind
            .get_or_insert_with(|| notice.kind.name().to_owned());
        self.measure
            .get_or_insert_with(|| notice.measure.name().to_owned());
        self.need_reported_at.get_or_insert_with(now);
        self.channel
            .get_or_insert_with(|| Channel::System.name().to_owned());
        self
    }
}
