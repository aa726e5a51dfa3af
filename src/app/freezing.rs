//! The month's report frozen and signed: once in each edition, with the fingerprint of what it says, and
//! never changed. What is told later stands in the next month's corrections.

use aws_lc_rs::digest;
use chrono::{DateTime, Duration, Utc};

use super::Rules;
use super::editions;
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::reports;
use super::service::{Service, Work};
use crate::domain::edition::Edition;
use crate::domain::id::FrozenMonthId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::report::render::canonical;
use crate::report::small::Decisions;
use crate::report::{self, Month, Report};
use crate::store::Tx;
use crate::store::frozen as store;
pub use crate::store::frozen::{FrozenMonth, Signature};
use crate::store::frozen_shown;

/// How old a cut-off must be: everything told before it has been written or has failed by then.
pub fn settled() -> Duration {
    Duration::minutes(1)
}

/// A report that is ready to be frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    month: Month,
    edition: Edition,
    cut_off: DateTime<Utc>,
    last_fact_at: Option<DateTime<Utc>>,
    facts_behind: i64,
    content: String,
    /// What a coarser edition shows.
    shown: Option<String>,
    /// The newest month frozen before it was prepared, which it follows.
    follows: Option<String>,
}

/// The newest cut-off a report can be frozen with: whole minutes.
pub fn newest_cut_off(now: DateTime<Utc>) -> DateTime<Utc> {
    let settled = now - settled();
    let seconds = settled.timestamp().rem_euclid(60);
    let whole = settled - Duration::seconds(seconds);
    whole - Duration::milliseconds(whole.timestamp_subsec_millis().into())
}

/// Builds what would be frozen. Nothing is kept: what it costs to count is spent outside the transaction
/// that writes, and a settled cut-off gives the same there.
///
/// # Errors
/// Forbidden; Refused for a month that is not over or a cut-off that is too recent; a fault of ours.
pub async fn prepare(
    service: &Service,
    actor: &Actor,
    (month, edition): (Month, Edition),
    cut_off: Option<DateTime<Utc>>,
) -> Result<Prepared, Failure> {
    may_freeze(actor)?;
    let cut_off = match edition.finer() {
        None => cut_off,
        Some(finer) => Some(editions::cut_off(service, (month, finer), cut_off).await?),
    };
    let cut_off = settled_cut_off(service, month, cut_off)?;
    let rules = service.rules.clone();
    service
        .store
        .read(move |tx| counted(tx, &rules, (month, edition), cut_off))
        .await
}

/// As [`prepare`], for a command: the full edition.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_blocking(
    service: &Service,
    actor: &Actor,
    month: Month,
    cut_off: DateTime<Utc>,
) -> Result<Prepared, Failure> {
    may_freeze(actor)?;
    let cut_off = settled_cut_off(service, month, Some(cut_off))?;
    let asked = (month, Edition::Full);
    service
        .store
        .read_blocking(|tx| counted(tx, &service.rules, asked, cut_off))
}

fn may_freeze(actor: &Actor) -> Result<(), Failure> {
    match actor.may(Action::FreezeReport) {
        true => Ok(()),
        false => Err(Failure::Forbidden),
    }
}

/// The cut-off asked for, else the newest, where the month is over by then and it is settled.
fn settled_cut_off(
    service: &Service,
    month: Month,
    cut_off: Option<DateTime<Utc>>,
) -> Result<DateTime<Utc>, Failure> {
    let now = service.clock.now();
    let cut_off = cut_off.unwrap_or_else(|| newest_cut_off(now));
    if cut_off > now - settled() {
        return Err(Failure::field(Field::CutOff, Rule::TooRecent));
    }
    if Month::of(cut_off) <= month {
        return Err(Failure::field(Field::CutOff, Rule::Before(Field::Month)));
    }
    Ok(cut_off)
}

fn counted(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (month, edition): (Month, Edition),
    cut_off: DateTime<Utc>,
) -> Result<Prepared, Failure> {
    let (facts, before) = reports::facts_after_frozen(tx, rules, (month, edition), cut_off)?;
    let (report, shown) = match edition {
        Edition::Full => {
            let report = report::build_after(month, &facts, before.as_ref());
            (report.map_err(reports::failure)?, None)
        }
        Edition::Internal | Edition::Public => {
            let (report, shown) = editions::of(tx, (month, edition), &facts)?;
            (report, Some(written(&shown)?))
        }
    };
    let newest = store::all(tx, edition)?.into_iter().next();
    let behind = facts.requests.len() + facts.breaches.len() + facts.conclusions.len();
    Ok(Prepared {
        month,
        edition,
        cut_off,
        last_fact_at: crate::store::last_recorded_by(tx, cut_off)?,
        facts_behind: i64::try_from(behind).unwrap_or(i64::MAX),
        content: content_of(&report)?,
        shown,
        follows: newest.map(|frozen| frozen.month),
    })
}

/// The bytes a report is known by.
pub(super) fn content_of(report: &Report) -> Result<String, Failure> {
    canonical::report(report).map_err(|fault| Failure::Report(fault.to_string()))
}

fn written(shown: &Decisions) -> Result<String, Failure> {
    serde_json::to_string(shown).map_err(|fault| Failure::Report(fault.to_string()))
}

/// SHA-256 in hexadecimal.
pub(super) fn fingerprint_of(content: &str) -> String {
    let hash = digest::digest(&digest::SHA256, content.as_bytes());
    hash.as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Freezes a prepared month.
///
/// # Errors
/// Forbidden; Conflict where it is frozen, or a later month or cut-off is.
pub fn freeze(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    prepared: &Prepared,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::FreezeReport)?;
    let month = prepared.month.to_string();
    let all = store::all(work.tx, prepared.edition)?;
    if all.iter().any(|frozen| frozen.month == month) {
        return Err(Conflict::AlreadyFrozen.into());
    }
    let follows = |frozen: &FrozenMonth| frozen.month < month && frozen.cut_off < prepared.cut_off;
    let newest = all.first().map(|frozen| &frozen.month);
    if !all.iter().all(follows) || newest != prepared.follows.as_ref() {
        return Err(Conflict::FrozenOutOfOrder.into());
    }
    let new = FrozenMonth {
        id: work.fresh(FrozenMonthId),
        month,
        edition: prepared.edition,
        cut_off: prepared.cut_off,
        last_fact_at: prepared.last_fact_at,
        facts_behind: prepared.facts_behind,
        definitions: report::DEFINITIONS.to_owned(),
        fingerprint: fingerprint_of(&prepared.content),
        role: actor.role,
        frozen_at: work.now,
        signature: None,
    };
    store::insert(work.tx, &new, &prepared.content)?;
    if let Some(shown) = &prepared.shown {
        frozen_shown::insert(work.tx, new.id, shown)?;
    }
    let detail = format!(
        "month={} edition={} cut_off={} sha256={}",
        new.month, new.edition, new.cut_off, new.fingerprint
    );
    journal(work, (actor, "report.freeze"), &new, detail)
}

/// Signs a frozen month. Who signs says which fingerprint they stand for.
///
/// # Errors
/// Forbidden, NotFound; Refused for another fingerprint; Conflict where it is signed.
pub fn sign(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (month, edition): (Month, Edition),
    fingerprint: &str,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::SignReport)?;
    let frozen = of_month(work, (month, edition))?;
    if frozen.fingerprint != fingerprint {
        let other = Rule::DoesNotFit(Field::Month);
        return Err(Failure::field(Field::Fingerprint, other));
    }
    if frozen.signature.is_some() {
        return Err(Conflict::AlreadySigned.into());
    }
    let signature = Signature {
        fingerprint: frozen.fingerprint.clone(),
        role: actor.role,
        signed_at: work.now,
    };
    store::sign(work.tx, frozen.id, &signature)?;
    let detail = format!("month={} sha256={}", frozen.month, frozen.fingerprint);
    journal(work, (actor, "report.sign"), &frozen, detail)
}

fn journal(
    work: &mut Work<'_, '_>,
    (actor, action): (&Actor, &'static str),
    frozen: &FrozenMonth,
    detail: String,
) -> Result<Receipt, Failure> {
    let object = ("frozen_month", Some(frozen.id.to_string()));
    work.journal(actor, action, object, detail)?;
    Ok(Receipt {
        object: "frozen_month",
        id: frozen.id.0,
        version: 1,
    })
}

fn of_month(
    work: &mut Work<'_, '_>,
    (month, edition): (Month, Edition),
) -> Result<FrozenMonth, Failure> {
    store::of_month(work.tx, (&month.to_string(), edition))?.ok_or(Failure::NotFound)
}

/// The frozen months of an edition, the newest first.
///
/// # Errors
/// Forbidden.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    edition: Edition,
) -> Result<Vec<FrozenMonth>, Failure> {
    work.require(actor, Action::ReadReport)?;
    let all = store::all(work.tx, edition)?;
    let object = ("frozen_month", None);
    work.journal(actor, "report.frozen_list", object, String::new())?;
    Ok(all)
}

/// A frozen month and the bytes that were frozen.
///
/// # Errors
/// Forbidden, NotFound.
pub fn content(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    asked: (Month, Edition),
) -> Result<(FrozenMonth, String), Failure> {
    work.require(actor, Action::ReadReport)?;
    let frozen = of_month(work, asked)?;
    let content = store::content(work.tx, frozen.id)?;
    let object = ("frozen_month", Some(frozen.id.to_string()));
    work.journal(
        actor,
        "report.read",
        object,
        format!("month={}", frozen.month),
    )?;
    Ok((frozen, content))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn the_newest_cut_off_is_a_whole_minute_that_has_settled() {
        let newest = |now: &str| newest_cut_off(now.parse().unwrap());
        let minute: DateTime<Utc> = "2026-11-01T08:00:00Z".parse().unwrap();
        assert_eq!(newest("2026-11-01T08:01:00Z"), minute);
        assert_eq!(newest("2026-11-01T08:01:59.999Z"), minute);
        assert_eq!(newest("2026-11-01T08:02:00Z"), minute + settled());
    }

    #[test]
    fn the_fingerprint_is_the_sha_256_that_anybody_else_computes() {
        assert_eq!(
            fingerprint_of("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
