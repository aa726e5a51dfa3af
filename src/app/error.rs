//! What an action answers when it does not do what was asked, and whose it is.

use crate::domain::offer::OfferStatus;
use crate::domain::refusal::{Fault, Faults, Field, Rule};
use crate::domain::request::RequestStatus;
use crate::domain::supervision::SupervisionState;
use crate::store::{MaybeRetry, StoreFault};

/// A failure. Refused, Conflict, KeyReused, Forbidden, NotFound and Stale are the caller's; Store is ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Fields break rules; every one is named.
    #[error("refused")]
    Refused(Vec<Fault>),
    /// The action does not fit the state.
    #[error("conflict with the state: {0:?}")]
    Conflict(Conflict),
    /// The sender's key was used with other content.
    #[error("the key was used with other content")]
    KeyReused,
    /// The role does not cover the action.
    #[error("forbidden")]
    Forbidden,
    /// Unknown, or not the caller's to know of.
    #[error("not found")]
    NotFound,
    /// The object changed since the caller saw it.
    #[error("stale")]
    Stale,
    /// Ours.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A report could not be built: ours.
    #[error("report: {0}")]
    Report(String),
}

/// Why an action does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The request is closed.
    RequestClosed(RequestStatus),
    /// The request is open, so there is nothing to reopen.
    RequestNotClosed,
    /// The kommune has accepted another offer.
    AlreadyAccepted,
    /// The offer does not wait for an answer.
    OfferNotStanding(OfferStatus),
    /// No place is kept for the kommune, so none can be let go.
    NotHeld,
    /// The offer is not accepted, so nobody can move in.
    OfferNotAccepted(OfferStatus),
    /// A possible breach is recorded on the request already.
    BreachExists,
    /// The possible breach has that status already.
    AlreadyDecided,
    /// The supervision case is concluded.
    AlreadyConcluded,
    /// No such move leads on from the state the supervision case is in.
    NoSuchMove(SupervisionState),
    /// It is told what came of the enquiry.
    EnquiryConcluded,
    /// The advance notice has become a request, or has ended.
    NoticeEnded,
    /// The request lies with statsforvalteren already, and supervision is not opened yet.
    AlreadyReferred,
    /// The two child records are joined, or proposed to be, already.
    AlreadyLinked,
    /// The two child records are not joined, so they cannot be split.
    NotLinked,
    /// Somebody has decided the proposal.
    LinkDecided,
    /// Whoever proposed, or another in the same role at the same desk, does not decide.
    OwnProposal,
    /// Bufetat has written no self-assessment of the possible breach.
    NotSelfAssessed,
    /// The last self-assessment is sent already.
    AlreadySelfReported,
    /// No statsforvalter is known for the possible breach.
    NoOffice,
    /// Somebody has acknowledged that limit.
    AlreadyAcknowledged,
    /// The month is frozen in that edition.
    AlreadyFrozen,
    /// The edition that this one is made from is not frozen for the month.
    FinerNotFrozen,
    /// A later month is frozen, or one with a later cut-off: each lists what was told since the one before.
    FrozenOutOfOrder,
    /// The frozen month is signed.
    AlreadySigned,
    /// The frozen month gives other numbers when it is counted again: only what was kept is the frozen one.
    CountedOtherwise,
    /// The month has its round of calibration.
    RoundExists,
    /// The region has assessed the case of the round; a score is final.
    AlreadyScored,
}

impl MaybeRetry for Failure {
    fn wants_retry(&self) -> bool {
        matches!(self, Self::Store(fault) if fault.wants_retry())
    }
}

impl From<Conflict> for Failure {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Refused(faults.0)
    }
}

impl Failure {
    /// Too much at a time: come back later.
    pub fn busy() -> Self {
        Self::Store(StoreFault::Busy)
    }

    /// One faulty field.
    pub fn field(field: Field, rule: Rule) -> Self {
        Self::Refused(vec![Fault {
            field,
            part: None,
            rule,
        }])
    }
}
