//! `/anmodninger/{id}/dialog` and the office's list of invitations: statsforvalteren as a neutral third
//! party, which is no supervision.

use actix_web::{HttpResponse, web};

use super::bodies::DialogueBody;
use super::call::{Answer, Call, done, shown};
use super::requests::{Id, ReadId};
use super::views::{DialogueView, InvitationView, PageView};
use crate::app::dialogue;
use crate::domain::id::RequestId;
use crate::domain::role::Action;

/// `GET /anmodninger/{id}/dialog`
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let case = call
        .look(call.reading(), move |actor, work| {
            dialogue::show(actor, work, request)
        })
        .await?;
    let rows = DialogueView::all(&case.events);
    Ok(shown(case.request.version, PageView { rows, next: None }))
}

/// `POST /anmodninger/{id}/dialog`
pub async fn step(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::JoinDialogue;
    let mut posted = call.body::<DialogueBody>(action, payload).await?;
    let expected = call.expected()?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            dialogue::step(actor, work, (request, expected), &told)
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /dialoginvitasjoner`
pub async fn invitations(call: Call) -> Answer {
    let cases = call.look(Action::Supervise, dialogue::invitations).await?;
    let rows = cases.iter().map(|case| InvitationView::new(case, call.now));
    let rows: Vec<InvitationView> = rows.collect();
    Ok(HttpResponse::Ok().json(PageView { rows, next: None }))
}
