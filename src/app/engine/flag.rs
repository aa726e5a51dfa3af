//! The possible breach: a norm about Bufetat's offer passed and nothing had kept it.

use chrono::{DateTime, Utc};

use super::{actor, proposals};
use crate::app::case::Case;
use crate::app::error::Failure;
use crate::app::rules::Rules;
use crate::app::service::Work;
use crate::domain::breach::{BreachOrigin, BreachStatus};
use crate::domain::calendar;
use crate::domain::id::BreachId;
use crate::domain::norm::OfferDue;
use crate::domain::severity::{SeverityScale, SeveritySource};
use crate::store::breaches::{self, NormPassed, StoredBreach};

/// When the counting norm passes, while it can still be flagged.
pub(super) fn next_at(case: &Case, rules: &Rules) -> Option<DateTime<Utc>> {
    norm_to_flag(case, rules).map(|due| due.at)
}

/// Flags a possible breach when the counting norm has passed.
pub(super) fn flag_passed(work: &mut Work<'_, '_>, case: &mut Case) -> Result<bool, Failure> {
    let Some(due) = norm_to_flag(case, work.rules).filter(|due| due.at <= work.now) else {
        return Ok(false);
    };
    let norm = NormPassed {
        id: due.norm.id.clone(),
        version: due.norm.version,
        started_at: case.request.content.need_reported_at,
    };
    case.breach = Some(flag(work, case, norm, due.at)?);
    Ok(true)
}

/// The counting norm, while nothing has kept it and it is not flagged: no offer before its limit, and
/// the request not withdrawn before it.
fn norm_to_flag<'a>(case: &Case, rules: &'a Rules) -> Option<OfferDue<'a>> {
    let due = case.offer_due(rules)?;
    let kept = case.wait_ended_at().is_some_and(|ended| ended < due.at);
    (!kept && case.breach.is_none()).then_some(due)
}

/// Records the possible breach with the severity the policy proposes.
fn flag(
    work: &mut Work<'_, '_>,
    case: &Case,
    norm: NormPassed,
    passed_at: DateTime<Utc>,
) -> Result<StoredBreach, Failure> {
    let request = &case.request;
    let month = month_of(passed_at);
    // Nothing is proposed on the three-point scale.
    let five_point = SeverityScale::of_month(&month) == SeverityScale::Five2024;
    let mut given = proposals::give(case, passed_at, &work.rules.policy, work.now);
    given.rule = given.rule.filter(|_| five_point);
    let breach = StoredBreach {
        id: work.fresh(BreachId),
        version: 1,
        request: Some(request.id),
        child: Some(request.child),
        origin: BreachOrigin::Engine,
        norm: Some(norm),
        passed_at: Some(passed_at),
        month,
        recorded_at: work.now,
        region: request.region,
        municipality: Some(request.municipality),
        office: Some(request.office),
        kind: request.content.counted_kind(),
        legal_basis: Some(request.content.legal_basis),
        measure: Some(request.content.measure),
        flags: request.content.flags,
        place: None,
        status: BreachStatus::Possible,
        severity: given.level().map(|level| (level, SeveritySource::Proposed)),
        assessed: false,
    };
    breaches::insert(work.tx, &breach)?;
    proposals::add(work, breach.id, 1, given)?;
    let object = ("breach", Some(breach.id.to_string()));
    work.journal(
        &actor(),
        "breach.flag",
        object,
        format!("request={}", request.id),
    )?;
    Ok(breach)
}

/// The local month a passed limit counts in, `YYYY-MM`.
pub fn month_of(passed_at: DateTime<Utc>) -> String {
    calendar::local_date_of_limit(passed_at)
        .format("%Y-%m")
        .to_string()
}
