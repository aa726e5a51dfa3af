//! `/anmodninger/{id}/moter`, and how the sides met by region.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::bodies::MeetingBody;
use super::call::{Answer, Call, created};
use super::requests::{Id, ReadId};
use super::views::{BalanceView, MeetingView, PageView, ReceiptView};
use crate::app::meetings;
use crate::domain::id::RequestId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::report::Month;

/// `GET /anmodninger/{id}/moter`
pub async fn list(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (_, found) = call
        .look(call.reading(), move |actor, work| {
            meetings::list(actor, work, request)
        })
        .await?;
    let rows = found.iter().map(MeetingView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<MeetingView> { rows, next: None }))
}

/// `POST /anmodninger/{id}/moter`: told by either side.
pub async fn write(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = match call.granted.allows(Action::WriteOffer) {
        true => Action::WriteOffer,
        false => Action::WriteRequest,
    };
    let mut posted = call.body::<MeetingBody>(action, payload).await?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            meetings::write(actor, work, request, &told)
        })
        .await?;
    let place = format!("anmodninger/{request}/moter");
    Ok(created(receipt, &place, ReceiptView::from(receipt)))
}

/// Which month is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthQuery {
    #[serde(rename = "maaned")]
    month: Option<String>,
}

/// `GET /moter/balanse`: by region, in a month; the one that goes on where none is asked for.
pub async fn balance(
    call: Call,
    query: Result<web::Query<MonthQuery>, actix_web::Error>,
) -> Answer {
    let query = call.query(query)?;
    let mut r = call.reader();
    let month = match query.month.as_deref() {
        None => Some(Month::of(call.now)),
        Some(typed) => {
            let month = typed.parse::<Month>().map_err(|_| Rule::NotAMonth);
            r.faults.take(Field::Month, month)
        }
    };
    let month = call.checked(r.finish(month))?;
    let found = call
        .look(Action::ReadDashboard, move |actor, work| {
            meetings::balance(actor, work, month)
        })
        .await?;
    let rows = found.iter();
    let rows = rows.map(|(region, one)| BalanceView::new(*region, one));
    let rows = rows.collect();
    Ok(HttpResponse::Ok().json(PageView::<BalanceView> { rows, next: None }))
}
