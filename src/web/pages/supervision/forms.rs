//! What can be done with a supervision case: the next move, and the conclusion.

use super::{Loaded, address, is_open, limit_name};
use crate::app::Failure;
use crate::app::dossier::Summary;
use crate::app::supervision::Concluding;
use crate::app::supervision_steps::{NewStep, open_moves};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::refusal::{Field, Rule};
use crate::domain::supervision::{ConcludedLimit, ConclusionCode, SupervisionState};
use crate::domain::warning::LimitSource;
use crate::web::pages::form::{Act, Attempt, Choice, Input, Kind, Maker, choice};
use crate::web::pages::sent::{LINE, Reader, Sent, TEXT};
use crate::web::pages::visitor::Visitor;

/// The name of the form of a move.
pub(super) const STEP: &str = "steg";
/// The name of the form of the conclusion.
pub(super) const CONCLUDE: &str = "konklusjon";

/// The forms that fit the state the case is in and the visitor's role.
pub(super) fn acts(visitor: &Visitor, loaded: &Loaded, attempt: Option<&Attempt>) -> Vec<Act> {
    let case = &loaded.shown.case;
    let to = open_moves(&visitor.actor, case);
    let mut acts = Vec::new();
    // Before the parties have been heard the next step is the one thing to do; then the conclusion is.
    let heard = case.state() >= SupervisionState::Preliminary && is_open(case);
    if !to.is_empty() {
        let form = Form::new(visitor, loaded, STEP, attempt);
        let inputs = step_inputs(visitor, loaded, &form.make, &to);
        acts.push(form.act(inputs, !heard));
    }
    if is_open(case) {
        let form = Form::new(visitor, loaded, CONCLUDE, attempt);
        let inputs = conclusion_inputs(visitor, loaded, &form.make);
        acts.push(form.act(inputs, heard));
    }
    acts
}

/// One form with what was typed in it.
struct Form<'a> {
    visitor: &'a Visitor,
    loaded: &'a Loaded,
    name: &'static str,
    make: Maker<'a>,
    is_again: bool,
}

impl<'a> Form<'a> {
    fn new(
        visitor: &'a Visitor,
        loaded: &'a Loaded,
        name: &'static str,
        attempt: Option<&'a Attempt>,
    ) -> Self {
        let attempt = attempt.filter(|attempt| attempt.act == name);
        let make = Maker::new(&visitor.say, name);
        Self {
            visitor,
            loaded,
            name,
            make: match attempt {
                Some(attempt) => make.again(&attempt.sent, attempt.faults()),
                None => make,
            },
            is_again: attempt.is_some(),
        }
    }

    fn act(self, inputs: Vec<Input>, primary: bool) -> Act {
        let say = &self.visitor.say;
        let case = &self.loaded.shown.case;
        Act {
            id: self.name.to_owned(),
            action: [&address(case.id), self.name].join("/"),
            heading: say.t(&["akt", self.name].join("-")),
            lead: Some(say.t(&["akt", self.name, "lead"].join("-"))),
            token: self.visitor.form_token(),
            version: case.version,
            inputs,
            send: say.t(&["akt", self.name, "send"].join("-")),
            primary,
            open: primary || self.is_again,
        }
    }
}

fn step_inputs(
    visitor: &Visitor,
    loaded: &Loaded,
    make: &Maker<'_>,
    to: &[SupervisionState],
) -> Vec<Input> {
    let say = &visitor.say;
    let choices: Vec<Choice> = to
        .iter()
        .map(|state| choice(state.code(), say.code("supervision-state", *state)))
        .collect();
    let first = to.first().map_or("", |state| state.code());
    vec![
        make.choose(Field::State, Kind::Radios, choices, first),
        make.instant(Field::At, Some(loaded.now)),
        make.date(Field::DueOn, "")
            .hint(say.t("akt-steg-frist"))
            .optional(say),
        make.area(Field::Text)
            .hint(say.t("akt-steg-ord"))
            .optional(say),
    ]
}

/// The conclusion's fields, filled with what the facts say already.
fn conclusion_inputs(visitor: &Visitor, loaded: &Loaded, make: &Maker<'_>) -> Vec<Input> {
    let say = &visitor.say;
    let passed = loaded.breach.as_ref().and_then(|breach| breach.passed_at);
    let event_on = passed.map(|at| calendar::local_date_of_limit(at).to_string());
    let event_on = event_on.unwrap_or_default();
    let summary = loaded.request.as_ref().map(|(_, summary)| summary);
    let until = summary
        .and_then(Summary::period)
        .and_then(|(_, until)| until);
    let until = until.map(|day| day.to_string()).unwrap_or_default();
    let today = calendar::local_date(loaded.now).to_string();
    let limits = limits(visitor, loaded);
    let limit = flagged(loaded)
        .map(|limit| posted(&limit))
        .unwrap_or_default();
    vec![
        make.one_of::<ConclusionCode>(Field::Conclusion, Kind::Radios, "conclusion", None),
        make.date(Field::ConcludedOn, &today),
        make.date(Field::EventOn, &event_on).optional(say),
        make.choose(Field::LimitId, Kind::Select, limits, &limit)
            .hint(say.t("akt-konklusjon-klokke"))
            .optional(say),
        make.date(Field::PeriodFrom, &event_on).optional(say),
        make.date(Field::PeriodTo, &until).optional(say),
        make.input(
            Field::LegalText,
            Kind::Line("text"),
            &say.t("tilsyn-hjemmel"),
        ),
        make.area(Field::Text).optional(say),
    ]
}

/// The norm whose passing the case is about.
fn flagged(loaded: &Loaded) -> Option<ConcludedLimit> {
    let norm = loaded.breach.as_ref()?.norm.as_ref()?;
    Some(ConcludedLimit {
        source: LimitSource::Norm,
        id: norm.id.clone(),
    })
}

/// The limits of the Act that passed in the case.
fn passed(loaded: &Loaded) -> Vec<ConcludedLimit> {
    let Some((request, _)) = &loaded.request else {
        return Vec::new();
    };
    let mut rules: Vec<&str> = request
        .shown
        .case
        .passed
        .iter()
        .map(|limit| limit.rule.code())
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules
        .into_iter()
        .map(|code| ConcludedLimit {
            source: LimitSource::Act,
            id: code.to_owned(),
        })
        .collect()
}

/// The limits to choose from: the one that was flagged, what passed of the Act, then every other norm.
fn limits(visitor: &Visitor, loaded: &Loaded) -> Vec<Choice> {
    let say = &visitor.say;
    let flagged = flagged(loaded);
    let norms = visitor.rules().norms.ids();
    let norms = norms.into_iter().map(|id| ConcludedLimit {
        source: LimitSource::Norm,
        id: id.to_owned(),
    });
    let others: Vec<ConcludedLimit> = passed(loaded)
        .into_iter()
        .chain(norms)
        .filter(|limit| Some(limit) != flagged.as_ref())
        .collect();
    let named = |limit: ConcludedLimit| choice(&posted(&limit), limit_name(say, &limit));
    flagged.into_iter().chain(others).map(named).collect()
}

/// A limit as the form posts it.
fn posted(limit: &ConcludedLimit) -> String {
    [limit.source.code(), &limit.id].join(":")
}

pub(super) fn read_step(sent: &Sent) -> Result<NewStep, Failure> {
    let mut reader = Reader::new(sent);
    let state = reader.code::<SupervisionState>(Field::State);
    let state = reader.needed(Field::State, state);
    let at = reader.instant(Field::At);
    let at = reader.needed(Field::At, at);
    let due_on = reader.date(Field::DueOn);
    let words = reader.text(Field::Text, TEXT);
    let told = state.zip(at).map(|(state, at)| NewStep {
        state,
        at,
        due_on,
        words,
    });
    reader.done(told)
}

pub(super) fn read_conclusion(sent: &Sent) -> Result<Concluding, Failure> {
    let mut reader = Reader::new(sent);
    let code = reader.code::<ConclusionCode>(Field::Conclusion);
    let code = reader.needed(Field::Conclusion, code);
    let concluded_on = reader.date(Field::ConcludedOn);
    let concluded_on = reader.needed(Field::ConcludedOn, concluded_on);
    let event_on = reader.date(Field::EventOn);
    let period = (reader.date(Field::PeriodFrom), reader.date(Field::PeriodTo));
    let legal_text = reader.text(Field::LegalText, LINE);
    let limit = reader.read(Field::LimitId, read_limit);
    let text = reader.text(Field::Text, TEXT);
    let told = code
        .zip(concluded_on)
        .map(|(code, concluded_on)| Concluding {
            code,
            concluded_on,
            event_on,
            period,
            legal_text,
            limit,
            text,
        });
    reader.done(told)
}

fn read_limit(typed: &str) -> Result<ConcludedLimit, Rule> {
    let unknown = || Rule::OneOf(Vec::new());
    let (source, id) = typed.split_once(':').ok_or_else(unknown)?;
    let source = LimitSource::from_code(source).map_err(|_| unknown())?;
    Ok(ConcludedLimit {
        source,
        id: id.to_owned(),
    })
}
