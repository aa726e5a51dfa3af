//! The month's report: chosen, shown, frozen and signed, and in the forms one can take along.

mod freezing;

pub use freezing::{freeze, frozen, on_paper, sign};

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, web};
use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;

use super::answer::{Answer, see};
use super::form::{Attempt, Input, Kind, Maker, Summary};
use super::frame::Frame;
use super::list::address;
use super::sent::Sent;
use super::visitor::Visitor;
use crate::app::reports::{self, Built};
use crate::app::{Failure, editions};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::report::render::{
    RenderFault, csv as csv_form, html, json as json_form, xlsx as xlsx_form,
};
use crate::report::{Month, Week};
use crate::web::paper;

/// Where the reports are.
const PLACE: &str = "/rapporter";
/// The form's name on its page.
const ACT: &str = "rapport";

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    month: String,
    #[serde(rename = "tattUt")]
    cut_off: String,
    /// A region's code; none is the whole country.
    region: String,
    #[serde(rename = "utgave")]
    edition: String,
}

impl Asked {
    /// The edition asked for: the full one where nothing is said, none where it is no edition.
    fn edition(&self) -> Option<Edition> {
        match self.edition.as_str() {
            "" => Some(Edition::Full),
            code => Edition::from_code(code).ok(),
        }
    }
}

/// An edition as it stands in an address, where the full one is not named.
fn in_address(edition: Edition) -> &'static str {
    match edition {
        Edition::Full => "",
        edition => edition.code(),
    }
}

#[derive(Template)]
#[template(path = "web/pages/reports/choose.html")]
struct Choose {
    p: Frame,
    summary: Option<Summary>,
    month: Input,
    region: Input,
    /// The last whole week.
    week: String,
    frozen: Vec<freezing::Row>,
}

/// `GET /rapporter`: which month; with one, on to its report.
pub async fn choose(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    if !visitor.actor.may(Action::ReadReport) {
        return Err(visitor.failed(&Failure::Forbidden));
    }
    if asked.month.is_empty() {
        return picker(&visitor, None).await;
    }
    match asked.month.parse::<Month>() {
        Ok(month) => Ok(see(&address(
            &["/rapporter", &month.to_string()].join("/"),
            &[("region", &asked.region)],
        ))),
        Err(_) => {
            let failure = Failure::field(Field::Month, Rule::NotAMonth);
            let sent = Sent::of_one(Field::Month, &asked.month);
            picker(
                &visitor,
                Some(Attempt {
                    act: ACT.to_owned(),
                    sent,
                    failure,
                }),
            )
            .await
        }
    }
}

async fn picker(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let say = &visitor.say;
    let before = reports::default_month(clock::now())
        .map(|month| month.to_string())
        .unwrap_or_default();
    let make = Maker::new(say, ACT);
    let make = match &attempt {
        Some(attempt) => make.again(&attempt.sent, attempt.faults()),
        None => make,
    };
    let template = Choose {
        p: visitor.frame(say.t("rapporter-tittel")),
        month: make
            .input(Field::Month, Kind::Line("month"), &before)
            .hint(say.t("rapporter-hjelp")),
        region: make
            .one_of::<Region>(Field::Region, Kind::Select, "region", None)
            .hint(say.t("rapporter-region-hjelp"))
            .optional(say),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        week: Week::of_date(calendar::local_date(clock::now()))
            .before()
            .to_string(),
        frozen: freezing::rows(visitor).await?,
    };
    visitor.page(
        if attempt.is_some() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        },
        &template,
    )
}

/// HTML that `report` has rendered, escaped there.
struct Rendered(String);

impl std::fmt::Display for Rendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Rendered {}

#[derive(Template)]
#[template(path = "web/pages/reports/show.html")]
struct Show {
    p: Frame,
    pdf: Option<String>,
    summary: Option<Summary>,
    /// Months are frozen for the whole country: a region's report has none, and no week's.
    freezing: Option<freezing::Section>,
    json: String,
    xlsx: String,
    files: Vec<(String, String)>,
    body: Rendered,
}

/// `GET /rapporter/{maaned}`.
pub async fn show(visitor: Visitor, month: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    draw(&visitor, &month, &asked, None).await
}

async fn draw(visitor: &Visitor, month: &str, asked: &Asked, attempt: Option<Attempt>) -> Answer {
    let built = build(visitor, month, asked).await?;
    let report = &built.report;
    let (texts, locale) = visitor.say.texts();
    let cut_off = exact(report.cut_off);
    // A coarser edition has one cut-off only.
    let given = match report.edition {
        Edition::Full => cut_off.as_str(),
        _ => "",
    };
    let under = |name: &str| {
        address(
            &[PLACE, &report.name(), name].join("/"),
            &[
                ("tattUt", given),
                ("region", &asked.region),
                ("utgave", in_address(report.edition)),
            ],
        )
    };
    let body = html::body_fragment(report, texts, locale)
        .map_err(|fault| not_rendered(visitor, &fault))?;
    let title = html::title(report, texts, locale);
    let files = report.tables.iter().map(|table| {
        (
            under(&[table.id(), "csv"].join(".")),
            csv_form::file_name(report, table),
        )
    });
    let template = Show {
        p: visitor.frame(title),
        summary: attempt
            .as_ref()
            .map(|attempt| attempt.summary(&visitor.say)),
        freezing: (report.region.is_none() && report.week.is_none())
            .then(|| freezing::section(visitor, &built, asked)),
        pdf: crate::paper::is_on().then(|| under("rapport.pdf")),
        json: under("rapport.json"),
        xlsx: under("rapport.xlsx"),
        files: files.collect(),
        body: Rendered(body),
    };
    let status = match attempt {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    visitor.page(status, &template)
}

/// An instant as it stands in an address: to the millisecond, so that it is the same one again.
fn exact(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// `GET /rapporter/{maaned}/rapport.json`.
pub async fn json(visitor: Visitor, month: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let report = build(&visitor, &month, &asked).await?.report;
    let (texts, locale) = visitor.say.texts();
    let body = json_form::report(&report, texts, locale)
        .map_err(|fault| not_rendered(&visitor, &fault))?;
    let name = report.file_name("json");
    Ok(download("application/json", &name, body))
}

/// `GET /rapporter/{maaned}/rapport.xlsx`.
pub async fn xlsx(visitor: Visitor, month: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let report = build(&visitor, &month, &asked).await?.report;
    let (texts, locale) = visitor.say.texts();
    let book = xlsx_form::workbook(&report, texts, locale)
        .map_err(|fault| not_rendered(&visitor, &fault))?;
    let name = report.file_name("xlsx");
    Ok(paper::kept(xlsx_form::MEDIA_TYPE, &name, book))
}

/// `GET /rapporter/{maaned}/rapport.pdf`.
pub async fn pdf(visitor: Visitor, month: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let built = build(&visitor, &month, &asked).await?;
    let (texts, locale) = visitor.say.texts();
    let facts = freezing::on_paper(&visitor.say, &built);
    let paper = crate::paper::month::paper(&built.report, &facts, (texts, locale));
    let pdf = paper::printed(paper).await;
    let pdf = pdf.map_err(|failure| visitor.failed(&failure))?;
    let name = built.report.file_name("pdf");
    Ok(paper::file(&name, pdf))
}

/// `GET /rapporter/{maaned}/{tabell}.csv`.
pub async fn csv(
    visitor: Visitor,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Answer {
    let (month, id) = path.into_inner();
    let report = build(&visitor, &month, &asked).await?.report;
    let table = report
        .table(&id)
        .ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let (texts, locale) = visitor.say.texts();
    let body =
        csv_form::table(table, texts, locale).map_err(|fault| not_rendered(&visitor, &fault))?;
    Ok(download(
        "text/csv; charset=utf-8",
        &csv_form::file_name(&report, table),
        body,
    ))
}

/// The report as known at the cut-off in the address; without one the frozen month, or what is known now.
async fn build(visitor: &Visitor, month: &str, asked: &Asked) -> Result<Built, actix_web::Error> {
    if let Ok(week) = month.parse::<Week>() {
        return build_week(visitor, week, asked).await;
    }
    let month: Month = visitor.id(month)?;
    let edition = asked.edition();
    let edition = edition.ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    if edition != Edition::Full {
        if !asked.region.is_empty() {
            // The coarser editions are of the whole country.
            return Err(visitor.failed(&Failure::NotFound));
        }
        return build_edition(visitor, (month, edition)).await;
    }
    let now = clock::now();
    let cut_off: Option<DateTime<Utc>> = match asked.cut_off.as_str() {
        "" => None,
        text => Some(visitor.id::<DateTime<Utc>>(text)?.min(now)),
    };
    let region: Option<Region> = match asked.region.as_str() {
        "" => None,
        code => Some(visitor.id(code)?),
    };
    if Month::of(cut_off.unwrap_or(now)) < month {
        // There is nothing to know of a month that has not begun.
        return Err(visitor.failed(&Failure::NotFound));
    }
    let built = reports::build(
        visitor.service(),
        &visitor.actor,
        (month, region, cut_off),
        visitor.correlation(),
    )
    .await;
    built.map_err(|failure| visitor.failed(&failure))
}

/// The report of a week, which has no edition but the full one.
async fn build_week(
    visitor: &Visitor,
    week: Week,
    asked: &Asked,
) -> Result<Built, actix_web::Error> {
    let now = clock::now();
    let cut_off: Option<DateTime<Utc>> = match asked.cut_off.as_str() {
        "" => None,
        text => Some(visitor.id::<DateTime<Utc>>(text)?.min(now)),
    };
    let region: Option<Region> = match asked.region.as_str() {
        "" => None,
        code => Some(visitor.id(code)?),
    };
    let has_begun = week.first_day() <= calendar::local_date(cut_off.unwrap_or(now));
    if !has_begun || asked.edition() != Some(Edition::Full) {
        return Err(visitor.failed(&Failure::NotFound));
    }
    let asked = (week, region, cut_off);
    let built = reports::build_week(
        visitor.service(),
        &visitor.actor,
        asked,
        visitor.correlation(),
    );
    built.await.map_err(|failure| visitor.failed(&failure))
}

/// A coarser edition: frozen, or as it would be frozen for those who may freeze it.
async fn build_edition(
    visitor: &Visitor,
    asked: (Month, Edition),
) -> Result<Built, actix_web::Error> {
    let (service, actor) = (visitor.service(), &visitor.actor);
    let built = editions::build(service, actor, asked, visitor.correlation()).await;
    let built = built.map_err(|failure| visitor.failed(&failure))?;
    if built.frozen.is_none() && !actor.may(Action::FreezeReport) {
        return Err(visitor.failed(&Failure::NotFound));
    }
    Ok(built)
}

/// A file to be kept by who asked.
pub(super) fn download(kind: &'static str, name: &str, body: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            ["attachment; filename=\"", name, "\""].concat(),
        ))
        .content_type(kind)
        .body(body)
}

/// The page for what could not be written in a form.
pub(super) fn not_rendered(visitor: &Visitor, fault: &RenderFault) -> actix_web::Error {
    visitor.failed(&Failure::Report(fault.to_string()))
}
