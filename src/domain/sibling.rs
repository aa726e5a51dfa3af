//! «Søskengruppe»: requests of one kommune about children who belong together, with what the kommune wishes for
//! them. Each request keeps its own clock, offers and duty; the group only says that they are to be seen together.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::{RequestId, SiblingGroupId};
use super::offer::Happened;
use super::request::RequestStatus;

code_enum! {
    /// «Ønske for søsknene».
    SiblingWish {
        /// In the same place.
        Together = "together",
        /// They may be split, and the words say how.
        MayBeSplit = "may_be_split",
    }
}

/// The wish that holds for a group: the latest one told. Its words are sealed and kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedWish {
    /// What is wished.
    pub wish: SiblingWish,
    /// When it was told, and when the service was told.
    pub told: Happened,
}

/// Another request of the same group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sibling {
    /// The request.
    pub request: RequestId,
    /// To say on the phone.
    pub case_number: String,
    /// How it stands now.
    pub status: RequestStatus,
    /// The child's age when the need was reported.
    pub age: Option<i32>,
    /// When the need was reported: its own clock.
    pub need_reported_at: DateTime<Utc>,
}

/// The group of a request, as far as a viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiblingGroup {
    /// Its id.
    pub id: SiblingGroupId,
    /// The other requests in it, by case number.
    pub others: Vec<Sibling>,
    /// What the kommune wishes.
    pub wish: StatedWish,
}
