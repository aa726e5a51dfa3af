//! The engine: finds what passed, records it once, proposes a severity, and keeps the finder columns.
//!
//! It looks only at what is due. After a stop it catches up, oldest first; what is recorded is never
//! recorded again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::rules::Rules;
use super::service::{Service, Work};
use crate::domain::breach::{BreachOrigin, BreachStatus};
use crate::domain::calendar;
use crate::domain::deadline::Deadline;
use crate::domain::id::{BreachId, PassedLimitId, RequestId, SeverityId};
use crate::domain::policy::PolicyFacts;
use crate::domain::role::{Actor, Organisation, Role};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::store::breaches::{self, NormPassed, PassedLimit, Severity, StoredBreach};
use crate::store::requests::{self, Finders};

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
    let mut swept = Swept::default();
    let mut cases = case::load(work.tx, &due)?;
    // Loading keeps no order; the oldest is to be recorded first.
    let place: BTreeMap<&str, usize> = due.iter().map(String::as_str).zip(0..).collect();
    cases.sort_by_cached_key(|case| place.get(case.request.id.to_string().as_str()).copied());
    for mut case in cases {
        swept.add(look_at(work, &mut case)?);
    }
    Ok(swept)
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
        let swept = work.nested(clock, sweep)?;
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
    let mut cases = case::load(work.tx, &[request.to_string()])?;
    let case = cases.pop().ok_or(Failure::NotFound)?;
    requests::set_finders(work.tx, request, &finders(&case, work.rules, work.now))?;
    Ok(case)
}

/// The finder columns, from the facts: the one function that computes them.
pub fn finders(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Finders {
    Finders {
        status: case.status(),
        first_offer_at: case.first_offer().map(|offer| offer.made.at),
        severity_rank: breaches::rank(
            case.breach
                .as_ref()
                .and_then(|breach| breach.severity)
                .map(|(level, _)| level),
        ),
        next_check_at: next_check_at(case, rules, now),
    }
}

/// When the engine has something to do about a case next; in the past when it is late.
fn next_check_at(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let norm = norm_to_flag(case, rules).map(|due| due.at);
    let limits = case.deadlines(rules);
    let limits = limits
        .iter()
        .filter(|limit| !case.is_recorded(limit))
        .filter_map(|limit| case.passes_at(limit));
    norm.into_iter()
        .chain(limits)
        .chain(next_proposal_at(case, rules, now))
        .min()
}

/// The counting norm, while nothing has kept it and it is not flagged: no offer before its limit, and
/// the request not withdrawn before it.
fn norm_to_flag<'a>(case: &Case, rules: &'a Rules) -> Option<crate::domain::norm::OfferDue<'a>> {
    let due = case.offer_due(rules)?;
    let kept = case.wait_ended_at().is_some_and(|ended| ended < due.at);
    (!kept && case.breach.is_none()).then_some(due)
}

/// While the child still waits and no person has assessed: now, if what has been told since gives
/// another level; else when hours past the norm could.
fn next_proposal_at(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
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

fn look_at(work: &mut Work<'_, '_>, case: &mut Case) -> Result<Swept, Failure> {
    let mut swept = Swept {
        looked_at: 1,
        ..Swept::default()
    };
    if let Some(due) = norm_to_flag(case, work.rules).filter(|due| due.at <= work.now) {
        let norm = NormPassed {
            id: due.norm.id.clone(),
            version: due.norm.version,
            started_at: case.request.content.need_reported_at,
        };
        case.breach = Some(flag(work, case, norm, due.at)?);
        swept.breaches += 1;
    } else if propose_again(work, case)? {
        swept.proposals += 1;
    }
    for limit in case.deadlines(work.rules) {
        swept.limits += usize::from(record_limit(work, case, &limit)?);
    }
    requests::set_finders(
        work.tx,
        case.request.id,
        &finders(case, work.rules, work.now),
    )?;
    Ok(swept)
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
    let facts = policy_facts(case, passed_at, work.now);
    let proposal = work.rules.policy.propose(&facts).filter(|_| five_point);
    let level = proposal.map(|rule| rule.level);
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
        severity: level.map(|level| (level, SeveritySource::Proposed)),
        assessed: false,
    };
    breaches::insert(work.tx, &breach)?;
    let rule = proposal.map(|rule| rule.id.clone());
    add_proposal(work, breach.id, 1, (level, rule))?;
    let object = ("breach", Some(breach.id.to_string()));
    work.journal(
        &actor(),
        "breach.flag",
        object,
        format!("request={}", request.id),
    )?;
    Ok(breach)
}

/// Proposes again when the level the policy gives has changed with the hours.
fn propose_again(work: &mut Work<'_, '_>, case: &mut Case) -> Result<bool, Failure> {
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

fn add_proposal(
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
    breaches::insert_passed_limit(work.tx, &passed)?;
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

/// The local month a passed limit counts in, `YYYY-MM`.
pub fn month_of(passed_at: DateTime<Utc>) -> String {
    calendar::local_date_of_limit(passed_at)
        .format("%Y-%m")
        .to_string()
}
