//! What Bufetat decided about possible breaches.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::breach::BreachStatus;
use crate::domain::code::Code;
use crate::domain::id::BreachId;
use crate::domain::role::Role;
use crate::store::columns::{code, id, stored};
use crate::store::crypto::{DataKey, Place};
use crate::store::fault::StoreFault;
use crate::store::schema::{breach_decision, possible_breach as b};
use crate::store::transaction::Tx;

const DECISION: &str = "breach_decision.sealed_reason";

/// What Bufetat decided about a possible breach.
pub struct Decision<'a> {
    /// Row id.
    pub id: uuid::Uuid,
    /// Confirmed or rejected.
    pub status: BreachStatus,
    /// Why, sealed.
    pub reason: Option<&'a str>,
    /// By which role.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Records a decision and moves the finder.
///
/// # Errors
/// A fault of the database or the keys.
pub fn decide(
    tx: &mut Tx<'_>,
    breach: BreachId,
    key: &DataKey,
    new: &Decision<'_>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let reason = new
        .reason
        .map(|reason| {
            key.seal(
                Place {
                    column: DECISION,
                    row: &row,
                },
                reason,
            )
        })
        .transpose()?;
    diesel::insert_into(breach_decision::table)
        .values((
            breach_decision::id.eq(&row),
            breach_decision::breach_id.eq(breach.to_string()),
            breach_decision::status.eq(new.status.code()),
            breach_decision::sealed_reason.eq(reason),
            breach_decision::role.eq(new.role.code()),
            breach_decision::at.eq(stored(new.at)),
            breach_decision::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    diesel::update(b::table.find(breach.to_string()))
        .set(b::status.eq(new.status.code()))
        .execute(tx.db)?;
    Ok(())
}

/// The latest decision of each possible breach at a cut-off, as (breach, status), oldest first.
///
/// # Errors
/// A fault of the database.
pub fn decisions_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(BreachId, BreachStatus)>, StoreFault> {
    let rows: Vec<(String, String)> = breach_decision::table
        .filter(breach_decision::recorded_at.le(stored(cut_off)))
        .order((breach_decision::recorded_at, breach_decision::id))
        .select((breach_decision::breach_id, breach_decision::status))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(breach, status)| Ok((id(&breach)?, code(&status)?)))
        .collect()
}
