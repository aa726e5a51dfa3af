//! «Hendelser og unike barn per region» (Fig 3-6).

use super::shape;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Table, TableFault};

/// The table. A child in two regions counts once in each and once in the total (R5).
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let start = shape::start(
        counting,
        "hendelser-per-region",
        "rapport-hendelser-per-region",
        Label::Key("rapport-region"),
    );
    let regions: Vec<_> = shape::regions(counting).collect();
    shape::events_and_children(start, counting, &regions, |event| event.region)
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R5, CountingRule::R10])
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, facts, region, sum_of_rows, total};

    #[test]
    fn a_child_in_two_regions_counts_in_both_and_once_nationally() {
        let facts = facts()
            .event(an_event(1).child(1).region(region("ost")))
            .event(an_event(2).child(1).region(region("sor")))
            .event(an_event(3).child(2).region(region("sor")))
            .matched_nationally(false)
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(sum_of_rows(&table), [0, 0, 3, 3]);
        assert_eq!(total(&table), [0, 0, 3, 2]);
        assert!(
            table
                .notes()
                .iter()
                .any(|note| note.key == "rapport-note-barn-per-kommune")
        );
    }
}
