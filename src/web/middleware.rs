//! What every answer gets: a correlation id, the security headers, and one log line without anything
//! personal: the route's pattern, never the path.

use actix_web::Error;
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use uuid::Uuid;

use super::Correlation;
use crate::clock;

const CORRELATION: HeaderName = HeaderName::from_static("x-korrelasjonsid");

/// Headers of every answer. Pages and API alike are for one person at a time: nothing is stored.
const HEADERS: [(&str, &str); 8] = [
    ("cache-control", "no-store"),
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    (
        "strict-transport-security",
        "max-age=31536000; includeSubDomains",
    ),
];

/// Wraps one call.
///
/// # Errors
/// Whatever the call answers with.
pub async fn every_call(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let correlation = correlation(&req);
    req.extensions_mut()
        .insert(Correlation(correlation.clone()));
    let method = req.method().clone();
    let begun = std::time::Instant::now();
    let mut answer = next.call(req).await?;
    let route = answer
        .request()
        .match_pattern()
        .unwrap_or_else(|| "-".into());
    let status = answer.status().as_u16();
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(correlation, %method, route, status, micros, "call");
    add_headers(answer.headers_mut(), &correlation);
    Ok(answer)
}

/// The sender's id where it is a UUID, else a new one: nothing else may reach the log from a header.
fn correlation(req: &ServiceRequest) -> String {
    let sent = req
        .headers()
        .get(CORRELATION)
        .and_then(|value| value.to_str().ok());
    let sent = sent.and_then(|value| Uuid::parse_str(value).ok());
    sent.unwrap_or_else(clock::new_id).to_string()
}

fn add_headers(headers: &mut HeaderMap, correlation: &str) {
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if let Ok(value) = HeaderValue::from_str(correlation) {
        headers.insert(CORRELATION, value);
    }
}
