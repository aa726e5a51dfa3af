//! Waiting time: R1-R3, and the spread of many waits.

use chrono::{DateTime, Utc};

use crate::domain::calendar;
use crate::domain::offer::Answer;
use crate::report::facts::{OfferFact, RequestFact};

/// «Dager» (R1): local midnights passed from start to end, Europe/Oslo.
pub fn days(start: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    calendar::midnights_between(start, end)
}

/// Elapsed time (R1) in whole minutes, rounded down; a night the clock is moved is 23 or 25 hours.
pub fn elapsed_minutes(start: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    (end - start).num_minutes()
}

/// The three ends of a wait (R3), never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The first offer, whatever the kommune answered.
    FirstOffer,
    /// The first offer the kommune found suitable: the earliest one it accepted or moved a child into,
    /// by the instant the offer was made.
    SuitableOffer,
    /// The child moved in.
    MovedIn,
}

impl End {
    /// The three ends, in the order they come.
    pub const ALL: [Self; 3] = [Self::FirstOffer, Self::SuitableOffer, Self::MovedIn];

    /// When the request reached this end; `None` while it has not.
    pub fn reached(self, request: &RequestFact) -> Option<DateTime<Utc>> {
        match self {
            Self::FirstOffer => first_offer(request).map(|offer| offer.made.at),
            Self::SuitableOffer => request
                .offers
                .iter()
                .filter(|o| suitable(o))
                .map(|o| o.made.at)
                .min(),
            Self::MovedIn => request
                .offers
                .iter()
                .filter_map(|o| o.moved_in)
                .map(|moved| moved.at)
                .min(),
        }
    }
}

fn suitable(offer: &OfferFact) -> bool {
    offer.moved_in.is_some() || matches!(offer.answer, Some((Answer::Accepted, _)))
}

/// The earliest offer made. Two made at the same instant: the one the service was told of first, then
/// the one that was not held unsuited, so that the order of rows decides nothing.
pub fn first_offer(request: &RequestFact) -> Option<&OfferFact> {
    request
        .offers
        .iter()
        .min_by_key(|o| (o.made.at, o.made.recorded_at, held_unsuited(o)))
}

/// Whether the kommune declined the offer for a reason that holds the place unsuited.
pub fn held_unsuited(offer: &OfferFact) -> bool {
    matches!(offer.answer, Some((Answer::Declined(reason), _)) if reason.holds_it_unsuited())
}

/// What waits of many requests add up to, all in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many waits.
    pub n: u64,
    /// The middle one; with an even number the midpoint of the two middle ones, rounded down.
    pub median: i64,
    /// The sum by n, rounded down.
    pub mean: i64,
    /// 90th percentile by nearest rank: the smallest wait that at least 90 % are no longer than, the
    /// one at place ⌈0.9 n⌉ from below.
    pub p90: i64,
    /// The longest.
    pub max: i64,
}

impl Spread {
    /// The spread of some waits in minutes, in any order; `None` of none.
    pub fn of(minutes: impl IntoIterator<Item = i64>) -> Option<Self> {
        let mut sorted: Vec<i64> = minutes.into_iter().collect();
        sorted.sort_unstable();
        let n = sorted.len();
        let upper = *sorted.get(n / 2)?;
        let lower = *sorted.get((n - 1) / 2)?;
        let p90 = *sorted.get((n * 9).div_ceil(10) - 1)?;
        let count = i64::try_from(n).ok()?;
        Some(Self {
            n: n as u64,
            median: (lower + upper).div_euclid(2),
            mean: sorted.iter().sum::<i64>().div_euclid(count),
            p90,
            max: *sorted.last()?,
        })
    }
}

/// How far some requests have come towards one end, at the cut-off. The three numbers add to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The waits of those that reached the end; `None` when none did.
    pub reached: Option<Spread>,
    /// Not reached, not withdrawn: still waiting. Never part of the spread.
    pub waiting: u64,
    /// Withdrawn by the kommune before the end was reached.
    pub withdrawn: u64,
}

impl Waits {
    /// Sorts the requests by whether they reached the end; the wait starts when the need was reported (R2).
    pub fn until(end: End, requests: &[&RequestFact]) -> Self {
        let (mut reached, mut waiting, mut withdrawn) = (Vec::new(), 0, 0);
        for request in requests {
            match end.reached(request) {
                Some(at) => reached.push(elapsed_minutes(request.need_reported_at, at)),
                None if request.withdrawal.is_some() => withdrawn += 1,
                None => waiting += 1,
            }
        }
        Self {
            reached: Spread::of(reached),
            waiting,
            withdrawn,
        }
    }

    /// How many reached the end.
    pub fn n(&self) -> u64 {
        self.reached.map_or(0, |spread| spread.n)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::offer::DeclineReason;
    use crate::report::fixture::{a_request, at, happened};
    use rstest::rstest;

    #[rstest]
    #[case(&[7], 7, 7, 7, 7)]
    #[case(&[4, 1], 2, 2, 4, 4)]
    #[case(&[3, 1, 2], 2, 2, 3, 3)]
    #[case(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 5, 9, 10)]
    #[case(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 6, 10, 11)]
    #[case(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 100], 1, 10, 1, 100)]
    fn quantiles_by_hand(
        #[case] minutes: &[i64],
        #[case] median: i64,
        #[case] mean: i64,
        #[case] p90: i64,
        #[case] max: i64,
    ) {
        let spread = Spread::of(minutes.iter().copied()).unwrap();
        let expected = Spread {
            n: minutes.len() as u64,
            median,
            mean,
            p90,
            max,
        };
        assert_eq!(spread, expected);
    }

    #[test]
    fn nothing_has_no_spread() {
        assert_eq!(Spread::of([]), None);
    }

    #[rstest]
    #[case("2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00", 1, 23)]
    #[case("2024-10-27T00:00+02:00", "2024-10-28T00:00+01:00", 1, 25)]
    #[case("2024-10-27T02:30+02:00", "2024-10-27T02:30+01:00", 0, 1)]
    #[case("2024-05-01T23:59+02:00", "2024-05-02T00:00+02:00", 1, 0)]
    #[case("2024-05-01T00:00+02:00", "2024-05-06T23:59+02:00", 5, 143)]
    fn days_are_midnights_and_hours_are_elapsed(
        #[case] start: &str,
        #[case] end: &str,
        #[case] midnights: i64,
        #[case] hours: i64,
    ) {
        let (start, end) = (at(start), at(end));
        assert_eq!(
            (days(start, end), elapsed_minutes(start, end) / 60),
            (midnights, hours)
        );
    }

    #[test]
    fn the_three_ends_are_kept_apart() {
        let request = a_request(1)
            .reported("2024-05-01T12:00+02:00")
            .declined("2024-05-01T15:00+02:00", DeclineReason::Distance)
            .accepted("2024-05-03T12:00+02:00")
            .moved_in("2024-05-04T18:00+02:00")
            .fact();
        let reached = End::ALL.map(|end| end.reached(&request));
        let expected = [
            "2024-05-01T15:00+02:00",
            "2024-05-03T12:00+02:00",
            "2024-05-04T18:00+02:00",
        ];
        assert_eq!(reached, expected.map(|text| Some(at(text))));
    }

    #[test]
    fn the_waiting_and_the_withdrawn_never_enter_the_spread() {
        let reached = a_request(1)
            .reported("2024-05-01T12:00Z")
            .accepted("2024-05-01T13:00Z")
            .fact();
        let waiting = a_request(2).reported("2024-05-01T12:00Z").fact();
        let withdrawn = a_request(3)
            .reported("2024-05-01T12:00Z")
            .withdrawn("2024-05-02T12:00Z")
            .fact();
        let waits = Waits::until(End::FirstOffer, &[&waiting, &reached, &withdrawn]);
        assert_eq!((waits.n(), waits.waiting, waits.withdrawn), (1, 1, 1));
        assert_eq!(waits.reached.unwrap().max, 60);
        assert_eq!(
            Waits::until(End::MovedIn, &[&waiting, &reached, &withdrawn]).waiting,
            2
        );
    }

    #[test]
    fn the_first_offer_does_not_hang_on_the_order_of_rows() {
        let mut request = a_request(1)
            .accepted("2024-05-03T12:00Z")
            .declined("2024-05-01T12:00Z", DeclineReason::Safety)
            .fact();
        assert_eq!(
            first_offer(&request).unwrap().made,
            happened("2024-05-01T12:00Z")
        );
        request.offers.reverse();
        assert_eq!(
            first_offer(&request).unwrap().made,
            happened("2024-05-01T12:00Z")
        );
    }
}
