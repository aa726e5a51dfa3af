//! Unique children (R5) and their highest severity (R6, R7).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::ChildId;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::report::facts::BreachFact;
use crate::report::month::Month;

/// «Unike barn» (R5): distinct children among some events. An event without a known child adds none.
pub fn unique_children(events: &[&BreachFact]) -> u64 {
    events
        .iter()
        .filter_map(|event| event.child)
        .collect::<BTreeSet<ChildId>>()
        .len() as u64
}

/// Events whose child is not known, and which no count of children can hold.
pub fn without_child(events: &[&BreachFact]) -> u64 {
    events.iter().filter(|event| event.child.is_none()).count() as u64
}

/// The scale the routine of a year used: three levels to 2023, five from 2024. An event nobody has
/// assessed belongs to the scale of its year.
pub fn routine_scale(year: i32) -> SeverityScale {
    if year < 2024 {
        SeverityScale::Three2023
    } else {
        SeverityScale::Five2024
    }
}

/// The scale an event is counted on: that of its level, else that of its year.
pub fn scale_of(event: &BreachFact) -> SeverityScale {
    match event.severity {
        Some(level) => level.scale(),
        None => routine_scale(Month::of_event(event.when).year()),
    }
}

/// Each known child's highest level (R6) among those of the events that count on `scale` (R7); `None`
/// is a child none of whose events is assessed. Events of the other scale do not enter.
pub fn highest_severity(
    events: &[&BreachFact],
    scale: SeverityScale,
) -> Vec<Option<SeverityLevel>> {
    let mut highest: BTreeMap<ChildId, Option<SeverityLevel>> = BTreeMap::new();
    for event in events.iter().filter(|event| scale_of(event) == scale) {
        if let Some(child) = event.child {
            let seen = highest.entry(child).or_default();
            *seen = higher(*seen, event.severity);
        }
    }
    highest.into_values().collect()
}

/// The higher of two levels of one scale; any level is higher than none.
fn higher(one: Option<SeverityLevel>, other: Option<SeverityLevel>) -> Option<SeverityLevel> {
    let rank = |level: Option<SeverityLevel>| level.map_or(0, SeverityLevel::rank);
    if rank(other) > rank(one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::severity::SeverityLevel::{High, Little, Moderate, Severe};
    use crate::report::fixture::an_event;

    #[test]
    fn a_child_counts_once_and_an_event_without_child_not_at_all() {
        let events = [
            an_event(1).child(7).fact(),
            an_event(2).child(7).fact(),
            an_event(3).no_child().fact(),
        ];
        let all: Vec<_> = events.iter().collect();
        assert_eq!((unique_children(&all), without_child(&all)), (1, 1));
    }

    #[test]
    fn the_highest_level_of_the_childs_events() {
        let events = [
            an_event(1).child(1).severity(Moderate).fact(),
            an_event(2).child(1).severity(Severe).fact(),
            an_event(3).child(1).not_assessed().fact(),
            an_event(4).child(2).not_assessed().fact(),
        ];
        let all: Vec<_> = events.iter().collect();
        assert_eq!(
            highest_severity(&all, SeverityScale::Five2024),
            [Some(Severe), None]
        );
    }

    #[test]
    fn a_level_of_the_other_scale_never_enters() {
        let events = [
            an_event(1).child(1).severity(High).fact(),
            an_event(2).child(1).severity(Little).fact(),
            an_event(3).child(2).severity(High).fact(),
        ];
        let all: Vec<_> = events.iter().collect();
        assert_eq!(
            highest_severity(&all, SeverityScale::Five2024),
            [Some(Little)]
        );
        assert_eq!(
            highest_severity(&all, SeverityScale::Three2023),
            [Some(High), Some(High)]
        );
    }

    #[test]
    fn an_event_not_assessed_belongs_to_the_scale_of_its_year() {
        let last_year = an_event(1).at("2023-12-31T23:00Z").not_assessed().fact();
        let this_year = an_event(2).at("2023-12-31T23:01Z").not_assessed().fact();
        assert_eq!(scale_of(&last_year), SeverityScale::Three2023);
        assert_eq!(scale_of(&this_year), SeverityScale::Five2024);
    }
}
