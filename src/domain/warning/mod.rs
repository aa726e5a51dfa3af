//! «varsling»: who is told before a limit and after it, by a ladder its owner sets (config/warnings.toml).
//!
//! Nothing here is raised or sent: given the ladder, one limit and what was raised on it, this says which
//! rungs are due and when the next one is. A limit that has ended or was acknowledged has none.

mod file;
mod quiet;

use chrono::{DateTime, Days, Duration, Utc};

use crate::domain::breach::CountedKind;
use crate::domain::calendar;
use crate::domain::code::code_enum;
use crate::domain::deadline::{LimitOwner, RuleId};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::role::{Organisation, Role};

pub use self::quiet::QuietHours;

code_enum! {
    /// «kanal»: the way a warning reaches somebody.
    WarningChannel {
        /// «i tjenesten»: the list of warnings, where it is acknowledged.
        InService = "in_service",
        /// «e-post»: says only that something happened, with a link.
        Mail = "mail",
    }
}

code_enum! {
    /// «hva fristen kommer av»: which of the two kinds of limit a warning is about.
    LimitSource {
        /// A norm of config/norms.toml.
        Norm = "norm",
        /// A limit of barnevernsloven.
        Act = "act",
    }
}

/// What makes a limit the same limit: with a level, the identity of a warning. A limit that starts
/// anew is another one, with a ladder of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LimitKey {
    /// Norm or Act.
    pub source: LimitSource,
    /// The norm's id, or the stored code of the Act's rule.
    pub id: String,
    /// The instant it runs from.
    pub started_at: DateTime<Utc>,
}

/// What kind of limit it is: a rung says which kinds it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// A norm about Bufetat's offer, acute or planned.
    Norm(CountedKind),
    /// A limit of the Act, and whose it is.
    Act(RuleId, LimitOwner),
}

/// «varslet frist»: a limit as the ladder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedLimit {
    /// Which limit.
    pub key: LimitKey,
    /// Version of the norm or rule.
    pub version: i32,
    /// What kind.
    pub kind: LimitKind,
    /// The instant at which it passes, by the plain count.
    pub at: DateTime<Utc>,
    /// Whether a fact has ended it, in time or late, or somebody acknowledged: nothing more is raised.
    pub is_stopped: bool,
}

/// «trinn»: whom to tell of which limits, when and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Stable name, stored with every warning it raises.
    pub id: String,
    /// Its level; no two rungs of one limit have the same.
    pub level: i32,
    /// Where it comes from, shown to its readers.
    pub source: String,
    /// Who is told.
    pub roles: Vec<Role>,
    /// By which ways.
    pub channels: Vec<WarningChannel>,
    applies_to: Vec<Selector>,
    when: When,
    is_urgent: bool,
}

/// Which limits a rung is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Selector {
    /// Norms for acute or planned requests.
    Kind(CountedKind),
    /// Limits of the Act by whose they are.
    Owner(LimitOwner),
    /// One rule of the Act.
    Rule(RuleId),
    /// One norm.
    Norm(String),
}

/// When a rung is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct When {
    anchor: Anchor,
    span: Span,
}

/// What a rung's time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// After the limit began to run.
    AfterStart,
    /// Before it passes.
    BeforeLimit,
    /// After it passed.
    AfterLimit,
}

/// How long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    /// Elapsed time, whatever the clocks show.
    Elapsed(Duration),
    /// Local days: the same wall-clock time so many days away.
    Days(u32),
}

/// A rung that is due on a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRung<'a> {
    /// The rung.
    pub rung: &'a Rung,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// «varslingsstige»: every rung and the quiet hours, validated at start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Its version, stored with every warning.
    pub version: String,
    rungs: Vec<Rung>,
    quiet: Vec<QuietHours>,
}

impl Ladder {
    /// The rungs of a limit due at `now` that were not raised, the oldest first.
    pub fn due(
        &self,
        limit: &WatchedLimit,
        raised: &[i32],
        now: DateTime<Utc>,
    ) -> Vec<DueRung<'_>> {
        let mut due: Vec<_> = self
            .left(limit, raised)
            .filter(|rung| rung.at <= now)
            .collect();
        due.sort_by_key(|due| (due.at, due.rung.level));
        due
    }

    /// When the next rung of a limit is due; in the past when it is late.
    pub fn next_at(&self, limit: &WatchedLimit, raised: &[i32]) -> Option<DateTime<Utc>> {
        self.left(limit, raised).map(|rung| rung.at).min()
    }

    /// The earliest instant a message may be delivered: at once, or when the quiet hours end. What is
    /// urgent is never held.
    pub fn deliver_from(
        &self,
        (rung, limit): (&Rung, &WatchedLimit),
        (channel, role): (WarningChannel, Role),
        at: DateTime<Utc>,
    ) -> DateTime<Utc> {
        if rung.is_urgent || limit.kind == LimitKind::Norm(CountedKind::Acute) {
            return at;
        }
        self.quiet
            .iter()
            .filter(|hours| hours.are_for(channel, role))
            .map(|hours| hours.end_for(at))
            .fold(at, DateTime::max)
    }

    /// The rung of that name, to show a stored warning's source.
    pub fn rung(&self, id: &str) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.id == id)
    }

    fn left<'a>(
        &'a self,
        limit: &WatchedLimit,
        raised: &[i32],
    ) -> impl Iterator<Item = DueRung<'a>> {
        self.rungs
            .iter()
            .filter(|rung| !limit.is_stopped && rung.is_for(limit) && !raised.contains(&rung.level))
            .filter_map(|rung| rung.due_at(limit).map(|at| DueRung { rung, at }))
    }
}

impl Rung {
    fn is_for(&self, limit: &WatchedLimit) -> bool {
        self.applies_to.iter().any(|selector| selector.fits(limit))
    }

    /// When it is due on a limit. A warning that would come before the limit began has no time of its
    /// own: it is left out, and those nearer the limit stand.
    fn due_at(&self, limit: &WatchedLimit) -> Option<DateTime<Utc>> {
        let started = limit.key.started_at;
        match self.when.anchor {
            Anchor::AfterStart => Some(self.when.span.after(started)),
            Anchor::AfterLimit => Some(self.when.span.after(limit.at)),
            Anchor::BeforeLimit => {
                Some(self.when.span.before(limit.at)).filter(|at| *at >= started)
            }
        }
    }
}

impl Selector {
    fn fits(&self, limit: &WatchedLimit) -> bool {
        match (self, limit.kind) {
            (Self::Kind(kind), LimitKind::Norm(of)) => *kind == of,
            (Self::Owner(owner), LimitKind::Act(_, of)) => *owner == of,
            (Self::Rule(rule), LimitKind::Act(of, _)) => *rule == of,
            (Self::Norm(id), LimitKind::Norm(_)) => *id == limit.key.id,
            (Self::Kind(_) | Self::Norm(_), LimitKind::Act(..))
            | (Self::Owner(_) | Self::Rule(_), LimitKind::Norm(_)) => false,
        }
    }
}

impl Span {
    fn after(self, at: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Elapsed(time) => at.checked_add_signed(time).unwrap_or(at),
            Self::Days(days) => {
                let wall = calendar::local(at).naive_local();
                let moved = wall.checked_add_days(Days::new(days.into()));
                moved.map_or(at, calendar::instant)
            }
        }
    }

    fn before(self, at: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Elapsed(time) => at.checked_sub_signed(time).unwrap_or(at),
            Self::Days(days) => {
                let wall = calendar::local(at).naive_local();
                let moved = wall.checked_sub_days(Days::new(days.into()));
                moved.map_or(at, calendar::instant)
            }
        }
    }
}

/// The organisation in which a role is told of a request; none for roles no warning goes to.
pub fn desk_of(
    role: Role,
    municipality: MunicipalityNumber,
    region: Region,
) -> Option<Organisation> {
    let organisation = match role {
        Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty => {
            Organisation::Municipalities(vec![municipality])
        }
        Role::Intake | Role::IntakeLeader | Role::RegionLeader => Organisation::Bufetat(region),
        Role::DirectorateLeader => Organisation::Directorate,
        Role::SupervisorCaseworker
        | Role::SupervisorLeader
        | Role::DirectorateAnalyst
        | Role::MinistryReader
        | Role::Operator
        | Role::Auditor => return None,
    };
    Some(organisation)
}

#[cfg(test)]
mod tests;
