//! The offer and the kommune's answer.

use chrono::{DateTime, NaiveDate, Utc};

use super::code::code_enum;
use super::id::OfferId;

code_enum! {
    /// «Grunn til å avslå tilbudet»: why the kommune declined.
    DeclineReason {
        /// Too far away («avstand»).
        Distance = "distance",
        /// Not suited to the child's needs («egnethet»).
        Unsuitable = "unsuitable",
        /// Wrong target group.
        TargetGroup = "target_group",
        /// Siblings would be split.
        Siblings = "siblings",
        /// Not safe for the child.
        Safety = "safety",
        /// Does not fit the legal basis.
        LegalBasis = "legal_basis",
        /// Came too late to be used.
        TooLate = "too_late",
        /// Another solution was found meanwhile.
        OtherSolution = "other_solution",
        /// Another reason, told in text.
        Other = "other",
    }
}

impl DeclineReason {
    /// Whether the kommune holds the place unsuited, which makes an offer in time a disagreement
    /// («uenighet») and no «ikke tilbud».
    pub fn holds_it_unsuited(self) -> bool {
        match self {
            Self::Distance
            | Self::Unsuitable
            | Self::TargetGroup
            | Self::Siblings
            | Self::Safety
            | Self::LegalBasis => true,
            Self::TooLate | Self::OtherSolution | Self::Other => false,
        }
    }
}

code_enum! {
    /// «Tilbudets status» at an instant.
    OfferStatus {
        /// Waits for the kommune's answer.
        Standing = "standing",
        /// Its time ran out unanswered.
        Expired = "expired",
        /// Accepted; the child has not moved in.
        Accepted = "accepted",
        /// Declined.
        Declined = "declined",
        /// Withdrawn by Bufetat.
        Withdrawn = "withdrawn",
        /// The child moved in.
        MovedIn = "moved_in",
    }
}

code_enum! {
    /// «Eier» of a unit.
    UnitOwner {
        /// The state («statlig»).
        State = "state",
        /// A kommune.
        Municipal = "municipal",
        /// A non-profit supplier («ideell»).
        NonProfit = "non_profit",
        /// A commercial supplier («kommersiell»).
        Commercial = "commercial",
    }
}

impl UnitOwner {
    /// Whether it is a supplier that sells places to the state. A kommune is none.
    pub fn is_private(self) -> bool {
        matches!(self, Self::NonProfit | Self::Commercial)
    }
}

/// What the kommune answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The kommune accepted.
    Accepted,
    /// The kommune declined, for this reason.
    Declined(DeclineReason),
}

/// A fact with the instant it happened and the instant the service was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// «Tilbud»: one place offered for one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// When it was made and recorded.
    pub made: Happened,
    /// The place can be taken from this local date.
    pub available_from: NaiveDate,
    /// Stands until this instant; `None` stands until withdrawn.
    pub expires_at: Option<DateTime<Utc>>,
    /// The kommune's answer, with its instants.
    pub answer: Option<(Answer, Happened)>,
    /// Withdrawn by Bufetat.
    pub withdrawn: Option<Happened>,
    /// The child moved in.
    pub moved_in: Option<Happened>,
}

impl Offer {
    /// What the offer is at `now`, from its facts.
    pub fn status(&self, now: DateTime<Utc>) -> OfferStatus {
        if self.moved_in.is_some() {
            return OfferStatus::MovedIn;
        }
        if self.withdrawn.is_some() {
            return OfferStatus::Withdrawn;
        }
        match self.answer {
            Some((Answer::Accepted, _)) => OfferStatus::Accepted,
            Some((Answer::Declined(_), _)) => OfferStatus::Declined,
            None if self.expires_at.is_some_and(|expiry| expiry <= now) => OfferStatus::Expired,
            None => OfferStatus::Standing,
        }
    }
}
