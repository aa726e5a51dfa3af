//! «Nemnda»: the steps told, the cases they are of, and where the tribunal came before a place.

use std::collections::BTreeSet;

use super::shape;
use crate::domain::code::Code;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::request::WithdrawalReason;
use crate::report::counting::Counting;
use crate::report::counting::time::End;
use crate::report::facts::RequestFact;
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Column, Grain, Table, TableFault};

/// The table: the year before and the report year. A case is in every row it has a step of.
pub fn table(counting: &Counting<'_>) -> Result<Table, TableFault> {
    let years = [counting.last_year(), counting.this_year()];
    let heading = Label::Key("rapport-nemnd-steg");
    let mut table = shape::start(counting, "nemnd", "rapport-nemnd", heading);
    for (year, [steps, cases]) in years.into_iter().zip(IDS) {
        table = table
            .column(Column::no_sum(steps, Label::Key("rapport-antall")).under(Label::Period(year)))
            .column(Column::no_sum(cases, Label::Key("rapport-saker")).under(Label::Period(year)));
    }
    for kind in NemndEventKind::ALL {
        let cells = years.iter().flat_map(|year| steps(counting, *year, *kind));
        let label = Label::of("nemnd-event-kind", *kind);
        table = table.row(label, cells.collect());
    }
    type Holds = fn(&RequestFact, Period) -> bool;
    let cases: [(&'static str, Holds); 4] = [
        ("rapport-nemnd-flere-berammelser", set_anew),
        ("rapport-nemnd-vedtak-for-tilbud", decided_before_an_offer),
        ("rapport-nemnd-bortfalt", |request, year| {
            withdrawn(request, year, WithdrawalReason::DecisionLapsed)
        }),
        ("rapport-nemnd-avvist", |request, year| {
            withdrawn(request, year, WithdrawalReason::TribunalDismissed)
        }),
    ];
    for (key, holds) in cases {
        let of = |year: &Period| {
            let all = counting.facts().requests.iter();
            let held = all.filter(|request| holds(request, *year)).count() as u64;
            [Cell::Empty, Cell::Count(held)]
        };
        table = table.row(Label::Key(key), years.iter().flat_map(of).collect());
    }
    let told = counting
        .facts()
        .requests
        .iter()
        .flat_map(|one| &one.tribunal);
    let in_years = told.filter(|(_, told)| years.iter().any(|year| year.holds(Month::of(told.at))));
    let behind = in_years.count() as u64;
    table
        .note(Phrase::plain("rapport-note-nemnd"))
        .behind(Grain::TribunalSteps, behind)
        .build()
}

const IDS: [[&str; 2]; 2] = [["antallAretFor", "sakerAretFor"], ["antall", "saker"]];

/// Steps of a kind in a year, and the cases they are of.
fn steps(counting: &Counting<'_>, year: Period, kind: NemndEventKind) -> [Cell; 2] {
    let (mut steps, mut cases) = (0, BTreeSet::new());
    for request in &counting.facts().requests {
        let of = of_kind(request, year, kind);
        if of > 0 {
            cases.insert(request.id);
        }
        steps += of;
    }
    [Cell::Count(steps), Cell::Count(cases.len() as u64)]
}

fn of_kind(request: &RequestFact, year: Period, kind: NemndEventKind) -> u64 {
    let told = request.tribunal.iter();
    let of = told.filter(|(one, told)| *one == kind && year.holds(Month::of(told.at)));
    of.count() as u64
}

fn set_anew(request: &RequestFact, year: Period) -> bool {
    of_kind(request, year, NemndEventKind::HearingSet) > 1
}

/// The tribunal decided, and no place had been offered by then.
fn decided_before_an_offer(request: &RequestFact, year: Period) -> bool {
    let decided = request
        .tribunal
        .iter()
        .find(|(kind, told)| *kind == NemndEventKind::Decided && year.holds(Month::of(told.at)));
    let offered = End::FirstOffer.reached(request);
    decided.is_some_and(|(_, told)| offered.is_none_or(|offered| told.at < offered))
}

fn withdrawn(request: &RequestFact, year: Period, why: WithdrawalReason) -> bool {
    request
        .withdrawal
        .is_some_and(|told| told.reason == why && year.holds(Month::of(told.at)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts};

    #[test]
    fn steps_and_cases_are_two_numbers() {
        use NemndEventKind::{Decided, HearingSet};
        let facts = facts()
            .request(
                a_request(1)
                    .step(HearingSet, "2024-05-10T10:00Z")
                    .step(HearingSet, "2024-06-10T10:00Z")
                    .step(Decided, "2024-06-11T10:00Z"),
            )
            .request(
                a_request(2)
                    .accepted("2024-05-02T10:00Z")
                    .step(Decided, "2024-06-11T10:00Z"),
            )
            .request(a_request(3).step(HearingSet, "2023-06-10T10:00Z"))
            .done();
        let table = table(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let row = |label| {
            let row = table.rows().iter().find(|row| row.label == label);
            row.unwrap().cells.clone()
        };
        let set = row(Label::of("nemnd-event-kind", HearingSet));
        assert_eq!(set, [1, 1, 2, 1].map(Cell::Count));
        let last = |key| row(Label::Key(key))[3];
        assert_eq!(last("rapport-nemnd-flere-berammelser"), Cell::Count(1));
        assert_eq!(last("rapport-nemnd-vedtak-for-tilbud"), Cell::Count(1));
        assert_eq!(table.events_behind(), 5);
    }
}
