//! The real server on a port of its own and a database of its own.

use super::client::Session;
use super::ground::Backend;
use super::ground::Ground;
use super::ground::REFERENCE;
use super::ground::TEXTS;
use super::log;
use super::raw::Raw;
use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use actix_web::web::Data;
use bistandsplikt::app::Service;
use bistandsplikt::app::engine;
use bistandsplikt::app::engine::Sharing;
use bistandsplikt::app::engine::Swept;
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use bistandsplikt::web::auth::AuthSettings;
use bistandsplikt::web::auth::BearerGate;
use bistandsplikt::web::auth::DemoIssuer;
use bistandsplikt::web::auth::Mode;
use bistandsplikt::web::auth::Register;
use bistandsplikt::web::auth::TokenVerifier;
use bistandsplikt::web::health::Patience;
use bistandsplikt::web::import::actor_of;
use bistandsplikt::web::pages::Accessibility;
use bistandsplikt::web::server::Application;
use chrono::TimeDelta;
use std::net::TcpListener;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

/// One signing key for all tests: making one takes longer than most of them.
static ISSUER: LazyLock<DemoIssuer> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    DemoIssuer::open(folder.path()).expect("a signing key")
});

/// The server, running until the test lets go of it.
pub struct TestApp {
    ground: Ground,
    address: String,
    figures: String,
    agent: ureq::Agent,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl TestApp {
    /// Starts the server on an empty database.
    pub fn on(backend: Backend) -> Self {
        Self::over(Ground::on(backend))
    }

    /// Starts the server over a service that is made already.
    pub fn over(ground: Ground) -> Self {
        log::catch();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let metrics = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let figures = metrics.local_addr().expect("an address").to_string();
        let application = application(ground.service.clone(), metrics);
        let (started, is_started) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            System::new().block_on(async move {
                let server = application.start(listener).expect("the server starts");
                started.send(server.handle()).expect("the test waits");
                server.await.expect("the server ends well");
            });
        });
        let app = Self {
            ground,
            address,
            figures,
            agent: agent(),
            handle: is_started.recv().expect("the server starts"),
            thread: Some(thread),
        };
        assert_eq!(app.anyone().get("/live").status, 200);
        app.waits_for_its_first_sweep();
        app
    }

    /// Until the sweep at the start has ended. It would else claim what a test registers meanwhile, and the
    /// test's own sweep would rightly leave it alone.
    fn waits_for_its_first_sweep(&self) {
        for _ in 0..1200 {
            let told = self.metrics();
            let ended = ["sweeps_total 0", "failed_sweeps_total 0"]
                .iter()
                .any(|none| !told.contains(&format!("bistandsplikt_engine_{none}\n")));
            if ended {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the sweep at the start did not end");
    }

    /// A caller with a token for a role in an organisation, as `kommune.saksbehandler@4601`.
    pub fn signed_in(&self, who: &str) -> Session<'_> {
        Session::new(self, Some(token(who)))
    }

    /// A caller without a token.
    pub fn anyone(&self) -> Session<'_> {
        Session::new(self, None)
    }

    /// Lets the engine do everything that is due by now.
    pub fn sweeps(&self) -> Swept {
        engine::catch_up_blocking(self.service()).expect("the engine sweeps")
    }

    /// The service behind the server.
    pub fn service(&self) -> &Service {
        &self.ground.service
    }

    /// The database itself, past every layer of ours.
    pub fn raw(&self) -> Raw {
        Raw::open(&self.ground.url)
    }

    /// Where an SQLite database lies.
    pub fn folder(&self) -> &Path {
        self.ground.folder.path()
    }

    /// What `/metrics` says.
    pub fn metrics(&self) -> String {
        let url = format!("http://{}/metrics", self.figures);
        let mut answer = self.agent.get(&url).call().expect("an answer");
        answer.body_mut().read_to_string().expect("a text")
    }

    /// Host and port, for a call that is made by hand.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(super) fn agent(&self) -> &ureq::Agent {
        &self.agent
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command is sent at once; nobody needs to wait for its answer when the thread is joined.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the server panicked");
        }
    }
}

fn application(service: Service, metrics: TcpListener) -> Application {
    let today = calendar::local_date(clock::now());
    let register = Register::demo(&REFERENCE, today).expect("the demonstration's organisations");
    let settings = AuthSettings {
        issuers: vec![DemoIssuer::issuer_settings()],
        ..AuthSettings::default()
    };
    let verifier = TokenVerifier::new(&settings, Mode::Demo, register, Some(&ISSUER));
    Application {
        service,
        texts: TEXTS.clone(),
        gate: Data::new(BearerGate::new(verifier.expect("a verifier"))),
        demo: true,
        accessibility: Accessibility {
            contact: "tilgjengelighet@bistand.test".into(),
            declaration: "https://uustatus.no/nb/erklaringer/publisert/0".into(),
        },
        // Longer than any test: after the sweep at the start the engine runs when a test says so.
        sweep_every: Duration::from_secs(86_400),
        sharing: Sharing::default(),
        patience: Patience {
            silent: Duration::from_secs(300),
            late: Duration::from_secs(900),
        },
        metrics: Some(metrics),
        workers: 2,
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

fn token(who: &str) -> String {
    let actor = actor_of(who).unwrap_or_else(|| panic!("{who} is no role in an organisation"));
    let now = clock::now();
    let today = calendar::local_date(now);
    let register = Register::demo(&REFERENCE, today).expect("the demonstration's organisations");
    let number = register
        .number_of(&actor.organisation, today)
        .unwrap_or_else(|| panic!("{who}: no such organisation"));
    let life = TimeDelta::seconds(600);
    ISSUER
        .issue(actor.role, number, life, now, clock::new_id())
        .expect("a token")
}
