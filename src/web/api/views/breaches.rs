//! What the API shows of possible breaches. No identity anywhere.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::NeedsView;
use super::severity::{QuestionView, SeverityView};
use crate::app::breaches::{Shown as ShownBreach, StoredBreach};
use crate::app::severity::raised;
use crate::domain::code::Code;
use crate::domain::policy::Policy;
use crate::domain::severity::SeverityLevel;
use crate::web::api::codes::ApiCode;

view! {
    /// «mulig brudd», without identity.
    BreachView {
        /// Id.
        id: String = "id",
        /// Version.
        version: i32 = "versjon",
        /// The request, where there is one.
        request: Option<String> = "anmodning",
        /// Engine or person.
        origin: &'static str = "opphav",
        /// The norm that passed.
        norm: Option<String> = "norm",
        /// When it passed.
        passed_at: Option<DateTime<Utc>> = "passert",
        /// The month it counts in.
        month: String = "maaned",
        /// When it was recorded.
        recorded_at: DateTime<Utc> = "registrert",
        /// Region.
        region: &'static str = "region",
        /// Kommune, where known.
        municipality: Option<String> = "kommune",
        /// Acute or planned.
        kind: &'static str = "type",
        /// Legal basis, where known.
        legal_basis: Option<&'static str> = "hjemmel",
        /// Measure, where known.
        measure: Option<&'static str> = "tiltak",
        /// Need flags.
        needs: NeedsView = "behov",
        /// Bufetat's judgement.
        status: &'static str = "status",
        /// Current severity.
        severity: Option<&'static str> = "alvorlighet",
        /// Its scale.
        scale: Option<&'static str> = "skala",
        /// Proposed or assessed.
        severity_source: Option<&'static str> = "alvorlighetKilde",
        /// Whether statsforvalteren has established a breach.
        established: bool = "konstatert",
        /// A level proposed higher since a person assessed, for the person to decide on.
        raised: Option<&'static str> = "foreslaattHoyere",
    }
}

impl BreachView {
    /// A possible breach as shown.
    pub fn new(breach: &StoredBreach, established: bool, raised: Option<SeverityLevel>) -> Self {
        Self {
            id: breach.id.to_string(),
            version: breach.version,
            request: breach.request.map(|request| request.to_string()),
            origin: breach.origin.name(),
            norm: breach.norm.as_ref().map(|norm| norm.id.clone()),
            passed_at: breach.passed_at,
            month: breach.month.clone(),
            recorded_at: breach.recorded_at,
            region: breach.region.code(),
            municipality: breach.municipality.map(|number| number.to_string()),
            kind: breach.kind.name(),
            legal_basis: breach.legal_basis.map(ApiCode::name),
            measure: breach.measure.map(ApiCode::name),
            needs: breach.flags.into(),
            status: breach.status.name(),
            severity: breach.severity.map(|(level, _)| level.name()),
            scale: breach.severity.map(|(level, _)| level.scale().name()),
            severity_source: breach.severity.map(|(_, source)| source.name()),
            established,
            raised: raised.map(ApiCode::name),
        }
    }
}

view! {
    /// «mulig brudd» with its history.
    BreachDetailView {
        /// It.
        #[serde(flatten)]
        breach: BreachView = "muligBrudd",
        /// Severities, oldest first.
        history: Vec<SeverityView> = "alvorlighetshistorikk",
        /// The policy's questions with what is known, for who may assess.
        questions: Option<Vec<QuestionView>> = "sporsmaal",
    }
}

impl BreachDetailView {
    /// A possible breach as shown, with the questions of the policy in force.
    pub fn new(shown: &ShownBreach, policy: &Policy) -> Self {
        let established = shown
            .supervisions
            .iter()
            .filter_map(|case| case.conclusion.as_ref())
            .any(|conclusion| {
                conclusion.code == crate::domain::supervision::ConclusionCode::Breach
            });
        Self {
            breach: BreachView::new(
                &shown.breach,
                established,
                raised(&shown.severities).and_then(|one| one.level),
            ),
            history: shown
                .severities
                .iter()
                .map(|severity| SeverityView::new(severity, &shown.severities))
                .collect(),
            questions: shown
                .guide
                .as_ref()
                .map(|guide| QuestionView::all(policy, guide)),
        }
    }
}
