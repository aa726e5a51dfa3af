//! «hva om»: what changed rules or norms would have given over past requests. It reads, compares and
//! changes nothing.

use chrono::{DateTime, NaiveDate, Utc};

use super::case::{self, Case};
use super::error::Failure;
use super::rules::Rules;
use crate::domain::calendar;
use crate::domain::deadline::RuleId;
use crate::store::{Tx, requests};

/// Requests in memory at a time.
const BATCH: i64 = 500;

/// What is compared over which time.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The rules and norms that hold.
    pub held: &'a Rules,
    /// The changed ones.
    pub changed: &'a Rules,
    /// The first local day a need was reported.
    pub from: NaiveDate,
    /// The last local day a need was reported.
    pub to: NaiveDate,
    /// The instant limits are looked at from.
    pub now: DateTime<Utc>,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Requests looked at.
    pub looked_at: usize,
    /// Every limit and norm that differs, in the order the needs were reported.
    pub differences: Vec<Difference>,
}

/// One limit or norm of one request that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// «Saksnummer».
    pub case_number: String,
    /// What it is about.
    pub what: What,
    /// As it holds; none where only the change gives it.
    pub held: Option<End>,
    /// As changed; none where the change takes it away.
    pub changed: Option<End>,
}

/// A limit of the law, or a norm about Bufetat's offer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A limit, by its rule.
    Limit(RuleId),
    /// A counting norm: when it passes unkept, a possible breach is flagged.
    Norm,
}

/// Where a limit or norm ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Name and version of what gives it.
    pub source: String,
    /// When it passes, by the plain count.
    pub plain: DateTime<Utc>,
    /// When it passes as the courts count; the same for a norm.
    pub as_court_counts: DateTime<Utc>,
    /// Whether it had passed unkept when it was looked at.
    pub passed: bool,
}

/// Compares every request whose need was reported in the time asked about.
///
/// # Errors
/// A fault of the database.
pub fn compare(tx: &mut Tx<'_>, question: &Question<'_>) -> Result<Comparison, Failure> {
    let span = (
        calendar::start_of_day(question.from),
        calendar::end_of_day(question.to),
    );
    let mut found = Comparison::default();
    let mut after = None;
    loop {
        let some = requests::reported_within(tx, span, after, BATCH)?;
        let Some(last) = some.last() else {
            return Ok(found);
        };
        after = Some((last.content.need_reported_at, last.id));
        found.looked_at += some.len();
        let mut cases = case::with_facts(tx, some, DateTime::<Utc>::MAX_UTC)?;
        case::add_kin(tx, &mut cases, |_, _| Ok(true))?;
        for case in cases {
            found.differences.extend(differences(&case, question));
        }
    }
}

fn differences(case: &Case, question: &Question<'_>) -> Vec<Difference> {
    let (held, mut changed) = (
        ends(case, question.held, question.now),
        ends(case, question.changed, question.now),
    );
    let mut found = Vec::new();
    for (key, end) in held {
        let place = changed.iter().position(|(other, _)| *other == key);
        let other = place.map(|place| changed.remove(place).1);
        if other.as_ref() != Some(&end) {
            found.push((key, Some(end), other));
        }
    }
    found.extend(changed.into_iter().map(|(key, end)| (key, None, Some(end))));
    found
        .into_iter()
        .map(|((what, _), held, changed)| Difference {
            case_number: case.request.case_number.clone(),
            what,
            held,
            changed,
        })
        .collect()
}

/// One limit is the same limit under both when rule and start are.
type Key = (What, DateTime<Utc>);

fn ends(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Vec<(Key, End)> {
    let limits = case.deadlines(rules).into_iter().map(|limit| {
        let end = End {
            source: format!("{} {}", limit.rule.id, limit.rule.version),
            plain: limit.due.plain,
            as_court_counts: limit.due.as_court_counts,
            passed: case.passes_at(&limit).is_some_and(|at| at <= now),
        };
        ((What::Limit(limit.rule.id), limit.starts_at), end)
    });
    let norm = case.offer_due(rules).map(|due| {
        let kept = case.wait_ended_at().is_some_and(|ended| ended < due.at);
        let end = End {
            source: format!("{} {}", due.norm.id, due.norm.version),
            plain: due.at,
            as_court_counts: due.at,
            passed: !kept && due.at <= now,
        };
        ((What::Norm, case.request.content.need_reported_at), end)
    });
    limits.chain(norm).collect()
}
