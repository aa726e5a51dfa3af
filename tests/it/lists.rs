//! Lists in pages: in order, without gaps and without doubles.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{acute_at, ago, an_acute_request};
use crate::support::client::Session;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::Value;
use std::collections::BTreeSet;

const KOMMUNE: &str = "kommune.saksbehandler@4601";

fn pages(session: &Session<'_>, place: &str, size: usize) -> Vec<Vec<Value>> {
    let mut pages = Vec::new();
    let mut query = format!("{place}?antall={size}");
    loop {
        let page = session.sees(&query);
        pages.push(page["rader"].as_array().expect("rows").clone());
        let Some(next) = page["neste"].as_str() else {
            return pages;
        };
        assert!(pages.len() < 50, "the pages have no end");
        query = format!("{place}?antall={size}&etter={next}");
    }
}

fn ids(rows: &[Value]) -> Vec<String> {
    rows.iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[rstest]
fn pages_meet_every_row_once_the_longest_wait_first(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    // Several share one instant, so that only the id tells them apart.
    let same = ago(TimeDelta::minutes(30));
    let registered: BTreeSet<String> = (0..11)
        .map(|number| {
            let reported = if number % 2 == 0 {
                same.clone()
            } else {
                ago(TimeDelta::minutes(number))
            };
            kommune.registers(&acute_at(&reported)).id
        })
        .collect();
    for size in [1, 2, 3, 4, 10, 11, 12] {
        let rows = pages(&kommune, "/anmodninger", size).concat();
        let seen = ids(&rows);
        assert_eq!(seen.len(), 11, "pages of {size}");
        assert_eq!(
            seen.into_iter().collect::<BTreeSet<_>>(),
            registered,
            "pages of {size}"
        );
        let waits: Vec<&str> = rows
            .iter()
            .filter_map(|row| row["behovMeldt"].as_str())
            .collect();
        assert!(waits.is_sorted(), "pages of {size}: {waits:?}");
    }
}

#[rstest]
fn the_breach_list_too_meets_every_row_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    for number in 0..7 {
        kommune.registers(&acute_at(&ago(TimeDelta::days(2 + number % 3))));
    }
    assert_eq!(app.sweeps().breaches, 7);
    for size in [1, 2, 3, 7, 8] {
        let seen = ids(&pages(&kommune, "/mulige-brudd", size).concat());
        let once: BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), once.len()), (7, 7), "pages of {size}");
    }
}

#[rstest]
fn a_row_that_comes_between_two_pages_makes_no_double(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    for minutes in [50, 40, 30, 20] {
        kommune.registers(&acute_at(&ago(TimeDelta::minutes(minutes))));
    }
    let first = kommune.sees("/anmodninger?antall=2");
    kommune.registers(&acute_at(&ago(TimeDelta::minutes(55))));
    let next = first["neste"].as_str().expect("a cursor");
    let second = kommune.sees(&format!("/anmodninger?antall=2&etter={next}"));
    let seen = [
        ids(first["rader"].as_array().unwrap()),
        ids(second["rader"].as_array().unwrap()),
    ]
    .concat();
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 4, "{seen:?}");
}

#[rstest]
fn a_list_asked_for_wrongly_says_what_is_wrong(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    kommune.registers(&an_acute_request());
    for (query, field) in [
        ("antall=0", "antall"),
        ("antall=201", "antall"),
        ("etter=tull", "etter"),
        ("status=borte", "status"),
        ("region=utopia", "region"),
    ] {
        let answer = kommune.get(&format!("/api/v1/anmodninger?{query}"));
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{query}: {answer:?}"
        );
    }
    for query in ["antall=mange", "ukjent=1"] {
        assert_eq!(
            kommune.get(&format!("/api/v1/anmodninger?{query}")).status,
            400,
            "{query}"
        );
    }
}

#[rstest]
fn a_list_shows_the_status_it_is_asked_for(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let (waits, ended) = (
        kommune.registers(&an_acute_request()),
        kommune.registers(&an_acute_request()),
    );
    kommune.does(&ended, "trekk", &serde_json::json!({"grunn": "gaOpp"}));
    let listed = |query: &str| {
        ids(kommune.sees(&format!("/anmodninger{query}"))["rader"]
            .as_array()
            .unwrap())
    };
    assert_eq!(listed(""), std::slice::from_ref(&waits.id));
    assert_eq!(listed("?status=trukket"), [ended.id]);
    assert_eq!(listed("?status=venter&region=vest"), [waits.id]);
    assert!(listed("?region=nord").is_empty());
}
