//! The only reading of clock and randomness. Everywhere else time and chance are arguments.

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

/// The present instant, cut to whole milliseconds so that both databases store what was computed.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

/// A new random id (version 4: it tells nothing of when a case began).
#[allow(clippy::disallowed_methods, reason = "the one place that draws ids")]
pub fn new_id() -> Uuid {
    Uuid::new_v4()
}

/// A new id in the order of time (version 7), for rows that only other rows name: what is written together
/// then stands together in the index, and a commit touches few pages. It tells no more than the instant
/// that stands beside it in the row.
#[allow(clippy::disallowed_methods, reason = "the one place that draws ids")]
pub fn new_row_id() -> Uuid {
    Uuid::now_v7()
}
