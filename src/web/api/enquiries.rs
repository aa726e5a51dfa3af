//! `/henvendelser`, `/ikke-bedt` and `/udekket-behov`: needs that are told without a request.

use actix_web::{HttpResponse, web};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::bodies::{EnquiryBody, EnquiryOutcomeBody, UnmadeRequestBody};
use super::call::{Answer, Call, created, done, shown};
use super::requests::{Id, ReadId};
use super::views::{EnquiryView, PageView, ReceiptView, UnmadeRequestView, UnmetDemandView};
use crate::app::enquiries;
use crate::domain::calendar;
use crate::domain::id::EnquiryId;
use crate::domain::refusal::{Faults, Field};
use crate::domain::role::Action;

/// `GET /henvendelser`: the newest.
pub async fn list(call: Call) -> Answer {
    let found = call.look(Action::ReadRequest, enquiries::list).await?;
    let rows = found.into_iter().map(EnquiryView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<EnquiryView> { rows, next: None }))
}

/// `POST /henvendelser`
pub async fn write(call: Call, payload: web::Payload) -> Answer {
    let action = call.registering();
    let mut posted = call.body::<EnquiryBody>(action, payload).await?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            enquiries::write(actor, work, &new)
        })
        .await?;
    Ok(created(receipt, "henvendelser", ReceiptView::from(receipt)))
}

/// `GET /henvendelser/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let wanted = EnquiryId(id.read(&call)?);
    let found = call
        .look(Action::ReadRequest, move |actor, work| {
            enquiries::show(actor, work, wanted)
        })
        .await?;
    let version = found.enquiry.version();
    Ok(shown(version, EnquiryView::from(found)))
}

/// `POST /henvendelser/{id}/utfall`
pub async fn conclude(call: Call, id: Id, payload: web::Payload) -> Answer {
    let wanted = EnquiryId(id.read(&call)?);
    let action = call.registering();
    let mut posted = call.body::<EnquiryOutcomeBody>(action, payload).await?;
    let expected = call.expected()?;
    let outcome = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            enquiries::conclude(actor, work, (wanted, expected), &outcome)
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /ikke-bedt`: the newest of the caller's own kommuner.
pub async fn not_asked(call: Call) -> Answer {
    let found = call.look(Action::ReadRequest, enquiries::not_asked).await?;
    let rows = found.iter().map(UnmadeRequestView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<UnmadeRequestView> { rows, next: None }))
}

/// `POST /ikke-bedt`
pub async fn did_not_ask(call: Call, payload: web::Payload) -> Answer {
    let action = Action::WriteRequest;
    let mut posted = call.body::<UnmadeRequestBody>(action, payload).await?;
    let new = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            enquiries::did_not_ask(actor, work, new)
        })
        .await?;
    // It has no address of its own: it is shown in the list, and counted.
    Ok(HttpResponse::Created().json(ReceiptView::from(receipt)))
}

/// Which days are counted.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemandQuery {
    #[serde(rename = "fra")]
    from: Option<String>,
    #[serde(rename = "til")]
    to: Option<String>,
}

/// `GET /udekket-behov`: counts, by month and region; this year so far where no days are told.
pub async fn unmet_demand(
    call: Call,
    query: Result<web::Query<DemandQuery>, actix_web::Error>,
) -> Answer {
    let query = call.query(query)?;
    let days = call.checked(days(&call, &query))?;
    let found = call
        .look(Action::ReadDashboard, move |actor, work| {
            enquiries::unmet_demand(actor, work, days)
        })
        .await?;
    Ok(HttpResponse::Ok().json(UnmetDemandView::from(&found)))
}

fn days(call: &Call, query: &DemandQuery) -> Result<(NaiveDate, NaiveDate), Faults> {
    let mut r = call.reader();
    let today = calendar::local_date(call.now);
    let from = r.date(Field::From, query.from.as_deref());
    let to = r.date(Field::To, query.to.as_deref()).unwrap_or(today);
    let from = from.or(NaiveDate::from_ymd_opt(to.year(), 1, 1));
    r.finish(from.map(|from| (from, to)))
}
