//! How a limit was counted, step by step, for a text layer to tell.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::Holiday;
use crate::domain::code::code_enum;
use crate::domain::deadline::Period;

code_enum! {
    /// «starthendelse». What a limit runs from.
    StartEvent {
        /// «akuttvedtaket ble truffet».
        EmergencyDecision = "emergency_decision",
        /// «nemnda traff vedtak».
        TribunalDecision = "tribunal_decision",
        /// «nemnda mottok akuttvedtaket».
        EmergencyDecisionReceived = "emergency_decision_received",
        /// «flytteforbudet ble vedtatt».
        MovingBan = "moving_ban",
        /// «utreiseforbudet ble vedtatt».
        ExitBan = "exit_ban",
        /// «oppholdet begynte».
        StayBegan = "stay_began",
        /// «samtykket ble trukket».
        ConsentWithdrawn = "consent_withdrawn",
        /// «barnet ble brakt tilbake».
        BroughtBack = "brought_back",
        /// «oppholdet ble forlenget ved nytt vedtak».
        OrderRenewed = "order_renewed",
        /// «nemnda mottok klagen».
        ComplaintReceived = "complaint_received",
        /// «forhandlingsmøtet ble avsluttet».
        HearingEnded = "hearing_ended",
        /// «parten fikk melding om nemndas vedtak».
        TribunalNotice = "tribunal_notice",
        /// «parten fikk melding om enkeltvedtaket».
        DecisionNotice = "decision_notice",
    }
}

code_enum! {
    /// «slutthendelse». What stopped a limit.
    EndEvent {
        /// «begjæring sendt».
        PetitionSent = "petition_sent",
        /// «begjæring mottatt».
        PetitionReceived = "petition_received",
        /// «vedtaket ble satt i verk».
        CarriedOut = "carried_out",
        /// «barnet flyttet inn».
        MovedIn = "moved_in",
        /// «akuttvedtaket ble godkjent».
        DecisionApproved = "decision_approved",
        /// «akuttvedtaket ble ikke godkjent».
        DecisionNotApproved = "decision_not_approved",
        /// «henvendelse til hjemstaten», so that the longer limit holds.
        ForeignRequest = "foreign_request",
        /// «forbudet falt bort eller ble opphevet».
        BanEnded = "ban_ended",
        /// «oppholdet ble avsluttet».
        StayEnded = "stay_ended",
        /// «nytt vedtak om forlengelse».
        OrderRenewed = "order_renewed",
        /// «vedtaket ble vurdert på nytt».
        OrderReviewed = "order_reviewed",
        /// «klagen ble avgjort».
        ComplaintDecided = "complaint_decided",
        /// «nemnda traff vedtak».
        TribunalDecision = "tribunal_decision",
        /// «søksmål ble reist».
        LegalAction = "legal_action",
        /// «klage ble sendt».
        Appeal = "appeal",
    }
}

/// «hvorfor dagen ikke er virkedag» (domstolloven § 149 første ledd).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// «lørdag».
    Saturday,
    /// «helligdag» or a day equal to one, Sundays included.
    Holiday(Holiday),
}

/// «utregningssteg». One step from the start of a limit to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The limit runs from here.
    StartedAt {
        /// What happened.
        event: StartEvent,
        /// When.
        at: DateTime<Utc>,
    },
    /// The plain count.
    Counted {
        /// How long the limit is.
        period: Period,
        /// The local day it ends on.
        last_day: NaiveDate,
    },
    /// Only as the courts count: a limit does not end on this local day.
    DaySkipped {
        /// The day.
        date: NaiveDate,
        /// Why it does not do.
        because: DayOff,
    },
    /// Only as the courts count: the last day is the next working day.
    MovedToWorkingDay {
        /// The last day as the courts count.
        to: NaiveDate,
    },
    /// Only as the courts count: hours of this local day do not run.
    HoursSkipped {
        /// A holiday or Sunday.
        date: NaiveDate,
        /// Which.
        because: Holiday,
    },
    /// The limit was moved.
    Extended {
        /// The last local day of the new limit.
        until: NaiveDate,
    },
    /// Earlier stays count toward the limit and move its end back.
    Deducted {
        /// Local days taken off.
        days: u64,
        /// The last local day after that.
        last_day: NaiveDate,
    },
    /// A new decision prolonged it.
    Renewed {
        /// When it was made.
        at: DateTime<Utc>,
        /// The last local day after that.
        last_day: NaiveDate,
    },
    /// The limit was stopped.
    Ended {
        /// What happened.
        event: EndEvent,
        /// When.
        at: DateTime<Utc>,
    },
}
