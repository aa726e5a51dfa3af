//! «Styringsbilde» for leaders: the report's own counting over what the actor's scope lets be counted.

use chrono::{DateTime, Utc};

use super::error::Failure;
use super::reports;
use super::service::Service;
use crate::domain::role::{Action, Actor, Organisation, Scope};
use crate::report::Month;
use crate::report::dashboard::{self, Dashboard};

/// The dashboard of a month as known at the cut-off. The look is journalled.
///
/// # Errors
/// Forbidden; Refused for a month that has not begun; a fault of the database.
pub async fn build(
    service: &Service,
    actor: &Actor,
    (month, cut_off): (Month, DateTime<Utc>),
    correlation: &str,
) -> Result<Dashboard, Failure> {
    let journalled = actor.clone();
    service
        .run(correlation, move |work| {
            work.require(&journalled, Action::ReadDashboard)?;
            let detail = format!("month={month} cut_off={cut_off}");
            work.journal(&journalled, "dashboard.read", ("dashboard", None), detail)
        })
        .await?;
    let (rules, scope) = (service.rules.clone(), counted(actor));
    let facts = service
        .store
        .read(move |tx| reports::facts_within(tx, &rules, (cut_off, &scope)))
        .await?;
    dashboard::build(month, &facts).map_err(reports::failure)
}

/// What is counted for an actor: a kommune's own requests, for all others the country's, region by region,
/// as in the month's report that they may read.
fn counted(actor: &Actor) -> Scope {
    match &actor.organisation {
        Organisation::Municipalities(_) => actor.scope(),
        _ => Scope::National,
    }
}
