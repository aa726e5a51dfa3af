//! «Inntaksbordet»: the open requests of a region with what is done about each, most severe first, then the
//! longest wait. No child's identity is on it.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::Failure;
use super::norms;
use super::rules::Rules;
use super::service::Work;
use super::siblings;
use crate::domain::breach::CountedKind;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::legal_basis::{Measure, RequestKind};
use crate::domain::norm::NormCase;
use crate::domain::organisation::Region;
use crate::domain::role::{Action, Actor, Organisation, Role};
use crate::domain::severity::SeverityLevel;
use crate::domain::sibling::SiblingWish;
use crate::domain::waiting_on::WaitingOn;
pub use crate::store::board::Waiting;
use crate::store::board::{self, Counted};
use crate::store::requests::ListKey;
use crate::store::{events, offers, waiting};

/// The kinds an intake desk calls acute.
pub const ACUTE: &[RequestKind] = &[RequestKind::Acute, RequestKind::InternalAcute];

/// The kinds of a choice: acute is internal acute too; none is all.
pub fn kinds_of(chosen: Option<RequestKind>) -> &'static [RequestKind] {
    match chosen {
        None => RequestKind::ALL,
        Some(RequestKind::Acute) => ACUTE,
        Some(RequestKind::InternalAcute) => &[RequestKind::InternalAcute],
        Some(RequestKind::Planned) => &[RequestKind::Planned],
    }
}

/// Open requests counted at most: past this a figure says «at least».
pub const COUNTED: i64 = 500;

/// What the board is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Only these kinds.
    pub kinds: &'static [RequestKind],
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many rows.
    pub limit: i64,
}

/// The board at an instant.
#[derive(Debug, Clone)]
pub struct Board {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// The rows of the page.
    pub rows: Vec<Row>,
    /// What stands above them; the whole region's, whatever the page shows.
    pub figures: Figures,
}

/// What stands above the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Open acute requests, counted no further than [`COUNTED`].
    pub acute: usize,
    /// Those of them without an offer whose counting norm has passed, counted as far.
    pub passed: usize,
    /// The request without an offer that has waited longest.
    pub longest: Option<Waiting>,
}

/// One open request on the board.
#[derive(Debug, Clone)]
pub struct Row {
    /// The request with its offers and events.
    pub case: Case,
    /// Rank of the current severity, 0 for none.
    pub severity_rank: i32,
    /// Whose turn it is.
    pub on: WaitingOn,
    /// Since when.
    pub on_since: DateTime<Utc>,
    /// How many places were asked.
    pub tried: usize,
    /// When the two sides last heard from each other.
    pub last_contact: Option<DateTime<Utc>>,
    /// By when Bufetat is to tell how it goes.
    pub next_update: Option<DateTime<Utc>>,
    /// Who has taken it in hand.
    pub taken: Option<Taken>,
    /// Whether the time for a joint plan has passed and there is none.
    pub lacks_a_plan: bool,
    /// How many siblings have cases too, and what the kommune wishes for them.
    pub siblings: Option<(usize, SiblingWish)>,
}

impl Row {
    /// Where the row stands.
    pub fn key(&self) -> ListKey {
        ListKey {
            severity_rank: self.severity_rank,
            need_reported_at: self.case.request.content.need_reported_at,
            id: self.case.request.id,
        }
    }

    /// The severity that is proposed or assessed.
    pub fn severity(&self) -> Option<SeverityLevel> {
        let day = calendar::local_date(self.case.request.content.need_reported_at);
        SeverityLevel::of_rank(self.severity_rank, &day.format("%Y-%m").to_string())
    }
}

/// «Saken er tatt»: who has seen a request and taken it in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// In which role.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
}

/// The board of the actor's region; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, asked: &Asked) -> Result<Board, Failure> {
    work.require(actor, Action::ReadBoard)?;
    let scope = actor.scope();
    let found = board::page(
        work.tx,
        &scope,
        asked.kinds,
        (asked.after.as_ref(), asked.limit),
    )?;
    let ids: Vec<String> = found.iter().map(|one| one.request.id.to_string()).collect();
    let mut offers = offers::of_requests(work.tx, &ids)?;
    let mut told = events::of_requests(work.tx, &ids)?;
    let mut nemnd = waiting::nemnd(work.tx, &ids)?;
    let tried = board::tried(work.tx, &ids)?;
    let groups = siblings::of_requests(work, &ids)?;
    let rows = found.into_iter().map(|one| {
        let id = one.request.id;
        let case = Case {
            offers: offers.remove(&id).unwrap_or_default(),
            events: told.remove(&id).unwrap_or_default(),
            nemnd: nemnd.remove(&id).unwrap_or_default(),
            ..Case::new(one.request)
        };
        let tried = tried.get(&id).copied().unwrap_or_default();
        Row {
            siblings: groups
                .get(&id)
                .map(|(group, _)| (group.others.len(), group.wish.wish)),
            ..row(case, (one.severity_rank, tried), work.rules, work.now)
        }
    });
    let rows = rows.collect();
    let figures = figures(actor, work)?;
    let detail = format!("kinds={} ids={}", asked.kinds.len(), ids.join(","));
    work.journal(actor, "request.board", ("request", None), detail)?;
    Ok(Board {
        at: work.now,
        rows,
        figures,
    })
}

fn row(case: Case, (severity_rank, tried): (i32, usize), rules: &Rules, now: DateTime<Utc>) -> Row {
    let wait = case.wait(now);
    Row {
        severity_rank,
        on: wait.on,
        on_since: wait.since,
        tried,
        last_contact: last_contact(&case),
        next_update: norms::next_update(&case),
        taken: taken(&case.events),
        lacks_a_plan: norms::lacks_a_plan(&case, rules, now),
        siblings: None,
        case,
    }
}

/// Who took a case in hand last.
pub fn taken(events: &[CaseEvent]) -> Option<Taken> {
    let taken = events
        .iter()
        .filter(|event| event.kind == CaseEventKind::Taken);
    let last = taken.max_by_key(|event| event.at)?;
    Some(Taken {
        role: last.role,
        at: last.at,
    })
}

/// When kommune and Bufetat last heard from each other: a question, an answer, an update, what they agreed,
/// an offer or the answer to one. Asking a supplier or a unit is no contact with the kommune.
fn last_contact(case: &Case) -> Option<DateTime<Utc>> {
    let told = case.events.iter().filter(|event| is_contact(event.kind));
    let told = told.map(|event| event.at);
    let offered = case.offers.iter().flat_map(|stored| {
        let answered = stored.offer.answer.map(|(_, when)| when.at);
        [Some(stored.offer.made.at), answered].into_iter().flatten()
    });
    told.chain(offered).max()
}

fn is_contact(kind: CaseEventKind) -> bool {
    matches!(
        kind,
        CaseEventKind::Question
            | CaseEventKind::QuestionAnswered
            | CaseEventKind::HumanAnswer
            | CaseEventKind::RhythmAgreed
            | CaseEventKind::UpdateGiven
            | CaseEventKind::PauseBegan
            | CaseEventKind::PauseEnded
            | CaseEventKind::HelpBegan
    )
}

fn figures(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Figures, Failure> {
    let scope = actor.scope();
    let open = Counted {
        kinds: ACUTE,
        without_offer_since: None,
        most: COUNTED,
    };
    let passed_until = match actor.organisation {
        Organisation::Bufetat(region) => passed_until(work, region),
        _ => None,
    };
    let passed = Counted {
        without_offer_since: passed_until,
        ..open
    };
    Ok(Figures {
        acute: board::count(work.tx, &scope, open)?,
        passed: match passed_until {
            Some(_) => board::count(work.tx, &scope, passed)?,
            None => 0,
        },
        longest: board::longest(work.tx, &scope)?,
    })
}

/// An acute need reported by then has passed the counting norm of the region.
fn passed_until(work: &Work<'_, '_>, region: Region) -> Option<DateTime<Utc>> {
    let like = NormCase {
        kind: CountedKind::Acute,
        region,
        measure: Measure::Institution,
        need_reported_at: work.now,
        wanted_start: None,
    };
    work.rules.norms.passed_until(&like, work.now)
}
