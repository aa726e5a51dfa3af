//! What the API shows of joined and split child records. No identity anywhere.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::SameChildView;
use crate::app::child_links::{LinkedCase, Shown};
use crate::domain::child_link::{By, LinkDecision};
use crate::domain::code::Code;
use crate::web::api::codes::ApiCode;

view! {
    /// One of the two cases of a proposal.
    LinkedCaseView {
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Region.
        region: &'static str = "region",
        /// What it says: of the desk's own region, and of another's once the joining is accepted.
        case: Option<SameChildView> = "anmodning",
    }
}

impl From<&LinkedCase> for LinkedCaseView {
    fn from(case: &LinkedCase) -> Self {
        Self {
            case_number: case.case_number.clone(),
            region: case.region.code(),
            case: case.request.as_ref().map(SameChildView::from),
        }
    }
}

view! {
    /// Who proposed or decided, as role and desk.
    LinkActorView {
        /// In which role.
        role: &'static str = "rolle",
        /// At which desk.
        region: &'static str = "region",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
    }
}

impl From<&By> for LinkActorView {
    fn from(by: &By) -> Self {
        Self {
            role: by.role.code(),
            region: by.region.code(),
            at: by.recorded_at,
        }
    }
}

view! {
    /// «barnekobling»: a proposal to join or split, with its decision.
    ChildLinkView {
        /// Its id.
        id: String = "id",
        /// What is proposed.
        kind: &'static str = "type",
        /// How it stands.
        status: &'static str = "status",
        /// Of a split: the joining it undoes.
        undoes: Option<String> = "opphever",
        /// The two cases.
        cases: Vec<LinkedCaseView> = "saker",
        /// Who proposed.
        proposed: LinkActorView = "foreslaatt",
        /// Who decided.
        decided: Option<LinkActorView> = "avgjort",
        /// What was decided.
        decision: Option<&'static str> = "avgjorelse",
        /// Why it was proposed, for roles that see identity.
        reason: Option<String> = "begrunnelse",
        /// Why it was decided so, for roles that see identity.
        decision_reason: Option<String> = "avgjorelseBegrunnelse",
        /// Whether the caller may decide it.
        may_decide: bool = "kanAvgjore",
    }
}

impl From<&Shown> for ChildLinkView {
    fn from(shown: &Shown) -> Self {
        let link = &shown.link;
        let decided = link.decided.as_ref();
        let (reason, decision_reason) = match shown.reasons.clone() {
            Some((reason, decided)) => (Some(reason), decided),
            None => (None, None),
        };
        Self {
            id: link.id.to_string(),
            kind: link.kind.name(),
            status: shown.status.name(),
            undoes: link.undoes.map(|undone| undone.to_string()),
            cases: shown.cases.iter().map(LinkedCaseView::from).collect(),
            proposed: LinkActorView::from(&link.proposed),
            decided: decided.map(|(_, by)| LinkActorView::from(by)),
            decision: decided.map(|(decision, _): &(LinkDecision, By)| decision.name()),
            reason,
            decision_reason,
            may_decide: shown.may_decide,
        }
    }
}
