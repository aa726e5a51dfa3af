//! `/inntak/stormtavle`: what waits now against the last weeks.

use actix_web::HttpResponse;

use super::call::{Answer, Call};
use super::views::SurgeBoardView;
use crate::app::surge;
use crate::domain::role::Action;

/// `GET /inntak/stormtavle`
pub async fn show(call: Call) -> Answer {
    let board = call.look(Action::ReadBoard, surge::show).await?;
    Ok(HttpResponse::Ok().json(SurgeBoardView::from(&board)))
}
