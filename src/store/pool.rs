//! Connections and transactions: the file that knows there are two databases. What one of them must be
//! asked in words of its own stands in `guard` and `claims`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use diesel::connection::{
    AnsiTransactionManager, InstrumentationEvent, SimpleConnection, TransactionManager,
};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use tokio::sync::oneshot;

use super::boundary::{Boundary, Step};
use super::columns::stored;
use super::crypto::Keys;
use super::fault::{MaybeRetry, StoreFault};
use super::gather::Gathered;
use super::schema::outbox;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// The embedded default.
    Sqlite(SqliteConnection),
    /// Where one machine is not enough.
    Postgres(PgConnection),
}

/// Diesel's name of "either database".
pub(super) type DbBackend = <Db as Connection>::Backend;

/// Which database an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// `sqlite:<file>`
    Sqlite,
    /// `postgres://…` or `postgresql://…`
    Postgres,
}

impl Backend {
    /// Chooses by the address's beginning and refuses the rest: a misspelt address must never
    /// silently become a new, empty SQLite file.
    ///
    /// # Errors
    /// [`StoreFault::Address`] when the address begins with neither.
    pub fn of(address: &str) -> Result<Self, StoreFault> {
        if address.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(StoreFault::Address)
        }
    }
}

/// One transaction: every query of `store` takes it, so none can run outside one.
pub struct Tx<'a> {
    pub(super) db: &'a mut Db,
    pub(super) keys: &'a Keys,
    seam: &'a Seam,
    /// Rows that wait to be written together, while they are gathered.
    pub(super) gathered: Option<Gathered>,
}

/// What stands between us and the database: in service, nothing.
type Seam = Option<Arc<dyn Boundary>>;

impl Tx<'_> {
    /// The clock that a test gave the database.
    pub fn clock_at_the_seam(&self) -> Option<DateTime<Utc>> {
        self.seam.as_ref()?.clock()
    }

    /// The messages of the outbox to be tried by `now`, the longest due first. On PostgreSQL those that
    /// another sender is taking are passed over, and these are held until the transaction ends; on SQLite
    /// whoever writes is alone.
    pub(super) fn due_messages(
        &mut self,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<String>, StoreFault> {
        let due = outbox::table
            .filter(outbox::next_try_at.le(stored(now)))
            .order((outbox::next_try_at, outbox::id))
            .limit(limit)
            .select(outbox::id);
        let found = match self.db {
            Db::Sqlite(sqlite) => due.load(sqlite)?,
            Db::Postgres(postgres) => due.for_update().skip_locked().load(postgres)?,
        };
        Ok(found)
    }

    /// Runs a part that can be undone alone, in a savepoint.
    ///
    /// # Errors
    /// The part's own failure, after it was undone; or a fault of the database.
    pub fn nested<T, E: From<StoreFault>>(
        &mut self,
        part: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        begin(self.db)?;
        let outcome = part(&mut Tx {
            db: self.db,
            keys: self.keys,
            seam: self.seam,
            gathered: None,
        });
        match outcome {
            Ok(value) => {
                commit(self.db)?;
                Ok(value)
            }
            Err(failure) => {
                roll_back(self.db)?;
                Err(failure)
            }
        }
    }
}

/// How long the first connection may take: a machine that starts everything at once needs longer than a
/// caller is made to wait for one later.
const FIRST_CONNECTION: Duration = Duration::from_secs(15);
/// Tries of one write before the caller is told to come back later.
const TRIES: u32 = 6;
/// Writes that share one commit at most. Past this the wait of the first outgrows the gain.
const BATCH: usize = 64;
/// The longest a commit waits for writes that are about to come.
const PATIENCE: Duration = Duration::from_millis(2);
/// Writes that may wait for SQLite's one writer before callers are turned away.
const QUEUE: usize = 2_048;

type Managed = ConnectionManager<Db>;
/// Tells the caller how the shared commit went.
type Reply = Box<dyn FnOnce(Result<(), StoreFault>) + Send>;
/// Runs in a savepoint; says whether to keep its rows.
type Job = Box<dyn FnOnce(&mut Db) -> (Keep, Reply) + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Rows,
    Nothing,
}

/// The open database.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    pool: Pool<Managed>,
    writer: Option<SyncSender<Job>>,
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
            Backend::Sqlite => Some(start_writer(target.to_owned(), seam.clone())?),
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
            Some(writer) => self
                .queue(writer, work)?
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
            Some(writer) => self
                .queue(writer, work)?
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
        let outcome = work(&mut Tx {
            db,
            keys: &self.keys,
            seam: &self.seam,
            gathered: None,
        });
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
        let outcome = work(&mut Tx {
            db,
            keys: &self.keys,
            seam: &self.seam,
            gathered: None,
        });
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

    fn queue<T, E, F>(
        &self,
        writer: &SyncSender<Job>,
        work: F,
    ) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, receiver) = oneshot::channel();
        let (keys, seam) = (Arc::clone(&self.keys), self.seam.clone());
        let job: Job = Box::new(move |db| {
            let outcome = work(&mut Tx {
                db,
                keys: &keys,
                seam: &seam,
                gathered: None,
            });
            let keep = if outcome.is_ok() {
                Keep::Rows
            } else {
                Keep::Nothing
            };
            let reply: Reply = Box::new(move |committed| {
                let told = answer.send(committed.map_err(E::from).and(outcome));
                if told.is_err() {
                    tracing::debug!("the caller left before its write was done");
                }
            });
            (keep, reply)
        });
        writer.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreFault::Busy,
            TrySendError::Disconnected(_) => StoreFault::WriterGone,
        })?;
        Ok(receiver)
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
        match work(&mut Tx {
            db,
            keys: &self.keys,
            seam: &self.seam,
            gathered: None,
        }) {
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

/// SQLite has one writer whatever we do; one thread that owns it turns waiting into sharing a commit.
fn start_writer(file: String, seam: Seam) -> Result<SyncSender<Job>, StoreFault> {
    let (sender, receiver) = sync_channel(QUEUE);
    let mut db = Db::Sqlite(connect_sqlite(&file)?);
    watch(&mut db, &seam);
    std::thread::Builder::new()
        .name("writer".into())
        .spawn(move || write_for_ever(&mut db, &file, &seam, &receiver))
        .map_err(|_| StoreFault::WriterGone)?;
    Ok(sender)
}

fn write_for_ever(db: &mut Db, file: &str, seam: &Seam, jobs: &Receiver<Job>) {
    let mut pace = Pace::default();
    while let Ok(first) = jobs.recv() {
        let (replies, committed) = write_batch(db, seam, Batch::new(first, jobs, pace), &mut pace);
        for reply in replies {
            reply(committed.clone());
        }
        revive(db, file, seam);
    }
}

/// A full disk or a failed write can leave a connection whose transaction nobody can end. The next batch
/// gets a new one; until the file can be opened again, callers are told that nothing was kept.
fn revive(db: &mut Db, file: &str, seam: &Seam) {
    let Db::Sqlite(sqlite) = &mut *db else { return };
    if depth(sqlite) == Ok(0) {
        return;
    }
    match connect_sqlite(file) {
        Ok(fresh) => {
            *db = Db::Sqlite(fresh);
            watch(db, seam);
        }
        Err(fault) => tracing::error!(%fault, "the writer could not open the database again"),
    }
}

/// What the last commit shared and cost: how many to expect next, and how long that is worth waiting for.
#[derive(Debug, Clone, Copy, Default)]
struct Pace {
    shared: usize,
    cost: Duration,
}

/// The jobs of one commit, run as they come. Callers whose last write has just been answered are about
/// to write again: as many as last time are waited for, but no longer than a commit of their own would
/// take. Whoever writes alone never waits.
struct Batch<'a> {
    first: Option<Job>,
    jobs: &'a Receiver<Job>,
    expected: usize,
    taken: usize,
    until: Instant,
}

impl<'a> Batch<'a> {
    fn new(first: Job, jobs: &'a Receiver<Job>, pace: Pace) -> Self {
        Self {
            first: Some(first),
            jobs,
            expected: pace.shared,
            taken: 0,
            until: Instant::now() + pace.cost.min(PATIENCE),
        }
    }
}

impl Iterator for Batch<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if self.taken == BATCH {
            return None;
        }
        let job = self.first.take().or_else(|| self.jobs.try_recv().ok());
        let job = job.or_else(|| {
            let left = self.until.saturating_duration_since(Instant::now());
            (self.taken < self.expected)
                .then(|| self.jobs.recv_timeout(left).ok())
                .flatten()
        })?;
        self.taken += 1;
        Some(job)
    }
}

fn write_batch(
    db: &mut Db,
    seam: &Seam,
    batch: Batch<'_>,
    pace: &mut Pace,
) -> (Vec<Reply>, Result<(), StoreFault>) {
    let mut replies = Vec::new();
    let mut state = pass(seam, Step::Begin).and_then(|()| begin(db));
    for job in batch {
        match &state {
            Ok(()) => {
                let (reply, kept) = run_in_savepoint(db, job);
                replies.extend(reply);
                state = kept;
            }
            // Dropping the job drops its answer channel: the caller is told the writer gave up.
            Err(_) => drop(job),
        }
        // Whoever comes now is for the next batch: this one would only drop them, one after the other.
        if state.is_err() {
            break;
        }
    }
    let begun = Instant::now();
    let committed = state.and_then(|()| commit_through(seam, db));
    *pace = Pace {
        shared: replies.len(),
        cost: begun.elapsed(),
    };
    if committed.is_err() {
        undo_all(db);
    }
    (replies, committed)
}

/// Rolls back to the very outside, however deep the batch stood when it failed.
fn undo_all(db: &mut Db) {
    let Db::Sqlite(sqlite) = db else { return };
    while depth(sqlite).is_ok_and(|depth| depth > 0) {
        if let Err(fault) = AnsiTransactionManager::rollback_transaction(sqlite) {
            tracing::error!(%fault, "a failed batch could not be rolled back");
            return;
        }
    }
}

/// A job that panics takes its batch with it, never the writer: the callers are told, the rows undone.
fn run_in_savepoint(db: &mut Db, job: Job) -> (Option<Reply>, Result<(), StoreFault>) {
    let begun = begin(db);
    let Ok((keep, reply)) = catch_unwind(AssertUnwindSafe(|| job(db))) else {
        return (None, Err(StoreFault::WriterGone));
    };
    let kept = begun.and_then(|()| match keep {
        Keep::Rows => commit(db),
        Keep::Nothing => roll_back(db),
    });
    (Some(reply), kept)
}

/// Begins a transaction that will write, or a savepoint inside one. SQLite takes its lock first: a
/// transaction that reads and then writes without it fails under load.
fn begin(db: &mut Db) -> Result<(), StoreFault> {
    match db {
        Db::Sqlite(sqlite) => match depth(sqlite)? {
            0 => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
            _ => AnsiTransactionManager::begin_transaction(sqlite),
        },
        Db::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres),
    }
    .map_err(StoreFault::from)
}

fn begin_snapshot(db: &mut Db) -> Result<(), StoreFault> {
    match db {
        Db::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN"),
        Db::Postgres(postgres) => AnsiTransactionManager::begin_transaction_sql(
            postgres,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    }
    .map_err(StoreFault::from)
}

fn depth(sqlite: &mut SqliteConnection) -> Result<u32, StoreFault> {
    let status = <AnsiTransactionManager as TransactionManager<SqliteConnection>>::transaction_manager_status_mut(sqlite);
    Ok(status
        .transaction_depth()?
        .map_or(0, std::num::NonZeroU32::get))
}

fn pass(seam: &Seam, step: Step) -> Result<(), StoreFault> {
    match seam {
        Some(boundary) => boundary.pass(step),
        None => Ok(()),
    }
}

/// Commits the whole transaction.
fn commit_through(seam: &Seam, db: &mut Db) -> Result<(), StoreFault> {
    pass(seam, Step::Commit)?;
    commit(db)?;
    pass(seam, Step::Committed)
}

/// Shows every statement to what stands at the seam.
fn watch(db: &mut Db, seam: &Seam) {
    let Some(boundary) = seam.clone() else { return };
    db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            boundary.statement(&query);
        }
    });
}

fn commit(db: &mut Db) -> Result<(), StoreFault> {
    <Db as Connection>::TransactionManager::commit_transaction(db).map_err(StoreFault::from)
}

fn roll_back(db: &mut Db) -> Result<(), StoreFault> {
    <Db as Connection>::TransactionManager::rollback_transaction(db).map_err(StoreFault::from)
}

fn connect_sqlite(file: &str) -> Result<SqliteConnection, StoreFault> {
    let mut connection = SqliteConnection::establish(file).map_err(|_| StoreFault::Unreachable)?;
    connection.batch_execute(SQLITE_SETTINGS)?;
    Ok(connection)
}

/// `busy_timeout` comes first: the others may already meet a lock. FULL, because NORMAL loses
/// acknowledged rows at a power cut. The log is copied into the database every 32 MB: a page that many
/// commits wrote is then copied once.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; \
     PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32768;";

/// Waits must end, and an answer means durable. What keeps bind values out of the server's log is the
/// owner's to set: docs/operations.md.
const POSTGRES_SETTINGS: &str = "SET statement_timeout = '30s'; SET lock_timeout = '3s'; \
     SET idle_in_transaction_session_timeout = '15s'; SET synchronous_commit = on; SET timezone = 'UTC';";

struct Prepare(Seam);

impl std::fmt::Debug for Prepare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prepare").finish_non_exhaustive()
    }
}

impl CustomizeConnection<Db, diesel::r2d2::Error> for Prepare {
    fn on_acquire(&self, db: &mut Db) -> Result<(), diesel::r2d2::Error> {
        match db {
            Db::Sqlite(sqlite) => sqlite.batch_execute(SQLITE_SETTINGS),
            Db::Postgres(postgres) => postgres.batch_execute(POSTGRES_SETTINGS),
        }
        .map_err(diesel::r2d2::Error::QueryError)?;
        watch(db, &self.0);
        Ok(())
    }
}
