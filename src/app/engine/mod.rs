//! The engine: finds what passed, records it once, proposes a severity, and keeps the finder columns.
//!
//! It looks only at what is due. After a stop it catches up, oldest first; what is recorded is never
//! recorded again. What it looks for stands in a file each: `flag`, `proposals`, `limits`, `warn`.

mod finders;
mod flag;
mod limits;
mod proposals;
mod warn;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::service::{Service, Work};
use crate::domain::id::RequestId;
use crate::domain::role::{Actor, Organisation, Role};
use crate::store::StoreFault;
use crate::store::requests;

pub use self::finders::finders;
pub use self::flag::month_of;
pub use self::proposals::{next_ordinal, policy_facts};
pub use self::warn::running;

/// Cases in one transaction at most: enough to share a commit, few enough to let others in between.
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
}

impl Swept {
    /// Adds what another sweep did.
    pub fn add(&mut self, other: Self) {
        self.looked_at += other.looked_at;
        self.breaches += other.breaches;
        self.limits += other.limits;
        self.proposals += other.proposals;
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

/// Sweeps until nothing is due, a batch a transaction.
///
/// # Errors
/// A fault of the database.
pub async fn catch_up(service: &Service) -> Result<Swept, Failure> {
    let mut total = Swept::default();
    loop {
        let swept = service.run("engine", sweep).await?;
        total.add(swept);
        if swept.looked_at == 0 {
            return Ok(total);
        }
    }
}

/// [`catch_up`] for the command line.
///
/// # Errors
/// A fault of the database.
pub fn catch_up_blocking(service: &Service) -> Result<Swept, Failure> {
    let mut total = Swept::default();
    loop {
        let swept = service.run_blocking("engine", sweep)?;
        total.add(swept);
        if swept.looked_at == 0 {
            return Ok(total);
        }
    }
}

/// One batch of what is due at the work's instant, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn sweep(work: &mut Work<'_, '_>) -> Result<Swept, Failure> {
    let due = requests::due(work.tx, work.now, BATCH)?;
    requests::hold(work.tx, &due)?;
    let mut swept = Swept::default();
    let mut cases = load_what_can_be_read(work, &due)?;
    // Loading keeps no order; the oldest is to be recorded first.
    let place: BTreeMap<&str, usize> = due.iter().map(String::as_str).zip(0..).collect();
    cases.sort_by_cached_key(|case| place.get(case.request.id.to_string().as_str()).copied());
    for mut case in cases {
        swept.add(look_at(work, &mut case)?);
    }
    Ok(swept)
}

/// The cases of a batch. A row that cannot be understood is told in the log and left where it is; it
/// must not keep the engine from the others.
fn load_what_can_be_read(work: &mut Work<'_, '_>, due: &[String]) -> Result<Vec<Case>, Failure> {
    match case::load(work.tx, due) {
        Err(Failure::Store(StoreFault::Corrupt(_))) => {}
        loaded => return loaded,
    }
    let mut cases = Vec::new();
    for request in due {
        match case::load(work.tx, std::slice::from_ref(request)) {
            Err(Failure::Store(fault @ StoreFault::Corrupt(_))) => {
                tracing::error!(request, %fault, "a request cannot be swept");
            }
            loaded => cases.extend(loaded?),
        }
    }
    Ok(cases)
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
    requests::hold(work.tx, &id)?;
    let mut cases = case::load(work.tx, &id)?;
    let mut case = cases.pop().ok_or(Failure::NotFound)?;
    warn::settle(work, &mut case)?;
    requests::set_finders(work.tx, request, &finders(&case, work.rules, work.now))?;
    Ok(case)
}

fn look_at(work: &mut Work<'_, '_>, case: &mut Case) -> Result<Swept, Failure> {
    let flagged = flag::flag_passed(work, case)?;
    let swept = Swept {
        looked_at: 1,
        breaches: usize::from(flagged),
        proposals: usize::from(!flagged && proposals::propose_again(work, case)?),
        limits: limits::record_passed(work, case)?,
    };
    warn::raise_due(work, case)?;
    let found = finders(case, work.rules, work.now);
    requests::set_finders(work.tx, case.request.id, &found)?;
    Ok(swept)
}
