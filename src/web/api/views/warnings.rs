//! What the API shows of warnings: which limit of which case, and never whose.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::warnings::Listed;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::role::{Action, Actor};
use crate::domain::warning::{LimitKey, LimitSource};
use crate::web::api::codes::ApiCode;

view! {
    /// «varsel»: a rung that was raised on a limit.
    WarningView {
        /// Id.
        id: String = "id",
        /// Version: 1, and 2 once acknowledged.
        version: i32 = "versjon",
        /// The request, for those who may read it.
        request: Option<String> = "anmodning",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Norm or Act.
        limit_source: &'static str = "kilde",
        /// The norm's id or the rule's code.
        limit: String = "frist",
        /// The instant the limit runs from.
        started_at: DateTime<Utc> = "regnetFra",
        /// When it passes, as it was counted when this was raised.
        limit_at: DateTime<Utc> = "utloper",
        /// Level of the ladder, from 1.
        level: i32 = "nivaa",
        /// The rung's name.
        rung: String = "trinn",
        /// When this desk was told.
        told_at: DateTime<Utc> = "varslet",
        /// Whether it still needs somebody.
        is_open: bool = "aapent",
        /// Who acknowledged the limit.
        acknowledged: Option<AcknowledgementView> = "kvittert",
    }
}

view! {
    /// «kvittering».
    AcknowledgementView {
        /// By which role.
        role: &'static str = "rolle",
        /// In which organisation.
        organisation: String = "organisasjon",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
    }
}

impl WarningView {
    /// A warning as the actor sees it.
    pub fn new(listed: &Listed, actor: &Actor) -> Self {
        let warning = &listed.row.warning;
        let request = actor
            .may(Action::ReadRequest)
            .then(|| warning.request.to_string());
        let acknowledged = listed
            .acknowledged
            .as_ref()
            .map(|told| AcknowledgementView {
                role: told.role.code(),
                organisation: told.organisation.code(),
                at: told.at,
            });
        Self {
            id: warning.id.to_string(),
            version: listed.version(),
            request,
            case_number: listed.row.case_number.clone(),
            limit_source: warning.limit.source.name(),
            limit: limit_name(&warning.limit),
            started_at: warning.limit.started_at,
            limit_at: warning.limit_at,
            level: warning.level,
            rung: warning.rung.clone(),
            told_at: listed.row.told_at,
            is_open: warning.is_open,
            acknowledged,
        }
    }
}

/// The norm's own id, or the API's name of the rule.
fn limit_name(limit: &LimitKey) -> String {
    let rule = match limit.source {
        LimitSource::Norm => None,
        LimitSource::Act => RuleId::from_code(&limit.id).ok(),
    };
    rule.map_or_else(|| limit.id.clone(), |rule| rule.name().to_owned())
}
