//! What has just been done, and where: the journal's own rows, read as a sequence. It costs no writer anything,
//! and is the same for every process that shares a database.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::columns::{code, municipality};
use super::fault::StoreFault;
use super::schema::{
    advance_notice, enquiry, journal, offer, placement_request as p, possible_breach,
    unmade_request, warning,
};
use super::transaction::Tx;
use crate::domain::organisation::{MunicipalityNumber, Region};

/// One act: the journal's row, and where it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row's id.
    pub row: String,
    /// Where; none is somewhere that cannot be told.
    pub place: Option<(Region, MunicipalityNumber)>,
}

/// The acts since an instant, the latest first, at most so many. Looks are none.
///
/// # Errors
/// A fault of the database.
pub fn since(tx: &mut Tx<'_>, from: DateTime<Utc>, most: i64) -> Result<Vec<Change>, StoreFault> {
    let rows: Vec<(String, String, Option<String>)> = journal::table
        .filter(journal::id.gt(first_id_of(from)))
        .filter(journal::action.not_like("%.read%"))
        .filter(journal::action.not_like("%.list%"))
        .filter(journal::action.not_like("%.board"))
        .filter(journal::action.not_like("session.%"))
        .filter(journal::action.not_like("draft.%"))
        .order(journal::id.desc())
        .limit(most)
        .select((journal::id, journal::object_kind, journal::object_id))
        .load(tx.db)?;
    let places = places(tx, &rows)?;
    let change = |(row, _, object): (String, String, Option<String>)| Change {
        place: object.and_then(|object| places.get(&object).copied()),
        row,
    };
    Ok(rows.into_iter().map(change).collect())
}

/// Rows of the journal have ids in the order of time (version 7): none written from the instant on is less.
fn first_id_of(instant: DateTime<Utc>) -> String {
    let millis = u128::try_from(instant.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(millis << 80).to_string()
}

type Places = BTreeMap<String, (Region, MunicipalityNumber)>;

/// Where the objects of some rows belong.
fn places(
    tx: &mut Tx<'_>,
    rows: &[(String, String, Option<String>)],
) -> Result<Places, StoreFault> {
    let of = |kind: &str| -> Vec<String> {
        let rows = rows.iter().filter(|(_, of, _)| of == kind);
        rows.filter_map(|(_, _, object)| object.clone()).collect()
    };
    let requests = of("request");
    let mut found: Vec<(String, String, String)> = p::table
        .filter(p::id.eq_any(requests))
        .select((p::id, p::region, p::municipality))
        .load(tx.db)?;
    macro_rules! of_no_request { ($($table:ident: $kind:literal),+) => { $(
        let objects = of($kind);
        if !objects.is_empty() {
            found.extend(
                $table::table
                    .filter($table::id.eq_any(objects))
                    .select(($table::id, $table::region, $table::municipality))
                    .load::<(String, String, String)>(tx.db)?,
            );
        }
    )+ } }
    of_no_request!(
        advance_notice: "notice", enquiry: "enquiry", unmade_request: "unmade_request"
    );
    macro_rules! of_request { ($($table:ident: $kind:literal),+) => { $(
        let objects = of($kind);
        if !objects.is_empty() {
            found.extend(
                $table::table
                    .inner_join(p::table)
                    .filter($table::id.eq_any(objects))
                    .select(($table::id, p::region, p::municipality))
                    .load::<(String, String, String)>(tx.db)?,
            );
        }
    )+ } }
    of_request!(offer: "offer", possible_breach: "breach", warning: "warning");
    found
        .into_iter()
        .map(|(object, region, number)| Ok((object, (code(&region)?, municipality(&number)?))))
        .collect()
}
