//! What the API shows of what Bufetat itself holds of a possible breach.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::BreachView;
use crate::app::breaches::StoredBreach;
use crate::app::self_assessments::Shown;
use crate::domain::code::Code;
use crate::domain::self_assessment::{SelfAssessment, SelfReport};
use crate::web::api::codes::ApiCode;

view! {
    /// «egenrapport»: that it was sent to statsforvalteren.
    SelfReportView {
        /// The office it went to.
        office: &'static str = "kontor",
        /// Who sent it, as a role.
        role: &'static str = "rolle",
        /// When it was sent.
        at: DateTime<Utc> = "tidspunkt",
        /// When the office opened supervision after it.
        opened_at: Option<DateTime<Utc>> = "aapnet",
    }
}

impl From<SelfReport> for SelfReportView {
    fn from(report: SelfReport) -> Self {
        Self {
            office: report.office.code(),
            role: report.role.code(),
            at: report.at,
            opened_at: report.opened_at,
        }
    }
}

view! {
    /// «egenvurdering»: Bufetat's own view. It establishes nothing.
    SelfAssessmentView {
        /// Its id.
        id: String = "id",
        /// Its place among the possible breach's own, from 1. The last one holds.
        ordinal: i32 = "nummer",
        /// Why.
        cause: &'static str = "aarsak",
        /// What is done.
        remedy: &'static str = "oppfolging",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// When it was held.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// What happened, for who reads the words.
        what: Option<String> = "hvaSkjedde",
        /// Why, in words.
        why: Option<String> = "hvorfor",
        /// What is done, in words.
        done: Option<String> = "hvaGjores",
        /// That it was sent to statsforvalteren.
        report: Option<SelfReportView> = "egenrapport",
    }
}

impl From<&Shown> for SelfAssessmentView {
    fn from(shown: &Shown) -> Self {
        let words = shown.words.clone();
        Self {
            what: words.as_ref().map(|words| words.what.clone()),
            why: words.as_ref().and_then(|words| words.why.clone()),
            done: words.and_then(|words| words.done),
            ..Self::without_words(&shown.assessment)
        }
    }
}

impl SelfAssessmentView {
    fn without_words(one: &SelfAssessment) -> Self {
        Self {
            id: one.id.to_string(),
            ordinal: one.ordinal,
            cause: one.cause.name(),
            remedy: one.remedy.name(),
            role: one.role.code(),
            at: one.at,
            recorded_at: one.recorded_at,
            what: None,
            why: None,
            done: None,
            report: one.report.map(SelfReportView::from),
        }
    }
}

view! {
    /// What Bufetat sent to the office, with the possible breach it is about; no words.
    SelfReportedView {
        /// The self-assessment.
        assessment: SelfAssessmentView = "egenvurdering",
        /// The possible breach.
        breach: BreachView = "muligBrudd",
    }
}

impl From<&(SelfAssessment, StoredBreach)> for SelfReportedView {
    fn from((assessment, breach): &(SelfAssessment, StoredBreach)) -> Self {
        Self {
            assessment: SelfAssessmentView::without_words(assessment),
            breach: BreachView::new(breach, false, None),
        }
    }
}
