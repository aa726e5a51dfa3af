//! «Hendelser og unike barn etter type» (Fig 3-4).

use super::shape;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Table, TableFault};

/// The table. A child with an acute and a planned event is in both rows and once in the total.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let start = shape::start(
        counting,
        "hendelser-og-barn",
        "rapport-hendelser-etter-type",
        Label::Key("rapport-type"),
    );
    let kinds: Vec<_> = shape::kinds().collect();
    shape::events_and_children(start, counting, &kinds, |event| event.kind)
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R5, CountingRule::R11])
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, counts, facts, sum_of_rows, total};

    #[test]
    fn a_child_with_both_kinds_counts_once_in_the_total() {
        let facts = facts()
            .event(an_event(1).child(1))
            .event(an_event(2).child(1).planned())
            .event(an_event(3).child(1))
            .event(an_event(4).no_child().planned())
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(counts(&table), [[0, 0, 2, 1], [0, 0, 2, 1]].map(Vec::from));
        assert_eq!(sum_of_rows(&table), [0, 0, 4, 2]);
        assert_eq!(total(&table), [0, 0, 4, 1]);
        assert!(
            table
                .notes()
                .iter()
                .any(|note| note.key == "rapport-note-uten-barn")
        );
    }
}
