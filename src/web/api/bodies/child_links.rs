//! The bodies of joining and splitting child records.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::child_link::LinkDecision;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::web::api::read::Reader;

body! {
    /// «barnekobling»: the child of the request is the child of another case.
    ChildLinkBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The other case.
        case_number: String = "saksnummer",
        /// Why; sealed.
        reason: String = "begrunnelse",
    }
}

impl ChildLinkBody {
    /// The other case, and why.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<(String, String), Faults> {
        let case = r.line(Field::CaseNumber, self.case_number.as_deref());
        let case = r.required(Field::CaseNumber, case);
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let reason = r.required(Field::Reason, reason);
        r.finish(case.zip(reason))
    }
}

body! {
    /// «deling»: the two are two children after all.
    SplitBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Why; sealed.
        reason: String = "begrunnelse",
    }
}

impl SplitBody {
    /// Why.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<String, Faults> {
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let reason = r.required(Field::Reason, reason);
        r.finish(reason)
    }
}

body! {
    /// «avgjørelse» of a proposal.
    LinkDecisionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// As proposed, or not.
        decision: String = "avgjorelse",
        /// Why; sealed.
        reason: String = "begrunnelse",
    }
}

impl LinkDecisionBody {
    /// What is decided, and why.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<(LinkDecision, Option<String>), Faults> {
        let decision = r.required_code(Field::Decision, self.decision.as_deref());
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let needed = decision == Some(LinkDecision::Rejected) && reason.is_none();
        r.faults.unless(!needed, Field::Reason, Rule::Required);
        r.finish(decision.map(|decision| (decision, reason)))
    }
}
