//! «Styring»: six numbers and what is behind them, for leaders.

mod meetings;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;

use super::answer::Answer;
use super::form::{Input, Kind, Maker};
use super::frame::Frame;
use super::list::address;
use super::reports::{download, not_rendered};
use super::visitor::Visitor;
use crate::app::{Failure, dashboard};
use crate::clock;
use crate::domain::refusal::Field;
use crate::domain::role::{Action, Organisation};
use crate::report::Month;
use crate::report::dashboard::{Dashboard, Figure};
use crate::report::render::chart::{Chart, Form, chart};
use crate::report::render::{csv as csv_form, heading};

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    month: String,
    #[serde(rename = "tattUt")]
    cut_off: String,
}

/// How each table is drawn: its id, the form, the columns, and the list its cases stand in.
type Drawn = (&'static str, Form, &'static [&'static str], Option<Cases>);

/// A list that a visitor who may read cases is led on to.
#[derive(Debug, Clone, Copy)]
struct Cases {
    href: &'static str,
    text: &'static str,
    action: Action,
}

const REQUESTS: Cases = Cases {
    href: "/anmodninger",
    text: "styring-til-anmodninger",
    action: Action::ReadRequest,
};

const BREACHES: Cases = Cases {
    href: "/mulige-brudd",
    text: "styring-til-brudd",
    action: Action::ReadBreach,
};

const LEVELS: &[&str] = &[
    "ikkeVurdert",
    "five_little",
    "five_lesser",
    "five_moderate",
    "five_considerable",
    "five_severe",
];

const DRAWN: &[Drawn] = &[
    (
        "venter-na",
        Form::Grouped,
        &["akutt", "planlagt"],
        Some(REQUESTS),
    ),
    ("mulige-brudd-alvor", Form::Stacked, LEVELS, Some(BREACHES)),
    (
        "hendelser-per-maaned",
        Form::Months,
        &["aretFor", "ar"],
        None,
    ),
    (
        "tid-til-forste-tilbud-akutt",
        Form::Grouped,
        &["median", "p90"],
        None,
    ),
    (
        "tid-til-forste-tilbud-planlagt",
        Form::Grouped,
        &["median", "p90"],
        None,
    ),
    (
        "konstaterte-brudd-per-region",
        Form::Grouped,
        &["aretFor", "ar"],
        None,
    ),
];

#[derive(Template)]
#[template(path = "web/pages/dashboard/show.html")]
struct Show {
    p: Frame,
    lead: String,
    month: Input,
    figures: Vec<FigureView>,
    charts: Vec<ChartView>,
    meetings: Vec<meetings::Row>,
}

struct FigureView {
    name: String,
    number: String,
    change: String,
}

/// Markup that `report` has rendered, escaped there.
struct Rendered(String);

impl std::fmt::Display for Rendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Rendered {}

struct ChartView {
    id: &'static str,
    title: String,
    svg: Rendered,
    table: Rendered,
    rules: String,
    cut_off: String,
    csv: String,
    cases: Option<(String, String)>,
}

/// `GET /styring`.
pub async fn show(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    let seen = build(&visitor, &asked).await?;
    let say = &visitor.say;
    let (texts, locale) = say.texts();
    let month = seen.report.month;
    let month_name = texts.month(locale, month.year(), month.number());
    let charts: Result<Vec<ChartView>, actix_web::Error> = DRAWN
        .iter()
        .filter_map(|drawn| draw(&visitor, &seen, drawn))
        .collect();
    let own = matches!(visitor.actor.organisation, Organisation::Municipalities(_));
    let lead = if own {
        "styring-lead-egne"
    } else {
        "styring-lead"
    };
    let template = Show {
        p: visitor.frame(say.with("styring-tittel", &[("maned", &month_name)])),
        lead: say.t(lead),
        month: Maker::new(say, "styring").input(
            Field::Month,
            Kind::Line("month"),
            &month.to_string(),
        ),
        figures: seen
            .figures
            .iter()
            .map(|one| figure(&visitor, one, month))
            .collect(),
        charts: charts?,
        meetings: meetings::rows(&visitor, month).await?,
    };
    visitor.page(StatusCode::OK, &template)
}

fn figure(visitor: &Visitor, figure: &Figure, month: Month) -> FigureView {
    let say = &visitor.say;
    let (texts, locale) = say.texts();
    let before = month.before();
    let before = texts.month(locale, before.year(), before.number());
    let change =
        |key: &str, by: u64| say.with(key, &[("antall", &by.to_string()), ("maned", &before)]);
    FigureView {
        name: heading(texts, locale, figure.key),
        number: figure.now.to_string(),
        change: match figure.now.cmp(&figure.before) {
            std::cmp::Ordering::Equal => say.with("styring-likt", &[("maned", &before)]),
            std::cmp::Ordering::Greater => change("styring-opp", figure.now - figure.before),
            std::cmp::Ordering::Less => change("styring-ned", figure.before - figure.now),
        },
    }
}

fn draw(
    visitor: &Visitor,
    seen: &Dashboard,
    (id, form, columns, cases): &Drawn,
) -> Option<Result<ChartView, actix_web::Error>> {
    let table = seen.table(id)?;
    let say = &visitor.say;
    let (texts, locale) = say.texts();
    let cut_off = seen
        .report
        .cut_off
        .to_rfc3339_opts(SecondsFormat::Millis, true);
    let month = seen.report.month.to_string();
    let view = |chart: Chart| ChartView {
        id: chart.id,
        title: chart.title,
        svg: Rendered(chart.svg),
        table: Rendered(chart.table),
        rules: chart.rules,
        cut_off: chart.cut_off,
        csv: address(
            &["/styring/", id, ".csv"].concat(),
            &[("month", &month), ("tattUt", &cut_off)],
        ),
        cases: cases
            .filter(|cases| visitor.actor.may(cases.action))
            .map(|cases| (cases.href.to_owned(), say.t(cases.text))),
    };
    let drawn = chart(table, (*form, columns), texts, locale).map(view);
    Some(drawn.map_err(|fault| not_rendered(visitor, &fault)))
}

/// `GET /styring/{tabell}.csv`.
pub async fn csv(visitor: Visitor, id: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let seen = build(&visitor, &asked).await?;
    let table = seen
        .table(&id)
        .ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let (texts, locale) = visitor.say.texts();
    let body =
        csv_form::table(table, texts, locale).map_err(|fault| not_rendered(&visitor, &fault))?;
    let name = csv_form::file_name(&seen.report, table);
    Ok(download("text/csv; charset=utf-8", &name, body))
}

/// The dashboard of the month in the address, else of the one that goes on, as known at the cut-off there,
/// else as known now.
async fn build(visitor: &Visitor, asked: &Asked) -> Result<Dashboard, actix_web::Error> {
    let now = clock::now();
    let cut_off: DateTime<Utc> = match asked.cut_off.as_str() {
        "" => now,
        text => visitor.id::<DateTime<Utc>>(text)?.min(now),
    };
    let month = match asked.month.as_str() {
        "" => Month::of(cut_off),
        text => visitor.id(text)?,
    };
    if Month::of(cut_off) < month {
        // There is nothing to know of a month that has not begun.
        return Err(visitor.failed(&Failure::NotFound));
    }
    let (service, correlation) = (visitor.service(), visitor.correlation());
    let built = dashboard::build(service, &visitor.actor, (month, cut_off), correlation).await;
    built.map_err(|failure| visitor.failed(&failure))
}
