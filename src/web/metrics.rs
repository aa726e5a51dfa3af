//! `/metrics`: the engine's figures for Prometheus, on a port of their own. No label says anything of a
//! person or a case; the only one is the worker's id.

use std::fmt::{Error, Result as Written};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::{App, HttpResponse, HttpServer, web};
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, text};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use crate::app::engine::{self, Tally, Watch};
use crate::app::{Failure, Service};

/// What the figures are taken from.
#[derive(Clone)]
struct Source {
    service: Service,
    tally: Arc<Tally>,
}

/// Serves the figures on a listener of their own.
///
/// # Errors
/// A listener that cannot be served on.
pub fn serve(
    listener: TcpListener,
    service: Service,
    tally: Arc<Tally>,
) -> std::io::Result<Server> {
    let source = web::Data::new(Source { service, tally });
    let server = HttpServer::new(move || {
        App::new()
            .app_data(source.clone())
            .route("/metrics", web::get().to(metrics))
    });
    let server = server
        .workers(1)
        .client_request_timeout(Duration::from_secs(5))
        .max_connections(16)
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}

async fn metrics(source: web::Data<Source>) -> HttpResponse {
    let watched = engine::watch(&source.service).await;
    match text_of(source.tally.clone(), watched) {
        Ok(text) => HttpResponse::Ok()
            .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
            .body(text),
        Err(fault) => {
            tracing::error!(%fault, "the figures could not be written");
            HttpResponse::InternalServerError().finish()
        }
    }
}

fn text_of(tally: Arc<Tally>, watched: Result<Watch, Failure>) -> Result<String, Error> {
    let watch = match watched {
        Ok(watch) => Some(watch),
        Err(failure) => {
            tracing::error!(%failure, "the engine could not be looked at");
            None
        }
    };
    let mut registry = Registry::with_prefix("bistandsplikt_engine");
    registry.register_collector(Box::new(Snapshot { tally, watch }));
    let mut text = String::new();
    text::encode(&mut text, &registry)?;
    Ok(text)
}

/// The figures at one instant. Without an answer from the database, what is counted in memory stands
/// alone.
#[derive(Debug)]
struct Snapshot {
    tally: Arc<Tally>,
    watch: Option<Watch>,
}

impl Collector for Snapshot {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Written {
        self.counted(&mut encoder)?;
        let up = i64::from(self.watch.is_some());
        gauge(
            &mut encoder,
            "database_up",
            "1 when the database answered",
            up,
        )?;
        match &self.watch {
            Some(watch) => watched(watch, &mut encoder),
            None => Ok(()),
        }
    }
}

impl Snapshot {
    fn counted(&self, encoder: &mut DescriptorEncoder<'_>) -> Written {
        let done = self.tally.figures();
        for (name, help, figure) in [
            ("sweeps", "sweeps that ended well", done.sweeps),
            ("failed_sweeps", "sweeps that a fault ended", done.failed),
            ("looked_at", "requests looked at", done.looked_at),
            ("flagged", "possible breaches recorded", done.breaches),
            (
                "limits",
                "limits of the Act recorded as passed",
                done.limits,
            ),
            ("proposals", "severities proposed anew", done.proposals),
            (
                "lost_claims",
                "requests claimed and found taken over",
                done.lost,
            ),
            (
                "set_aside_times",
                "times a request could not be swept",
                done.set_aside,
            ),
        ] {
            let counter = ConstCounter::new(figure);
            let written = encoder.encode_descriptor(name, help, None, counter.metric_type())?;
            counter.encode(written)?;
        }
        Ok(())
    }
}

fn watched(watch: &Watch, encoder: &mut DescriptorEncoder<'_>) -> Written {
    let late = watch.oldest_due.map_or(0, |at| seconds(watch, at));
    let count = |figure: usize| i64::try_from(figure).unwrap_or(i64::MAX);
    gauge(
        encoder,
        "oldest_due_seconds",
        "how long the oldest request has been due and unraised",
        late,
    )?;
    gauge(
        encoder,
        "due",
        "requests that are due, at most 1000",
        count(watch.due),
    )?;
    gauge(
        encoder,
        "set_aside",
        "due requests that cannot be swept",
        count(watch.set_aside),
    )?;
    let ages = watch.beats.iter();
    let ages: Vec<_> = ages
        .map(|(worker, at)| ([("worker", worker.as_str())], seconds(watch, *at)))
        .collect();
    let Some((_, any)) = ages.first() else {
        return Ok(());
    };
    let help = "seconds since a worker last asked what is due";
    let kind = ConstGauge::new(*any).metric_type();
    let mut family = encoder.encode_descriptor("heartbeat_age_seconds", help, None, kind)?;
    for (labels, age) in &ages {
        ConstGauge::new(*age).encode(family.encode_family(labels)?)?;
    }
    Ok(())
}

fn gauge(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, figure: i64) -> Written {
    let gauge = ConstGauge::new(figure);
    let written = encoder.encode_descriptor(name, help, None, gauge.metric_type())?;
    gauge.encode(written)
}

fn seconds(watch: &Watch, at: chrono::DateTime<chrono::Utc>) -> i64 {
    (watch.now - at).num_seconds().max(0)
}
