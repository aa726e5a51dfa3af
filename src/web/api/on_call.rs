//! `/vaktkort`: whom to call.

use actix_web::{HttpResponse, web};

use super::bodies::OnCallBody;
use super::call::{Answer, Call, created};
use super::views::{OnCallView, PageView, ReceiptView};
use crate::app::on_call;
use crate::domain::role::Action;

/// `GET /vaktkort`: the cards that hold.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadRequest, on_call::list).await?;
    let rows = found.iter().map(OnCallView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<OnCallView> { rows, next: None }))
}

/// `POST /vaktkort`: by the desk it is of, or by the region's desk for a kommune.
pub async fn write(call: Call, payload: web::Payload) -> Answer {
    let action = match call.granted.allows(Action::WriteOffer) {
        true => Action::WriteOffer,
        false => Action::WriteRequest,
    };
    let mut posted = call.body::<OnCallBody>(action, payload).await?;
    let (municipality, told) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            on_call::write(actor, work, (municipality, &told))
        })
        .await?;
    Ok(created(receipt, "vaktkort", ReceiptView::from(receipt)))
}
