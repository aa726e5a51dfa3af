//! What the API shows of the child's participation.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::EventView;
use crate::domain::event::CaseEvent;
use crate::domain::id::CaseEventId;
use crate::domain::participation::Participation;

view! {
    /// «medvirkning»: what holds now, each part as the event that tells it, and everything told.
    ParticipationView {
        /// Whether and how the child was heard; the words say why not.
        heard: Option<EventView> = "barnetHort",
        /// What the child says.
        says: Option<EventView> = "barnetSier",
        /// How that was weighed; null where the child has said something new since.
        weighed: Option<EventView> = "vektlegging",
        /// What the child says of the places that were considered.
        of_places: Vec<EventView> = "synPaaAlternativer",
        /// Everything told of it, oldest first.
        history: Vec<EventView> = "historikk",
    }
}

impl ParticipationView {
    /// The participation told by a case's events, with the words the caller may see.
    pub fn new(events: &[CaseEvent], words: &BTreeMap<CaseEventId, String>) -> Self {
        let told = Participation::of_events(events);
        let view = |event: &CaseEvent| {
            let words = words.get(&event.id).map(String::as_str);
            EventView::new(event, words)
        };
        let views = told.of_places.iter().filter_map(|(_, view)| *view);
        Self {
            heard: told.heard.map(view),
            says: told.says.map(view),
            weighed: told.weighed.map(view),
            of_places: views.map(view).collect(),
            history: told.history.iter().copied().map(view).collect(),
        }
    }
}
