//! The only reading of clock and randomness. Everywhere else time and chance are arguments.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

/// Where a service takes the present instant from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// This machine's clock.
    #[default]
    Machine,
    /// A clock that a test sets, in milliseconds since 1970; whoever has a copy sees it move.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at an instant until it is set.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self::Set(Arc::new(AtomicI64::new(instant.timestamp_millis())))
    }

    /// Sets the clock; this machine's is nobody's to set and stays as it is.
    pub fn set(&self, instant: DateTime<Utc>) {
        match self {
            Self::Machine => {}
            Self::Set(millis) => millis.store(instant.timestamp_millis(), Ordering::Relaxed),
        }
    }

    /// The present instant, in whole milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Machine => now(),
            Self::Set(millis) => DateTime::from_timestamp_millis(millis.load(Ordering::Relaxed))
                .unwrap_or(DateTime::UNIX_EPOCH),
        }
    }
}

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
