//! `/anmodninger/{id}/notater`: internal notes of one's own side.

use actix_web::{HttpResponse, web};

use super::bodies::NoteBody;
use super::call::{Answer, Call, created};
use super::requests::{Id, ReadId};
use super::views::{NoteView, PageView, ReceiptView};
use crate::app::notes;
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `POST /anmodninger/{id}/notater`
pub async fn write(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<NoteBody>(Action::WriteNote, payload).await?;
    let words = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::WriteNote, posted.take_key(), move |actor, work| {
            notes::write(actor, work, request, &words)
        })
        .await?;
    let place = format!("anmodninger/{request}/notater");
    Ok(created(receipt, &place, ReceiptView::from(receipt)))
}

/// `GET /anmodninger/{id}/notater`
pub async fn list(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(Action::ReadIdentity, move |actor, work| {
            notes::list(actor, work, request)
        })
        .await?;
    let rows = found.into_iter().map(NoteView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<NoteView> { rows, next: None }))
}
