//! The finder columns: when the engine has something to do about a case next, and what lists sort by.

use chrono::{DateTime, Utc};

use super::{flag, limits, proposals};
use crate::app::case::Case;
use crate::app::plans;
use crate::app::rules::Rules;
use crate::store::breaches;
use crate::store::requests::Finders;

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
        lapses_at: plans::next_lapse(case, rules).map(|limit| limit.ends_at()),
    }
}

/// When the engine has something to do about a case next, and never before it was told: how long ago
/// that is tells how late the engine is.
fn next_check_at(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let next = [
        flag::next_at(case, rules),
        limits::next_at(case, rules),
        proposals::next_at(case, rules, now),
    ];
    let next = next.into_iter().flatten().min();
    next.map(|at| at.max(now))
}
