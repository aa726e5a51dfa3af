//! What goes wrong between a worker and its database, and when.

use bistandsplikt::store::{Boundary, Step, StoreFault};
use chrono::{DateTime, Utc};
use std::fmt::Display;
use std::panic::panic_any;
use std::sync::Mutex;
use std::sync::Once;

/// One thing that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The next transactions cannot begin.
    Begin(u32),
    /// The next commits fail, and nothing of them is kept.
    Commit(u32),
    /// The next commit is kept, and its answer is lost.
    Answer,
    /// The process dies before that statement, and its transaction with it.
    Kill(u32),
}

/// The plan of faults that stands between the store and its database.
pub struct Plan(Mutex<State>);

struct State {
    clock: DateTime<Utc>,
    tells_the_time: bool,
    stopped: bool,
    fault: Option<Fault>,
    happened: bool,
}

/// What a killed worker unwinds with.
struct Killed;

impl Plan {
    pub fn new(clock: DateTime<Utc>, tells_the_time: bool) -> Self {
        stay_silent_about_the_killed();
        Self(Mutex::new(State {
            clock,
            tells_the_time,
            stopped: false,
            fault: None,
            happened: false,
        }))
    }

    fn state<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.0.lock().expect("nobody panics while holding the plan"))
    }

    /// Sets the database's clock, which is the true one.
    pub fn set_clock(&self, now: DateTime<Utc>) {
        self.state(|state| state.clock = now);
    }

    /// The database stops or comes back.
    pub fn set_stopped(&self, stopped: bool) {
        self.state(|state| state.stopped = stopped);
    }

    /// Lets something go wrong in the next transactions.
    pub fn arm(&self, fault: Fault) {
        self.state(|state| (state.fault, state.happened) = (Some(fault), false));
    }

    /// Nothing goes wrong any more; tells whether anything has.
    pub fn disarm(&self) -> bool {
        self.state(|state| {
            state.fault = None;
            std::mem::take(&mut state.happened)
        })
    }
}

impl State {
    fn refuse(&mut self, fault: StoreFault) -> Result<(), StoreFault> {
        self.happened = true;
        Err(fault)
    }
}

impl Boundary for Plan {
    fn pass(&self, step: Step) -> Result<(), StoreFault> {
        self.state(|state| match (step, state.fault) {
            (Step::Begin, _) if state.stopped => Err(StoreFault::Unreachable),
            // A process that died begins nothing.
            (Step::Begin, Some(Fault::Kill(0))) => state.refuse(StoreFault::Unreachable),
            (Step::Begin, Some(Fault::Begin(left))) if left > 0 => {
                state.fault = Some(Fault::Begin(left - 1));
                state.refuse(StoreFault::Busy)
            }
            (Step::Commit, Some(Fault::Commit(left))) if left > 0 => {
                state.fault = Some(Fault::Commit(left - 1));
                state.refuse(StoreFault::Database("disk I/O error".into()))
            }
            (Step::Committed, Some(Fault::Answer)) => {
                state.fault = None;
                state.refuse(StoreFault::Database("the connection was lost".into()))
            }
            _ => Ok(()),
        })
    }

    fn statement(&self, statement: &dyn Display) {
        let killed = self.state(|state| match state.fault {
            Some(Fault::Kill(left)) if left > 0 => {
                // What begins and ends transactions is not ours to die in: the writer survives a worker.
                let text = statement.to_string();
                let ours = ["SELECT", "INSERT", "UPDATE", "DELETE"];
                let counts = ours.iter().any(|word| text.starts_with(word));
                state.fault = Some(Fault::Kill(left - u32::from(counts)));
                state.happened |= counts && left == 1;
                counts && left == 1
            }
            _ => false,
        });
        if killed {
            panic_any(Killed);
        }
    }

    fn clock(&self) -> Option<DateTime<Utc>> {
        self.state(|state| state.tells_the_time.then_some(state.clock))
    }
}

/// A worker that is killed on purpose is no news; every other panic is told as always.
fn stay_silent_about_the_killed() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic.payload().is::<Killed>() {
                tell(panic);
            }
        }));
    });
}
