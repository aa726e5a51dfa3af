//! `/styring`: the numbers leaders look at, as JSON, or every table as CSV.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::call::{Answer, Call};
use crate::app::{Failure, dashboard};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::Action;
use crate::report::Month;
use crate::report::render::{csv, json};
use crate::text::Locale;
use crate::web::correlation_of;

/// What the dashboard may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DashboardQuery {
    #[serde(rename = "maaned")]
    month: Option<String>,
    #[serde(rename = "tattUt")]
    cut_off: Option<String>,
}

/// `GET /styring`
pub async fn show(
    call: Call,
    query: Result<web::Query<DashboardQuery>, actix_web::Error>,
) -> Answer {
    let query = call.query(query)?;
    let asked = call.checked(asked(&call, &query))?;
    let actor = call.actor(Action::ReadDashboard)?;
    let correlation = correlation_of(call.req());
    let built = dashboard::build(&call.state.service, &actor, asked, &correlation).await;
    let seen = built.map_err(|failure| call.fail(failure))?;
    let ours =
        |fault: crate::report::render::RenderFault| call.fail(Failure::Report(fault.to_string()));
    let texts = &call.state.texts;
    if call.wants("text/csv") {
        let files = csv::files(&seen.report, texts, Locale::Nb).map_err(ours)?;
        let all: Vec<String> = files.into_iter().map(|file| file.content).collect();
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .body(all.join("\r\n")));
    }
    let body = json::dashboard(&seen, texts, Locale::Nb).map_err(ours)?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .body(body))
}

/// The month asked for, else the one that goes on; and the cut-off, else now.
fn asked(call: &Call, query: &DashboardQuery) -> Result<(Month, DateTime<Utc>), Faults> {
    let mut r = call.reader();
    let cut_off = r.instant(Field::CutOff, query.cut_off.as_deref());
    let cut_off = cut_off.unwrap_or(call.now);
    r.faults
        .unless(cut_off <= call.now, Field::CutOff, Rule::Future);
    let month = match query.month.as_deref() {
        None => Some(Month::of(cut_off)),
        Some(typed) => {
            let month = typed.parse::<Month>().map_err(|_| Rule::NotAMonth);
            r.faults.take(Field::Month, month)
        }
    };
    r.finish(month.map(|month| (month, cut_off)))
}
