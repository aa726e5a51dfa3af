//! One act on something that exists: its form, and what is said when it was not taken.

use askama::Template;
use askama::filters::HtmlSafe;

use super::form::{Input, id_of};
use super::say::Say;
use super::sent::Sent;
use crate::app::Failure;
use crate::domain::refusal::Fault;

/// A form that was sent and not taken.
pub struct Attempt {
    /// Which of the page's forms.
    pub act: String,
    /// What was typed.
    pub sent: Sent,
    /// Why it was not taken.
    pub failure: Failure,
}

impl Attempt {
    /// The faulty fields.
    pub fn faults(&self) -> &[Fault] {
        match &self.failure {
            Failure::Refused(faults) => faults,
            _ => &[],
        }
    }

    /// Whether a form can show why: otherwise there is only a page of its own.
    pub fn can_be_shown(failure: &Failure) -> bool {
        matches!(
            failure,
            Failure::Refused(_) | Failure::Conflict(_) | Failure::Stale
        )
    }

    /// What stands at the top of the page.
    pub fn summary(&self, say: &Say) -> Summary {
        let (title, lead) = match &self.failure {
            Failure::Stale => ("feil-utdatert", Some(say.t("stale"))),
            Failure::Conflict(conflict) => ("feil-konflikt", Some(say.conflict(*conflict))),
            _ => ("feil-i-skjemaet", None),
        };
        let link = |fault: &Fault| {
            let text = [say.field(fault.field), say.rule(&fault.rule)].join(": ");
            let id = match &fault.part {
                Some(part) => [self.act.as_str(), part].join("-"),
                None => id_of(&self.act, fault.field),
            };
            (id, text)
        };
        Summary {
            title: say.t(title),
            lead,
            faults: self.faults().iter().map(link).collect(),
        }
    }
}

/// What was wrong, at the top of the page, with a link to each field.
#[derive(Template)]
#[template(path = "web/pages/summary.html")]
pub struct Summary {
    title: String,
    lead: Option<String>,
    faults: Vec<(String, String)>,
}

impl HtmlSafe for Summary {}

/// A form for one act on something that exists.
#[derive(Template)]
#[template(path = "web/pages/act.html")]
pub struct Act {
    /// Which of the page's forms.
    pub id: String,
    /// Where it is sent.
    pub action: String,
    /// What it is called.
    pub heading: String,
    /// A sentence about what follows.
    pub lead: Option<String>,
    /// The token of the session.
    pub token: String,
    /// The version of what it is about.
    pub version: i32,
    /// The fields.
    pub inputs: Vec<Input>,
    /// What the button says.
    pub send: String,
    /// Whether it is the one thing to do next.
    pub primary: bool,
    /// Whether it stands open.
    pub open: bool,
}

impl HtmlSafe for Act {}

impl Act {
    /// Whether it is a button alone, with nothing to fill in.
    pub fn is_button(&self) -> bool {
        self.inputs.is_empty()
    }
}
