//! «Barnets medvirkning» (§ 1-4): whether the child was told and heard, what it says, and how that was
//! weighed. Computed from the case's events; nothing of it is stored, and every earlier telling stands.

use super::event::{CaseEvent, CaseEventKind};
use super::id::CaseEventId;

/// What holds of a child's participation: the newest of each, as the events that tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participation<'a> {
    /// Whether the child was heard, and how.
    pub heard: Option<&'a CaseEvent>,
    /// What the child says.
    pub says: Option<&'a CaseEvent>,
    /// How that was weighed. What was said of an earlier view is not a weighing of this one.
    pub weighed: Option<&'a CaseEvent>,
    /// The places that were considered, each with what the child says of it, where it is told.
    pub of_places: Vec<(&'a CaseEvent, Option<&'a CaseEvent>)>,
    /// Everything told of it, oldest first.
    pub history: Vec<&'a CaseEvent>,
}

impl<'a> Participation<'a> {
    /// What the events of a case tell, from the events in the order they happened.
    #[must_use]
    pub fn of_events(events: &'a [CaseEvent]) -> Self {
        let newest = |kind| events.iter().rfind(move |event| event.kind == kind);
        let newest_about = |kind, about: CaseEventId| {
            let mut told = events.iter().rev();
            told.find(move |event| event.kind == kind && event.about == Some(about))
        };
        let says = newest(CaseEventKind::ChildView);
        let considered = events
            .iter()
            .filter(|event| event.kind == CaseEventKind::AlternativeConsidered);
        Self {
            heard: newest(CaseEventKind::ChildHeard),
            says,
            weighed: says.and_then(|view| newest_about(CaseEventKind::ViewWeighed, view.id)),
            of_places: considered
                .map(|place| {
                    let view = newest_about(CaseEventKind::ChildViewOfPlace, place.id);
                    (place, view)
                })
                .collect(),
            history: events.iter().filter(|event| tells_of_it(event)).collect(),
        }
    }
}

/// Whether an event is about the child's participation.
fn tells_of_it(event: &CaseEvent) -> bool {
    matches!(
        event.kind,
        CaseEventKind::ChildHeard
            | CaseEventKind::ChildView
            | CaseEventKind::ViewWeighed
            | CaseEventKind::ChildViewOfPlace
    )
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};
    use uuid::Uuid;

    use super::*;
    use crate::domain::event::EventDetail;
    use crate::domain::role::Role;

    fn told(id: u128, kind: CaseEventKind, about: Option<u128>) -> CaseEvent {
        let at = DateTime::UNIX_EPOCH + Duration::hours(i64::try_from(id).unwrap_or(0));
        CaseEvent {
            id: CaseEventId(Uuid::from_u128(id)),
            kind,
            at,
            until: None,
            detail: (kind == CaseEventKind::ChildHeard).then_some(EventDetail::HeardInTalk),
            about: about.map(|about| CaseEventId(Uuid::from_u128(about))),
            role: Role::MunicipalCaseworker,
            recorded_at: at,
        }
    }

    #[test]
    fn the_newest_of_each_holds_and_a_new_view_is_not_weighed_yet() {
        use CaseEventKind as K;
        let mut events = vec![
            told(1, K::ChildHeard, None),
            told(2, K::ChildView, None),
            told(3, K::ViewWeighed, Some(2)),
            told(4, K::Question, None),
        ];
        let id = |event: Option<&CaseEvent>| event.map(|event| event.id.0.as_u128());
        let now = Participation::of_events(&events);
        assert_eq!(
            (id(now.heard), id(now.says), id(now.weighed)),
            (Some(1), Some(2), Some(3))
        );
        assert_eq!(now.history.len(), 3, "a question is none of it");
        events.push(told(5, K::ChildView, None));
        let now = Participation::of_events(&events);
        assert_eq!((id(now.says), id(now.weighed)), (Some(5), None));
        events.push(told(6, K::ViewWeighed, Some(2)));
        events.push(told(7, K::ViewWeighed, Some(5)));
        let now = Participation::of_events(&events);
        assert_eq!((id(now.weighed), now.history.len()), (Some(7), 6));
    }

    #[test]
    fn a_place_that_was_considered_has_the_childs_view_or_none() {
        use CaseEventKind as K;
        let events = [
            told(1, K::AlternativeConsidered, None),
            told(2, K::AlternativeConsidered, None),
            told(3, K::ChildViewOfPlace, Some(2)),
            told(4, K::ChildViewOfPlace, Some(2)),
        ];
        let now = Participation::of_events(&events);
        let views: Vec<Option<u128>> = now
            .of_places
            .iter()
            .map(|(_, view)| view.map(|view| view.id.0.as_u128()))
            .collect();
        assert_eq!(views, [None, Some(4)]);
        assert_eq!(Participation::of_events(&[]), Participation::default());
    }
}
