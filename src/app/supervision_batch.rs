//! Many supervision cases concluded in one decision, with a line each: what a month of surge leaves behind.

use std::collections::BTreeSet;

use super::error::Failure;
use super::once::Receipt;
use super::service::{Expected, Work};
use super::supervision::{Concluding, conclude};
use crate::domain::id::SupervisionId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};

/// Cases in one decision at most.
pub const MOST: usize = 100;

/// A case of the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub case: SupervisionId,
    /// As the caller saw it.
    pub expected: Expected,
    /// What is said of this one, sealed; the decision's own text where nothing is.
    pub text: Option<String>,
}

/// Concludes every case of the decision, or none. Each is concluded by itself: its own event, its own
/// conclusion in the numbers, its own row in the journal.
///
/// # Errors
/// As [`conclude`], for the first case that cannot be; Refused without cases, with too many, or with one
/// twice.
pub fn conclude_all(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    lines: &[Line],
    told: &Concluding,
) -> Result<Vec<Receipt>, Failure> {
    work.require(actor, Action::Supervise)?;
    if lines.is_empty() {
        return Err(Failure::field(Field::Cases, Rule::Required));
    }
    let different: BTreeSet<SupervisionId> = lines.iter().map(|line| line.case).collect();
    if lines.len() > MOST || different.len() < lines.len() {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        return Err(Failure::field(Field::Cases, Rule::Range(1, most)));
    }
    lines
        .iter()
        .map(|line| {
            let own = Concluding {
                text: line.text.clone().or_else(|| told.text.clone()),
                ..told.clone()
            };
            conclude(actor, work, (line.case, line.expected), &own)
        })
        .collect()
}
