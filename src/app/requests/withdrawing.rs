//! A kommune withdraws a request, with a reason.

use chrono::{DateTime, Utc};

use super::acting::{check_after_reopening, check_instant, finish, require_open, take};
use crate::app::error::Failure;
use crate::app::once::Receipt;
use crate::app::service::{Expected, Work};
use crate::domain::id::{RequestId, WithdrawalId};
use crate::domain::refusal::{Field, Rule};
use crate::domain::request::{Withdrawal, WithdrawalReason};
use crate::domain::role::{Action, Actor};
use crate::store::{children, ends, requests, waiting};

/// Why and when a kommune withdraws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// From the closed list.
    pub reason: WithdrawalReason,
    /// When.
    pub at: DateTime<Utc>,
    /// The planned request asked for instead.
    pub replaced_by: Option<RequestId>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Withdraws a request.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it is closed.
pub fn withdraw(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (RequestId, Expected),
    ending: &Ending,
) -> Result<Receipt, Failure> {
    let request = take(actor, work, Action::WriteRequest, of)?;
    require_open(&request)?;
    check_instant(
        work,
        ending.at,
        Some((request.content.need_reported_at, Field::NeedReportedAt)),
    )?;
    check_after_reopening(&request, ending.at)?;
    if let Some(other) = ending.replaced_by {
        if ending.reason != WithdrawalReason::PlannedInstead {
            return Err(Failure::field(
                Field::ReplacedBy,
                Rule::OnlyWith(Field::ReasonCode),
            ));
        }
        requests::find(work.tx, &actor.scope(), other)?
            .ok_or_else(|| Failure::field(Field::ReplacedBy, Rule::NotFound))?;
    }
    let key = children::open_key(work.tx, request.child)?;
    let withdrawal = Withdrawal {
        reason: ending.reason,
        at: ending.at,
        recorded_at: work.now,
    };
    let id = work.fresh_row(WithdrawalId);
    ends::withdraw(
        work.tx,
        (id, request.id),
        &withdrawal,
        ending.replaced_by,
        (&key, ending.text.as_deref()),
    )?;
    waiting::end_open_stays(work.tx, request.id, ending.at, work.now)?;
    finish(actor, work, "request.withdraw", &request)
}
