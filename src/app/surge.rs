//! The surge board: acute requests that wait now against the same hour of the last weeks, new ones, those nobody
//! has answered, and places kept. Numbers of every region for desks and region leaders: no case is on it.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::board::ACUTE;
use super::error::Failure;
use super::norms;
use super::service::Work;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::domain::role::{Action, Actor};
use crate::domain::surge::{self, AcuteNeed, DAYS, Part, Surge, WEEKS};
use crate::store::surge::{self as facts, Reported};
use crate::store::{board, events};

/// Acute requests of a region looked at, at most; past this the figures say «at least».
pub const MOST: i64 = 2_000;

/// The board at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurgeBoard {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// Its rows: each region whole and by target group.
    pub rows: BTreeMap<(Region, Part), Surge>,
    /// Regions with more than [`MOST`] in the weeks looked at.
    pub cut: Vec<Region>,
}

impl SurgeBoard {
    /// Whether more wait in a row of a region than in any of the weeks before; of a region that was not read
    /// whole nothing is said, for there the oldest weeks are the ones that are short.
    #[must_use]
    pub fn is_above_all(&self, region: Region, row: &Surge) -> bool {
        row.is_above_all() && !self.cut.contains(&region)
    }
}

/// The surge board; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>) -> Result<SurgeBoard, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let now = work.now;
    let weeks = i64::try_from(WEEKS).unwrap_or_default();
    let after = now - Duration::weeks(weeks) - Duration::days(DAYS);
    let (mut needs, mut cut) = (Vec::new(), Vec::new());
    for region in Region::ALL {
        let found = facts::reported(work.tx, (*region, ACUTE), (after, now), MOST)?;
        if i64::try_from(found.len()).is_ok_and(|found| found == MOST) {
            cut.push(*region);
        }
        needs.extend(found);
    }
    let needs = with_answers(work, needs)?;
    let kept = facts::kept(work.tx, now, MOST)?;
    work.journal(actor, "surge.read", ("surge", None), String::new())?;
    Ok(SurgeBoard {
        at: now,
        rows: surge::count(&needs, &kept, now),
        cut,
    })
}

/// Only what waits now is asked about answers.
fn with_answers(work: &mut Work<'_, '_>, found: Vec<Reported>) -> Result<Vec<AcuteNeed>, Failure> {
    let need = |one: &Reported, answered| AcuteNeed {
        region: one.region,
        group: one.group,
        reported_at: one.reported_at,
        ended_at: one.ended_at,
        answered,
    };
    let waiting = found
        .iter()
        .filter(|one| need(one, false).waits_at(work.now));
    let waiting: Vec<String> = waiting.map(|one| one.id.to_string()).collect();
    let told = events::of_requests(work.tx, &waiting)?;
    let tried = board::tried(work.tx, &waiting)?;
    let answered = |one: &Reported| {
        let asked = tried.get(&one.id).is_some_and(|count| *count > 0);
        let mut own = told.get(&one.id).into_iter().flatten();
        asked || own.any(norms::is_an_answer)
    };
    Ok(found.iter().map(|one| need(one, answered(one))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_region_not_read_whole_nothing_is_said_against_the_weeks_before() {
        let row = Surge {
            waiting: 3,
            before: [2, 1, 0, 0],
            ..Surge::default()
        };
        let board = SurgeBoard {
            at: DateTime::UNIX_EPOCH,
            rows: BTreeMap::new(),
            cut: vec![Region::East],
        };
        assert!(board.is_above_all(Region::West, &row));
        assert!(!board.is_above_all(Region::East, &row));
    }
}
