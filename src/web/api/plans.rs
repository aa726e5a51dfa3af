//! `/plan`, `/kvoter` and `/frister/naer-bortfall`: what is to come.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::call::{Answer, Call, shown};
use super::requests::{Id, ReadId};
use super::views::{LapseView, PageView, PlanView, QuotaView};
use crate::app::plans;
use crate::domain::id::RequestId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;

/// `GET /anmodninger/{id}/plan`
pub async fn plan(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, plan) = call
        .look(call.reading(), move |actor, work| {
            plans::plan(actor, work, request)
        })
        .await?;
    let rows = PlanView::all(&plan, call.now);
    Ok(shown(case.request.version, PageView { rows, next: None }))
}

/// `GET /anmodninger/{id}/kvoter`
pub async fn quotas(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, quotas) = call
        .look(call.reading(), move |actor, work| {
            plans::quotas(actor, work, request)
        })
        .await?;
    let rows: Vec<QuotaView> = quotas.iter().map(QuotaView::from).collect();
    Ok(shown(case.request.version, PageView { rows, next: None }))
}

/// How far ahead to look.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LapseQuery {
    #[serde(rename = "dager")]
    days: Option<i64>,
}

/// `GET /frister/naer-bortfall`
pub async fn lapsing(
    call: Call,
    query: Result<web::Query<LapseQuery>, actix_web::Error>,
) -> Answer {
    let query = call.query(query)?;
    let days = plans::days_ahead(query.days);
    let mut r = call.reader();
    let range = Rule::Range(0, plans::MOST_DAYS_AHEAD.into());
    r.faults.unless(days.is_some(), Field::DaysAhead, range);
    let days = call.checked(r.finish(days))?;
    let rows = call
        .look(Action::ReadRequest, move |actor, work| {
            plans::lapsing_soon(actor, work, days)
        })
        .await?;
    let rows: Vec<LapseView> = rows
        .iter()
        .map(|soon| LapseView::new(soon, call.now))
        .collect();
    Ok(HttpResponse::Ok().json(PageView { rows, next: None }))
}
