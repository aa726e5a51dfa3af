//! The pieces forms are made of. Each is a small template of its own, so it escapes what it prints.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Utc};

use super::say::Say;
use super::sent::{Sent, second_name, second_showing, wall};
use crate::domain::code::Code;
use crate::domain::refusal::{Fault, Field};

pub use super::act::{Act, Attempt, Summary};

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
    /// What is posted under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Says something else than the field's own name.
    pub fn labelled(mut self, text: String) -> Self {
        self.label = text;
        self
    }

    /// Is posted under another name than the field's own: the one the API has.
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }

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

    /// Whether it is posted under that name.
    pub fn is_for(&self, name: &str) -> bool {
        self.name == name
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

    /// The fields of one of a page's forms, after an attempt that may have been at another.
    pub fn after(say: &'a Say, act: &'a str, attempt: Option<&'a Attempt>) -> Self {
        let make = Self::new(say, act);
        match attempt.filter(|attempt| attempt.act == act) {
            Some(attempt) => make.again(&attempt.sent, attempt.faults()),
            None => make,
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

    /// One of some choices, or all of them where none is chosen.
    pub fn choose_or_all(&self, field: Field, mut choices: Vec<Choice>, before: &str) -> Input {
        choices.insert(0, choice("", self.say.t("alle")));
        Input {
            choices,
            ..self.input(field, Kind::Select, before)
        }
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

    /// One of a few answers to a question of the policy, which is configuration and no field of ours.
    pub fn question(&self, id: &str, label: String, choices: Vec<Choice>, before: &str) -> Input {
        let name = question_name(id);
        let fault = self
            .faults
            .iter()
            .find(|fault| fault.part.as_deref() == Some(id));
        Input {
            id: [self.act, id].join("-"),
            value: self.sent.map_or(before, |sent| sent.get(&name)).to_owned(),
            name,
            label,
            choices,
            fault: fault.map(|fault| self.say.rule(&fault.rule)),
            ..self.input(Field::Question, Kind::Radios, "")
        }
    }

    /// How many; its name is its own, since several belong to one field.
    pub fn count(&self, name: &str, label: String) -> Input {
        let mut faults = self.faults.iter();
        let fault = faults.find(|fault| fault.part.as_deref() == Some(name));
        let value = self.sent.map_or("", |sent| sent.get(name)).to_owned();
        let input = self.input(Field::Participants, Kind::Line("text"), "");
        Input {
            id: [self.act, name].join("-"),
            name: name.to_owned(),
            label,
            value,
            fault: fault.map(|fault| self.say.rule(&fault.rule)),
            ..input.keys("numeric")
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

/// The name under which the answer to a question of the policy is posted.
pub fn question_name(id: &str) -> String {
    ["svar", id].join("_")
}

/// A choice.
pub fn choice(code: &str, name: String) -> Choice {
    Choice {
        code: code.to_owned(),
        name,
    }
}

/// The id of a field in one of several forms on a page.
pub(super) fn id_of(act: &str, field: Field) -> String {
    [act, field.code()].join("-")
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
