//! The severity the policy proposes, first with the flag and again when what it rests on has changed.
//!
//! A person's choice is never changed by a proposal. After it only a higher level is proposed, once a
//! level: higher than the choice, and than every level the person was shown.

use chrono::{DateTime, Utc};

use super::{actor, finders};
use crate::app::case::{self, Case};
use crate::app::error::Failure;
use crate::app::rules::Rules;
use crate::app::service::Work;
use crate::domain::breach::{BreachOrigin, BreachStatus};
use crate::domain::id::{BreachId, RequestId, SeverityId};
use crate::domain::policy::{Basis, Policy, PolicyFacts, PolicyRule, RecordedFacts};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::store::breaches::{self, StoredBreach, rank};
use crate::store::severity::{self, Severity};
use crate::store::{claims, requests};

/// What the policy gives on some facts.
pub(super) struct Given<'a> {
    /// The rule that held; none is «ikke vurdert».
    pub(super) rule: Option<&'a PolicyRule>,
    facts: PolicyFacts,
}

impl Given<'_> {
    pub(super) fn level(&self) -> Option<SeverityLevel> {
        self.rule.map(|rule| rule.level)
    }
}

/// What the policy gives for a case at `now`.
pub(super) fn give<'a>(
    case: &Case,
    passed_at: DateTime<Utc>,
    policy: &'a Policy,
    now: DateTime<Utc>,
) -> Given<'a> {
    let facts = policy_facts(case, passed_at, now);
    Given {
        rule: policy.propose(&facts),
        facts,
    }
}

/// While the child still waits: now, if what has been told since is to be proposed; else when hours past
/// the norm could give another level.
pub(super) fn next_at(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let breach = case.breach.as_ref()?;
    let passed_at = breach.passed_at?;
    if !is_followed(case, breach) {
        return None;
    }
    if is_news(
        case,
        breach,
        give(case, passed_at, &rules.policy, now).level(),
    ) {
        return Some(now);
    }
    rules.policy.next_change(passed_at, now)
}

/// Whether the policy may speak of it at all.
fn takes_proposals(breach: &StoredBreach) -> bool {
    breach.status != BreachStatus::Rejected
        && SeverityScale::of_month(&breach.month) == SeverityScale::Five2024
}

/// Whether the engine comes back to it by itself: its own, while the child waits.
fn is_followed(case: &Case, breach: &StoredBreach) -> bool {
    takes_proposals(breach)
        && breach.origin == BreachOrigin::Engine
        && case.wait_ended_at().is_none()
}

/// Whether a level is another than stands, or, after a person assessed, higher than both the choice and
/// what was proposed before.
fn is_news(case: &Case, breach: &StoredBreach, level: Option<SeverityLevel>) -> bool {
    let stands = breach.severity.map(|(level, _)| level);
    if breach.assessed {
        rank(level) > rank(stands).max(rank(case.severity.proposed))
    } else {
        level != stands
    }
}

/// Proposes again when what the policy gives is news.
pub(super) fn propose_again(work: &mut Work<'_, '_>, case: &mut Case) -> Result<bool, Failure> {
    let followed = case
        .breach
        .as_ref()
        .is_some_and(|breach| is_followed(case, breach));
    Ok(followed && propose(work, case)?)
}

/// Looks at a request after somebody answered a question, and proposes at once. Before anybody has
/// assessed, also when the wait is over: then is when most are assessed.
///
/// # Errors
/// A fault of the database.
pub fn reconsider(work: &mut Work<'_, '_>, request: RequestId) -> Result<(), Failure> {
    let id = [request.to_string()];
    claims::hold(work.tx, &id)?;
    let mut case = case::load(work.tx, &id)?.pop().ok_or(Failure::NotFound)?;
    let open = case.breach.as_ref().is_some_and(|breach| {
        takes_proposals(breach) && (!breach.assessed || case.wait_ended_at().is_none())
    });
    if open {
        propose(work, &mut case)?;
    }
    let found = finders(&case, work.rules, work.now);
    requests::set_finders(work.tx, request, &found).map_err(Failure::from)
}

fn propose(work: &mut Work<'_, '_>, case: &mut Case) -> Result<bool, Failure> {
    let Some((breach, passed_at)) = case
        .breach
        .as_ref()
        .and_then(|breach| breach.passed_at.map(|passed_at| (breach, passed_at)))
    else {
        return Ok(false);
    };
    let given = give(case, passed_at, &work.rules.policy, work.now);
    let level = given.level();
    if !is_news(case, breach, level) {
        return Ok(false);
    }
    let (id, assessed) = (breach.id, breach.assessed);
    let ordinal = next_ordinal(work, id)?;
    add(work, id, ordinal, given)?;
    case.severity.proposed = level;
    if !assessed {
        breaches::set_severity(work.tx, id, level, SeveritySource::Proposed)?;
        if let Some(breach) = case.breach.as_mut() {
            breach.severity = level.map(|level| (level, SeveritySource::Proposed));
        }
    }
    let object = ("breach", Some(id.to_string()));
    work.journal(&actor(), "breach.propose", object, String::new())?;
    Ok(true)
}

/// The next place in a breach's severity history.
///
/// # Errors
/// A fault of the database.
pub fn next_ordinal(work: &mut Work<'_, '_>, breach: BreachId) -> Result<i32, Failure> {
    Ok(severity::severities(work.tx, breach)?
        .last()
        .map_or(1, |last| last.ordinal + 1))
}

/// Adds a proposal to the history, with what it rests on.
pub(super) fn add(
    work: &mut Work<'_, '_>,
    breach: BreachId,
    ordinal: i32,
    given: Given<'_>,
) -> Result<(), Failure> {
    let conditions = given.rule.map(|rule| rule.conditions.clone());
    let severity = Severity {
        id: work.fresh_row(SeverityId),
        ordinal,
        source: SeveritySource::Proposed,
        level: given.level(),
        policy: Some((
            work.rules.policy.version.clone(),
            given.rule.map(|rule| rule.id.clone()),
        )),
        basis: Some(Basis {
            facts: given.facts,
            conditions: conditions.unwrap_or_default(),
        }),
        role: None,
        at: work.now,
        recorded_at: work.now,
    };
    severity::add_severity(work.tx, breach, &severity, None).map_err(Failure::from)
}

/// The facts a proposal rests on, as they stand at `now`; the hours stop at the end of the wait.
pub fn policy_facts(case: &Case, passed_at: DateTime<Utc>, now: DateTime<Utc>) -> PolicyFacts {
    let waited_until = case.wait_ended_at().unwrap_or(now).min(now);
    let place = case
        .stays
        .iter()
        .rfind(|stay| stay.to.is_none())
        .or(case.stays.last());
    let recorded = RecordedFacts {
        kind: case.request.content.counted_kind(),
        danger: case.request.content.danger,
        looked_after: case.request.content.looked_after,
        place: place.map(|stay| stay.place),
        harm_events: case.harms.len(),
        hours_past: (waited_until - passed_at).num_hours().max(0),
        age: case.request.content.age,
    };
    PolicyFacts::new(&recorded, &case.severity.answers)
}
