//! «Søskengrupper»: what came of groups of requests that belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::Counting;
use crate::domain::id::SiblingGroupId;
use crate::domain::sibling::SiblingWish;
use crate::report::facts::RequestFact;
use crate::report::month::{Month, Period};

/// What came of a group, as known at the cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Together {
    /// All moved into the same unit.
    SameUnit,
    /// All moved in, into more than one unit.
    Split,
    /// Some of them still wait.
    Waiting,
    /// None waits, and not all of them moved in.
    Ended,
}

impl Together {
    /// All of them, in the order they are read.
    pub const ALL: [Self; 4] = [Self::SameUnit, Self::Split, Self::Waiting, Self::Ended];

    fn of(members: &[&RequestFact]) -> Self {
        let units: Vec<Option<&str>> = members.iter().map(|one| unit(one)).collect();
        let waits =
            |request: &&RequestFact| unit(request).is_none() && request.withdrawal.is_none();
        if members.iter().any(waits) {
            Self::Waiting
        } else if units.contains(&None) {
            Self::Ended
        } else if units.iter().collect::<BTreeSet<_>>().len() == 1 {
            Self::SameUnit
        } else {
            Self::Split
        }
    }
}

/// The unit the child lives in.
fn unit(request: &RequestFact) -> Option<&str> {
    request.lived_in().map(|offer| offer.unit.as_str())
}

/// Each group of two or more whose first need was reported in a period: what is wished, and what came.
pub fn of_period(counting: &Counting<'_>, period: Period) -> Vec<(SiblingWish, Together)> {
    let mut groups: BTreeMap<SiblingGroupId, (SiblingWish, Vec<&RequestFact>)> = BTreeMap::new();
    for request in &counting.facts().requests {
        if let Some((group, wish)) = request.siblings {
            let members = &mut groups.entry(group).or_insert((wish, Vec::new())).1;
            members.push(request);
        }
    }
    let of_period = |members: &[&RequestFact]| {
        let first = members.iter().map(|one| one.need_reported_at).min();
        members.len() > 1 && first.is_some_and(|first| period.holds(Month::of(first)))
    };
    groups
        .into_values()
        .filter(|(_, members)| of_period(members))
        .map(|(wish, members)| (wish, Together::of(&members)))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts};

    fn facts_of(requests: Vec<crate::report::fixture::RequestCase>) -> crate::report::facts::Facts {
        let all = requests.into_iter();
        all.fold(facts(), |facts, request| facts.request(request))
            .done()
    }

    #[test]
    fn a_group_is_together_split_waiting_or_ended() {
        let of = |n, group| a_request(n).sibling_of(group, SiblingWish::Together);
        let moved = |n, group, unit| of(n, group).moved_in("2024-05-05T10:00Z").into_unit(unit);
        let facts = facts()
            .request(moved(1, 1, "a"))
            .request(moved(2, 1, "a"))
            .request(moved(3, 2, "a"))
            .request(moved(4, 2, "b"))
            .request(moved(5, 3, "a"))
            .request(of(6, 3))
            .request(moved(7, 4, "a"))
            .request(of(8, 4).withdrawn("2024-05-06T10:00Z"))
            .request(of(9, 5))
            .done();
        let broke_down = moved(1, 1, "a").undone("2024-06-01T10:00Z");
        let again = facts_of(vec![broke_down, moved(2, 1, "a")]);
        let counting = Counting::new("2024-07".parse().unwrap(), &again);
        let found = of_period(&counting, counting.this_year());
        assert_eq!(
            found[0].1,
            Together::Waiting,
            "a place that did not hold is none"
        );
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let found: Vec<_> = of_period(&counting, counting.this_year())
            .into_iter()
            .map(|(_, came)| came)
            .collect();
        assert_eq!(found, Together::ALL, "one alone is no group");
        assert_eq!(of_period(&counting, counting.last_year()), []);
    }
}
