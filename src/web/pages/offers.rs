//! What is posted about offers: made and withdrawn by Bufetat, answered by the kommune, completed by either.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use super::answer::{Answer, see};
use super::form::Attempt;
use super::request::again;
use super::sent::{LINE, Reader, Sent, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::offers::{self, NewOffer};
use crate::app::{Failure, Receipt, Work, place_confirmed};
use crate::clock;
use crate::domain::id::{OfferId, RequestId};
use crate::domain::offer::DeclineReason;
use crate::domain::refusal::Field;
use crate::domain::role::Actor;
use crate::web::paper;

/// The name of an act's form: of one offer among several.
pub fn act(name: &str, offer: OfferId) -> String {
    [name, &offer.to_string()].join("-")
}

/// `GET /tilbud/{id}/plass-bekreftet.pdf`.
pub async fn confirmed(visitor: Visitor, id: Path<String>) -> Answer {
    let id: OfferId = visitor.id(&id)?;
    let confirmed = visitor
        .run(move |actor, work| place_confirmed::show(actor, work, id))
        .await?;
    let page = paper::place_confirmed::paper(&visitor.say, visitor.rules(), &confirmed);
    let pdf = paper::printed(page).await;
    let pdf = pdf.map_err(|failure| visitor.failed(&failure))?;
    Ok(paper::file("plass-bekreftet.pdf", pdf))
}

/// `POST /anmodninger/{id}/tilbud`.
pub async fn make(posted: Posted, id: Path<String>) -> Answer {
    let id: RequestId = posted.visitor.id(&id)?;
    let expected = posted.sent.version();
    let outcome = match read_offer(&posted.sent) {
        Ok(new) => {
            posted
                .visitor
                .attempt(move |actor, work| offers::make(actor, work, (id, expected), &new))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, id, "tilbud".to_owned(), outcome).await
}

fn read_offer(sent: &Sent) -> Result<NewOffer, Failure> {
    let mut reader = Reader::new(sent);
    let unit = reader.text(Field::Unit, LINE);
    let unit = reader.needed(Field::Unit, unit);
    let available_from = reader.date(Field::AvailableFrom);
    let available_from = reader.needed(Field::AvailableFrom, available_from);
    let distance_km = reader.number(Field::Distance);
    let travel_minutes = reader.number(Field::TravelTime);
    let expires_at = reader.instant(Field::Expires);
    let at = happened(&mut reader);
    let text = reader.text(Field::Text, TEXT);
    let told = unit
        .zip(available_from)
        .map(|(unit, available_from)| NewOffer {
            unit,
            distance_km,
            travel_minutes,
            available_from,
            expires_at,
            at,
            text,
        });
    reader.done(told)
}

/// When it happened: as typed, or now where nothing was.
pub fn happened(reader: &mut Reader<'_>) -> DateTime<Utc> {
    reader.instant(Field::At).unwrap_or_else(clock::now)
}

/// `POST /tilbud/{id}/aksepter`.
pub async fn accept(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let at = happened(&mut reader);
    let told = reader.done(Some(at));
    on_offer(posted, &id, "aksepter", told, move |actor, work, id, at| {
        offers::accept(actor, work, (id, expected), *at)
    })
    .await
}

/// `POST /tilbud/{id}/avslaa`.
pub async fn decline(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.code::<DeclineReason>(Field::ReasonCode);
    let reason = reader.needed(Field::ReasonCode, reason);
    let text = reader.text(Field::Text, TEXT);
    let at = happened(&mut reader);
    let told = reader.done(reason.map(|reason| (reason, text, at)));
    on_offer(
        posted,
        &id,
        "avslaa",
        told,
        move |actor, work, id, (reason, text, at)| {
            offers::decline(actor, work, (id, expected), (*reason, text.as_deref()), *at)
        },
    )
    .await
}

/// `POST /tilbud/{id}/trekk`.
pub async fn withdraw(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.text(Field::Reason, TEXT);
    let reason = reader.needed(Field::Reason, reason);
    let at = happened(&mut reader);
    let told = reader.done(reason.map(|reason| (reason, at)));
    on_offer(
        posted,
        &id,
        "trekktilbud",
        told,
        move |actor, work, id, (reason, at)| {
            offers::withdraw(actor, work, (id, expected), reason, *at)
        },
    )
    .await
}

/// `POST /tilbud/{id}/innflyttet`.
pub async fn move_in(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let at = happened(&mut reader);
    let told = reader.done(Some(at));
    on_offer(
        posted,
        &id,
        "innflyttet",
        told,
        move |actor, work, id, at| offers::move_in(actor, work, (id, expected), *at),
    )
    .await
}

/// Acts on an offer, and shows its request: as it is now, or with the form that was not taken.
pub async fn on_offer<T, F>(
    posted: Posted,
    id: &str,
    name: &str,
    told: Result<T, Failure>,
    run: F,
) -> Answer
where
    T: Clone + Send + 'static,
    F: Fn(&Actor, &mut Work<'_, '_>, OfferId, &T) -> Result<Receipt, Failure>
        + Clone
        + Send
        + 'static,
{
    let visitor = &posted.visitor;
    let id: OfferId = visitor.id(id)?;
    // Found first: a foreign offer answers like one that does not exist, whatever was typed.
    let request = visitor
        .run(move |actor, work| offers::show(actor, work, id))
        .await?
        .request;
    let outcome = match told {
        Ok(told) => {
            visitor
                .attempt(move |actor, work| run(actor, work, id, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&["/anmodninger", &request.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            again(posted, request, act(name, id), Err(failure)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}
