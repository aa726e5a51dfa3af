//! Supervision («tilsyn», § 17-3): its states, who may move it, and its conclusion, the only thing that
//! establishes a breach.

use chrono::{DateTime, NaiveDate, Utc};

use super::code::code_enum;
use super::event::Need;
use super::role::Role;
use super::warning::LimitSource;

code_enum! {
    /// «Konklusjon» of a supervision case.
    ConclusionCode {
        /// Statsforvalteren establishes a breach of the duty.
        Breach = "breach",
        /// «Delvis brudd»: part of what the case was about was a breach.
        Partial = "partial",
        /// No breach.
        NoBreach = "no_breach",
        /// «Henlagt»: the case was dismissed.
        Dismissed = "dismissed",
        /// «Trukket»: whoever asked for supervision took it back.
        Withdrawn = "withdrawn",
        /// Closed without judging the duty.
        NotJudged = "not_judged",
    }
}

impl ConclusionCode {
    /// Whether it finds something that can be ordered put right (§ 17-5).
    #[must_use]
    pub fn finds_fault(self) -> bool {
        match self {
            Self::Breach | Self::Partial => true,
            Self::NoBreach | Self::Dismissed | Self::Withdrawn | Self::NotJudged => false,
        }
    }
}

code_enum! {
    /// «Tilstand» of a supervision case. Never stored as such: the last step says it.
    SupervisionState {
        /// «Mottatt»: opened, nothing done yet.
        Received = "received",
        /// «Innhenter uttalelse»: a party was asked for its statement.
        Statement = "statement",
        /// «Foreløpig»: a preliminary report is made.
        Preliminary = "preliminary",
        /// «Kommentarfrist»: the parties comment on it until a date.
        Comments = "comments",
        /// «Endelig»: concluded.
        Final = "final",
        /// «Varsel om pålegg»: prior notice, with a limit to put it right (§ 17-5).
        OrderNotice = "order_notice",
        /// «Pålegg» (§ 17-5).
        Order = "order",
        /// «Lukket».
        Closed = "closed",
    }
}

code_enum! {
    /// «Tilsyn» with a possible breach, as the office's list is filtered by it.
    Supervised {
        /// «Ikke åpnet».
        NotOpened = "not_opened",
        /// «Pågår»: opened and not concluded.
        Going = "going",
        /// «Konkludert».
        Concluded = "concluded",
    }
}

/// Who at the office may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mover {
    /// Whoever handles the case.
    Anyone,
    /// Only a leader of the office.
    Leader,
}

impl Mover {
    /// Whether a role of the office may.
    #[must_use]
    pub fn covers(self, role: Role) -> bool {
        match self {
            Self::Anyone => matches!(role, Role::SupervisorCaseworker | Role::SupervisorLeader),
            Self::Leader => role == Role::SupervisorLeader,
        }
    }
}

/// One line of the table of moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// From which state.
    pub from: SupervisionState,
    /// To which.
    pub to: SupervisionState,
    /// By whom.
    pub by: Mover,
}

const fn anyone(from: SupervisionState, to: SupervisionState) -> Move {
    let by = Mover::Anyone;
    Move { from, to, by }
}

const fn leader(from: SupervisionState, to: SupervisionState) -> Move {
    let by = Mover::Leader;
    Move { from, to, by }
}

use SupervisionState::{
    Closed, Comments, Final, Order, OrderNotice, Preliminary, Received, Statement,
};

/// Every move there is. Nothing is left but by one of these, and what is closed is left by none. «Endelig»
/// is reached by the conclusion alone, so no case is closed without one.
pub const MOVES: &[Move] = &[
    anyone(Received, Statement),
    anyone(Received, Preliminary),
    anyone(Received, Final),
    anyone(Statement, Preliminary),
    anyone(Statement, Final),
    anyone(Preliminary, Comments),
    anyone(Preliminary, Final),
    // What the comments say can call for another statement, or another preliminary report.
    anyone(Comments, Statement),
    anyone(Comments, Preliminary),
    anyone(Comments, Final),
    leader(Final, OrderNotice),
    anyone(Final, Closed),
    leader(OrderNotice, Order),
    // Put right within the limit.
    anyone(OrderNotice, Closed),
    anyone(Order, Closed),
];

impl SupervisionState {
    /// What a step to the state must and may say: its date to answer or put right by, and words.
    #[must_use]
    pub fn says(self) -> StepShape {
        let shape = |due_on, words| StepShape { due_on, words };
        match self {
            Self::Received | Self::Preliminary | Self::Final | Self::Closed => {
                shape(Need::Absent, Need::Optional)
            }
            Self::Statement => shape(Need::Optional, Need::Optional),
            Self::Comments => shape(Need::Required, Need::Optional),
            Self::OrderNotice => shape(Need::Required, Need::Required),
            Self::Order => shape(Need::Optional, Need::Required),
        }
    }

    /// Whether it comes after the conclusion.
    #[must_use]
    pub fn follows_the_conclusion(self) -> bool {
        self > Self::Final
    }
}

/// What a step must and may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepShape {
    /// Until when somebody else is to answer or act.
    pub due_on: Need,
    /// Free words.
    pub words: Need,
}

/// «Steg»: one move of a supervision case, never changed. Opening and conclusion are facts of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisionStep {
    /// Its place in the case, from 1.
    pub ordinal: i32,
    /// To which state.
    pub state: SupervisionState,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// By which role.
    pub role: Role,
    /// Last local day to answer or put right.
    pub due_on: Option<NaiveDate>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// The state that some steps and a conclusion, if there is one, come to.
#[must_use]
pub fn state_of(steps: &[SupervisionStep], conclusion: Option<ConclusionCode>) -> SupervisionState {
    let last = steps.iter().max_by_key(|step| step.ordinal);
    match (last.map(|step| step.state), conclusion) {
        (Some(state), Some(_)) if state.follows_the_conclusion() => state,
        (_, Some(_)) => Final,
        (Some(state), None) => state,
        (None, None) => Received,
    }
}

/// The moves that are open from a state. Without a fault found there is nothing to order put right.
pub fn moves(
    from: SupervisionState,
    conclusion: Option<ConclusionCode>,
) -> impl Iterator<Item = &'static Move> {
    let fault = conclusion.is_some_and(ConclusionCode::finds_fault);
    MOVES
        .iter()
        .filter(move |one| one.from == from && (fault || one.to != OrderNotice))
}

/// Which norm or limit of the Act a conclusion is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcludedLimit {
    /// Norm or Act.
    pub source: LimitSource,
    /// The norm's id, or the stored code of the Act's rule.
    pub id: String,
}

#[cfg(test)]
#[path = "supervision_tests.rs"]
mod tests;
