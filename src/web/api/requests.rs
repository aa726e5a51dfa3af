//! `/anmodninger`: register, list, show, correct, supplement, withdraw, limits, chronology.

use actix_web::web;
use serde::Deserialize;
use uuid::Uuid;

use super::bodies::{CorrectionBody, FindBody, RequestBody, WithdrawalBody};
use super::call::{Answer, Call, created, done, shown};
use super::paging;
use super::views::{
    CaseView, ClockView, DEFAULT_STATUS, EntryView, LimitView, LimitsView, NormView, PageView,
    RegisteredView, RequestView,
};
use crate::app::requests::{ListKey, Listing};
use crate::app::{Failure, norms, requests, wait, waiting};
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::RequestStatus;
use crate::domain::role::Action;

/// `POST /anmodninger`
pub async fn register(call: Call, payload: web::Payload) -> Answer {
    let action = call.registering();
    let mut posted = call.body::<RequestBody>(action, payload).await?;
    let registration = call.checked(posted.body.registration(call.reader()))?;
    let (receipt, told) = call
        .act_and_tell(
            action,
            posted.take_key(),
            move |actor, work| requests::register_and_tell(actor, work, &registration),
            |actor, work, receipt| requests::told(actor, work, RequestId(receipt.id)),
        )
        .await?;
    let body = RegisteredView::new(receipt, told);
    Ok(created(receipt, "anmodninger", body))
}

/// `POST /anmodninger/finn`
pub async fn find(call: Call, payload: web::Payload) -> Answer {
    let action = call.registering();
    let posted = call.body::<FindBody>(action, payload).await?;
    let asked = call.checked(posted.body.read(call.reader()))?;
    let found = call
        .look(action, move |actor, work| {
            requests::open_for(actor, work, (asked.0, &asked.1))
        })
        .await?;
    let rows = found.iter().map(|one| RequestView::new(one, call.now));
    let rows = rows.collect();
    Ok(actix_web::HttpResponse::Ok().json(PageView::<RequestView> { rows, next: None }))
}

/// What a list may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    status: Option<String>,
    region: Option<String>,
    #[serde(rename = "etter")]
    after: Option<String>,
    #[serde(rename = "antall")]
    limit: Option<i64>,
    #[serde(rename = "fosterhjemOver")]
    foster_home_over: Option<u32>,
}

/// `GET /anmodninger`
pub async fn list(call: Call, query: Result<web::Query<ListQuery>, actix_web::Error>) -> Answer {
    let query = call.query(query)?;
    let listing = call.checked(listing(&call, &query))?;
    let rows = call
        .look(Action::ReadRequest, move |actor, work| {
            requests::list(actor, work, &listing)
        })
        .await?;
    let limit = paging::limit(query.limit).unwrap_or(paging::MOST);
    let next = paging::next(&rows, limit, |row| {
        let request = &row.request;
        (
            row.severity_rank,
            request.content.need_reported_at,
            request.id.0,
        )
    });
    let rows = rows
        .iter()
        .map(|row| RequestView::new(&row.request, call.now))
        .collect();
    Ok(actix_web::HttpResponse::Ok().json(PageView { rows, next }))
}

fn listing(call: &Call, query: &ListQuery) -> Result<Listing, crate::domain::refusal::Faults> {
    let mut r = call.reader();
    let status: Option<RequestStatus> = r.code(Field::Status, query.status.as_deref());
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
        .map(|(severity_rank, need_reported_at, id)| ListKey {
            severity_rank,
            need_reported_at,
            id: RequestId(id),
        });
    let listing = limit.map(|limit| Listing {
        status: status.unwrap_or(DEFAULT_STATUS),
        region,
        foster_home_wanted_by: query
            .foster_home_over
            .and_then(|days| requests::foster_home_wanted_by(call.now, days)),
        after,
        limit,
    });
    r.finish(listing)
}

/// The regions' codes, the same outside as inside.
pub fn region_codes() -> Vec<&'static str> {
    Region::ALL.iter().map(|region| region.code()).collect()
}

/// `GET /anmodninger/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            requests::show(actor, work, request)
        })
        .await?;
    let version = found.case.request.version;
    Ok(shown(version, CaseView::new(found, call.now)))
}

/// `POST /anmodninger/{id}/rett`
pub async fn correct(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call
        .body::<CorrectionBody>(Action::WriteRequest, payload)
        .await?;
    let expected = call.expected()?;
    let (changes, reason) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| {
                requests::correct(actor, work, (request, expected), &changes, &reason)
            },
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /anmodninger/{id}/tillegg`
pub async fn supplement(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call
        .body::<RequestBody>(Action::WriteRequest, payload)
        .await?;
    let expected = call.expected()?;
    let changes = call.checked(posted.body.supplement(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| requests::supplement(actor, work, (request, expected), &changes),
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /anmodninger/{id}/trekk`
pub async fn withdraw(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call
        .body::<WithdrawalBody>(Action::WriteRequest, payload)
        .await?;
    let expected = call.expected()?;
    let ending = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| requests::withdraw(actor, work, (request, expected), &ending),
        )
        .await?;
    Ok(done(receipt))
}

/// `GET /anmodninger/{id}/frister`
pub async fn limits(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, log, deadlines) = call
        .look(call.reading(), move |actor, work| {
            waiting::limits(actor, work, request)
        })
        .await?;
    let norms = norms::clocks(&case, &log, &call.state.service.rules, call.now);
    let view = LimitsView {
        norms: norms.iter().map(NormView::from).collect(),
        limits: deadlines
            .iter()
            .map(|limit| LimitView::new(limit, call.now))
            .collect(),
    };
    Ok(shown(case.request.version, view))
}

/// `GET /anmodninger/{id}/klokke`
pub async fn clock(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, log) = call
        .look(call.reading(), move |actor, work| {
            wait::show(actor, work, request)
        })
        .await?;
    let clock = wait::Clock::new(&case, &log, &call.state.service.rules, call.now);
    Ok(shown(case.request.version, ClockView::from(clock)))
}

/// `GET /anmodninger/{id}/forlop`
pub async fn chronology(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, entries) = call
        .look(call.reading(), move |actor, work| {
            requests::chronology(actor, work, request)
        })
        .await?;
    let rows: Vec<EntryView> = entries.into_iter().map(EntryView::from).collect();
    Ok(shown(case.request.version, PageView { rows, next: None }))
}

/// An id in an address. What is no id names nothing: the same 404 as for an unknown one.
pub type Id = web::Path<String>;

/// Reads an id from an address.
pub trait ReadId {
    /// The id, or the 404 of an unknown one.
    ///
    /// # Errors
    /// 404.
    fn read(&self, call: &Call) -> Result<Uuid, crate::web::error::ApiError>;
}

impl ReadId for Id {
    fn read(&self, call: &Call) -> Result<Uuid, crate::web::error::ApiError> {
        Uuid::parse_str(self).map_err(|_| call.fail(Failure::NotFound))
    }
}
