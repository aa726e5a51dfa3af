//! The coarser editions of the month's report: made of the month as it was frozen in the edition before,
//! and of what the months before it in the same year have shown.

use chrono::{DateTime, Utc};

use super::error::{Conflict, Failure};
use super::reports::{self, Built, Noted};
use super::service::{Service, Work};
use crate::domain::edition::Edition;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::report::facts::Facts;
use crate::report::small::{self, Decisions, Known};
use crate::report::{Month, Report};
use crate::store::{StoreFault, Tx, frozen, frozen_shown};

/// A month in a coarser edition: as it was frozen, or as it would be.
///
/// # Errors
/// Forbidden; NotFound where the edition before is not frozen; a fault of ours.
pub async fn build(
    service: &Service,
    actor: &Actor,
    (month, edition): (Month, Edition),
    correlation: &str,
) -> Result<Built, Failure> {
    let journalled = actor.clone();
    let (frozen, editions, cut_off) = service
        .run(correlation, move |work| {
            note(work, &journalled, (month, edition))
        })
        .await?;
    let rules = service.rules.clone();
    let report = service
        .store
        .read(move |tx| {
            let facts = reports::facts(tx, &rules, cut_off)?;
            of(tx, (month, edition), &facts).map(|(report, _)| report)
        })
        .await?;
    reports::compared(report, frozen, editions)
}

fn note(
    work: &mut Work<'_, '_>,
    actor: &Actor,
    (month, edition): (Month, Edition),
) -> Result<Noted, Failure> {
    work.require(actor, Action::ReadReport)?;
    let name = month.to_string();
    let finer = edition.finer().ok_or(Failure::NotFound)?;
    let basis = frozen::of_month(work.tx, (&name, finer))?.ok_or(Failure::NotFound)?;
    let frozen = frozen::of_month(work.tx, (&name, edition))?;
    let editions = frozen::editions(work.tx, &name)?;
    let detail = format!("month={month} edition={edition}");
    work.journal(actor, "report.read", ("report", None), detail)?;
    Ok((frozen, editions, basis.cut_off))
}

/// The cut-off of an edition: that of the edition it is made from.
///
/// # Errors
/// Conflict where that one is not frozen; Refused for another cut-off.
pub(super) async fn cut_off(
    service: &Service,
    (month, finer): (Month, Edition),
    asked: Option<DateTime<Utc>>,
) -> Result<DateTime<Utc>, Failure> {
    let basis = service
        .store
        .read(move |tx| {
            let found = frozen::of_month(tx, (&month.to_string(), finer))?;
            found.ok_or(Failure::from(Conflict::FinerNotFrozen))
        })
        .await?;
    if asked.is_some_and(|asked| asked != basis.cut_off) {
        let other = Rule::DoesNotFit(Field::Edition);
        return Err(Failure::field(Field::CutOff, other));
    }
    Ok(basis.cut_off)
}

/// A month in a coarser edition, and what it shows.
///
/// # Errors
/// Conflict where the edition before is not frozen; a fault of ours.
pub(super) fn of(
    tx: &mut Tx<'_>,
    (month, edition): (Month, Edition),
    facts: &Facts,
) -> Result<(Report, Decisions), Failure> {
    let (Some(least), Some(finer)) = (edition.least(), edition.finer()) else {
        return Err(Failure::NotFound);
    };
    let name = month.to_string();
    let january = format!("{}-01", month.year());
    let before = frozen_shown::between(tx, edition, (&january, &name))?
        .iter()
        .map(|(month, shown)| Ok((month.parse().map_err(|_| corrupt())?, read(shown)?)))
        .collect::<Result<_, Failure>>()?;
    let finer = match finer {
        Edition::Full => None,
        finer => {
            let shown = frozen_shown::of_month(tx, (&name, finer))?;
            Some(read(&shown.ok_or(Conflict::FinerNotFrozen)?)?)
        }
    };
    let known = Known { before, finer };
    small::build(month, (edition, least), facts, &known).map_err(reports::failure)
}

fn read(shown: &str) -> Result<Decisions, Failure> {
    Ok(serde_json::from_str(shown).map_err(|_| corrupt())?)
}

fn corrupt() -> StoreFault {
    StoreFault::Corrupt("frozen_month_shown.shown".into())
}
