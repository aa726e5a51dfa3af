//! What happened before the tribunal, barneverns- og helsenemnda: the facts that start and stop the
//! limits of the Act.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::code::code_enum;

code_enum! {
    /// «hendelsestype». What kind of step was taken.
    NemndEventKind {
        /// «iverksetting»: the decision was carried out (barnevernsloven §§ 5-2, 6-2, 6-6, 14-22).
        DecisionCarriedOut = "decision_carried_out",
        /// «akuttvedtak sendt nemnda» (§ 14-22: straight after it was carried out).
        EmergencyDecisionSent = "emergency_decision_sent",
        /// «akuttvedtak mottatt av nemnda»: the 48 hours of § 14-22 run from here.
        EmergencyDecisionReceived = "emergency_decision_received",
        /// «akuttvedtak godkjent» by nemndleder (§ 14-22).
        EmergencyDecisionApproved = "emergency_decision_approved",
        /// «akuttvedtak ikke godkjent» by nemndleder (§ 14-22): the decision falls.
        EmergencyDecisionNotApproved = "emergency_decision_not_approved",
        /// «begjæring sendt» by the municipality (§ 14-9).
        PetitionSent = "petition_sent",
        /// «begjæring mottatt» by the tribunal (§ 14-9).
        PetitionReceived = "petition_received",
        /// «forhandlingsmøte berammet»: the event's instant is when the hearing is held.
        HearingSet = "hearing_set",
        /// «nemndas vedtak» in the main case: the instant of the decision (vedtakstidspunktet).
        Decided = "decided",
        /// «utsatt»: the hearing was put off. Moves no limit by itself.
        Postponed = "postponed",
        /// «avvist»: the petition was dismissed (§ 14-9).
        Dismissed = "dismissed",
        /// «frist forlenget» by nemndleder for special reasons (§ 5-2 første ledd). Says until when.
        Extended = "extended",
    }
}

/// «nemndshendelse». One step before the tribunal, and when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NemndEvent {
    /// What was done.
    pub kind: NemndEventKind,
    /// When it was done; for [`NemndEventKind::HearingSet`] when the hearing is.
    pub at: DateTime<Utc>,
    /// The last local day of an extension; only [`NemndEventKind::Extended`] has one.
    pub until: Option<NaiveDate>,
}
