//! `/kalibrering`: anonymised cases that every region assesses on its own, and the spread.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use super::bodies::{RoundBody, ScoreBody};
use super::call::{Answer, Call};
use super::views::{PageView, ReceiptView, RoundDetailView, RoundView};
use crate::app::{Failure, Receipt, calibration};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::report::Month;

/// `GET /kalibrering`
pub async fn list(call: Call) -> Answer {
    let rounds = call
        .look(Action::ReadCalibration, calibration::list)
        .await?;
    let rows = rounds.iter().map(RoundView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<RoundView> { rows, next: None }))
}

/// `POST /kalibrering`
pub async fn open(call: Call, payload: web::Payload) -> Answer {
    let mut posted = call
        .body::<RoundBody>(Action::OpenCalibration, payload)
        .await?;
    let (month, cases) = call.checked(posted.body.read(call.reader()))?;
    let place = month.clone();
    let receipt = call
        .act(
            Action::OpenCalibration,
            posted.take_key(),
            move |actor, work| calibration::open(actor, work, &month, &cases),
        )
        .await?;
    Ok(added(receipt, &place))
}

/// 201, with the round the new thing stands in: a month has one.
fn added(receipt: Receipt, month: &str) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/v1/kalibrering/{month}")))
        .json(ReceiptView::from(receipt))
}

fn month(call: &Call, path: &str) -> Result<String, crate::web::error::ApiError> {
    path.parse::<Month>()
        .map(|month| month.to_string())
        .map_err(|_| call.fail(Failure::field(Field::Month, Rule::NotAMonth)))
}

/// `GET /kalibrering/{maaned}`
pub async fn show(call: Call, path: web::Path<String>) -> Answer {
    let month = month(&call, &path)?;
    let shown = call
        .look(Action::ReadCalibration, move |actor, work| {
            calibration::show(actor, work, &month)
        })
        .await?;
    Ok(HttpResponse::Ok().json(RoundDetailView::from(shown)))
}

/// `POST /kalibrering/{maaned}/vurder`
pub async fn score(call: Call, path: web::Path<String>, payload: web::Payload) -> Answer {
    let month = month(&call, &path)?;
    let mut posted = call
        .body::<ScoreBody>(Action::ScoreCalibration, payload)
        .await?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let place = month.clone();
    let receipt = call
        .act(
            Action::ScoreCalibration,
            posted.take_key(),
            move |actor, work| calibration::score(actor, work, &month, told),
        )
        .await?;
    Ok(added(receipt, &place))
}
