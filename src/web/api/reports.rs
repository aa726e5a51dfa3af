//! `/rapporter/{maaned}`: the month's report in every form.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::call::{Answer, Call};
use super::requests::region_codes;
use crate::app::reports::{self, Built, Numbers};
use crate::app::{Conflict, Failure, editions};
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::Action;
use crate::paper;
use crate::report::render::{csv, html, json, xlsx};
use crate::report::{Month, Report, Week};
use crate::text::Locale;
use crate::web::correlation_of;
use crate::web::error::ApiError;
use crate::web::pages::{on_paper, say::Say};
use crate::web::paper::{file, kept, printed};

/// What a report may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportQuery {
    #[serde(rename = "tattUt")]
    cut_off: Option<String>,
    region: Option<String>,
    #[serde(rename = "utgave")]
    edition: Option<String>,
}

/// Which edition is asked for; the full one where nothing is said.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionQuery {
    #[serde(rename = "utgave")]
    edition: Option<String>,
}

/// The edition in an address.
pub(super) fn edition_of(
    call: &Call,
    query: Result<web::Query<EditionQuery>, actix_web::Error>,
) -> Result<Edition, ApiError> {
    let query = call.query(query)?;
    call.checked(edition(call, query.edition.as_deref()))
}

fn edition(call: &Call, raw: Option<&str>) -> Result<Edition, Faults> {
    let mut r = call.reader();
    let told = r.code(Field::Edition, raw);
    r.finish(Some(told.unwrap_or(Edition::Full)))
}

/// `GET /rapporter/{maaned}`
pub async fn month(
    call: Call,
    path: web::Path<String>,
    query: Result<web::Query<ReportQuery>, actix_web::Error>,
) -> Answer {
    let query = call.query(query)?;
    if let Ok(week) = path.parse::<Week>() {
        return of_week(&call, week, &query).await;
    }
    let month = month_of(&call, &path)?;
    let cut_off = call.checked(cut_off(&call, query.cut_off.as_deref()))?;
    let edition = call.checked(edition(&call, query.edition.as_deref()))?;
    let region = call.checked(region(&call, query.region.as_deref(), edition))?;
    let actor = call.actor(Action::ReadReport)?;
    let correlation = correlation_of(call.req());
    let service = &call.state.service;
    let built = match edition {
        Edition::Full => {
            reports::build(service, &actor, (month, region, cut_off), &correlation).await
        }
        edition => editions::build(service, &actor, (month, edition), &correlation).await,
    };
    let built = built.map_err(|failure| call.fail(failure))?;
    if edition != Edition::Full && built.frozen.is_none() {
        return Err(call.fail(Failure::NotFound));
    }
    if cut_off.is_none() && built.numbers == Numbers::NotAsFrozen {
        return Err(call.fail(Failure::from(Conflict::CountedOtherwise)));
    }
    in_the_form_asked_for(&call, &built).await
}

/// The report of a week, which has no edition but the full one.
async fn of_week(call: &Call, week: Week, query: &ReportQuery) -> Answer {
    let cut_off = call.checked(cut_off(call, query.cut_off.as_deref()))?;
    let edition = call.checked(edition(call, query.edition.as_deref()))?;
    if edition != Edition::Full {
        let none = Rule::DoesNotFit(Field::Month);
        return Err(call.fail(Failure::field(Field::Edition, none)));
    }
    let region = call.checked(region(call, query.region.as_deref(), edition))?;
    let actor = call.actor(Action::ReadReport)?;
    let (service, correlation) = (&call.state.service, correlation_of(call.req()));
    let built = reports::build_week(service, &actor, (week, region, cut_off), &correlation);
    let built = built.await.map_err(|failure| call.fail(failure))?;
    in_the_form_asked_for(call, &built).await
}

async fn in_the_form_asked_for(call: &Call, built: &Built) -> Answer {
    if call.wants("application/pdf") {
        return pdf(call, built).await;
    }
    render(call, &built.report).map_err(|fault| call.fail(Failure::Report(fault)))
}

/// The report as a document, in bokmål as everything the API says.
async fn pdf(call: &Call, built: &Built) -> Answer {
    let texts = &call.state.texts;
    let facts = on_paper(&Say::new(texts.clone()), built);
    let page = paper::month::paper(&built.report, &facts, (texts.as_ref(), Locale::Nb));
    let pdf = printed(page).await.map_err(|failure| call.fail(failure))?;
    let name = built.report.file_name("pdf");
    Ok(file(&name, pdf))
}

/// The month in an address.
pub(super) fn month_of(call: &Call, path: &str) -> Result<Month, ApiError> {
    path.parse()
        .map_err(|_| call.fail(Failure::field(Field::Month, Rule::NotAMonth)))
}

fn cut_off(call: &Call, raw: Option<&str>) -> Result<Option<DateTime<Utc>>, Faults> {
    let mut r = call.reader();
    let told = r.instant(Field::CutOff, raw);
    let is_past = told.is_none_or(|cut_off| cut_off <= call.now);
    r.faults.unless(is_past, Field::CutOff, Rule::Future);
    r.finish(Some(told))
}

/// The region asked for; none is the whole country, and the coarser editions are of nothing else.
fn region(call: &Call, raw: Option<&str>, edition: Edition) -> Result<Option<Region>, Faults> {
    let mut r = call.reader();
    let found = raw.and_then(|code| Region::from_code(code).ok());
    let is_known = raw.is_none() || found.is_some();
    r.faults
        .unless(is_known, Field::Region, Rule::OneOf(region_codes()));
    let fits = found.is_none() || edition == Edition::Full;
    let other = Rule::DoesNotFit(Field::Edition);
    r.faults.unless(fits, Field::Region, other);
    r.finish(Some(found))
}

/// The form asked for; CSV is every table after the other.
fn render(call: &Call, report: &Report) -> Result<HttpResponse, String> {
    let texts = &call.state.texts;
    if call.wants("text/html") {
        let page = html::page(report, texts, Locale::Nb).map_err(|fault| fault.to_string())?;
        return Ok(HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(page));
    }
    if call.wants("text/csv") {
        let files = csv::files(report, texts, Locale::Nb).map_err(|fault| fault.to_string())?;
        let all: Vec<String> = files.into_iter().map(|file| file.content).collect();
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .body(all.join("\r\n")));
    }
    if call.wants(xlsx::MEDIA_TYPE) {
        let book = xlsx::workbook(report, texts, Locale::Nb).map_err(|fault| fault.to_string())?;
        let name = report.file_name("xlsx");
        return Ok(kept(xlsx::MEDIA_TYPE, &name, book));
    }
    let body = json::report(report, texts, Locale::Nb).map_err(|fault| fault.to_string())?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .body(body))
}
