//! What a worker has done, for whoever watches; counted in memory and never read by the engine.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Swept;
use crate::app::error::Failure;
use crate::app::service::Service;
use crate::store::claims;

pub use crate::store::claims::Watch;

/// What a worker has done since it began.
#[derive(Debug, Default)]
pub struct Tally {
    sweeps: AtomicU64,
    failed: AtomicU64,
    looked_at: AtomicU64,
    breaches: AtomicU64,
    limits: AtomicU64,
    proposals: AtomicU64,
    lost: AtomicU64,
    set_aside: AtomicU64,
}

/// The figures of a [`Tally`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Sweeps that ended well.
    pub sweeps: u64,
    /// Sweeps that a fault ended.
    pub failed: u64,
    /// Requests looked at.
    pub looked_at: u64,
    /// Possible breaches recorded.
    pub breaches: u64,
    /// Limits of the Act recorded as passed.
    pub limits: u64,
    /// Severities proposed anew.
    pub proposals: u64,
    /// Requests claimed and found taken over.
    pub lost: u64,
    /// Times a request was set aside.
    pub set_aside: u64,
}

impl Tally {
    /// Counts a sweep. What a failed one did before its fault is not in the figures.
    pub fn count(&self, swept: Result<&Swept, &Failure>) {
        let Ok(swept) = swept else {
            add(&self.failed, 1);
            return;
        };
        add(&self.sweeps, 1);
        add(&self.looked_at, swept.looked_at);
        add(&self.breaches, swept.breaches);
        add(&self.limits, swept.limits);
        add(&self.proposals, swept.proposals);
        add(&self.lost, swept.lost);
        add(&self.set_aside, swept.set_aside);
    }

    /// The figures now.
    pub fn figures(&self) -> Figures {
        let read = |figure: &AtomicU64| figure.load(Ordering::Relaxed);
        Figures {
            sweeps: read(&self.sweeps),
            failed: read(&self.failed),
            looked_at: read(&self.looked_at),
            breaches: read(&self.breaches),
            limits: read(&self.limits),
            proposals: read(&self.proposals),
            lost: read(&self.lost),
            set_aside: read(&self.set_aside),
        }
    }
}

fn add(figure: &AtomicU64, more: usize) {
    figure.fetch_add(more as u64, Ordering::Relaxed);
}

/// How the engine is getting on, over all its workers.
///
/// # Errors
/// A fault of the database.
pub async fn watch(service: &Service) -> Result<Watch, Failure> {
    service
        .look(|work| {
            let now = work.judge()?;
            claims::watch(work.tx, now).map_err(Failure::from)
        })
        .await
}
