//! One case for whoever holds the machine, to explain its limits. It shows dates and codes, never who the
//! child is.

use super::case::{self, Case};
use super::error::Failure;
use super::service::Work;
use crate::domain::role::{Actor, Organisation, Role};
use crate::domain::search::SearchLine;
use crate::store::{requests, waiting};

/// Whoever holds the machine.
fn operator() -> Actor {
    Actor {
        person: "operator".into(),
        organisation: Organisation::Operations,
        role: Role::Operator,
    }
}

/// The case of a case number, with its search log; the look is journalled.
///
/// # Errors
/// NotFound.
pub fn case(
    work: &mut Work<'_, '_>,
    case_number: &str,
) -> Result<(Case, Vec<SearchLine>), Failure> {
    let found = requests::of_case_number(work.tx, case_number)?.ok_or(Failure::NotFound)?;
    let id = found.id;
    let mut cases = vec![case::of(work.tx, found)?];
    case::add_kin(work.tx, &mut cases, |_, _| Ok(true))?;
    let case = cases.pop().ok_or(Failure::NotFound)?;
    let log = waiting::search_log(work.tx, id)?;
    let object = ("request", Some(id.to_string()));
    work.journal(&operator(), "request.explain", object, String::new())?;
    Ok((case, log))
}
