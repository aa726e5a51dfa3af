//! The search log: what Bufetat tried.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::SearchLineId;
use super::legal_basis::Measure;
use super::organisation::Region;
use super::request::Channel;

code_enum! {
    /// «Svar» from a unit or a home that was asked.
    SearchAnswer {
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// Full.
        Full = "full",
        /// Not suited to this child.
        NotSuited = "not_suited",
        /// Perhaps: comes back.
        Perhaps = "perhaps",
        /// A place is free.
        Free = "free",
    }
}

/// «Søklogglinje»: one place asked. The kommune sees kind, region and answer, not whose home it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchLine {
    /// Its id.
    pub id: SearchLineId,
    /// Code of the unit list, where it is a unit.
    pub unit: Option<String>,
    /// What kind of place.
    pub measure: Measure,
    /// Where.
    pub region: Region,
    /// What was answered.
    pub answer: SearchAnswer,
    /// How it was asked.
    pub channel: Channel,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// When to ask again.
    pub next_try_at: Option<DateTime<Utc>>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}
