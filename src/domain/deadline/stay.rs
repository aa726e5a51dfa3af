//! «opphold etter hjemmel»: how long a child has stayed under which paragraph, from what was told.
//!
//! A child is in one stay at a time. One whose end nobody told ends where the next begins.

use chrono::{DateTime, Months, Utc};

use crate::domain::calendar::{local_date, midnights_between};
use crate::domain::code::code_enum;
use crate::domain::deadline::CaseFacts;
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::legal_basis::LegalBasis;

code_enum! {
    /// «oppholdets hjemmel». The paragraph a stay rests on, as far as limits count it.
    StayBasis {
        /// § 4-4: emergency decision on an institution.
        P4_4 = "p4_4",
        /// § 4-5: emergency decision, danger of human trafficking.
        P4_5 = "p4_5",
        /// § 6-1: with consent.
        P6_1 = "p6_1",
        /// § 6-2 første ledd: observation.
        P6_2Observation = "p6_2_observation",
        /// § 6-2 annet ledd: treatment.
        P6_2Treatment = "p6_2_treatment",
        /// § 6-6: danger of human trafficking.
        P6_6 = "p6_6",
    }
}

const DETAILS: [(EventDetail, StayBasis); 6] = [
    (EventDetail::StayP4_4, StayBasis::P4_4),
    (EventDetail::StayP4_5, StayBasis::P4_5),
    (EventDetail::StayP6_1, StayBasis::P6_1),
    (EventDetail::StayP6_2Observation, StayBasis::P6_2Observation),
    (EventDetail::StayP6_2Treatment, StayBasis::P6_2Treatment),
    (EventDetail::StayP6_6, StayBasis::P6_6),
];

impl StayBasis {
    fn told(detail: Option<EventDetail>) -> Option<Self> {
        let detail = detail?;
        let found = DETAILS.iter().find(|(told, _)| *told == detail);
        found.map(|(_, basis)| *basis)
    }

    /// The stay that begins when a child moves in on a request; § 6-2 is taken to be treatment.
    fn of_request(basis: LegalBasis) -> Option<Self> {
        match basis {
            LegalBasis::P4_4 => Some(Self::P4_4),
            LegalBasis::P4_5 => Some(Self::P4_5),
            LegalBasis::P6_1 => Some(Self::P6_1),
            LegalBasis::P6_2 => Some(Self::P6_2Treatment),
            LegalBasis::P6_6 => Some(Self::P6_6),
            LegalBasis::P3_2 | LegalBasis::P4_1 | LegalBasis::P4_2 | LegalBasis::P5_1 => None,
        }
    }

    /// The paragraph it stands in.
    fn paragraph(self) -> LegalBasis {
        match self {
            Self::P4_4 => LegalBasis::P4_4,
            Self::P4_5 => LegalBasis::P4_5,
            Self::P6_1 => LegalBasis::P6_1,
            Self::P6_2Observation | Self::P6_2Treatment => LegalBasis::P6_2,
            Self::P6_6 => LegalBasis::P6_6,
        }
    }
}

/// «opphold». One stay under one paragraph, as told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// The paragraph.
    pub under: StayBasis,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it ended, where that is told.
    pub to: Option<DateTime<Utc>>,
    /// Until when it was meant to last, where that is told.
    pub meant_until: Option<DateTime<Utc>>,
}

/// «sammenhengende opphold». Spells under one paragraph without a day between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// When it began, in whichever case that is told.
    pub from: DateTime<Utc>,
    /// When this request's part of it ended; none while it lasts.
    pub to: Option<DateTime<Utc>>,
    /// Until when it was meant to last, where that is told.
    pub meant_until: Option<DateTime<Utc>>,
}

/// The stays one request tells of: its events, and the move-in where no event tells of that paragraph.
#[must_use]
pub fn told_by(
    events: &[CaseEvent],
    basis: LegalBasis,
    moved_in_at: Option<DateTime<Utc>>,
) -> Vec<Spell> {
    let began = events
        .iter()
        .filter(|event| event.kind == CaseEventKind::StayBegan);
    let mut spells: Vec<Spell> = began
        .filter_map(|event| {
            Some(Spell {
                under: StayBasis::told(event.detail)?,
                from: event.at,
                to: end_of(events, event),
                meant_until: event.until,
            })
        })
        .collect();
    let moved_in = moved_in_at.zip(StayBasis::of_request(basis));
    let is_told = spells.iter().any(|spell| spell.under.paragraph() == basis);
    if let Some((from, under)) = moved_in.filter(|_| !is_told) {
        spells.push(Spell {
            under,
            from,
            to: None,
            meant_until: None,
        });
    }
    spells
}

fn end_of(events: &[CaseEvent], began: &CaseEvent) -> Option<DateTime<Utc>> {
    let ended = events
        .iter()
        .find(|event| event.kind == CaseEventKind::StayEnded && event.about == Some(began.id));
    ended.map(|event| event.at)
}

/// Every stay of the child that is known, oldest first, with whether this request tells of it. Of two
/// that began at once this request's is the later.
fn timeline(facts: &CaseFacts<'_>) -> Vec<(Spell, bool)> {
    let own = told_by(facts.events, facts.basis, facts.moved_in_at);
    let mut all: Vec<(Spell, bool)> = facts.related.iter().map(|spell| (*spell, false)).collect();
    all.extend(own.into_iter().map(|spell| (spell, true)));
    all.sort_by_key(|(spell, own)| (spell.from, *own));
    let mut next = None;
    for (spell, _) in all.iter_mut().rev() {
        spell.to = spell.to.or(next);
        next = Some(spell.from);
    }
    all
}

fn joins(earlier: &Spell, later: &Spell) -> bool {
    let ended = earlier.to.map(local_date);
    ended.is_some_and(|ended| local_date(later.from) <= ended)
}

/// The unbroken stays under a paragraph that this request has part in. A stay that began in another case
/// and goes on here runs from its first day.
#[must_use]
pub fn stays(facts: &CaseFacts<'_>, under: StayBasis) -> Vec<Stay> {
    if facts.events.is_empty() && facts.moved_in_at.is_none() {
        return Vec::new();
    }
    let spells = timeline(facts);
    let spells: Vec<_> = spells
        .into_iter()
        .filter(|(spell, _)| spell.under == under)
        .collect();
    spells
        .chunk_by(|(earlier, _), (later, _)| joins(earlier, later))
        .filter_map(|chain| {
            let (first, _) = chain.first()?;
            let (last, _) = chain.iter().rfind(|(_, own)| *own)?;
            Some(Stay {
                from: first.from,
                to: last.to,
                meant_until: first.meant_until,
            })
        })
        .collect()
}

/// The stay under a paragraph that was running at an instant.
#[must_use]
pub fn running_at(facts: &CaseFacts<'_>, under: StayBasis, at: DateTime<Utc>) -> Option<Stay> {
    stays(facts, under)
        .into_iter()
        .find(|stay| stay.from <= at && stay.to.is_none_or(|to| at <= to))
}

/// Whether the child is in a stay under a paragraph at an instant, in whichever case that is told.
#[must_use]
pub fn is_running(facts: &CaseFacts<'_>, under: StayBasis, at: DateTime<Utc>) -> bool {
    timeline(facts).iter().any(|(spell, _)| {
        spell.under == under && spell.from <= at && spell.to.is_none_or(|to| at < to)
    })
}

/// Local days (nights) spent under some paragraphs before an instant; a day told twice counts once.
///
/// With `since_last` only from where the last stay under that paragraph began before the instant.
#[must_use]
pub fn days_before(
    facts: &CaseFacts<'_>,
    under: &[StayBasis],
    since_last: Option<StayBasis>,
    before: DateTime<Utc>,
) -> u64 {
    let spells = timeline(facts);
    let earlier = spells
        .iter()
        .map(|(spell, _)| spell)
        .filter(|spell| spell.from < before);
    let since = since_last.and_then(|last| {
        let began = earlier.clone().filter(|spell| spell.under == last);
        began.map(|spell| spell.from).max()
    });
    let counted = earlier
        .filter(|spell| under.contains(&spell.under))
        .filter(|spell| since.is_none_or(|since| spell.from >= since));
    let mut until = DateTime::<Utc>::MIN_UTC;
    let mut days = 0;
    for spell in counted {
        let from = spell.from.max(until);
        // One that ended before the last did adds nothing.
        until = spell.to.unwrap_or(before).min(before).max(from);
        days += u64::try_from(midnights_between(from, until)).unwrap_or(0);
    }
    days
}

/// When a stay under the request's own paragraph was first told to begin, at or after an instant.
#[must_use]
pub fn began_since(facts: &CaseFacts<'_>, since: DateTime<Utc>) -> Option<DateTime<Utc>> {
    facts
        .told(CaseEventKind::StayBegan)
        .filter(|event| event.at >= since)
        .filter(|event| {
            StayBasis::told(event.detail).is_some_and(|under| under.paragraph() == facts.basis)
        })
        .map(|event| event.at)
        .min()
}

/// Whether an event of this request tells of a stay under a paragraph.
#[must_use]
pub fn is_told(facts: &CaseFacts<'_>, under: StayBasis) -> bool {
    facts
        .told(CaseEventKind::StayBegan)
        .any(|event| StayBasis::told(event.detail) == Some(under))
}

/// Whether it is told how long the stay with consent that runs at an instant was meant to last.
#[must_use]
pub fn is_meant_until_known(facts: &CaseFacts<'_>, at: DateTime<Utc>) -> bool {
    running_at(facts, StayBasis::P6_1, at).is_some_and(|stay| stay.meant_until.is_some())
}

impl Stay {
    /// Whether it was meant to last so many months at least; also where nobody told.
    #[must_use]
    pub fn may_be_meant_for(&self, months: u32) -> bool {
        let least = local_date(self.from).checked_add_months(Months::new(months));
        let meant = self.meant_until.map(local_date);
        meant.zip(least).is_none_or(|(meant, least)| meant >= least)
    }
}

#[cfg(test)]
#[path = "stay_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "stay_running_tests.rs"]
mod running_tests;
