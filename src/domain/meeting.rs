//! «Møtereferat»: how many met on each side, by rank. Nobody is named. Where one side is to meet with more than
//! the other, whoever invites is told so first.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::{MeetingId, RequestId};
use super::role::Role;

code_enum! {
    /// «Slag møteføring».
    MeetingKind {
        /// Who is asked to come.
        Invited = "invited",
        /// Who came.
        Held = "held",
    }
}

code_enum! {
    /// «Side» of a meeting.
    MeetingSide {
        /// The kommune.
        Municipality = "municipality",
        /// Bufetat.
        Bufetat = "bufetat",
        /// The child, parents and who is with them.
        Family = "family",
        /// Anybody else.
        Other = "other",
    }
}

code_enum! {
    /// «Nivå» of who takes part.
    MeetingRank {
        /// A leader.
        Leader = "leader",
        /// A caseworker or adviser.
        Caseworker = "caseworker",
        /// A lawyer.
        Lawyer = "lawyer",
        /// A specialist in some field.
        Specialist = "specialist",
        /// Anybody else.
        Other = "other",
    }
}

/// So many of one rank on one side at most: a slip of the finger is no meeting.
pub const MOST: i32 = 50;

/// How many of one rank sit on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seats {
    /// Whose.
    pub side: MeetingSide,
    /// Of which rank.
    pub rank: MeetingRank,
    /// How many, 1 to [`MOST`].
    pub people: i32,
}

/// A meeting as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The request it is about.
    pub request: RequestId,
    /// Whether it was held, or people are asked to it.
    pub kind: MeetingKind,
    /// When it is or was.
    pub at: DateTime<Utc>,
    /// Who told it, as a role.
    pub role: Role,
    /// Who sits where; no row for nobody.
    pub seats: Vec<Seats>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// That the kommune or Bufetat is to meet with more than the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outnumbering {
    /// Who is more.
    pub side: MeetingSide,
    /// How many they are.
    pub people: i32,
    /// How many the other side is.
    pub other: i32,
}

/// How many sit on a side.
#[must_use]
pub fn people(seats: &[Seats], side: MeetingSide) -> i32 {
    let own = seats.iter().filter(|seats| seats.side == side);
    own.map(|seats| seats.people).sum()
}

/// Which of the kommune and Bufetat is more, if either is.
#[must_use]
pub fn outnumbering(seats: &[Seats]) -> Option<Outnumbering> {
    let of = |side| people(seats, side);
    let (municipal, bufetat) = (of(MeetingSide::Municipality), of(MeetingSide::Bufetat));
    let more = |side, people, other| Outnumbering {
        side,
        people,
        other,
    };
    match municipal.cmp(&bufetat) {
        std::cmp::Ordering::Greater => Some(more(MeetingSide::Municipality, municipal, bufetat)),
        std::cmp::Ordering::Less => Some(more(MeetingSide::Bufetat, bufetat, municipal)),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(side: MeetingSide, rank: MeetingRank, people: i32) -> Seats {
        Seats { side, rank, people }
    }

    #[test]
    fn the_side_with_more_people_is_found_whatever_their_rank() {
        let told = [
            seats(MeetingSide::Municipality, MeetingRank::Leader, 2),
            seats(MeetingSide::Bufetat, MeetingRank::Caseworker, 1),
            seats(MeetingSide::Bufetat, MeetingRank::Lawyer, 4),
            seats(MeetingSide::Family, MeetingRank::Other, 9),
        ];
        let found = outnumbering(&told).unwrap_or_else(|| unreachable!("Bufetat is more"));
        assert_eq!(
            (found.side, found.people, found.other),
            (MeetingSide::Bufetat, 5, 2)
        );
    }

    #[test]
    fn as_many_on_both_sides_is_no_notice() {
        let told = [
            seats(MeetingSide::Municipality, MeetingRank::Caseworker, 2),
            seats(MeetingSide::Bufetat, MeetingRank::Leader, 2),
        ];
        assert_eq!(outnumbering(&told), None);
        assert_eq!(outnumbering(&[]), None);
    }
}
