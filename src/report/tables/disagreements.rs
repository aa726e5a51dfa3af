//! «Uenigheter»: offers in time that the kommune holds unsuited. A category of its own, never part of
//! what was not delivered in time.

use super::shape::{self, KindColumns};
use crate::domain::code::Code;
use crate::domain::offer::{Answer, DeclineReason};
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::first_offer;
use crate::report::counting::{Counting, counted_kind, those};
use crate::report::facts::RequestFact;
use crate::report::label::{Label, Phrase};
use crate::report::month::Period;
use crate::report::table::{Grain, Sum, Table, TableBuilder, TableFault};

/// Two tables: by the kommune's reason, and by region.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let columns = KindColumns {
        periods: [
            of(counting, counting.last_year()),
            of(counting, counting.this_year()),
        ],
        kind: |request: &RequestFact| counted_kind(request.kind),
    };
    let begin =
        |id, title, heading| columns.columns(shape::start(counting, id, title, heading), Sum::Adds);
    let mut reasons = begin(
        "uenighet-avslagsgrunn",
        "rapport-uenigheter",
        Label::Key("rapport-grunn"),
    );
    for reason in DeclineReason::ALL
        .iter()
        .filter(|reason| reason.holds_it_unsuited())
    {
        reasons = reasons.row(
            Label::Decline(*reason),
            columns.cells(|request| declined_for(request) == Some(*reason)),
        );
    }
    let mut regions = begin(
        "uenighet-per-region",
        "rapport-uenigheter-per-region",
        Label::Key("rapport-region"),
    );
    for (label, region) in shape::regions(counting) {
        regions = regions.row(label, columns.cells(|request| request.region == region));
    }
    let finish = |table: TableBuilder, total| {
        table
            .total(total, columns.cells(|_| true))
            .note(Phrase::plain("rapport-note-uenighet"))
            .note(Phrase::plain("rapport-note-anmodninger"))
            .rules(&[CountingRule::R2, CountingRule::R11])
            .behind(Grain::Requests, columns.behind())
    };
    let by_reason = finish(reasons, shape::SUM).build()?;
    Ok(vec![
        by_reason,
        finish(regions, shape::whole(counting))
            .rules(&[CountingRule::R10])
            .build()?,
    ])
}

fn of<'a>(counting: &Counting<'a>, period: Period) -> (Period, Vec<&'a RequestFact>) {
    let disagreed =
        |request: &RequestFact| Outcome::of(request, counting.cut_off()) == Outcome::Disagreement;
    (period, those(&counting.requests(period), disagreed))
}

fn declined_for(request: &RequestFact) -> Option<DeclineReason> {
    match first_offer(request)?.answer {
        Some((Answer::Declined(reason), _)) => Some(reason),
        Some((Answer::Accepted, _)) | None => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts, total};

    #[test]
    fn an_offer_in_time_held_unsuited_is_a_disagreement() {
        let due = |n: u128| {
            a_request(n)
                .reported("2024-05-01T10:00Z")
                .due("2024-05-01T12:00Z")
        };
        let facts = facts()
            .request(due(1).declined("2024-05-01T11:00Z", DeclineReason::Safety))
            .request(due(2).declined("2024-05-01T11:00Z", DeclineReason::Other))
            .request(due(3).declined("2024-05-01T13:00Z", DeclineReason::Safety))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(tables.len(), 2);
        for table in &tables {
            assert_eq!(total(table), [0, 0, 0, 1, 0, 1]);
        }
    }
}
