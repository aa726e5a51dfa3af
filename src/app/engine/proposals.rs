//! The severity the policy proposes, first with the flag and again when what it rests on has changed.

use chrono::{DateTime, Utc};

use super::actor;
use crate::app::case::Case;
use crate::app::error::Failure;
use crate::app::rules::Rules;
use crate::app::service::Work;
use crate::domain::breach::{BreachOrigin, BreachStatus};
use crate::domain::id::{BreachId, SeverityId};
use crate::domain::policy::PolicyFacts;
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::store::breaches::{self, Severity, StoredBreach};

/// While the child still waits and no person has assessed: now, if what has been told since gives
/// another level; else when hours past the norm could.
pub(super) fn next_at(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let breach = case.breach.as_ref()?;
    let passed_at = breach.passed_at?;
    if !is_open_to_proposals(case, breach) {
        return None;
    }
    let proposal = rules.policy.propose(&policy_facts(case, passed_at, now));
    let changed = proposal.map(|rule| rule.level) != breach.severity.map(|(level, _)| level);
    if changed {
        return Some(now);
    }
    rules.policy.next_change(passed_at, now)
}

fn is_open_to_proposals(case: &Case, breach: &StoredBreach) -> bool {
    case.wait_ended_at().is_none()
        && !breach.assessed
        && breach.origin == BreachOrigin::Engine
        && breach.status != BreachStatus::Rejected
        && SeverityScale::of_month(&breach.month) == SeverityScale::Five2024
}

/// Proposes again when the level the policy gives has changed with the hours.
pub(super) fn propose_again(work: &mut Work<'_, '_>, case: &mut Case) -> Result<bool, Failure> {
    let Some(breach) = case
        .breach
        .as_ref()
        .filter(|breach| is_open_to_proposals(case, breach))
    else {
        return Ok(false);
    };
    let Some(passed_at) = breach.passed_at else {
        return Ok(false);
    };
    let proposal = work
        .rules
        .policy
        .propose(&policy_facts(case, passed_at, work.now));
    let level = proposal.map(|rule| rule.level);
    if level == breach.severity.map(|(level, _)| level) {
        return Ok(false);
    }
    let rule = proposal.map(|rule| rule.id.clone());
    let id = breach.id;
    let ordinal = next_ordinal(work, id)?;
    add_proposal(work, id, ordinal, (level, rule))?;
    let current = level.map(|level| (level, SeveritySource::Proposed));
    breaches::set_severity(work.tx, id, level, SeveritySource::Proposed)?;
    if let Some(breach) = case.breach.as_mut() {
        breach.severity = current;
    }
    work.journal(
        &actor(),
        "breach.propose",
        ("breach", Some(id.to_string())),
        String::new(),
    )?;
    Ok(true)
}

/// The next place in a breach's severity history.
///
/// # Errors
/// A fault of the database.
pub fn next_ordinal(work: &mut Work<'_, '_>, breach: BreachId) -> Result<i32, Failure> {
    Ok(breaches::severities(work.tx, breach)?
        .last()
        .map_or(1, |last| last.ordinal + 1))
}

pub(super) fn add_proposal(
    work: &mut Work<'_, '_>,
    breach: BreachId,
    ordinal: i32,
    (level, rule): (Option<SeverityLevel>, Option<String>),
) -> Result<(), Failure> {
    let severity = Severity {
        id: work.fresh_row(SeverityId),
        ordinal,
        source: SeveritySource::Proposed,
        level,
        policy: Some((work.rules.policy.version.clone(), rule)),
        role: None,
        at: work.now,
        recorded_at: work.now,
    };
    breaches::add_severity(work.tx, breach, &severity, None).map_err(Failure::from)
}

/// The facts a proposal rests on, as they stand at `now`.
pub fn policy_facts(case: &Case, passed_at: DateTime<Utc>, now: DateTime<Utc>) -> PolicyFacts {
    let waited_until = case.wait_ended_at().unwrap_or(now).min(now);
    let place = case
        .stays
        .iter()
        .rfind(|stay| stay.to.is_none())
        .or(case.stays.last());
    PolicyFacts {
        kind: case.request.content.counted_kind(),
        danger: case.request.content.danger,
        looked_after: case.request.content.looked_after,
        place: place.map(|stay| stay.place),
        harm_events: case.harms.len(),
        hours_past: (waited_until - passed_at).num_hours().max(0),
        age: case.request.content.age,
    }
}
