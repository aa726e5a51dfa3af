//! «Tilbud og avslag»: what the kommune answered to each offer, and why places were not offered at all.

use super::shape::{self, KindColumns};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::event::EventDetail::{self, *};
use crate::domain::offer::{Answer, DeclineReason};
use crate::report::counting::rules::CountingRule;
use crate::report::counting::{Counting, counted_kind};
use crate::report::facts::{OfferFact, RequestFact};
use crate::report::label::{Label, Phrase};
use crate::report::month::{Month, Period};
use crate::report::table::{Grain, Sum, Table, TableFault};

/// One offer, or one place that was considered, with the row it stands in.
#[derive(Debug)]
pub struct Entry {
    /// Acute or planned.
    pub kind: CountedKind,
    /// What was answered, or why it was not offered.
    pub row: Label,
}

const ACCEPTED: Label = Label::Key("rapport-tilbud-akseptert");
const WITHDRAWN: Label = Label::Key("rapport-tilbud-tilbaketrukket");
const UNANSWERED: Label = Label::Key("rapport-tilbud-ubesvart");

/// Two tables: offers by answer, and places that were considered and not offered.
pub fn tables(counting: &Counting<'_>) -> Result<Vec<Table>, TableFault> {
    let rows = answers();
    let why = CONSIDERED.map(|detail| Label::of("event-detail", detail));
    let considered: Vec<Label> = why.into_iter().chain([shape::NOT_REGISTERED]).collect();
    Ok(vec![
        table(
            counting,
            ("tilbud-og-avslag", "rapport-tilbud-og-avslag"),
            (&rows, offers),
            ("rapport-note-tilbud", Grain::Offers),
        )?,
        table(
            counting,
            ("vurderte-plasser", "rapport-vurderte-plasser"),
            (&considered, not_offered),
            ("rapport-note-vurderte-plasser", Grain::Considered),
        )?,
    ])
}

/// What can have come of an offer, in the order it is read.
pub fn answers() -> Vec<Label> {
    let reasons = DeclineReason::ALL.iter().map(|one| Label::Decline(*one));
    let rows = [ACCEPTED].into_iter().chain(reasons);
    rows.chain([WITHDRAWN, UNANSWERED]).collect()
}

/// What a request gives to a period.
type Reading = fn(&RequestFact, Period) -> Vec<Entry>;

fn table(
    counting: &Counting<'_>,
    (id, title): (&'static str, &'static str),
    (rows, entries): (&[Label], Reading),
    (note, grain): (&'static str, Grain),
) -> Result<Table, TableFault> {
    let of = |period| -> Vec<Entry> {
        let requests = counting.facts().requests.iter();
        requests.flat_map(|one| entries(one, period)).collect()
    };
    let (before, year) = (counting.last_year(), counting.this_year());
    let both = [of(before), of(year)];
    let columns = KindColumns {
        periods: [
            (before, both[0].iter().collect()),
            (year, both[1].iter().collect()),
        ],
        kind: |entry: &Entry| entry.kind,
    };
    let start = shape::start(counting, id, title, Label::Key("rapport-svar"));
    let mut table = columns.columns(start, Sum::Adds);
    for row in rows {
        table = table.row(*row, columns.cells(|entry| entry.row == *row));
    }
    table
        .total(shape::SUM, columns.cells(|_| true))
        .note(Phrase::plain(note))
        .rules(&[CountingRule::R10, CountingRule::R11])
        .behind(grain, columns.behind())
        .build()
}

/// The offers of a request that were made in a period.
pub fn offers(request: &RequestFact, period: Period) -> Vec<Entry> {
    let kind = counted_kind(request.kind);
    let made = |offer: &&OfferFact| period.holds(Month::of(offer.made.at));
    let entry = |offer| Entry {
        kind,
        row: answer(offer),
    };
    request.offers.iter().filter(made).map(entry).collect()
}

fn answer(offer: &OfferFact) -> Label {
    if offer.moved_in.is_some() {
        return ACCEPTED;
    }
    if offer.withdrawn.is_some() {
        return WITHDRAWN;
    }
    match offer.answer {
        Some((Answer::Accepted, _)) => ACCEPTED,
        Some((Answer::Declined(reason), _)) => Label::Decline(reason),
        None => UNANSWERED,
    }
}

const CONSIDERED: [EventDetail; 5] = [
    ConsideredUnsuited,
    ConsideredTooFar,
    ConsideredFull,
    ConsideredUnsafe,
    ConsideredChildAgainst,
];

fn not_offered(request: &RequestFact, period: Period) -> Vec<Entry> {
    let told = request.considered.iter();
    let of_period = told.filter(|(_, when)| period.holds(Month::of(when.at)));
    let row = |why: Option<EventDetail>| {
        why.filter(|why| CONSIDERED.contains(why))
            .map_or(shape::NOT_REGISTERED, |why| Label::of("event-detail", why))
    };
    of_period
        .map(|(why, _)| Entry {
            kind: counted_kind(request.kind),
            row: row(*why),
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::report::fixture::{a_request, counts, facts, total};

    #[test]
    fn every_offer_has_one_answer_and_a_place_considered_is_no_offer() {
        let facts = facts()
            .request(
                a_request(1)
                    .declined("2024-05-01T14:00Z", DeclineReason::Distance)
                    .declined("2024-05-02T14:00Z", DeclineReason::Distance)
                    .accepted("2024-05-03T14:00Z"),
            )
            .request(a_request(2).offered("2024-05-03T14:00Z"))
            .request(a_request(3).considered(Some(ConsideredFull), "2024-05-03T14:00Z"))
            .request(a_request(4).considered(None, "2024-05-03T14:00Z"))
            .done();
        let tables = tables(&Counting::new("2024-07".parse().unwrap(), &facts)).unwrap();
        assert_eq!(total(&tables[0]), [0, 0, 0, 4, 0, 4]);
        let acute: Vec<u64> = counts(&tables[0]).iter().map(|row| row[3]).collect();
        assert_eq!(acute, [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let acute: Vec<u64> = counts(&tables[1]).iter().map(|row| row[3]).collect();
        assert_eq!(acute, [0, 0, 1, 0, 0, 1]);
    }
}
