//! «Saksmappe»: a case in ten lines for whoever supervises it. PURE: a case in, facts out; words come after.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Case;
use super::error::Failure;
use super::events;
use super::interim;
use super::requests::{self, Shown};
use super::self_assessments;
use super::service::Work;
use super::supervision;
use super::waiting;
use crate::domain::breach::BreachStatus;
use crate::domain::calendar;
use crate::domain::event::CaseEventKind;
use crate::domain::id::{CaseEventId, SupervisionId};
use crate::domain::interim::Interim;
use crate::domain::offer::{Answer, DeclineReason, OfferStatus};
use crate::domain::request::{HarmKind, PlaceOfStay};
use crate::domain::role::Actor;
use crate::domain::search::SearchLine;
use crate::domain::waiting_on::Wait;

/// The ten lines.
#[derive(Debug, Clone)]
pub struct Summary {
    /// When the need was reported, which the rest is counted from. What was asked stands in the request.
    pub reported_at: DateTime<Utc>,
    /// How many places were asked.
    pub asked: usize,
    /// The first offer.
    pub first_offer: Option<Reached>,
    /// Offers made, by how each stands.
    pub offers: BTreeMap<OfferStatus, usize>,
    /// When the child moved in.
    pub moved_in: Option<Reached>,
    /// The wait, and whose it was.
    pub wait: Wait,
    /// When the wait for an offer ended: the first offer, or the withdrawal.
    pub ended_at: Option<DateTime<Utc>>,
    /// Where the child was while it waited, and how many minutes, in the order it came there.
    pub stays: Vec<(PlaceOfStay, i64)>,
    /// What harm came to it, oldest first.
    pub harms: Vec<HarmKind>,
    /// When the counting norm passed, and what Bufetat says of it.
    pub passed: Option<(DateTime<Utc>, BreachStatus)>,
    /// What the wait took of the kommune.
    pub interim: Interim,
    /// What is in dispute.
    pub disputed: Disputed,
}

/// Something that was reached, and how long that took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// When.
    pub at: DateTime<Utc>,
    /// Minutes from the report of the need.
    pub minutes: i64,
}

/// What is in dispute between the kommune and Bufetat, as far as the facts tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disputed {
    /// Why the kommune held what was offered unsuited.
    pub unsuited: Vec<DeclineReason>,
    /// Whether Bufetat rejects that the norm passed.
    pub rejected: bool,
    /// Questions that nobody has answered.
    pub unanswered: usize,
}

impl Disputed {
    /// Whether nothing is.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Summary {
    /// The case as it stands at `now`.
    #[must_use]
    pub fn new(case: &Case, log: &[SearchLine], interim: Interim, now: DateTime<Utc>) -> Self {
        let reported_at = case.request.content.need_reported_at;
        let reached = |at: DateTime<Utc>| Reached {
            at,
            minutes: (at - reported_at).num_minutes(),
        };
        let mut offers = BTreeMap::new();
        for stored in &case.offers {
            *offers.entry(stored.offer.status(now)).or_default() += 1;
        }
        let wait = case.wait(now);
        Self {
            reported_at,
            asked: log.len(),
            first_offer: case.first_offer().map(|offer| reached(offer.made.at)),
            offers,
            moved_in: case.moved_in_at().map(reached),
            stays: stays(case, wait.ended_at.unwrap_or(now)),
            wait,
            ended_at: case.wait_ended_at(),
            harms: case.harms.iter().map(|harm| harm.kind).collect(),
            passed: case.breach.as_ref().map(|breach| {
                let at = breach.passed_at.unwrap_or(breach.recorded_at);
                (at, breach.status)
            }),
            interim,
            disputed: disputed(case),
        }
    }

    /// The days from the limit to the end of the wait for an offer: what a conclusion of breach is about.
    /// Without an end while no offer came.
    #[must_use]
    pub fn period(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let (passed_at, _) = self.passed?;
        let until = self.ended_at.filter(|end| *end >= passed_at);
        let from = calendar::local_date_of_limit(passed_at);
        Some((from, until.map(calendar::local_date)))
    }
}

/// The spells of stay, cut to the wait.
fn stays(case: &Case, end: DateTime<Utc>) -> Vec<(PlaceOfStay, i64)> {
    let began = case.request.content.need_reported_at;
    let within = case.stays.iter().map(|stay| {
        let from = stay.from.max(began);
        let to = stay.to.unwrap_or(end).min(end);
        (stay.place, (to - from).num_minutes())
    });
    within.filter(|(_, minutes)| *minutes > 0).collect()
}

fn disputed(case: &Case) -> Disputed {
    let answers = case.offers.iter().filter_map(|stored| stored.offer.answer);
    let unsuited = answers.filter_map(|(answer, _)| match answer {
        Answer::Declined(reason) if reason.holds_it_unsuited() => Some(reason),
        Answer::Declined(_) | Answer::Accepted => None,
    });
    let asked = case
        .events
        .iter()
        .filter(|event| event.kind == CaseEventKind::Question);
    let is_answered = |id| {
        let answers = case
            .events
            .iter()
            .filter(|event| event.kind == CaseEventKind::QuestionAnswered);
        answers
            .filter_map(|event| event.about)
            .any(|about| about == id)
    };
    Disputed {
        unsuited: unsuited.collect(),
        rejected: case
            .breach
            .as_ref()
            .is_some_and(|breach| breach.status == BreachStatus::Rejected),
        unanswered: asked.filter(|event| !is_answered(event.id)).count(),
    }
}

/// A supervision case with the request behind it, as the office reads them together.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The supervision case.
    pub supervision: supervision::Shown,
    /// What Bufetat itself holds of the possible breach, as far as it has sent it.
    pub own_views: Vec<self_assessments::Shown>,
    /// The request behind it, where there is one, with what Bufetat tried and the ten lines.
    pub request: Option<(Shown, Vec<SearchLine>, Summary)>,
    /// The free words of its events, for who sees identity.
    pub words: BTreeMap<CaseEventId, String>,
}

/// Shows a supervision case with everything told of its request; both looks are journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: SupervisionId,
) -> Result<Dossier, Failure> {
    let supervision = supervision::show(actor, work, case)?;
    let request = match supervision.case.request {
        Some(request) => {
            let shown = requests::show(actor, work, request)?;
            let log = waiting::search_log(actor, work, request)?;
            let interim = interim::of_case(work, &shown.case)?;
            let summary = Summary::new(&shown.case, &log, interim, work.now);
            Some((shown, log, summary))
        }
        None => None,
    };
    let words = match &request {
        Some((shown, ..)) => events::words(actor, work, &shown.case)?,
        None => Vec::new(),
    };
    let own_views = match supervision.case.breach {
        Some(breach) => self_assessments::list(actor, work, breach)?,
        None => Vec::new(),
    };
    Ok(Dossier {
        supervision,
        own_views,
        request,
        words: words.into_iter().collect(),
    })
}
