//! Supervision: the office's cases, their moves, and the conclusion, which alone establishes a breach.

pub mod batch;
mod dossier;
mod forms;
mod paper;
mod view;

pub use view::limit_name;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use super::answer::{Answer, see};
use super::form::Attempt;
use super::frame::Frame;
use super::request;
use super::sent::Sent;
use super::visitor::{Posted, Visitor};
use crate::app::breaches::{self, StoredBreach};
use crate::app::dossier::Summary;
use crate::app::self_assessments;
use crate::app::supervision::{self, Shown, StoredSupervision};
use crate::app::{Expected, Failure, Receipt, Work, supervision_steps};
use crate::clock;
use crate::domain::calendar;
use crate::domain::id::SupervisionId;
use crate::domain::role::Actor;
use crate::domain::supervision::{ConclusionCode, SupervisionState};

/// Cases on the list at most: an office has fewer.
const ROWS: i64 = 200;

#[derive(Template)]
#[template(path = "web/pages/supervision/list.html")]
struct List {
    p: Frame,
    rows: Vec<RowView>,
    /// Whether there are several to conclude together.
    has_several: bool,
}

struct RowView {
    href: String,
    opened: String,
    region: String,
    kind: String,
    state: StateView,
    conclusion: String,
}

/// The state a case is in, with the day somebody else is to answer by.
struct StateView {
    name: String,
    due: Option<String>,
    is_late: bool,
}

impl StateView {
    fn new(visitor: &Visitor, case: &StoredSupervision, today: NaiveDate) -> Self {
        let say = &visitor.say;
        let due = case.due_on();
        let is_late = due.is_some_and(|day| day < today);
        let key = if is_late {
            "tilsyn-frist-ute"
        } else {
            "tilsyn-frist"
        };
        Self {
            name: say.code("supervision-state", case.state()),
            due: due.map(|day| say.with(key, &[("dato", &say.date(day))])),
            is_late,
        }
    }
}

/// `GET /tilsyn`.
pub async fn list(visitor: Visitor) -> Answer {
    let cases = visitor
        .run(|actor, work| supervision::list(actor, work, ROWS))
        .await?;
    let today = calendar::local_date(clock::now());
    let rows = cases
        .iter()
        .map(|case| row(&visitor, case, today))
        .collect();
    visitor.page(
        StatusCode::OK,
        &List {
            p: visitor.frame(visitor.say.t("tilsyn-tittel")),
            rows,
            has_several: cases.iter().filter(|case| is_open(case)).count() > 1,
        },
    )
}

fn row(visitor: &Visitor, case: &StoredSupervision, today: NaiveDate) -> RowView {
    let say = &visitor.say;
    RowView {
        href: address(case.id),
        opened: say.instant(case.opened_at),
        region: say.code("region", case.region),
        kind: case.kind.map_or_else(
            || say.t("ikke-oppgitt"),
            |kind| say.code("counted-kind", kind),
        ),
        state: StateView::new(visitor, case, today),
        conclusion: conclusion(visitor, case),
    }
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

fn address(case: SupervisionId) -> String {
    ["/tilsyn", &case.to_string()].join("/")
}

/// Everything a case's page is made of.
struct Loaded {
    shown: Shown,
    breach: Option<StoredBreach>,
    /// What Bufetat itself holds of it, as far as it has sent it.
    own: Vec<self_assessments::Shown>,
    /// The request behind it with everything told of it, and the ten lines.
    request: Option<(request::Loaded, Summary)>,
    now: DateTime<Utc>,
}

/// `GET /tilsyn/{id}`.
pub async fn show(visitor: Visitor, id: Path<String>) -> Answer {
    let id: SupervisionId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

/// `GET /tilsyn/{id}/saksmappe.pdf`.
pub async fn pdf(visitor: Visitor, id: Path<String>) -> Answer {
    let id: SupervisionId = visitor.id(&id)?;
    let loaded = load(&visitor, id).await?;
    let pdf = crate::web::paper::printed(paper::paper(&visitor, &loaded)).await;
    let pdf = pdf.map_err(|failure| visitor.failed(&failure))?;
    Ok(crate::web::paper::file("saksmappe.pdf", pdf))
}

async fn draw(visitor: &Visitor, id: SupervisionId, attempt: Option<Attempt>) -> Answer {
    let loaded = load(visitor, id).await?;
    let status = match attempt.as_ref().map(|attempt| &attempt.failure) {
        None => StatusCode::OK,
        Some(Failure::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
    };
    visitor.page(status, &view::template(visitor, &loaded, attempt.as_ref()))
}

async fn load(visitor: &Visitor, id: SupervisionId) -> Result<Loaded, actix_web::Error> {
    visitor
        .run(move |actor, work| {
            let shown = supervision::show(actor, work, id)?;
            let (breach, own) = match shown.case.breach {
                Some(breach) => {
                    let own = self_assessments::list(actor, work, breach)?;
                    (Some(breaches::show(actor, work, breach)?.breach), own)
                }
                None => (None, Vec::new()),
            };
            let now = work.now;
            let request = match shown.case.request {
                Some(id) => {
                    let loaded = request::load(actor, work, id)?;
                    let interim = loaded.interim.clone();
                    let summary = Summary::new(&loaded.shown.case, &loaded.log, interim, now);
                    Some((loaded, summary))
                }
                None => None,
            };
            Ok(Loaded {
                shown,
                breach,
                own,
                request,
                now,
            })
        })
        .await
}

/// `POST /tilsyn/{id}/steg`.
pub async fn step(posted: Posted, id: Path<String>) -> Answer {
    let told = forms::read_step(&posted.sent);
    on_case(posted, &id, forms::STEP, told, supervision_steps::step).await
}

/// `POST /tilsyn/{id}/konklusjon`.
pub async fn conclude(posted: Posted, id: Path<String>) -> Answer {
    let told = forms::read_conclusion(&posted.sent);
    on_case(posted, &id, forms::CONCLUDE, told, supervision::conclude).await
}

async fn on_case<T, F>(
    posted: Posted,
    id: &str,
    act: &str,
    told: Result<T, Failure>,
    run: F,
) -> Answer
where
    T: Clone + Send + 'static,
    F: Fn(&Actor, &mut Work<'_, '_>, (SupervisionId, Expected), &T) -> Result<Receipt, Failure>
        + Clone
        + Send
        + 'static,
{
    let Posted { visitor, sent } = posted;
    let id: SupervisionId = visitor.id(id)?;
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
        Ok(_) => Ok(see(&address(id))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            again(&visitor, id, (act, sent), failure).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

async fn again(
    visitor: &Visitor,
    id: SupervisionId,
    (act, sent): (&str, Sent),
    failure: Failure,
) -> Answer {
    let act = act.to_owned();
    draw(visitor, id, Some(Attempt { act, sent, failure })).await
}

/// Whether it can still be concluded.
fn is_open(case: &StoredSupervision) -> bool {
    case.state() < SupervisionState::Final
}
