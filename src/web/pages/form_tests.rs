//! What was typed stays text, and every fault is reached from the summary.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::*;
use crate::app::Failure;
use crate::domain::refusal::Rule;
use crate::text::Texts;
use std::sync::Arc;

fn say() -> Say {
    Say::new(Arc::new(Texts::load().unwrap()))
}

#[test]
fn what_was_typed_is_kept_as_text_and_never_as_markup() {
    let say = say();
    let sent: Sent = Sent::typed(&[("contact_name", "<script>alert(1)</script>\"'")]);
    let faults = [Fault {
        field: Field::ContactName,
        part: None,
        rule: Rule::Required,
    }];
    let html = Maker::new(&say, "ny")
        .again(&sent, &faults)
        .line(Field::ContactName)
        .render()
        .unwrap();
    assert!(
        !html.contains("<script>") && !html.contains("\"'"),
        "{html}"
    );
    assert!(html.contains("&#60;script&#62;"), "{html}");
    assert!(
        html.contains("aria-invalid=\"true\"")
            && html.contains("aria-describedby=\"ny-contact_name-feil\"")
    );
    assert!(html.contains("for=\"ny-contact_name\"") && html.contains("id=\"ny-contact_name\""));
}

#[test]
fn the_summary_links_to_the_field() {
    let failure = Failure::field(Field::ChildNumber, Rule::Required);
    let attempt = Attempt {
        act: "ny".into(),
        sent: Sent::default(),
        failure,
    };
    let html = attempt.summary(&say()).render().unwrap();
    assert!(html.contains("href=\"#ny-child_number\""), "{html}");
}

#[test]
fn the_tick_for_the_second_showing_stands_only_where_the_hour_is_shown_twice() {
    let say = say();
    let html = |at: &str| {
        let at = Some(at.parse().unwrap());
        Maker::new(&say, "ny")
            .instant(Field::At, at)
            .render()
            .unwrap()
    };
    assert!(!html("2026-10-24T00:30:00Z").contains("at_second"));
    assert!(html("2026-10-25T00:30:00Z").contains("at_second"));
    assert!(!html("2026-10-25T00:30:00Z").contains("checked"));
    assert!(html("2026-10-25T01:30:00Z").contains("checked"));
}
