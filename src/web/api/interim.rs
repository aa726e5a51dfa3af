//! `/anmodninger/{id}/mellomlosninger`: where the child was while it waited, and what that took.

use actix_web::{HttpResponse, web};

use super::bodies::InterimBody;
use super::call::{Answer, Call, done, shown};
use super::requests::{Id, ReadId};
use super::views::{InterimView, interim_csv};
use crate::app::{Failure, interim};
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `GET /anmodninger/{id}/mellomlosninger`, as JSON, or as CSV where that is asked for.
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, found) = call
        .look(call.reading(), move |actor, work| {
            interim::show(actor, work, request)
        })
        .await?;
    if call.wants("text/csv") {
        let file = interim_csv(&found).map_err(|fault| call.fail(Failure::Report(fault)))?;
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .body(file));
    }
    Ok(shown(case.request.version, InterimView::from(&found)))
}

/// `POST /anmodninger/{id}/mellomlosninger`
pub async fn record(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<InterimBody>(action, payload).await?;
    let expected = call.expected()?;
    let (told, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            interim::record(actor, work, (request, expected), (&told, at))
        })
        .await?;
    Ok(done(receipt))
}
