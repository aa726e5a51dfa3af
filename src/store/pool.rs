//! The open database: connections, and what runs in one transaction on them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection};

use super::boundary::{Boundary, Step};
use super::crypto::Keys;
use super::db::{Backend, Db, begin, begin_snapshot, configure, roll_back};
use super::fault::{MaybeRetry, StoreFault};
use super::transaction::{Seam, Tx, commit_through, pass, watch};
use super::writer::Writer;

/// How long the first connection may take: a machine that starts everything at once needs longer than a
/// caller is made to wait for one later.
const FIRST_CONNECTION: Duration = Duration::from_secs(15);
/// Tries of one write before the caller is told to come back later.
const TRIES: u32 = 6;

type Managed = ConnectionManager<Db>;

/// The open database.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    pool: Pool<Managed>,
    writer: Option<Writer>,
    keys: Arc<Keys>,
    seam: Seam,
}

impl Store {
    /// Opens the database at an address. Migrations are a step of their own: [`super::migrate()`].
    ///
    /// # Errors
    /// A wrong address, or a database that does not answer.
    pub fn open(address: &str, connections: u32, keys: Arc<Keys>) -> Result<Self, StoreFault> {
        Self::open_with(address, connections, keys, None)
    }

    /// [`Store::open`] for a simulator that says which steps fail.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_behind(
        boundary: Arc<dyn Boundary>,
        address: &str,
        connections: u32,
        keys: Arc<Keys>,
    ) -> Result<Self, StoreFault> {
        Self::open_with(address, connections, keys, Some(boundary))
    }

    fn open_with(
        address: &str,
        connections: u32,
        keys: Arc<Keys>,
        seam: Seam,
    ) -> Result<Self, StoreFault> {
        let backend = Backend::of(address)?;
        let target = address.strip_prefix("sqlite:").unwrap_or(address);
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(2))
            .connection_customizer(Box::new(Prepare(seam.clone())))
            .build_unchecked(Managed::new(target));
        pool.get_timeout(FIRST_CONNECTION)
            .map_err(|_| StoreFault::Unreachable)?;
        let writer = match backend {
            Backend::Sqlite => Some(Writer::start(
                target.to_owned(),
                Arc::clone(&keys),
                seam.clone(),
            )?),
            Backend::Postgres => None,
        };
        Ok(Self {
            backend,
            pool,
            writer,
            keys,
            seam,
        })
    }

    /// Which database is open.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// The keys that seal and index.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Runs `work` in one transaction that writes, and waits for it to be durable.
    ///
    /// On PostgreSQL the work may run more than once, so it has no effect but its rows. On SQLite
    /// writes that wait together share one commit, each in its own savepoint.
    ///
    /// # Errors
    /// The work's own failure (nothing is kept), or a fault of the database.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + MaybeRetry + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer
                .queue(work)?
                .await
                .map_err(|_| E::from(StoreFault::WriterGone))?,
            None => {
                let store = self.clone();
                tokio::task::spawn_blocking(move || store.write_with_retry(&work))
                    .await
                    .map_err(|_| E::from(StoreFault::WriterGone))?
            }
        }
    }

    /// [`Store::write`] for the command line, where nothing else runs.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + MaybeRetry + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer
                .queue(work)?
                .blocking_recv()
                .map_err(|_| E::from(StoreFault::WriterGone))?,
            // As the writer does: a panic undoes its rows and is told, it ends nobody.
            None => catch_unwind(AssertUnwindSafe(|| self.write_with_retry(&work)))
                .unwrap_or_else(|_| Err(StoreFault::WriterGone.into())),
        }
    }

    /// Runs `work` in one read-only transaction: it sees one state of the database throughout.
    ///
    /// # Errors
    /// The work's own failure, or a fault of the database.
    pub fn read_blocking<T, E: From<StoreFault>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        let db: &mut Db = &mut connection;
        begin_snapshot(db)?;
        let outcome = work(&mut self.tx(db));
        roll_back(db)?;
        outcome
    }

    /// Runs `work` in one transaction that writes, and undoes it whatever it answers.
    ///
    /// # Errors
    /// The work's own failure, or a fault of the database.
    pub fn rehearse<T, E: From<StoreFault>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        let db: &mut Db = &mut connection;
        begin(db)?;
        let outcome = work(&mut self.tx(db));
        roll_back(db)?;
        outcome
    }

    /// [`Store::read_blocking`] away from the threads that serve requests.
    ///
    /// # Errors
    /// As [`Store::read_blocking`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.read_blocking(work))
            .await
            .map_err(|_| E::from(StoreFault::WriterGone))?
    }

    /// One connection for the migrations, outside any transaction of ours.
    pub(super) fn connection(&self) -> Result<PooledConnection<Managed>, StoreFault> {
        self.pool.get().map_err(|_| StoreFault::Busy)
    }

    fn tx<'a>(&'a self, db: &'a mut Db) -> Tx<'a> {
        Tx::on(db, &self.keys, &self.seam)
    }

    fn write_with_retry<T, E>(&self, work: &impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreFault> + MaybeRetry,
    {
        let mut pause = Duration::from_millis(5);
        for _ in 1..TRIES {
            match self.write_once(work) {
                Err(failure) if failure.wants_retry() => std::thread::sleep(pause),
                outcome => return outcome,
            }
            pause *= 2;
        }
        self.write_once(work)
    }

    fn write_once<T, E: From<StoreFault>>(
        &self,
        work: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        let db: &mut Db = &mut connection;
        pass(&self.seam, Step::Begin)?;
        begin(db)?;
        match work(&mut self.tx(db)) {
            Ok(value) => {
                commit_through(&self.seam, db)?;
                Ok(value)
            }
            Err(failure) => {
                roll_back(db)?;
                Err(failure)
            }
        }
    }
}

struct Prepare(Seam);

impl std::fmt::Debug for Prepare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prepare").finish_non_exhaustive()
    }
}

impl CustomizeConnection<Db, diesel::r2d2::Error> for Prepare {
    fn on_acquire(&self, db: &mut Db) -> Result<(), diesel::r2d2::Error> {
        configure(db).map_err(diesel::r2d2::Error::QueryError)?;
        watch(db, &self.0);
        Ok(())
    }
}
