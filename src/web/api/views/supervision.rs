//! What the API shows of supervision. No identity anywhere; the words are the office's own.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::supervision::{Shown, StoredSupervision};
use crate::app::supervision_steps::open_moves;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::role::Actor;
use crate::domain::supervision::ConcludedLimit;
use crate::domain::warning::LimitSource;
use crate::web::api::codes::ApiCode;

view! {
    /// «tilsyn».
    SupervisionView {
        /// Id.
        id: String = "id",
        /// Version.
        version: i32 = "versjon",
        /// The possible breach.
        breach: Option<String> = "muligBrudd",
        /// The request.
        request: Option<String> = "anmodning",
        /// Region.
        region: &'static str = "region",
        /// Office.
        office: Option<&'static str> = "embete",
        /// When it was opened.
        opened_at: DateTime<Utc> = "opprettet",
        /// The state it is in.
        state: &'static str = "tilstand",
        /// Last local day to answer or put right, where the state has one.
        due_on: Option<NaiveDate> = "frist",
        /// Conclusion.
        conclusion: Option<&'static str> = "konklusjon",
        /// Date of the conclusion.
        concluded_on: Option<NaiveDate> = "dato",
        /// Legal basis in words.
        legal_text: Option<String> = "hjemmel",
    }
}

impl From<&StoredSupervision> for SupervisionView {
    fn from(case: &StoredSupervision) -> Self {
        let conclusion = case.conclusion.as_ref();
        Self {
            id: case.id.to_string(),
            version: case.version,
            breach: case.breach.map(|breach| breach.to_string()),
            request: case.request.map(|request| request.to_string()),
            region: case.region.code(),
            office: case.office.map(Code::code),
            opened_at: case.opened_at,
            state: case.state().name(),
            due_on: case.due_on(),
            conclusion: conclusion.map(|conclusion| conclusion.code.name()),
            concluded_on: conclusion.map(|conclusion| conclusion.concluded_on),
            legal_text: conclusion.and_then(|conclusion| conclusion.legal_text.clone()),
        }
    }
}

view! {
    /// «steg».
    SupervisionStepView {
        /// To which state.
        state: &'static str = "tilstand",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// By which role.
        role: &'static str = "rolle",
        /// Last local day to answer or put right.
        due_on: Option<NaiveDate> = "frist",
        /// The office's words.
        text: Option<String> = "tekst",
    }
}

view! {
    /// «tilsyn» with its moves and the office's words.
    SupervisionDetailView {
        /// It.
        #[serde(flatten)]
        case: SupervisionView = "tilsyn",
        /// Why it was opened.
        reason: Option<String> = "begrunnelse",
        /// Its moves, in order.
        steps: Vec<SupervisionStepView> = "steg",
        /// The states the caller may move it to now. «endelig» it becomes by the conclusion.
        open_moves: Vec<&'static str> = "muligeSteg",
        /// Date of the event concluded on.
        event_on: Option<NaiveDate> = "hendelseDato",
        /// Period concluded on, from.
        period_from: Option<NaiveDate> = "periodeFra",
        /// Period concluded on, to.
        period_to: Option<NaiveDate> = "periodeTil",
        /// Norm or Act concluded on.
        limit_source: Option<&'static str> = "klokkeKilde",
        /// Which.
        limit: Option<String> = "klokke",
        /// The conclusion's text.
        text: Option<String> = "tekst",
    }
}

impl SupervisionDetailView {
    /// A case as the actor sees it.
    pub fn new(shown: &Shown, actor: &Actor) -> Self {
        let case = &shown.case;
        let told = case.conclusion.as_ref();
        let limit = told.and_then(|told| told.limit.as_ref());
        Self {
            case: SupervisionView::from(case),
            reason: shown.words.reason.clone(),
            steps: steps(shown),
            open_moves: open_moves(actor, case)
                .into_iter()
                .map(ApiCode::name)
                .collect(),
            event_on: told.and_then(|told| told.event_on),
            period_from: told.and_then(|told| told.period.0),
            period_to: told.and_then(|told| told.period.1),
            limit_source: limit.map(|limit| limit.source.name()),
            limit: limit.map(limit_name),
            text: shown.words.text.clone(),
        }
    }
}

fn steps(shown: &Shown) -> Vec<SupervisionStepView> {
    let view = |step: &crate::domain::supervision::SupervisionStep| SupervisionStepView {
        state: step.state.name(),
        at: step.at,
        recorded_at: step.recorded_at,
        role: step.role.code(),
        due_on: step.due_on,
        text: shown.step_words.get(&step.ordinal).cloned(),
    };
    shown.case.steps.iter().map(view).collect()
}

/// The norm's own id, or the API's name of the rule.
pub(super) fn limit_name(limit: &ConcludedLimit) -> String {
    let rule = match limit.source {
        LimitSource::Norm => None,
        LimitSource::Act => RuleId::from_code(&limit.id).ok(),
    };
    rule.map_or_else(|| limit.id.clone(), |rule| rule.name().to_owned())
}
