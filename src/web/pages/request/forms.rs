//! What a visitor can do with a request: one form an act, by role and by what has happened.

use chrono::{DateTime, Utc};

use super::{Loaded, base};
use crate::app::offers::StoredOffer;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{DeclineReason, OfferStatus};
use crate::domain::refusal::Field;
use crate::domain::request::{
    Channel, HarmKind, Judgement, PlaceOfStay, RequestStatus, WithdrawalReason,
};
use crate::domain::role::Action;
use crate::web::pages::form::{Act, Attempt, Input, Kind, Maker};
use crate::web::pages::offers::act;
use crate::web::pages::visitor::Visitor;

/// Makes the forms of one request's page.
pub struct Forms<'a> {
    pub(super) visitor: &'a Visitor,
    pub(super) loaded: &'a Loaded,
    attempt: Option<&'a Attempt>,
}

/// Which form, where it is sent, and the version it is drawn for.
pub(super) struct Target {
    pub(super) id: String,
    pub(super) action: String,
    pub(super) version: i32,
}

impl<'a> Forms<'a> {
    /// The forms of a page.
    pub fn new(visitor: &'a Visitor, loaded: &'a Loaded, attempt: Option<&'a Attempt>) -> Self {
        Self {
            visitor,
            loaded,
            attempt,
        }
    }

    /// Whether that form was sent and not taken.
    pub(super) fn was_sent(&self, id: &str) -> bool {
        self.attempt.is_some_and(|attempt| attempt.act == id)
    }

    /// The instant the page is drawn for.
    pub fn now(&self) -> DateTime<Utc> {
        self.loaded.now
    }

    pub(super) fn status(&self) -> RequestStatus {
        self.loaded.shown.case.status()
    }

    /// What the role is here to do next.
    pub fn next(&self) -> Vec<Act> {
        let writes = self.visitor.actor.may(Action::WriteOffer);
        match self.status() {
            RequestStatus::Open if writes => self
                .take()
                .into_iter()
                .chain([self.log_search(), self.make_offer(), self.nothing_new()])
                .collect(),
            RequestStatus::Accepted if writes => vec![self.log_search(), self.nothing_new()],
            _ => Vec::new(),
        }
    }

    /// What else a side can tell.
    pub fn more(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        if self.visitor.actor.may(Action::WriteRequest) {
            acts = match self.status() {
                RequestStatus::Withdrawn => Vec::new(),
                RequestStatus::MovedIn => vec![self.nemnd()],
                RequestStatus::Open | RequestStatus::Accepted => [
                    self.stay(),
                    self.harm(),
                    self.supplement(),
                    self.nemnd(),
                    self.withdraw(),
                ]
                .into_iter()
                .chain(self.siblings())
                .collect(),
            };
        }
        acts.extend(self.events());
        acts.extend(self.child_link());
        acts
    }

    /// What can be done about one offer.
    pub fn of_offer(&self, stored: &StoredOffer) -> Vec<Act> {
        let (id, status) = (stored.offer.id, stored.offer.status(self.now()));
        let may = |action| self.visitor.actor.may(action);
        let target = |name: &str, path: &str| Target {
            id: act(name, id),
            action: ["/tilbud", &id.to_string(), path].join("/"),
            version: stored.version,
        };
        let mut acts = Vec::new();
        let open = self.status() == RequestStatus::Open;
        if open && status == OfferStatus::Standing && may(Action::AnswerOffer) {
            let accept = target("aksepter", "aksepter");
            acts.push(Act {
                primary: true,
                ..self.form(accept, "akt-aksepter", |_| Vec::new())
            });
            acts.push(self.form(target("avslaa", "avslaa"), "akt-avslaa", |make| {
                vec![
                    make.one_of::<DeclineReason>(
                        Field::ReasonCode,
                        Kind::Select,
                        "decline-reason",
                        None,
                    ),
                    make.area(Field::Text)
                        .hint(self.visitor.say.t("avslaa-hjelp")),
                ]
            }));
        }
        if status == OfferStatus::Accepted && (may(Action::AnswerOffer) || may(Action::WriteOffer))
        {
            let moved = target("innflyttet", "innflyttet");
            acts.push(Act {
                primary: true,
                ..self.form(moved, "akt-innflyttet", |make| vec![self.at(make)])
            });
        }
        let standing = matches!(
            status,
            OfferStatus::Standing | OfferStatus::Expired | OfferStatus::Accepted
        );
        if standing && !self.status().is_closed() && may(Action::WriteOffer) {
            acts.push(
                self.form(target("trekktilbud", "trekk"), "akt-trekk-tilbud", |make| {
                    vec![make.area(Field::Reason)]
                }),
            );
        }
        acts
    }

    pub(super) fn on_request(&self, id: &str) -> Target {
        let request = &self.loaded.shown.case.request;
        Target {
            id: id.to_owned(),
            action: [base(self.visitor), &request.id.to_string(), id].join("/"),
            version: request.version,
        }
    }

    /// A form: kept open with what was typed where it was sent and not taken. It carries the version as
    /// it is now, so that what is sent again is sent knowing what the page says.
    pub(super) fn form(
        &self,
        target: Target,
        key: &str,
        inputs: impl FnOnce(&Maker<'_>) -> Vec<Input>,
    ) -> Act {
        let say = &self.visitor.say;
        let mut make = Maker::new(say, &target.id);
        let attempt = self.attempt.filter(|attempt| attempt.act == target.id);
        if let Some(attempt) = attempt {
            make = make.again(&attempt.sent, attempt.faults());
        }
        let inputs = inputs(&make);
        Act {
            heading: say.t(key),
            lead: None,
            token: self.visitor.form_token(),
            version: target.version,
            inputs,
            send: say.t(&[key, "send"].join("-")),
            primary: false,
            open: attempt.is_some(),
            id: target.id,
            action: target.action,
        }
    }

    /// When it happened; left out means now.
    pub(super) fn at(&self, make: &Maker<'_>) -> Input {
        let say = &self.visitor.say;
        make.instant(Field::At, None)
            .hint(say.t("tidspunkt-hjelp"))
            .optional(say)
    }

    fn stay(&self) -> Act {
        self.form(self.on_request("oppholdssteder"), "akt-opphold", |make| {
            vec![
                make.one_of::<PlaceOfStay>(Field::Place, Kind::Select, "place-of-stay", None),
                make.instant(Field::From, Some(self.now())),
            ]
        })
    }

    fn harm(&self) -> Act {
        self.form(self.on_request("skadehendelser"), "akt-skade", |make| {
            vec![
                make.one_of::<HarmKind>(Field::EventKind, Kind::Select, "harm-kind", None),
                self.at(make),
            ]
        })
    }

    fn supplement(&self) -> Act {
        let content = &self.loaded.shown.case.request.content;
        let details = self.loaded.shown.details.clone().unwrap_or_default();
        let (danger, looked_after): (Judgement, Judgement) = (content.danger, content.looked_after);
        self.form(self.on_request("tillegg"), "akt-tillegg", |make| {
            let line = |field, before: Option<String>| {
                make.input(
                    field,
                    Kind::Line("text"),
                    before.as_deref().unwrap_or_default(),
                )
            };
            vec![
                make.one_of(Field::Danger, Kind::Radios, "judgement", Some(danger)),
                make.one_of(
                    Field::LookedAfter,
                    Kind::Radios,
                    "judgement",
                    Some(looked_after),
                ),
                make.instant(Field::EmergencyDecisionAt, content.emergency_decision_at),
                make.one_of(
                    Field::TargetGroup,
                    Kind::Select,
                    "target-group",
                    content.target_group,
                ),
                line(Field::ContactName, details.contact_name),
                line(Field::ContactPhone, details.contact_phone),
                make.input(
                    Field::Description,
                    Kind::Area,
                    details.description.as_deref().unwrap_or_default(),
                ),
            ]
        })
    }

    fn nemnd(&self) -> Act {
        let say = &self.visitor.say;
        self.form(self.on_request("nemnd"), "akt-nemnd", |make| {
            vec![
                make.one_of::<NemndEventKind>(
                    Field::EventKind,
                    Kind::Select,
                    "nemnd-event-kind",
                    None,
                ),
                self.at(make),
                make.date(Field::Until, "")
                    .hint(say.t("nemnd-forlenget-hjelp"))
                    .optional(say),
                make.area(Field::Reason)
                    .hint(say.t("nemnd-begrunnelse-hjelp"))
                    .optional(say),
            ]
        })
    }

    fn withdraw(&self) -> Act {
        let say = &self.visitor.say;
        self.form(self.on_request("trekk"), "akt-trekk", |make| {
            vec![
                make.one_of::<WithdrawalReason>(
                    Field::ReasonCode,
                    Kind::Select,
                    "withdrawal-reason",
                    None,
                ),
                self.at(make),
                make.area(Field::Text).optional(say),
            ]
        })
    }
}

/// A search that is logged with two fields was made by phone.
pub const USUAL: Channel = Channel::Phone;
