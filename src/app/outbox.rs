//! The outbox as a sender meets it: take what is due, and say what became of it.

use chrono::{DateTime, Duration, Utc};

use super::error::Failure;
use super::service::{Service, Work};
use crate::store::outbox::{self, Outcome};
pub use crate::store::outbox::{Taken, Undelivered};

/// Messages taken at once: few enough that a sender is done with them long before its loan is over.
pub const BATCH: i64 = 10;
/// How long a sender has. One that is gone leaves its messages to be taken again after that.
pub const LOAN: Duration = Duration::minutes(10);
/// Tries after which a message is told as «ikke levert». It is tried on all the same.
pub const TOLD_AFTER: i32 = 5;
/// The first pause after a failed try; it doubles with every further one.
const FIRST_PAUSE: Duration = Duration::minutes(1);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::hours(1);
/// Rows of the operator's list at most.
const MOST: i64 = 200;

/// Takes the messages that are due at the work's instant, the oldest first.
///
/// # Errors
/// A fault of the database.
pub fn take_due(work: &mut Work<'_, '_>) -> Result<Vec<Taken>, Failure> {
    let until = work.now + LOAN;
    outbox::take_due(work.tx, (work.now, until), BATCH).map_err(Failure::from)
}

/// The message was delivered.
///
/// # Errors
/// A fault of the database: then it is taken and sent again.
pub fn delivered(work: &mut Work<'_, '_>, taken: &Taken) -> Result<(), Failure> {
    record(work, taken, Outcome::Delivered(work.now))
}

/// There is no address for the desk: the warning is in the service only.
///
/// # Errors
/// A fault of the database.
pub fn unaddressed(work: &mut Work<'_, '_>, taken: &Taken) -> Result<(), Failure> {
    record(work, taken, Outcome::Unaddressed(work.now))
}

/// The message could not be delivered now: it is tried again after a pause, for ever.
///
/// # Errors
/// A fault of the database.
pub fn failed(work: &mut Work<'_, '_>, taken: &Taken) -> Result<(), Failure> {
    record(
        work,
        taken,
        Outcome::Again(next_try(work.now, taken.attempt)),
    )
}

fn record(work: &mut Work<'_, '_>, taken: &Taken, outcome: Outcome) -> Result<(), Failure> {
    outbox::record(work.tx, (taken.id, taken.attempt), outcome).map_err(Failure::from)
}

/// After so many tries: a minute, then twice as long each time, an hour at most.
fn next_try(now: DateTime<Utc>, attempts: i32) -> DateTime<Utc> {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(16);
    now + (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE)
}

impl Service {
    /// The messages that were tried [`TOLD_AFTER`] times and are not delivered, oldest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn undelivered(&self) -> Result<Vec<Undelivered>, Failure> {
        self.store
            .read(|tx| outbox::undelivered(tx, TOLD_AFTER, MOST).map_err(Failure::from))
            .await
    }

    /// Every message that is not delivered, for the command line.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn waiting_messages(&self) -> Result<Vec<Undelivered>, Failure> {
        self.store
            .read_blocking(|tx| outbox::undelivered(tx, 0, MOST).map_err(Failure::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(1, 1)]
    #[case(2, 2)]
    #[case(3, 4)]
    #[case(6, 32)]
    #[case(7, 60)]
    #[case(1_000, 60)]
    #[case(i32::MAX, 60)]
    fn the_pause_doubles_up_to_an_hour(#[case] attempts: i32, #[case] minutes: i64) {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(next_try(now, attempts) - now, Duration::minutes(minutes));
    }
}
