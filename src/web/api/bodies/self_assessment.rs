//! The bodies of what Bufetat itself holds of a possible breach.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::self_assessments::NewSelfAssessment;
use crate::domain::refusal::{Faults, Field};
use crate::domain::self_assessment::OwnWords;
use crate::web::api::read::Reader;

body! {
    /// «egenvurdering»: what happened, why, and what is done.
    SelfAssessmentBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What happened; sealed.
        what: String = "hvaSkjedde",
        /// Why.
        cause: String = "aarsak",
        /// Why, in words; sealed.
        why: String = "hvorfor",
        /// What is done.
        remedy: String = "oppfolging",
        /// What is done, in words; sealed.
        done: String = "hvaGjores",
        /// When it was held.
        at: String = "tidspunkt",
    }
}

impl SelfAssessmentBody {
    /// The self-assessment.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<NewSelfAssessment, Faults> {
        let what = r.text(Field::WhatHappened, self.what.as_deref());
        let what = r.required(Field::WhatHappened, what);
        let cause = r.required_code(Field::Cause, self.cause.as_deref());
        let why = r.text(Field::CauseText, self.why.as_deref());
        let remedy = r.required_code(Field::Remedy, self.remedy.as_deref());
        let done = r.text(Field::RemedyText, self.done.as_deref());
        let at = r.at(self.at.as_deref());
        let told = what.zip(cause).zip(remedy.zip(at));
        r.finish(told.map(|((what, cause), (remedy, at))| NewSelfAssessment {
            cause,
            remedy,
            words: OwnWords { what, why, done },
            at,
        }))
    }
}

body! {
    /// «egenrapport»: the last self-assessment is sent as it stands.
    SelfReportBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
    }
}
