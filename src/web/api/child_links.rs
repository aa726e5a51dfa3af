//! `/barnekoblinger`: child records are joined and split by two.

use actix_web::{HttpResponse, web};

use super::bodies::{ChildLinkBody, LinkDecisionBody, SplitBody};
use super::call::{Answer, Call, created};
use super::requests::{Id, ReadId};
use super::views::{ChildLinkView, PageView, ReceiptView};
use crate::app::child_links;
use crate::domain::id::{ChildLinkId, RequestId};
use crate::domain::role::Action;

/// Where a proposal stands.
const PLACE: &str = "barnekoblinger";

/// `GET /barnekoblinger`: the newest.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadBoard, child_links::list).await?;
    let rows = found.iter().map(ChildLinkView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<ChildLinkView> { rows, next: None }))
}

/// `POST /anmodninger/{id}/barnekoblinger`
pub async fn propose(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::JoinChildren;
    let mut posted = call.body::<ChildLinkBody>(action, payload).await?;
    let (case_number, reason) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            child_links::propose(actor, work, request, (&case_number, &reason))
        })
        .await?;
    Ok(created(receipt, PLACE, ReceiptView::from(receipt)))
}

/// `POST /barnekoblinger/{id}/deling`
pub async fn propose_split(call: Call, id: Id, payload: web::Payload) -> Answer {
    let link = ChildLinkId(id.read(&call)?);
    let action = Action::JoinChildren;
    let mut posted = call.body::<SplitBody>(action, payload).await?;
    let reason = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            child_links::propose_split(actor, work, link, &reason)
        })
        .await?;
    Ok(created(receipt, PLACE, ReceiptView::from(receipt)))
}

/// `POST /barnekoblinger/{id}/avgjorelse`
pub async fn decide(call: Call, id: Id, payload: web::Payload) -> Answer {
    let link = ChildLinkId(id.read(&call)?);
    let action = Action::JoinChildren;
    let mut posted = call.body::<LinkDecisionBody>(action, payload).await?;
    let (decision, reason) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            child_links::decide(actor, work, link, (decision, reason.as_deref()))
        })
        .await?;
    Ok(created(receipt, PLACE, ReceiptView::from(receipt)))
}
