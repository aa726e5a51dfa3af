//! Joining and splitting child records: two records may be of one child though nobody told a number. One
//! proposes, another decides. The records stay apart; only what counts children and the desk's look at one
//! child's cases follow the joining.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::{ChildId, ChildLinkId, RequestId};
use super::organisation::Region;
use super::role::Role;

code_enum! {
    /// «Slag»: what is proposed.
    LinkKind {
        /// The two are one child.
        Join = "join",
        /// They are two after all.
        Split = "split",
    }
}

code_enum! {
    /// «Avgjørelse» of a proposal.
    LinkDecision {
        /// It is as proposed.
        Accepted = "accepted",
        /// It is not.
        Rejected = "rejected",
    }
}

code_enum! {
    /// «Hvordan et forslag står».
    LinkStatus {
        /// Nobody has decided.
        Proposed = "proposed",
        /// It holds.
        Accepted = "accepted",
        /// It was turned down.
        Rejected = "rejected",
        /// It held, and a split has undone it.
        Undone = "undone",
    }
}

/// Who did something, and when the service was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The opaque reference to the person.
    pub person: String,
    /// In which role.
    pub role: Role,
    /// At which desk.
    pub region: Region,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// One proposal with its decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildLink {
    /// Its id.
    pub id: ChildLinkId,
    /// What is proposed.
    pub kind: LinkKind,
    /// The two requests whose children it is about.
    pub requests: [RequestId; 2],
    /// The records of those children.
    pub children: [ChildId; 2],
    /// The regions of the two requests.
    pub regions: [Region; 2],
    /// Of a split: the joining it undoes.
    pub undoes: Option<ChildLinkId>,
    /// Who proposed.
    pub proposed: By,
    /// What another decided.
    pub decided: Option<(LinkDecision, By)>,
}

impl ChildLink {
    /// Whether somebody is another than who proposed: another person, and in another role or, where the two
    /// requests are of two regions, at the other one's desk.
    #[must_use]
    pub fn may_be_decided_by(&self, by: &By) -> bool {
        let [one, other] = self.regions;
        let elsewhere = match one == other {
            true => by.role != self.proposed.role,
            false => by.region != self.proposed.region,
        };
        by.person != self.proposed.person && elsewhere
    }

    /// How it stands, among all that is told of the same records.
    #[must_use]
    pub fn status(&self, all: &[Self]) -> LinkStatus {
        match &self.decided {
            None => LinkStatus::Proposed,
            Some((LinkDecision::Rejected, _)) => LinkStatus::Rejected,
            Some((LinkDecision::Accepted, _)) if all.iter().any(|one| one.has_undone(self.id)) => {
                LinkStatus::Undone
            }
            Some((LinkDecision::Accepted, _)) => LinkStatus::Accepted,
        }
    }

    fn has_undone(&self, link: ChildLinkId) -> bool {
        let accepted = matches!(self.decided, Some((LinkDecision::Accepted, _)));
        accepted && self.undoes == Some(link)
    }

    /// Whether the two records count as one child.
    #[must_use]
    pub fn joins(&self, all: &[Self]) -> bool {
        self.kind == LinkKind::Join && self.status(all) == LinkStatus::Accepted
    }
}

/// The groups with those that are joined made one: the least of their keys stands for them all.
#[must_use]
pub fn merged(
    groups: BTreeMap<ChildId, ChildId>,
    joined: &[[ChildId; 2]],
) -> BTreeMap<ChildId, ChildId> {
    let mut above = BTreeMap::<ChildId, ChildId>::new();
    for pair in joined {
        let [one, other] = pair.map(|child| {
            let group = groups.get(&child).copied().unwrap_or(child);
            top(&above, group)
        });
        let (least, greater) = (one.min(other), one.max(other));
        if least != greater {
            above.insert(greater, least);
        }
    }
    let merged = groups.into_iter();
    merged
        .map(|(child, group)| (child, top(&above, group)))
        .collect()
}

/// A key is only ever put under a lesser one, so this ends.
fn top(above: &BTreeMap<ChildId, ChildId>, mut group: ChildId) -> ChildId {
    while let Some(next) = above.get(&group) {
        group = *next;
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn child(number: u128) -> ChildId {
        ChildId(Uuid::from_u128(number))
    }

    fn by(person: &str, role: Role, region: Region) -> By {
        By {
            person: person.into(),
            role,
            region,
            recorded_at: DateTime::UNIX_EPOCH,
        }
    }

    fn a_link(regions: [Region; 2]) -> ChildLink {
        ChildLink {
            id: ChildLinkId(Uuid::from_u128(1)),
            kind: LinkKind::Join,
            requests: [1, 2].map(|number| RequestId(Uuid::from_u128(number))),
            children: [child(1), child(2)],
            regions,
            undoes: None,
            proposed: by("ada", Role::Intake, Region::West),
            decided: None,
        }
    }

    #[test]
    fn another_person_in_another_role_decides() {
        let link = a_link([Region::West, Region::West]);
        let may = |by| link.may_be_decided_by(&by);
        assert!(may(by("bo", Role::IntakeLeader, Region::West)));
        assert!(!may(by("bo", Role::Intake, Region::West)), "the same role");
        assert!(!may(by("ada", Role::IntakeLeader, Region::West)), "oneself");
    }

    #[test]
    fn of_two_regions_the_other_desk_decides() {
        let link = a_link([Region::West, Region::North]);
        let may = |by| link.may_be_decided_by(&by);
        assert!(may(by("bo", Role::Intake, Region::North)));
        assert!(!may(by("bo", Role::IntakeLeader, Region::West)));
        assert!(!may(by("ada", Role::Intake, Region::North)), "oneself");
    }

    #[test]
    fn a_split_undoes_a_joining_and_the_history_stays() {
        let leader = by("bo", Role::IntakeLeader, Region::West);
        let accepted = Some((LinkDecision::Accepted, leader));
        let join = ChildLink {
            decided: accepted.clone(),
            ..a_link([Region::West, Region::West])
        };
        let proposed = ChildLink {
            id: ChildLinkId(Uuid::from_u128(2)),
            kind: LinkKind::Split,
            undoes: Some(join.id),
            ..a_link([Region::West, Region::West])
        };
        assert!(join.joins(&[join.clone(), proposed.clone()]));
        let split = ChildLink {
            decided: accepted,
            ..proposed
        };
        let all = [join.clone(), split];
        assert!(!join.joins(&all));
        assert_eq!(join.status(&all), LinkStatus::Undone);
    }

    #[test]
    fn joined_groups_become_one_whatever_the_order() {
        let groups: BTreeMap<ChildId, ChildId> = (1..=5)
            .map(|number| (child(number), child(number)))
            .collect();
        let pairs = [
            [child(4), child(5)],
            [child(2), child(4)],
            [child(5), child(2)],
        ];
        let mut backwards = pairs;
        backwards.reverse();
        let one = merged(groups.clone(), &pairs);
        assert_eq!(one, merged(groups.clone(), &backwards));
        let of = |number| one.get(&child(number)).copied();
        assert_eq!(
            (of(5), of(4), of(2)),
            (Some(child(2)), Some(child(2)), Some(child(2)))
        );
        assert_eq!((of(1), of(3)), (Some(child(1)), Some(child(3))));
        assert_eq!(merged(groups.clone(), &[]), groups);
    }
}
