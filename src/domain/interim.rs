//! «Mellomløsninger»: where the child was while it waited, and what that took: whole kroner, the staff's
//! hours, and how many were on watch. A sum never hides what is not told.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::StayId;
use super::request::{PlaceOfStay, Stay};

code_enum! {
    /// «kostnad». What the money went to.
    CostKind {
        /// «losji».
        Lodging = "lodging",
        /// «lønn og overtid».
        Staff = "staff",
        /// «kjøpt tjeneste».
        BoughtService = "bought_service",
        /// «transport».
        Transport = "transport",
        /// «annet».
        Other = "other",
    }
}

code_enum! {
    /// «beregning». What an amount is for.
    CostCount {
        /// «per døgn»: for each begun day and night of the spell.
        PerDay = "per_day",
        /// «i alt»: for the whole spell.
        InAll = "in_all",
    }
}

/// What is told of a spell at one time: a cost, the staff's burden, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterimCost {
    /// Which spell.
    pub stay: StayId,
    /// What it cost, in whole kroner.
    pub cost: Option<(CostKind, i64, CostCount)>,
    /// The staff's hours in all.
    pub staff_hours: Option<i32>,
    /// How many were on watch at the same time, at most.
    pub staff_people: Option<i32>,
}

/// A line of cost that holds, with the sum it makes over the spell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostLine {
    /// What for.
    pub kind: CostKind,
    /// Whole kroner.
    pub kroner: i64,
    /// What the amount is for.
    pub counted: CostCount,
    /// Whole kroner over the spell, so far where it runs on.
    pub sum: i64,
}

/// A spell of stay while waiting, with what it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterimSpell {
    /// The spell.
    pub id: StayId,
    /// Where.
    pub place: PlaceOfStay,
    /// From.
    pub from: DateTime<Utc>,
    /// To; open while the child is still there.
    pub to: Option<DateTime<Utc>>,
    /// Begun days and nights of 24 hours, so far where it runs on.
    pub days: i64,
    /// What it cost, a line a kind. None where nothing is told, which is not nothing.
    pub lines: Vec<CostLine>,
    /// The staff's hours in all; none where it is not told.
    pub staff_hours: Option<i32>,
    /// How many were on watch at the same time, at most.
    pub staff_people: Option<i32>,
}

impl InterimSpell {
    /// Whole kroner of what is told; none where nothing is.
    #[must_use]
    pub fn kroner(&self) -> Option<i64> {
        if self.lines.is_empty() {
            return None;
        }
        let sums = self.lines.iter().map(|line| line.sum);
        Some(sums.fold(0, i64::saturating_add))
    }
}

/// Everything a child's wait took, spell by spell, with sums that say what they lack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interim {
    /// The spells, oldest first.
    pub spells: Vec<InterimSpell>,
}

/// A sum, and of how many spells it knows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialSum {
    /// The sum of what is told; none where nothing is.
    pub told: Option<i64>,
    /// Spells that nothing is told of.
    pub unknown: usize,
    /// All spells.
    pub spells: usize,
}

impl Interim {
    /// Puts the spells and what was told of them together, as they stand at `end`: now, or when the wait
    /// ended. `told` is in the order it was told; the last of each kind holds.
    #[must_use]
    pub fn new(stays: &[(StayId, Stay)], told: &[InterimCost], end: DateTime<Utc>) -> Self {
        let spells = stays.iter().map(|(id, stay)| {
            let of_spell: Vec<&InterimCost> = told.iter().filter(|one| one.stay == *id).collect();
            let until = stay.to.unwrap_or(end).min(end);
            let days = begun_days(stay.from, until);
            InterimSpell {
                id: *id,
                place: stay.place,
                from: stay.from,
                to: stay.to,
                days,
                lines: lines(&of_spell, days),
                staff_hours: of_spell.iter().rev().find_map(|one| one.staff_hours),
                staff_people: of_spell.iter().rev().find_map(|one| one.staff_people),
            }
        });
        Self {
            spells: spells.collect(),
        }
    }

    /// Whole kroner over all spells.
    #[must_use]
    pub fn kroner(&self) -> PartialSum {
        self.sum(InterimSpell::kroner)
    }

    /// The staff's hours over all spells.
    #[must_use]
    pub fn staff_hours(&self) -> PartialSum {
        self.sum(|spell| spell.staff_hours.map(i64::from))
    }

    /// How many were on watch at the same time, at most, in any spell.
    #[must_use]
    pub fn staff_people(&self) -> Option<i32> {
        self.spells.iter().filter_map(|one| one.staff_people).max()
    }

    fn sum(&self, of: impl Fn(&InterimSpell) -> Option<i64>) -> PartialSum {
        let told: Vec<i64> = self.spells.iter().filter_map(of).collect();
        PartialSum {
            told: (!told.is_empty()).then(|| told.iter().copied().fold(0, i64::saturating_add)),
            unknown: self.spells.len() - told.len(),
            spells: self.spells.len(),
        }
    }
}

/// Begun days of 24 hours: a spell of an hour is one.
fn begun_days(from: DateTime<Utc>, until: DateTime<Utc>) -> i64 {
    let minutes = (until - from).num_minutes().max(0);
    (minutes.saturating_add(1_439) / 1_440).max(1)
}

/// The last line told of each kind, in the order of the list.
fn lines(told: &[&InterimCost], days: i64) -> Vec<CostLine> {
    use super::code::Code;
    let last = |kind: &CostKind| {
        let mut costs = told.iter().rev().filter_map(|one| one.cost);
        costs.find(|(of, ..)| of == kind)
    };
    let found = CostKind::ALL.iter().filter_map(last);
    found
        .map(|(kind, kroner, counted)| CostLine {
            kind,
            kroner,
            counted,
            sum: match counted {
                CostCount::PerDay => kroner.saturating_mul(days),
                CostCount::InAll => kroner,
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;

    fn hour(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::Duration::hours(hour)
    }

    fn id(number: u128) -> StayId {
        StayId(Uuid::from_u128(number))
    }

    fn stay(number: u128, from: i64, to: Option<i64>) -> (StayId, Stay) {
        let stay = Stay {
            place: PlaceOfStay::MunicipalTemporary,
            from: hour(from),
            to: to.map(hour),
            recorded_at: hour(from),
        };
        (id(number), stay)
    }

    fn cost(number: u128, kind: CostKind, kroner: i64, counted: CostCount) -> InterimCost {
        InterimCost {
            stay: id(number),
            cost: Some((kind, kroner, counted)),
            staff_hours: None,
            staff_people: None,
        }
    }

    #[rstest]
    #[case::an_hour(1, 1)]
    #[case::a_day(24, 1)]
    #[case::a_day_and_an_hour(25, 2)]
    #[case::three_days(72, 3)]
    #[case::nothing_yet(0, 1)]
    fn a_day_begun_is_a_day(#[case] hours: i64, #[case] days: i64) {
        let stays = [stay(1, 0, Some(hours))];
        let told = [cost(1, CostKind::Lodging, 1_500, CostCount::PerDay)];
        let interim = Interim::new(&stays, &told, hour(1_000));
        assert_eq!(interim.spells[0].days, days);
        assert_eq!(interim.kroner().told, Some(1_500 * days));
    }

    #[test]
    fn the_last_of_a_kind_holds_and_what_runs_on_is_counted_until_now() {
        let stays = [stay(1, 0, Some(24)), stay(2, 24, None)];
        let told = [
            cost(1, CostKind::Lodging, 1_000, CostCount::InAll),
            cost(1, CostKind::Transport, 300, CostCount::InAll),
            cost(1, CostKind::Lodging, 900, CostCount::InAll),
            cost(2, CostKind::Staff, 8_000, CostCount::PerDay),
        ];
        let at = |end| Interim::new(&stays, &told, hour(end)).kroner().told;
        assert_eq!(at(48), Some(900 + 300 + 8_000));
        assert_eq!(at(49), Some(900 + 300 + 16_000));
    }

    #[test]
    fn what_is_not_told_is_unknown_and_nothing_told_as_nothing_is_known() {
        let stays = [stay(1, 0, Some(24)), stay(2, 24, Some(48))];
        let none = Interim::new(&stays, &[], hour(100)).kroner();
        assert_eq!((none.told, none.unknown, none.spells), (None, 2, 2));
        let burden = InterimCost {
            cost: None,
            staff_hours: Some(30),
            staff_people: Some(2),
            ..cost(2, CostKind::Other, 0, CostCount::InAll)
        };
        let told = [cost(1, CostKind::Other, 0, CostCount::InAll), burden];
        let interim = Interim::new(&stays, &told, hour(100));
        assert_eq!(
            (interim.kroner().told, interim.kroner().unknown),
            (Some(0), 1)
        );
        assert_eq!(
            (interim.staff_hours().told, interim.staff_hours().unknown),
            (Some(30), 1)
        );
        assert_eq!(interim.staff_people(), Some(2));
    }
}
