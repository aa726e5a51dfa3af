//! A folder with keys and a database, the service over it, and the program serving it.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bistandsplikt::app::Service;
use bistandsplikt::clock;
use bistandsplikt::config::Settings;
use bistandsplikt::domain::calendar;
use bistandsplikt::store::{Store, migrate};
use bistandsplikt::text::Texts;
use bistandsplikt::web::auth::{DemoIssuer, Register};
use bistandsplikt::web::import::actor_of;
use chrono::TimeDelta;
use tempfile::TempDir;

use crate::client::Connection;

/// A place of its own, gone at the end.
pub struct Place {
    folder: TempDir,
    url: String,
}

impl Place {
    /// With a new SQLite database, on the disk the build is on.
    pub fn on_sqlite() -> Self {
        let folder = folder();
        let url = format!("sqlite:{}", folder.path().join("bench.db").display());
        Self::with(folder, url)
    }

    /// With a database that is there already.
    pub fn on(url: String) -> Self {
        Self::with(folder(), url)
    }

    fn with(folder: TempDir, url: String) -> Self {
        for (name, byte) in [("wrapping.key", 11), ("index.key", 77)] {
            write_key(&folder.path().join(name), byte);
        }
        let place = Self { folder, url };
        migrate(&place.service().store).expect("migrations");
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The database's address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The SQLite file.
    pub fn file(&self) -> &str {
        self.url.strip_prefix("sqlite:").expect("SQLite")
    }

    /// The service, in this process.
    pub fn service(&self) -> Service {
        let settings = Settings::load(None)
            .expect("settings")
            .for_demo(self.folder.path());
        let keys = Arc::new(settings.keys().expect("keys"));
        let store = Store::open(&self.url, 4, keys).expect("the database");
        Service::new(store, settings.rules().expect("rules"))
    }

    /// The texts.
    pub fn texts() -> Texts {
        Texts::load().expect("texts")
    }

    /// A token for `role@organisation`, for ten minutes.
    pub fn token(&self, who: &str) -> String {
        let actor = actor_of(who).expect("role@organisation");
        let now = clock::now();
        let today = calendar::local_date(now);
        let service = self.service();
        let register = Register::demo(&service.rules.reference, today).expect("the register");
        let number = register.number_of(&actor.organisation, today);
        DemoIssuer::open(self.path())
            .expect("the demo's key")
            .issue(
                actor.role,
                number.expect("an organisation of the demo"),
                TimeDelta::seconds(600),
                now,
                clock::new_id(),
            )
            .expect("a token")
    }

    /// Starts the program and waits until it is ready.
    pub fn serve(&self) -> Running {
        DemoIssuer::open(self.path()).expect("the demo's key");
        let begun = Instant::now();
        let mut child = Command::new(program())
            .arg("--demo-folder")
            .arg(self.path())
            .arg("serve")
            .env("BISTANDSPLIKT__DATABASE__URL", &self.url)
            .env("BISTANDSPLIKT__SERVER__BIND", "127.0.0.1:0")
            .env("BISTANDSPLIKT__ENGINE__INTERVAL_SECONDS", "3600")
            .env("BISTANDSPLIKT__ENGINE__SILENT_SECONDS", "7200")
            .stdout(self.log())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let address = address_told(&mut child);
        wait_until_ready(address);
        Running {
            child,
            address,
            ready_after: begun.elapsed(),
        }
    }

    /// The log goes where an installation's goes: to a file.
    fn log(&self) -> Stdio {
        let log = std::fs::File::create(self.path().join("log")).expect("a log");
        Stdio::from(log)
    }
}

/// On the disk the build is on, or where BENCH_FOLDER says: in memory, the processor is left as the limit.
fn folder() -> TempDir {
    let asked = std::env::var_os("BENCH_FOLDER").map(PathBuf::from);
    let at = asked.unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
    std::fs::create_dir_all(&at).expect("a folder");
    tempfile::tempdir_in(at).expect("a folder")
}

/// The program, or another build of it that BENCH_PROGRAM names, to compare with.
pub fn program() -> PathBuf {
    let asked = std::env::var_os("BENCH_PROGRAM").map(PathBuf::from);
    asked.unwrap_or_else(|| env!("CARGO_BIN_EXE_bistandsplikt").into())
}

fn write_key(file: &Path, byte: u8) {
    let bytes: Vec<u8> = (0..32_u8).map(|index| index ^ byte).collect();
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o400)
        .open(file)
        .and_then(|mut key| key.write_all(&bytes))
        .expect("a key");
}

fn address_told(child: &mut Child) -> SocketAddr {
    let said = BufReader::new(child.stderr.take().expect("stderr"));
    said.lines()
        .map_while(Result::ok)
        .find_map(|line| line.split_once("http://")?.1.parse().ok())
        .expect("the program tells its address")
}

fn wait_until_ready(address: SocketAddr) {
    let request = b"GET /ready HTTP/1.1\r\nhost: bench\r\n\r\n";
    let until = Instant::now() + Duration::from_secs(60);
    while Instant::now() < until {
        let answer = Connection::open(address).and_then(|mut at| at.call(request));
        if answer.is_ok_and(|answer| answer.status == 200) {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the program did not become ready");
}

/// The program, serving; stopped when this goes.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    pub ready_after: Duration,
}

impl Running {
    /// Resident memory now and at its highest, in MB.
    pub fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("its status");
        let kilobytes = |name: &str| -> f64 {
            let line = status.lines().find(|line| line.starts_with(name));
            let number = line.and_then(|line| line.split_whitespace().nth(1));
            number.expect("a figure").parse().expect("a number")
        };
        (kilobytes("VmRSS:") / 1_000.0, kilobytes("VmHWM:") / 1_000.0)
    }
}

impl Running {
    /// Processor time it has used so far.
    pub fn processor(&self) -> Duration {
        processor(&self.child.id().to_string())
    }
}

/// Processor time a process has used so far: a figure that others on the machine change little.
pub fn processor(process: &str) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("its figures");
    let (_, rest) = stat.rsplit_once(") ").expect("its name");
    let ticks = rest.split(' ').skip(11).take(2);
    let ticks: u64 = ticks.map(|tick| tick.parse::<u64>().expect("ticks")).sum();
    // The kernel tells it in hundredths of a second.
    Duration::from_millis(ticks * 10)
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().expect("the program stops");
        self.child.wait().expect("the program ends");
    }
}
