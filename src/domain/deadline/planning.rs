//! «baklengs planlegging»: the last day for what must be done before something that is set.
//!
//! Forward from an emergency decision to the petition, backward from a hearing to the day by which the
//! place must be named. Nothing here is a limit of its own: the first is the Act's, the second the owner's.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::{is_working_day, local_date, local_date_of_limit};
use crate::domain::code::code_enum;
use crate::domain::deadline::{Deadline, Effect, RuleId};
use crate::domain::legal_basis::LegalBasis;
use crate::domain::nemnd::{NemndEvent, NemndEventKind};

code_enum! {
    /// «hva som må gjøres».
    PlanKind {
        /// «begjæring»: the petition that keeps an emergency decision or a ban.
        Petition = "petition",
        /// «navngitt sted»: the tribunal must know the place (§§ 5-3, 6-2, 6-6).
        NamedPlace = "named_place",
    }
}

code_enum! {
    /// «hvordan det står til».
    PlanState {
        /// «gjenstår».
        Ahead = "ahead",
        /// «gjort».
        Done = "done",
        /// «siste dag er passert».
        Behind = "behind",
    }
}

/// «planlagt dag». What must be done, by when, and what the day was counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// What must be done.
    pub kind: PlanKind,
    /// The limit of the Act, where there is one.
    pub rule: Option<RuleId>,
    /// The instant it is counted from: the decision or the hearing.
    pub counted_from: DateTime<Utc>,
    /// The last local day by the plain count.
    pub last_day: NaiveDate,
    /// «siste trygge dag»: the last working day (domstolloven § 149) that is not after it.
    pub safe_day: NaiveDate,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
}

impl Planned {
    /// How it stands at an instant: behind when the last day is over.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> PlanState {
        if self.done_at.is_some_and(|done| done <= now) {
            PlanState::Done
        } else if local_date(now) > self.last_day {
            PlanState::Behind
        } else {
            PlanState::Ahead
        }
    }
}

/// The petitions among some limits, in their order. One that lost its object is left out.
#[must_use]
pub fn petitions(limits: &[Deadline]) -> Vec<Planned> {
    let petitions = limits.iter().filter(|limit| is_petition(limit.rule.id));
    let alive =
        petitions.filter(|limit| limit.ended.is_none_or(|ended| ended.effect == Effect::Kept));
    alive
        .map(|limit| {
            let last_day = local_date_of_limit(limit.due.plain);
            Planned {
                kind: PlanKind::Petition,
                rule: Some(limit.rule.id),
                counted_from: limit.starts_at,
                last_day,
                safe_day: working_day_on_or_before(last_day),
                done_at: limit.ended_at(),
            }
        })
        .collect()
}

fn is_petition(rule: RuleId) -> bool {
    matches!(
        rule,
        RuleId::CarePetition
            | RuleId::CarePetitionAbroad
            | RuleId::InstitutionPetition
            | RuleId::InstitutionPetitionAbroad
            | RuleId::TraffickingPetition
            | RuleId::MovingBanPetition
            | RuleId::ExitBanPetition
    )
}

/// Whether the tribunal must know the place before it decides on a request that rests on a paragraph: the
/// decision is, or follows into, one under § 5-1 (§ 5-3), § 6-2 or § 6-6.
#[must_use]
pub fn needs_named_place(basis: LegalBasis) -> bool {
    match basis {
        LegalBasis::P4_2
        | LegalBasis::P4_4
        | LegalBasis::P4_5
        | LegalBasis::P5_1
        | LegalBasis::P6_2
        | LegalBasis::P6_6 => true,
        LegalBasis::P3_2 | LegalBasis::P4_1 | LegalBasis::P6_1 => false,
    }
}

/// The last day to name the place before a hearing: so many working days (domstolloven § 149) before it.
///
/// How many is not in the Act; it is the owner's setting. With none it is the working day of the hearing
/// or the one before.
#[must_use]
pub fn named_place(
    hearing_at: DateTime<Utc>,
    working_days_before: u16,
    named_at: Option<DateTime<Utc>>,
) -> Planned {
    let day = working_days_back(local_date(hearing_at), working_days_before);
    Planned {
        kind: PlanKind::NamedPlace,
        rule: None,
        counted_from: hearing_at,
        last_day: day,
        safe_day: day,
        done_at: named_at,
    }
}

/// When the hearing is that stands: the one told last, unless it was put off, the petition dismissed or
/// the case decided since it was told. The instants are when each event was told.
#[must_use]
pub fn standing_hearing(told: &[(NemndEvent, DateTime<Utc>)]) -> Option<DateTime<Utc>> {
    let set = told
        .iter()
        .filter(|(event, _)| event.kind == NemndEventKind::HearingSet);
    let (hearing, set_at) = set.max_by_key(|(event, told_at)| (*told_at, event.at))?;
    let undone = told.iter().any(|(event, told_at)| {
        let undoes = matches!(
            event.kind,
            NemndEventKind::Postponed | NemndEventKind::Dismissed | NemndEventKind::Decided
        );
        undoes && told_at > set_at
    });
    (!undone).then_some(hearing.at)
}

fn working_day_on_or_before(date: NaiveDate) -> NaiveDate {
    let mut day = date;
    while !is_working_day(day) {
        let Some(earlier) = day.pred_opt() else {
            return day;
        };
        day = earlier;
    }
    day
}

fn working_days_back(from: NaiveDate, days: u16) -> NaiveDate {
    let mut day = working_day_on_or_before(from);
    // A hearing on a day off is no working day to count from: the first step lands on one.
    let steps = if day == from {
        days
    } else {
        days.saturating_sub(1)
    };
    for _ in 0..steps {
        let Some(earlier) = day.pred_opt() else {
            return day;
        };
        day = working_day_on_or_before(earlier);
    }
    day
}

#[cfg(test)]
#[path = "planning_tests.rs"]
mod tests;
