//! `/forhaandsvarsler`: a kommune tells Bufetat's desk that a request is likely.

use actix_web::{HttpResponse, web};

use super::bodies::{AdvanceNoticeBody, NoticeEndBody, RequestBody};
use super::call::{Answer, Call, created, done, shown};
use super::requests::{Id, ReadId};
use super::views::{AdvanceNoticeView, PageView, ReceiptView, RegisteredView};
use crate::app::{notices, requests};
use crate::domain::id::{NoticeId, RequestId};
use crate::domain::role::Action;

/// `GET /forhaandsvarsler`: those that stand.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadRequest, notices::list).await?;
    let rows = found.into_iter().map(AdvanceNoticeView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<AdvanceNoticeView> { rows, next: None }))
}

/// `POST /forhaandsvarsler`
pub async fn give(call: Call, payload: web::Payload) -> Answer {
    let action = Action::WriteRequest;
    let mut posted = call.body::<AdvanceNoticeBody>(action, payload).await?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            notices::give(actor, work, &new)
        })
        .await?;
    Ok(created(
        receipt,
        "forhaandsvarsler",
        ReceiptView::from(receipt),
    ))
}

/// `GET /forhaandsvarsler/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let wanted = NoticeId(id.read(&call)?);
    let found = call
        .look(Action::ReadRequest, move |actor, work| {
            notices::show(actor, work, wanted)
        })
        .await?;
    let version = found.notice.version();
    Ok(shown(version, AdvanceNoticeView::from(found)))
}

/// `POST /forhaandsvarsler/{id}/avslutt`
pub async fn end(call: Call, id: Id, payload: web::Payload) -> Answer {
    let wanted = NoticeId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<NoticeEndBody>(action, payload).await?;
    let expected = call.expected()?;
    let ending = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            notices::end(actor, work, (wanted, expected), ending)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /forhaandsvarsler/{id}/anmodning`: a request, with what is left out taken from the notice.
pub async fn convert(call: Call, id: Id, payload: web::Payload) -> Answer {
    let wanted = NoticeId(id.read(&call)?);
    let action = Action::WriteRequest;
    let mut posted = call.body::<RequestBody>(action, payload).await?;
    let notice = call
        .look(action, move |actor, work| {
            notices::for_request(actor, work, wanted)
        })
        .await?;
    let key = posted.take_key();
    let body = posted.body.completed_from(&notice, call.now);
    let registration = call.checked(body.registration(call.reader()))?;
    let (receipt, told) = call
        .act_and_tell(
            action,
            key,
            move |actor, work| notices::convert(actor, work, wanted, &registration),
            |actor, work, receipt| requests::told(actor, work, RequestId(receipt.id)),
        )
        .await?;
    let body = RegisteredView::new(receipt, told);
    Ok(created(receipt, "anmodninger", body))
}
