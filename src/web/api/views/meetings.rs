//! What the API shows of meetings: how many on each side, and nobody's name.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::meetings::{Balance, Shown};
use crate::domain::code::Code;
use crate::domain::meeting::{Outnumbering, Seats, outnumbering};
use crate::domain::organisation::Region;
use crate::web::api::codes::ApiCode;

view! {
    /// How many of one rank sit on one side.
    SeatsView {
        /// Whose.
        side: &'static str = "side",
        /// Of which rank.
        rank: &'static str = "nivaa",
        /// How many.
        people: i32 = "antall",
    }
}

impl From<&Seats> for SeatsView {
    fn from(seats: &Seats) -> Self {
        Self {
            side: seats.side.name(),
            rank: seats.rank.name(),
            people: seats.people,
        }
    }
}

view! {
    /// «overvekt»: the kommune or Bufetat meets with more than the other.
    OutnumberingView {
        /// Who is more.
        side: &'static str = "side",
        /// How many they are.
        people: i32 = "antall",
        /// How many the other side is.
        other: i32 = "motpart",
    }
}

impl From<Outnumbering> for OutnumberingView {
    fn from(more: Outnumbering) -> Self {
        Self {
            side: more.side.name(),
            people: more.people,
            other: more.other,
        }
    }
}

view! {
    /// «møte».
    MeetingView {
        /// Its id.
        id: String = "id",
        /// Invitation or held.
        kind: &'static str = "type",
        /// When it is or was.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// Who sits where.
        seats: Vec<SeatsView> = "deltakere",
        /// That one side is more than the other.
        outnumbering: Option<OutnumberingView> = "overvekt",
        /// Its words, for who sees identity.
        text: Option<String> = "tekst",
    }
}

impl From<&Shown> for MeetingView {
    fn from(shown: &Shown) -> Self {
        let meeting = &shown.meeting;
        Self {
            id: meeting.id.to_string(),
            kind: meeting.kind.name(),
            at: meeting.at,
            recorded_at: meeting.recorded_at,
            role: meeting.role.code(),
            seats: meeting.seats.iter().map(SeatsView::from).collect(),
            outnumbering: outnumbering(&meeting.seats).map(OutnumberingView::from),
            text: shown.text.clone(),
        }
    }
}

view! {
    /// How the sides met in a region in a month.
    BalanceView {
        /// Region of the requests.
        region: &'static str = "region",
        /// Meetings held.
        held: usize = "moter",
        /// People from the kommune in all of them.
        municipal: i32 = "fraKommunen",
        /// People from Bufetat in all of them.
        bufetat: i32 = "fraBufetat",
        /// Meetings where the kommune was more.
        more_municipal: usize = "kommunenFlest",
        /// Meetings where Bufetat was more.
        more_bufetat: usize = "bufetatFlest",
    }
}

impl BalanceView {
    /// A region's.
    pub fn new(region: Region, balance: &Balance) -> Self {
        Self {
            region: region.code(),
            held: balance.held,
            municipal: balance.municipal,
            bufetat: balance.bufetat,
            more_municipal: balance.more_municipal,
            more_bufetat: balance.more_bufetat,
        }
    }
}
