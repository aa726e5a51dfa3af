//! The engine: finds what passed, records it once, proposes a severity, and keeps the finder columns.
//!
//! It looks only at what is due. After a stop it catches up, oldest first; what is recorded is never
//! recorded again. What it looks for stands in a file each: `flag`, `proposals`, `limits`, `warn`. How
//! several share the work stands in `worker`.

mod finders;
mod flag;
mod limits;
mod proposals;
mod tally;
mod warn;
mod worker;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::service::{Service, Work};
use crate::domain::id::RequestId;
use crate::domain::role::{Actor, Organisation, Role};
use crate::store::StoreFault;
use crate::store::{claims, gather, requests};

pub use self::finders::finders;
pub use self::flag::month_of;
pub use self::proposals::{next_ordinal, policy_facts, reconsider};
pub use self::tally::{Figures, Tally, Watch, watch};
pub use self::warn::running;
pub use self::worker::{Claim, Sharing, Worker};

/// Cases in one transaction at most, where the transaction is the caller's.
const BATCH: i64 = 250;

/// What a sweep did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Requests looked at.
    pub looked_at: usize,
    /// Possible breaches recorded.
    pub breaches: usize,
    /// Limits of the Act recorded as passed.
    pub limits: usize,
    /// Severities proposed anew.
    pub proposals: usize,
    /// Requests that could not be swept and were set aside for a lease.
    pub set_aside: usize,
    /// Requests that were claimed and then found taken over: nothing was written.
    pub lost: usize,
}

impl Swept {
    /// Adds what another sweep did.
    pub fn add(&mut self, other: Self) {
        self.looked_at += other.looked_at;
        self.breaches += other.breaches;
        self.limits += other.limits;
        self.proposals += other.proposals;
        self.set_aside += other.set_aside;
        self.lost += other.lost;
    }
}

/// The engine acts for the service itself.
pub fn actor() -> Actor {
    Actor {
        person: "engine".into(),
        organisation: Organisation::Operations,
        role: Role::Operator,
    }
}

/// Sweeps until nothing is due, as a worker that then takes leave: for the command line.
///
/// # Errors
/// A fault of the database.
pub fn catch_up_blocking(service: &Service) -> Result<Swept, Failure> {
    let worker = Worker::new(service.clone(), Sharing::default());
    let swept = worker.catch_up();
    let left = worker.leave();
    swept.and_then(|swept| left.map(|()| swept))
}

/// One batch of what is due at the work's instant and claimed by nobody, oldest first, in the
/// transaction that is there.
///
/// # Errors
/// A fault of the database.
pub fn sweep(work: &mut Work<'_, '_>) -> Result<Swept, Failure> {
    let due = requests::due(work.tx, work.now, BATCH)?;
    claims::hold(work.tx, &due)?;
    let (swept, unreadable) = look_at_all(work, &due)?;
    worker::leave_for_later(work, &unreadable)?;
    Ok(swept)
}

/// Looks at requests that are held, in their order, and tells which could not be read: they must not
/// keep the engine from the others.
fn look_at_all(
    work: &mut Work<'_, '_>,
    requests: &[String],
) -> Result<(Swept, Vec<String>), Failure> {
    let (mut cases, unreadable) = load_what_can_be_read(work, requests)?;
    // Loading keeps no order; the oldest is to be recorded first.
    let place: BTreeMap<&str, usize> = requests.iter().map(String::as_str).zip(0..).collect();
    cases.sort_by_cached_key(|case| place.get(case.request.id.to_string().as_str()).copied());
    let mut swept = Swept {
        set_aside: unreadable.len(),
        ..Swept::default()
    };
    // What a batch records is written together: on PostgreSQL every statement is a journey.
    gather::begin(work.tx);
    for mut case in cases {
        swept.add(look_at(work, &mut case)?);
    }
    gather::write_out(work.tx)?;
    Ok((swept, unreadable))
}

/// The cases of a batch, and the rows that cannot be understood, which are told in the log.
fn load_what_can_be_read(
    work: &mut Work<'_, '_>,
    requests: &[String],
) -> Result<(Vec<Case>, Vec<String>), Failure> {
    match case::load(work.tx, requests) {
        Err(Failure::Store(StoreFault::Corrupt(_))) => {}
        loaded => return Ok((loaded?, Vec::new())),
    }
    let (mut cases, mut unreadable) = (Vec::new(), Vec::new());
    for request in requests {
        match case::load(work.tx, std::slice::from_ref(request)) {
            Err(Failure::Store(fault @ StoreFault::Corrupt(_))) => {
                tracing::error!(request, %fault, "a request cannot be swept");
                unreadable.push(request.clone());
            }
            loaded => cases.extend(loaded?),
        }
    }
    Ok((cases, unreadable))
}

/// Sweeps every limit that passes between two instants, each at the instant it passes: how an import
/// replays history. What passed before it was told is recorded when it was told: the engine's clock
/// never goes back.
///
/// # Errors
/// A fault of the database.
pub fn sweep_through(
    work: &mut Work<'_, '_>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Swept, Failure> {
    let mut total = Swept::default();
    let mut clock = from;
    while let Some(next) = requests::next_due_at(work.tx)?.filter(|next| *next < until) {
        clock = clock.max(next);
        let swept = work.replayed(clock, sweep)?;
        total.add(swept);
        if swept.looked_at == 0 {
            break;
        }
    }
    Ok(total)
}

/// Looks at one request again after it changed, and writes its finder columns.
///
/// # Errors
/// A fault of the database.
pub fn refresh(work: &mut Work<'_, '_>, request: RequestId) -> Result<Case, Failure> {
    let id = [request.to_string()];
    claims::hold(work.tx, &id)?;
    let mut cases = case::load(work.tx, &id)?;
    let mut case = cases.pop().ok_or(Failure::NotFound)?;
    warn::settle(work, &mut case)?;
    requests::set_finders(work.tx, request, &finders(&case, work.rules, work.now))?;
    if case.tells_of_stays() {
        refresh_kin(work, &case)?;
    }
    Ok(case)
}

/// Writes the finder columns of the child's other requests in the same kommune: a stay told here counts
/// toward their limits.
fn refresh_kin(work: &mut Work<'_, '_>, case: &Case) -> Result<(), Failure> {
    let ids: Vec<String> = case.kin.requests.iter().map(ToString::to_string).collect();
    claims::hold(work.tx, &ids)?;
    // One that cannot be read is told of and left to the engine, which sets it aside.
    let (others, _) = load_what_can_be_read(work, &ids)?;
    for mut other in others {
        warn::settle(work, &mut other)?;
        let found = finders(&other, work.rules, work.now);
        requests::set_finders(work.tx, other.request.id, &found)?;
    }
    Ok(())
}

fn look_at(work: &mut Work<'_, '_>, case: &mut Case) -> Result<Swept, Failure> {
    let flagged = flag::flag_passed(work, case)?;
    let swept = Swept {
        looked_at: 1,
        breaches: usize::from(flagged),
        proposals: usize::from(!flagged && proposals::propose_again(work, case)?),
        limits: limits::record_passed(work, case)?,
        ..Swept::default()
    };
    warn::raise_due(work, case)?;
    let found = finders(case, work.rules, work.now);
    requests::set_finders(work.tx, case.request.id, &found)?;
    Ok(swept)
}
