//! The pieces forms are made of. Each is a small template of its own, so it escapes what it prints.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Utc};

use super::say::Say;
use super::sent::{Sent, second_name, second_showing, wall};
use crate::app::Failure;
use crate::domain::code::Code;
use crate::domain::refusal::{Fault, Field};

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of the browser's own type, such as `text`, `date` or `tel`.
    Line(&'static str),
    /// Several lines.
    Area,
    /// One of a list.
    Select,
    /// One of a few, all in sight.
    Radios,
    /// Ticked or not.
    Check,
}

/// One of several.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is posted.
    pub code: String,
    /// What is read.
    pub name: String,
}

/// One field with its label, help and fault.
#[derive(Template)]
#[template(path = "web/pages/input.html")]
pub struct Input {
    id: String,
    name: String,
    label: String,
    value: String,
    kind: Kind,
    choices: Vec<Choice>,
    hint: Option<String>,
    fault: Option<String>,
    optional: Option<String>,
    mode: &'static str,
    /// The tick for the second showing of an autumn hour: name, label, ticked.
    second: Option<(String, String, bool)>,
}

impl HtmlSafe for Input {}

impl Input {
    /// Adds a sentence of help.
    pub fn hint(mut self, text: String) -> Self {
        self.hint = Some(text);
        self
    }

    /// Says that it may be left out.
    pub fn optional(mut self, say: &Say) -> Self {
        self.optional = Some(say.t("valgfritt"));
        self
    }

    /// The keyboard a phone shows.
    pub fn keys(mut self, mode: &'static str) -> Self {
        self.mode = mode;
        self
    }

    fn described(&self) -> String {
        let ids = [
            (self.hint.is_some(), "hjelp"),
            (self.fault.is_some(), "feil"),
        ];
        let ids: Vec<String> = ids
            .iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| [self.id.as_str(), part].join("-"))
            .collect();
        ids.join(" ")
    }
}

/// Makes the fields of one form: what was typed stays, what was wrong is said at the field.
pub struct Maker<'a> {
    say: &'a Say,
    act: &'a str,
    sent: Option<&'a Sent>,
    faults: &'a [Fault],
}

impl<'a> Maker<'a> {
    /// The fields of a form that nobody has sent yet.
    pub fn new(say: &'a Say, act: &'a str) -> Self {
        Self {
            say,
            act,
            sent: None,
            faults: &[],
        }
    }

    /// The fields of a form that was sent and not taken.
    pub fn again(self, sent: &'a Sent, faults: &'a [Fault]) -> Self {
        Self {
            sent: Some(sent),
            faults,
            ..self
        }
    }

    /// A field.
    pub fn input(&self, field: Field, kind: Kind, before: &str) -> Input {
        let fault = self.faults.iter().find(|fault| fault.field == field);
        Input {
            id: id_of(self.act, field),
            name: field.code().to_owned(),
            label: self.say.field(field),
            value: self
                .sent
                .map_or(before, |sent| sent.get(field.code()))
                .to_owned(),
            kind,
            choices: Vec::new(),
            hint: None,
            fault: fault.map(|fault| self.say.rule(&fault.rule)),
            optional: None,
            mode: "",
            second: None,
        }
    }

    /// One line of text.
    pub fn line(&self, field: Field) -> Input {
        self.input(field, Kind::Line("text"), "")
    }

    /// A whole number.
    pub fn number(&self, field: Field) -> Input {
        self.input(field, Kind::Line("text"), "").keys("numeric")
    }

    /// Several lines of text.
    pub fn area(&self, field: Field) -> Input {
        self.input(field, Kind::Area, "")
    }

    /// A local date.
    pub fn date(&self, field: Field, before: &str) -> Input {
        self.input(field, Kind::Line("date"), before)
    }

    /// An instant in Norwegian time. A tick tells the two showings of an autumn hour apart where the
    /// time in the field is shown twice.
    pub fn instant(&self, field: Field, before: Option<DateTime<Utc>>) -> Input {
        let typed = before.map(wall).unwrap_or_default();
        let mut input = self.input(field, Kind::Line("datetime-local"), &typed);
        let name = second_name(field);
        let shown = super::sent::parse_wall(&input.value).map(crate::domain::calendar::instant);
        if shown.and_then(second_showing).is_some() {
            let ticked = match self.sent {
                Some(sent) => !sent.get(&name).is_empty(),
                None => before != shown,
            };
            input.second = Some((name, self.say.t("tid-andre-gang"), ticked));
        }
        input
    }

    /// One of a closed list, with the names of that list.
    pub fn one_of<C: Code>(
        &self,
        field: Field,
        kind: Kind,
        list: &str,
        before: Option<C>,
    ) -> Input {
        let choices = C::ALL
            .iter()
            .map(|value| choice(value.code(), self.say.code(list, *value)))
            .collect();
        self.choose(
            field,
            kind,
            choices,
            before.map(C::code).unwrap_or_default(),
        )
    }

    /// One of some choices.
    pub fn choose(
        &self,
        field: Field,
        kind: Kind,
        mut choices: Vec<Choice>,
        before: &str,
    ) -> Input {
        if kind == Kind::Select {
            choices.insert(0, choice("", self.say.t("velg")));
        }
        Input {
            choices,
            ..self.input(field, kind, before)
        }
    }

    /// A box to tick; its name is its own, since several may belong to one field.
    pub fn check(&self, name: &str, label: String) -> Input {
        let value = self.sent.map_or("", |sent| sent.get(name)).to_owned();
        let input = self.input(Field::Needs, Kind::Check, "");
        Input {
            id: [self.act, name].join("-"),
            name: name.to_owned(),
            label,
            value,
            ..input
        }
    }
}

/// A choice.
pub fn choice(code: &str, name: String) -> Choice {
    Choice {
        code: code.to_owned(),
        name,
    }
}

/// The id of a field in one of several forms on a page.
fn id_of(act: &str, field: Field) -> String {
    [act, field.code()].join("-")
}

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
            (id_of(&self.act, fault.field), text)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Rule;
    use crate::text::Texts;
    use std::sync::Arc;

    fn say() -> Say {
        Say::new(Arc::new(Texts::load().unwrap()))
    }

    #[test]
    fn what_was_typed_is_kept_as_text_and_never_as_markup() {
        let say = say();
        let sent: Sent = Sent::typed(&[("contact_name", "<script>alert(1)</script>\"'")]);
        let faults = [Fault {
            field: Field::ContactName,
            part: None,
            rule: Rule::Required,
        }];
        let html = Maker::new(&say, "ny")
            .again(&sent, &faults)
            .line(Field::ContactName)
            .render()
            .unwrap();
        assert!(
            !html.contains("<script>") && !html.contains("\"'"),
            "{html}"
        );
        assert!(html.contains("&#60;script&#62;"), "{html}");
        assert!(
            html.contains("aria-invalid=\"true\"")
                && html.contains("aria-describedby=\"ny-contact_name-feil\"")
        );
        assert!(
            html.contains("for=\"ny-contact_name\"") && html.contains("id=\"ny-contact_name\"")
        );
    }

    #[test]
    fn the_summary_links_to_the_field() {
        let failure = Failure::field(Field::ChildNumber, Rule::Required);
        let attempt = Attempt {
            act: "ny".into(),
            sent: Sent::default(),
            failure,
        };
        let html = attempt.summary(&say()).render().unwrap();
        assert!(html.contains("href=\"#ny-child_number\""), "{html}");
    }

    #[test]
    fn the_tick_for_the_second_showing_stands_only_where_the_hour_is_shown_twice() {
        let say = say();
        let html = |at: &str| {
            let at = Some(at.parse().unwrap());
            Maker::new(&say, "ny")
                .instant(Field::At, at)
                .render()
                .unwrap()
        };
        assert!(!html("2026-10-24T00:30:00Z").contains("at_second"));
        assert!(html("2026-10-25T00:30:00Z").contains("at_second"));
        assert!(!html("2026-10-25T00:30:00Z").contains("checked"));
        assert!(html("2026-10-25T01:30:00Z").contains("checked"));
    }
}
