//! What is to come: planned days, decisions that soon lapse, and how much time is left.

use chrono::{DateTime, Days, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::requests::see;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::deadline::planning::{self, Planned};
use crate::domain::deadline::quota::{self, Quota};
use crate::domain::deadline::{Consequence, Deadline};
use crate::domain::id::RequestId;
use crate::domain::offer::Answer;
use crate::domain::role::{Action, Actor};
use crate::store::kin;

/// Days a list of what lapses looks ahead where nobody says.
const DAYS_AHEAD: u16 = 5;
/// Days it looks ahead at most.
pub const MOST_DAYS_AHEAD: u16 = 60;
/// Rows at most: more than one desk can see to in so few days.
const MOST_ROWS: i64 = 200;

/// The planned days of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What must be done, the petitions first.
    pub days: Vec<Planned>,
    /// Working days before a hearing by which the place must be named: the owner's setting.
    pub named_place_days: u16,
}

/// A request without a place whose decision lapses soon, by the Act's words.
#[derive(Debug, Clone)]
pub struct LapsingSoon {
    /// The case.
    pub case: Case,
    /// The limit that passes first.
    pub limit: Deadline,
}

/// How many days to look ahead: as asked, or the default; `None` when it is out of range.
pub fn days_ahead(asked: Option<i64>) -> Option<u16> {
    let asked = asked.unwrap_or(DAYS_AHEAD.into());
    let days = u16::try_from(asked).ok();
    days.filter(|days| *days <= MOST_DAYS_AHEAD)
}

/// The planned days of a request, with the case; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn plan(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Plan), Failure> {
    let case = see(actor, work, request)?;
    let plan = plan_of(&case, work.rules);
    let object = ("request", Some(request.to_string()));
    work.journal(actor, "request.read_plan", object, String::new())?;
    Ok((case, plan))
}

/// The planned days of a case.
pub fn plan_of(case: &Case, rules: &super::Rules) -> Plan {
    let mut days = planning::petitions(&case.deadlines(rules));
    let hearing = planning::standing_hearing(&case.nemnd)
        .filter(|_| planning::needs_named_place(case.request.content.legal_basis));
    days.extend(
        hearing.map(|at| planning::named_place(at, rules.named_place_days, accepted_at(case))),
    );
    Plan {
        days,
        named_place_days: rules.named_place_days,
    }
}

/// When the kommune accepted the offer that stands: from then the place can be named.
fn accepted_at(case: &Case) -> Option<DateTime<Utc>> {
    let (answer, when) = case.accepted()?.answer?;
    (answer == Answer::Accepted).then_some(when.at)
}

/// How much of the time the child may stay is used and left, with the case; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn quotas(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<Quota>), Failure> {
    let case = see(actor, work, request)?;
    let quotas = quotas_of(&case, work.rules, work.now);
    let object = ("request", Some(request.to_string()));
    let kin: Vec<String> = case.kin.requests.iter().map(ToString::to_string).collect();
    let detail = format!("same_child={}", kin.join(","));
    work.journal(actor, "request.read_quotas", object, detail)?;
    Ok((case, quotas))
}

/// The quotas of a case at an instant.
pub fn quotas_of(case: &Case, rules: &super::Rules, now: DateTime<Utc>) -> Vec<Quota> {
    let limits = case.deadlines(rules);
    case.judge(|facts| quota::quotas(&rules.book, facts, &limits, now))
}

/// The first limit that passes of those by which a decision lapses, while the request has no place.
pub fn next_lapse(case: &Case, rules: &super::Rules) -> Option<Deadline> {
    if case.status().is_closed() || case.accepted().is_some() {
        return None;
    }
    let limits = case.deadlines(rules).into_iter();
    let lapses = limits.filter(|limit| limit.rule.consequence == Consequence::Lapse);
    lapses
        .filter(|limit| !case.is_recorded(limit) && case.passes_at(limit).is_some())
        .min_by_key(Deadline::ends_at)
}

/// «faller bort innen n dager uten plass»: the requests in the actor's scope without a place whose
/// decision lapses no later than so many local days from today, by the plain count, the first first.
///
/// # Errors
/// Forbidden.
pub fn lapsing_soon(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    days: u16,
) -> Result<Vec<LapsingSoon>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let today = calendar::local_date(work.now);
    let last = today.checked_add_days(Days::new(days.into()));
    let until = calendar::end_of_day(last.unwrap_or(today));
    let window = (work.now, until);
    let ids = kin::lapsing(work.tx, &actor.scope(), window, MOST_ROWS)?;
    let cases = case::load(work.tx, &ids)?;
    let mut rows: Vec<LapsingSoon> = cases
        .into_iter()
        .filter_map(|case| {
            let limit = next_lapse(&case, work.rules)?;
            Some(LapsingSoon { case, limit })
        })
        .collect();
    rows.sort_by_key(|row| (row.limit.ends_at(), row.case.request.id));
    let detail = format!("days={days} ids={}", ids.join(","));
    work.journal(actor, "request.list_lapsing", ("request", None), detail)?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_looks_five_days_ahead_and_sixty_at_most() {
        let asked = [None, Some(0), Some(60), Some(61), Some(-1), Some(i64::MAX)];
        let days = asked.map(days_ahead);
        assert_eq!(days, [Some(5), Some(0), Some(60), None, None, None]);
    }
}
