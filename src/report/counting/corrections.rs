//! «Rettelser»: what was told about frozen months after the last of them was frozen, and why it changes
//! their numbers. The frozen numbers themselves stand.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::id::{BreachId, RequestId};
use crate::report::facts::{BreachFact, Facts, RequestFact};
use crate::report::month::Month;

/// The last frozen month, and what was known at its cut-off.
#[derive(Debug, Clone)]
pub struct FrozenBefore {
    /// The month.
    pub month: Month,
    /// The facts its report was counted from.
    pub facts: Facts,
}

/// Why a frozen month would now be counted otherwise, in the order it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A request of the month was told of afterwards.
    RequestAdded,
    /// What a request says was corrected, or it turned out to be outside the duty.
    RequestCorrected,
    /// What had happened in a case before the cut-off was told after it.
    ToldLate,
    /// The case went on: an offer, an answer, a move, a stay or a withdrawal after the cut-off.
    WentOn,
    /// A possible breach of the month was recorded afterwards.
    EventAdded,
    /// A possible breach was confirmed or rejected.
    EventDecided,
    /// Its severity was assessed, or assessed anew.
    SeverityAssessed,
    /// Anything else of a possible breach was put right.
    EventCorrected,
    /// A conclusion dated in the month was told of afterwards.
    ConclusionAdded,
}

impl Cause {
    /// Its text in the report.
    pub fn key(self) -> &'static str {
        match self {
            Self::RequestAdded => "rapport-rettelse-anmodning-kom-til",
            Self::RequestCorrected => "rapport-rettelse-anmodning-rettet",
            Self::ToldLate => "rapport-rettelse-meldt-sent",
            Self::WentOn => "rapport-rettelse-saken-gikk-videre",
            Self::EventAdded => "rapport-rettelse-hendelse-kom-til",
            Self::EventDecided => "rapport-rettelse-hendelse-avgjort",
            Self::SeverityAssessed => "rapport-rettelse-alvorlighet-vurdert",
            Self::EventCorrected => "rapport-rettelse-hendelse-rettet",
            Self::ConclusionAdded => "rapport-rettelse-konklusjon-kom-til",
        }
    }
}

/// How many requests, possible breaches and conclusions of each frozen month changed, by cause. One may
/// have changed for several causes.
pub fn corrections(before: &FrozenBefore, now: &Facts) -> BTreeMap<(Month, Cause), u64> {
    let mut found = BTreeMap::new();
    let mut note = |month: Month, cause: Cause| {
        if month <= before.month {
            *found.entry((month, cause)).or_default() += 1;
        }
    };
    requests(before, now, &mut note);
    events(before, now, &mut note);
    let added = now
        .conclusions
        .iter()
        .filter(|told| told.recorded_at > before.facts.cut_off);
    for told in added {
        note(Month::of_date(told.concluded_on), Cause::ConclusionAdded);
    }
    found
}

fn requests(before: &FrozenBefore, now: &Facts, note: &mut impl FnMut(Month, Cause)) {
    let mut known: BTreeMap<RequestId, &RequestFact> =
        before.facts.requests.iter().map(|r| (r.id, r)).collect();
    for request in &now.requests {
        let month = Month::of(request.need_reported_at);
        let Some(then) = known.remove(&request.id) else {
            note(month, Cause::RequestAdded);
            continue;
        };
        // A need that was dated anew belongs to the month it was first counted in.
        let month = month.min(Month::of(then.need_reported_at));
        for cause in causes_of_request(then, request, before.facts.cut_off) {
            note(month, cause);
        }
    }
    for gone in known.into_values() {
        note(Month::of(gone.need_reported_at), Cause::RequestCorrected);
    }
}

fn causes_of_request(
    then: &RequestFact,
    now: &RequestFact,
    cut_off: DateTime<Utc>,
) -> impl Iterator<Item = Cause> {
    let said = |r: &RequestFact| {
        let of = (r.region, r.kind, r.legal_basis, r.measure, r.target_group);
        (of, r.child, r.need_reported_at, r.wanted_start, r.flags)
    };
    let course = |r: &RequestFact| (r.offers.clone(), r.stays.clone(), r.withdrawal);
    let new: Vec<DateTime<Utc>> = told(now)
        .filter(|(_, recorded_at)| *recorded_at > cut_off)
        .map(|(at, _)| at)
        .collect();
    let late = new.iter().any(|at| *at <= cut_off);
    // The end of a stay, or an offer taken back, has no instant of its own here.
    let went_on =
        new.iter().any(|at| *at > cut_off) || (new.is_empty() && course(then) != course(now));
    [
        (said(then) != said(now), Cause::RequestCorrected),
        (late, Cause::ToldLate),
        (went_on, Cause::WentOn),
    ]
    .into_iter()
    .filter_map(|(holds, cause)| holds.then_some(cause))
}

/// Everything told of a case's course: when it happened, and when it was recorded.
fn told(request: &RequestFact) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
    let offers = request.offers.iter().flat_map(|offer| {
        let answer = offer.answer.map(|(_, told)| told);
        [Some(offer.made), answer, offer.moved_in]
    });
    let stays = request
        .stays
        .iter()
        .map(|stay| (stay.from, stay.recorded_at));
    let withdrawal = request.withdrawal.map(|told| (told.at, told.recorded_at));
    offers
        .flatten()
        .map(|told| (told.at, told.recorded_at))
        .chain(stays)
        .chain(withdrawal)
}

fn events(before: &FrozenBefore, now: &Facts, note: &mut impl FnMut(Month, Cause)) {
    let known: BTreeMap<BreachId, &BreachFact> =
        before.facts.breaches.iter().map(|b| (b.id, b)).collect();
    for event in &now.breaches {
        let month = Month::of_event(event.when);
        let Some(then) = known.get(&event.id) else {
            note(month, Cause::EventAdded);
            continue;
        };
        let said = |b: &BreachFact| (b.child, b.region, b.kind, b.legal_basis, b.measure, b.flags);
        let causes = [
            (then.status != event.status, Cause::EventDecided),
            (then.severity != event.severity, Cause::SeverityAssessed),
            (said(then) != said(event), Cause::EventCorrected),
        ];
        for (_, cause) in causes.into_iter().filter(|(holds, _)| *holds) {
            note(month, cause);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::severity::SeverityLevel;
    use crate::report::fixture::{
        FactsCase, RequestCase, a_conclusion, a_request, an_event, facts,
    };

    /// What is found between two sets of facts, the first of them frozen for July on 5 August.
    fn found(then: FactsCase, now: FactsCase) -> Vec<(String, Cause, u64)> {
        let before = FrozenBefore {
            month: "2024-07".parse().unwrap(),
            facts: then.done(),
        };
        let found = corrections(&before, &now.at("2024-09-05T07:00Z").done());
        let told =
            |((month, cause), count): ((Month, Cause), u64)| (month.to_string(), cause, count);
        found.into_iter().map(told).collect()
    }

    fn one(month: &str, cause: Cause) -> Vec<(String, Cause, u64)> {
        vec![(month.to_owned(), cause, 1)]
    }

    fn in_july(n: u128) -> RequestCase {
        a_request(n).reported("2024-07-02T10:00Z")
    }

    #[test]
    fn what_has_not_changed_and_what_came_in_a_later_month_is_no_correction() {
        let same = || facts().request(in_july(1)).event(an_event(1));
        assert_eq!(found(same(), same()), []);
        let later = same()
            .request(a_request(2).reported("2024-08-06T10:00Z"))
            .event(an_event(2).at("2024-08-07T12:00Z"));
        assert_eq!(found(same(), later), []);
    }

    #[test]
    fn a_case_is_told_of_late_or_goes_on() {
        let then = || facts().request(in_july(1));
        let with = |request| facts().request(request);
        assert_eq!(found(facts(), then()), one("2024-07", Cause::RequestAdded));
        assert_eq!(
            found(then(), with(in_july(1).accepted("2024-08-20T10:00Z"))),
            one("2024-07", Cause::WentOn)
        );
        let late = in_july(1)
            .accepted("2024-07-03T10:00Z")
            .told("2024-08-20T10:00Z");
        assert_eq!(found(then(), with(late)), one("2024-07", Cause::ToldLate));
        let elsewhere = in_july(1).region(crate::report::fixture::region("nord"));
        assert_eq!(
            found(then(), with(elsewhere)),
            one("2024-07", Cause::RequestCorrected)
        );
        assert_eq!(
            found(then(), facts()),
            one("2024-07", Cause::RequestCorrected)
        );
        // Dated into a month that is not frozen: the frozen one has it too many.
        let dated_anew = a_request(1).reported("2024-08-10T10:00Z");
        assert_eq!(
            found(then(), with(dated_anew)),
            one("2024-07", Cause::RequestCorrected)
        );
    }

    #[test]
    fn an_event_is_recorded_decided_or_assessed_afterwards() {
        let then = || facts().event(an_event(1));
        let level = SeverityLevel::Moderate;
        let cases = [
            (then().event(an_event(2)), Cause::EventAdded),
            (facts().event(an_event(1).rejected()), Cause::EventDecided),
            (
                facts().event(an_event(1).severity(level)),
                Cause::SeverityAssessed,
            ),
            (facts().event(an_event(1).planned()), Cause::EventCorrected),
        ];
        for (now, cause) in cases {
            assert_eq!(found(then(), now), one("2024-05", cause));
        }
        let concluded = |on| then().conclusion(a_conclusion(on).told("2024-08-20T10:00Z"));
        assert_eq!(
            found(then(), concluded("2024-06-20")),
            one("2024-06", Cause::ConclusionAdded)
        );
        assert_eq!(found(then(), concluded("2024-08-20")), []);
    }
}
