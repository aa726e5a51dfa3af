//! The seam between the service and its database, where a test can let things go wrong.

use std::fmt::Display;

use chrono::{DateTime, Utc};

use super::fault::StoreFault;

/// A step of a transaction that a database may fail to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before it begins: nothing has happened.
    Begin,
    /// Before it is durable: everything is undone.
    Commit,
    /// After it is durable, while the answer is on its way: everything is kept and nobody knows.
    Committed,
}

/// What stands at the seam. In service nothing does ([`super::Store::open`]); a simulator puts a plan of
/// faults there ([`super::Store::open_behind`]), and the database behind it is the real one.
pub trait Boundary: Send + Sync {
    /// Lets a step pass or fail.
    ///
    /// # Errors
    /// The fault the database is said to have.
    fn pass(&self, step: Step) -> Result<(), StoreFault>;

    /// Sees a statement before it runs; may panic, as a process that is killed there stops.
    fn statement(&self, _statement: &dyn Display) {}

    /// The database's own clock, where it is to have one.
    fn clock(&self) -> Option<DateTime<Utc>> {
        None
    }
}
