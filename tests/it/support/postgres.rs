//! One throw-away PostgreSQL for the whole test process, and a database of its own for each test.
//!
//! The server is a real one, durable settings included, reached through a socket in a temporary folder: no
//! port is taken and nothing outside the machine reaches it. It is started at the first call. A guard process
//! holds it and waits for the end of its input, which the system brings when the test process is gone,
//! however it went; then the guard stops the server and removes the folder.

use diesel::Connection;
use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);
static TEMPLATES: Mutex<BTreeMap<&'static str, String>> = Mutex::new(BTreeMap::new());

/// A new, empty database of this test's own; gives its URL.
pub fn create_database() -> String {
    let name = SERVER.new_name("test");
    SERVER.run(&format!("CREATE DATABASE {name}"));
    SERVER.url(&name)
}

/// A new database with what `prepare` puts into one, as migrations; gives its URL.
///
/// `prepare` runs once a process for each `template` name, on a database that is then copied for every test.
/// It must have closed its connections when it returns.
pub fn create_database_from(template: &'static str, prepare: impl FnOnce(&str)) -> String {
    // A test that panicked while preparing left no template behind: the next one tries again.
    let mut templates = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
    if !templates.contains_key(template) {
        let name = SERVER.new_name("template");
        SERVER.run(&format!("CREATE DATABASE {name}"));
        prepare(&SERVER.url(&name));
        templates.insert(template, name);
    }
    let source = templates[template].clone();
    drop(templates);
    let name = SERVER.new_name("test");
    SERVER.run(&format!("CREATE DATABASE {name} TEMPLATE {source}"));
    SERVER.url(&name)
}

/// What the server has written to its own log so far.
pub fn log_of_the_server() -> Vec<u8> {
    std::fs::read(SERVER.folder.join("log")).expect("the server's log")
}

/// A running server, and the guard that ends it with us.
pub struct Server {
    folder: PathBuf,
    guard: Child,
    names: AtomicU32,
}

/// Starts the server, says when it takes connections, waits for the end of its input, and clears up.
///
/// The server is the guard's own child, so that nothing is left behind for anyone else to collect.
const GUARD: &str = r#"
trap 'rm -rf "$PWD"' EXIT
"$BIN/postgres" -D data -c listen_addresses= -c unix_socket_directories="$PWD" -c port=5432 -c fsync=on \
    -c max_connections=200 -c shared_buffers=32MB -c log_min_messages=warning </dev/null >log 2>&1 &
server=$!
tries=1200
until grep -qs '^ready' data/postmaster.pid; do
    tries=$((tries - 1))
    if [ $tries -eq 0 ] || ! kill -0 $server 2>/dev/null; then
        cat log
        kill -QUIT $server 2>/dev/null
        exit 1
    fi
    sleep 0.05
done
echo ready
cat >/dev/null
kill -QUIT $server
wait $server
"#;

impl Server {
    /// Makes a cluster in a temporary folder and starts it.
    pub fn start() -> Self {
        let bin = server_programs();
        let owner = Owner::of_the_server();
        let folder = tempfile::Builder::new()
            .prefix("bistandsplikt-pg-")
            // A socket's path holds about 100 characters, and the server's user must be able to come here.
            .tempdir_in("/tmp")
            .expect("a temporary folder for PostgreSQL")
            .keep();
        owner.gets(&folder);
        owner.makes_cluster(&bin, &folder);
        let guard = owner.guards(&bin, &folder);
        Self {
            folder,
            guard,
            names: AtomicU32::new(1),
        }
    }

    /// The folder the server lives in; gone when the server is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The URL of one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://postgres@/{database}?host={}&port=5432",
            self.folder.display()
        )
    }

    /// Lets the guard's input end, as the end of our process does, and waits until it is done.
    pub fn end(mut self) {
        drop(self.guard.stdin.take());
        self.guard.wait().expect("the guard of PostgreSQL ends");
    }

    fn new_name(&self, kind: &str) -> String {
        format!("{kind}_{}", self.names.fetch_add(1, Ordering::Relaxed))
    }

    fn run(&self, statement: &str) {
        let mut admin = PgConnection::establish(&self.url("postgres"))
            .expect("a connection to the test PostgreSQL");
        admin.batch_execute(statement).expect(statement);
    }
}

/// The folder of PostgreSQL's server programs: from PATH, else the newest where Debian keeps them.
fn server_programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        std::env::split_paths(&path).filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin/initdb"),
            ))
        })
        .collect();
    versions.sort();
    on_path
        .chain(versions.into_iter().rev().map(|(_, initdb)| initdb))
        .filter_map(|initdb| initdb.parent().map(Path::to_owned))
        .find(|folder| {
            ["initdb", "postgres"]
                .iter()
                .all(|program| folder.join(program).is_file())
        })
        .expect(
            "PostgreSQL's server programs (initdb, postgres) are not installed: run `make setup`",
        )
}

/// Who runs the server: PostgreSQL refuses to run as root.
struct Owner {
    ids: Option<(u32, u32)>,
}

impl Owner {
    fn of_the_server() -> Self {
        let we_are_root = number_said_by(Command::new("id").arg("-u")) == 0;
        let ids = we_are_root.then(|| (id_of("-u", "postgres"), id_of("-g", "postgres")));
        Self { ids }
    }

    fn gets(&self, folder: &Path) {
        if let Some((user, group)) = self.ids {
            chown(folder, Some(user), Some(group)).expect("the server's user gets its folder");
        }
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .env("LC_ALL", "C")
            .env_remove("PGDATA")
            .env_remove("PGPORT");
        if let Some((user, group)) = self.ids {
            command.uid(user).gid(group);
        }
        command
    }

    fn makes_cluster(&self, bin: &Path, folder: &Path) {
        let made = self
            .command(bin.join("initdb"), folder)
            // The new files need not be on disk before the server that writes to them starts.
            .args([
                "--pgdata=data",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
            ])
            .args(["--data-checksums", "--no-sync"])
            .stdin(Stdio::null())
            .output()
            .expect("initdb runs");
        assert!(
            made.status.success(),
            "initdb failed: {}",
            String::from_utf8_lossy(&made.stderr)
        );
    }

    fn guards(&self, bin: &Path, folder: &Path) -> Child {
        let mut guard = self
            .command("sh", folder)
            .args(["-c", GUARD])
            .env("BIN", bin)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Its own group: a Ctrl-C in the terminal must not end the guard before it has cleared up.
            .process_group(0)
            .spawn()
            .expect("a shell runs");
        let mut said = [0; 6];
        let out = guard.stdout.as_mut().expect("the guard's output");
        if out.read_exact(&mut said).is_err() || &said != b"ready\n" {
            let mut rest = String::from_utf8_lossy(&said).into_owned();
            out.read_to_string(&mut rest).expect("the guard says why");
            panic!("PostgreSQL did not start: {rest}");
        }
        guard
    }
}

fn id_of(kind: &str, user: &str) -> u32 {
    number_said_by(Command::new("id").args([kind, user]))
}

fn number_said_by(command: &mut Command) -> u32 {
    let said = command.stdin(Stdio::null()).output().expect("`id` runs");
    assert!(
        said.status.success(),
        "as root the tests run PostgreSQL as the user postgres, which is missing: run `make setup`"
    );
    String::from_utf8_lossy(&said.stdout)
        .trim()
        .parse()
        .expect("`id` gives a number")
}
