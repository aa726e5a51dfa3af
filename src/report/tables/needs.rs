//! «Behov»: events where substance use, mental health or crime is registered, by kind.

use super::shape;
use crate::domain::request::NeedFlags;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Grain, Sum, Table, TableFault};

/// The table. One event may be in several rows, so no total is made of them.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    type Holds = fn(NeedFlags) -> bool;
    let rows: [(&'static str, Holds); 5] = [
        ("rapport-hendelser-ialt", |_| true),
        ("rapport-behov-rus", |flags| flags.substance_use),
        ("rapport-behov-psykiatri", |flags| flags.mental_health),
        ("rapport-behov-rus-psykiatri", |flags| {
            flags.substance_use || flags.mental_health
        }),
        ("rapport-behov-kriminalitet", |flags| flags.crime),
    ];
    let columns = shape::events_by_kind(counting);
    let start = shape::start(
        counting,
        "kjennetegn",
        "rapport-behov",
        Label::Key("rapport-behov-kort"),
    );
    let mut table = columns.columns(start, Sum::NoSum);
    for (key, holds) in rows {
        table = table.row(Label::Key(key), columns.cells(|event| holds(event.flags)));
    }
    table
        .note(Phrase::plain("rapport-note-behov"))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R11])
        .behind(Grain::Events, columns.behind())
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, counts, facts};

    #[test]
    fn both_needs_count_once_together() {
        let facts = facts()
            .event(an_event(1).needs(true, true, false))
            .event(an_event(2).needs(true, false, true).planned())
            .event(an_event(3))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let this_year: Vec<_> = counts(&table).iter().map(|row| row[3..].to_vec()).collect();
        assert_eq!(
            this_year,
            [[2, 1, 3], [1, 1, 2], [1, 0, 1], [1, 1, 2], [0, 1, 1]].map(Vec::from)
        );
        assert!(table.total().is_none());
    }
}
