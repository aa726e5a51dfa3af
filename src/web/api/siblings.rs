//! `/anmodninger/{id}/sosken`: requests that belong together, and what the kommune wishes for them.

use actix_web::{HttpResponse, web};

use super::bodies::{SiblingBody, SiblingLeaveBody};
use super::call::{Answer, Call, done};
use super::requests::{Id, ReadId};
use super::views::{PageView, SiblingGroupView};
use crate::app::siblings;
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `GET /anmodninger/{id}/sosken`: no row, or one.
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            siblings::show(actor, work, request)
        })
        .await?;
    let rows = found.iter().map(SiblingGroupView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<SiblingGroupView> { rows, next: None }))
}

/// `POST /anmodninger/{id}/sosken`
pub async fn join(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<SiblingBody>(action, payload).await?;
    let expected = call.expected()?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            siblings::join(actor, work, (request, expected), &new)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /anmodninger/{id}/sosken/forlat`
pub async fn leave(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<SiblingLeaveBody>(action, payload).await?;
    let expected = call.expected()?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            siblings::leave(actor, work, (request, expected))
        })
        .await?;
    Ok(done(receipt))
}
