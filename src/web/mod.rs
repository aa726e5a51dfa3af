//! The HTTP side: the only place with actix-web and jsonwebtoken.

pub mod api;
pub mod assets;
pub mod auth;
pub mod error;
pub mod faults;
pub mod health;
pub mod import;
pub mod live;
pub mod metrics;
mod middleware;
mod packing;
pub mod pages;
pub mod paper;
pub mod server;
pub mod session;
mod statistics;

use actix_web::http::header::ACCEPT;
use actix_web::{HttpMessage, HttpRequest};

/// The id that ties a call's log lines, journal rows and error answer together.
#[derive(Debug, Clone)]
pub struct Correlation(pub String);

/// The call's correlation id, set by the middleware.
pub fn correlation_of(req: &HttpRequest) -> String {
    req.extensions()
        .get::<Correlation>()
        .map(|id| id.0.clone())
        .unwrap_or_default()
}

/// Whether the caller asks for a media type by name.
pub fn wants(req: &HttpRequest, media_type: &str) -> bool {
    let accepted = req
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accepted.split(',').any(|part| {
        part.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .eq_ignore_ascii_case(media_type)
    })
}
