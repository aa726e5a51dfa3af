//! The moves of supervision cases.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::supervision_step as t;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{SupervisionId, SupervisionStepId};
use crate::domain::supervision::SupervisionStep;

const WORDS: &str = "supervision_step.sealed_words";

#[derive(Queryable, Selectable)]
#[diesel(table_name = t)]
struct Row {
    supervision_id: String,
    ordinal: i32,
    state: String,
    role: String,
    due_on: Option<NaiveDate>,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self) -> Result<SupervisionStep, StoreFault> {
        Ok(SupervisionStep {
            ordinal: self.ordinal,
            state: code(&self.state)?,
            at: instant(self.at),
            role: code(&self.role)?,
            due_on: self.due_on,
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Records a move.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    (step_id, of): (SupervisionStepId, SupervisionId),
    step: &SupervisionStep,
    words: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = step_id.to_string();
    let place = Place {
        column: WORDS,
        row: &row,
    };
    let sealed = words
        .map(|(key, words)| key.seal(place, words))
        .transpose()?;
    diesel::insert_into(t::table)
        .values((
            t::id.eq(&row),
            t::supervision_id.eq(of.to_string()),
            t::ordinal.eq(step.ordinal),
            t::state.eq(step.state.code()),
            t::role.eq(step.role.code()),
            t::due_on.eq(step.due_on),
            t::sealed_words.eq(sealed),
            t::at.eq(stored(step.at)),
            t::recorded_at.eq(stored(step.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The moves of some cases, each in order.
///
/// # Errors
/// A fault of the database.
pub fn of_cases(
    tx: &mut Tx<'_>,
    cases: &[String],
) -> Result<BTreeMap<SupervisionId, Vec<SupervisionStep>>, StoreFault> {
    let mut found: BTreeMap<SupervisionId, Vec<SupervisionStep>> = BTreeMap::new();
    for some in cases.chunks(CHUNK) {
        let rows: Vec<Row> = t::table
            .filter(among!(t::supervision_id, some))
            .order((t::supervision_id, t::ordinal))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            let case: SupervisionId = id(&row.supervision_id)?;
            found.entry(case).or_default().push(row.domain()?);
        }
    }
    Ok(found)
}

/// The words of a case's moves that have any, by the move's place in the case.
///
/// # Errors
/// A fault of the database or the keys.
pub fn words(
    tx: &mut Tx<'_>,
    of: SupervisionId,
    key: &DataKey,
) -> Result<BTreeMap<i32, String>, StoreFault> {
    let rows: Vec<(String, i32, Option<Vec<u8>>)> = t::table
        .filter(t::supervision_id.eq(of.to_string()))
        .select((t::id, t::ordinal, t::sealed_words))
        .load(tx.db)?;
    let mut found = BTreeMap::new();
    for (row, ordinal, sealed) in rows {
        let place = Place {
            column: WORDS,
            row: &row,
        };
        if let Some(sealed) = sealed {
            found.insert(ordinal, key.open(place, &sealed)?);
        }
    }
    Ok(found)
}
