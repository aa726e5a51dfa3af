//! The server: the application as a value, built the same way for `serve`, `demo` and the tests.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use tokio::signal::unix::{SignalKind, signal};

use super::api::{self, call::ApiState};
use super::auth::BearerGate;
use super::health::{self, Patience};
use super::live::Live;
use super::metrics;
use super::middleware::every_call;
use super::packing::packed;
use crate::app::Service;
use crate::app::drafts;
use crate::app::engine::{Sharing, Swept, Worker};
use crate::text::Texts;
use crate::web::pages::{self, Accessibility, PageState};

/// Everything the server needs, ready.
pub struct Application {
    /// The service.
    pub service: Service,
    /// The texts.
    pub texts: Arc<Texts>,
    /// Verifies tokens.
    pub gate: web::Data<BearerGate>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// What the owner says about accessibility.
    pub accessibility: Accessibility,
    /// Time between the engine's sweeps.
    pub sweep_every: Duration,
    /// How the engine's workers share what is due.
    pub sharing: Sharing,
    /// How silent and how late the engine may be.
    pub patience: Patience,
    /// Where the figures are served, if anywhere.
    pub metrics: Option<TcpListener>,
    /// Threads that serve.
    pub workers: usize,
}

impl Application {
    /// Starts serving on a listener, and the engine beside it. The server stops gracefully on SIGTERM.
    ///
    /// # Errors
    /// A listener that cannot be served on.
    pub fn start(self, listener: TcpListener) -> std::io::Result<Server> {
        let worker = Worker::new(self.service.clone(), self.sharing);
        if let Some(listener) = self.metrics {
            let figures = metrics::serve(listener, self.service.clone(), worker.tally())?;
            actix_web::rt::spawn(figures);
        }
        actix_web::rt::spawn(sweep_for_ever(worker, self.sweep_every));
        actix_web::rt::spawn(forget_for_ever(self.service.clone()));
        let live = start_live(&self.service);
        let patience = web::Data::new(self.patience);
        let service = web::Data::new(self.service.clone());
        let page_state = PageState {
            service: self.service.clone(),
            texts: self.texts.clone(),
            demo: self.demo,
            accessibility: self.accessibility,
            // Only the demo is reached by plain http, on this machine.
            secure_cookies: !self.demo,
        };
        let state = web::Data::new(ApiState {
            service: self.service,
            texts: self.texts,
        });
        let gate = self.gate;
        let pages = web::Data::new(page_state);
        let server = HttpServer::new(move || {
            App::new()
                .wrap(from_fn(packed))
                .wrap(from_fn(every_call))
                .app_data(service.clone())
                .app_data(patience.clone())
                .app_data(state.clone())
                .app_data(gate.clone())
                .route("/live", web::get().to(health::live))
                .route("/ready", web::get().to(health::ready))
                .app_data(pages.clone())
                .app_data(live.clone())
                .configure(api::configure)
                .configure(pages::configure)
        });
        let server = server
            .workers(self.workers)
            .client_request_timeout(Duration::from_secs(5))
            .keep_alive(Duration::from_secs(75))
            .max_connections(1_000)
            .shutdown_timeout(10)
            .listen(listener)?;
        Ok(server.run())
    }
}

/// Looks for news as long as pages listen, and lets go of them when the server is told to stop.
fn start_live(service: &Service) -> web::Data<Live> {
    let live = Live::default();
    actix_web::rt::spawn(live.clone().look_for_ever(service.clone()));
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        match signal(kind) {
            Ok(mut told) => {
                let live = live.clone();
                actix_web::rt::spawn(async move {
                    told.recv().await;
                    live.stop();
                });
            }
            Err(fault) => tracing::warn!(%fault, "streams will not end by themselves at a stop"),
        }
    }
    web::Data::new(live)
}

/// The background sweep. A failed one is logged and tried again: what is due stays due.
async fn sweep_for_ever(worker: Worker, every: Duration) {
    loop {
        let at_work = worker.clone();
        match web::block(move || at_work.catch_up()).await {
            Ok(Ok(swept)) => tell(swept),
            Ok(Err(failure)) => tracing::error!(%failure, "sweep failed"),
            Err(fault) => tracing::error!(%fault, "sweep failed"),
        }
        actix_web::rt::time::sleep(every).await;
    }
}

/// Time between rounds of deleting what is old.
const FORGET_EVERY: Duration = Duration::from_secs(600);

/// Deletes drafts and sessions that are older than they are kept.
async fn forget_for_ever(service: Service) {
    loop {
        let forgotten = service.run("forget", drafts::forget).await;
        if let Err(failure) = forgotten {
            tracing::error!(%failure, "old drafts are not deleted");
        }
        actix_web::rt::time::sleep(FORGET_EVERY).await;
    }
}

fn tell(swept: Swept) {
    if swept == Swept::default() {
        return;
    }
    tracing::info!(
        looked_at = swept.looked_at,
        breaches = swept.breaches,
        limits = swept.limits,
        proposals = swept.proposals,
        set_aside = swept.set_aside,
        lost = swept.lost,
        "sweep"
    );
}
