//! What was written, counted by the generator itself so that it can be held against the engine.

use std::collections::BTreeMap;

use super::case::Case;
use super::fate::Fate;
use super::sheet::{Handling, Instant, Line};

/// Counts of a written year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines.
    pub lines: u64,
    /// Bytes, line breaks among them.
    pub bytes: u64,
    /// Lines by what they do.
    pub by_handling: BTreeMap<Handling, u64>,
    /// Acute requests, internal acute among them.
    pub acute: u32,
    /// Planned requests.
    pub planned: u32,
    /// Requests for a measure Bufetat does not owe. Never flagged.
    pub outside_duty: u32,
    /// Acute requests the engine has to flag.
    pub flagged_acute: u32,
    /// Planned requests the engine has to flag.
    pub flagged_planned: u32,
    /// The latest of the last line and the last limit that passes: swept to here, the engine has flagged
    /// every request counted in `flagged_acute` and `flagged_planned`.
    pub settled_at: Option<Instant>,
}

impl Summary {
    /// Counts a request.
    pub(super) fn add(&mut self, case: &Case, fate: &Fate) {
        let flagged = fate.flagged_at(case);
        self.outside_duty += u32::from(case.limit().is_none());
        if case.is_acute() {
            self.acute += 1;
            self.flagged_acute += u32::from(flagged.is_some());
        } else {
            self.planned += 1;
            self.flagged_planned += u32::from(flagged.is_some());
        }
        self.settled_at = self.settled_at.max(flagged);
    }

    /// Counts a line.
    pub(super) fn count(&mut self, line: &Line) {
        self.lines += 1;
        self.bytes += line.text.len() as u64 + 1;
        *self.by_handling.entry(line.handling).or_default() += 1;
        self.settled_at = self.settled_at.max(Some(line.at));
    }
}
