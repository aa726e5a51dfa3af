//! One form a kind of event that either side tells while the child waits, made from the kind's own shape.

use super::forms::{Forms, Target};
use super::timeline::asked_since_last_update;
use crate::domain::code::Code;
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail, Need};
use crate::domain::refusal::Field;
use crate::domain::request::RequestStatus;
use crate::domain::role::Action;
use crate::web::pages::form::{Act, Choice, Kind, choice};

/// What the page has forms for, in their order. What the law's limits rest on is told through the API.
const TOLD_HERE: &[CaseEventKind] = &[
    CaseEventKind::QuestionAnswered,
    CaseEventKind::Question,
    CaseEventKind::HumanAnswer,
    CaseEventKind::UpdateGiven,
    CaseEventKind::RhythmAgreed,
    CaseEventKind::SupplierAsked,
    CaseEventKind::SupplierAnswered,
    CaseEventKind::HelpBegan,
    CaseEventKind::HelpEnded,
    CaseEventKind::PauseBegan,
    CaseEventKind::PauseEnded,
    CaseEventKind::Reopened,
];

/// What the one-click update is called in addresses.
pub const NOTHING_NEW: &str = "intet-nytt";

impl Forms<'_> {
    /// The events the visitor can tell now.
    pub(super) fn events(&self) -> Vec<Act> {
        let told = TOLD_HERE.iter().copied();
        told.filter(|kind| self.fits(*kind))
            .map(|kind| self.event(kind))
            .collect()
    }

    /// «Intet nytt»: one click, and the page counts what was tried since the last update.
    pub(super) fn nothing_new(&self) -> Act {
        let events = &self.loaded.shown.case.events;
        let asked = asked_since_last_update(events, &self.loaded.log, self.now());
        let target = self.told(NOTHING_NEW);
        Act {
            send: self.visitor.say.counted("akt-intet-nytt-send", asked),
            ..self.form(target, "akt-intet-nytt", |_| Vec::new())
        }
    }

    fn told(&self, what: &str) -> Target {
        let request = &self.loaded.shown.case.request;
        Target {
            id: ["hendelse", what].join("-"),
            action: ["/anmodninger", &request.id.to_string(), "hendelser", what].join("/"),
            version: request.version,
        }
    }

    fn fits(&self, kind: CaseEventKind) -> bool {
        let shape = kind.shape();
        let may = [Action::WriteRequest, Action::WriteOffer]
            .into_iter()
            .any(|action| self.visitor.actor.may(action) && shape.teller.covers(action));
        let closed = self.status().is_closed();
        let in_time = match kind {
            CaseEventKind::Reopened => closed,
            other => !closed || (other.is_told_of_a_closed_request() && !shape.about.is_empty()),
        };
        may && in_time && (shape.about.is_empty() || !self.begun(kind).is_empty())
    }

    /// What an event of the kind can end or answer.
    fn begun(&self, kind: CaseEventKind) -> Vec<&CaseEvent> {
        let events = &self.loaded.shown.case.events;
        let ends = kind.shape().about;
        let open = |begun: &&CaseEvent| !events.iter().any(|end| end.about == Some(begun.id));
        let begun = events.iter().filter(|event| ends.contains(&event.kind));
        begun.filter(open).collect()
    }

    fn event(&self, kind: CaseEventKind) -> Act {
        let (say, shape) = (&self.visitor.say, kind.shape());
        let code = kind.code().replace('_', "-");
        let target = self.told(&code);
        let act = self.form(target, "akt-hendelse", |make| {
            let mut inputs = Vec::new();
            if !shape.about.is_empty() {
                let begun = self.begun(kind);
                let first = begun.first().map(|one| one.id.to_string());
                let begun = begun.into_iter().map(|one| self.named(one)).collect();
                let first = first.unwrap_or_default();
                inputs.push(make.choose(Field::AboutEvent, Kind::Select, begun, &first));
            }
            if shape.detail == Need::Required {
                let details = self.details(kind);
                inputs.push(make.choose(Field::Detail, Kind::Select, details, ""));
            }
            inputs.push(self.at(make));
            if shape.until == Need::Required {
                inputs.push(make.instant(Field::To, None));
            }
            match shape.text {
                Need::Required => inputs.push(make.area(Field::Text)),
                Need::Optional => inputs.push(make.area(Field::Text).optional(say)),
                Need::Absent => {}
            }
            inputs
        });
        let name = say.t(&["akt-hendelse", &code].join("-"));
        Act {
            send: name.clone(),
            heading: name,
            ..act
        }
    }

    /// The details of a kind; of a reopening only those that fit how the request ended.
    fn details(&self, kind: CaseEventKind) -> Vec<Choice> {
        let withdrawn = self.status() == RequestStatus::Withdrawn;
        let reopening = kind == CaseEventKind::Reopened;
        let fits = |detail: &&EventDetail| {
            !reopening || withdrawn == (**detail == EventDetail::WithdrawnByMistake)
        };
        let details = kind.shape().details.iter().filter(fits);
        details
            .map(|one| choice(one.code(), self.visitor.say.code("event-detail", *one)))
            .collect()
    }

    /// An event as a choice: what, which of its kind, and when.
    fn named(&self, event: &CaseEvent) -> Choice {
        let say = &self.visitor.say;
        let detail = event.detail.map(|detail| say.code("event-detail", detail));
        let name = detail.unwrap_or_else(|| say.code("case-event-kind", event.kind));
        let when = say.instant(event.at);
        let said = say.with("hendelse-valg", &[("hva", &name), ("tid", &when)]);
        choice(&event.id.to_string(), said)
    }
}
