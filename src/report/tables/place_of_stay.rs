//! «Oppholdssted mens barnet ventet» (Fig 3-9).

use super::shape;
use crate::domain::code::Code;
use crate::domain::request::PlaceOfStay;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Table, TableFault};

/// The table: each event by its main place of stay.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let start = shape::start(
        counting,
        "oppholdssted",
        "rapport-oppholdssted",
        Label::Key("rapport-oppholdssted-kort"),
    );
    let known = PlaceOfStay::ALL
        .iter()
        .map(|place| (Label::Place(*place), Some(*place)));
    let places: Vec<_> = known.chain([(shape::NOT_REGISTERED, None)]).collect();
    shape::events_and_children(start, counting, &places, |event| counting.main_place(event))
        .note(Phrase::plain("rapport-note-oppholdssted"))
        .rules(&[CountingRule::R5])
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, an_event, counts, facts, total};

    #[test]
    fn the_spell_of_the_request_goes_before_the_place_registered_with_the_event() {
        let hospital = a_request(1).reported("2024-05-01T10:00Z").stay(
            PlaceOfStay::Hospital,
            "2024-05-01T10:00Z",
            None,
        );
        let facts = facts()
            .request(hospital)
            .event(an_event(1).of_request(1).child(1).stay(PlaceOfStay::Home))
            .event(an_event(2).child(1).stay(PlaceOfStay::Home))
            .event(an_event(3).child(1))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let events: Vec<_> = counts(&table).iter().map(|row| row[2]).collect();
        assert_eq!(events, [1, 0, 0, 0, 1, 0, 0, 1]);
        assert_eq!(total(&table), [0, 0, 3, 1]);
    }
}
