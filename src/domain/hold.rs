//! «Plass holdt»: an offered place is kept for the kommune until an instant. Whether it still is, is computed.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::{HoldId, OfferId};
use super::offer::{Happened, Offer};
use super::role::Role;

code_enum! {
    /// «Hvordan en plass står»: what became of a hold.
    HoldStatus {
        /// The place is kept.
        Held = "held",
        /// Its time ran out.
        RanOut = "ran_out",
        /// Bufetat let it go before that.
        Released = "released",
        /// The offer was answered or withdrawn before that.
        Ended = "ended",
    }
}

/// One hold as told. The last one of an offer is what holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceHold {
    /// Its id.
    pub id: HoldId,
    /// The offer whose place it is.
    pub offer: OfferId,
    /// Kept until this instant, and not at it.
    pub until: DateTime<Utc>,
    /// Who told it, as a role.
    pub role: Role,
    /// When it began, and when the service was told.
    pub made: Happened,
    /// When Bufetat let it go.
    pub released: Option<Happened>,
}

impl PlaceHold {
    /// How it stands at `now`: what came first ended it.
    #[must_use]
    pub fn status(&self, offer: &Offer, now: DateTime<Utc>) -> HoldStatus {
        let answered = offer.answer.map(|(_, when)| when.at);
        let withdrawn = offer.withdrawn.map(|when| when.at);
        let offer_ended = [answered, withdrawn].into_iter().flatten().min();
        let released = self.released.map(|when| (when.at, HoldStatus::Released));
        let ended = offer_ended.map(|at| (at, HoldStatus::Ended));
        let ran_out = (self.until, HoldStatus::RanOut);
        let ends = released.into_iter().chain(ended).chain([ran_out]);
        ends.filter(|(at, _)| *at <= now)
            .min_by_key(|(at, _)| *at)
            .map_or(HoldStatus::Held, |(_, status)| status)
    }

    /// Whole minutes left at `now`, where the place is kept.
    #[must_use]
    pub fn minutes_left(&self, offer: &Offer, now: DateTime<Utc>) -> Option<i64> {
        let held = self.status(offer, now) == HoldStatus::Held;
        held.then(|| (self.until - now).num_minutes())
    }
}

/// The hold of an offer that counts: the one told last.
#[must_use]
pub fn last_of(holds: &[PlaceHold], offer: OfferId) -> Option<&PlaceHold> {
    let own = holds.iter().filter(|hold| hold.offer == offer);
    own.max_by_key(|hold| (hold.made.recorded_at, hold.until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offer::{Answer, DeclineReason};
    use uuid::Uuid;

    fn at(clock: &str) -> DateTime<Utc> {
        format!("2026-04-08T{clock}:00Z")
            .parse()
            .unwrap_or_default()
    }

    fn told(clock: &str) -> Happened {
        Happened {
            at: at(clock),
            recorded_at: at(clock),
        }
    }

    fn offer() -> Offer {
        Offer {
            id: OfferId(Uuid::nil()),
            made: told("10:00"),
            available_from: at("10:00").date_naive(),
            expires_at: None,
            answer: None,
            withdrawn: None,
            moved_in: None,
        }
    }

    fn hold() -> PlaceHold {
        PlaceHold {
            id: HoldId(Uuid::nil()),
            offer: OfferId(Uuid::nil()),
            until: at("12:00"),
            role: Role::Intake,
            made: told("10:00"),
            released: None,
        }
    }

    #[test]
    fn it_runs_out_by_itself_at_the_very_instant() {
        assert_eq!(hold().status(&offer(), at("11:59")), HoldStatus::Held);
        assert_eq!(hold().minutes_left(&offer(), at("11:59")), Some(1));
        assert_eq!(hold().status(&offer(), at("12:00")), HoldStatus::RanOut);
        assert_eq!(hold().minutes_left(&offer(), at("12:00")), None);
    }

    #[test]
    fn what_comes_first_ends_it() {
        let released = PlaceHold {
            released: Some(told("11:00")),
            ..hold()
        };
        assert_eq!(released.status(&offer(), at("10:59")), HoldStatus::Held);
        assert_eq!(released.status(&offer(), at("13:00")), HoldStatus::Released);
        let declined = Offer {
            answer: Some((Answer::Declined(DeclineReason::Distance), told("10:30"))),
            ..offer()
        };
        assert_eq!(released.status(&declined, at("13:00")), HoldStatus::Ended);
        let late = Offer {
            answer: Some((Answer::Accepted, told("12:30"))),
            ..offer()
        };
        assert_eq!(hold().status(&late, at("13:00")), HoldStatus::RanOut);
    }

    #[test]
    fn the_one_told_last_counts() {
        let longer = PlaceHold {
            until: at("14:00"),
            made: told("11:00"),
            ..hold()
        };
        let holds = [longer, hold()];
        let last = last_of(&holds, OfferId(Uuid::nil()));
        assert_eq!(last.map(|hold| hold.until), Some(at("14:00")));
    }
}
