//! «Forløp»: everything that happened in a case, newest first, by day. Facts only; words come after.

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::requests::{ChangeKind, Shown};
use crate::domain::breach::BreachStatus;
use crate::domain::calendar;
use crate::domain::deadline::{LimitOwner, RuleId};
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::id::{CaseEventId, HoldId, ReferralId};
use crate::domain::legal_basis::LawVersion;
use crate::domain::legal_basis::Measure;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{Answer, OfferStatus};
use crate::domain::organisation::Region;
use crate::domain::request::{Channel, HarmKind, PlaceOfStay, WithdrawalReason};
use crate::domain::role::Role;
use crate::domain::search::{SearchAnswer, SearchLine};

/// Whose act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The kommune.
    Municipality,
    /// Bufetat.
    Bufetat,
    /// The tribunal.
    Tribunal,
    /// Statsforvalteren, who takes part in a disagreement.
    Supervisor,
    /// The service itself.
    Service,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The need was reported.
    NeedReported(Channel),
    /// The emergency decision was made.
    EmergencyDecision,
    /// The request came into the service.
    Registered,
    /// The request was corrected or supplemented.
    Changed(ChangeKind),
    /// The child stays here from now.
    Stay(PlaceOfStay),
    /// Harm or near-harm.
    Harm(HarmKind),
    /// A step before the tribunal.
    Tribunal(NemndEventKind),
    /// A place was asked: its unit where it is one, kind, region, answer.
    Searched(Option<String>, Measure, Region, SearchAnswer),
    /// An offer of a unit.
    Offered(String),
    /// An offer's time ran out.
    OfferExpired(String),
    /// The place of a unit was kept for the kommune, until then.
    Held(String, DateTime<Utc>),
    /// It was let go.
    LetGo(String, HoldId),
    /// Its time ran out.
    HoldRanOut(String),
    /// An offer was answered.
    Answered(String, Answer),
    /// An offer was withdrawn.
    OfferWithdrawn(String),
    /// The child moved in.
    MovedIn(String),
    /// The kommune withdrew the request.
    Withdrawn(WithdrawalReason),
    /// The kommune asked statsforvalteren to look at it.
    Referred(ReferralId),
    /// A possible breach was recorded; what Bufetat says of it now.
    PossibleBreach(BreachStatus),
    /// Something else either side told: the event, kind, which of its kind, and for an update how many
    /// places were asked since the one before.
    Told(CaseEventId, CaseEventKind, Option<EventDetail>, usize),
    /// A limit of the Act passed: rule, the Act it began under, owner.
    LimitPassed(RuleId, Option<LawVersion>, LimitOwner),
}

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Whose act it was.
    pub who: Who,
    /// What happened.
    pub what: What,
}

impl Event {
    /// Whether it is a limit that passed: at the turn of a day it belongs to the day that ended.
    pub fn is_limit(&self) -> bool {
        matches!(
            self.what,
            What::PossibleBreach(_)
                | What::LimitPassed(..)
                | What::OfferExpired(_)
                | What::HoldRanOut(_)
        )
    }

    /// The local day it belongs to.
    fn date(&self) -> NaiveDate {
        if self.is_limit() {
            calendar::local_date_of_limit(self.at)
        } else {
            calendar::local_date(self.at)
        }
    }
}

/// The events of one local day, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Its events.
    pub events: Vec<Event>,
}

/// The whole timeline by `now`, newest first. What happened at one instant stands in the order it came in.
pub fn build(shown: &Shown, log: &[SearchLine], now: DateTime<Utc>) -> Vec<Day> {
    let mut events = of_request(shown);
    events.extend(of_waiting(shown));
    events.extend(of_offers(shown, now));
    events.extend(super::holds::events(shown, now));
    events.extend(log.iter().map(searched));
    events.extend(
        shown
            .case
            .events
            .iter()
            .map(|event| told(shown, log, event)),
    );
    events.extend(of_limits(shown));
    events.sort_by_key(|event| (event.date(), event.at));
    events.reverse();
    let mut days: Vec<Day> = Vec::new();
    for event in events {
        let date = event.date();
        match days.last_mut() {
            Some(day) if day.date == date => day.events.push(event),
            _ => days.push(Day {
                date,
                events: vec![event],
            }),
        }
    }
    days
}

fn of_request(shown: &Shown) -> Vec<Event> {
    let request = &shown.case.request;
    let municipal = |at, what| Event {
        at,
        who: Who::Municipality,
        what,
    };
    let mut events = vec![municipal(
        request.content.need_reported_at,
        What::NeedReported(request.content.channel),
    )];
    events.extend(
        request
            .content
            .emergency_decision_at
            .map(|at| municipal(at, What::EmergencyDecision)),
    );
    events.push(Event {
        at: request.registered_at,
        who: registered_by(shown),
        what: What::Registered,
    });
    events.extend(
        shown
            .changes
            .iter()
            .map(|change| municipal(change.recorded_at, What::Changed(change.kind))),
    );
    events.extend(
        request
            .withdrawals
            .iter()
            .map(|gone| municipal(gone.at, What::Withdrawn(gone.reason))),
    );
    events
}

/// Who wrote the request down: the kommune, or the desk it called.
fn registered_by(shown: &Shown) -> Who {
    let events = &shown.case.events;
    let called = events
        .iter()
        .any(|event| event.kind == CaseEventKind::EnteredForCaller);
    if called {
        Who::Bufetat
    } else {
        Who::Municipality
    }
}

fn of_waiting(shown: &Shown) -> Vec<Event> {
    let case = &shown.case;
    let municipal = |at, what| Event {
        at,
        who: Who::Municipality,
        what,
    };
    let stays = case
        .stays
        .iter()
        .map(|stay| municipal(stay.from, What::Stay(stay.place)));
    let harms = case
        .harms
        .iter()
        .map(|harm| municipal(harm.at, What::Harm(harm.kind)));
    // A hearing's own instant is when it is held: it is told when the service was told.
    let tribunal = case.nemnd.iter().map(|(event, recorded_at)| {
        let at = if event.kind == NemndEventKind::HearingSet {
            *recorded_at
        } else {
            event.at
        };
        Event {
            at,
            who: before_tribunal(event.kind),
            what: What::Tribunal(event.kind),
        }
    });
    stays.chain(harms).chain(tribunal).collect()
}

/// Whose step before the tribunal it is.
fn before_tribunal(kind: NemndEventKind) -> Who {
    match kind {
        NemndEventKind::DecisionCarriedOut
        | NemndEventKind::EmergencyDecisionSent
        | NemndEventKind::PetitionSent => Who::Municipality,
        NemndEventKind::EmergencyDecisionReceived
        | NemndEventKind::EmergencyDecisionApproved
        | NemndEventKind::EmergencyDecisionNotApproved
        | NemndEventKind::PetitionReceived
        | NemndEventKind::HearingSet
        | NemndEventKind::Decided
        | NemndEventKind::Postponed
        | NemndEventKind::Dismissed
        | NemndEventKind::Extended => Who::Tribunal,
    }
}

fn of_offers(shown: &Shown, now: DateTime<Utc>) -> Vec<Event> {
    let mut events = Vec::new();
    for stored in &shown.case.offers {
        let (offer, unit) = (&stored.offer, || stored.unit.clone());
        let mut add = |at, who, what| events.push(Event { at, who, what });
        add(offer.made.at, Who::Bufetat, What::Offered(unit()));
        if let Some((answer, when)) = offer.answer {
            add(when.at, Who::Municipality, What::Answered(unit(), answer));
        }
        if let Some(when) = offer.withdrawn {
            add(when.at, Who::Bufetat, What::OfferWithdrawn(unit()));
        }
        if let Some(when) = offer.moved_in {
            add(when.at, Who::Municipality, What::MovedIn(unit()));
        }
        if let Some(expiry) = offer
            .expires_at
            .filter(|_| offer.status(now) == OfferStatus::Expired)
        {
            add(expiry, Who::Service, What::OfferExpired(unit()));
        }
    }
    events
}

fn told(shown: &Shown, log: &[SearchLine], event: &CaseEvent) -> Event {
    let update = event.kind == CaseEventKind::UpdateGiven;
    let asked = if update {
        asked_since_last_update(&shown.case.events, log, event.at)
    } else {
        0
    };
    Event {
        at: event.at,
        who: side_of(event.role),
        what: What::Told(event.id, event.kind, event.detail, asked),
    }
}

/// Which side a role tells for.
fn side_of(role: Role) -> Who {
    match role {
        Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty => {
            Who::Municipality
        }
        Role::SupervisorCaseworker | Role::SupervisorLeader => Who::Supervisor,
        Role::Intake
        | Role::IntakeLeader
        | Role::RegionLeader
        | Role::DirectorateAnalyst
        | Role::DirectorateLeader
        | Role::MinistryReader
        | Role::Operator
        | Role::Auditor => Who::Bufetat,
    }
}

/// How many places were asked by an instant, since the last update before it.
pub fn asked_since_last_update(
    events: &[CaseEvent],
    log: &[SearchLine],
    by: DateTime<Utc>,
) -> usize {
    let updates = events
        .iter()
        .filter(|event| event.kind == CaseEventKind::UpdateGiven && event.at < by);
    let last = updates.map(|event| event.at).max();
    log.iter()
        .filter(|line| line.at <= by && last.is_none_or(|last| last < line.at))
        .count()
}

fn searched(line: &SearchLine) -> Event {
    let what = What::Searched(line.unit.clone(), line.measure, line.region, line.answer);
    Event {
        at: line.at,
        who: Who::Bufetat,
        what,
    }
}

fn of_limits(shown: &Shown) -> Vec<Event> {
    let service = |at, what| Event {
        at,
        who: Who::Service,
        what,
    };
    let case = &shown.case;
    let referred = case.referrals.iter().map(|referral| Event {
        at: referral.at,
        who: side_of(referral.role),
        what: What::Referred(referral.id),
    });
    let breach = case.breach.as_ref().map(|breach| {
        service(
            breach.passed_at.unwrap_or(breach.recorded_at),
            What::PossibleBreach(breach.status),
        )
    });
    let passed = case.passed.iter().map(|limit| {
        service(
            limit.passed_at,
            What::LimitPassed(
                limit.rule,
                LawVersion::on(calendar::local_date(limit.started_at)),
                limit.owner,
            ),
        )
    });
    breach.into_iter().chain(passed).chain(referred).collect()
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
