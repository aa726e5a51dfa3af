//! What is told while the child waits: stays, harm, the tribunal's events, the search log.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::error::Failure;
use super::once::Receipt;
use super::requests::{check_instant, finish, require_open, see, take};
use super::service::{Expected, Work};
use crate::domain::calendar;
use crate::domain::deadline::Deadline;
use crate::domain::id::{HarmId, NemndEventId, RequestId, SearchLineId, StayId};
use crate::domain::legal_basis::Measure;
use crate::domain::nemnd::{NemndEvent, NemndEventKind};
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::{Channel, Harm, HarmKind, PlaceOfStay, Stay};
use crate::domain::role::{Action, Actor, Organisation};
use crate::domain::search::{SearchAnswer, SearchLine};
use crate::store::children;
use crate::store::waiting::{self, NewNemndEvent};

/// Records where the child stays: one place at a time.
///
/// An open spell ends where the new one begins. One that is told afterwards with its end leaves the child
/// where it was before; one that began before the open spell ends where that begins.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when the request is closed.
pub fn record_stay(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    place: PlaceOfStay,
    (from, to): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    require_open(&request)?;
    if from > work.now {
        return Err(Failure::field(Field::From, Rule::Future));
    }
    if to.is_some_and(|to| to <= from) {
        return Err(Failure::field(Field::To, Rule::Before(Field::From)));
    }
    if to.is_some_and(|to| to > work.now) {
        return Err(Failure::field(Field::To, Rule::Future));
    }
    let told = Stay {
        place,
        from,
        to,
        recorded_at: work.now,
    };
    let known = waiting::stays(work.tx, &[request.id.to_string()], work.now)?;
    let open = known.get(&request.id).and_then(|stays| {
        let open = stays.iter().filter(|stay| stay.to.is_none());
        open.max_by_key(|stay| stay.from)
    });
    let spells = beside_open(told, open);
    waiting::end_open_stays(work.tx, request.id, from, work.now)?;
    for stay in spells {
        let id = work.fresh_row(StayId);
        waiting::insert_stay(work.tx, request.id, id, &stay)?;
    }
    finish(actor, work, "request.stay", &request)
}

/// The spells to keep for one that is told while another is open.
fn beside_open(told: Stay, open: Option<&Stay>) -> Vec<Stay> {
    let Some(open) = open else {
        return vec![told];
    };
    if open.from > told.from {
        let to = told.to.map_or(open.from, |to| to.min(open.from));
        return vec![Stay {
            to: Some(to),
            ..told
        }];
    }
    let back = told.to.map(|to| Stay {
        place: open.place,
        from: to,
        to: None,
        recorded_at: told.recorded_at,
    });
    [told].into_iter().chain(back).collect()
}

/// Records harm or near-harm while the child waits.
///
/// # Errors
/// As [`record_stay`].
pub fn record_harm(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    kind: HarmKind,
    at: DateTime<Utc>,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    require_open(&request)?;
    check_instant(
        work,
        at,
        Some((request.content.need_reported_at, Field::NeedReportedAt)),
    )?;
    let id = work.fresh_row(HarmId);
    waiting::insert_harm(
        work.tx,
        request.id,
        id,
        &Harm {
            kind,
            at,
            recorded_at: work.now,
        },
    )?;
    finish(actor, work, "request.harm", &request)
}

/// Records an event of the tribunal. It may come after the child moved in: the kommune's limits run on.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale.
pub fn record_nemnd(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    event: NemndEvent,
    reason: Option<&str>,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    check_nemnd(work, &event, reason)?;
    let key = children::open_key(work.tx, request.child)?;
    let new = NewNemndEvent {
        id: work.fresh_row(NemndEventId),
        event,
        reason,
        recorded_at: work.now,
    };
    waiting::insert_nemnd(work.tx, request.id, &key, &new)?;
    finish(actor, work, "request.nemnd", &request)
}

fn check_nemnd(
    work: &Work<'_, '_>,
    event: &NemndEvent,
    reason: Option<&str>,
) -> Result<(), Failure> {
    // A hearing is set for a day to come; everything else has happened.
    if event.kind != NemndEventKind::HearingSet {
        check_instant(work, event.at, None)?;
    }
    let extends = event.kind == NemndEventKind::Extended;
    match event.until {
        None if extends => {
            return Err(Failure::field(
                Field::Until,
                Rule::NeededWith(Field::EventKind),
            ));
        }
        Some(_) if !extends => {
            return Err(Failure::field(
                Field::Until,
                Rule::OnlyWith(Field::EventKind),
            ));
        }
        Some(until) if until <= calendar::local_date(event.at) => {
            return Err(Failure::field(Field::Until, Rule::Before(Field::At)));
        }
        _ => {}
    }
    let explained = matches!(
        event.kind,
        NemndEventKind::Postponed | NemndEventKind::Dismissed
    );
    if explained && reason.is_none() {
        return Err(Failure::field(
            Field::Reason,
            Rule::NeededWith(Field::EventKind),
        ));
    }
    Ok(())
}

/// A line of the search log as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Code of the unit list; else a place in free words with measure and region.
    pub unit: Option<String>,
    /// Free words for a place that is no unit, sealed.
    pub free_place: Option<String>,
    /// Kind of place, where no unit says it.
    pub measure: Option<Measure>,
    /// Region, where no unit says it.
    pub region: Option<Region>,
    /// What was answered.
    pub answer: SearchAnswer,
    /// How it was asked.
    pub channel: Channel,
    /// When.
    pub at: DateTime<Utc>,
    /// When to ask again.
    pub next_try_at: Option<DateTime<Utc>>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Writes what Bufetat tried.
///
/// # Errors
/// As [`record_stay`].
pub fn log_search(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    asked: &Asked,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteOffer, of)?;
    require_open(&request)?;
    check_instant(work, asked.at, None)?;
    let (measure, region) = place_of(work, asked)?;
    let line = SearchLine {
        id: work.fresh_row(SearchLineId),
        unit: asked.unit.clone(),
        measure,
        region,
        answer: asked.answer,
        channel: asked.channel,
        at: asked.at,
        next_try_at: asked.next_try_at,
        recorded_at: work.now,
    };
    let key = children::open_key(work.tx, request.child)?;
    let words = (asked.free_place.as_deref(), asked.text.as_deref());
    waiting::insert_search_line(work.tx, request.id, &key, &line, words)?;
    finish(actor, work, "request.search", &request)
}

fn place_of(work: &Work<'_, '_>, asked: &Asked) -> Result<(Measure, Region), Failure> {
    if let Some(code) = &asked.unit {
        let unit = work
            .rules
            .units
            .get(code)
            .ok_or_else(|| Failure::field(Field::Unit, Rule::UnknownUnit))?;
        return Ok((unit.measure, unit.region));
    }
    if asked.free_place.is_none() {
        return Err(Failure::field(
            Field::Unit,
            Rule::EitherOr(Field::FreePlace),
        ));
    }
    let needed = |field| Failure::field(field, Rule::NeededWith(Field::FreePlace));
    let measure = asked.measure.ok_or_else(|| needed(Field::Measure))?;
    let region = asked.region.ok_or_else(|| needed(Field::Region))?;
    Ok((measure, region))
}

/// The search log of a request; the look is journalled. A kommune is told kind, region and answer, and not
/// which unit: what is said there to Bufetat is no answer to the kommune.
///
/// # Errors
/// NotFound, Forbidden.
pub fn search_log(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<Vec<SearchLine>, Failure> {
    see(actor, work, request)?;
    let mut lines = waiting::search_log(work.tx, request)?;
    if matches!(actor.organisation, Organisation::Municipalities(_)) {
        for line in &mut lines {
            line.unit = None;
        }
    }
    work.journal(
        actor,
        "request.read_search",
        ("request", Some(request.to_string())),
        String::new(),
    )?;
    Ok(lines)
}

/// Every limit of a request, with the case and what Bufetat tried, which the norms are computed from; the
/// look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn limits(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    request: RequestId,
) -> Result<(Case, Vec<SearchLine>, Vec<Deadline>), Failure> {
    let case = see(actor, work, request)?;
    let log = waiting::search_log(work.tx, request)?;
    let deadlines = case.deadlines(work.rules);
    work.journal(
        actor,
        "request.read_limits",
        ("request", Some(request.to_string())),
        String::new(),
    )?;
    Ok((case, log, deadlines))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use rstest::rstest;

    /// The open spell is at home from hour 10 of a day; what is told, and what is kept of it.
    #[rstest]
    #[case("nothing open", None, (12, None), &[(12, None)])]
    #[case("a new place", Some(10), (12, None), &[(12, None)])]
    #[case("a night elsewhere, told afterwards", Some(10), (12, Some(14)), &[(12, Some(14)), (14, None)])]
    #[case("a place before the open one", Some(10), (8, None), &[(8, Some(10))])]
    #[case("one that ended before it", Some(10), (8, Some(9)), &[(8, Some(9))])]
    #[case("one that ended in it", Some(10), (8, Some(12)), &[(8, Some(10))])]
    #[case("one that began with it", Some(10), (10, Some(12)), &[(10, Some(12)), (12, None)])]
    fn a_child_is_in_one_place_at_a_time(
        #[case] what: &str,
        #[case] open_from: Option<i64>,
        #[case] (from, to): (i64, Option<i64>),
        #[case] kept: &[(i64, Option<i64>)],
    ) {
        let hour = |hour: i64| DateTime::from_timestamp(hour * 3600, 0).unwrap();
        let spell = |place, from, to: Option<i64>| Stay {
            place,
            from: hour(from),
            to: to.map(hour),
            recorded_at: hour(20),
        };
        let open = open_from.map(|from| spell(PlaceOfStay::Home, from, None));
        let told = spell(PlaceOfStay::Hospital, from, to);
        let found = beside_open(told, open.as_ref());
        let places = [PlaceOfStay::Hospital, PlaceOfStay::Home];
        let wanted: Vec<Stay> = kept
            .iter()
            .zip(places)
            .map(|((from, to), place)| spell(place, *from, *to))
            .collect();
        assert_eq!(found, wanted, "{what}");
    }
}
