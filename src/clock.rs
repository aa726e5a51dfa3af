//! The only reading of clock and randomness. Everywhere else time and chance are arguments.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

/// Where a service takes the present instant and its new ids from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// This machine's clock and chance.
    #[default]
    Machine,
    /// A clock that a test sets; whoever has a copy sees it move.
    Set(Arc<Hands>),
}

/// What a test sets.
#[derive(Debug)]
pub struct Hands {
    /// Milliseconds since 1970.
    millis: AtomicI64,
    /// The seed of the ids and how many were drawn; without one they are drawn by chance.
    ids: Option<(u64, AtomicU64)>,
}

impl Clock {
    /// A clock that stands at an instant until it is set.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self::Set(Arc::new(Hands {
            millis: AtomicI64::new(instant.timestamp_millis()),
            ids: None,
        }))
    }

    /// As [`Clock::at`], with the same ids for the same seed.
    pub fn seeded(instant: DateTime<Utc>, seed: u64) -> Self {
        Self::Set(Arc::new(Hands {
            millis: AtomicI64::new(instant.timestamp_millis()),
            ids: Some((seed, AtomicU64::new(0))),
        }))
    }

    /// Sets the clock; this machine's is nobody's to set and stays as it is.
    pub fn set(&self, instant: DateTime<Utc>) {
        match self {
            Self::Machine => {}
            Self::Set(hands) => hands
                .millis
                .store(instant.timestamp_millis(), Ordering::Relaxed),
        }
    }

    /// The present instant, in whole milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Machine => now(),
            Self::Set(hands) => {
                DateTime::from_timestamp_millis(hands.millis.load(Ordering::Relaxed))
                    .unwrap_or(DateTime::UNIX_EPOCH)
            }
        }
    }

    /// As [`new_id`].
    pub fn new_id(&self) -> Uuid {
        self.drawn().map_or_else(new_id, |(seed, drawn)| {
            Uuid::from_u64_pair(drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15), seed)
        })
    }

    /// As [`new_row_id`].
    pub fn new_row_id(&self) -> Uuid {
        self.drawn()
            .map_or_else(new_row_id, |(seed, drawn)| Uuid::from_u64_pair(drawn, seed))
    }

    fn drawn(&self) -> Option<(u64, u64)> {
        let Self::Set(hands) = self else { return None };
        let (seed, drawn) = hands.ids.as_ref()?;
        Some((*seed, drawn.fetch_add(1, Ordering::Relaxed) + 1))
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
