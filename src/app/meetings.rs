//! Meetings about a request: who was asked and who came, counted by side and rank. They are told by either side
//! and are no part of the wait: no version moves.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, NaiveDate, Utc};

use super::error::Failure;
use super::once::Receipt;
use super::referrals::sees_identity;
use super::requests::see;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::id::{MeetingId, RequestId};
use crate::domain::meeting::{self, MOST, Meeting, MeetingKind, MeetingSide, Seats};
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation, Scope};
use crate::report::Month;
use crate::store::{children, meetings};

/// A meeting as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// Whether it was held, or people are asked to it.
    pub kind: MeetingKind,
    /// When it is or was.
    pub at: DateTime<Utc>,
    /// Who sits where.
    pub seats: Vec<Seats>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// The action by which the actor tells of meetings: each side its own.
#[must_use]
pub fn telling(actor: &Actor) -> Action {
    if actor.may(Action::WriteOffer) {
        Action::WriteOffer
    } else {
        Action::WriteRequest
    }
}

/// Tells of a meeting. That one side is more than the other is for the face to say before it is sent; it stops
/// nobody.
///
/// # Errors
/// Refused, Forbidden, NotFound.
pub fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
    new: &NewMeeting,
) -> Result<Receipt, Failure> {
    work.require(actor, telling(actor))?;
    let case = see(actor, work, request)?;
    check(work, new)?;
    let meeting = Meeting {
        id: work.fresh_row(MeetingId),
        request,
        kind: new.kind,
        at: new.at,
        role: actor.role,
        seats: new.seats.clone(),
        recorded_at: work.now,
    };
    let key = children::open_key(work.tx, case.request.child)?;
    let words = new.text.as_deref().map(|text| (&key, text));
    meetings::insert(work.tx, &meeting, words)?;
    let object = ("request", Some(request.to_string()));
    work.journal(
        actor,
        "request.meeting",
        object,
        format!("kind={}", new.kind),
    )?;
    Ok(Receipt {
        object: "meeting",
        id: meeting.id.0,
        version: 1,
    })
}

/// What was held has been; somebody was there; each rank of a side is told once.
fn check(work: &Work<'_, '_>, new: &NewMeeting) -> Result<(), Failure> {
    if new.kind == MeetingKind::Held && new.at > work.now {
        return Err(Failure::field(Field::At, Rule::Future));
    }
    if new.seats.is_empty() {
        return Err(Failure::field(Field::Participants, Rule::Required));
    }
    let mut places: Vec<_> = new.seats.iter().map(|one| (one.side, one.rank)).collect();
    places.sort_unstable();
    places.dedup();
    let sane = new.seats.iter().all(|one| (1..=MOST).contains(&one.people));
    if !sane || places.len() != new.seats.len() {
        let range = Rule::Range(1, MOST.into());
        return Err(Failure::field(Field::Participants, range));
    }
    Ok(())
}

/// A meeting as the actor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// It.
    pub meeting: Meeting,
    /// Its words, for who sees identity.
    pub text: Option<String>,
}

/// The meetings about a request, in the order they were told; the look is journalled.
///
/// # Errors
/// Forbidden, NotFound.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(String, Vec<Shown>), Failure> {
    let case = see(actor, work, request)?;
    let found = meetings::of_request(work.tx, request)?;
    let mut texts = match !found.is_empty() && sees_identity(actor, &case) {
        true => {
            let key = children::open_key(work.tx, case.request.child)?;
            meetings::texts(work.tx, request, &key)?
        }
        false => BTreeMap::new(),
    };
    let object = ("request", Some(request.to_string()));
    let detail = format!("text={}", !texts.is_empty());
    work.journal(actor, "request.read_meetings", object, detail)?;
    let shown = found.into_iter().map(|meeting| Shown {
        text: texts.remove(&meeting.id),
        meeting,
    });
    Ok((case.request.case_number, shown.collect()))
}

/// How the sides met in a region in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Meetings held.
    pub held: usize,
    /// People from the kommune in all of them.
    pub municipal: i32,
    /// People from Bufetat in all of them.
    pub bufetat: i32,
    /// Meetings where the kommune was more.
    pub more_municipal: usize,
    /// Meetings where Bufetat was more.
    pub more_bufetat: usize,
}

impl Balance {
    fn add(&mut self, meeting: &Meeting) {
        let of = |side| meeting::people(&meeting.seats, side);
        self.held += 1;
        self.municipal += of(MeetingSide::Municipality);
        self.bufetat += of(MeetingSide::Bufetat);
        match meeting::outnumbering(&meeting.seats).map(|more| more.side) {
            Some(MeetingSide::Municipality) => self.more_municipal += 1,
            Some(MeetingSide::Bufetat) => self.more_bufetat += 1,
            _ => {}
        }
    }
}

/// How the sides met in a local month, by region of the request; a kommune's leader sees its own alone. The
/// look is journalled.
///
/// # Errors
/// Forbidden.
pub fn balance(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    month: Month,
) -> Result<BTreeMap<Region, Balance>, Failure> {
    work.require(actor, Action::ReadDashboard)?;
    let scope = match &actor.organisation {
        Organisation::Municipalities(_) => actor.scope(),
        _ => Scope::National,
    };
    let found = meetings::held(work.tx, &scope, bounds(month)?)?;
    let mut by_region = BTreeMap::<Region, Balance>::new();
    for (region, meeting) in &found {
        by_region.entry(*region).or_default().add(meeting);
    }
    let detail = format!("month={month}");
    work.journal(actor, "meeting.balance", ("meeting", None), detail)?;
    Ok(by_region)
}

/// When the month begins, and when the next one does.
fn bounds(month: Month) -> Result<(DateTime<Utc>, DateTime<Utc>), Failure> {
    let first = NaiveDate::from_ymd_opt(month.year(), month.number(), 1);
    let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
    let bounds = first.zip(next);
    bounds
        .map(|(first, next)| (calendar::start_of_day(first), calendar::start_of_day(next)))
        .ok_or_else(|| Failure::field(Field::Month, Rule::NotAMonth))
}
