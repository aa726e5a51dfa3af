//! An issuer's keys in memory, shared by every worker of the process.
//!
//! The rules: fresh for an hour; used for a day while the issuer does not answer, then nobody is let
//! in; an unknown key id makes at most one fetch a minute, so that random ids cannot make this
//! service flood the issuer; whoever needs a fetch that is under way waits for it.

use std::sync::{Arc, PoisonError, RwLock};

use actix_web::web;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::web::auth::key_set::KeySet;
use crate::web::auth::key_source::KeySource;

/// How long a set is used, and how often it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// As long, no questions are asked.
    fresh: TimeDelta,
    /// As long, the set is used while no newer can be had.
    usable: TimeDelta,
    /// The least time between two attempts.
    pause: TimeDelta,
}

impl Policy {
    const URL: Self = Self {
        fresh: TimeDelta::hours(1),
        usable: TimeDelta::hours(24),
        pause: TimeDelta::seconds(60),
    };
    /// A file is near: a change is seen within seconds.
    const FILE: Self = Self {
        fresh: TimeDelta::seconds(10),
        usable: TimeDelta::hours(24),
        pause: TimeDelta::seconds(1),
    };

    const FIXED: Self = Self {
        fresh: TimeDelta::MAX,
        usable: TimeDelta::MAX,
        pause: TimeDelta::seconds(60),
    };

    fn of(source: &KeySource) -> Self {
        match source {
            KeySource::Url(..) => Self::URL,
            KeySource::File(_) => Self::FILE,
            KeySource::Fixed(_) => Self::FIXED,
        }
    }
}

/// What the cache says of a key id.
#[derive(Debug)]
pub(super) enum Lookup {
    /// The key.
    Found(DecodingKey),
    /// The issuer has no such key.
    Unknown,
    /// The issuer's keys are not known, or not any more.
    Unavailable,
}

/// The keys of one issuer.
#[derive(Debug)]
pub(super) struct KeyCache {
    shared: Arc<Shared>,
    flight: Arc<Mutex<()>>,
}

#[derive(Debug)]
struct Shared {
    issuer: String,
    source: KeySource,
    policy: Policy,
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    held: Option<Held>,
    tried: Option<DateTime<Utc>>,
}

#[derive(Debug)]
struct Held {
    set: KeySet,
    since: DateTime<Utc>,
}

enum View {
    Fresh(DecodingKey),
    Old(DecodingKey),
    Miss,
    Nothing,
}

impl KeyCache {
    pub(super) fn new(issuer: &str, source: KeySource) -> Self {
        let policy = Policy::of(&source);
        let shared = Shared {
            issuer: issuer.into(),
            source,
            policy,
            state: RwLock::default(),
        };
        Self {
            shared: Arc::new(shared),
            flight: Arc::default(),
        }
    }

    /// The key of that id, fetched if the rules allow it.
    pub(super) async fn find(&self, kid: &str, algorithm: Algorithm, now: DateTime<Utc>) -> Lookup {
        match self.shared.view(kid, algorithm, now) {
            View::Fresh(key) => return Lookup::Found(key),
            // One caller waits for the newer set, so that a withdrawn key leaves; the others go on.
            View::Old(_) => {
                if let Ok(turn) = Arc::clone(&self.flight).try_lock_owned() {
                    self.refresh(turn, now).await;
                }
            }
            View::Miss | View::Nothing => {
                let turn = Arc::clone(&self.flight).lock_owned().await;
                if let View::Fresh(key) | View::Old(key) = self.shared.view(kid, algorithm, now) {
                    return Lookup::Found(key);
                }
                self.refresh(turn, now).await;
            }
        }
        match self.shared.view(kid, algorithm, now) {
            View::Fresh(key) | View::Old(key) => Lookup::Found(key),
            View::Miss => Lookup::Unknown,
            View::Nothing => Lookup::Unavailable,
        }
    }

    /// Fetches the set unless one is held and fresh: at start, and from the readiness check.
    pub(super) async fn warm(&self, now: DateTime<Utc>) -> bool {
        let turn = Arc::clone(&self.flight).lock_owned().await;
        if !self.shared.is_fresh(now) {
            self.refresh(turn, now).await;
        }
        self.shared.is_usable(now)
    }

    /// Makes one attempt, off the worker's thread.
    ///
    /// The blocking task keeps the turn and stores what it got: a caller who hangs up in the middle
    /// costs an attempt nothing.
    async fn refresh(&self, turn: OwnedMutexGuard<()>, now: DateTime<Utc>) {
        if !self.shared.may_try(now) {
            return;
        }
        let shared = Arc::clone(&self.shared);
        let attempt = web::block(move || {
            shared.fetch(now);
            drop(turn);
        });
        if attempt.await.is_err() {
            tracing::error!(issuer = %self.shared.issuer, "fetching the key set was broken off");
        }
    }
}

impl Shared {
    fn view(&self, kid: &str, algorithm: Algorithm, now: DateTime<Utc>) -> View {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = state
            .held
            .as_ref()
            .filter(|held| held.is_usable(self.policy, now))
        else {
            return View::Nothing;
        };
        match held.set.find(kid, algorithm) {
            Some(key) if held.is_fresh(self.policy, now) => View::Fresh(key.clone()),
            Some(key) => View::Old(key.clone()),
            None => View::Miss,
        }
    }

    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state
            .held
            .as_ref()
            .is_some_and(|held| held.is_fresh(self.policy, now))
    }

    fn is_usable(&self, now: DateTime<Utc>) -> bool {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state
            .held
            .as_ref()
            .is_some_and(|held| held.is_usable(self.policy, now))
    }

    /// Whether enough time has passed since the last attempt; if so, this is one.
    fn may_try(&self, now: DateTime<Utc>) -> bool {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        // Absolute: after the clock was set back, no one waits until it has caught up.
        if state
            .tried
            .is_some_and(|tried| (now - tried).abs() < self.policy.pause)
        {
            return false;
        }
        state.tried = Some(now);
        true
    }

    fn fetch(&self, now: DateTime<Utc>) {
        match self.source.fetch() {
            Ok(set) => {
                tracing::debug!(issuer = %self.issuer, keys = set.len(), "key set read");
                let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
                state.held = Some(Held { set, since: now });
            }
            Err(fault) => tracing::warn!(issuer = %self.issuer, %fault, "key set not read"),
        }
    }
}

impl Held {
    fn age(&self, now: DateTime<Utc>) -> TimeDelta {
        (now - self.since).abs()
    }

    fn is_fresh(&self, policy: Policy, now: DateTime<Utc>) -> bool {
        self.age(now) < policy.fresh
    }

    fn is_usable(&self, policy: Policy, now: DateTime<Utc>) -> bool {
        self.age(now) < policy.usable
    }
}
