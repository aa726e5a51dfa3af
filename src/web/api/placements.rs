//! `/opphold` and `/plasser`: what capacity and its use are counted from, told from the registers of before.

use actix_web::{HttpResponse, web};

use super::bodies::{PlacementBody, PlacesBody};
use super::call::{Answer, Call};
use super::views::ReceiptView;
use crate::app::placements;
use crate::domain::role::Action;

/// `POST /plasser`
pub async fn places(call: Call, payload: web::Payload) -> Answer {
    let action = Action::RegisterPlaces;
    let mut posted = call.body::<PlacesBody>(action, payload).await?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            placements::register_places(actor, work, &new)
        })
        .await?;
    // It has no address of its own: it is counted, and replaced by its id.
    Ok(HttpResponse::Created().json(ReceiptView::from(receipt)))
}

/// `POST /opphold`
pub async fn placement(call: Call, payload: web::Payload) -> Answer {
    let action = Action::RegisterPlaces;
    let mut posted = call.body::<PlacementBody>(action, payload).await?;
    let space = call.granted.organisation().code();
    let new = call.checked(posted.body.read(call.reader(), &space))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            placements::register_placement(actor, work, &new)
        })
        .await?;
    Ok(HttpResponse::Created().json(ReceiptView::from(receipt)))
}
