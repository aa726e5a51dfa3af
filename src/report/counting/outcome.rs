//! What came of a request, measured against the norm for an offer in time.

use chrono::{DateTime, Utc};

use super::time::{first_offer, held_unsuited};
use crate::domain::code::code_enum;
use crate::report::facts::RequestFact;

code_enum! {
    /// «Utfall». Every request has exactly one at an instant, so the categories add to all requests.
    Outcome {
        /// First offer in time, and not held unsuited by the kommune («tilbud til rett tid»).
        Delivered = "delivered",
        /// First offer in time, declined because the kommune holds the place unsuited («uenighet»).
        Disagreement = "disagreement",
        /// No offer in time («ikke tilbud»): the limit passed without one, whatever came later.
        NoOffer = "no_offer",
        /// Withdrawn before the limit passed, without an offer.
        WithdrawnBefore = "withdrawn_before",
        /// No offer, and the limit has not passed.
        Pending = "pending",
        /// No norm says what in time is.
        NoNorm = "no_norm",
    }
}

impl Outcome {
    /// The outcome of a request as known at `cut_off`. A limit is passed from its own instant on, as the engine counts: an offer at that very instant is late.
    pub fn of(request: &RequestFact, cut_off: DateTime<Utc>) -> Self {
        let Some(due) = request.offer_due_at else {
            return Self::NoNorm;
        };
        match first_offer(request) {
            Some(offer) if offer.made.at < due && held_unsuited(offer) => {
                return Self::Disagreement;
            }
            Some(offer) if offer.made.at < due => return Self::Delivered,
            Some(_) | None => {}
        }
        match request.withdrawal {
            Some(withdrawal) if withdrawal.at < due => Self::WithdrawnBefore,
            _ if due <= cut_off => Self::NoOffer,
            _ => Self::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offer::DeclineReason;
    use crate::report::fixture::{RequestCase, a_request, at};
    use rstest::rstest;

    fn due() -> RequestCase {
        a_request(1)
            .reported("2024-05-01T10:00Z")
            .due("2024-05-01T12:00Z")
    }

    #[rstest]
    #[case::in_time(due().accepted("2024-05-01T11:59Z"), Outcome::Delivered)]
    #[case::at_the_limit(due().accepted("2024-05-01T12:00Z"), Outcome::NoOffer)]
    #[case::unanswered(due().offered("2024-05-01T11:00Z"), Outcome::Delivered)]
    #[case::late(due().accepted("2024-05-01T12:01Z"), Outcome::NoOffer)]
    #[case::none(due(), Outcome::NoOffer)]
    #[case::unsuited(due().declined("2024-05-01T11:00Z", DeclineReason::Siblings), Outcome::Disagreement)]
    #[case::unsuited_then_suited(
        due().declined("2024-05-01T11:00Z", DeclineReason::Siblings).accepted("2024-05-01T11:30Z"),
        Outcome::Disagreement
    )]
    #[case::declined_otherwise(due().declined("2024-05-01T11:00Z", DeclineReason::OtherSolution), Outcome::Delivered)]
    #[case::unsuited_and_late(due().declined("2024-05-01T13:00Z", DeclineReason::Siblings), Outcome::NoOffer)]
    #[case::withdrawn_before(due().withdrawn("2024-05-01T11:00Z"), Outcome::WithdrawnBefore)]
    #[case::withdrawn_after(due().withdrawn("2024-05-01T13:00Z"), Outcome::NoOffer)]
    #[case::no_norm(a_request(1), Outcome::NoNorm)]
    fn outcomes(#[case] case: RequestCase, #[case] outcome: Outcome) {
        assert_eq!(Outcome::of(&case.fact(), at("2024-06-01T00:00Z")), outcome);
    }

    #[test]
    fn before_the_limit_nothing_is_late() {
        assert_eq!(
            Outcome::of(&due().fact(), at("2024-05-01T11:59Z")),
            Outcome::Pending
        );
    }
}
