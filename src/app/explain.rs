//! One case for whoever holds the machine, to explain its limits. It shows dates and codes, never who the
//! child is.

use chrono::{DateTime, Utc};

use super::case::{self, Case};
use super::engine;
use super::error::Failure;
use super::service::Work;
use crate::store::requests;

/// The case of a case number; the look is journalled.
///
/// # Errors
/// NotFound.
pub fn case(work: &mut Work<'_, '_>, case_number: &str) -> Result<Case, Failure> {
    let found = requests::of_case_number(work.tx, case_number)?.ok_or(Failure::NotFound)?;
    let id = found.id;
    let mut cases = case::with_facts(work.tx, vec![found], DateTime::<Utc>::MAX_UTC)?;
    let case = cases.pop().ok_or(Failure::NotFound)?;
    let object = ("request", Some(id.to_string()));
    work.journal(&engine::actor(), "request.explain", object, String::new())?;
    Ok(case)
}
