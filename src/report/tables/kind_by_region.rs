//! «Akutte og planlagte hendelser per region» (Fig 3-7).

use super::shape;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Grain, Sum, Table, TableFault};

/// The table.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let columns = shape::events_by_kind(counting);
    let start = shape::start(
        counting,
        "akutt-planlagt-per-region",
        "rapport-type-per-region",
        Label::Key("rapport-region"),
    );
    let mut table = columns.columns(start, Sum::Adds);
    for (label, region) in shape::regions(counting) {
        table = table.row(label, columns.cells(|event| event.region == region));
    }
    table
        .total(shape::whole(counting), columns.cells(|_| true))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R10, CountingRule::R11])
        .behind(Grain::Events, columns.behind())
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::code::Code;
    use crate::domain::organisation::Region;
    use crate::report::fixture::{an_event, counts, facts, region, total};

    #[test]
    fn every_region_has_a_row_and_kinds_add_across() {
        let facts = facts()
            .event(an_event(1).region(region("vest")))
            .event(an_event(2).region(region("vest")).planned())
            .event(
                an_event(3)
                    .region(region("nord"))
                    .planned()
                    .at("2023-02-01T10:00Z"),
            )
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(counts(&table).len(), Region::ALL.len());
        assert_eq!(total(&table), [0, 1, 1, 1, 1, 2]);
    }
}
