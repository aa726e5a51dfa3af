//! What the API shows of invitations to statsforvalteren as a neutral third party.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::RequestView;
use crate::app::case::Case;
use crate::domain::dialogue::{self, Dialogue, Party};
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::web::api::codes::ApiCode;

view! {
    /// What one party answered.
    DialogueAnswerView {
        /// Who.
        party: &'static str = "part",
        /// Whether it takes part.
        accepted: bool = "godtatt",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
    }
}

impl DialogueAnswerView {
    fn new((party, event): &(Party, &CaseEvent)) -> Self {
        Self {
            party: party.name(),
            accepted: event.kind == CaseEventKind::DialogueAccepted,
            at: event.at,
        }
    }
}

view! {
    /// «dialog»: an invitation about a disagreement. It is no supervision.
    DialogueView {
        /// The event that asked or offered.
        id: String = "id",
        /// The disagreement.
        disagreement: Option<String> = "uenighet",
        /// Who asked or offered.
        by: &'static str = "fra",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// How it stands.
        state: &'static str = "tilstand",
        /// What the others answered.
        answers: Vec<DialogueAnswerView> = "svar",
        /// How it ended.
        outcome: Option<&'static str> = "utfall",
        /// When it ended.
        ended_at: Option<DateTime<Utc>> = "avsluttet",
    }
}

impl DialogueView {
    /// The invitations told by a case's events.
    pub fn all(events: &[CaseEvent]) -> Vec<Self> {
        dialogue::of_events(events).iter().map(Self::from).collect()
    }
}

impl From<&Dialogue<'_>> for DialogueView {
    fn from(one: &Dialogue<'_>) -> Self {
        let outcome = one.ended.and_then(|event| event.detail);
        Self {
            id: one.began.id.to_string(),
            disagreement: one.began.about.map(|about| about.to_string()),
            by: one.by.name(),
            at: one.began.at,
            state: one.state().name(),
            answers: one.answers.iter().map(DialogueAnswerView::new).collect(),
            outcome: outcome.map(ApiCode::name),
            ended_at: one.ended.map(|event| event.at),
        }
    }
}

view! {
    /// A case the office is invited to, without who the child is.
    InvitationView {
        /// The request.
        request: RequestView = "anmodning",
        /// Its invitations.
        dialogues: Vec<DialogueView> = "dialoger",
    }
}

impl InvitationView {
    /// A case as shown at `now`.
    pub fn new(case: &Case, now: DateTime<Utc>) -> Self {
        Self {
            request: RequestView::new(&case.request, now),
            dialogues: DialogueView::all(&case.events),
        }
    }
}
