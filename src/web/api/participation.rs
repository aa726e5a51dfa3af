//! `/anmodninger/{id}/medvirkning`: the child's participation.

use actix_web::web;

use super::bodies::ParticipationBody;
use super::call::{Answer, Call, done, shown};
use super::requests::{Id, ReadId};
use super::views::ParticipationView;
use crate::app::participation;
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `GET /anmodninger/{id}/medvirkning`
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, words) = call
        .look(call.reading(), move |actor, work| {
            participation::show(actor, work, request)
        })
        .await?;
    let words = words.into_iter().collect();
    let view = ParticipationView::new(&case.events, &words);
    Ok(shown(case.request.version, view))
}

/// `POST /anmodninger/{id}/medvirkning`
pub async fn record(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<ParticipationBody>(action, payload).await?;
    let expected = call.expected()?;
    let (told, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            participation::record(actor, work, (request, expected), (&told, at))
        })
        .await?;
    Ok(done(receipt))
}
