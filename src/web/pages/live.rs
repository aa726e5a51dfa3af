//! `/hendelser`: tells an open page that something has changed. What it is the page asks for itself.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::answer::Answer;
use super::visitor::Visitor;
use crate::app::Failure;
use crate::clock;
use crate::domain::role::Action;
use crate::web::live::Live;

/// From when the page knows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Since {
    /// Milliseconds since 1970: when the page was read.
    siden: Option<i64>,
}

/// `GET /hendelser`: a stream for a role that reads requests, of what is noticed within its own scope.
pub async fn events(
    visitor: Visitor,
    since: Query<Since>,
    live: Option<Data<Live>>,
    req: HttpRequest,
) -> Answer {
    if !visitor.actor.may(Action::ReadRequest) {
        return Err(visitor.failed(&Failure::Forbidden));
    }
    let Some(live) = live else {
        return Ok(HttpResponse::NoContent().finish());
    };
    let known = last_told(&req).or(since.siden);
    let known = known.and_then(DateTime::<Utc>::from_timestamp_millis);
    Ok(live.stream(visitor.actor.scope(), known.unwrap_or_else(clock::now)))
}

/// What a stream that was broken off had told last.
fn last_told(req: &HttpRequest) -> Option<i64> {
    let id = req.headers().get("last-event-id")?;
    id.to_str().ok()?.parse().ok()
}
