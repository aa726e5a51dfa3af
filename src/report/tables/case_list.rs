//! «Ikke levert til rett tid» (Tab 3-1): the events of the month, one a row, without identity.

use chrono::{DateTime, Utc};

use super::shape;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::{self, End};
use crate::report::facts::{BreachFact, RequestFact, When};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Column, Grain, Table, TableFault};

/// The table of the month. No kommune, no child and no id of the database is in it.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let month = Period::month(counting.month());
    of(counting, (counting.events(month), Label::Period(month)))
}

/// The table of some events: those of a month, or of a week.
pub fn of(
    counting: &Counting<'_>,
    (events, when): (Vec<&BreachFact>, Label),
) -> Result<Table, TableFault> {
    let mut entries: Vec<_> = events.into_iter().map(|e| entry(counting, e)).collect();
    entries.sort_unstable();
    let title = Phrase::plain("rapport-liste").with("periode", Cell::Label(when));
    let start = crate::report::table::TableBuilder::new(
        "ikke-levert-i-tide",
        title,
        Label::Key("rapport-nr"),
        counting.cut_off(),
    );
    let mut table = COLUMNS.into_iter().fold(start, |table, (id, key)| {
        table.column(Column::no_sum(id, Label::Key(key)))
    });
    let behind = entries.len() as u64;
    for (number, (_, cells)) in (1..).zip(entries) {
        table = table.row(Label::Number(number), cells);
    }
    use CountingRule::{R1, R2, R3, R10, R11, R13};
    table
        .note(Phrase::plain("rapport-note-liste-ventetid"))
        .note(Phrase::plain("rapport-note-oppholdssted"))
        .note(Phrase::plain("rapport-note-selvrapportert"))
        .rules(&[R1, R2, R3, R10, R11, R13])
        .behind(Grain::Events, behind)
        .build()
}

const COLUMNS: [(&str, &str); 14] = [
    ("region", "rapport-region"),
    ("type", "rapport-type"),
    ("hjemmel", "rapport-hjemmel"),
    ("tiltak", "rapport-tiltak"),
    ("meldt", "rapport-meldt"),
    ("forsteTilbud", "rapport-forste-tilbud"),
    ("flyttetInn", "rapport-flyttet-inn"),
    ("trukketArsak", "rapport-trukket-arsak"),
    ("dager", "rapport-dager"),
    ("timer", "rapport-timer"),
    ("ventetidTil", "rapport-ventetid-til"),
    ("oppholdssted", "rapport-oppholdssted-kort"),
    ("behov", "rapport-behov-kort"),
    ("alvorlighet", "rapport-alvorlighet"),
];

/// Rows are ordered by when the need was reported (events without that by when the limit passed, and
/// those known by month only last), then by their content. Never by an id: ids differ between databases.
type Order = (bool, Option<DateTime<Utc>>);

fn entry(counting: &Counting<'_>, event: &BreachFact) -> (Order, Vec<Cell>) {
    let request = counting.request_of(event);
    let reported = request.map(|request| request.need_reported_at);
    let placed = reported.or(match event.when {
        When::At(at) => Some(at),
        When::InMonth { .. } => None,
    });
    let basis = event
        .legal_basis
        .or(request.map(|request| request.legal_basis));
    let measure = event.measure.or(request.map(|request| request.measure));
    let reached = |end: End| Cell::maybe(request.and_then(|r| end.reached(r)), Cell::Instant);
    let withdrawal = request.and_then(|request| request.withdrawal);
    let mut cells = vec![
        Cell::Label(Label::Region(event.region)),
        Cell::Label(Label::Kind(event.kind)),
        Cell::maybe(basis, |basis| Cell::Label(Label::LegalBasis(basis))),
        Cell::maybe(measure, |measure| Cell::Label(Label::Measure(measure))),
        Cell::maybe(reported, Cell::Instant),
        reached(End::FirstOffer),
        reached(End::MovedIn),
        Cell::maybe(withdrawal, |w| Cell::Label(Label::Withdrawal(w.reason))),
    ];
    cells.extend(wait(counting, request));
    cells.extend([
        Cell::Label(
            counting
                .main_place(event)
                .map_or(shape::NOT_REGISTERED, Label::Place),
        ),
        Cell::Label(Label::Flags(event.flags.into())),
        Cell::Label(
            event
                .severity
                .map_or(Label::Key("rapport-ikke-vurdert"), Label::Severity),
        ),
    ]);
    ((placed.is_none(), placed), cells)
}

/// Days, hours and what the wait is counted to: the first offer, else the withdrawal, else the cut-off.
fn wait(counting: &Counting<'_>, request: Option<&RequestFact>) -> [Cell; 3] {
    let Some(request) = request else {
        return [Cell::Empty; 3];
    };
    let withdrawn = request.withdrawal.map(|withdrawal| withdrawal.at);
    let (end, key) = match (End::FirstOffer.reached(request), withdrawn) {
        (Some(offered), _) => (offered, "rapport-til-forste-tilbud"),
        (None, Some(withdrawn)) => (withdrawn, "rapport-til-trukket"),
        (None, None) => (counting.cut_off(), "rapport-til-tatt-ut"),
    };
    let start = request.need_reported_at;
    let tenths = time::elapsed_minutes(start, end).div_euclid(6);
    let days = Cell::Number {
        value: time::days(start, end),
        decimals: 0,
    };
    [
        days,
        Cell::Number {
            value: tenths,
            decimals: 1,
        },
        Cell::Label(Label::Key(key)),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, an_event, facts};

    fn wait_cells(table: &Table) -> Vec<[Cell; 3]> {
        table
            .rows()
            .iter()
            .map(|row| [row.cells[8], row.cells[9], row.cells[10]])
            .collect()
    }

    #[test]
    fn one_row_an_event_ordered_by_when_the_need_was_reported() {
        let reported = |n: u128, at| a_request(n).reported(at);
        let facts = facts()
            .request(reported(2, "2024-07-02T20:00Z").accepted("2024-07-08T10:00Z"))
            .request(reported(1, "2024-07-01T10:00Z").withdrawn("2024-07-01T22:00Z"))
            .request(reported(3, "2024-08-04T12:00Z"))
            .event(an_event(2).of_request(2).at("2024-07-02T22:00Z"))
            .event(an_event(1).of_request(1).at("2024-07-01T12:00Z"))
            .event(an_event(3).of_request(3).at("2024-07-31T12:00Z"))
            .event(an_event(4).in_month(2024, 7))
            .event(an_event(5).at("2024-06-30T12:00Z"))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let number = |value, decimals| Cell::Number { value, decimals };
        let to = |key| Cell::Label(Label::Key(key));
        let expected = [
            [number(1, 0), number(120, 1), to("rapport-til-trukket")],
            [
                number(6, 0),
                number(1340, 1),
                to("rapport-til-forste-tilbud"),
            ],
            [number(1, 0), number(190, 1), to("rapport-til-tatt-ut")],
            [Cell::Empty; 3],
        ];
        assert_eq!(wait_cells(&table), expected);
        assert_eq!(table.events_behind(), 4);
        assert_eq!(table.rows()[3].label, Label::Number(4));
    }
}
