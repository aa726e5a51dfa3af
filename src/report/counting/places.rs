//! Places and how they were used (R14).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Counting;
use crate::domain::calendar;
use crate::domain::id::ChildId;
use crate::domain::legal_basis::Measure;
use crate::domain::placement::{Dates, PlaceClass};
use crate::report::month::Period;

/// Days from one to before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: NaiveDate,
    /// The first day after.
    until: NaiveDate,
}

impl Span {
    fn count(self) -> u64 {
        u64::try_from((self.until - self.from).num_days()).unwrap_or(0)
    }

    fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from
            .iter_days()
            .take_while(move |day| *day < self.until)
    }

    fn within(self, other: Self) -> Self {
        Self {
            from: self.from.max(other.from),
            until: self.until.min(other.until),
        }
    }
}

/// Place-days of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlaceDays {
    /// Taken: a child in two places at once counts two.
    pub occupied: u64,
    /// Of these, more than one for the same child («ekstra plass»).
    pub extra: u64,
    /// There were, those closed taken away.
    pub available: u64,
    /// Closed.
    pub closed: u64,
}

impl PlaceDays {
    /// Taken of those there were, in tenths of a per cent, rounded to the nearest; `None` of none.
    pub fn per_mille(self) -> Option<i64> {
        let per_mille = (self.occupied * 2_000 + self.available).checked_div(self.available * 2)?;
        i64::try_from(per_mille).ok()
    }
}

/// How many places of a class there were on a day: as budgeted or agreed, also where they are closed.
pub fn there_were(counting: &Counting<'_>, day: NaiveDate, of: impl Fn(PlaceClass) -> bool) -> u64 {
    let all = counting.facts().places.iter();
    let there = all.filter(|one| {
        let dates = one.dates;
        let on = dates.from <= day && dates.to.is_none_or(|to| day <= to);
        one.closed.is_none() && of(one.class) && on
    });
    there.map(|one| u64::from(one.number)).sum()
}

/// The place-days of a class in a period, to the cut-off where it came first. Stays are those in
/// institutions; the day the child moves out is not one of them.
pub fn place_days(
    counting: &Counting<'_>,
    period: Period,
    of: impl Fn(PlaceClass) -> bool,
) -> PlaceDays {
    let Some(days) = days_of(counting, period) else {
        return PlaceDays::default();
    };
    let (available, closed) = open_and_closed(counting, days, &of);
    let mut occupied = 0;
    let mut by_child: BTreeMap<ChildId, Vec<Span>> = BTreeMap::new();
    let stays = counting.facts().placements.iter();
    for one in stays.filter(|one| one.measure == Measure::Institution && of(one.class)) {
        let span = span(one.dates, one.dates.to, days);
        occupied += span.count();
        if let Some(child) = one.child.filter(|_| span.count() > 0) {
            by_child.entry(child).or_default().push(span);
        }
    }
    PlaceDays {
        occupied,
        extra: by_child.into_values().map(more_than_one).sum(),
        available,
        closed,
    }
}

/// The place-days that are open, and those that are closed. Day by day and class by class, so that a closing
/// takes no more than there is of its class on its day, and rows add to their total.
fn open_and_closed(
    counting: &Counting<'_>,
    days: Span,
    of: impl Fn(PlaceClass) -> bool,
) -> (u64, u64) {
    let mut by_day: BTreeMap<(PlaceClass, NaiveDate), (u64, u64)> = BTreeMap::new();
    for one in counting.facts().places.iter().filter(|one| of(one.class)) {
        let to = one.dates.to;
        let until = to.and_then(|to| to.checked_add_days(Days::new(1)));
        for day in span(one.dates, until, days).days() {
            let (there, closed) = by_day.entry((one.class, day)).or_default();
            match one.closed {
                None => *there += u64::from(one.number),
                Some(_) => *closed += u64::from(one.number),
            }
        }
    }
    let each = by_day.into_values().map(|(there, closed)| {
        let closed = closed.min(there);
        (there - closed, closed)
    });
    each.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
}

fn span(dates: Dates, until: Option<NaiveDate>, days: Span) -> Span {
    let until = until.unwrap_or(days.until);
    let from = dates.from;
    Span { from, until }.within(days)
}

/// Days in more than one place at once, one for each place too many.
fn more_than_one(mut spans: Vec<Span>) -> u64 {
    spans.sort_unstable();
    let all: u64 = spans.iter().map(|span| span.count()).sum();
    let (mut covered, mut reached) = (0, NaiveDate::MIN);
    for span in spans {
        let from = span.from.max(reached);
        covered += Span { from, ..span }.count();
        reached = reached.max(span.until);
    }
    all - covered
}

fn days_of(counting: &Counting<'_>, period: Period) -> Option<Span> {
    let from = period.from.first_day()?;
    let until = period.to.after().first_day()?;
    let cut_off = calendar::local_date(counting.cut_off());
    Some(Span {
        from,
        until: until.min(cut_off),
    })
}

/// The last day of a period, or that of the cut-off where it came first.
pub fn last_day(counting: &Counting<'_>, period: Period) -> Option<NaiveDate> {
    let next = period.to.after().first_day()?;
    let last = next.checked_sub_days(Days::new(1))?;
    Some(last.min(calendar::local_date(counting.cut_off())))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_place, a_placement, facts};

    #[test]
    fn a_child_in_two_places_counts_two_and_closed_places_are_not_there() {
        let facts = facts()
            .place(a_place(2, "2024-01-01"))
            .place(a_place(1, "2024-06-11").until("2024-06-20").closed())
            .placement(a_placement("2024-05-01").child(1))
            .placement(a_placement("2024-06-21").until("2024-07-01").child(1))
            .placement(a_placement("2024-06-30").until("2024-06-30").child(2))
            .done();
        let counting = Counting::new("2024-06".parse().unwrap(), &facts);
        let june = Period::month("2024-06".parse().unwrap());
        let found = place_days(&counting, june, |_| true);
        let expected = PlaceDays {
            occupied: 40,
            extra: 10,
            available: 50,
            closed: 10,
        };
        assert_eq!(found, expected);
        assert_eq!(found.per_mille(), Some(800));
        assert_eq!(PlaceDays::default().per_mille(), None);
        let day = "2024-06-15".parse().unwrap();
        assert_eq!(there_were(&counting, day, |_| true), 2, "as agreed");
    }

    #[test]
    fn a_closing_takes_nothing_from_the_days_before_it_or_from_places_that_are_gone() {
        let facts = facts()
            .place(a_place(5, "2024-01-01").until("2024-06-10"))
            .place(a_place(5, "2024-06-11").closed())
            .done();
        let counting = Counting::new("2024-06".parse().unwrap(), &facts);
        let june = Period::month("2024-06".parse().unwrap());
        let found = place_days(&counting, june, |_| true);
        assert_eq!((found.available, found.closed), (50, 0));
    }

    #[test]
    fn days_that_have_not_come_are_not_counted() {
        let facts = facts()
            .place(a_place(1, "2024-01-01"))
            .placement(a_placement("2024-08-01"))
            .done();
        let counting = Counting::new("2024-08".parse().unwrap(), &facts);
        let august = Period::month("2024-08".parse().unwrap());
        let found = place_days(&counting, august, |_| true);
        assert_eq!((found.occupied, found.available), (4, 4), "to 5 August");
    }
}
