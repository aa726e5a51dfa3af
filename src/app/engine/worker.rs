//! The engine as a service: any number of workers, in any number of processes, and no leader.
//!
//! A worker claims a batch of what is due, in a short transaction of its own, for the length of a lease.
//! In the next it holds the requests, does those whose claim is still its own, and lets go of them. One
//! that was stopped for longer than its lease finds another's name and number on the claim and writes
//! nothing. What is recorded twice is refused by the database in the end (unique indexes).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;

use super::tally::Tally;
use super::{Swept, look_at_all};
use crate::app::error::Failure;
use crate::app::service::{Service, Work};
use crate::clock;
use crate::store::StoreFault;
use crate::store::claims::{self, Fence, Lease};

/// How the workers share what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharing {
    /// How long a claim holds. Longer than any batch takes: a request whose worker died waits so long.
    pub lease: TimeDelta,
    /// Requests claimed at a time: enough to share a commit, few enough to let others in between.
    pub batch: i64,
}

impl Default for Sharing {
    fn default() -> Self {
        Self {
            lease: TimeDelta::seconds(60),
            batch: 250,
        }
    }
}

/// One worker of the engine. Cheap to clone; a copy is the same worker.
#[derive(Clone)]
pub struct Worker {
    service: Service,
    sharing: Sharing,
    id: String,
    next_claim: Arc<AtomicI64>,
    tally: Arc<Tally>,
}

/// What a worker has taken on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Whose it is, and the number of the claim.
    pub fence: Fence,
    /// The requests, oldest first.
    pub requests: Vec<String>,
}

impl Worker {
    /// A worker of its own name.
    pub fn new(service: Service, sharing: Sharing) -> Self {
        Self {
            service,
            sharing,
            id: clock::new_id().to_string(),
            // Nobody's claim has the number 0.
            next_claim: Arc::new(AtomicI64::new(1)),
            tally: Arc::default(),
        }
    }

    /// What it has done since it began.
    pub fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    /// Claims and does batches until nothing is due.
    ///
    /// # Errors
    /// A fault of the database. What was claimed falls to whoever comes after the lease.
    pub fn catch_up(&self) -> Result<Swept, Failure> {
        let swept = self.claim_and_do();
        self.tally.count(swept.as_ref());
        swept
    }

    fn claim_and_do(&self) -> Result<Swept, Failure> {
        let mut total = Swept::default();
        while let Some(claim) = self.claim()? {
            total.add(self.perform(&claim)?);
        }
        Ok(total)
    }

    /// Claims the oldest of what is due, and says that the worker is there; `None` when nothing is due.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn claim(&self) -> Result<Option<Claim>, Failure> {
        let fence = Fence {
            worker: self.id.clone(),
            number: self.next_claim.fetch_add(1, Ordering::Relaxed),
        };
        let sharing = self.sharing;
        let claim = self.service.run_blocking("engine", move |work| {
            let lease = Lease {
                now: work.judge()?,
                length: sharing.lease,
            };
            let requests = claims::due(work.tx, lease, sharing.batch)?;
            claims::claim(work.tx, &fence, lease, &requests)?;
            claims::beat(work.tx, &fence, lease.now)?;
            Ok(Claim {
                fence: fence.clone(),
                requests,
            })
        })?;
        Ok((!claim.requests.is_empty()).then_some(claim))
    }

    /// Does what was claimed, as far as it is still this worker's.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn perform(&self, claim: &Claim) -> Result<Swept, Failure> {
        match self.perform_part(claim, &claim.requests) {
            Err(failure) if !is_busy(&failure) => {
                tracing::error!(%failure, "a batch failed and is swept one by one");
                self.perform_one_by_one(claim)
            }
            outcome => outcome,
        }
    }

    /// One that fails must not keep the engine from the others: it is told and left for a lease.
    fn perform_one_by_one(&self, claim: &Claim) -> Result<Swept, Failure> {
        let mut total = Swept::default();
        for request in &claim.requests {
            let one = std::slice::from_ref(request);
            match self.perform_part(claim, one) {
                Ok(swept) => total.add(swept),
                Err(failure) if is_busy(&failure) => return Err(failure),
                Err(failure) => {
                    tracing::error!(request, %failure, "a request cannot be swept");
                    let one = one.to_vec();
                    self.service.run_blocking("engine", move |work| {
                        let now = work.judge()?;
                        claims::set_aside(work.tx, &one, now).map_err(Failure::from)
                    })?;
                    total.set_aside += 1;
                }
            }
        }
        Ok(total)
    }

    fn perform_part(&self, claim: &Claim, requests: &[String]) -> Result<Swept, Failure> {
        let (fence, requests) = (claim.fence.clone(), requests.to_vec());
        self.service
            .run_blocking("engine", move |work| perform(work, &fence, &requests))
    }

    /// Takes leave, so that nobody waits for its heartbeat.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn leave(&self) -> Result<(), Failure> {
        let id = self.id.clone();
        self.service.run_blocking("engine", move |work| {
            claims::leave(work.tx, &id).map_err(Failure::from)
        })
    }
}

fn perform(work: &mut Work<'_, '_>, fence: &Fence, requests: &[String]) -> Result<Swept, Failure> {
    claims::hold(work.tx, requests)?;
    work.now = work.judge()?;
    work.clock = work.now;
    let own: BTreeSet<String> = claims::held_under(work.tx, fence)?.into_iter().collect();
    let (mine, lost): (Vec<String>, Vec<String>) = requests
        .iter()
        .cloned()
        .partition(|request| own.contains(request));
    let (mut swept, unreadable) = look_at_all(work, &mine)?;
    let done: Vec<String> = mine
        .into_iter()
        .filter(|request| !unreadable.contains(request))
        .collect();
    claims::release(work.tx, fence, &done)?;
    claims::set_aside(work.tx, &unreadable, work.now)?;
    swept.lost = lost.len();
    Ok(swept)
}

fn is_busy(failure: &Failure) -> bool {
    matches!(failure, Failure::Store(fault) if fault.is_busy())
}

/// Leaves requests that cannot be read for a lease, where no worker has claimed them.
pub(super) fn leave_for_later(
    work: &mut Work<'_, '_>,
    unreadable: &[String],
) -> Result<(), StoreFault> {
    let nobody = Fence {
        worker: String::new(),
        number: 0,
    };
    let lease = Lease {
        now: work.now,
        length: Sharing::default().lease,
    };
    claims::claim(work.tx, &nobody, lease, unreadable)?;
    claims::set_aside(work.tx, unreadable, work.now)
}
