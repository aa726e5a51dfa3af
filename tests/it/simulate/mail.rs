//! The mail of a history: a mailbox that can be down or lose its answer, and what must have come of each
//! warning when all is up again.

use super::oracle::Known;
use crate::support::raw::Raw;
use crate::support::smtp::post_by;
use bistandsplikt::notify::{Letter, MailFault, Mailer, Post};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// How the mail server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    Up,
    Down,
    /// It takes the letter, and the answer never comes.
    Mute,
}

/// What the mail server has taken: the message ids, in order.
pub struct Mailbox {
    state: Mutex<(Server, Vec<String>)>,
}

struct Carrier(Arc<Mailbox>);

impl Mailer for Carrier {
    fn send(&self, letter: &Letter) -> Result<(), MailFault> {
        let mut state = self.0.state.lock().expect("nobody panics holding it");
        if state.0 != Server::Down {
            state.1.push(letter.message_id.clone());
        }
        match state.0 {
            Server::Up => Ok(()),
            Server::Down | Server::Mute => Err(MailFault::Unreachable),
        }
    }
}

impl Mailbox {
    pub fn new() -> (Arc<Self>, Post) {
        let mailbox = Arc::new(Self {
            state: Mutex::new((Server::Up, Vec::new())),
        });
        (mailbox.clone(), post_by(Carrier(mailbox)))
    }

    pub fn set(&self, server: Server) {
        self.state.lock().expect("nobody panics holding it").0 = server;
    }

    /// Every letter taken, doubles dropped as a receiver drops them.
    pub fn letters(&self) -> BTreeSet<String> {
        let state = self.state.lock().expect("nobody panics holding it");
        state.1.iter().cloned().collect()
    }

    /// How many letters came again.
    pub fn doubles(&self) -> usize {
        let state = self.state.lock().expect("nobody panics holding it");
        let once: BTreeSet<&String> = state.1.iter().collect();
        state.1.len() - once.len()
    }
}

/// After the start of an acute norm; the two further rungs come with its end.
const ACUTE_RUNGS: [(i64, i32); 3] = [(30, 1), (60, 2), (105, 3)];

/// Every message to a desk with an address has come, and nothing else has; each warning and each message
/// is there once; nothing was raised before its time; and whoever waited the whole time was told of.
pub fn check(
    raw: &mut Raw,
    mailbox: &Mailbox,
    known: &[Known],
    now: DateTime<Utc>,
) -> Result<(), String> {
    let due = "SELECT '<' || id || '@bistand.test>' AS line FROM outbox \
               WHERE channel = 'mail' AND unaddressed_at IS NULL";
    let wanted: BTreeSet<String> = raw.lines(due).into_iter().collect();
    let came = mailbox.letters();
    let (missed, unasked) = (
        wanted.difference(&came).count(),
        came.difference(&wanted).count(),
    );
    if missed + unasked > 0 {
        return Err(format!(
            "mail missed: {missed}, mail nobody asked for: {unasked}"
        ));
    }
    for (what, query) in TWICE {
        let twice = raw.lines(query);
        if !twice.is_empty() {
            return Err(format!("{what} twice: {twice:?}"));
        }
    }
    let early = "SELECT rung AS line FROM warning WHERE raised_at < due_at";
    let early = raw.lines(early);
    if !early.is_empty() {
        return Err(format!("warned before the time: {early:?}"));
    }
    known.iter().try_for_each(|case| told_of(raw, case, now))
}

const TWICE: [(&str, &str); 2] = [
    (
        "a warning",
        "SELECT rung AS line FROM warning \
         GROUP BY request_id, limit_source, limit_id, started_at, level, rung HAVING count(*) > 1",
    ),
    (
        "a message",
        "SELECT role AS line FROM outbox GROUP BY warning_id, channel, organisation, role HAVING count(*) > 1",
    ),
];

/// An acute request that got nothing and was never corrected is told of by every rung whose time came.
fn told_of(raw: &mut Raw, case: &Known, now: DateTime<Utc>) -> Result<(), String> {
    let Some(reported) = case.waited_for_an_acute_offer() else {
        return Ok(());
    };
    for (minutes, level) in ACUTE_RUNGS {
        if reported + TimeDelta::minutes(minutes) > now {
            continue;
        }
        let query = format!(
            "SELECT rung AS line FROM warning WHERE request_id = '{}' AND limit_source = 'norm' AND level = {level}",
            case.id
        );
        if raw.lines(&query).len() != 1 {
            return Err(format!("warning of level {level} missed"));
        }
    }
    Ok(())
}
