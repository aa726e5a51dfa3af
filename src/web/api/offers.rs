//! `/tilbud` and `/enheter`.

use actix_web::{HttpResponse, web};

use super::bodies::{AtBody, DeclineBody, OfferBody, ReasonBody};
use super::call::{Answer, Call, created, done, shown};
use super::requests::{Id, ReadId};
use super::views::{OfferView, PageView, ReceiptView, UnitView};
use crate::app::{holds, offers, place_confirmed, requests};
use crate::domain::hold;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::role::Action;
use crate::web::pages::say::Say;
use crate::web::paper;

/// `POST /anmodninger/{id}/tilbud`
pub async fn make(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let mut posted = call.body::<OfferBody>(Action::WriteOffer, payload).await?;
    let expected = call.expected()?;
    let offer = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            offers::make(actor, work, (request, expected), &offer)
        })
        .await?;
    Ok(created(receipt, "tilbud", ReceiptView::from(receipt)))
}

/// `GET /anmodninger/{id}/tilbud`
pub async fn of_request(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            requests::case(actor, work, request)
        })
        .await?;
    let rows: Vec<OfferView> = found
        .offers
        .iter()
        .map(|offer| {
            let hold = hold::last_of(&found.holds, offer.offer.id);
            OfferView::held(offer, hold, call.now)
        })
        .collect();
    Ok(shown(found.request.version, PageView { rows, next: None }))
}

/// `GET /tilbud/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let (found, hold) = call
        .look(call.reading(), move |actor, work| {
            let found = offers::show(actor, work, offer)?;
            Ok((found, holds::last(work, offer)?))
        })
        .await?;
    let view = OfferView::held(&found, hold.as_ref(), call.now);
    Ok(shown(found.version, view))
}

/// `GET /tilbud/{id}/plassbekreftelse`: the document, one page.
pub async fn confirmed(call: Call, id: Id) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            place_confirmed::show(actor, work, offer)
        })
        .await?;
    let say = Say::new(call.state.texts.clone());
    let page = paper::place_confirmed::paper(&say, &call.state.service.rules, &found);
    let pdf = paper::printed(page).await;
    let pdf = pdf.map_err(|failure| call.fail(failure))?;
    Ok(paper::file("plass-bekreftet.pdf", pdf))
}

/// `POST /tilbud/{id}/aksepter`
pub async fn accept(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let mut posted = call.body::<AtBody>(Action::AnswerOffer, payload).await?;
    let expected = call.expected()?;
    let at = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::AnswerOffer,
            posted.take_key(),
            move |actor, work| offers::accept(actor, work, (offer, expected), at),
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /tilbud/{id}/avslaa`
pub async fn decline(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let mut posted = call
        .body::<DeclineBody>(Action::AnswerOffer, payload)
        .await?;
    let expected = call.expected()?;
    let ((reason, text), at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::AnswerOffer,
            posted.take_key(),
            move |actor, work| {
                offers::decline(
                    actor,
                    work,
                    (offer, expected),
                    (reason, text.as_deref()),
                    at,
                )
            },
        )
        .await?;
    Ok(done(receipt))
}

/// `POST /tilbud/{id}/trekk`
pub async fn withdraw(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let mut posted = call.body::<ReasonBody>(Action::WriteOffer, payload).await?;
    let expected = call.expected()?;
    let (reason, at) = call.checked(posted.body.read_required(call.reader()))?;
    let receipt = call
        .act(Action::WriteOffer, posted.take_key(), move |actor, work| {
            offers::withdraw(actor, work, (offer, expected), &reason, at)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /tilbud/{id}/innflyttet`: told by either side.
pub async fn move_in(call: Call, id: Id, payload: web::Payload) -> Answer {
    let offer = OfferId(id.read(&call)?);
    let action = if call.granted.allows(Action::WriteOffer) {
        Action::WriteOffer
    } else {
        Action::AnswerOffer
    };
    let mut posted = call.body::<AtBody>(action, payload).await?;
    let expected = call.expected()?;
    let at = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            offers::move_in(actor, work, (offer, expected), at)
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /enheter`
pub async fn units(call: Call) -> Answer {
    call.actor(Action::ReadRequest)?;
    let rows: Vec<UnitView> = call
        .state
        .service
        .rules
        .units
        .iter()
        .map(UnitView::from)
        .collect();
    Ok(HttpResponse::Ok().json(PageView { rows, next: None }))
}
