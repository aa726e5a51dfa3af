//! A case: one request with every fact about it, loaded at once.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::error::Failure;
use super::rules::Rules;
use crate::domain::deadline::{self, CaseFacts, Deadline, Spell, stay};
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::hold::PlaceHold;
use crate::domain::id::{BreachId, RequestId};
use crate::domain::nemnd::NemndEvent;
use crate::domain::norm::OfferDue;
use crate::domain::offer::{Answer, Happened, Offer};
use crate::domain::policy::Answers;
use crate::domain::referral::Referral;
use crate::domain::request::{Harm, PlacementRequest, Reopening, RequestStatus, Stay};
use crate::domain::severity::SeverityLevel;
use crate::domain::waiting_on::{Closed, Wait, WaitFacts};
use crate::domain::warning::LimitKey;
use crate::store::breaches::{self, StoredBreach};
use crate::store::events;
use crate::store::kin::{self, Kin};
use crate::store::offers::{self, StoredOffer};
use crate::store::passed_limits::{self, PassedLimit};
use crate::store::severity;
use crate::store::waiting::{self, NemndRecorded};
use crate::store::warnings::{self, StoredWarning};
use crate::store::{StoreFault, Tx, requests};

/// One request with every fact about it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The request.
    pub request: PlacementRequest,
    /// Its offers, oldest first.
    pub offers: Vec<StoredOffer>,
    /// Spells of stay, oldest first.
    pub stays: Vec<Stay>,
    /// Harm events, oldest first.
    pub harms: Vec<Harm>,
    /// The tribunal's events, oldest first.
    pub nemnd: Vec<NemndRecorded>,
    /// What else was told, oldest first.
    pub events: Vec<CaseEvent>,
    /// The possible breach, if one is recorded.
    pub breach: Option<StoredBreach>,
    /// What is told about the severity of the possible breach.
    pub severity: SeverityTold,
    /// The limits of the Act recorded as passed.
    pub passed: Vec<PassedLimit>,
    /// Who was warned of its limits, and who acknowledged. Only [`load`] knows.
    pub warned: Warned,
    /// What the child's other requests in the same kommune tell, as far as the viewer may see them.
    pub kin: KinFacts,
    /// The times a place was kept for the kommune, oldest first. Only a look at one request knows.
    pub holds: Vec<PlaceHold>,
    /// The times it was referred to statsforvalteren, oldest first. Only a look at one request knows.
    pub referrals: Vec<Referral>,
}

/// What was raised on the limits of a case, and which of them somebody took in hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warned {
    /// The warnings, oldest first.
    pub raised: Vec<StoredWarning>,
    /// The limits that somebody acknowledged.
    pub acknowledged: Vec<LimitKey>,
}

/// What the child's other requests in the same kommune tell of stays.
#[derive(Debug, Clone, Default)]
pub struct KinFacts {
    /// Those requests, in no order.
    pub requests: Vec<RequestId>,
    /// The stays they tell of, in no order.
    pub stays: Vec<Spell>,
    /// Whether the stays of one are left out: the viewer may not see it, or it cannot be read.
    pub left_out: bool,
}

/// What is told about the severity of a possible breach, beside its current level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeverityTold {
    /// The latest answers to the policy's questions.
    pub answers: Answers,
    /// The level last proposed, before or after a person assessed.
    pub proposed: Option<SeverityLevel>,
}

/// Loads the cases of some requests, as the facts stand.
///
/// # Errors
/// A fault of the database.
pub fn load(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<Case>, Failure> {
    let requests = requests::load(tx, ids)?;
    let mut cases = with_facts(tx, requests, DateTime::<Utc>::MAX_UTC)?;
    add_warnings(tx, ids, &mut cases)?;
    add_kin(tx, &mut cases, |_, _| Ok(true))?;
    Ok(cases)
}

/// Adds what the children's other requests in the same kommune tell of stays, where `may_see` lets them
/// be seen: time in one case counts toward the limits of another (§§ 6-2, 6-6).
///
/// # Errors
/// A fault of the database.
pub fn add_kin(
    tx: &mut Tx<'_>,
    cases: &mut [Case],
    mut may_see: impl FnMut(&mut Tx<'_>, RequestId) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut children: Vec<String> = cases
        .iter()
        .map(|case| case.request.child.to_string())
        .collect();
    children.sort_unstable();
    children.dedup();
    let all = kin::of_children(tx, &children)?;
    let mut seen = Vec::new();
    for case in cases.iter_mut() {
        for other in all.iter().filter(|other| is_kin(&case.request, other)) {
            if other.basis.is_some() && may_see(tx, other.request)? {
                case.kin.requests.push(other.request);
                seen.push(other.request.to_string());
            } else {
                case.kin.left_out = true;
            }
        }
    }
    if seen.is_empty() {
        return Ok(());
    }
    let told = match spells_of(tx, seen) {
        // The case itself can be read; what is left out is told with its limits.
        Err(Failure::Store(fault @ StoreFault::Corrupt(_))) => {
            tracing::error!(%fault, "stays of another request cannot be read");
            for case in cases.iter_mut() {
                case.kin.left_out |= !case.kin.requests.is_empty();
            }
            return Ok(());
        }
        told => told?,
    };
    for case in cases {
        let requests = case.kin.requests.iter();
        let stays = requests.filter_map(|request| told.get(request)).flatten();
        case.kin.stays = stays.copied().collect();
    }
    Ok(())
}

fn is_kin(request: &PlacementRequest, other: &Kin) -> bool {
    request.child == other.child
        && request.municipality.to_string() == other.municipality
        && request.id != other.request
}

/// The stays some requests tell of.
fn spells_of(
    tx: &mut Tx<'_>,
    mut ids: Vec<String>,
) -> Result<BTreeMap<RequestId, Vec<Spell>>, Failure> {
    ids.sort_unstable();
    ids.dedup();
    let requests = requests::load(tx, &ids)?;
    let others = with_facts(tx, requests, DateTime::<Utc>::MAX_UTC)?;
    let told = others.iter().map(|case| (case.request.id, case.spells()));
    Ok(told.collect())
}

fn add_warnings(tx: &mut Tx<'_>, ids: &[String], cases: &mut [Case]) -> Result<(), Failure> {
    let mut warned = BTreeMap::<RequestId, Warned>::new();
    for warning in warnings::of_requests(tx, ids)? {
        warned
            .entry(warning.request)
            .or_default()
            .raised
            .push(warning);
    }
    // Only a warning can be acknowledged.
    let ids: Vec<String> = warned.keys().map(ToString::to_string).collect();
    for told in warnings::acknowledgements(tx, &ids)? {
        let of_request = warned.entry(told.request).or_default();
        of_request.acknowledged.push(told.limit);
    }
    for case in cases {
        case.warned = warned.remove(&case.request.id).unwrap_or_default();
    }
    Ok(())
}

/// Loads the case of one request that is at hand.
///
/// # Errors
/// A fault of the database.
pub fn of(tx: &mut Tx<'_>, request: PlacementRequest) -> Result<Case, Failure> {
    let mut cases = with_facts(tx, vec![request], DateTime::<Utc>::MAX_UTC)?;
    cases.pop().ok_or(Failure::NotFound)
}

/// Adds every fact told by a cut-off to some requests.
///
/// # Errors
/// A fault of the database.
pub fn with_facts(
    tx: &mut Tx<'_>,
    requests: Vec<PlacementRequest>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<Case>, Failure> {
    let ids: Vec<String> = requests
        .iter()
        .map(|request| request.id.to_string())
        .collect();
    let mut offers = offers::of_requests(tx, &ids)?;
    let mut stays = waiting::stays(tx, &ids, cut_off.min(LAST_STORED))?;
    let mut harms = waiting::harms(tx, &ids)?;
    let mut nemnd = waiting::nemnd(tx, &ids)?;
    let mut events = events::of_requests(tx, &ids)?;
    let mut breaches: BTreeMap<RequestId, StoredBreach> = breaches::of_requests(tx, &ids)?
        .into_iter()
        .filter_map(|breach| breach.request.map(|request| (request, breach)))
        .collect();
    let mut severity = severity_told(tx, &breaches)?;
    let mut passed = BTreeMap::<RequestId, Vec<PassedLimit>>::new();
    for limit in passed_limits::of_requests(tx, &ids)? {
        passed.entry(limit.request).or_default().push(limit);
    }
    Ok(requests
        .into_iter()
        .map(|request| {
            let id = request.id;
            Case {
                offers: offers.remove(&id).unwrap_or_default(),
                stays: stays.remove(&id).unwrap_or_default(),
                harms: harms.remove(&id).unwrap_or_default(),
                nemnd: nemnd.remove(&id).unwrap_or_default(),
                severity: breaches
                    .get(&id)
                    .and_then(|breach| severity.remove(&breach.id))
                    .unwrap_or_default(),
                events: events.remove(&id).unwrap_or_default(),
                breach: breaches.remove(&id),
                passed: passed.remove(&id).unwrap_or_default(),
                warned: Warned::default(),
                kin: KinFacts::default(),
                holds: Vec::new(),
                referrals: Vec::new(),
                request,
            }
        })
        .collect())
}

/// Most requests have no possible breach; then nothing is asked.
fn severity_told(
    tx: &mut Tx<'_>,
    breaches: &BTreeMap<RequestId, StoredBreach>,
) -> Result<BTreeMap<BreachId, SeverityTold>, Failure> {
    let ids: Vec<String> = breaches
        .values()
        .map(|breach| breach.id.to_string())
        .collect();
    let mut told = BTreeMap::<BreachId, SeverityTold>::new();
    for (breach, proposed) in severity::last_proposed(tx, &ids)? {
        told.entry(breach).or_default().proposed = proposed;
    }
    for (breach, answered) in severity::answered(tx, &ids)? {
        told.entry(breach).or_default().answers = severity::latest_answers(&answered);
    }
    Ok(told)
}

/// The last instant both databases can compare with; stands for "no cut-off".
const LAST_STORED: DateTime<Utc> = match DateTime::from_timestamp(253_402_214_400, 0) {
    Some(instant) => instant,
    None => DateTime::UNIX_EPOCH,
};

impl Case {
    /// A case that has just been registered: nothing has happened yet.
    pub fn new(request: PlacementRequest) -> Self {
        Self {
            request,
            offers: Vec::new(),
            stays: Vec::new(),
            harms: Vec::new(),
            nemnd: Vec::new(),
            events: Vec::new(),
            breach: None,
            severity: SeverityTold::default(),
            passed: Vec::new(),
            warned: Warned::default(),
            kin: KinFacts::default(),
            holds: Vec::new(),
            referrals: Vec::new(),
        }
    }

    /// The first offer, whatever became of it.
    pub fn first_offer(&self) -> Option<&Offer> {
        self.offers
            .iter()
            .map(|stored| &stored.offer)
            .min_by_key(|offer| offer.made.at)
    }

    /// The accepted offer that stands, if any: not withdrawn, and no reopening undid its move.
    pub fn accepted(&self) -> Option<&Offer> {
        let standing = self.moved_in();
        self.offers
            .iter()
            .map(|stored| &stored.offer)
            .find(|offer| {
                matches!(offer.answer, Some((Answer::Accepted, _)))
                    && offer.withdrawn.is_none()
                    && (offer.moved_in.is_none() || offer.moved_in == standing)
            })
    }

    /// The moves, in the order they were told, with the reopening that undid each.
    fn moves(&self) -> impl Iterator<Item = (Happened, Option<Reopening>)> {
        let offers = self.offers.iter();
        let moves = offers.filter_map(|stored| stored.offer.moved_in);
        self.request.moves_undone(moves).into_iter()
    }

    /// The move that stands: the child lives there.
    fn moved_in(&self) -> Option<Happened> {
        let mut standing = self.moves().filter(|(_, undone)| undone.is_none());
        standing.next().map(|(moved, _)| moved)
    }

    /// The moves that were told of by mistake: the child never moved in.
    pub fn false_moves(&self) -> impl Iterator<Item = Happened> {
        self.moves()
            .filter(|(_, undone)| undone.is_some_and(|one| one.is_of_no_move()))
            .map(|(moved, _)| moved)
    }

    /// When the child first moved in, whether or not the place held. One told of by mistake is none.
    pub fn moved_in_at(&self) -> Option<DateTime<Utc>> {
        let made_up: Vec<Happened> = self.false_moves().collect();
        let mut moves = self.moves().map(|(moved, _)| moved);
        moves
            .find(|moved| !made_up.contains(moved))
            .map(|moved| moved.at)
    }

    /// The request's status, from the facts.
    pub fn status(&self) -> RequestStatus {
        if self.request.withdrawal().is_some() {
            RequestStatus::Withdrawn
        } else if self.moved_in().is_some() {
            RequestStatus::MovedIn
        } else if self.accepted().is_some() {
            RequestStatus::Accepted
        } else {
            RequestStatus::Open
        }
    }

    /// The end of the wait for an offer: the first offer or the withdrawal that stands.
    pub fn wait_ended_at(&self) -> Option<DateTime<Utc>> {
        let offered = self.first_offer().map(|offer| offer.made.at);
        let withdrawn = self.request.withdrawal().map(|withdrawal| withdrawal.at);
        offered.into_iter().chain(withdrawn).min()
    }

    /// When the request was closed and reopened, oldest first.
    pub fn closed_spells(&self) -> Vec<Closed> {
        let withdrawn = self.request.withdrawn_spells();
        let withdrawn = withdrawn.map(|(gone, until)| Closed {
            from: gone.at,
            until,
        });
        let moved = self.moves().map(|(moved, undone)| Closed {
            from: moved.at,
            until: undone.map(|one| one.when.at),
        });
        let mut spells: Vec<Closed> = withdrawn.chain(moved).collect();
        spells.sort_by_key(|closed| closed.from);
        spells
    }

    /// Who held the wait, from the report of the need to its end or to `now`.
    pub fn wait(&self, now: DateTime<Utc>) -> Wait {
        let facts = WaitFacts {
            began_at: self.request.content.need_reported_at,
            kind: self.request.content.counted_kind(),
            offers: self.offers.iter().map(|stored| &stored.offer).collect(),
            events: &self.events,
            nemnd: self.nemnd.iter().map(|(event, _)| *event).collect(),
            closed: self.closed_spells(),
        };
        Wait::at(&facts, now)
    }

    /// The counting norm that applies, with its limit; none outside the duty.
    pub fn offer_due<'a>(&self, rules: &'a Rules) -> Option<OfferDue<'a>> {
        self.request.offer_due(&rules.norms)
    }

    /// The limits of the Act. What passes after a withdrawal is no longer anybody's limit here.
    pub fn deadlines(&self, rules: &Rules) -> Vec<Deadline> {
        self.judge(|facts| deadline::assess(&rules.book, facts, rules.deadlines))
    }

    /// Judges the case by the facts that limits and quotas rest on.
    pub fn judge<T>(&self, judge: impl FnOnce(&CaseFacts<'_>) -> T) -> T {
        let nemnd: Vec<NemndEvent> = self.nemnd.iter().map(|(event, _)| *event).collect();
        judge(&CaseFacts {
            basis: self.request.content.legal_basis,
            emergency_decision_at: self.request.content.emergency_decision_at,
            nemnd: &nemnd,
            moved_in_at: self.moved_in_at(),
            events: &self.events,
            related: &self.kin.stays,
            stays_left_out: self.kin.left_out,
        })
    }

    /// Whether the request tells, or has told, of a stay that counts toward limits, its own or another's.
    /// A move that was undone, or a paragraph corrected, takes back what was counted.
    pub fn has_told_of_stays(&self) -> bool {
        let began = |event: &CaseEvent| event.kind == CaseEventKind::StayBegan;
        self.events.iter().any(began) || self.offers.iter().any(|one| one.offer.moved_in.is_some())
    }

    /// The stays by legal basis that the request tells of.
    fn spells(&self) -> Vec<Spell> {
        let basis = self.request.content.legal_basis;
        stay::told_by(&self.events, basis, self.moved_in_at())
    }

    /// When a limit of the Act passes while the request stands.
    pub fn passes_at(&self, deadline: &Deadline) -> Option<DateTime<Utc>> {
        let at = deadline::passes_at(deadline)?;
        let gone = self
            .request
            .withdrawal()
            .is_some_and(|withdrawal| withdrawal.at <= at);
        (!gone).then_some(at)
    }

    /// Whether a passed limit is recorded already.
    pub fn is_recorded(&self, deadline: &Deadline) -> bool {
        let rule = deadline.rule.id;
        self.passed
            .iter()
            .any(|limit| limit.rule == rule && limit.started_at == deadline.starts_at)
    }
}
