//! What is told about a request while the child waits: nemnd, søklogg, oppholdssteder, skadehendelser.

use actix_web::web;

use super::bodies::{HarmBody, NemndBody, SearchBody, StayBody};
use super::call::{Answer, Call, done, shown};
use super::requests::{Id, ReadId};
use super::views::{PageView, SearchView, StayView};
use crate::app::{requests, waiting};
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `POST /anmodninger/{id}/nemnd`
pub async fn nemnd(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call
        .body::<NemndBody>(Action::WriteRequest, payload)
        .await?;
    let expected = call.expected()?;
    let (event, reason) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| {
                waiting::record_nemnd(actor, work, (request, expected), event, reason.as_deref())
            },
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /anmodninger/{id}/soklogg`
pub async fn log_search(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<SearchBody>(Action::WriteOffer, payload).await?;
    let expected = call.expected()?;
    let asked = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            waiting::log_search(actor, work, (request, expected), &asked)
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /anmodninger/{id}/soklogg`
pub async fn search_log(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let lines = call
        .look(call.reading(), move |actor, work| {
            waiting::search_log(actor, work, request)
        })
        .await?;
    let rows: Vec<SearchView> = lines.iter().map(SearchView::from).collect();
    Ok(actix_web::HttpResponse::Ok().json(PageView { rows, next: None }))
}

/// `POST /anmodninger/{id}/oppholdssteder`
pub async fn record_stay(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<StayBody>(Action::WriteRequest, payload).await?;
    let expected = call.expected()?;
    let (place, period) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| {
                waiting::record_stay(actor, work, (request, expected), place, period)
            },
        )
        .await?;
    Ok(done(receipt))
}

/// `GET /anmodninger/{id}/oppholdssteder`
pub async fn stays(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            requests::case(actor, work, request)
        })
        .await?;
    let rows: Vec<StayView> = found.stays.iter().map(StayView::from).collect();
    Ok(shown(found.request.version, PageView { rows, next: None }))
}

/// `POST /anmodninger/{id}/skadehendelser`
pub async fn record_harm(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<HarmBody>(Action::WriteRequest, payload).await?;
    let expected = call.expected()?;
    let (kind, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::WriteRequest,
            posted.take_key(),
            move |actor, work| waiting::record_harm(actor, work, (request, expected), kind, at),
        )
        .await?;
    Ok(done(receipt))
}
