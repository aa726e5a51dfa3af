//! What holds of every report, whatever the facts.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::facts::Facts;
use super::fixture::{FactsCase, a_conclusion, a_request, an_event, facts, region};
use super::render::{csv, html, json};
use super::{Report, build};
use crate::domain::code::Code;
use crate::domain::id::{BreachId, ChildId, RequestId};
use crate::domain::legal_basis::RequestKind;
use crate::domain::offer::DeclineReason;
use crate::domain::organisation::Region;
use crate::domain::request::PlaceOfStay;
use crate::domain::severity::SeverityLevel;
use crate::text::{Locale, Texts};

/// Requests with offers, stays and withdrawals, and an event for every second: everything a table reads.
fn busy(seed: u32) -> Facts {
    let pick = |n: u32, of: usize| ((n.wrapping_mul(2_654_435_761) ^ seed) >> 7) as usize % of;
    let day = |n: u32| 1 + pick(n, 27);
    let mut case: FactsCase = facts();
    for n in 0..40_u32 {
        let id = u128::from(n) + 1;
        let of = Region::ALL[pick(n, Region::ALL.len())];
        let reported = format!(
            "2024-{:02}-{:02}T1{}:00Z",
            1 + pick(n, 7),
            day(n),
            pick(n + 7, 9)
        );
        let offered = format!("2024-{:02}-{:02}T20:00Z", 1 + pick(n, 7), day(n));
        let mut request = a_request(id)
            .region(of)
            .kind(RequestKind::ALL[pick(n + 1, RequestKind::ALL.len())])
            .reported(&reported)
            .due(&offered)
            .stay(
                PlaceOfStay::ALL[pick(n + 2, PlaceOfStay::ALL.len())],
                &reported,
                None,
            )
            .stay(
                PlaceOfStay::ALL[pick(n + 3, PlaceOfStay::ALL.len())],
                &reported,
                Some(&offered),
            );
        request = match pick(n + 4, 4) {
            0 => request
                .declined(&offered, DeclineReason::ALL[pick(n, 9)])
                .accepted(&offered),
            1 => request.accepted(&offered).moved_in("2024-08-01T12:00Z"),
            2 => request.withdrawn(&offered),
            _ => request,
        };
        case = case.request(request);
        let mut event = an_event(id)
            .of_request(id)
            .region(of)
            .child(u128::from(n % 23))
            .at(&offered)
            .needs(n % 2 == 0, n % 3 == 0, n % 5 == 0);
        if n % 4 != 0 {
            event = event.severity(SeverityLevel::ALL[pick(n + 5, SeverityLevel::ALL.len())]);
        }
        case = case.event(event).conclusion(
            a_conclusion("2024-04-01")
                .of_event(id)
                .region(region("vest")),
        );
    }
    case.done()
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
}
