//! The clock says the same in words as the bar draws, and the mark never speaks by colour.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::sync::Arc;

use super::*;
use crate::text::Texts;

fn say() -> Say {
    Say::new(Arc::new(Texts::load().unwrap()))
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

const SINCE: &str = "2026-04-02T08:00:00Z";
const DUE: &str = "2026-04-02T22:00:00Z";

fn clock(now: &str) -> String {
    WaitClock::running(&say(), at(SINCE), Some(at(DUE)), at(now))
        .render()
        .unwrap()
}

#[test]
fn a_running_clock_tells_the_wait_the_limit_and_what_comes() {
    let html = clock("2026-04-02T15:12:00Z");
    assert!(
        html.contains("data-state=\"running\"") && html.contains(">7 t 12 min<"),
        "{html}"
    );
    assert!(html.contains("torsdag 2. april 2026 kl. 24.00"));
    assert!(html.contains("value=\"51\"") && html.contains("data-until=\"2026-04-02T22:00:00Z\""));
    assert_eq!(html.matches("data-threshold").count(), 2);
}

#[test]
fn it_warns_two_hours_before_and_says_when_the_limit_has_passed() {
    assert!(clock("2026-04-02T20:00:00Z").contains("data-state=\"warning\""));
    let overdue = clock("2026-04-02T22:00:00Z");
    assert!(overdue.contains("data-state=\"overdue\"") && overdue.contains("value=\"100\""));
    assert_eq!(overdue.matches("data-threshold").count(), 0);
}

#[test]
fn a_stopped_clock_does_not_count_on() {
    let times = (at(SINCE), at(DUE));
    let html = WaitClock::stopped(&say(), times, true, at("2026-05-01T00:00:00Z"))
        .render()
        .unwrap();
    assert!(
        html.contains("data-state=\"stopped\"") && html.contains(">14 t 0 min<"),
        "{html}"
    );
}

#[test]
fn the_mark_says_its_word_and_its_place_on_its_own_scale() {
    let mark = |level| {
        SeverityMark::new(&say(), level, Some(SeveritySource::Proposed))
            .render()
            .unwrap()
    };
    let moderate = mark(Some(SeverityLevel::Moderate));
    assert_eq!(
        (
            moderate.matches("<circle").count(),
            moderate.matches("data-on").count()
        ),
        (5, 3)
    );
    assert!(
        moderate.contains("Moderat alvorlig")
            && moderate.contains("trinn 3 av 5")
            && moderate.contains("foreslått")
    );
    let high = mark(Some(SeverityLevel::High));
    assert_eq!(
        (
            high.matches("<circle").count(),
            high.matches("data-on").count()
        ),
        (3, 3)
    );
    assert!(!mark(None).contains("<svg"));
}

#[test]
fn the_year_of_the_need_tells_the_scale_of_a_rank() {
    let word = |rank, day: &str| SeverityMark::of_rank(&say(), rank, at(day)).map(|mark| mark.word);
    assert_eq!(word(3, "2023-12-31T22:59:00Z").as_deref(), Some("Høy"));
    assert_eq!(
        word(3, "2023-12-31T23:00:00Z").as_deref(),
        Some("Moderat alvorlig")
    );
    assert_eq!(word(0, SINCE), None);
}
