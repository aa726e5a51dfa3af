//! «Avstand og reisetid»: how far away the places are that were offered, and those the children moved to.

use super::shape;
use crate::report::counting::Counting;
use crate::report::counting::rules::CountingRule;
use crate::report::counting::time::Spread;
use crate::report::facts::{OfferFact, RequestFact};
use crate::report::label::{Cell, Label, Phrase};
use crate::report::month::Month;
use crate::report::table::{Column, Grain, Table, TableFault};

type Of<'a> = (&'a RequestFact, &'a OfferFact);

/// Two tables: of the offers made in the report year, and of the moves in it.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let year = counting.this_year();
    let requests = counting.facts().requests.iter();
    let all: Vec<Of<'_>> = requests
        .flat_map(|request| request.offers.iter().map(move |offer| (request, offer)))
        .collect();
    let made = |(_, offer): &&Of<'_>| year.holds(Month::of(offer.made.at));
    let moved = |(_, offer): &&Of<'_>| {
        offer
            .moved_in
            .is_some_and(|told| year.holds(Month::of(told.at)))
    };
    let offered: Vec<Of<'_>> = all.iter().filter(made).copied().collect();
    let moved: Vec<Of<'_>> = all.iter().filter(moved).copied().collect();
    Ok(vec![
        table(
            counting,
            ("avstand-og-reisetid", "rapport-avstand-tilbud"),
            &offered,
        )?,
        table(
            counting,
            (
                "avstand-og-reisetid-innflyttet",
                "rapport-avstand-innflyttet",
            ),
            &moved,
        )?,
    ])
}

fn table(
    counting: &Counting<'_>,
    (id, title): (&'static str, &'static str),
    offers: &[Of<'_>],
) -> Result<Table, TableFault> {
    let heading = Label::Key("rapport-region");
    let km = Label::Key("rapport-kilometer");
    let travel = Label::Key("rapport-reisetid");
    let adds = |id, key| Column::adds(id, Label::Key(key));
    let spread = |id, key, group| Column::no_sum(id, Label::Key(key)).under(group);
    let mut table = shape::start_for(counting, id, title, heading, counting.this_year())
        .column(adds("tilbud", "rapport-tilbud"))
        .column(adds("medKm", "rapport-antall-kjent").under(km))
        .column(spread("kmMedian", "rapport-median", km))
        .column(spread("kmP90", "rapport-p90", km))
        .column(spread("kmLengst", "rapport-lengst", km))
        .column(adds("medReisetid", "rapport-antall-kjent").under(travel))
        .column(spread("reisetidMedian", "rapport-median", travel))
        .column(spread("reisetidP90", "rapport-p90", travel))
        .column(spread("reisetidLengst", "rapport-lengst", travel));
    for (label, region) in shape::regions(counting) {
        let of = offers.iter().filter(|(one, _)| one.region == region);
        table = table.row(label, cells(&of.copied().collect::<Vec<_>>()));
    }
    table
        .total(shape::whole(counting), cells(offers))
        .note(Phrase::plain("rapport-note-avstand"))
        .note(Phrase::plain("rapport-note-kvantiler"))
        .rules(&[CountingRule::R10])
        .behind(Grain::Offers, offers.len() as u64)
        .build()
}

fn cells(offers: &[Of<'_>]) -> Vec<Cell> {
    let spread = |of: fn(&OfferFact) -> Option<u32>| {
        Spread::of(offers.iter().filter_map(|(_, one)| of(one)).map(i64::from))
    };
    let km = spread(|offer| offer.distance_km);
    let travel = spread(|offer| offer.travel_minutes);
    let parts = |one: Option<Spread>, cell: fn(i64) -> Cell| {
        [
            Cell::Count(one.map_or(0, |one| one.n)),
            Cell::maybe(one, |one| cell(one.median)),
            Cell::maybe(one, |one| cell(one.p90)),
            Cell::maybe(one, |one| cell(one.max)),
        ]
    };
    let mut cells = vec![Cell::Count(offers.len() as u64)];
    cells.extend(parts(km, shape::whole_number));
    cells.extend(parts(travel, Cell::Minutes));
    cells
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, facts, region};

    #[test]
    fn what_is_not_told_of_the_way_is_not_guessed() {
        let facts = facts()
            .request(
                a_request(1)
                    .accepted("2024-05-02T10:00Z")
                    .away(Some(400), Some(300))
                    .moved_in("2024-05-03T10:00Z"),
            )
            .request(
                a_request(2)
                    .region(region("nord"))
                    .accepted("2024-05-02T10:00Z")
                    .away(Some(100), None),
            )
            .request(a_request(3).offered("2024-05-02T10:00Z"))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        let km = shape::whole_number;
        let offered = &tables[0].total().unwrap().cells;
        assert_eq!(
            offered[..5],
            [Cell::Count(3), Cell::Count(2), km(250), km(400), km(400)]
        );
        assert_eq!(offered[5..7], [Cell::Count(1), Cell::Minutes(300)]);
        let moved = &tables[1].total().unwrap().cells;
        assert_eq!(moved[..3], [Cell::Count(1), Cell::Count(1), km(400)]);
    }
}
