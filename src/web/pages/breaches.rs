//! Possible breaches: the list, one of them, and what Bufetat judges about it.
//!
//! A page says «mulig brudd» until a conclusion of statsforvalteren establishes a breach.

mod list;
pub mod own_view;
pub mod referred;
mod view;
mod words;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::{DateTime, Utc};

pub use self::words::Words;
use super::answer::{Answer, see};
use super::form::{Act, Attempt, Choice, Input, Kind, Maker, choice, question_name};
use super::say::Say;
use super::sent::{Reader, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::breaches::{self, Shown};
use crate::app::self_assessments;
use crate::app::severity;
use crate::app::supervision::{self, Subject};
use crate::app::{Expected, Failure, Receipt, Work};
use crate::clock;
use crate::domain::breach::BreachStatus;
use crate::domain::code::Code;
use crate::domain::id::BreachId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::domain::supervision::ConclusionCode;

pub use list::list;

/// What stands for «ikke vurdert» among the levels.
pub const NOT_ASSESSED: &str = "not_assessed";

/// What it is called: a possible breach until one is established.
pub fn status(say: &Say, shown: &Shown) -> String {
    let conclusions = shown
        .supervisions
        .iter()
        .filter_map(|case| case.conclusion.as_ref());
    if conclusions
        .into_iter()
        .any(|conclusion| conclusion.code == ConclusionCode::Breach)
    {
        return say.t("brudd-konstatert");
    }
    status_of(say, shown.breach.status)
}

/// What Bufetat says of it; always with the words «mulig brudd».
pub fn status_of(say: &Say, status: BreachStatus) -> String {
    say.t(match status {
        BreachStatus::Possible => "brudd-mulig",
        BreachStatus::Confirmed => "brudd-bekreftet",
        BreachStatus::Rejected => "brudd-avvist",
    })
}

/// `GET /mulige-brudd/{id}`.
pub async fn show(visitor: Visitor, id: Path<String>) -> Answer {
    let id: BreachId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

async fn draw(visitor: &Visitor, id: BreachId, attempt: Option<Attempt>) -> Answer {
    let (shown, own) = visitor
        .run(move |actor, work| {
            let shown = breaches::show(actor, work, id)?;
            Ok((shown, self_assessments::list(actor, work, id)?))
        })
        .await?;
    let status = if attempt.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let mut acts = acts(visitor, &shown, attempt.as_ref(), clock::now());
    acts.extend(own_view::acts(
        visitor,
        &shown.breach,
        &own,
        attempt.as_ref(),
    ));
    visitor.page(
        status,
        &view::template(
            visitor,
            (&shown, &own),
            acts,
            attempt.map(|attempt| attempt.summary(&visitor.say)),
        ),
    )
}

/// What the visitor can do with it.
fn acts(
    visitor: &Visitor,
    shown: &Shown,
    attempt: Option<&Attempt>,
    now: DateTime<Utc>,
) -> Vec<Act> {
    let say = &visitor.say;
    let form = |name: &str, primary: bool, inputs: &dyn Fn(&Maker<'_>) -> Vec<Input>| {
        let attempt = attempt.filter(|attempt| attempt.act == name);
        let make = Maker::new(say, name);
        let make = match attempt {
            Some(attempt) => make.again(&attempt.sent, attempt.faults()),
            None => make,
        };
        Act {
            id: name.to_owned(),
            action: ["/mulige-brudd", &shown.breach.id.to_string(), name].join("/"),
            heading: say.t(&["akt", name].join("-")),
            lead: Some(say.t(&["akt", name, "lead"].join("-"))),
            token: visitor.form_token(),
            version: shown.breach.version,
            inputs: inputs(&make),
            send: say.t(&["akt", name, "send"].join("-")),
            primary,
            open: attempt.is_some(),
        }
    };
    let mut acts = Vec::new();
    if visitor.actor.may(Action::JudgeBreach) {
        let before = shown
            .breach
            .severity
            .map_or(NOT_ASSESSED, |(level, _)| level.code());
        let words = Words {
            say,
            policy: &visitor.rules().policy,
        };
        if !words.known(shown).is_empty() {
            acts.push(form("svar", false, &|make| words.inputs(make, shown)));
        }
        acts.push(form("vurder", true, &|make| {
            let levels = make.choose(Field::Level, Kind::Radios, levels(say, shown), before);
            let reason = make.area(Field::Reason).hint(say.t("akt-vurder-hvorfor"));
            vec![levels, reason.optional(say)]
        }));
        if shown.breach.status != BreachStatus::Confirmed {
            acts.push(form("bekreft", false, &|make| {
                vec![make.area(Field::Reason).optional(say)]
            }));
        }
        if shown.breach.status != BreachStatus::Rejected {
            acts.push(form("avvis", false, &|make| vec![make.area(Field::Reason)]));
        }
    }
    if visitor.actor.may(Action::Supervise) && shown.supervisions.is_empty() {
        acts.push(form("tilsyn", true, &|make| {
            let opened = make.instant(Field::At, Some(now));
            vec![opened, make.area(Field::Reason)]
        }));
    }
    acts
}

/// The levels of the scale that holds for its month, and «ikke vurdert».
fn levels(say: &Say, shown: &Shown) -> Vec<Choice> {
    levels_of(say, SeverityScale::of_month(&shown.breach.month))
}

/// The five levels of the scale in use, and «ikke vurdert».
pub fn five_levels(say: &Say) -> Vec<Choice> {
    levels_of(say, SeverityScale::Five2024)
}

fn levels_of(say: &Say, scale: SeverityScale) -> Vec<Choice> {
    let mut all: Vec<Choice> = SeverityLevel::of(scale)
        .map(|level| choice(level.code(), say.code("severity-level", level)))
        .collect();
    all.push(choice(NOT_ASSESSED, say.t("alvor-ikke-vurdert")));
    all
}

/// `POST /mulige-brudd/{id}/vurder`.
pub async fn assess(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let level = reader.read(Field::Level, |typed| match typed {
        NOT_ASSESSED => Ok(None),
        code => SeverityLevel::from_code(code)
            .map(Some)
            .map_err(|_| Rule::OneOf(Vec::new())),
    });
    let level = reader.needed(Field::Level, level);
    let reason = reader.text(Field::Reason, TEXT);
    let told = reader.done(level.map(|level| (level, reason)));
    on_breach(
        posted,
        &id,
        "vurder",
        told,
        |actor, work, of, (level, reason)| {
            let now = work.now;
            breaches::assess(actor, work, of, (*level, reason.as_deref()), now)
        },
    )
    .await
}

/// `POST /mulige-brudd/{id}/svar`: answers to the policy's questions. Sending them as they stand is no
/// fault on a page that shows them all.
pub async fn answer(posted: Posted, id: Path<String>) -> Answer {
    let questions = &posted.visitor.rules().policy.questions;
    let typed = questions.iter().filter_map(|question| {
        let answer = posted.sent.get(&question_name(&question.id));
        (!answer.is_empty()).then(|| (question.id.clone(), answer.to_owned()))
    });
    let typed: Vec<(String, String)> = typed.collect();
    let Posted { visitor, sent } = posted;
    let id: BreachId = visitor.id(&id)?;
    let of = (id, sent.version());
    let outcome = visitor
        .attempt(move |actor, work| {
            let now = work.now;
            severity::answer(actor, work, of, &typed, now)
        })
        .await;
    let nothing_new = Failure::field(Field::Answers, Rule::NothingChanged);
    match outcome {
        Err(failure) if failure != nothing_new => {
            let act = "svar".to_owned();
            let attempt = Attempt { act, sent, failure };
            not_taken(&visitor, id, attempt).await
        }
        _ => Ok(see(&["/mulige-brudd", &id.to_string()].join("/"))),
    }
}

/// `POST /mulige-brudd/{id}/bekreft`.
pub async fn confirm(posted: Posted, id: Path<String>) -> Answer {
    decide(posted, id, "bekreft", BreachStatus::Confirmed).await
}

/// `POST /mulige-brudd/{id}/avvis`.
pub async fn reject(posted: Posted, id: Path<String>) -> Answer {
    decide(posted, id, "avvis", BreachStatus::Rejected).await
}

async fn decide(
    posted: Posted,
    id: Path<String>,
    name: &'static str,
    status: BreachStatus,
) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.text(Field::Reason, TEXT);
    let told = reader.done(Some(reason));
    on_breach(posted, &id, name, told, move |actor, work, of, reason| {
        let now = work.now;
        breaches::decide(actor, work, of, (status, reason.as_deref()), now)
    })
    .await
}

async fn on_breach<T, F>(
    posted: Posted,
    id: &str,
    name: &str,
    told: Result<T, Failure>,
    run: F,
) -> Answer
where
    T: Clone + Send + 'static,
    F: Fn(&Actor, &mut Work<'_, '_>, (BreachId, Expected), &T) -> Result<Receipt, Failure>
        + Clone
        + Send
        + 'static,
{
    let Posted { visitor, sent } = posted;
    let id: BreachId = visitor.id(id)?;
    let of = (id, sent.version());
    let outcome = match told {
        Ok(told) => {
            visitor
                .attempt(move |actor, work| run(actor, work, of, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&["/mulige-brudd", &id.to_string()].join("/"))),
        Err(failure) => {
            not_taken(
                &visitor,
                id,
                Attempt {
                    act: name.to_owned(),
                    sent,
                    failure,
                },
            )
            .await
        }
    }
}

async fn not_taken(visitor: &Visitor, id: BreachId, attempt: Attempt) -> Answer {
    if Attempt::can_be_shown(&attempt.failure) {
        draw(visitor, id, Some(attempt)).await
    } else {
        Err(visitor.failed(&attempt.failure))
    }
}

/// `POST /mulige-brudd/{id}/tilsyn`: opens supervision, and shows it.
pub async fn open_supervision(posted: Posted, id: Path<String>) -> Answer {
    let Posted { visitor, sent } = posted;
    let id: BreachId = visitor.id(&id)?;
    let mut reader = Reader::new(&sent);
    let at = super::offers::happened(&mut reader);
    let reason = reader.text(Field::Reason, TEXT);
    let outcome = match reader.done(Some((at, reason))) {
        Ok((at, reason)) => {
            let subject = Subject {
                breach: Some(id),
                ..Subject::default()
            };
            let open = move |actor: &Actor, work: &mut Work<'_, '_>| {
                supervision::open(actor, work, &subject, (reason.as_deref(), at))
            };
            visitor.attempt(open).await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(receipt) => Ok(see(&["/tilsyn", &receipt.id.to_string()].join("/"))),
        Err(failure) => {
            not_taken(
                &visitor,
                id,
                Attempt {
                    act: "tilsyn".to_owned(),
                    sent,
                    failure,
                },
            )
            .await
        }
    }
}
