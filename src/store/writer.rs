//! SQLite's one writer: a thread that owns the writing connection and turns waiting into sharing a commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use tokio::sync::oneshot;

use super::boundary::Step;
use super::crypto::Keys;
use super::db::{Db, begin, commit, connect_sqlite, depth, roll_back};
use super::fault::StoreFault;
use super::transaction::{Seam, Tx, commit_through, pass, watch};

/// Writes that share one commit at most. Past this the wait of the first outgrows the gain.
const BATCH: usize = 64;
/// The longest a commit waits for writes that are about to come.
const PATIENCE: Duration = Duration::from_millis(2);
/// Writes that may wait for SQLite's one writer before callers are turned away.
const QUEUE: usize = 2_048;

/// Tells the caller how the shared commit went.
type Reply = Box<dyn FnOnce(Result<(), StoreFault>) + Send>;
/// Runs in a savepoint, or is told why it cannot; says whether to keep its rows.
type Job = Box<dyn FnOnce(Result<&mut Db, StoreFault>) -> (Keep, Reply) + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Rows,
    Nothing,
}

/// SQLite has one writer whatever we do; one thread that owns it turns waiting into sharing a commit.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: SyncSender<Job>,
    keys: Arc<Keys>,
    seam: Seam,
}

impl Writer {
    /// Opens the file and starts the thread.
    pub(super) fn start(file: String, keys: Arc<Keys>, seam: Seam) -> Result<Self, StoreFault> {
        let (jobs, waiting) = sync_channel(QUEUE);
        let mut db = Db::Sqlite(connect_sqlite(&file)?);
        watch(&mut db, &seam);
        let at_the_seam = seam.clone();
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || write_for_ever(&mut db, &file, &at_the_seam, &waiting))
            .map_err(|_| StoreFault::WriterGone)?;
        Ok(Self { jobs, keys, seam })
    }

    /// Puts a write in the queue; its answer comes when the commit it shares is durable.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] when too many wait already.
    pub(super) fn queue<T, E, F>(&self, work: F) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, receiver) = oneshot::channel();
        let (keys, seam) = (Arc::clone(&self.keys), self.seam.clone());
        let job: Job = Box::new(move |db| {
            let outcome = db
                .map_err(E::from)
                .and_then(|db| work(&mut Tx::on(db, &keys, &seam)));
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
        self.jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreFault::Busy,
            TrySendError::Disconnected(_) => StoreFault::WriterGone,
        })?;
        Ok(receiver)
    }
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
            Err(fault) => replies.push(job(Err(fault.clone())).1),
        }
        // Whoever comes now is for the next batch: this one would only refuse them, one after the other.
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
    let Ok((keep, reply)) = catch_unwind(AssertUnwindSafe(|| job(Ok(db)))) else {
        return (None, Err(StoreFault::WriterGone));
    };
    let kept = begun.and_then(|()| match keep {
        Keep::Rows => commit(db),
        Keep::Nothing => roll_back(db),
    });
    (Some(reply), kept)
}
