//! One form a kind of event that either side tells, made from the kind's own shape.

use super::base;
use super::forms::{Forms, Target};
use super::timeline::asked_since_last_update;
use crate::app::board::taken;
use crate::domain::code::Code;
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail, Need};
use crate::domain::refusal::Field;
use crate::domain::request::RequestStatus;
use crate::domain::role::Action;
use crate::web::pages::form::{Act, Choice, Input, Kind, choice};

/// What is told while the child waits, in the order of the page.
const WHILE_WAITING: &[CaseEventKind] = &[
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
    CaseEventKind::CallUnanswered,
    CaseEventKind::JointPlan,
    CaseEventKind::AlternativeConsidered,
    CaseEventKind::OnlyAlternative,
    CaseEventKind::ChildViewOfPlace,
    CaseEventKind::SectorAsked,
    CaseEventKind::SectorAnswered,
    CaseEventKind::LegalBasisPressure,
    CaseEventKind::DisagreementRaised,
    CaseEventKind::DisagreementView,
    CaseEventKind::DisagreementSolution,
    CaseEventKind::DisagreementSolved,
    CaseEventKind::DisagreementKept,
    CaseEventKind::Reopened,
];

/// What the law's limits rest on, in the order of the paragraphs.
const FOR_THE_LAW: &[CaseEventKind] = &[
    CaseEventKind::ResidentAbroad,
    CaseEventKind::ForeignRequest,
    CaseEventKind::MovingBan,
    CaseEventKind::ExitBan,
    CaseEventKind::BanPetition,
    CaseEventKind::BanEnded,
    CaseEventKind::StayBegan,
    CaseEventKind::StayEnded,
    CaseEventKind::ConsentWithdrawn,
    CaseEventKind::BroughtBack,
    CaseEventKind::OrderRenewed,
    CaseEventKind::OrderReviewed,
    CaseEventKind::ComplaintReceived,
    CaseEventKind::ComplaintDecided,
    CaseEventKind::HearingEnded,
    CaseEventKind::TribunalNotice,
    CaseEventKind::LegalAction,
    CaseEventKind::DecisionNotice,
    CaseEventKind::Appeal,
];

/// What is told of the goal of the stay and of leaving it, in the order of the page.
const OF_LEAVING: &[CaseEventKind] = &[
    CaseEventKind::StayGoal,
    CaseEventKind::LeavingCriteria,
    CaseEventKind::NextMeasure,
    CaseEventKind::ReadyToLeave,
    CaseEventKind::NotLeftBecause,
    CaseEventKind::HasLeft,
];

/// What the one-click update is called in addresses.
pub const NOTHING_NEW: &str = "intet-nytt";

impl Forms<'_> {
    /// The events the visitor can tell now.
    pub(super) fn events(&self) -> Vec<Act> {
        let told = WHILE_WAITING.iter().copied();
        told.filter(|kind| self.fits(*kind))
            .map(|kind| {
                let key = ["akt-hendelse", &kind.code().replace('_', "-")].join("-");
                self.event(kind, self.visitor.say.t(&key))
            })
            .collect()
    }

    /// The events that the law's limits rest on, named as they are in the timeline. They may be told after
    /// the request is closed: the limits run on.
    pub fn for_the_law(&self) -> Vec<Act> {
        let told = FOR_THE_LAW.iter().copied();
        told.filter(|kind| self.is_ours(*kind) && self.has_begun(*kind))
            .map(|kind| self.event(kind, self.visitor.say.code("case-event-kind", kind)))
            .collect()
    }

    /// What can be told of the goal and of leaving: from the first day, and after the child moved in.
    pub(super) fn of_leaving(&self) -> Vec<Act> {
        let told = OF_LEAVING.iter().copied();
        told.filter(|kind| self.is_ours(*kind) && self.has_begun(*kind))
            .map(|kind| {
                let key = ["akt-hendelse", &kind.code().replace('_', "-")].join("-");
                self.event(kind, self.visitor.say.t(&key))
            })
            .collect()
    }

    /// What the desk tells from its board, beside its own acts.
    pub(super) fn at_the_board(&self) -> impl Iterator<Item = Act> {
        [CaseEventKind::JointPlan, CaseEventKind::CallUnanswered]
            .map(|kind| {
                let key = ["akt-hendelse", &kind.code().replace('_', "-")].join("-");
                self.event(kind, self.visitor.say.t(&key))
            })
            .into_iter()
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

    /// «Ta saken»: one click, while nobody has.
    pub(super) fn take(&self) -> Option<Act> {
        if taken(&self.loaded.shown.case.events).is_some() {
            return None;
        }
        let target = self.told(CaseEventKind::Taken.code());
        Some(self.form(target, "akt-ta-saken", |_| Vec::new()))
    }

    fn told(&self, what: &str) -> Target {
        let request = &self.loaded.shown.case.request;
        Target {
            id: ["hendelse", what].join("-"),
            action: [
                base(self.visitor),
                &request.id.to_string(),
                "hendelser",
                what,
            ]
            .join("/"),
            version: request.version,
        }
    }

    fn fits(&self, kind: CaseEventKind) -> bool {
        let shape = kind.shape();
        let closed = self.status().is_closed();
        let in_time = match kind {
            CaseEventKind::Reopened => closed,
            other => !closed || (other.is_told_of_a_closed_request() && !shape.about.is_empty()),
        };
        self.is_ours(kind) && in_time && self.has_begun(kind)
    }

    /// Whether the visitor's side tells events of the kind.
    fn is_ours(&self, kind: CaseEventKind) -> bool {
        let teller = kind.shape().teller;
        [Action::WriteRequest, Action::WriteOffer]
            .into_iter()
            .any(|action| self.visitor.actor.may(action) && teller.covers(action))
    }

    /// Whether there is something to end or answer, for a kind that does.
    fn has_begun(&self, kind: CaseEventKind) -> bool {
        kind.shape().about.is_empty() || !self.begun(kind).is_empty()
    }

    /// What an event of the kind can end or answer.
    fn begun(&self, kind: CaseEventKind) -> Vec<&CaseEvent> {
        let events = &self.loaded.shown.case.events;
        let ends = kind.shape().about;
        let told = |begun: &CaseEvent| {
            let same = events.iter().filter(|end| end.kind == kind);
            same.filter(|end| end.about == Some(begun.id)).count() > 0
        };
        let open = |begun: &&CaseEvent| kind.may_be_told_again() || !told(begun);
        let begun = events.iter().filter(|event| ends.contains(&event.kind));
        begun.filter(open).collect()
    }

    fn event(&self, kind: CaseEventKind, name: String) -> Act {
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
            let details = || make.choose(Field::Detail, Kind::Select, self.details(kind), "");
            match shape.detail {
                Need::Required => inputs.push(details()),
                Need::Optional => inputs.push(details().optional(say)),
                Need::Absent => {}
            }
            inputs.push(self.at(make));
            match shape.until {
                Need::Required => inputs.push(self.helped(kind, make.instant(Field::To, None))),
                Need::Optional => inputs.push(make.instant(Field::To, None).optional(say)),
                Need::Absent => {}
            }
            match shape.text {
                Need::Required => inputs.push(self.helped(kind, make.area(Field::Text))),
                Need::Optional => inputs.push(make.area(Field::Text).optional(say)),
                Need::Absent => {}
            }
            inputs
        });
        Act {
            send: name.clone(),
            heading: name,
            ..act
        }
    }

    /// A field with the sentence of help that its kind has for it, where it has one.
    fn helped(&self, kind: CaseEventKind, input: Input) -> Input {
        let say = &self.visitor.say;
        let kind = kind.code().replace('_', "-");
        let key = ["hjelp-hendelse", &kind, input.name()].join("-");
        let (texts, locale) = say.texts();
        if texts.has(locale, &key) {
            input.hint(say.t(&key))
        } else {
            input
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
