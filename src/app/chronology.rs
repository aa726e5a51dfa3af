//! «Forløp»: what happened in a case, in order. PURE: a case in, entries out.

use chrono::{DateTime, Utc};

use super::case::Case;
use crate::domain::code::code_enum;
use crate::domain::deadline::RuleId;
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::hold::PlaceHold;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::{Answer, DeclineReason, Happened};
use crate::domain::request::{Channel, HarmKind, PlaceOfStay, WithdrawalReason};
use crate::domain::search::{SearchAnswer, SearchLine};
use crate::store::requests::{ChangeKind, ChangeShown};

code_enum! {
    /// «Hendelse i forløpet».
    EntryKind {
        /// The need was reported to Bufetat.
        NeedReported = "need_reported",
        /// The request was registered here.
        Registered = "registered",
        /// The emergency decision was made.
        EmergencyDecision = "emergency_decision",
        /// Something was corrected.
        Corrected = "corrected",
        /// Something was added.
        Supplemented = "supplemented",
        /// A place was asked.
        Searched = "searched",
        /// An offer was made.
        Offered = "offered",
        /// An offer was accepted.
        Accepted = "accepted",
        /// An offer was declined.
        Declined = "declined",
        /// An offer was withdrawn.
        OfferWithdrawn = "offer_withdrawn",
        /// The place of an offer was kept for the kommune.
        PlaceHeld = "place_held",
        /// It was let go.
        PlaceReleased = "place_released",
        /// The child moved in.
        MovedIn = "moved_in",
        /// A spell of stay began.
        StayBegan = "stay_began",
        /// Harm while waiting.
        Harm = "harm",
        /// An event of the tribunal.
        Tribunal = "tribunal",
        /// A norm passed: a possible breach.
        NormPassed = "norm_passed",
        /// A limit of the Act passed.
        LimitPassed = "limit_passed",
        /// The request was withdrawn.
        Withdrawn = "withdrawn",
        /// Statsforvalteren was asked to look at it.
        Referred = "referred",
        /// Something else either side told.
        Told = "told",
    }
}

/// Which of its kind an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Reported by this channel.
    Channel(Channel),
    /// A unit's answer.
    Answer(SearchAnswer),
    /// Declined for this reason.
    Declined(DeclineReason),
    /// Withdrawn for this reason.
    Withdrawn(WithdrawalReason),
    /// Where the child stays.
    Place(PlaceOfStay),
    /// What harm.
    Harm(HarmKind),
    /// What the tribunal did.
    Tribunal(NemndEventKind),
    /// Which limit of the Act.
    Rule(RuleId),
    /// What was told, and which of its kind.
    Told(CaseEventKind, Option<EventDetail>),
    /// Which unit, by code.
    Unit(String),
}

/// One entry: what, when it happened, when the service was told, and the code that says which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
    /// What.
    pub kind: EntryKind,
    /// Which of its kind.
    pub which: Option<Which>,
}

fn entry(
    kind: EntryKind,
    at: DateTime<Utc>,
    recorded_at: DateTime<Utc>,
    which: Option<Which>,
) -> Entry {
    Entry {
        at,
        recorded_at,
        kind,
        which,
    }
}

/// The whole chronology, oldest first; of two at the same instant the one told first.
pub fn chronology(case: &Case, changes: &[ChangeShown], searches: &[SearchLine]) -> Vec<Entry> {
    let mut entries = of_request(case, changes);
    entries.extend(of_offers(case));
    entries.extend(of_holds(case));
    entries.extend(of_waiting(case));
    entries.extend(of_engine(case));
    entries.extend(
        case.referrals
            .iter()
            .map(|referral| entry(EntryKind::Referred, referral.at, referral.recorded_at, None)),
    );
    entries.extend(searches.iter().map(|line| {
        entry(
            EntryKind::Searched,
            line.at,
            line.recorded_at,
            Some(Which::Answer(line.answer)),
        )
    }));
    entries.sort_by_key(|entry| (entry.at, entry.recorded_at));
    entries
}

fn of_request(case: &Case, changes: &[ChangeShown]) -> Vec<Entry> {
    let request = &case.request;
    let told = request.registered_at;
    let mut entries = vec![
        entry(
            EntryKind::NeedReported,
            request.content.need_reported_at,
            told,
            Some(Which::Channel(request.content.channel)),
        ),
        entry(EntryKind::Registered, told, told, None),
    ];
    entries.extend(
        request
            .content
            .emergency_decision_at
            .map(|at| entry(EntryKind::EmergencyDecision, at, told, None)),
    );
    entries.extend(changes.iter().map(|change| {
        let kind = match change.kind {
            ChangeKind::Correction => EntryKind::Corrected,
            ChangeKind::Supplement => EntryKind::Supplemented,
        };
        entry(kind, change.recorded_at, change.recorded_at, None)
    }));
    entries.extend(request.withdrawals.iter().map(|withdrawal| {
        entry(
            EntryKind::Withdrawn,
            withdrawal.at,
            withdrawal.recorded_at,
            Some(Which::Withdrawn(withdrawal.reason)),
        )
    }));
    entries
}

fn of_offers(case: &Case) -> Vec<Entry> {
    let mut entries = Vec::new();
    for stored in &case.offers {
        let offer = &stored.offer;
        let unit = Some(Which::Unit(stored.unit.clone()));
        entries.push(entry(
            EntryKind::Offered,
            offer.made.at,
            offer.made.recorded_at,
            unit.clone(),
        ));
        entries.extend(offer.answer.map(|(answer, when)| match answer {
            Answer::Accepted => entry(EntryKind::Accepted, when.at, when.recorded_at, unit.clone()),
            Answer::Declined(reason) => entry(
                EntryKind::Declined,
                when.at,
                when.recorded_at,
                Some(Which::Declined(reason)),
            ),
        }));
        let withdrawn = offer
            .withdrawn
            .map(|when| (EntryKind::OfferWithdrawn, when));
        let moved_in = offer.moved_in.map(|when| (EntryKind::MovedIn, when));
        let ends = withdrawn.into_iter().chain(moved_in);
        entries
            .extend(ends.map(|(kind, when)| entry(kind, when.at, when.recorded_at, unit.clone())));
    }
    entries
}

/// That a hold ran out is no entry: nobody told it.
fn of_holds(case: &Case) -> Vec<Entry> {
    let of = |hold: &PlaceHold| {
        let mut offers = case.offers.iter();
        let offer = offers.find(|stored| stored.offer.id == hold.offer);
        let unit = offer.map(|stored| Which::Unit(stored.unit.clone()));
        let entry = |kind, when: Happened| entry(kind, when.at, when.recorded_at, unit.clone());
        let held = entry(EntryKind::PlaceHeld, hold.made);
        let released = hold
            .released
            .map(|when| entry(EntryKind::PlaceReleased, when));
        std::iter::once(held).chain(released).collect::<Vec<_>>()
    };
    case.holds.iter().flat_map(of).collect()
}

fn of_waiting(case: &Case) -> Vec<Entry> {
    let stays = case.stays.iter().map(|stay| {
        entry(
            EntryKind::StayBegan,
            stay.from,
            stay.recorded_at,
            Some(Which::Place(stay.place)),
        )
    });
    let harms = case.harms.iter().map(|harm| {
        entry(
            EntryKind::Harm,
            harm.at,
            harm.recorded_at,
            Some(Which::Harm(harm.kind)),
        )
    });
    let nemnd = case.nemnd.iter().map(|(event, told)| {
        entry(
            EntryKind::Tribunal,
            event.at,
            *told,
            Some(Which::Tribunal(event.kind)),
        )
    });
    let told = case.events.iter().map(|event| {
        entry(
            EntryKind::Told,
            event.at,
            event.recorded_at,
            Some(Which::Told(event.kind, event.detail)),
        )
    });
    stays.chain(harms).chain(nemnd).chain(told).collect()
}

fn of_engine(case: &Case) -> Vec<Entry> {
    let breach = case.breach.iter().map(|breach| {
        let passed_at = breach.passed_at.unwrap_or(breach.recorded_at);
        entry(EntryKind::NormPassed, passed_at, breach.recorded_at, None)
    });
    let limits = case.passed.iter().map(|limit| {
        entry(
            EntryKind::LimitPassed,
            limit.passed_at,
            limit.recorded_at,
            Some(Which::Rule(limit.rule)),
        )
    });
    breach.chain(limits).collect()
}
