//! Many cases, one decision, a line each.

use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;

use super::{ROWS, StateView, address, forms, is_open};
use crate::app::supervision::{self, StoredSupervision};
use crate::app::supervision_batch::{Line, conclude_all};
use crate::app::{Expected, Failure};
use crate::clock;
use crate::domain::calendar;
use crate::domain::refusal::{Field, Rule};
use crate::domain::supervision::ConclusionCode;
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::form::{Attempt, Input, Kind, Maker, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::sent::{Sent, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};

/// The form's name on its page.
const ACT: &str = "flere";

#[derive(Template)]
#[template(path = "web/pages/supervision/batch.html")]
struct Batch {
    p: Frame,
    summary: Option<Summary>,
    token: String,
    rows: Vec<RowView>,
    inputs: Vec<Input>,
}

struct RowView {
    id: String,
    href: String,
    version: i32,
    opened: String,
    region: String,
    kind: String,
    state: StateView,
    chosen: bool,
    line: String,
}

/// `GET /tilsyn/konkluder-flere`.
pub async fn show(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

async fn own_cases(visitor: &Visitor) -> Result<Vec<StoredSupervision>, actix_web::Error> {
    visitor
        .run(|actor, work| supervision::list(actor, work, ROWS))
        .await
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let mut cases = own_cases(visitor).await?;
    cases.retain(is_open);
    let today = calendar::local_date(clock::now());
    let sent = attempt.as_ref().map(|attempt| &attempt.sent);
    let rows = cases.iter().map(|case| row(visitor, case, sent, today));
    let template = Batch {
        p: visitor.frame(visitor.say.t("flere-tittel")),
        summary: attempt.as_ref().map(|one| one.summary(&visitor.say)),
        token: visitor.form_token(),
        rows: rows.collect(),
        inputs: inputs(visitor, attempt.as_ref(), today),
    };
    let status = match attempt.as_ref().map(|attempt| &attempt.failure) {
        None => StatusCode::OK,
        Some(Failure::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
    };
    visitor.page(status, &template)
}

fn row(
    visitor: &Visitor,
    case: &StoredSupervision,
    sent: Option<&Sent>,
    today: NaiveDate,
) -> RowView {
    let say = &visitor.say;
    let id = case.id.to_string();
    let typed = |name: &str| sent.map_or("", |sent| sent.get(name)).to_owned();
    RowView {
        href: address(case.id),
        version: case.version,
        opened: say.instant(case.opened_at),
        region: say.code("region", case.region),
        kind: case.kind.map_or_else(
            || say.t("ikke-oppgitt"),
            |kind| say.code("counted-kind", kind),
        ),
        state: StateView::new(visitor, case, today),
        chosen: !typed(&chosen_name(&id)).is_empty(),
        line: typed(&line_name(&id)),
        id,
    }
}

fn chosen_name(id: &str) -> String {
    ["sak", id].join("_")
}

fn line_name(id: &str) -> String {
    ["linje", id].join("_")
}

fn inputs(visitor: &Visitor, attempt: Option<&Attempt>, today: NaiveDate) -> Vec<Input> {
    let say = &visitor.say;
    let make = Maker::new(say, ACT);
    let make = match attempt {
        Some(attempt) => make.again(&attempt.sent, attempt.faults()),
        None => make,
    };
    let basis = say.t("tilsyn-hjemmel");
    vec![
        make.one_of::<ConclusionCode>(Field::Conclusion, Kind::Radios, "conclusion", None),
        make.date(Field::ConcludedOn, &today.to_string()),
        make.date(Field::PeriodFrom, "").optional(say),
        make.date(Field::PeriodTo, "").optional(say),
        make.input(Field::LegalText, Kind::Line("text"), &basis),
        make.area(Field::Text)
            .hint(say.t("flere-felles-tekst"))
            .optional(say),
    ]
}

/// `POST /tilsyn/konkluder-flere`.
pub async fn send(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    // Concluded ones too: a case somebody else concluded meanwhile is told of, and not left out.
    let cases = own_cases(&visitor).await?;
    let read = lines(&cases, &sent).and_then(|lines| Ok((lines, forms::read_conclusion(&sent)?)));
    let outcome = match read {
        Ok((lines, told)) => {
            visitor
                .attempt(move |actor, work| conclude_all(actor, work, &lines, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see("/tilsyn")),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// The cases that were ticked, each as the page showed it, with what is said of it.
fn lines(cases: &[StoredSupervision], sent: &Sent) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for case in cases {
        let id = case.id.to_string();
        let version = sent.get(&chosen_name(&id));
        if version.is_empty() {
            continue;
        }
        let text = sent.get(&line_name(&id)).trim();
        if text.chars().count() > TEXT {
            return Err(Failure::field(Field::Cases, Rule::TooLong(TEXT)));
        }
        lines.push(Line {
            case: case.id,
            expected: Expected::Version(version.parse().unwrap_or_default()),
            text: (!text.is_empty()).then(|| text.to_owned()),
        });
    }
    Ok(lines)
}
