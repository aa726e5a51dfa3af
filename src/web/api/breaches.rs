//! `/mulige-brudd`: the breach list and what Bufetat judges. No identity anywhere.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::bodies::{AnswersBody, AssessBody, BreachBody, ReasonBody};
use super::call::{Answer, Call, created, done, shown};
use super::paging;
use super::requests::{Id, ReadId, region_codes};
use super::views::{BreachDetailView, BreachView, PageView, ReceiptView};
use crate::app::breaches::{self, ListKey, Listing, rank};
use crate::app::severity;
use crate::domain::breach::BreachStatus;
use crate::domain::code::Code;
use crate::domain::id::BreachId;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::Action;
use crate::domain::supervision::Supervised;

/// What the list may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    region: Option<String>,
    #[serde(rename = "alvorlighet")]
    severity: Option<String>,
    status: Option<String>,
    #[serde(rename = "hjemmel")]
    legal_basis: Option<String>,
    #[serde(rename = "eldreEnn")]
    older_than: Option<u16>,
    #[serde(rename = "tilsyn")]
    supervised: Option<String>,
    #[serde(rename = "etter")]
    after: Option<String>,
    #[serde(rename = "antall")]
    limit: Option<i64>,
}

/// `GET /mulige-brudd`
pub async fn list(call: Call, query: Result<web::Query<ListQuery>, actix_web::Error>) -> Answer {
    let query = call.query(query)?;
    let listing = call.checked(listing(&call, &query))?;
    let limit = listing.limit;
    let rows = call
        .look(Action::ReadBreach, move |actor, work| {
            breaches::list(actor, work, &listing)
        })
        .await?;
    let next = paging::next(&rows, limit, |row| {
        let row = &row.breach;
        let severity = rank(row.severity.map(|(level, _)| level));
        (severity, row.recorded_at, row.id.0)
    });
    let rows = rows
        .iter()
        .map(|row| BreachView::new(&row.breach, row.established, row.raised))
        .collect();
    Ok(HttpResponse::Ok().json(PageView::<BreachView> { rows, next }))
}

fn listing(call: &Call, query: &ListQuery) -> Result<Listing, Faults> {
    let mut r = call.reader();
    let severity = r.code(Field::Level, query.severity.as_deref());
    let status: Option<BreachStatus> = r.code(Field::Status, query.status.as_deref());
    let legal_basis = r.code(Field::LegalBasis, query.legal_basis.as_deref());
    let supervised: Option<Supervised> = r.code(Field::Supervised, query.supervised.as_deref());
    let recorded_before = query
        .older_than
        .and_then(|days| breaches::recorded_before(call.now, days));
    let region = query
        .region
        .as_deref()
        .and_then(|code| Region::from_code(code).ok());
    r.faults.unless(
        query.region.is_none() || region.is_some(),
        Field::Region,
        Rule::OneOf(region_codes()),
    );
    let after = query.after.as_deref().map(paging::after);
    r.faults
        .unless(after != Some(None), Field::Cursor, Rule::NotAnId);
    let limit = paging::limit(query.limit);
    r.faults
        .unless(limit.is_some(), Field::Limit, Rule::Range(1, paging::MOST));
    let after = after
        .flatten()
        .map(|(severity_rank, recorded_at, id)| ListKey {
            severity_rank,
            recorded_at,
            id: BreachId(id),
        });
    r.finish(limit.map(|limit| Listing {
        region,
        severity,
        status,
        legal_basis,
        recorded_before,
        supervised,
        after,
        limit,
    }))
}

/// `POST /mulige-brudd`
pub async fn register(call: Call, payload: web::Payload) -> Answer {
    let mut posted = call
        .body::<BreachBody>(Action::JudgeBreach, payload)
        .await?;
    let space = call.granted.organisation().code();
    let registered = call.checked(posted.body.read(call.reader(), &space))?;
    let receipt = call
        .act(
            Action::JudgeBreach,
            posted.take_key(),
            move |actor, work| breaches::register(actor, work, &registered),
        )
        .await?;
    Ok(created(receipt, "mulige-brudd", ReceiptView::from(receipt)))
}

/// `GET /mulige-brudd/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let found = call
        .look(Action::ReadBreach, move |actor, work| {
            breaches::show(actor, work, breach)
        })
        .await?;
    let policy = &call.state.service.rules.policy;
    Ok(shown(
        found.breach.version,
        BreachDetailView::new(&found, policy),
    ))
}

/// `POST /mulige-brudd/{id}/vurder`
pub async fn assess(call: Call, id: Id, payload: web::Payload) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let mut posted = call
        .body::<AssessBody>(Action::JudgeBreach, payload)
        .await?;
    let expected = call.expected()?;
    let ((level, reason), at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::JudgeBreach,
            posted.take_key(),
            move |actor, work| {
                breaches::assess(
                    actor,
                    work,
                    (breach, expected),
                    (level, reason.as_deref()),
                    at,
                )
            },
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /mulige-brudd/{id}/svar`
pub async fn answer(call: Call, id: Id, payload: web::Payload) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let mut posted = call
        .body::<AnswersBody>(Action::JudgeBreach, payload)
        .await?;
    let expected = call.expected()?;
    let (answers, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::JudgeBreach,
            posted.take_key(),
            move |actor, work| severity::answer(actor, work, (breach, expected), &answers, at),
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /mulige-brudd/{id}/bekreft`
pub async fn confirm(call: Call, id: Id, payload: web::Payload) -> Answer {
    decide(call, id, payload, BreachStatus::Confirmed).await
}

/// `POST /mulige-brudd/{id}/avvis`
pub async fn reject(call: Call, id: Id, payload: web::Payload) -> Answer {
    decide(call, id, payload, BreachStatus::Rejected).await
}

async fn decide(call: Call, id: Id, payload: web::Payload, status: BreachStatus) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let mut posted = call
        .body::<ReasonBody>(Action::JudgeBreach, payload)
        .await?;
    let expected = call.expected()?;
    let (reason, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::JudgeBreach,
            posted.take_key(),
            move |actor, work| {
                breaches::decide(
                    actor,
                    work,
                    (breach, expected),
                    (status, reason.as_deref()),
                    at,
                )
            },
        )
        .await?;
    Ok(done(receipt))
}
