//! One transaction, its savepoints, and the seam where a simulator may stand between us and the database.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::Connection;
use diesel::connection::InstrumentationEvent;

use super::boundary::{Boundary, Step};
use super::crypto::Keys;
use super::db::{Db, begin, commit, roll_back};
use super::fault::StoreFault;
use super::gather::Gathered;

/// One transaction: every query of `store` takes it, so none can run outside one.
pub struct Tx<'a> {
    pub(super) db: &'a mut Db,
    pub(super) keys: &'a Keys,
    seam: &'a Seam,
    /// Rows that wait to be written together, while they are gathered.
    pub(super) gathered: Option<Gathered>,
}

/// What stands between us and the database: in service, nothing.
pub(super) type Seam = Option<Arc<dyn Boundary>>;

impl<'a> Tx<'a> {
    /// A transaction that has begun on this connection.
    pub(super) fn on(db: &'a mut Db, keys: &'a Keys, seam: &'a Seam) -> Self {
        Self {
            db,
            keys,
            seam,
            gathered: None,
        }
    }

    /// The clock that a test gave the database.
    pub fn clock_at_the_seam(&self) -> Option<DateTime<Utc>> {
        self.seam.as_ref()?.clock()
    }

    /// Runs a part that can be undone alone, in a savepoint.
    ///
    /// # Errors
    /// The part's own failure, after it was undone; or a fault of the database.
    pub fn nested<T, E: From<StoreFault>>(
        &mut self,
        part: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        begin(self.db)?;
        let outcome = part(&mut Tx::on(self.db, self.keys, self.seam));
        match outcome {
            Ok(value) => {
                commit(self.db)?;
                Ok(value)
            }
            Err(failure) => {
                roll_back(self.db)?;
                Err(failure)
            }
        }
    }
}

pub(super) fn pass(seam: &Seam, step: Step) -> Result<(), StoreFault> {
    match seam {
        Some(boundary) => boundary.pass(step),
        None => Ok(()),
    }
}

/// Commits the whole transaction.
pub(super) fn commit_through(seam: &Seam, db: &mut Db) -> Result<(), StoreFault> {
    pass(seam, Step::Commit)?;
    commit(db)?;
    pass(seam, Step::Committed)
}

/// Shows every statement to what stands at the seam.
pub(super) fn watch(db: &mut Db, seam: &Seam) {
    let Some(boundary) = seam.clone() else { return };
    db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            boundary.statement(&query);
        }
    });
}
