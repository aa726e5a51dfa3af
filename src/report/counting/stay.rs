//! Where the child mainly stayed while waiting (Fig 3-9).

use chrono::{DateTime, Utc};

use super::time::End;
use crate::domain::request::{PlaceOfStay, Stay};
use crate::report::facts::{BreachFact, RequestFact};

/// When the wait ends: the child moved in or the request was withdrawn, whichever is first, else the cut-off.
pub fn end_of_wait(request: &RequestFact, cut_off: DateTime<Utc>) -> DateTime<Utc> {
    let moved_in = End::MovedIn.reached(request);
    let withdrawn = request.withdrawal.map(|withdrawal| withdrawal.at);
    [moved_in, withdrawn]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(cut_off)
}

/// When the last wait ended: the child lives in a place, or the request was withdrawn; else the cut-off. A
/// place that did not hold ended nothing.
pub fn end_of_last_wait(request: &RequestFact, cut_off: DateTime<Utc>) -> DateTime<Utc> {
    let moved_in = request.lived_in().and_then(|offer| offer.moved_in);
    let moved_in = moved_in.map(|moved| moved.at);
    let withdrawn = request.withdrawal.map(|withdrawal| withdrawal.at);
    moved_in
        .into_iter()
        .chain(withdrawn)
        .min()
        .unwrap_or(cut_off)
}

/// «Oppholdssted» of an event: the place of the longest single spell within the wait, cut to the wait;
/// without a spell the place registered with the event; `None` is «ikke registrert». Of two spells
/// equally long the earlier counts.
pub fn main_place(
    event: &BreachFact,
    request: Option<&RequestFact>,
    cut_off: DateTime<Utc>,
) -> Option<PlaceOfStay> {
    request
        .and_then(|request| longest_spell(request, cut_off))
        .or(event.stay)
}

fn longest_spell(request: &RequestFact, cut_off: DateTime<Utc>) -> Option<PlaceOfStay> {
    let wait = (request.need_reported_at, end_of_wait(request, cut_off));
    request
        .stays
        .iter()
        .filter_map(|stay| {
            within(stay, wait, cut_off).map(|(from, length)| (length, from, stay.place))
        })
        .max_by(|(a, a_from, a_place), (b, b_from, b_place)| {
            a.cmp(b).then(b_from.cmp(a_from)).then(b_place.cmp(a_place))
        })
        .map(|(_, _, place)| place)
}

/// Start and seconds of the part of a spell that lies within the wait; `None` of no part.
fn within(
    stay: &Stay,
    wait: (DateTime<Utc>, DateTime<Utc>),
    cut_off: DateTime<Utc>,
) -> Option<(DateTime<Utc>, i64)> {
    let from = stay.from.max(wait.0);
    let to = stay.to.unwrap_or(cut_off).min(wait.1);
    (to > from).then(|| (from, (to - from).num_seconds()))
}

#[cfg(test)]
mod tests {
    use super::PlaceOfStay::{Custody, Home, Hospital, MunicipalTemporary};
    use super::*;
    use crate::report::fixture::{RequestCase, a_request, an_event, at};
    use rstest::rstest;

    fn waited() -> RequestCase {
        a_request(1).reported("2024-05-01T00:00Z")
    }

    #[rstest]
    #[case::none_registered(waited(), Some(Custody))]
    #[case::one(waited().stay(Home, "2024-05-01T00:00Z", None), Some(Home))]
    #[case::longest_single_spell_not_sum(
        waited()
            .stay(Home, "2024-05-01T00:00Z", Some("2024-05-03T00:00Z"))
            .stay(Hospital, "2024-05-03T00:00Z", Some("2024-05-06T00:00Z"))
            .stay(Home, "2024-05-06T00:00Z", Some("2024-05-08T00:00Z")),
        Some(Hospital)
    )]
    #[case::cut_to_the_wait(
        waited()
            .stay(Home, "2024-04-01T00:00Z", Some("2024-05-01T06:00Z"))
            .stay(Hospital, "2024-05-01T06:00Z", None)
            .moved_in("2024-05-02T00:00Z"),
        Some(Hospital)
    )]
    #[case::after_the_wait_is_none(
        waited().withdrawn("2024-05-02T00:00Z").stay(MunicipalTemporary, "2024-05-02T00:00Z", None),
        Some(Custody)
    )]
    #[case::a_tie_goes_to_the_earlier(
        waited()
            .stay(Hospital, "2024-05-02T00:00Z", Some("2024-05-03T00:00Z"))
            .stay(Home, "2024-05-01T00:00Z", Some("2024-05-02T00:00Z")),
        Some(Home)
    )]
    fn the_main_place(#[case] case: RequestCase, #[case] place: Option<PlaceOfStay>) {
        let event = an_event(1).stay(Custody).fact();
        assert_eq!(
            main_place(&event, Some(&case.fact()), at("2024-06-01T00:00Z")),
            place
        );
    }

    #[test]
    fn a_place_that_did_not_hold_ends_no_wait() {
        let now = at("2024-06-01T00:00Z");
        let broke_down = || {
            waited()
                .moved_in("2024-05-02T00:00Z")
                .undone("2024-05-09T00:00Z")
        };
        assert_eq!(end_of_last_wait(&broke_down().fact(), now), now);
        let again = broke_down().moved_in_again("2024-05-20T00:00Z").fact();
        assert_eq!(end_of_last_wait(&again, now), at("2024-05-20T00:00Z"));
    }

    #[test]
    fn an_event_known_only_as_an_event_has_the_place_registered_with_it() {
        let cut_off = at("2024-06-01T00:00Z");
        assert_eq!(
            main_place(&an_event(1).stay(Home).fact(), None, cut_off),
            Some(Home)
        );
        assert_eq!(main_place(&an_event(1).fact(), None, cut_off), None);
    }
}
