//! «Uenighet»: what the two sides disagree about, told apart from «ikke tilbud» and beside the offer, which
//! stands as it stood. Computed from the case's events; nothing of it is stored.

use chrono::{DateTime, Utc};

use super::event::{CaseEvent, CaseEventKind, EventDetail};
use super::id::CaseEventId;

/// How a disagreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisagreementStatus {
    /// Nobody has said how it ended.
    Open,
    /// Solved.
    Solved,
    /// Both have said theirs, and it remains.
    Kept,
}

/// One disagreement, with the events whose words hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The event that raised it.
    pub id: CaseEventId,
    /// What it is about.
    pub theme: Option<EventDetail>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// Where the kommune's newest view stands.
    pub municipal_view: Option<CaseEventId>,
    /// Where Bufetat's newest view stands.
    pub bufetat_view: Option<CaseEventId>,
    /// Where it stands what would solve it.
    pub solution: Option<CaseEventId>,
    /// How it stands.
    pub status: DisagreementStatus,
}

/// The disagreements of a case, oldest first, from its events in the order they happened.
#[must_use]
pub fn of_events(events: &[CaseEvent]) -> Vec<Disagreement> {
    let raised = events
        .iter()
        .filter(|event| event.kind == CaseEventKind::DisagreementRaised);
    raised.map(|event| of_one(event, events)).collect()
}

fn of_one(raised: &CaseEvent, events: &[CaseEvent]) -> Disagreement {
    let mut found = Disagreement {
        id: raised.id,
        theme: raised.detail,
        raised_at: raised.at,
        municipal_view: None,
        bufetat_view: None,
        solution: None,
        status: DisagreementStatus::Open,
    };
    let about = events.iter().filter(|event| event.about == Some(raised.id));
    for event in std::iter::once(raised).chain(about) {
        match event.kind {
            CaseEventKind::DisagreementRaised | CaseEventKind::DisagreementView => {
                if event.role.is_municipal() {
                    found.municipal_view = Some(event.id);
                } else {
                    found.bufetat_view = Some(event.id);
                }
            }
            CaseEventKind::DisagreementSolution => found.solution = Some(event.id),
            CaseEventKind::DisagreementSolved => found.status = DisagreementStatus::Solved,
            CaseEventKind::DisagreementKept => found.status = DisagreementStatus::Kept,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;
    use uuid::Uuid;

    fn event(id: u128, kind: CaseEventKind, about: Option<u128>, role: Role) -> CaseEvent {
        let at = DateTime::UNIX_EPOCH + chrono::Duration::minutes(i64::try_from(id).unwrap_or(0));
        CaseEvent {
            id: CaseEventId(Uuid::from_u128(id)),
            kind,
            at,
            until: None,
            detail: Some(EventDetail::ThemeDistance)
                .filter(|_| kind == CaseEventKind::DisagreementRaised),
            about: about.map(|about| CaseEventId(Uuid::from_u128(about))),
            role,
            recorded_at: at,
        }
    }

    #[test]
    fn each_side_has_its_newest_view_and_the_last_word_says_how_it_stands() {
        use CaseEventKind as K;
        let (kommune, desk) = (Role::MunicipalLeader, Role::Intake);
        let mut events = vec![
            event(1, K::DisagreementRaised, None, kommune),
            event(2, K::DisagreementView, Some(1), desk),
            event(3, K::DisagreementView, Some(1), kommune),
            event(4, K::DisagreementSolution, Some(1), desk),
            event(5, K::DisagreementRaised, None, desk),
        ];
        let id = |id| Some(CaseEventId(Uuid::from_u128(id)));
        let found = of_events(&events);
        assert_eq!(found.len(), 2);
        let first = &found[0];
        assert_eq!(
            (first.municipal_view, first.bufetat_view, first.solution),
            (id(3), id(2), id(4))
        );
        assert_eq!(first.status, DisagreementStatus::Open);
        assert_eq!(
            (found[1].municipal_view, found[1].bufetat_view),
            (None, id(5))
        );
        events.push(event(6, K::DisagreementKept, Some(1), kommune));
        assert_eq!(of_events(&events)[0].status, DisagreementStatus::Kept);
        events.push(event(7, K::DisagreementSolved, Some(1), desk));
        let found = of_events(&events);
        assert_eq!(found[0].status, DisagreementStatus::Solved);
        assert_eq!(
            found[1].status,
            DisagreementStatus::Open,
            "the other stands"
        );
    }
}
