//! What holds of every report, whatever the facts.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::counting::Counting;
use super::facts::Facts;
use super::fixture::{
    EventCase, FactsCase, RequestCase, a_conclusion, a_request, an_event, facts, region,
};
use super::label::Cell;
use super::render::{csv, html, json};
use super::table::{Column, Sum};
use super::{Report, build};
use crate::domain::code::Code;
use crate::domain::disagreement::DisagreementStatus;
use crate::domain::id::{BreachId, ChildId, RequestId};
use crate::domain::legal_basis::RequestKind;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::DeclineReason;
use crate::domain::organisation::Region;
use crate::domain::request::PlaceOfStay;
use crate::domain::severity::SeverityLevel;
use crate::text::{Locale, Texts};

/// Of `of` things the one that `n` stands for under a seed.
fn pick(seed: u32, n: u32, of: usize) -> usize {
    ((n.wrapping_mul(2_654_435_761) ^ seed) >> 7) as usize % of
}

/// Requests with offers, stays and withdrawals, and an event for every second: everything a table reads.
pub(super) fn busy(seed: u32) -> Facts {
    let mut case: FactsCase = facts();
    for n in 0..40_u32 {
        let id = u128::from(n) + 1;
        let of = Region::ALL[pick(seed, n, Region::ALL.len())];
        let (month, day) = (1 + pick(seed, n, 7), 1 + pick(seed, n, 27));
        let reported = format!("2024-{month:02}-{day:02}T1{}:00Z", pick(seed, n + 7, 9));
        let offered = format!("2024-{month:02}-{day:02}T20:00Z");
        let request = a_request(id).region(of).due(&offered);
        case = case
            .request(a_story(seed, n, request, (&reported, &offered)))
            .event(a_flag(seed, n, &offered).region(of))
            .conclusion(
                a_conclusion("2024-04-01")
                    .of_event(id)
                    .region(region("vest")),
            );
    }
    case.done()
}

/// What becomes of a request between its report and its answer.
fn a_story(
    seed: u32,
    n: u32,
    request: RequestCase,
    (reported, offered): (&str, &str),
) -> RequestCase {
    let pick = |n: u32, of: usize| pick(seed, n, of);
    let request = request
        .kind(RequestKind::ALL[pick(n + 1, RequestKind::ALL.len())])
        .reported(reported)
        .stay(
            PlaceOfStay::ALL[pick(n + 2, PlaceOfStay::ALL.len())],
            reported,
            None,
        )
        .stay(
            PlaceOfStay::ALL[pick(n + 3, PlaceOfStay::ALL.len())],
            reported,
            Some(offered),
        );
    let request = match pick(n + 4, 4) {
        0 => request
            .declined(offered, DeclineReason::ALL[pick(n, 9)])
            .accepted(offered),
        1 => request.accepted(offered).moved_in("2024-08-01T12:00Z"),
        2 => request.withdrawn(offered),
        _ => request,
    };
    if pick(n + 6, 3) != 0 {
        return request;
    }
    request
        .spell(
            PlaceOfStay::ALL[pick(n + 8, 7)],
            reported,
            3,
            Some(i64::from(n)),
        )
        .disagrees(None, reported, DisagreementStatus::Open)
        .considered(None, reported)
        .step(NemndEventKind::ALL[pick(n + 9, 12)], reported)
}

/// The event of a request, of a child that may have several.
fn a_flag(seed: u32, n: u32, at: &str) -> EventCase {
    let id = u128::from(n) + 1;
    let event = an_event(id)
        .of_request(id)
        .child(u128::from(n % 23))
        .at(at)
        .needs(
            n.is_multiple_of(2),
            n.is_multiple_of(3),
            n.is_multiple_of(5),
        );
    if n.is_multiple_of(4) {
        return event;
    }
    event.severity(SeverityLevel::ALL[pick(seed, n + 5, SeverityLevel::ALL.len())])
}

/// The same facts in another order and under other ids.
fn in_another_database(mut facts: Facts, order: &[usize], salt: u128) -> Facts {
    let other = |id: Uuid| {
        Uuid::from_u128(
            id.as_u128()
                .wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
                ^ salt,
        )
    };
    for request in &mut facts.requests {
        request.id = RequestId(other(request.id.0));
        request.child = ChildId(other(request.child.0));
        request.offers.reverse();
        request.stays.reverse();
    }
    for breach in &mut facts.breaches {
        breach.id = BreachId(other(breach.id.0));
        breach.request = breach.request.map(|id| RequestId(other(id.0)));
        breach.child = breach.child.map(|id| ChildId(other(id.0)));
    }
    for conclusion in &mut facts.conclusions {
        conclusion.breach = conclusion.breach.map(|id| BreachId(other(id.0)));
    }
    facts.requests = order
        .iter()
        .map(|place| facts.requests[*place].clone())
        .collect();
    facts.breaches = order
        .iter()
        .rev()
        .map(|place| facts.breaches[*place].clone())
        .collect();
    facts.conclusions = order
        .iter()
        .map(|place| facts.conclusions[*place].clone())
        .collect();
    facts
}

fn every_form(report: &Report, texts: &Texts) -> Vec<String> {
    let mut forms = vec![
        json::report(report, texts, Locale::Nb).unwrap(),
        html::page(report, texts, Locale::Nb).unwrap(),
    ];
    forms.extend(
        csv::files(report, texts, Locale::Nb)
            .unwrap()
            .into_iter()
            .map(|file| file.content),
    );
    forms
}

/// What the total of a column says of the totals of the regions.
fn regions_fit(country: u64, regions: u64, column: &Column) -> bool {
    // A column of unique children adds over its rows and not over the regions (R5).
    match column.sum {
        Sum::Adds if column.id != "heleLandet" => country == regions,
        Sum::Adds | Sum::Overlaps => country <= regions,
        Sum::NoSum => true,
    }
}

fn total_of(report: &Report, id: &str, column: &str) -> Option<u64> {
    let table = report.table(id)?;
    let place = table.columns().iter().position(|one| one.id == column)?;
    match table.total()?.cells.get(place)? {
        Cell::Count(count) => Some(*count),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_ids_change_a_byte(
        seed in any::<u32>(),
        order in Just((0..40).collect::<Vec<usize>>()).prop_shuffle(),
        salt in any::<u128>(),
    ) {
        let texts = Texts::load().unwrap();
        let month = "2024-07".parse().unwrap();
        let here = build(month, &busy(seed)).unwrap();
        let there = build(month, &in_another_database(busy(seed), &order, salt)).unwrap();
        prop_assert_eq!(every_form(&here, &texts), every_form(&there, &texts));
    }

    #[test]
    fn every_month_of_the_facts_has_a_report_that_adds_up(seed in any::<u32>(), month in 1_u32..=8) {
        let month = super::Month::new(2024, month).unwrap();
        prop_assert!(build(month, &busy(seed)).is_ok());
    }

    #[test]
    fn the_regions_add_to_the_country_except_where_a_child_is_in_two(seed in any::<u32>()) {
        let month = "2024-07".parse().unwrap();
        let country = build(month, &busy(seed)).unwrap();
        let regions: Vec<Report> = Region::ALL
            .iter()
            .map(|region| build(month, &busy(seed).of_region(*region)).unwrap())
            .collect();
        let mut compared = 0;
        for table in &country.tables {
            for column in table.columns() {
                let Some(whole) = total_of(&country, table.id(), column.id) else { continue };
                let parts = regions.iter().filter_map(|one| total_of(one, table.id(), column.id));
                let parts: u64 = parts.sum();
                prop_assert!(
                    regions_fit(whole, parts, column),
                    "{} {}: {whole} in the country, {parts} in the regions", table.id(), column.id
                );
                compared += 1;
            }
        }
        prop_assert!(compared > 100, "{compared}");
    }

    #[test]
    fn no_child_counts_twice_in_the_country(seed in any::<u32>()) {
        let facts = busy(seed);
        let counting = Counting::new("2024-07".parse().unwrap(), &facts);
        let events = counting.events(counting.this_year());
        let children: std::collections::BTreeSet<_> =
            events.iter().filter_map(|event| event.child).collect();
        let report = build("2024-07".parse().unwrap(), &facts).unwrap();
        for id in ["hendelser-og-barn", "hendelser-per-region", "oppholdssted"] {
            prop_assert_eq!(total_of(&report, id, "barn"), Some(children.len() as u64));
        }
        prop_assert!(children.len() < events.len(), "some child has two events");
    }
}
