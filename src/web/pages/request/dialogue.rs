//! Statsforvalteren as a neutral third party in a disagreement, and the buttons of whose turn it is.

use actix_web::web::Path;

use super::forms::{Forms, Target};
use super::{again, base};
use crate::app::Failure;
use crate::app::dialogue::{self, DialogueStep};
use crate::clock;
use crate::domain::code::Code;
use crate::domain::dialogue::{Dialogue, DialogueState, Party, may_tell, of_events};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::id::{CaseEventId, RequestId};
use crate::domain::refusal::Field;
use crate::domain::role::Action;
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::form::{Act, Choice, Kind, choice};
use crate::web::pages::say::Say;
use crate::web::pages::sent::Reader;
use crate::web::pages::visitor::Posted;

/// The invitations about a disagreement, a line each, oldest first.
pub fn lines(say: &Say, events: &[CaseEvent], disagreement: CaseEventId) -> Vec<String> {
    let all = of_events(events);
    let of_it = all
        .iter()
        .filter(|one| one.began.about == Some(disagreement));
    of_it.map(|one| line(say, one)).collect()
}

/// Who invited whom and when, what each answered, and how it ended.
pub fn line(say: &Say, one: &Dialogue<'_>) -> String {
    let key = match one.by {
        Party::Supervisor => "dialog-tilbudt",
        Party::Municipality | Party::Bufetat => "dialog-bedt",
    };
    let (who, at) = (say.code("party", one.by), say.instant(one.began.at));
    let mut parts = vec![say.with(key, &[("hvem", &who), ("tid", &at)])];
    for (party, event) in &one.answers {
        let key = match event.kind {
            CaseEventKind::DialogueAccepted => "dialog-ja",
            _ => "dialog-nei",
        };
        parts.push(say.with(key, &[("hvem", &say.code("party", *party))]));
    }
    match one.state() {
        DialogueState::Ended => {
            let outcome = one.ended.and_then(|event| event.detail);
            let outcome = outcome.map(|outcome| say.code("event-detail", outcome));
            parts.push(say.with("dialog-slutt", &[("hva", &outcome.unwrap_or_default())]));
        }
        state => parts.push(say.code("dialogue-state", state)),
    }
    parts.join(" ")
}

impl Forms<'_> {
    /// What the visitor may tell of a disagreement's invitations now.
    pub(super) fn dialogue(&self, disagreement: CaseEventId) -> Vec<Act> {
        let events = &self.loaded.shown.case.events;
        let may = self.visitor.actor.may(Action::JoinDialogue);
        let Some(party) = Party::of(self.visitor.actor.role).filter(|_| may) else {
            return Vec::new();
        };
        let all = of_events(events);
        let of_it = all
            .iter()
            .filter(|one| one.began.about == Some(disagreement));
        let begin = [CaseEventKind::DialogueAsked, CaseEventKind::DialogueOffered]
            .map(|kind| (kind, disagreement));
        let answer = of_it.flat_map(|one| {
            [
                CaseEventKind::DialogueAccepted,
                CaseEventKind::DialogueDeclined,
                CaseEventKind::DialogueEnded,
            ]
            .map(|kind| (kind, one.began.id))
        });
        begin
            .into_iter()
            .chain(answer)
            .filter(|(kind, about)| may_tell(events, party, *kind, *about))
            .map(|(kind, about)| self.step(kind, about))
            .collect()
    }

    fn step(&self, kind: CaseEventKind, about: CaseEventId) -> Act {
        let request = &self.loaded.shown.case.request;
        let (what, about) = (kind.code().replace('_', "-"), about.to_string());
        let target = Target {
            id: act_of(&what, &about),
            action: [
                base(self.visitor),
                &request.id.to_string(),
                "dialog",
                &what,
                &about,
            ]
            .join("/"),
            version: request.version,
        };
        let key = ["akt-hendelse", &what].join("-");
        self.form(target, &key, |make| {
            let outcomes = kind.shape().details.iter();
            let outcomes: Vec<Choice> = outcomes
                .map(|one| choice(one.code(), self.visitor.say.code("event-detail", *one)))
                .collect();
            if outcomes.is_empty() {
                Vec::new()
            } else {
                vec![make.choose(Field::Detail, Kind::Select, outcomes, "")]
            }
        })
    }
}

/// The name of a form on its page.
fn act_of(what: &str, about: &str) -> String {
    ["dialog", what, about].join("-")
}

/// `POST /anmodninger/{id}/dialog/{hva}/{om}`.
pub async fn step(posted: Posted, path: Path<(String, String, String)>) -> Answer {
    let (id, what, about) = path.into_inner();
    let kind = CaseEventKind::from_code(&what.replace('-', "_"));
    let (Ok(kind), Ok(event)) = (kind, about.parse::<CaseEventId>()) else {
        return Err(posted.visitor.failed(&Failure::NotFound));
    };
    let mut reader = Reader::new(&posted.sent);
    let outcome = reader.code::<EventDetail>(Field::Detail);
    if kind == CaseEventKind::DialogueEnded {
        reader.needed(Field::Detail, outcome);
    }
    let told = reader.done(Some(DialogueStep {
        kind,
        about: event,
        outcome,
        at: clock::now(),
    }));
    let request: RequestId = posted.visitor.id(&id)?;
    let of = (request, posted.sent.version());
    let outcome = match told {
        Ok(told) => {
            posted
                .visitor
                .attempt(move |actor, work| dialogue::step(actor, work, of, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    // What the office has ended or declined, it may see no more: it goes back to its list.
    if outcome.is_ok() && posted.visitor.actor.may(Action::Supervise) {
        return Ok(see("/dialog"));
    }
    again(posted, request, act_of(&what, &about), outcome).await
}
