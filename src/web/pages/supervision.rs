//! Supervision: the office's cases, and the conclusion, which alone establishes a breach.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::answer::{Answer, see};
use super::form::{Act, Attempt, Kind, Maker, Summary};
use super::frame::Frame;
use super::sent::{LINE, Reader, Sent, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::supervision::{self, Concluding, StoredSupervision};
use crate::app::{Failure, breaches};
use crate::clock;
use crate::domain::calendar;
use crate::domain::id::SupervisionId;
use crate::domain::refusal::Field;
use crate::domain::supervision::ConclusionCode;

/// Cases on the list at most: an office has fewer.
const ROWS: i64 = 200;
/// The form's name on its page.
const ACT: &str = "konklusjon";

#[derive(Template)]
#[template(path = "web/pages/supervision/list.html")]
struct List {
    p: Frame,
    rows: Vec<[String; 5]>,
}

/// `GET /tilsyn`.
pub async fn list(visitor: Visitor) -> Answer {
    let cases = visitor
        .run(|actor, work| supervision::list(actor, work, ROWS))
        .await?;
    let rows = cases.iter().map(|case| row(&visitor, case)).collect();
    visitor.page(
        StatusCode::OK,
        &List {
            p: visitor.frame(visitor.say.t("tilsyn-tittel")),
            rows,
        },
    )
}

fn row(visitor: &Visitor, case: &StoredSupervision) -> [String; 5] {
    let say = &visitor.say;
    [
        ["/tilsyn", &case.id.to_string()].join("/"),
        say.instant(case.opened_at),
        say.code("region", case.region),
        case.kind.map_or_else(
            || say.t("ikke-oppgitt"),
            |kind| say.code("counted-kind", kind),
        ),
        conclusion(visitor, case),
    ]
}

/// The conclusion, or that there is none yet.
fn conclusion(visitor: &Visitor, case: &StoredSupervision) -> String {
    let say = &visitor.say;
    match &case.conclusion {
        Some(told) if told.code == ConclusionCode::Breach => say.t("brudd-konstatert"),
        Some(told) => say.code("conclusion", told.code),
        None => say.t("tilsyn-uten-konklusjon"),
    }
}

#[derive(Template)]
#[template(path = "web/pages/supervision/show.html")]
struct Show {
    p: Frame,
    summary: Option<Summary>,
    conclusion: String,
    facts: Vec<(String, String)>,
    breach: Option<String>,
    request: Option<String>,
    form: Option<Act>,
}

/// `GET /tilsyn/{id}`.
pub async fn show(visitor: Visitor, id: Path<String>) -> Answer {
    let id: SupervisionId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

async fn draw(visitor: &Visitor, id: SupervisionId, attempt: Option<Attempt>) -> Answer {
    let (case, event_on) = visitor
        .run(move |actor, work| {
            let case = supervision::show(actor, work, id)?;
            let breach = match case.breach {
                Some(breach) => Some(breaches::show(actor, work, breach)?.breach),
                None => None,
            };
            let passed_at = breach.and_then(|breach| breach.passed_at);
            Ok((case, passed_at.map(calendar::local_date_of_limit)))
        })
        .await?;
    let status = if attempt.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let event_on = event_on.map(|date| date.to_string()).unwrap_or_default();
    let template = Show {
        p: visitor.frame(visitor.say.t("tilsyn-en")),
        summary: attempt
            .as_ref()
            .map(|attempt| attempt.summary(&visitor.say)),
        conclusion: conclusion(visitor, &case),
        facts: facts(visitor, &case),
        breach: case
            .breach
            .map(|id| ["/mulige-brudd", &id.to_string()].join("/")),
        request: case
            .request
            .map(|id| ["/anmodninger", &id.to_string()].join("/")),
        form: case
            .conclusion
            .is_none()
            .then(|| form(visitor, &case, &event_on, attempt.as_ref())),
    };
    visitor.page(status, &template)
}

fn facts(visitor: &Visitor, case: &StoredSupervision) -> Vec<(String, String)> {
    let say = &visitor.say;
    let mut facts = vec![
        (say.t("tilsyn-apnet"), say.instant(case.opened_at)),
        (say.t("field-region"), say.code("region", case.region)),
    ];
    facts.extend(
        case.kind
            .map(|kind| (say.t("field-kind"), say.code("counted-kind", kind))),
    );
    facts.extend(
        case.measure
            .map(|measure| (say.t("field-measure"), say.code("measure", measure))),
    );
    if let Some(told) = &case.conclusion {
        facts.push((say.t("field-conclusion"), say.code("conclusion", told.code)));
        facts.push((say.t("field-concluded-on"), say.date(told.concluded_on)));
        facts.extend(
            told.event_on
                .map(|date| (say.t("field-event-on"), say.date(date))),
        );
        facts.extend(
            told.period
                .0
                .map(|date| (say.t("field-period-from"), say.date(date))),
        );
        facts.extend(
            told.period
                .1
                .map(|date| (say.t("field-period-to"), say.date(date))),
        );
        facts.extend(
            told.legal_text
                .clone()
                .map(|text| (say.t("field-legal-text"), text)),
        );
    }
    facts
}

/// The conclusion's form, filled with what the facts say already.
fn form(
    visitor: &Visitor,
    case: &StoredSupervision,
    event_on: &str,
    attempt: Option<&Attempt>,
) -> Act {
    let say = &visitor.say;
    let make = Maker::new(say, ACT);
    let make = match attempt {
        Some(attempt) => make.again(&attempt.sent, attempt.faults()),
        None => make,
    };
    let today = calendar::local_date(clock::now()).to_string();
    let basis = say.t("tilsyn-hjemmel");
    Act {
        id: ACT.to_owned(),
        action: ["/tilsyn", &case.id.to_string(), ACT].join("/"),
        heading: say.t("akt-konklusjon"),
        lead: Some(say.t("akt-konklusjon-lead")),
        token: visitor.form_token(),
        version: case.version,
        inputs: vec![
            make.one_of::<ConclusionCode>(Field::Conclusion, Kind::Radios, "conclusion", None),
            make.date(Field::ConcludedOn, &today),
            make.date(Field::EventOn, event_on).optional(say),
            make.date(Field::PeriodFrom, "").optional(say),
            make.date(Field::PeriodTo, "").optional(say),
            make.input(Field::LegalText, Kind::Line("text"), &basis),
            make.area(Field::Text).optional(say),
        ],
        send: say.t("akt-konklusjon-send"),
        primary: true,
        open: true,
    }
}

/// `POST /tilsyn/{id}/konklusjon`.
pub async fn conclude(posted: Posted, id: Path<String>) -> Answer {
    let Posted { visitor, sent } = posted;
    let id: SupervisionId = visitor.id(&id)?;
    let of = (id, sent.version());
    let outcome = match read(&sent) {
        Ok(told) => {
            visitor
                .attempt(move |actor, work| supervision::conclude(actor, work, of, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&["/tilsyn", &id.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            draw(
                &visitor,
                id,
                Some(Attempt {
                    act: ACT.to_owned(),
                    sent,
                    failure,
                }),
            )
            .await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn read(sent: &Sent) -> Result<Concluding, Failure> {
    let mut reader = Reader::new(sent);
    let code = reader.code::<ConclusionCode>(Field::Conclusion);
    let code = reader.needed(Field::Conclusion, code);
    let concluded_on = reader.date(Field::ConcludedOn);
    let concluded_on = reader.needed(Field::ConcludedOn, concluded_on);
    let event_on = reader.date(Field::EventOn);
    let period = (reader.date(Field::PeriodFrom), reader.date(Field::PeriodTo));
    let legal_text = reader.text(Field::LegalText, LINE);
    let text = reader.text(Field::Text, TEXT);
    let told = code
        .zip(concluded_on)
        .map(|(code, concluded_on)| Concluding {
            code,
            concluded_on,
            event_on,
            period,
            legal_text,
            text,
        });
    reader.done(told)
}
