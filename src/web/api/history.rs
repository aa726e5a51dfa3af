//! `/historikk`: totals of the time before the service.

use actix_web::{HttpResponse, web};
use uuid::Uuid;

use super::bodies::{HistoryBody, HistoryEndBody};
use super::call::{Answer, Call};
use super::views::{HistoryView, PageView, ReceiptView};
use crate::app::history;
use crate::domain::id::HistoryId;
use crate::domain::role::Action;

/// `GET /historikk`: every table told, with how it stands.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadReport, history::list).await?;
    let rows = found.iter().map(HistoryView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<HistoryView> { rows, next: None }))
}

/// `POST /historikk`
pub async fn register(call: Call, payload: web::Payload) -> Answer {
    let action = Action::RegisterHistory;
    let mut posted = call.body::<HistoryBody>(action, payload).await?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            history::register(actor, work, &new)
        })
        .await?;
    Ok(HttpResponse::Created().json(ReceiptView::from(receipt)))
}

/// `POST /historikk/{id}/utgaar`
pub async fn withdraw(call: Call, table: web::Path<Uuid>, payload: web::Payload) -> Answer {
    let action = Action::RegisterHistory;
    let mut posted = call.body::<HistoryEndBody>(action, payload).await?;
    let table = HistoryId(*table);
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            history::withdraw(actor, work, table)
        })
        .await?;
    Ok(HttpResponse::Created().json(ReceiptView::from(receipt)))
}
