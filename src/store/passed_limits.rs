//! The limits of the Act that passed. None of them enters the breach list.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::passed_limit as l;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::deadline::{LimitOwner, RuleId};
use crate::domain::id::{PassedLimitId, RequestId};

/// «Frist passert»: a limit of the Act that passed, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedLimit {
    /// Row id.
    pub id: PassedLimitId,
    /// The request.
    pub request: RequestId,
    /// The rule.
    pub rule: RuleId,
    /// Its version.
    pub rule_version: i32,
    /// Whose limit it is.
    pub owner: LimitOwner,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it passed, counted plainly.
    pub passed_at: DateTime<Utc>,
    /// When it passes as the courts count.
    pub court_passes_at: DateTime<Utc>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = l)]
pub(super) struct Row {
    id: String,
    request_id: String,
    rule: String,
    rule_version: i32,
    owner: String,
    started_at: NaiveDateTime,
    passed_at: NaiveDateTime,
    court_passes_at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

/// Records that a limit of the Act passed.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, limit: &PassedLimit) -> Result<(), StoreFault> {
    let row = Row {
        id: limit.id.to_string(),
        request_id: limit.request.to_string(),
        rule: limit.rule.code().into(),
        rule_version: limit.rule_version,
        owner: limit.owner.code().into(),
        started_at: stored(limit.started_at),
        passed_at: stored(limit.passed_at),
        court_passes_at: stored(limit.court_passes_at),
        recorded_at: stored(limit.recorded_at),
    };
    if let Some(gathered) = &mut tx.gathered {
        gathered.limits.push(row);
        return Ok(());
    }
    diesel::insert_into(l::table).values(row).execute(tx.db)?;
    Ok(())
}

/// The passed limits of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(tx: &mut Tx<'_>, requests: &[String]) -> Result<Vec<PassedLimit>, StoreFault> {
    let mut found = Vec::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<Row> = l::table
            .filter(among!(l::request_id, some))
            .order((l::passed_at, l::id))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            found.push(PassedLimit {
                id: id(&row.id)?,
                request: id(&row.request_id)?,
                rule: code(&row.rule)?,
                rule_version: row.rule_version,
                owner: code(&row.owner)?,
                started_at: instant(row.started_at),
                passed_at: instant(row.passed_at),
                court_passes_at: instant(row.court_passes_at),
                recorded_at: instant(row.recorded_at),
            });
        }
    }
    Ok(found)
}
