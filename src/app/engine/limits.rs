//! The limits of the Act that passed: recorded once with whose limit it is, never in the breach list.

use chrono::{DateTime, Utc};

use super::actor;
use crate::app::case::Case;
use crate::app::error::Failure;
use crate::app::rules::Rules;
use crate::app::service::Work;
use crate::domain::deadline::Deadline;
use crate::domain::id::PassedLimitId;
use crate::store::passed_limits::{self, PassedLimit};

/// When the next limit of the Act passes that is not recorded.
pub(super) fn next_at(case: &Case, rules: &Rules) -> Option<DateTime<Utc>> {
    let limits = case.deadlines(rules);
    limits
        .iter()
        .filter(|limit| !case.is_recorded(limit))
        .filter_map(|limit| case.passes_at(limit))
        .min()
}

/// Records every limit of the Act that has passed, and tells how many.
pub(super) fn record_passed(work: &mut Work<'_, '_>, case: &mut Case) -> Result<usize, Failure> {
    let mut recorded = 0;
    for limit in case.deadlines(work.rules) {
        recorded += usize::from(record_limit(work, case, &limit)?);
    }
    Ok(recorded)
}

fn record_limit(
    work: &mut Work<'_, '_>,
    case: &mut Case,
    limit: &Deadline,
) -> Result<bool, Failure> {
    let passes_at = case.passes_at(limit).filter(|at| *at <= work.now);
    let Some(passed_at) = passes_at.filter(|_| !case.is_recorded(limit)) else {
        return Ok(false);
    };
    let passed = PassedLimit {
        id: work.fresh_row(PassedLimitId),
        request: case.request.id,
        rule: limit.rule.id,
        rule_version: limit.rule.version.into(),
        owner: limit.rule.owner,
        started_at: limit.starts_at,
        passed_at,
        court_passes_at: limit.due.as_court_counts,
        recorded_at: work.now,
    };
    passed_limits::insert(work.tx, &passed)?;
    let object = ("request", Some(case.request.id.to_string()));
    work.journal(
        &actor(),
        "limit.passed",
        object,
        format!("rule={}", passed.rule),
    )?;
    case.passed.push(passed);
    Ok(true)
}
