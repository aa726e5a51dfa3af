//! `/inntak/vaktskifter`: what one shift of an intake desk tells the next.

use actix_web::{HttpResponse, web};

use super::bodies::HandOverBody;
use super::call::{Answer, Call, created};
use super::requests::{Id, ReadId};
use super::views::{HandOverView, PageView, ReceiptView};
use crate::app::hand_over;
use crate::domain::id::HandOverId;
use crate::domain::role::Action;

/// `GET /inntak/vaktskifter`: the newest.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadBoard, hand_over::list).await?;
    let rows = found.iter().map(HandOverView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<HandOverView> { rows, next: None }))
}

/// `POST /inntak/vaktskifter`
pub async fn write(call: Call, payload: web::Payload) -> Answer {
    let mut posted = call
        .body::<HandOverBody>(Action::WriteOffer, payload)
        .await?;
    let (text, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            hand_over::write(actor, work, text.as_deref(), at)
        })
        .await?;
    Ok(created(
        receipt,
        "inntak/vaktskifter",
        ReceiptView::from(receipt),
    ))
}

/// `GET /inntak/vaktskifter/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let wanted = HandOverId(id.read(&call)?);
    let found = call
        .look(Action::ReadBoard, move |actor, work| {
            hand_over::show(actor, work, wanted)
        })
        .await?;
    Ok(HttpResponse::Ok().json(HandOverView::from(&found)))
}
