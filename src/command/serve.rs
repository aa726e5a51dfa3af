//! `serve`: the API, the pages and the engine.

use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use bistandsplikt::notify;
use bistandsplikt::web::auth::{
    AuthSettings, BearerGate, DemoIssuer, Mode, Register, TokenVerifier,
};
use bistandsplikt::web::health::Patience;
use bistandsplikt::web::server::Application;
use tracing_subscriber::EnvFilter;

use super::deliver;
use super::open::{CommandFault, Opened};
use super::tell;

/// Serves until it is told to stop.
pub fn run(opened: Opened) -> Result<ExitCode, CommandFault> {
    start_log(&opened.settings.log.level)?;
    bistandsplikt::store::prepare(&opened.service.store)?;
    let listener = TcpListener::bind(&opened.settings.server.bind)?;
    let post = deliver::post(&opened)?;
    let gate = Data::new(BearerGate::new(verifier(&opened)?));
    tell(&format!("bistandsplikt: http://{}", listener.local_addr()?));
    let service = opened.service.clone();
    let deliver_every = Duration::from_secs(opened.settings.mail.interval_seconds.max(1));
    let metrics = metrics(&opened.settings.metrics.bind)?;
    let engine = &opened.settings.engine;
    let application = Application {
        demo: opened.is_demo(),
        accessibility: opened.settings.accessibility.told(),
        service: opened.service,
        texts: opened.texts,
        gate,
        sweep_every: Duration::from_secs(engine.interval_seconds.max(1)),
        sharing: engine.sharing(),
        patience: Patience {
            silent: Duration::from_secs(engine.silent_seconds),
            late: Duration::from_secs(engine.late_seconds),
        },
        metrics,
        workers: workers(opened.settings.server.workers),
    };
    actix_web::rt::System::new().block_on(async move {
        if let Some(post) = post {
            actix_web::rt::spawn(notify::deliver_for_ever(
                service,
                Arc::new(post),
                deliver_every,
            ));
        }
        application.start(listener)?.await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The listener of the figures, if they are served.
fn metrics(bind: &str) -> Result<Option<TcpListener>, CommandFault> {
    if bind.is_empty() {
        return Ok(None);
    }
    let listener = TcpListener::bind(bind)?;
    tell(&format!(
        "metrics: http://{}/metrics",
        listener.local_addr()?
    ));
    Ok(Some(listener))
}

fn workers(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        asked => asked,
    }
}

/// The verifier of tokens: the owner's issuers, and in a demonstration the one that signs for itself.
fn verifier(opened: &Opened) -> Result<TokenVerifier, CommandFault> {
    let today = calendar::local_date(clock::now());
    let mut settings: AuthSettings = opened.settings.auth.clone();
    let reference = &opened.service.rules.reference;
    let asked =
        |fault: bistandsplikt::web::auth::RegisterFault| CommandFault::Asked(fault.to_string());
    let Some(folder) = opened.folder.as_ref().filter(|_| opened.is_demo()) else {
        let register = match &settings.register_file {
            Some(file) => Register::open(file).map_err(asked)?,
            None => Register::read(REGISTER_HEADER.as_bytes()).map_err(asked)?,
        };
        return Ok(TokenVerifier::new(
            &settings,
            Mode::Production,
            register,
            None,
        )?);
    };
    let issuer = DemoIssuer::open(folder)?;
    settings.issuers.push(DemoIssuer::issuer_settings());
    let register = Register::demo(reference, today).map_err(asked)?;
    Ok(TokenVerifier::new(
        &settings,
        Mode::Demo,
        register,
        Some(&issuer),
    )?)
}

/// An installation without a register lets nobody use the API.
const REGISTER_HEADER: &str = "orgno,kind,code,valid_from,valid_to,name\n";

/// JSON lines to standard output, without anything personal: the fields are ours.
fn start_log(level: &str) -> Result<(), CommandFault> {
    let filter = EnvFilter::try_new(level)
        .map_err(|_| CommandFault::Asked("log.level: error, warn, info or debug".into()))?;
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .init();
    Ok(())
}
