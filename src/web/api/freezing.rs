//! `/rapporter`: the frozen months; a month frozen, signed, and as it was frozen.

use actix_web::http::header::{ETAG, LOCATION};
use actix_web::{HttpResponse, web};

use super::bodies::{FreezeBody, SignBody};
use super::call::{Answer, Call};
use super::codes::ApiCode as _;
use super::reports::{EditionQuery, edition_of, month_of};
use super::views::{FrozenView, PageView, ReceiptView};
use crate::app::{Receipt, freezing};
use crate::domain::edition::Edition;
use crate::domain::role::Action;
use crate::report::Month;

/// `GET /rapporter`
pub async fn list(call: Call, query: Result<web::Query<EditionQuery>, actix_web::Error>) -> Answer {
    let edition = edition_of(&call, query)?;
    let all = call
        .look(Action::ReadReport, move |actor, work| {
            freezing::list(actor, work, edition)
        })
        .await?;
    let rows = all.iter().map(FrozenView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<FrozenView> { rows, next: None }))
}

/// `POST /rapporter/{maaned}/frys`
pub async fn freeze(call: Call, path: web::Path<String>, payload: web::Payload) -> Answer {
    let month = month_of(&call, &path)?;
    let mut posted = call
        .body::<FreezeBody>(Action::FreezeReport, payload)
        .await?;
    let (edition, cut_off) = call.checked(posted.body.read(call.reader()))?;
    let actor = call.actor(Action::FreezeReport)?;
    let service = &call.state.service;
    let prepared = freezing::prepare(service, &actor, (month, edition), cut_off).await;
    let prepared = prepared.map_err(|failure| call.fail(failure))?;
    let receipt = call
        .act(
            Action::FreezeReport,
            posted.take_key(),
            move |actor, work| freezing::freeze(actor, work, &prepared),
        )
        .await?;
    Ok(added(receipt, (month, edition)))
}

/// `POST /rapporter/{maaned}/signer`
pub async fn sign(call: Call, path: web::Path<String>, payload: web::Payload) -> Answer {
    let month = month_of(&call, &path)?;
    let mut posted = call.body::<SignBody>(Action::SignReport, payload).await?;
    let (edition, fingerprint) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::SignReport, posted.take_key(), move |actor, work| {
            freezing::sign(actor, work, (month, edition), &fingerprint)
        })
        .await?;
    Ok(added(receipt, (month, edition)))
}

/// 201, with where the frozen month stands.
fn added(receipt: Receipt, (month, edition): (Month, Edition)) -> HttpResponse {
    let place = format!("/api/v1/rapporter/{month}/frosset");
    let place = match edition {
        Edition::Full => place,
        edition => format!("{place}?utgave={}", edition.name()),
    };
    HttpResponse::Created()
        .insert_header((LOCATION, place))
        .json(ReceiptView::from(receipt))
}

/// `GET /rapporter/{maaned}/frosset`: the bytes that were frozen, with their fingerprint beside them.
pub async fn content(
    call: Call,
    path: web::Path<String>,
    query: Result<web::Query<EditionQuery>, actix_web::Error>,
) -> Answer {
    let edition = edition_of(&call, query)?;
    let month = month_of(&call, &path)?;
    let (frozen, content) = call
        .look(Action::ReadReport, move |actor, work| {
            freezing::content(actor, work, (month, edition))
        })
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((ETAG, format!("\"{}\"", frozen.fingerprint)))
        .content_type("application/json")
        .body(content))
}
