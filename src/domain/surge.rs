//! «Stormtavle»: many acute requests in the same hours. What waits now is held against the same hour of the last
//! weeks. PURE: facts and an instant in, counts out.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::legal_basis::TargetGroup;
use super::organisation::Region;

/// So many weeks back it is compared.
pub const WEEKS: usize = 4;
/// A request counts as waiting for at most so many days: an older one is no longer of the surge, and every week
/// is counted alike.
pub const DAYS: i64 = 7;

/// One acute request as the board counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcuteNeed {
    /// Where.
    pub region: Region,
    /// Of which target group, where it is told.
    pub group: Option<TargetGroup>,
    /// When the need was reported.
    pub reported_at: DateTime<Utc>,
    /// When the wait for an offer ended: the first offer, or the withdrawal.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether a person at Bufetat has answered.
    pub answered: bool,
}

impl AcuteNeed {
    /// Whether it waited for an offer at an instant.
    #[must_use]
    pub fn waits_at(&self, at: DateTime<Utc>) -> bool {
        let new = self.reported_at > at - Duration::days(DAYS) && self.reported_at <= at;
        new && self.ended_at.is_none_or(|ended| ended > at)
    }

    fn came_within(&self, now: DateTime<Utc>, time: Duration) -> bool {
        self.reported_at > now - time && self.reported_at <= now
    }
}

/// What is counted of a region or of one target group in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surge {
    /// Waiting for an offer now.
    pub waiting: usize,
    /// Waiting at the same hour one, two, three and four weeks ago.
    pub before: [usize; WEEKS],
    /// Reported within 24 hours.
    pub day: usize,
    /// Reported within seven days.
    pub week: usize,
    /// Waiting now, and nobody at Bufetat has answered.
    pub unanswered: usize,
    /// Places kept for a kommune now.
    pub kept: usize,
}

impl Surge {
    /// Whether more wait now than in any of the weeks before.
    #[must_use]
    pub fn is_above_all(&self) -> bool {
        self.before.iter().all(|before| self.waiting > *before)
    }

    fn add(&mut self, need: &AcuteNeed, now: DateTime<Utc>) {
        let count = |holds: bool| usize::from(holds);
        let waits = need.waits_at(now);
        self.waiting += count(waits);
        self.unanswered += count(waits && !need.answered);
        self.day += count(need.came_within(now, Duration::hours(24)));
        self.week += count(need.came_within(now, Duration::days(7)));
        for (weeks, before) in (1..).zip(&mut self.before) {
            *before += count(need.waits_at(now - Duration::weeks(weeks)));
        }
    }
}

/// What a row of the board is about: a region, and in it one target group, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Every target group.
    Whole,
    /// One, or those that tell none.
    Group(Option<TargetGroup>),
}

/// The rows of the board: each region whole and by target group, in the order of the lists.
#[must_use]
pub fn count(
    needs: &[AcuteNeed],
    kept: &[(Region, Option<TargetGroup>)],
    now: DateTime<Utc>,
) -> BTreeMap<(Region, Part), Surge> {
    let mut rows = BTreeMap::<(Region, Part), Surge>::new();
    for need in needs {
        for part in [Part::Whole, Part::Group(need.group)] {
            rows.entry((need.region, part)).or_default().add(need, now);
        }
    }
    for (region, group) in kept {
        for part in [Part::Whole, Part::Group(*group)] {
            rows.entry((*region, part)).or_default().kept += 1;
        }
    }
    rows.retain(|_, row| *row != Surge::default());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_default()
    }

    fn need(reported: &str, ended: Option<&str>) -> AcuteNeed {
        AcuteNeed {
            region: Region::West,
            group: Some(TargetGroup::Acute),
            reported_at: at(reported),
            ended_at: ended.map(at),
            answered: false,
        }
    }

    const NOW: &str = "2026-04-22T10:00:00Z";

    fn counted(needs: &[AcuteNeed]) -> Surge {
        let rows = count(needs, &[], at(NOW));
        let whole = rows.get(&(Region::West, Part::Whole));
        whole.copied().unwrap_or_default()
    }

    #[test]
    fn the_same_hour_of_each_week_before_is_counted_alike() {
        let needs = [
            need("2026-04-22T09:00:00Z", None),
            need("2026-04-22T08:00:00Z", Some("2026-04-22T09:59:59Z")),
            need("2026-04-15T09:59:00Z", Some("2026-04-15T10:01:00Z")),
            need("2026-04-15T10:01:00Z", Some("2026-04-15T12:00:00Z")),
            need("2026-03-25T09:00:00Z", Some("2026-03-26T09:00:00Z")),
        ];
        let row = counted(&needs);
        assert_eq!((row.waiting, row.before), (1, [1, 0, 0, 1]));
        assert!(!row.is_above_all(), "as many a week ago");
        assert_eq!((row.day, row.week), (2, 3));
        assert_eq!(row.unanswered, 1);
    }

    #[test]
    fn more_than_in_any_week_is_seen_and_an_old_wait_is_no_surge() {
        let needs = [
            need("2026-04-22T09:00:00Z", None),
            need("2026-04-21T09:00:00Z", None),
            need("2026-04-14T09:00:00Z", None),
        ];
        let row = counted(&needs);
        assert_eq!((row.waiting, row.before[0]), (2, 1));
        assert!(row.is_above_all());
    }

    #[test]
    fn groups_add_to_the_region_and_what_is_nothing_is_no_row() {
        let other = AcuteNeed {
            group: None,
            ..need("2026-04-22T09:30:00Z", None)
        };
        let old = need("2026-01-01T09:00:00Z", None);
        let needs = [need("2026-04-22T09:00:00Z", None), other, old];
        let kept = [(Region::West, None), (Region::North, None)];
        let rows = count(&needs, &kept, at(NOW));
        let waiting = |part| rows.get(&(Region::West, part)).map(|row| row.waiting);
        assert_eq!(waiting(Part::Whole), Some(2));
        assert_eq!(waiting(Part::Group(Some(TargetGroup::Acute))), Some(1));
        assert_eq!(waiting(Part::Group(None)), Some(1));
        assert_eq!(
            rows.get(&(Region::North, Part::Whole)).map(|row| row.kept),
            Some(1)
        );
        assert!(!rows.contains_key(&(Region::East, Part::Whole)));
    }
}
