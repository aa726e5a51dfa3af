//! `/tilbud/{id}/hold` and `/slipp`: a place is kept, and let go.

use actix_web::web;

use super::bodies::{HoldBody, ReasonBody};
use super::call::{Answer, Call, done};
use super::requests::{Id, ReadId};
use crate::app::holds;
use crate::domain::id::OfferId;
use crate::domain::role::Action;

/// `POST /tilbud/{id}/hold`
pub async fn keep(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let mut posted = call.body::<HoldBody>(Action::WriteOffer, payload).await?;
    let expected = call.expected()?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            holds::keep(actor, work, (offer, expected), told)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /tilbud/{id}/slipp`
pub async fn release(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let mut posted = call.body::<ReasonBody>(Action::WriteOffer, payload).await?;
    let expected = call.expected()?;
    let (reason, at) = call.checked(posted.body.read_required(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            holds::release(actor, work, (offer, expected), &reason, at)
        })
        .await?;
    Ok(done(receipt))
}
