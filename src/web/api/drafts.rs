//! `/utkast`: what somebody has begun to write; the caller's own alone.

use actix_web::{HttpResponse, web};

use super::bodies::{DraftBody, DraftDeletionBody};
use super::call::{Answer, Call, created, done, shown};
use super::requests::{Id, ReadId};
use super::views::{DraftView, PageView, ReceiptView};
use crate::app::drafts;
use crate::domain::id::DraftId;

/// `GET /utkast`
pub async fn list(call: Call) -> Answer {
    let found = call.look(call.registering(), drafts::list).await?;
    let keep = drafts::kept(&call.state.service.rules);
    let rows = found.iter().map(|one| DraftView::new(one, keep)).collect();
    Ok(HttpResponse::Ok().json(PageView::<DraftView> { rows, next: None }))
}

/// `POST /utkast`
pub async fn save(call: Call, payload: web::Payload) -> Answer {
    let action = call.registering();
    let mut posted = call.body::<DraftBody>(action, payload).await?;
    let content = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            drafts::save(actor, work, None, &content)
        })
        .await?;
    Ok(created(receipt, "utkast", ReceiptView::from(receipt)))
}

/// `GET /utkast/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let wanted = DraftId(id.read(&call)?);
    let found = call
        .look(call.registering(), move |actor, work| {
            drafts::show(actor, work, wanted)
        })
        .await?;
    let keep = drafts::kept(&call.state.service.rules);
    Ok(shown(found.version, DraftView::new(&found, keep)))
}

/// `POST /utkast/{id}/lagre`
pub async fn save_over(call: Call, id: Id, payload: web::Payload) -> Answer {
    let wanted = DraftId(id.read(&call)?);
    let action = call.registering();
    let mut posted = call.body::<DraftBody>(action, payload).await?;
    let expected = call.expected()?;
    let content = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            drafts::save(actor, work, Some((wanted, expected)), &content)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /utkast/{id}/slett`
pub async fn delete(call: Call, id: Id, payload: web::Payload) -> Answer {
    let wanted = DraftId(id.read(&call)?);
    let action = call.registering();
    let mut posted = call.body::<DraftDeletionBody>(action, payload).await?;
    let expected = call.expected()?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            drafts::delete(actor, work, (wanted, expected))
        })
        .await?;
    Ok(done(receipt))
}
