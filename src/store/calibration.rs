//! Rounds of calibration: anonymised cases, and what each region held. A case names no child, no breach
//! and nobody who made it, so nothing here is sealed and nothing leads back.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, code_option, code_text, id, instant, stored};
use super::fault::StoreFault;
use super::schema::{calibration_case, calibration_round, calibration_score};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{CalibrationCaseId, RoundId, ScoreId};
use crate::domain::organisation::Region;
use crate::domain::policy::PolicyFacts;
use crate::domain::role::Role;
use crate::domain::severity::SeverityLevel;

/// «Kalibreringsrunde»: one a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// The local month, `YYYY-MM`.
    pub month: String,
    /// Who opened it.
    pub role: Role,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// «Kalibreringssak»: one anonymised case, as the policy sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationCase {
    /// Its id.
    pub id: CalibrationCaseId,
    /// Its place in the round, from 1.
    pub ordinal: i32,
    /// A title that names nobody.
    pub title: String,
    /// The facts: codes and numbers.
    pub facts: PolicyFacts,
}

/// What one region held of one case. Final once given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Its id.
    pub id: ScoreId,
    /// The case.
    pub case: CalibrationCaseId,
    /// The region.
    pub region: Region,
    /// By which role.
    pub role: Role,
    /// The level on scale 2024-5; `None` is «ikke vurdert».
    pub level: Option<SeverityLevel>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

type RoundRow = (String, String, String, NaiveDateTime);

fn round((row, month, role, recorded_at): RoundRow) -> Result<Round, StoreFault> {
    Ok(Round {
        id: id(&row)?,
        month,
        role: code(&role)?,
        recorded_at: instant(recorded_at),
    })
}

/// Inserts a round.
///
/// # Errors
/// A fault of the database.
pub fn insert_round(tx: &mut Tx<'_>, new: &Round) -> Result<(), StoreFault> {
    diesel::insert_into(calibration_round::table)
        .values((
            calibration_round::id.eq(new.id.to_string()),
            calibration_round::month.eq(&new.month),
            calibration_round::role.eq(new.role.code()),
            calibration_round::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Inserts a case of a round.
///
/// # Errors
/// A fault of the database.
pub fn insert_case(tx: &mut Tx<'_>, of: &Round, new: &CalibrationCase) -> Result<(), StoreFault> {
    diesel::insert_into(calibration_case::table)
        .values((
            calibration_case::id.eq(new.id.to_string()),
            calibration_case::round_id.eq(of.id.to_string()),
            calibration_case::ordinal.eq(new.ordinal),
            calibration_case::title.eq(&new.title),
            calibration_case::facts.eq(new.facts.to_string()),
            calibration_case::recorded_at.eq(stored(of.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Inserts what a region held.
///
/// # Errors
/// A fault of the database; Retry where the region has a score already.
pub fn insert_score(tx: &mut Tx<'_>, new: &Score) -> Result<(), StoreFault> {
    diesel::insert_into(calibration_score::table)
        .values((
            calibration_score::id.eq(new.id.to_string()),
            calibration_score::case_id.eq(new.case.to_string()),
            calibration_score::region.eq(new.region.code()),
            calibration_score::role.eq(new.role.code()),
            calibration_score::level.eq(code_text(new.level)),
            calibration_score::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Every round, the newest month first.
///
/// # Errors
/// A fault of the database.
pub fn rounds(tx: &mut Tx<'_>) -> Result<Vec<Round>, StoreFault> {
    let rows: Vec<RoundRow> = calibration_round::table
        .order(calibration_round::month.desc())
        .load(tx.db)?;
    rows.into_iter().map(round).collect()
}

/// The round of a month.
///
/// # Errors
/// A fault of the database.
pub fn of_month(tx: &mut Tx<'_>, month: &str) -> Result<Option<Round>, StoreFault> {
    let row: Option<RoundRow> = calibration_round::table
        .filter(calibration_round::month.eq(month))
        .first(tx.db)
        .optional()?;
    row.map(round).transpose()
}

/// The cases of a round, in their order.
///
/// # Errors
/// A fault of the database.
pub fn cases(tx: &mut Tx<'_>, of: RoundId) -> Result<Vec<CalibrationCase>, StoreFault> {
    let rows: Vec<(String, i32, String, String)> = calibration_case::table
        .filter(calibration_case::round_id.eq(of.to_string()))
        .order(calibration_case::ordinal)
        .select((
            calibration_case::id,
            calibration_case::ordinal,
            calibration_case::title,
            calibration_case::facts,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, ordinal, title, facts)| {
            Ok(CalibrationCase {
                id: id(&row)?,
                ordinal,
                title,
                facts: facts
                    .parse()
                    .map_err(|_| StoreFault::Corrupt("facts of a calibration case".into()))?,
            })
        })
        .collect()
}

/// What the regions held of the cases of a round, by case and region.
///
/// # Errors
/// A fault of the database.
pub fn scores(tx: &mut Tx<'_>, of: RoundId) -> Result<Vec<Score>, StoreFault> {
    type Columns = (
        String,
        String,
        String,
        String,
        Option<String>,
        NaiveDateTime,
    );
    let rows: Vec<Columns> = calibration_score::table
        .inner_join(calibration_case::table)
        .filter(calibration_case::round_id.eq(of.to_string()))
        .order((calibration_case::ordinal, calibration_score::region))
        .select((
            calibration_score::id,
            calibration_score::case_id,
            calibration_score::region,
            calibration_score::role,
            calibration_score::level,
            calibration_score::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(row, case, region, role, level, recorded_at)| {
            Ok(Score {
                id: id(&row)?,
                case: id(&case)?,
                region: code(&region)?,
                role: code(&role)?,
                level: code_option(level.as_deref())?,
                recorded_at: instant(recorded_at),
            })
        })
        .collect()
}
