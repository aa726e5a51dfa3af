//! «Statistikk»: numbers of the months and the part one asks for, each drawing with its table.

mod form;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use askama::filters::HtmlSafe;
use chrono::SecondsFormat;

use super::answer::Answer;
use super::form::{Attempt, Input, Summary};
use super::frame::Frame;
use super::list::address;
use super::reports::{download, not_rendered};
use super::visitor::Visitor;
use crate::app::Failure;
use crate::app::explore::{self, Reach};
use crate::clock;
use crate::domain::role::{Action, Organisation};
use crate::report::explore::Explored;
use crate::report::render::chart::{Chart, Form, chart};
use crate::report::render::{csv as csv_form, xlsx as xlsx_form};
use crate::web::api::read::Reader;
use crate::web::paper::kept;
use crate::web::statistics::Asked;

/// Where the numbers are.
const PLACE: &str = "/statistikk";

/// How each table is drawn: its id, the form, and the columns.
const DRAWN: &[(&str, Form, &[&str])] = &[
    ("statistikk-anmodninger", Form::Months, &["anmodninger"]),
    (
        "statistikk-ventetid",
        Form::Grouped,
        &["medianAkutt", "medianPlanlagt"],
    ),
    ("statistikk-mulige-brudd", Form::Months, &["sum"]),
    ("statistikk-svar", Form::Grouped, &["akutt", "planlagt"]),
];

#[derive(Template)]
#[template(path = "web/pages/statistics/show.html")]
struct Show {
    p: Frame,
    lead: String,
    summary: Option<Summary>,
    filters: Vec<Input>,
    /// None where the filter is no filter.
    seen: Option<Seen>,
}

struct Seen {
    title: String,
    is_empty: bool,
    charts: Vec<ChartView>,
    xlsx: String,
}

struct ChartView {
    id: &'static str,
    title: String,
    svg: Rendered,
    table: Rendered,
    csv: String,
}

/// Markup that `report` has rendered, escaped there.
struct Rendered(String);

impl std::fmt::Display for Rendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Rendered {}

/// What stands behind the question mark, as the address has it.
type Query = Result<web::Query<Asked>, actix_web::Error>;

/// `GET /statistikk`.
pub async fn show(visitor: Visitor, query: Query) -> Answer {
    let asked = asked(&visitor, query)?;
    match build(&visitor, &asked).await {
        Ok(seen) => {
            let shown = view(&visitor, &asked, &seen)?;
            draw(&visitor, &asked, (Some(shown), None))
        }
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let attempt = form::attempt(&asked, failure);
            draw(&visitor, &asked, (None, Some(attempt)))
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn draw(
    visitor: &Visitor,
    asked: &Asked,
    (seen, attempt): (Option<Seen>, Option<Attempt>),
) -> Answer {
    let say = &visitor.say;
    let lead = match Reach::of(&visitor.actor) {
        Reach::Own(_) => "statistikk-lead-egne",
        Reach::Region(_) => "statistikk-lead-region",
        Reach::Country => "statistikk-lead",
        Reach::Coarse => "statistikk-lead-grov",
    };
    let status = match attempt {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let template = Show {
        p: visitor.frame(say.t("nav-statistikk")),
        lead: say.t(lead),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        filters: form::filters(visitor, asked, attempt.as_ref()),
        seen,
    };
    visitor.page(status, &template)
}

fn view(visitor: &Visitor, asked: &Asked, seen: &Explored) -> Result<Seen, actix_web::Error> {
    let say = &visitor.say;
    let cut_off = seen.cut_off().to_rfc3339_opts(SecondsFormat::Millis, true);
    // The files are of the same instant as the page.
    let under = |place: String| {
        let mut pairs = asked.pairs().to_vec();
        pairs.push(("tattUt", &cut_off));
        address(&place, &pairs)
    };
    let (texts, locale) = say.texts();
    let one = |chart: Chart| ChartView {
        id: chart.id,
        title: chart.title,
        svg: Rendered(chart.svg),
        table: Rendered(chart.table),
        csv: under([PLACE, "/tabell/", chart.id, ".csv"].concat()),
    };
    let drawn = DRAWN.iter().filter_map(|(id, form, columns)| {
        let drawn = chart(seen.table(id)?, (*form, columns), texts, locale).map(one);
        Some(drawn.map_err(|fault| not_rendered(visitor, &fault)))
    });
    let charts = drawn.collect::<Result<Vec<ChartView>, actix_web::Error>>()?;
    Ok(Seen {
        title: say.with("statistikk-talt", &[("periode", &form::period(say, seen))]),
        is_empty: seen.is_empty(),
        charts,
        xlsx: under([PLACE, "/statistikk.xlsx"].concat()),
    })
}

/// `GET /statistikk/tabell/{tabell}.csv`.
pub async fn csv(visitor: Visitor, id: web::Path<String>, query: Query) -> Answer {
    let asked = asked(&visitor, query)?;
    let seen = build(&visitor, &asked).await;
    let seen = seen.map_err(|failure| visitor.failed(&failure))?;
    let table = seen
        .table(&id)
        .ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let (texts, locale) = visitor.say.texts();
    let body =
        csv_form::table(table, texts, locale).map_err(|fault| not_rendered(&visitor, &fault))?;
    let name = [&seen.stem(), "-", table.id(), ".csv"].concat();
    Ok(download("text/csv; charset=utf-8", &name, body))
}

/// `GET /statistikk/statistikk.xlsx`.
pub async fn xlsx(visitor: Visitor, query: Query) -> Answer {
    let asked = asked(&visitor, query)?;
    let seen = build(&visitor, &asked).await;
    let seen = seen.map_err(|failure| visitor.failed(&failure))?;
    let (texts, locale) = visitor.say.texts();
    let book = xlsx_form::statistics(&seen, texts, locale)
        .map_err(|fault| not_rendered(&visitor, &fault))?;
    Ok(kept(xlsx_form::MEDIA_TYPE, &(seen.stem() + ".xlsx"), book))
}

fn asked(visitor: &Visitor, query: Query) -> Result<Asked, actix_web::Error> {
    let query = query.map_err(|_| visitor.failed(&Failure::NotFound))?;
    Ok(query.into_inner())
}

/// The tables of the filter in the address, as known at the cut-off there, else as known now.
async fn build(visitor: &Visitor, asked: &Asked) -> Result<Explored, Failure> {
    if !visitor.actor.may(Action::ReadDashboard) {
        return Err(Failure::Forbidden);
    }
    let read = asked.read(Reader::new(visitor.rules(), clock::now()))?;
    explore::build(
        visitor.service(),
        &visitor.actor,
        read,
        visitor.correlation(),
    )
    .await
}

/// Whether somebody is of one kommune: then the kommune is no choice.
fn is_one_kommune(visitor: &Visitor) -> bool {
    matches!(&visitor.actor.organisation, Organisation::Municipalities(own) if own.len() == 1)
}
