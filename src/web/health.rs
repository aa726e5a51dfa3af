//! `/live` and `/ready`: whether the process runs, and whether it can do its work.

use std::time::Duration;

use actix_web::{HttpResponse, web};
use chrono::TimeDelta;
use serde::Serialize;

use crate::app::Service;
use crate::app::engine::{self, Watch};

/// How silent and how late the engine may be before the service is not ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Without a heartbeat of any worker.
    pub silent: Duration,
    /// With something due and unraised.
    pub late: Duration,
}

#[derive(Serialize)]
struct Ready {
    klar: bool,
    database: bool,
    fristmotor: bool,
    #[serde(rename = "eldsteForfaltSekunder")]
    oldest_due_seconds: Option<i64>,
    #[serde(rename = "lagtTilSide")]
    set_aside: Option<usize>,
    #[serde(rename = "ikkeLevert")]
    undelivered: Option<usize>,
    #[serde(rename = "grunner")]
    reasons: Vec<Reason>,
}

/// Why the service is not ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Reason {
    /// The database does not answer.
    #[serde(rename = "databasenSvarerIkke")]
    NoDatabase,
    /// No worker of the engine has been heard of for too long.
    #[serde(rename = "fristmotorenErStille")]
    Silent,
    /// Something has been due and unraised for too long.
    #[serde(rename = "forfaltErForGammelt")]
    Late,
}

/// The process runs.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("lever\n")
}

/// The database answers, and the engine sweeps and keeps up. Mail that cannot be delivered is told, with
/// how many messages wait; it makes nobody turn away from a service that still serves.
pub async fn ready(service: web::Data<Service>, patience: web::Data<Patience>) -> HttpResponse {
    let watch = match engine::watch(&service).await {
        Ok(watch) => Some(watch),
        Err(failure) => {
            tracing::error!(%failure, "not ready");
            None
        }
    };
    let ready = Ready {
        undelivered: undelivered(&service).await,
        ..judge(watch.as_ref(), **patience)
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

fn judge(watch: Option<&Watch>, patience: Patience) -> Ready {
    let late = watch.map(|watch| {
        watch
            .oldest_due
            .map_or(TimeDelta::zero(), |at| watch.now - at)
    });
    let reasons = match (watch, late) {
        (Some(watch), Some(late)) => reasons(watch, late, patience),
        _ => vec![Reason::NoDatabase],
    };
    Ready {
        klar: reasons.is_empty(),
        database: watch.is_some(),
        fristmotor: watch.is_some() && reasons.is_empty(),
        oldest_due_seconds: late.map(|late| late.num_seconds().max(0)),
        set_aside: watch.map(|watch| watch.set_aside),
        undelivered: None,
        reasons,
    }
}

fn reasons(watch: &Watch, late: TimeDelta, patience: Patience) -> Vec<Reason> {
    let last = watch.beats.iter().map(|(_, at)| *at).max();
    let longer = |time: TimeDelta, than: Duration| time.to_std().is_ok_and(|time| time >= than);
    let silent = last.is_none_or(|at| longer(watch.now - at, patience.silent));
    let late = longer(late, patience.late);
    let found = [(silent, Reason::Silent), (late, Reason::Late)];
    found
        .into_iter()
        .filter_map(|(is_so, reason)| is_so.then_some(reason))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use chrono::{DateTime, Utc};

    const PATIENCE: Patience = Patience {
        silent: Duration::from_secs(300),
        late: Duration::from_secs(900),
    };

    fn now() -> DateTime<Utc> {
        "2024-07-12T10:00:00Z".parse().unwrap()
    }

    fn seen(beats: &[i64], oldest_due: Option<i64>) -> Watch {
        let ago = |seconds: &i64| now() - TimeDelta::seconds(*seconds);
        Watch {
            now: now(),
            oldest_due: oldest_due.as_ref().map(ago),
            due: 0,
            set_aside: 0,
            beats: beats.iter().map(|at| ("a".into(), ago(at))).collect(),
        }
    }

    #[test]
    fn the_service_is_ready_while_one_worker_is_heard_and_nothing_is_too_late() {
        for (watch, reasons) in [
            (seen(&[0], None), vec![]),
            (seen(&[299], Some(899)), vec![]),
            (seen(&[5_000, 10], None), vec![]),
            (seen(&[], None), vec![Reason::Silent]),
            (seen(&[300], None), vec![Reason::Silent]),
            (seen(&[0], Some(900)), vec![Reason::Late]),
            (seen(&[301], Some(901)), vec![Reason::Silent, Reason::Late]),
        ] {
            let ready = judge(Some(&watch), PATIENCE);
            assert_eq!(ready.reasons, reasons, "{watch:?}");
            assert_eq!(ready.klar, reasons.is_empty(), "{watch:?}");
        }
        assert_eq!(judge(None, PATIENCE).reasons, [Reason::NoDatabase]);
    }
}
