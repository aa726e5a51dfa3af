//! What another policy would have proposed over past events. Looks, and changes nothing.

use chrono::{DateTime, NaiveDate, Utc};

use super::case::{self, Case};
use super::engine;
use super::error::Failure;
use crate::domain::breach::{BreachOrigin, BreachStatus};
use crate::domain::calendar;
use crate::domain::id::BreachId;
use crate::domain::organisation::Region;
use crate::domain::policy::{Answers, Policy, PolicyFacts};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::store::Tx;
use crate::store::breaches::{self, StoredBreach};
use crate::store::severity::{self, Severity};

/// Cases loaded at once.
const BATCH: usize = 250;

/// Which events: those whose norm passed on these local days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// First day; none is from the beginning.
    pub from: Option<NaiveDate>,
    /// Last day; none is to the end.
    pub to: Option<NaiveDate>,
}

impl Days {
    fn hold(self, at: DateTime<Utc>) -> bool {
        let day = calendar::local_date_of_limit(at);
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }
}

/// A level, or «ikke vurdert».
pub type Level = Option<SeverityLevel>;

/// One past event: what was proposed and chosen, and what the policy would have proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The possible breach.
    pub breach: BreachId,
    /// Its region.
    pub region: Region,
    /// When the norm passed.
    pub passed_at: DateTime<Utc>,
    /// What was proposed first.
    pub proposed: Level,
    /// What the policy would have proposed first, on what was known then.
    pub would: Level,
    /// What was proposed last.
    pub proposed_last: Level,
    /// What the policy would propose at the end of the wait, on what is known now.
    pub would_at_end: Level,
    /// What a person chose last; none where nobody has.
    pub chosen: Option<Level>,
}

/// The events of some days under a policy, oldest first: those on scale 2024-5 that the engine flagged and
/// nobody rejected.
///
/// # Errors
/// A fault of the database.
pub fn severities(
    tx: &mut Tx<'_>,
    policy: &Policy,
    days: Days,
    now: DateTime<Utc>,
) -> Result<Vec<Event>, Failure> {
    let mut past = breaches::recorded_by(tx, now)?;
    past.retain(|breach| {
        let counts = breach.origin == BreachOrigin::Engine
            && breach.status != BreachStatus::Rejected
            && SeverityScale::of_month(&breach.month) == SeverityScale::Five2024;
        let in_days = breach.passed_at.is_some_and(|at| days.hold(at));
        counts && in_days
    });
    let mut events = Vec::with_capacity(past.len());
    for some in past.chunks(BATCH) {
        let ids: Vec<String> = some
            .iter()
            .filter_map(|breach| breach.request.map(|request| request.to_string()))
            .collect();
        for case in case::load(tx, &ids)? {
            events.extend(event(tx, policy, case, now)?);
        }
    }
    events.sort_by_key(|event| (event.passed_at, event.breach));
    Ok(events)
}

fn event(
    tx: &mut Tx<'_>,
    policy: &Policy,
    case: Case,
    now: DateTime<Utc>,
) -> Result<Option<Event>, Failure> {
    let Some((breach, passed_at)) = case
        .breach
        .clone()
        .and_then(|breach| breach.passed_at.map(|passed_at| (breach, passed_at)))
    else {
        return Ok(None);
    };
    let history = severity::severities(tx, breach.id)?;
    let of = |source| history.iter().filter(move |one| one.source == source);
    let level = |facts: &PolicyFacts| policy.propose(facts).map(|rule| rule.level);
    let at_end = engine::policy_facts(&case, passed_at, now);
    Ok(Some(Event {
        breach: breach.id,
        region: breach.region,
        passed_at,
        proposed: of(SeveritySource::Proposed)
            .next()
            .and_then(|one| one.level),
        would: level(&facts_then(case, &breach, passed_at, &history)),
        proposed_last: of(SeveritySource::Proposed)
            .next_back()
            .and_then(|one| one.level),
        would_at_end: level(&at_end),
        chosen: of(SeveritySource::Assessed)
            .next_back()
            .map(|one| one.level),
    }))
}

/// The facts the first proposal rested on; for one made before they were kept, what had been told by then.
fn facts_then(
    case: Case,
    breach: &StoredBreach,
    passed_at: DateTime<Utc>,
    history: &[Severity],
) -> PolicyFacts {
    let kept = history.first().and_then(|first| first.basis.as_ref());
    if let Some(basis) = kept {
        return basis.facts.clone();
    }
    let mut then = case;
    let told = breach.recorded_at;
    then.stays.retain(|stay| stay.recorded_at <= told);
    then.harms.retain(|harm| harm.recorded_at <= told);
    then.severity.answers = Answers::new();
    engine::policy_facts(&then, passed_at, told)
}
