//! What Bufetat itself holds of its possible breaches, and what of it was sent to statsforvalteren: a row
//! each, never changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::columns::{code, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::{self_assessment as a, self_report as r, supervision as s};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{BreachId, SelfAssessmentId};
use crate::domain::organisation::Office;
use crate::domain::self_assessment::{OwnWords, SelfAssessment, SelfReport};

const WHAT: &str = "self_assessment.sealed_what";
const WHY: &str = "self_assessment.sealed_why";
const DONE: &str = "self_assessment.sealed_done";

#[derive(Queryable, Selectable)]
#[diesel(table_name = a)]
struct Row {
    id: String,
    breach_id: String,
    ordinal: i32,
    cause: String,
    remedy: String,
    role: String,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = r)]
struct ReportRow {
    office: String,
    role: String,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

/// When an office opened supervision of the breach, and when the service was told.
type Opened = (Option<String>, NaiveDateTime, NaiveDateTime);

impl Row {
    fn domain(self, report: Option<SelfReport>) -> Result<SelfAssessment, StoreFault> {
        Ok(SelfAssessment {
            id: id(&self.id)?,
            breach: id(&self.breach_id)?,
            ordinal: self.ordinal,
            cause: code(&self.cause)?,
            remedy: code(&self.remedy)?,
            role: code(&self.role)?,
            at: instant(self.at),
            recorded_at: instant(self.recorded_at),
            report,
        })
    }
}

impl ReportRow {
    fn domain(self, opened: &[Opened]) -> Result<SelfReport, StoreFault> {
        let since = opened.iter().filter(|(office, _, told)| {
            office.as_ref() == Some(&self.office) && *told >= self.recorded_at
        });
        Ok(SelfReport {
            office: code(&self.office)?,
            role: code(&self.role)?,
            at: instant(self.at),
            recorded_at: instant(self.recorded_at),
            opened_at: since.map(|(_, at, _)| instant(*at)).min(),
        })
    }
}

/// Inserts a self-assessment with its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &SelfAssessment,
    (key, words): (&DataKey, &OwnWords),
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let seal = |column: &'static str, text: &str| key.seal(Place { column, row: &row }, text);
    let sealed =
        |column, text: &Option<String>| text.as_deref().map(|text| seal(column, text)).transpose();
    diesel::insert_into(a::table)
        .values((
            a::id.eq(&row),
            a::breach_id.eq(new.breach.to_string()),
            a::ordinal.eq(new.ordinal),
            a::cause.eq(new.cause.code()),
            a::remedy.eq(new.remedy.code()),
            a::role.eq(new.role.code()),
            a::sealed_what.eq(seal(WHAT, &words.what)?),
            a::sealed_why.eq(sealed(WHY, &words.why)?),
            a::sealed_done.eq(sealed(DONE, &words.done)?),
            a::at.eq(stored(new.at)),
            a::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Tells that one was sent.
///
/// # Errors
/// A fault of the database.
pub fn report(tx: &mut Tx<'_>, of: &SelfAssessment, new: &SelfReport) -> Result<(), StoreFault> {
    diesel::insert_into(r::table)
        .values((
            r::assessment_id.eq(of.id.to_string()),
            r::breach_id.eq(of.breach.to_string()),
            r::office.eq(new.office.code()),
            r::role.eq(new.role.code()),
            r::at.eq(stored(new.at)),
            r::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The self-assessments of a possible breach, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_breach(tx: &mut Tx<'_>, breach: BreachId) -> Result<Vec<SelfAssessment>, StoreFault> {
    let breach = breach.to_string();
    let rows: Vec<(Row, Option<ReportRow>)> = a::table
        .left_join(r::table)
        .filter(a::breach_id.eq(&breach))
        .order(a::ordinal)
        .select((Row::as_select(), Option::<ReportRow>::as_select()))
        .load(tx.db)?;
    let is_reported = rows.iter().any(|(_, report)| report.is_some());
    let opened: Vec<Opened> = match is_reported {
        true => s::table
            .filter(s::breach_id.eq(&breach))
            .select((s::office, s::opened_at, s::recorded_at))
            .load(tx.db)?,
        false => Vec::new(),
    };
    rows.into_iter()
        .map(|(row, report)| row.domain(report.map(|one| one.domain(&opened)).transpose()?))
        .collect()
}

/// What was sent to an office that it has not opened supervision of since, the oldest first.
///
/// # Errors
/// A fault of the database.
pub fn not_opened(
    tx: &mut Tx<'_>,
    office: Office,
    limit: i64,
) -> Result<Vec<SelfAssessment>, StoreFault> {
    let opened = s::table
        .filter(s::breach_id.eq(r::breach_id.nullable()))
        .filter(s::office.eq(r::office.nullable()))
        .filter(s::recorded_at.ge(r::recorded_at));
    let rows: Vec<(Row, ReportRow)> = r::table
        .inner_join(a::table)
        .filter(r::office.eq(office.code()))
        .filter(not(exists(opened)))
        .order((r::recorded_at, r::assessment_id))
        .limit(limit)
        .select((Row::as_select(), ReportRow::as_select()))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, report)| row.domain(Some(report.domain(&[])?)))
        .collect()
}

/// The words of the self-assessments of a possible breach.
///
/// # Errors
/// A fault of the database or the keys.
pub fn words(
    tx: &mut Tx<'_>,
    breach: BreachId,
    key: &DataKey,
) -> Result<BTreeMap<SelfAssessmentId, OwnWords>, StoreFault> {
    type Sealed = (String, Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);
    let rows: Vec<Sealed> = a::table
        .filter(a::breach_id.eq(breach.to_string()))
        .select((a::id, a::sealed_what, a::sealed_why, a::sealed_done))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, what, why, done)| {
            let open =
                |column: &'static str, sealed: &[u8]| key.open(Place { column, row: &row }, sealed);
            let opened = |column, sealed: Option<Vec<u8>>| {
                sealed.map(|sealed| open(column, &sealed)).transpose()
            };
            let words = OwnWords {
                what: open(WHAT, &what)?,
                why: opened(WHY, why)?,
                done: opened(DONE, done)?,
            };
            Ok((id(&row)?, words))
        })
        .collect()
}
