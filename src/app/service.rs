//! The service: a store, the rules, and units of work.

use std::sync::Arc;

use chrono::{DateTime, Datelike, Duration, Utc};
use uuid::Uuid;

use super::error::Failure;
use super::rules::Rules;
use crate::clock::Clock;
use crate::domain::calendar;
use crate::domain::role::{Action, Actor};
use crate::store::case_numbers::CaseNumbers;
use crate::store::{self, Store, StoreFault, Tx, claims, journal};

/// The running service. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    /// The database.
    pub store: Store,
    /// What actions judge by.
    pub rules: Arc<Rules>,
    /// Where the present instant is taken from.
    pub clock: Clock,
    numbers: Arc<CaseNumbers>,
}

/// The version the caller saw, from `If-Match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// This version and no other.
    Version(i32),
    /// Whatever stands: an import speaks of its own history.
    Any,
}

impl Expected {
    /// Refuses a change of something that has moved on.
    ///
    /// # Errors
    /// [`Failure::Stale`].
    pub fn check(self, found: i32) -> Result<(), Failure> {
        match self {
            Self::Version(seen) if seen != found => Err(Failure::Stale),
            Self::Version(_) | Self::Any => Ok(()),
        }
    }
}

/// One unit of work: a transaction, the rules, and the instant it speaks of.
pub struct Work<'a, 'tx> {
    /// The transaction.
    pub tx: &'a mut Tx<'tx>,
    /// What it is judged by.
    pub rules: &'a Rules,
    /// When the service is told: the clock, or an import line's own instant.
    pub now: DateTime<Utc>,
    /// The service's own clock, for the journal.
    pub clock: DateTime<Utc>,
    /// Ties the call's journal rows together and to the log.
    pub correlation: &'a str,
    is_replay: bool,
    source: &'a Clock,
    numbers: &'a CaseNumbers,
}

impl Service {
    /// A service over an open store.
    pub fn new(store: Store, rules: impl Into<Arc<Rules>>) -> Self {
        Self {
            store,
            rules: rules.into(),
            clock: Clock::Machine,
            numbers: Arc::default(),
        }
    }

    /// The same service by another clock.
    #[must_use]
    pub fn with_clock(&self, clock: Clock) -> Self {
        Self {
            clock,
            ..self.clone()
        }
    }

    /// Runs an action in one transaction at the present instant and waits until it is durable.
    ///
    /// # Errors
    /// The action's own failure; nothing of it is kept.
    pub async fn run<T, F>(&self, correlation: &str, action: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        loop {
            let (service, action, correlation) =
                (self.clone(), action.clone(), correlation.to_owned());
            let outcome = self
                .store
                .write(move |tx| action(&mut service.work(tx, &correlation)))
                .await;
            match outcome {
                Err(Failure::Store(StoreFault::CaseNumbersSpent(year))) => {
                    self.numbers.reserve(&self.store, year).await?;
                }
                outcome => return outcome,
            }
        }
    }

    /// Runs an action for the command line at the present instant.
    ///
    /// # Errors
    /// The action's own failure; nothing of it is kept.
    pub fn run_blocking<T, F>(&self, correlation: &str, action: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        loop {
            let (service, action, correlation) =
                (self.clone(), action.clone(), correlation.to_owned());
            let outcome = self
                .store
                .write_blocking(move |tx| action(&mut service.work(tx, &correlation)));
            match outcome {
                Err(Failure::Store(StoreFault::CaseNumbersSpent(year))) => {
                    self.numbers.reserve_blocking(&self.store, year)?;
                }
                outcome => return outcome,
            }
        }
    }

    /// Whether the database answers and has the tables this program knows.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn answers(&self) -> Result<(), Failure> {
        self.store
            .read(|tx| store::answers(tx).map_err(Failure::from))
            .await
    }

    /// Looks at something in one read-only transaction at the present instant.
    ///
    /// # Errors
    /// The look's own failure.
    pub async fn look<T, F>(&self, look: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_, '_>) -> Result<T, Failure> + Send + 'static,
    {
        let service = self.clone();
        self.store
            .read(move |tx| look(&mut service.work(tx, "look")))
            .await
    }

    /// Runs an action and undoes it: what it would have answered, with nothing kept.
    ///
    /// # Errors
    /// The action's own failure.
    pub fn rehearse<T, F>(&self, correlation: &str, action: F) -> Result<T, Failure>
    where
        F: Fn(&mut Work<'_, '_>) -> Result<T, Failure>,
    {
        let numbers = CaseNumbers::for_rehearsal();
        self.store.rehearse(|tx| {
            let mut work = self.work(tx, correlation);
            work.numbers = &numbers;
            action(&mut work)
        })
    }

    fn work<'a, 'tx>(&'a self, tx: &'a mut Tx<'tx>, correlation: &'a str) -> Work<'a, 'tx> {
        let now = self.clock.now();
        Work {
            tx,
            rules: &self.rules,
            now,
            clock: now,
            correlation,
            is_replay: false,
            source: &self.clock,
            numbers: &self.numbers,
        }
    }
}

impl Work<'_, '_> {
    /// Runs a part that can be undone alone, told at an instant of its own.
    ///
    /// # Errors
    /// The part's own failure, after it was undone.
    pub fn nested<T>(
        &mut self,
        now: DateTime<Utc>,
        part: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.at(now, self.is_replay, part)
    }

    /// [`Work::nested`] for what the engine does at an instant of a history that is told later.
    ///
    /// # Errors
    /// As [`Work::nested`].
    pub fn replayed<T>(
        &mut self,
        now: DateTime<Utc>,
        part: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.at(now, true, part)
    }

    /// Whether this tells history of more than a day ago: then nobody is woken by it.
    pub fn is_history(&self) -> bool {
        self.is_replay && self.now < self.clock - Duration::days(1)
    }

    fn at<T>(
        &mut self,
        now: DateTime<Utc>,
        is_replay: bool,
        part: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (rules, clock, correlation) = (self.rules, self.clock, self.correlation);
        let (source, numbers) = (self.source, self.numbers);
        self.tx.nested(|tx| {
            part(&mut Work {
                tx,
                rules,
                now,
                clock,
                correlation,
                is_replay,
                source,
                numbers,
            })
        })
    }

    /// The instant to judge by, the same for all that share a database: its own clock where it has one,
    /// so that a machine whose clock runs ahead records nothing before it has passed.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn judge(&mut self) -> Result<DateTime<Utc>, Failure> {
        let of_the_database = match self.source {
            Clock::Machine => claims::database_clock(self.tx)?,
            Clock::Set(_) => self.tx.clock_at_the_seam(),
        };
        Ok(of_the_database.unwrap_or(self.now))
    }

    /// A new id of any kind.
    pub fn fresh<T>(&self, wrap: impl FnOnce(Uuid) -> T) -> T {
        wrap(self.source.new_id())
    }

    /// A new id of a row that only other rows name.
    pub fn fresh_row<T>(&self, wrap: impl FnOnce(Uuid) -> T) -> T {
        wrap(self.source.new_row_id())
    }

    /// The next case number of the local year the service was told in.
    ///
    /// # Errors
    /// [`StoreFault::CaseNumbersSpent`]: the service reserves a block and runs the work again.
    pub fn case_number(&self) -> Result<String, Failure> {
        let year = calendar::local_date(self.now).year();
        self.numbers
            .take(year)
            .ok_or_else(|| StoreFault::CaseNumbersSpent(year).into())
    }

    /// Refuses what the actor's role does not cover.
    ///
    /// # Errors
    /// [`Failure::Forbidden`].
    pub fn require(&self, actor: &Actor, action: Action) -> Result<(), Failure> {
        if actor.may(action) {
            Ok(())
        } else {
            Err(Failure::Forbidden)
        }
    }

    /// Appends to the journal in this transaction.
    ///
    /// # Errors
    /// A fault of the database: then nothing is done and nothing is shown.
    pub fn journal(
        &mut self,
        actor: &Actor,
        action: &'static str,
        (object_kind, object_id): (&'static str, Option<String>),
        detail: String,
    ) -> Result<(), Failure> {
        let entry = journal::Entry {
            id: self.source.new_row_id(),
            at: self.clock,
            actor,
            action,
            object_kind,
            object_id,
            detail,
            correlation: self.correlation,
        };
        journal::append(self.tx, &entry).map_err(Failure::from)
    }
}
