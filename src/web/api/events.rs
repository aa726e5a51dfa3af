//! What either side tells of a case: hendelser by the kommune, inntakshendelser by Bufetat.

use std::collections::BTreeMap;

use actix_web::web;

use super::bodies::EventBody;
use super::call::{Answer, Call, done, shown};
use super::requests::{Id, ReadId};
use super::views::{EventView, PageView};
use crate::app::events;
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `POST /anmodninger/{id}/hendelser`
pub async fn by_municipality(call: Call, id: Id, payload: web::Payload) -> Answer {
    record(call, id, payload, Action::WriteRequest).await
}

/// `POST /anmodninger/{id}/inntakshendelser`
pub async fn by_bufetat(call: Call, id: Id, payload: web::Payload) -> Answer {
    record(call, id, payload, Action::WriteOffer).await
}

async fn record(call: Call, id: Id, payload: web::Payload, action: Action) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<EventBody>(action, payload).await?;
    let expected = call.expected()?;
    let event = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            events::record(actor, work, action, (request, expected), &event)
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /anmodninger/{id}/hendelser`
pub async fn list(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, texts) = call
        .look(call.reading(), move |actor, work| {
            events::list(actor, work, request)
        })
        .await?;
    let texts: BTreeMap<_, _> = texts.into_iter().collect();
    let rows: Vec<EventView> = case
        .events
        .iter()
        .map(|event| EventView::new(event, texts.get(&event.id).map(String::as_str)))
        .collect();
    Ok(shown(case.request.version, PageView { rows, next: None }))
}
