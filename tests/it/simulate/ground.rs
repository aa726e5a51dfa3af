//! A database for each seed, in a moment: a copy of one that is migrated already.

use super::faults::Plan;
use crate::support::Backend;
use crate::support::Story;
use crate::support::ground::Ground;
use crate::support::ground::keys;
use crate::support::ground::settings;
use crate::support::postgres;
use crate::support::raw::Raw;
use bistandsplikt::app::Rules;
use bistandsplikt::app::Service;
use bistandsplikt::app::rules::Mail;
use bistandsplikt::store::Boundary;
use bistandsplikt::store::Store;
use bistandsplikt::store::crypto::Keys;
use std::path::Path;
use std::sync::Arc;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Memory where there is such a file system; else wherever temporary files go.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    made.expect("a temporary folder")
}

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| {
    let rules = settings(Path::new("/nowhere")).rules().expect("the rules");
    Arc::new(Rules {
        mail: Mail::On,
        ..rules
    })
});

static KEYS: LazyLock<Arc<Keys>> = LazyLock::new(keys);

/// An SQLite database that is migrated and empty, as bytes.
static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = folder();
    let url = format!("sqlite:{}", folder.path().join("migrated.db").display());
    migrate(&url);
    // One file that holds everything, whatever still stands in the log.
    let file = folder.path().join("empty.db");
    let copy = format!("VACUUM INTO '{}'", file.display());
    Raw::open(&url).run(&copy).expect("a copy");
    std::fs::read(file).expect("the database")
});

fn migrate(url: &str) {
    let store = Store::open(url, 1, keys()).expect("a new database");
    bistandsplikt::store::migrate(&store).expect("migrations run");
}

/// An empty service behind a plan of faults.
pub fn behind(plan: Arc<Plan>, on: Backend) -> Story {
    let folder = folder();
    let url = match on {
        Backend::Sqlite => {
            let file = folder.path().join("seed.db");
            std::fs::write(&file, &*EMPTY).expect("a copy");
            format!("sqlite:{}", file.display())
        }
        Backend::Postgres => postgres::create_database_from("migrated", migrate),
    };
    let boundary: Arc<dyn Boundary> = plan;
    let store = Store::open_behind(boundary, &url, 1, KEYS.clone()).expect("the database");
    let service = Service::new(store, RULES.clone());
    Story {
        ground: Ground {
            service,
            url,
            folder,
        },
    }
}
