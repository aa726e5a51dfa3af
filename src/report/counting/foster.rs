//! «Ventetid fosterhjem» (R15): days after the wanted start, of the finished and of those who still wait.

use chrono::{Days, NaiveDate};

use super::Counting;
use super::time::Spread;
use crate::domain::calendar;
use crate::domain::legal_basis::Measure;
use crate::report::facts::RequestFact;
use crate::report::month::{Month, Period};

/// Those who moved in during a period and live there still: a child whose place did not hold waits again.
pub fn finished(counting: &Counting<'_>, period: Period) -> Option<Spread> {
    Spread::of(wanted(counting).filter_map(|(request, start)| {
        let moved = request.lived_in()?.moved_in?;
        let moved = calendar::local_date(moved.at);
        period
            .holds(Month::of_date(moved))
            .then(|| (moved - start).num_days().max(0))
    }))
}

/// Those whose wanted start had passed and who had not moved in at the end of a period, or at the cut-off
/// where that came first.
pub fn waiting(counting: &Counting<'_>, period: Period) -> Option<Spread> {
    let end = last_day(counting, period);
    let by_then = |at| calendar::local_date(at) <= end;
    Spread::of(wanted(counting).filter_map(|(request, start)| {
        let moved = request.offers.iter().any(|offer| {
            let undone = offer.undone_at.is_some_and(by_then);
            offer.moved_in.is_some_and(|told| by_then(told.at)) && !undone
        });
        let withdrawn = request.withdrawal.is_some_and(|told| by_then(told.at));
        let waits = start < end && by_then(request.need_reported_at) && !moved && !withdrawn;
        waits.then(|| (end - start).num_days())
    }))
}

/// The requests for a foster home that say when it is wanted from.
fn wanted<'a>(counting: &Counting<'a>) -> impl Iterator<Item = (&'a RequestFact, NaiveDate)> {
    let all = counting.facts().requests.iter();
    all.filter(|request| request.measure == Measure::FosterHome)
        .filter_map(|request| Some((request, request.wanted_start?)))
}

/// The last local day of a period, or that of the cut-off where it is earlier.
fn last_day(counting: &Counting<'_>, period: Period) -> NaiveDate {
    let cut_off = calendar::local_date(counting.cut_off());
    let next = period.to.after().first_day();
    next.and_then(|next| next.checked_sub_days(Days::new(1)))
        .map_or(cut_off, |last| last.min(cut_off))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{RequestCase, a_request, facts};

    fn wants(n: u128, start: &str) -> RequestCase {
        a_request(n)
            .measure(Measure::FosterHome)
            .reported("2023-10-01T10:00Z")
            .wanted(start)
    }

    #[test]
    fn days_are_counted_from_the_wanted_start_to_the_move_or_to_the_end() {
        let facts = facts()
            .request(wants(1, "2024-01-01").moved_in("2024-01-11T10:00Z"))
            .request(wants(2, "2024-01-01").moved_in("2023-12-20T10:00Z"))
            .request(wants(3, "2024-01-21"))
            .request(wants(4, "2024-01-21").withdrawn("2024-02-01T10:00Z"))
            .request(wants(5, "2024-12-01"))
            .request(a_request(6).wanted("2024-01-01"))
            .done();
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let this_year = finished(&counting, counting.this_year()).unwrap();
        assert_eq!((this_year.n, this_year.median), (1, 10));
        let before = finished(&counting, counting.last_year()).unwrap();
        assert_eq!((before.n, before.median), (1, 0), "before the wanted start");
        let january = Period::month("2024-01".parse().unwrap());
        let then = waiting(&counting, january).unwrap();
        assert_eq!((then.n, then.median), (2, 10), "to 31 January");
        let now = waiting(&counting, counting.this_year()).unwrap();
        assert_eq!((now.n, now.max), (1, 192), "to 31 July");
        assert_eq!(waiting(&counting, counting.last_year()), None);
    }

    #[test]
    fn a_child_whose_place_did_not_hold_waits_again() {
        let broke_down = || {
            wants(1, "2024-01-01")
                .moved_in("2024-01-11T10:00Z")
                .undone("2024-03-01T10:00Z")
        };
        let facts = facts()
            .request(broke_down())
            .request(wants(2, "2024-01-01").moved_in("2024-01-11T10:00Z"))
            .done();
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let month = |month: &str| Period::month(month.parse().unwrap());
        assert_eq!(waiting(&counting, month("2024-02")), None, "it held then");
        let march = waiting(&counting, month("2024-03")).unwrap();
        assert_eq!(
            (march.n, march.median),
            (1, 90),
            "from 1 January to 31 March"
        );
        assert_eq!(finished(&counting, counting.this_year()).unwrap().n, 1);
        // The control: a second move that holds ends it.
        let again = broke_down().moved_in_again("2024-04-10T10:00Z");
        let facts = facts_of(again);
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        assert_eq!(waiting(&counting, counting.this_year()), None);
        let found = finished(&counting, counting.this_year()).unwrap();
        assert_eq!((found.n, found.median), (1, 100));
    }

    fn facts_of(request: RequestCase) -> crate::report::facts::Facts {
        facts().request(request).done()
    }
}
