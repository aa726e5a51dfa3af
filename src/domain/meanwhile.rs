//! What is agreed and lent while a child waits: pauses, help, and how often Bufetat tells how it goes.
//!
//! None of it fulfils the duty or stops a limit of the Act or a norm about the offer: those never look
//! here. A pause moves the next agreed update and nothing else.

use chrono::{DateTime, Days, Utc};

use super::calendar;
use super::event::{CaseEvent, CaseEventKind, EventDetail};
use super::id::CaseEventId;
use super::role::Role;

/// «pause». An interval in which one side agreed not to expect updates: who, why, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The event that began it.
    pub id: CaseEventId,
    /// Why.
    pub reason: Option<EventDetail>,
    /// Who told it, as a role.
    pub role: Role,
    /// From.
    pub from: DateTime<Utc>,
    /// Until, as agreed.
    pub agreed_until: Option<DateTime<Utc>>,
    /// Ended before that.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Pause {
    /// When it is over: as agreed, or when it was ended before.
    #[must_use]
    pub fn until(&self) -> Option<DateTime<Utc>> {
        self.agreed_until.into_iter().chain(self.ended_at).min()
    }

    /// Whether it runs at an instant.
    #[must_use]
    pub fn runs_at(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && self.until().is_none_or(|until| at < until)
    }
}

/// «hjelp i ventetiden». Help lent while the child waits: MST, psychologist, staff. Never an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Help {
    /// The event that began it.
    pub id: CaseEventId,
    /// Which.
    pub kind: Option<EventDetail>,
    /// From.
    pub from: DateTime<Utc>,
    /// Until, where it has ended.
    pub until: Option<DateTime<Utc>>,
}

/// The pauses of a case, in the order they were told.
#[must_use]
pub fn pauses(events: &[CaseEvent]) -> Vec<Pause> {
    of_kind(events, CaseEventKind::PauseBegan)
        .map(|event| Pause {
            id: event.id,
            reason: event.detail,
            role: event.role,
            from: event.at,
            agreed_until: event.until,
            ended_at: ended(events, event),
        })
        .collect()
}

/// The help lent in a case, in the order it was told.
#[must_use]
pub fn help(events: &[CaseEvent]) -> Vec<Help> {
    of_kind(events, CaseEventKind::HelpBegan)
        .map(|event| Help {
            id: event.id,
            kind: event.detail,
            from: event.at,
            until: ended(events, event),
        })
        .collect()
}

/// «neste oppdatering»: by when Bufetat is to tell how it goes; `None` where nothing is agreed.
///
/// The end of the local day so many days after the last update, or after the agreement where that came
/// last. Time in pauses is added, and the day it then falls on is used to its end.
#[must_use]
pub fn next_update_due(events: &[CaseEvent]) -> Option<DateTime<Utc>> {
    let agreed = of_kind(events, CaseEventKind::RhythmAgreed).max_by_key(|event| event.at)?;
    let days = agreed.detail.and_then(rhythm_days)?;
    let last = last_update(events).filter(|last| *last > agreed.at);
    let from = last.unwrap_or(agreed.at);
    let day = calendar::local_date(from).checked_add_days(Days::new(days))?;
    let due = without_pauses(from, calendar::end_of_day(day), &pauses(events));
    Some(calendar::end_of_day(calendar::local_date_of_limit(due)))
}

/// When Bufetat last told how it goes.
#[must_use]
pub fn last_update(events: &[CaseEvent]) -> Option<DateTime<Utc>> {
    of_kind(events, CaseEventKind::UpdateGiven)
        .map(|event| event.at)
        .max()
}

/// The local days of an agreed rhythm.
fn rhythm_days(detail: EventDetail) -> Option<u64> {
    let rhythms = [
        (EventDetail::Daily, 1),
        (EventDetail::EverySecondDay, 2),
        (EventDetail::Weekly, 7),
        (EventDetail::Fortnightly, 14),
    ];
    let found = rhythms.iter().find(|(rhythm, _)| *rhythm == detail);
    found.map(|(_, days)| *days)
}

/// An instant moved by the time that lies in pauses between `from` and it; paused time is counted once.
fn without_pauses(from: DateTime<Utc>, due: DateTime<Utc>, pauses: &[Pause]) -> DateTime<Utc> {
    let mut spells: Vec<(DateTime<Utc>, DateTime<Utc>)> = pauses
        .iter()
        .filter_map(|pause| Some((pause.from.max(from), pause.until()?)))
        .collect();
    spells.sort_unstable();
    let (mut due, mut counted) = (due, from);
    for (start, end) in spells {
        let start = start.max(counted);
        if start < due && start < end {
            due += end - start;
            counted = end;
        }
    }
    due
}

fn of_kind(events: &[CaseEvent], kind: CaseEventKind) -> impl Iterator<Item = &CaseEvent> {
    events.iter().filter(move |event| event.kind == kind)
}

fn ended(events: &[CaseEvent], begun: &CaseEvent) -> Option<DateTime<Utc>> {
    let ends = events.iter().filter(|event| event.about == Some(begun.id));
    ends.map(|event| event.at).min()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn told(number: u128, kind: CaseEventKind, at: &str) -> CaseEvent {
        CaseEvent {
            id: CaseEventId(Uuid::from_u128(number)),
            kind,
            at: utc(at),
            until: None,
            detail: None,
            about: None,
            role: Role::Intake,
            recorded_at: utc(at),
        }
    }

    fn agreed(rhythm: EventDetail, at: &str) -> CaseEvent {
        CaseEvent {
            detail: Some(rhythm),
            ..told(1, CaseEventKind::RhythmAgreed, at)
        }
    }

    fn paused(number: u128, from: &str, until: &str) -> CaseEvent {
        CaseEvent {
            until: Some(utc(until)),
            detail: Some(EventDetail::ChildMissing),
            ..told(number, CaseEventKind::PauseBegan, from)
        }
    }

    const MONDAY: &str = "2026-03-23T09:00:00+01:00";

    #[rstest]
    #[case(EventDetail::Daily, "2026-03-25T00:00:00+01:00")]
    #[case(EventDetail::EverySecondDay, "2026-03-26T00:00:00+01:00")]
    // over the night the clocks go forward: days, not hours
    #[case(EventDetail::Weekly, "2026-03-31T00:00:00+02:00")]
    #[case(EventDetail::Fortnightly, "2026-04-07T00:00:00+02:00")]
    fn an_update_is_due_at_the_end_of_the_day_agreed(
        #[case] rhythm: EventDetail,
        #[case] due: &str,
    ) {
        assert_eq!(next_update_due(&[agreed(rhythm, MONDAY)]), Some(utc(due)));
    }

    #[test]
    fn an_update_begins_the_next_and_a_new_agreement_too() {
        let mut events = vec![agreed(EventDetail::Daily, MONDAY)];
        events.push(told(
            2,
            CaseEventKind::UpdateGiven,
            "2026-03-24T08:00:00+01:00",
        ));
        assert_eq!(
            next_update_due(&events),
            Some(utc("2026-03-26T00:00:00+01:00"))
        );
        let weekly = agreed(EventDetail::Weekly, "2026-03-24T09:00:00+01:00");
        events.push(CaseEvent {
            id: CaseEventId(Uuid::from_u128(3)),
            ..weekly
        });
        assert_eq!(
            next_update_due(&events),
            Some(utc("2026-04-01T00:00:00+02:00"))
        );
        assert_eq!(next_update_due(&events[1..2]), None, "nothing is agreed");
    }

    #[rstest]
    #[case::one(&[("24T12:00", "26T12:00")], "2026-03-27T00:00:00+01:00")]
    #[case::overlapping_ones_once(&[("24T12:00", "26T12:00"), ("25T12:00", "26T12:00")], "2026-03-27T00:00:00+01:00")]
    #[case::one_that_the_first_made_room_for(&[("24T12:00", "25T12:00"), ("25T18:00", "26T18:00")], "2026-03-27T00:00:00+01:00")]
    #[case::a_part_of_a_day_gives_that_day(&[("24T12:00", "24T13:00")], "2026-03-26T00:00:00+01:00")]
    #[case::one_after_it(&[("26T12:00", "27T12:00")], "2026-03-25T00:00:00+01:00")]
    fn a_pause_moves_an_agreed_update(#[case] pauses: &[(&str, &str)], #[case] due: &str) {
        let mut events = vec![agreed(EventDetail::Daily, MONDAY)];
        for (number, (from, until)) in (10..).zip(pauses) {
            let at = |text: &str| format!("2026-03-{text}:00+01:00");
            events.push(paused(number, &at(from), &at(until)));
        }
        assert_eq!(next_update_due(&events), Some(utc(due)));
    }

    #[test]
    fn a_pause_ends_when_it_is_ended_and_never_after_what_was_agreed() {
        let mut events = vec![paused(1, MONDAY, "2026-03-25T09:00:00+01:00")];
        let running = pauses(&events)[0];
        assert_eq!(running.until(), Some(utc("2026-03-25T09:00:00+01:00")));
        assert!(running.runs_at(utc(MONDAY)));
        for (at, until) in [
            ("2026-03-24T09:00:00+01:00", "2026-03-24T09:00:00+01:00"),
            ("2026-03-29T09:00:00+02:00", "2026-03-25T09:00:00+01:00"),
        ] {
            events.truncate(1);
            events.push(CaseEvent {
                about: Some(CaseEventId(Uuid::from_u128(1))),
                ..told(2, CaseEventKind::PauseEnded, at)
            });
            assert_eq!(pauses(&events)[0].until(), Some(utc(until)));
        }
    }
}
