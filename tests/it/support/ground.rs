//! A service on a database of the test's own, with the demonstration's rules and keys made for tests.

use super::postgres;
use bistandsplikt::app::Service;
use bistandsplikt::config::Index;
use bistandsplikt::config::Settings;
use bistandsplikt::domain::reference::Reference;
use bistandsplikt::store::Store;
use bistandsplikt::store::crypto::Keys;
use bistandsplikt::text::Texts;
use secrecy::SecretSlice;
use std::path::Path;
use std::sync::Arc;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Which database a test runs on. Every story runs on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// The texts, read once.
pub static TEXTS: LazyLock<Arc<Texts>> =
    LazyLock::new(|| Arc::new(Texts::load().expect("the texts")));

/// The reference tables, read once.
pub static REFERENCE: LazyLock<Reference> =
    LazyLock::new(|| Reference::load().expect("the reference tables"));

/// A service, its database, and the folder that goes with it.
pub struct Ground {
    pub service: Service,
    /// The database's address.
    pub url: String,
    /// Where an SQLite database lies; empty for PostgreSQL.
    pub folder: TempDir,
}

impl Ground {
    /// A service on an empty database.
    pub fn on(backend: Backend) -> Self {
        Self::with(backend, Index::National)
    }

    /// A service that recognises a child that far.
    pub fn with(backend: Backend, index: Index) -> Self {
        Self::set(backend, |settings, _| settings.children.index = index)
    }

    /// A service whose settings the test changes; the folder is its own.
    pub fn set(backend: Backend, change: impl FnOnce(&mut Settings, &Path)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut settings = settings(folder.path());
        change(&mut settings, folder.path());
        let url = match backend {
            Backend::Sqlite => format!("sqlite:{}", folder.path().join("test.db").display()),
            Backend::Postgres => postgres::create_database_from("migrated", |url| {
                let store = Store::open(url, 1, keys()).expect("a new database");
                bistandsplikt::store::migrate(&store).expect("migrations run");
            }),
        };
        let store = Store::open(&url, 4, keys()).expect("the test's own database");
        bistandsplikt::store::migrate(&store).expect("migrations run");
        let rules = settings.rules().expect("the rules");
        Self {
            service: Service::new(store, rules),
            url,
            folder,
        }
    }
}

/// What a demonstration in the folder is set to.
pub fn settings(folder: &Path) -> Settings {
    Settings::load(None).expect("the defaults").for_demo(folder)
}

/// The keys of every test.
pub fn keys() -> Arc<Keys> {
    Arc::new(Keys::new("test", &secret(1), &secret(2)).expect("keys"))
}

fn secret(salt: u8) -> SecretSlice<u8> {
    key_bytes(salt).to_vec().into()
}

/// 32 bytes that are no placeholder.
pub fn key_bytes(salt: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (at, byte) in (0_u8..).zip(&mut bytes) {
        *byte = at.wrapping_mul(7) ^ salt;
    }
    bytes
}
