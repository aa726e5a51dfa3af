//! «Uenighet etter tema»: what the two sides disagree about, and how it stands.

use super::shape;
use crate::domain::disagreement::DisagreementStatus;
use crate::domain::event::EventDetail::{self, *};
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, count};
use crate::report::facts::DisagreementFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Sum, Table, TableFault};

const THEMES: [EventDetail; 8] = [
    ThemeDistance,
    ThemeSuitability,
    ThemeSiblings,
    ThemeTargetGroup,
    ThemeLegalBasis,
    ThemeResponsibility,
    ThemeCost,
    ThemeSafety,
];
const STATUSES: [(&str, &str, DisagreementStatus); 3] = [
    ("aapne", "rapport-uenighet-aapen", DisagreementStatus::Open),
    ("lost", "rapport-uenighet-lost", DisagreementStatus::Solved),
    ("staar", "rapport-uenighet-staar", DisagreementStatus::Kept),
];

/// The table: by when the disagreement was raised.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let (before, year) = (counting.last_year(), counting.this_year());
    let heading = Label::Key("rapport-tema");
    let now = Label::Period(year);
    let mut table = shape::start(counting, "uenighet", "rapport-uenighet-tema", heading)
        .column(
            Column::adds("reistAretFor", Label::Key("rapport-uenighet-reist"))
                .under(Label::Period(before)),
        )
        .column(Column::adds("reist", Label::Key("rapport-uenighet-reist")).under(now));
    for (id, key, _) in STATUSES {
        table = table.column(Column::adds(id, Label::Key(key)).under(now));
    }
    table = table.across(&STATUSES.map(|(id, ..)| id), "reist", Sum::Adds);
    let (earlier, raised) = (of(counting, before), of(counting, year));
    let cells = |holds: &dyn Fn(&DisagreementFact) -> bool| {
        let standing =
            STATUSES.map(|(.., status)| count(&raised, |one| holds(one) && one.status == status));
        let all = [count(&earlier, holds), count(&raised, holds)];
        let counts = all.into_iter().chain(standing);
        counts.map(Cell::Count).collect::<Vec<_>>()
    };
    for theme in THEMES {
        let label = Label::of("event-detail", theme);
        table = table.row(label, cells(&|one| one.theme == Some(theme)));
    }
    let untold = |one: &DisagreementFact| !one.theme.is_some_and(|one| THEMES.contains(&one));
    table
        .row(shape::NOT_REGISTERED, cells(&untold))
        .total(shape::SUM, cells(&|_| true))
        .note(Phrase::plain("rapport-note-uenighet-tema"))
        .rules(&[CountingRule::R10])
        .behind(Grain::Disagreements, (earlier.len() + raised.len()) as u64)
        .build()
}

fn of<'a>(counting: &Counting<'a>, period: Period) -> Vec<&'a DisagreementFact> {
    let all = counting.facts().requests.iter();
    all.flat_map(|request| &request.disagreements)
        .filter(|one| period.holds(Month::of(one.raised_at)))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn a_disagreement_counts_by_theme_and_by_how_it_stands() {
        use DisagreementStatus::{Kept, Open, Solved};
        let facts = facts()
            .request(
                a_request(1)
                    .disagrees(Some(ThemeDistance), "2024-05-02T10:00Z", Open)
                    .disagrees(Some(ThemeDistance), "2024-05-03T10:00Z", Solved),
            )
            .request(a_request(2).disagrees(Some(ThemeCost), "2023-05-02T10:00Z", Kept))
            .request(a_request(3).disagrees(None, "2024-05-02T10:00Z", Kept))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let rows = counts(&table);
        assert_eq!(rows[0], [0, 2, 1, 1, 0]);
        assert_eq!(rows[6], [1, 0, 0, 0, 0]);
        assert_eq!(rows[8], [0, 1, 0, 0, 1]);
        assert_eq!(total(&table), [1, 3, 1, 1, 1]);
    }
}
