//! «Hendelser og unike barn etter hjemmel».

use super::shape;
use crate::domain::code::Code;
use crate::domain::legal_basis::LegalBasis;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::label::{Label, Phrase};
use crate::report::table::{Table, TableFault};

/// The table: every legal basis, and the events it is not known for.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let start = shape::start(
        counting,
        "hendelser-etter-hjemmel",
        "rapport-hendelser-etter-hjemmel",
        Label::Key("rapport-hjemmel"),
    );
    let known = LegalBasis::ALL
        .iter()
        .map(|basis| (Label::LegalBasis(*basis), Some(*basis)));
    let bases: Vec<_> = known.chain([(shape::NOT_REGISTERED, None)]).collect();
    shape::events_and_children(start, counting, &bases, |event| event.legal_basis)
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[CountingRule::R5, CountingRule::R11])
        .build()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{an_event, counts, facts, total};

    #[test]
    fn an_event_without_basis_has_a_row_of_its_own() {
        let facts = facts()
            .event(an_event(1).child(1).basis(LegalBasis::P4_4))
            .event(an_event(2).child(2))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(counts(&table).last().unwrap(), &[0, 0, 1, 1]);
        assert_eq!(total(&table), [0, 0, 2, 2]);
    }
}
