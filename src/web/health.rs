//! `/live` and `/ready`: whether the process runs, and whether it can do its work.

use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::app::Service;
use crate::clock;

/// When the engine last finished a sweep; readiness looks at it.
#[derive(Debug, Default)]
pub struct Heartbeat(AtomicI64);

impl Heartbeat {
    /// Notes a finished sweep.
    pub fn beat(&self, at: DateTime<Utc>) {
        self.0.store(at.timestamp(), Ordering::Relaxed);
    }

    /// Seconds since the last sweep.
    fn age(&self, now: DateTime<Utc>) -> i64 {
        now.timestamp() - self.0.load(Ordering::Relaxed)
    }
}

/// Seconds without a sweep after which the engine counts as silent.
const SILENT: i64 = 300;

#[derive(Serialize)]
struct Ready {
    klar: bool,
    database: bool,
    fristmotor: bool,
    #[serde(rename = "ikkeLevert")]
    undelivered: Option<usize>,
}

/// The process runs.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("lever\n")
}

/// The database answers and the engine sweeps. Mail that cannot be delivered is told, with how many
/// messages wait; it makes nobody turn away from a service that still serves.
pub async fn ready(service: web::Data<Service>, heartbeat: web::Data<Heartbeat>) -> HttpResponse {
    let database = service.answers().await.is_ok();
    let fristmotor = heartbeat.age(clock::now()) < SILENT;
    let ready = Ready {
        klar: database && fristmotor,
        database,
        fristmotor,
        undelivered: undelivered(&service).await,
    };
    if ready.klar {
        HttpResponse::Ok().json(ready)
    } else {
        HttpResponse::ServiceUnavailable().json(ready)
    }
}

/// How many messages were tried in vain for long; absent where the database does not say.
async fn undelivered(service: &Service) -> Option<usize> {
    match service.undelivered().await {
        Ok(messages) => Some(messages.len()),
        Err(failure) => {
            tracing::error!(%failure, "the outbox could not be looked at");
            None
        }
    }
}
