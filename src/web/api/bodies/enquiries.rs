//! The bodies about enquiries and requests that were not made.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::enquiries::{NewEnquiry, NewOutcome};
use crate::domain::enquiry::{Need, UnmadeReason};
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

/// Characters of a case number at most.
const CASE_NUMBER: usize = 32;

body! {
    /// «henvendelse»: a question to Bufetat's desk that is no request.
    EnquiryBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kommunenummer.
        municipality: String = "kommune",
        /// Measure.
        measure: String = "tiltak",
        /// Target group.
        target_group: String = "maalgruppe",
        /// Age in years.
        age: i32 = "alder",
        /// Free text, sealed.
        text: String = "tekst",
        /// When.
        at: String = "tidspunkt",
        /// What came of it, where that is known at once.
        outcome: String = "utfall",
        /// The case number of the request it became.
        case_number: String = "saksnummer",
    }
}

impl EnquiryBody {
    /// The enquiry it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewEnquiry, Faults> {
        let r = &mut reader;
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let municipality = r.required(Field::Municipality, municipality);
        let measure = r.code(Field::Measure, self.measure.as_deref());
        let target_group = r.code(Field::TargetGroup, self.target_group.as_deref());
        let at = r.at(self.at.as_deref());
        let text = r.text(Field::Text, self.text.as_deref());
        let outcome = r.code(Field::Outcome, self.outcome.as_deref());
        let case_number = r.bounded(Field::CaseNumber, self.case_number.as_deref(), CASE_NUMBER);
        let told = municipality.zip(at).map(|(municipality, at)| NewEnquiry {
            about: Need {
                municipality,
                measure,
                target_group,
                age: self.age,
                at,
            },
            text,
            outcome: outcome.map(|outcome| NewOutcome {
                outcome,
                case_number,
                at,
            }),
        });
        reader.finish(told)
    }
}

body! {
    /// «utfall»: what came of an enquiry.
    EnquiryOutcomeBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// From the closed list.
        outcome: String = "utfall",
        /// The case number of the request it became.
        case_number: String = "saksnummer",
        /// When.
        at: String = "tidspunkt",
    }
}

impl EnquiryOutcomeBody {
    /// What came of it.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewOutcome, Faults> {
        let r = &mut reader;
        let outcome = r.required_code(Field::Outcome, self.outcome.as_deref());
        let case_number = r.bounded(Field::CaseNumber, self.case_number.as_deref(), CASE_NUMBER);
        let at = r.at(self.at.as_deref());
        let told = outcome.zip(at).map(|(outcome, at)| NewOutcome {
            outcome,
            case_number,
            at,
        });
        reader.finish(told)
    }
}

body! {
    /// «ikke bedt»: the kommune did not ask, because …
    UnmadeRequestBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Kommunenummer.
        municipality: String = "kommune",
        /// Why, from the closed list.
        reason: String = "grunn",
        /// Target group.
        target_group: String = "maalgruppe",
        /// Age in years.
        age: i32 = "alder",
        /// When.
        at: String = "tidspunkt",
    }
}

impl UnmadeRequestBody {
    /// The need, and why no request was made of it.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Need, UnmadeReason), Faults> {
        let r = &mut reader;
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let municipality = r.required(Field::Municipality, municipality);
        let reason = r.required_code(Field::ReasonCode, self.reason.as_deref());
        let target_group = r.code(Field::TargetGroup, self.target_group.as_deref());
        let at = r.at(self.at.as_deref());
        let told = (|| {
            let need = Need {
                municipality: municipality?,
                measure: None,
                target_group,
                age: self.age,
                at: at?,
            };
            Some((need, reason?))
        })();
        reader.finish(told)
    }
}
