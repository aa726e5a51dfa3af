//! «Mål, kriterier og plan for utflytting»: what the stay is for, when the child can leave, what the kommune
//! has ready then, and the days it stays on after that, by cause. Computed from the case's events.

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar;
use super::event::{CaseEvent, CaseEventKind, EventDetail};

/// What holds of the plan: the newest of each, as the events that tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeavingPlan<'a> {
    /// «mål for oppholdet».
    pub goal: Option<&'a CaseEvent>,
    /// «kriterier for utflytting».
    pub criteria: Option<&'a CaseEvent>,
    /// «neste tiltak», with the role responsible in the kommune's leadership.
    pub next: Option<&'a CaseEvent>,
    /// «klar for utflytting».
    pub ready: Option<&'a CaseEvent>,
    /// «flyttet ut» after that.
    pub left: Option<&'a CaseEvent>,
    /// The days since the child was ready, by cause, in the order the causes came.
    pub days: Vec<CauseDays>,
}

/// Days the child stayed on for one cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseDays {
    /// Why; none where nobody has told.
    pub cause: Option<EventDetail>,
    /// Whole local days.
    pub days: i64,
}

impl<'a> LeavingPlan<'a> {
    /// What the events of a case tell by `now`, from the events in the order they happened.
    #[must_use]
    pub fn of_events(events: &'a [CaseEvent], now: DateTime<Utc>) -> Self {
        let newest = |kind| events.iter().rfind(move |event| event.kind == kind);
        let ready = newest(CaseEventKind::ReadyToLeave);
        let about = |kind| {
            let told = events.iter().filter(move |event| event.kind == kind);
            told.filter(move |event| ready.is_some_and(|ready| event.about == Some(ready.id)))
        };
        let left = about(CaseEventKind::HasLeft).next();
        let causes: Vec<&CaseEvent> = about(CaseEventKind::NotLeftBecause).collect();
        let until = left.map_or(now, |left| left.at);
        Self {
            goal: newest(CaseEventKind::StayGoal),
            criteria: newest(CaseEventKind::LeavingCriteria),
            next: newest(CaseEventKind::NextMeasure),
            ready,
            left,
            days: ready.map_or_else(Vec::new, |ready| by_cause(ready, &causes, until)),
        }
    }

    /// Whole local days since the child was ready, until it left or now; none where it is not.
    #[must_use]
    pub fn days_past(&self) -> Option<i64> {
        self.ready?;
        Some(self.days.iter().map(|part| part.days).sum())
    }
}

/// The days after the day the child was ready, each with the cause told last by its end.
fn by_cause(ready: &CaseEvent, causes: &[&CaseEvent], until: DateTime<Utc>) -> Vec<CauseDays> {
    let first = calendar::local_date(ready.at);
    let last = calendar::local_date(until);
    // The days at which the cause changes, and after the last of them the day that is no longer counted.
    let mut turns: Vec<(NaiveDate, Option<EventDetail>)> = vec![(first, None)];
    for told in causes {
        turns.push((calendar::local_date(told.at), told.detail));
    }
    let mut parts: Vec<CauseDays> = Vec::new();
    for (at, (from, cause)) in turns.iter().enumerate() {
        // A cause told on a day is that day's, so the day itself is counted with it.
        let from = match at {
            0 => *from,
            _ => from.pred_opt().unwrap_or(*from).max(first),
        };
        let next = turns.get(at + 1).map(|(day, _)| *day);
        let to = next.map_or(last, |day| day.pred_opt().unwrap_or(day).min(last));
        let days = (to - from).num_days();
        if days > 0 {
            add(&mut parts, *cause, days);
        }
    }
    parts
}

fn add(parts: &mut Vec<CauseDays>, cause: Option<EventDetail>, days: i64) {
    match parts.iter_mut().find(|part| part.cause == cause) {
        Some(part) => part.days += days,
        None => parts.push(CauseDays { cause, days }),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::CaseEventId;
    use crate::domain::role::Role;

    /// An event at noon of a day of March 2026; every other is about the first.
    fn told(id: u128, kind: CaseEventKind, day: u32, detail: Option<EventDetail>) -> CaseEvent {
        let at: DateTime<Utc> = format!("2026-03-{day:02}T12:00:00+01:00").parse().unwrap();
        CaseEvent {
            id: CaseEventId(Uuid::from_u128(id)),
            kind,
            at,
            until: None,
            detail,
            about: (id > 1).then_some(CaseEventId(Uuid::from_u128(1))),
            role: Role::MunicipalLeader,
            recorded_at: at,
        }
    }

    fn noon(day: u32) -> DateTime<Utc> {
        told(9, CaseEventKind::HasLeft, day, None).at
    }

    const HOME: Option<EventDetail> = Some(EventDetail::AwaitsFosterHome);
    const SCHOOL: Option<EventDetail> = Some(EventDetail::AwaitsSchool);

    #[rstest]
    #[case::ready_today(&[], 2, &[])]
    #[case::no_cause_told(&[], 12, &[(None, 10)])]
    #[case::a_cause_from_the_first_day(&[(2, HOME)], 12, &[(HOME, 10)])]
    #[case::a_cause_told_later(&[(5, HOME)], 12, &[(None, 2), (HOME, 8)])]
    #[case::one_after_the_other(&[(2, HOME), (10, SCHOOL)], 12, &[(HOME, 7), (SCHOOL, 3)])]
    #[case::two_on_one_day(&[(5, HOME), (5, SCHOOL)], 12, &[(None, 2), (SCHOOL, 8)])]
    #[case::back_to_the_first(&[(2, HOME), (5, SCHOOL), (8, HOME)], 12, &[(HOME, 7), (SCHOOL, 3)])]
    #[case::told_today(&[(12, HOME)], 12, &[(None, 9), (HOME, 1)])]
    fn the_causes_add_up_to_the_days_past(
        #[case] causes: &[(u32, Option<EventDetail>)],
        #[case] today: u32,
        #[case] wanted: &[(Option<EventDetail>, i64)],
    ) {
        let mut events = vec![told(1, CaseEventKind::ReadyToLeave, 2, None)];
        for (id, (day, cause)) in (2..).zip(causes) {
            events.push(told(id, CaseEventKind::NotLeftBecause, *day, *cause));
        }
        let plan = LeavingPlan::of_events(&events, noon(today));
        let found: Vec<_> = plan.days.iter().map(|one| (one.cause, one.days)).collect();
        assert_eq!(found, wanted);
        assert_eq!(plan.days_past(), Some(i64::from(today) - 2));
    }

    #[test]
    fn the_days_end_when_the_child_leaves_and_a_plan_without_ready_has_none() {
        let mut events = vec![
            told(1, CaseEventKind::ReadyToLeave, 2, None),
            told(2, CaseEventKind::HasLeft, 6, None),
        ];
        assert_eq!(
            LeavingPlan::of_events(&events, noon(20)).days_past(),
            Some(4)
        );
        // Ready anew: what was told of the time before is of that time.
        events.push(told(7, CaseEventKind::ReadyToLeave, 10, None));
        let plan = LeavingPlan::of_events(&events, noon(12));
        assert_eq!((plan.left, plan.days_past()), (None, Some(2)));
        let none = LeavingPlan::of_events(&[], noon(12));
        assert_eq!((none.days_past(), none.days), (None, Vec::new()));
    }
}
