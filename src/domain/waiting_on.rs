//! «Venter på»: who the child waits for at each instant. Exactly one holds the wait; only events move it.
//!
//! The first line that fits decides:
//!
//! | while | holder |
//! |---|---|
//! | the request is closed: withdrawn or moved in, and not reopened | nobody |
//! | a question is unanswered (of several, the last asked) | the side that was asked |
//! | a place is accepted in a planned case and a petition lies before the tribunal | tribunal |
//! | a place is accepted and can be taken | kommune, which moves the child |
//! | a place is accepted and cannot be taken yet | Bufetat |
//! | an offer stands: not answered, withdrawn or past its time | kommune |
//! | a supplier is asked and has not answered | supplier |
//! | otherwise | Bufetat |
//!
//! The wait goes from the report of the need to the end of the request, or to now. Its segments lie end to
//! end and cover all of it. What moves the holder stops no norm and no limit: those run by themselves.

use chrono::{DateTime, Utc};

use super::breach::CountedKind;
use super::calendar;
use super::code::{Code, code_enum};
use super::event::{CaseEvent, CaseEventKind};
use super::nemnd::{NemndEvent, NemndEventKind};
use super::offer::{Answer, Offer};
use super::role::Role;

code_enum! {
    /// «venter på». Who holds the wait.
    WaitingOn {
        /// «Bufetat».
        Bufetat = "bufetat",
        /// «kommunen».
        Municipality = "municipality",
        /// «nemnda».
        Tribunal = "tribunal",
        /// «leverandøren».
        Supplier = "supplier",
        /// «ingen»: the request is closed.
        Nobody = "nobody",
    }
}

/// A spell in which a request was closed: until it was reopened, or still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// From the withdrawal or the move.
    pub from: DateTime<Utc>,
    /// Until the reopening.
    pub until: Option<DateTime<Utc>>,
}

/// What decides who holds the wait.
#[derive(Debug, Clone)]
pub struct WaitFacts<'a> {
    /// First instant the need was reported (R2).
    pub began_at: DateTime<Utc>,
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// Every offer.
    pub offers: Vec<&'a Offer>,
    /// What either side told.
    pub events: &'a [CaseEvent],
    /// The tribunal's steps, oldest first.
    pub nemnd: Vec<NemndEvent>,
    /// When it was closed, oldest first.
    pub closed: Vec<Closed>,
}

/// A part of the wait with one holder: `from` is in it, `to` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Who holds it.
    pub on: WaitingOn,
    /// From.
    pub from: DateTime<Utc>,
    /// To.
    pub to: DateTime<Utc>,
}

/// The whole wait by an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When it ended, if it has.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who holds it.
    pub on: WaitingOn,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Its parts, end to end; neighbours have different holders.
    pub segments: Vec<Segment>,
}

/// How strong a claim on the wait is; the strongest decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    Supplier,
    Offered,
    Accepted,
    BeforeTribunal,
    Asked,
    Closed,
}

/// A claim on the wait and when it holds.
#[derive(Debug, Clone, Copy)]
struct Span {
    claim: Claim,
    on: WaitingOn,
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
}

impl Span {
    fn holds_at(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

impl Wait {
    /// The wait as it stands at `now`. Defined for any facts: what contradicts itself is still one holder.
    #[must_use]
    pub fn at(facts: &WaitFacts<'_>, now: DateTime<Utc>) -> Self {
        let spans = spans(facts);
        let standing = facts.closed.iter().find(|closed| closed.until.is_none());
        let ended_at = standing.map(|closed| closed.from).filter(|end| *end <= now);
        let segments = segments(&spans, facts.began_at, ended_at.unwrap_or(now));
        let last = segments.last();
        let (on, since) = match ended_at {
            Some(end) => (WaitingOn::Nobody, end),
            None => (
                holder(&spans, now),
                last.map_or(facts.began_at, |last| last.from),
            ),
        };
        // The event that moves the holder may be of this very instant.
        let since = if ended_at.is_none() && last.is_some_and(|last| last.on != on) {
            now
        } else {
            since
        };
        Self {
            began_at: facts.began_at,
            ended_at,
            on,
            since,
            segments,
        }
    }

    /// Whole elapsed minutes of a part. Counted from the beginning of the wait, so that the parts add up to
    /// the whole.
    #[must_use]
    pub fn minutes_of(&self, segment: &Segment) -> i64 {
        let by = |at: DateTime<Utc>| (at - self.began_at).num_minutes();
        by(segment.to) - by(segment.from)
    }

    /// Whole elapsed minutes one held the wait.
    #[must_use]
    pub fn minutes_on(&self, on: WaitingOn) -> i64 {
        let held = self.segments.iter().filter(|segment| segment.on == on);
        held.map(|segment| self.minutes_of(segment)).sum()
    }

    /// Whole elapsed minutes somebody held the wait: all of it but what the request was closed.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        let holders = WaitingOn::ALL.iter().filter(|on| **on != WaitingOn::Nobody);
        holders.map(|on| self.minutes_on(*on)).sum()
    }
}

/// The holder at an instant: of the strongest claims the last begun.
fn holder(spans: &[Span], at: DateTime<Utc>) -> WaitingOn {
    spans
        .iter()
        .filter(|span| span.holds_at(at))
        .max_by_key(|span| (span.claim, span.from))
        .map_or(WaitingOn::Bufetat, |span| span.on)
}

fn segments(spans: &[Span], from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Segment> {
    let ends = spans.iter().flat_map(|span| [Some(span.from), span.to]);
    let mut turns: Vec<DateTime<Utc>> = ends
        .flatten()
        .filter(|at| from < *at && *at < to)
        .chain([from, to])
        .collect();
    turns.sort_unstable();
    turns.dedup();
    let mut segments: Vec<Segment> = Vec::new();
    for (start, end) in turns.iter().zip(turns.iter().skip(1)) {
        if start >= end || *end > to {
            continue;
        }
        let on = holder(spans, *start);
        match segments.last_mut() {
            Some(last) if last.on == on => last.to = *end,
            _ => segments.push(Segment {
                on,
                from: *start,
                to: *end,
            }),
        }
    }
    segments
}

fn spans(facts: &WaitFacts<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = facts
        .closed
        .iter()
        .map(|closed| Span {
            claim: Claim::Closed,
            on: WaitingOn::Nobody,
            from: closed.from,
            to: closed.until,
        })
        .collect();
    spans.extend(asked(facts.events));
    let pending = pending(&facts.nemnd);
    for offer in &facts.offers {
        spans.extend(of_offer(offer));
        if facts.kind == CountedKind::Planned {
            spans.extend(accepted_before_tribunal(offer, &pending));
        }
    }
    spans
}

/// Questions and suppliers asked, until answered.
fn asked(events: &[CaseEvent]) -> impl Iterator<Item = Span> + '_ {
    events.iter().filter_map(|event| {
        let question = event.kind == CaseEventKind::Question;
        let supplier = event.kind == CaseEventKind::SupplierAsked;
        let asked = question.then(|| (Claim::Asked, other_side(event.role)));
        let supplied = supplier.then_some((Claim::Supplier, WaitingOn::Supplier));
        let (claim, on) = asked.or(supplied)?;
        let answers = events
            .iter()
            .filter(|answer| answer.about == Some(event.id));
        Some(Span {
            claim,
            on,
            from: event.at,
            to: answers.map(|answer| answer.at).min(),
        })
    })
}

/// Whom somebody asks: the kommune asks Bufetat, everybody else the kommune.
fn other_side(asking: Role) -> WaitingOn {
    match asking {
        Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty => {
            WaitingOn::Bufetat
        }
        Role::Intake
        | Role::IntakeLeader
        | Role::RegionLeader
        | Role::SupervisorCaseworker
        | Role::SupervisorLeader
        | Role::DirectorateAnalyst
        | Role::DirectorateLeader
        | Role::MinistryReader
        | Role::Operator
        | Role::Auditor => WaitingOn::Municipality,
    }
}

/// The kommune's while an offer stands; after the answer Bufetat's until the place can be taken, then the
/// kommune's again.
fn of_offer(offer: &Offer) -> Vec<Span> {
    let answered = offer.answer.map(|(_, when)| when.at);
    let withdrawn = offer.withdrawn.map(|when| when.at);
    let ends = [
        answered,
        withdrawn,
        offer.expires_at.filter(|_| answered.is_none()),
    ];
    let mut spans = vec![Span {
        claim: Claim::Offered,
        on: WaitingOn::Municipality,
        from: offer.made.at,
        to: ends.into_iter().flatten().min(),
    }];
    if let Some((from, to)) = accepted(offer) {
        let free = calendar::start_of_day(offer.available_from).max(from);
        let span = |on, from, to| Span {
            claim: Claim::Accepted,
            on,
            from,
            to,
        };
        let until_free = to.map_or(free, |to| to.min(free));
        spans.push(span(WaitingOn::Bufetat, from, Some(until_free)));
        spans.push(span(WaitingOn::Municipality, free, to));
    }
    spans
}

/// From when to when a place is accepted and the child not moved in.
fn accepted(offer: &Offer) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
    let (Answer::Accepted, when) = offer.answer? else {
        return None;
    };
    let ends = [offer.withdrawn, offer.moved_in];
    let end = ends.into_iter().flatten().map(|end| end.at).min();
    Some((when.at, end))
}

/// When a petition lies before the tribunal: from when it is sent or received until it is decided or
/// dismissed.
fn pending(steps: &[NemndEvent]) -> Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> {
    let mut spells: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> = Vec::new();
    for step in steps {
        let begins = matches!(
            step.kind,
            NemndEventKind::PetitionSent | NemndEventKind::PetitionReceived
        );
        let ends = matches!(
            step.kind,
            NemndEventKind::Decided | NemndEventKind::Dismissed
        );
        match spells.last_mut().filter(|(_, end)| end.is_none()) {
            None if begins => spells.push((step.at, None)),
            Some((_, end)) if ends => *end = Some(step.at),
            None | Some(_) => {}
        }
    }
    spells
}

fn accepted_before_tribunal(
    offer: &Offer,
    pending: &[(DateTime<Utc>, Option<DateTime<Utc>>)],
) -> Vec<Span> {
    let Some((from, to)) = accepted(offer) else {
        return Vec::new();
    };
    let earlier = |one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>| {
        one.into_iter().chain(other).min()
    };
    pending
        .iter()
        .map(|(began, ended)| Span {
            claim: Claim::BeforeTribunal,
            on: WaitingOn::Tribunal,
            from: from.max(*began),
            to: earlier(to, *ended),
        })
        .collect()
}

#[cfg(test)]
#[path = "waiting_on_tests.rs"]
mod tests;
