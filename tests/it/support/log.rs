//! The program's own log, caught while the tests run: at the chattiest level an owner can set.

use std::io;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

static CAUGHT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static STARTED: LazyLock<()> = LazyLock::new(|| {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(EnvFilter::new("debug"))
        .with_writer(Catch)
        .init();
});

struct Catch;

impl io::Write for Catch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
        caught.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Catch {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

/// Begins to catch, once a process.
pub fn catch() {
    LazyLock::force(&STARTED);
}

/// What every test of the process has logged so far.
pub fn caught() -> String {
    let caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&caught).into_owned()
}
