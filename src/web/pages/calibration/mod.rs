//! Calibration: the rounds, one round with its cases, and a region's own view of a case.

mod view;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::answer::{Answer, see};
use super::breaches::{NOT_ASSESSED, five_levels};
use super::form::{Act, Attempt, Kind, Maker, Summary};
use super::frame::Frame;
use super::sent::{Reader, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::calibration::{self, Listed, NewCase, NewFacts};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::{BreachId, CalibrationCaseId};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::domain::severity::SeverityLevel;
use crate::report::Month;

/// Where the rounds are.
const PLACE: &str = "/kalibrering";
/// The name of the form that opens a round.
const OPEN: &str = "kalibrer";

#[derive(Template)]
#[template(path = "web/pages/calibration/list.html")]
struct List {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    rows: Vec<[String; 5]>,
}

/// `GET /kalibrering`.
pub async fn list(visitor: Visitor) -> Answer {
    draw_list(&visitor, None).await
}

async fn draw_list(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let say = &visitor.say;
    let rounds = visitor.run(calibration::list).await?;
    let row = |one: &Listed| {
        [
            [PLACE, &one.month].join("/"),
            one.month.clone(),
            one.cases.to_string(),
            one.own
                .map_or_else(|| "–".to_owned(), |own| own.to_string()),
            one.scores.to_string(),
        ]
    };
    let template = List {
        p: visitor.frame(say.t("nav-kalibrering")),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        form: visitor
            .actor
            .may(Action::OpenCalibration)
            .then(|| opening(visitor, attempt.as_ref())),
        rows: rounds.iter().map(row).collect(),
    };
    visitor.page(status(attempt.as_ref()), &template)
}

fn status(attempt: Option<&Attempt>) -> StatusCode {
    match attempt {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    }
}

fn opening(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let make = Maker::new(say, OPEN);
    let make = match attempt {
        Some(attempt) => make.again(&attempt.sent, attempt.faults()),
        None => make,
    };
    let today = calendar::local_date(clock::now());
    let month = today.format("%Y-%m").to_string();
    Act {
        id: OPEN.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-kalibrer"),
        lead: Some(say.t("akt-kalibrer-lead")),
        token: visitor.form_token(),
        version: 1,
        inputs: vec![
            make.input(Field::Month, Kind::Line("month"), &month),
            make.area(Field::Cases).hint(say.t("akt-kalibrer-saker")),
        ],
        send: say.t("akt-kalibrer-send"),
        primary: true,
        open: attempt.is_some(),
    }
}

/// `POST /kalibrering`: opens a round of cases copied from possible breaches, one id a line.
pub async fn open(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let mut reader = Reader::new(&sent);
    let month = reader.read(Field::Month, |typed| {
        typed.parse::<Month>().map_err(|_| Rule::NotAMonth)
    });
    let month = reader.needed(Field::Month, month);
    let typed = reader.text(Field::Cases, TEXT);
    let typed = reader.needed(Field::Cases, typed);
    let cases = cases(&visitor, &mut reader, typed.as_deref().unwrap_or_default());
    let outcome = match reader.done(month.map(|month| (month.to_string(), cases))) {
        Ok((month, cases)) => {
            let opened = month.clone();
            visitor
                .attempt(move |actor, work| calibration::open(actor, work, &month, &cases))
                .await
                .map(|_| opened)
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(month) => Ok(see(&[PLACE, &month].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let attempt = Attempt {
                act: OPEN.to_owned(),
                sent,
                failure,
            };
            draw_list(&visitor, Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn cases(visitor: &Visitor, reader: &mut Reader<'_>, typed: &str) -> Vec<NewCase> {
    let mut cases = Vec::new();
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    for (number, line) in (1..).zip(lines) {
        // An address copied from the browser ends with the id.
        let id = line.rsplit('/').next().unwrap_or(line);
        let read: Result<BreachId, Rule> = id.parse().map_err(|_| Rule::NotAnId);
        cases.extend(
            reader
                .faults
                .take(Field::Cases, read)
                .map(|breach| NewCase {
                    title: visitor.say.counted("kalibrering-sak", number),
                    facts: NewFacts::Copied(breach),
                }),
        );
    }
    cases
}

/// `GET /kalibrering/{maaned}`.
pub async fn show(visitor: Visitor, month: Path<String>) -> Answer {
    draw(&visitor, &month, None).await
}

async fn draw(visitor: &Visitor, month: &str, attempt: Option<Attempt>) -> Answer {
    let month: Month = visitor.id(month)?;
    let shown = visitor
        .run(move |actor, work| calibration::show(actor, work, &month.to_string()))
        .await?;
    let status = status(attempt.as_ref());
    visitor.page(status, &view::template(visitor, &shown, attempt.as_ref()))
}

/// `POST /kalibrering/{maaned}/{sak}/vurder`: the region's view of one case, final once given.
pub async fn score(posted: Posted, path: Path<(String, String)>) -> Answer {
    let Posted { visitor, sent } = posted;
    let (month, case) = path.into_inner();
    let month: Month = visitor.id(&month)?;
    let case: CalibrationCaseId = visitor.id(&case)?;
    let mut reader = Reader::new(&sent);
    let level = reader.read(Field::Level, |typed| match typed {
        NOT_ASSESSED => Ok(None),
        code => SeverityLevel::from_code(code)
            .map(Some)
            .map_err(|_| Rule::OneOf(Vec::new())),
    });
    let level = reader.needed(Field::Level, level);
    let outcome = match reader.done(level) {
        Ok(level) => {
            visitor
                .attempt(move |actor, work| {
                    calibration::score(actor, work, &month.to_string(), (case, level))
                })
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&[PLACE, &month.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let attempt = Attempt {
                act: case.to_string(),
                sent,
                failure,
            };
            draw(&visitor, &month.to_string(), Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// The form by which a region gives its view of a case.
fn scoring(
    visitor: &Visitor,
    month: &str,
    case: CalibrationCaseId,
    attempt: Option<&Attempt>,
) -> Act {
    let say = &visitor.say;
    let name = case.to_string();
    let attempt = attempt.filter(|attempt| attempt.act == name);
    let make = Maker::new(say, &name);
    let make = match attempt {
        Some(attempt) => make.again(&attempt.sent, attempt.faults()),
        None => make,
    };
    Act {
        action: [PLACE, month, &name, "vurder"].join("/"),
        heading: say.t("akt-kalibrering-vurder"),
        lead: Some(say.t("akt-kalibrering-vurder-lead")),
        token: visitor.form_token(),
        version: 1,
        inputs: vec![make.choose(Field::Level, Kind::Radios, five_levels(say), "")],
        send: say.t("akt-kalibrering-vurder-send"),
        primary: true,
        open: attempt.is_some(),
        id: name,
    }
}
