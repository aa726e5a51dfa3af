//! The month's report: facts as they were known at a cut-off, counted by `report`.

mod counted;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use self::counted::Course;
use super::error::Failure;
use super::freezing::{self, FrozenMonth};
use super::rules::Rules;
use super::service::{Service, Work};
use crate::domain::calendar;
use crate::domain::edition::Edition;
use crate::domain::id::{BreachId, ChildId};
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Scope};
use crate::report::facts::{BreachFact, ConclusionFact, Facts, When};
use crate::report::{self, FrozenBefore, Month, Report, ReportFault, Week};
use crate::store::breaches::StoredBreach;
use crate::store::child_links;
use crate::store::children::{Groups, IndexReach};
use crate::store::{Tx, breaches, frozen, severity, supervisions};

/// The report of a month, and how it stands to the frozen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The report.
    pub report: Report,
    /// The month as it was frozen, where it was.
    pub frozen: Option<FrozenMonth>,
    /// Which numbers these are.
    pub numbers: Numbers,
    /// The editions the month is frozen in.
    pub editions: Vec<Edition>,
}

/// Which numbers a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// As known at a cut-off that is nobody's but the asker's.
    TakenOut,
    /// The frozen ones, counted again to the same bytes.
    Frozen,
    /// Of the frozen cut-off, and not the frozen ones: rules or facts are others than they were.
    NotAsFrozen,
}

/// Builds the month's report as it was known at the cut-off; without one, the frozen month, or what is known
/// now where it is not frozen. The look is journalled.
///
/// # Errors
/// Forbidden; a fault of the database; a table whose rows do not add up.
pub async fn build(
    service: &Service,
    actor: &Actor,
    (month, region, cut_off): (Month, Option<Region>, Option<DateTime<Utc>>),
    correlation: &str,
) -> Result<Built, Failure> {
    let journalled = actor.clone();
    let (frozen, editions, cut_off) = service
        .run(correlation, move |work| {
            note(work, &journalled, (month, region), cut_off)
        })
        .await?;
    let rules = service.rules.clone();
    let report = service
        .store
        .read(move |tx| at(tx, &rules, (month, region), cut_off))
        .await?;
    compared(report, frozen, editions)
}

/// Builds the report of a week as it was known at the cut-off, or as it is known now. The look is journalled.
///
/// # Errors
/// As [`build`].
pub async fn build_week(
    service: &Service,
    actor: &Actor,
    (week, region, cut_off): (Week, Option<Region>, Option<DateTime<Utc>>),
    correlation: &str,
) -> Result<Built, Failure> {
    let journalled = actor.clone();
    let cut_off = service
        .run(correlation, move |work| {
            work.require(&journalled, Action::ReadReport)?;
            let cut_off = cut_off.unwrap_or(work.now);
            let detail = detail(("week", &week), region, cut_off);
            work.journal(&journalled, "report.read", ("report", None), detail)?;
            Ok(cut_off)
        })
        .await?;
    let rules = service.rules.clone();
    let report = service
        .store
        .read(move |tx| week_at(tx, &rules, (week, region), cut_off))
        .await?;
    compared(report, None, Vec::new())
}

/// The report of a week as known at a cut-off.
fn week_at(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (week, region): (Week, Option<Region>),
    cut_off: DateTime<Utc>,
) -> Result<Report, Failure> {
    let facts = facts(tx, rules, cut_off)?;
    let facts = match region {
        Some(region) => facts.of_region(region),
        None => facts,
    };
    report::build_week(week, &facts).map_err(failure)
}

/// What the journal says of a look.
fn detail(
    (what, of): (&str, &dyn std::fmt::Display),
    region: Option<Region>,
    cut_off: DateTime<Utc>,
) -> String {
    match region {
        None => format!("{what}={of} cut_off={cut_off}"),
        Some(region) => format!("{what}={of} region={region} cut_off={cut_off}"),
    }
}

/// The frozen month where there is one, the editions it is frozen in, and the cut-off to count by.
pub(super) type Noted = (Option<FrozenMonth>, Vec<Edition>, DateTime<Utc>);

/// A report beside the frozen one.
pub(super) fn compared(
    report: Report,
    frozen: Option<FrozenMonth>,
    editions: Vec<Edition>,
) -> Result<Built, Failure> {
    let numbers = match &frozen {
        // Months are frozen for the whole country.
        Some(frozen) if report.region.is_none() && frozen.cut_off == report.cut_off => {
            let again = freezing::fingerprint_of(&freezing::content_of(&report)?);
            if again == frozen.fingerprint {
                Numbers::Frozen
            } else {
                Numbers::NotAsFrozen
            }
        }
        _ => Numbers::TakenOut,
    };
    Ok(Built {
        report,
        frozen,
        numbers,
        editions,
    })
}

/// The report of a month as known at a cut-off, of the country or of a region, with the corrections of the
/// months frozen before it.
fn at(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (month, region): (Month, Option<Region>),
    cut_off: DateTime<Utc>,
) -> Result<Report, Failure> {
    let of = |facts: Facts| match region {
        Some(region) => facts.of_region(region),
        None => facts,
    };
    let (facts, before) = facts_after_frozen(tx, rules, (month, Edition::Full), cut_off)?;
    let facts = of(facts);
    let before = before.map(|before| FrozenBefore {
        month: before.month,
        facts: of(before.facts),
    });
    report::build_after(month, &facts, before.as_ref()).map_err(failure)
}

/// What is known at a cut-off, and the last month frozen before this one with what was known then: one
/// reading for both. Months are frozen in order, so what is found for a frozen month is the same ever after.
///
/// # Errors
/// A fault of the database.
pub(super) fn facts_after_frozen(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (month, edition): (Month, Edition),
    cut_off: DateTime<Utc>,
) -> Result<(Facts, Option<FrozenBefore>), Failure> {
    let Some((month, then)) = frozen::before(tx, (&month.to_string(), edition), cut_off)? else {
        return Ok((facts(tx, rules, cut_off)?, None));
    };
    let corrupt = |_| crate::store::StoreFault::Corrupt("frozen_month.month".into());
    let month = month.parse().map_err(corrupt)?;
    let (then, now) = facts_then_and_now(tx, rules, (then, cut_off))?;
    Ok((now, Some(FrozenBefore { month, facts: then })))
}

/// [`facts`] of two cut-offs, the earlier one first, out of one reading of the requests' course.
///
/// # Errors
/// A fault of the database.
pub fn facts_then_and_now(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (then, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(Facts, Facts), Failure> {
    let course = Course::read(tx, now)?;
    let earlier = course.known_by(tx, then)?;
    let earlier = facts_of(tx, rules, (earlier, &Scope::National))?;
    let facts = facts_of(tx, rules, (course, &Scope::National))?;
    Ok((earlier, facts))
}

/// A month that has not begun is the asker's mistake; everything else is ours.
pub(super) fn failure(fault: ReportFault) -> Failure {
    match fault {
        ReportFault::NotBegun { .. } => Failure::field(Field::Month, Rule::Future),
        ReportFault::RecordedAfterCutOff { .. } | ReportFault::Table(_) => {
            Failure::Report(fault.to_string())
        }
    }
}

/// The report at a cut-off for the command line, where the operator reads the database by right of holding it.
///
/// # Errors
/// As [`build`].
pub fn build_blocking(
    service: &Service,
    month: Month,
    cut_off: DateTime<Utc>,
) -> Result<Report, Failure> {
    service
        .store
        .read_blocking(|tx| at(tx, &service.rules, (month, None), cut_off))
}

fn note(
    work: &mut Work<'_, '_>,
    actor: &Actor,
    (month, region): (Month, Option<Region>),
    cut_off: Option<DateTime<Utc>>,
) -> Result<Noted, Failure> {
    work.require(actor, Action::ReadReport)?;
    let frozen = frozen::of_month(work.tx, (&month.to_string(), Edition::Full))?;
    let editions = frozen::editions(work.tx, &month.to_string())?;
    let kept = frozen.as_ref().map(|frozen| frozen.cut_off);
    let cut_off = cut_off.or(kept).unwrap_or(work.now);
    let detail = detail(("month", &month), region, cut_off);
    work.journal(actor, "report.read", ("report", None), detail)?;
    Ok((frozen, editions, cut_off))
}

/// The instant of the last fact told: a cut-off that is the same for the same facts.
///
/// # Errors
/// A fault of the database.
pub fn last_fact_at(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, Failure> {
    crate::store::last_recorded_at(tx).map_err(Failure::from)
}

/// The facts a report is counted from, as they were known at the cut-off.
///
/// # Errors
/// A fault of the database.
pub fn facts(tx: &mut Tx<'_>, rules: &Rules, cut_off: DateTime<Utc>) -> Result<Facts, Failure> {
    let course = Course::read(tx, cut_off)?;
    facts_of(tx, rules, (course, &Scope::National))
}

/// [`facts`], of some kommuner alone where the scope is theirs.
///
/// # Errors
/// A fault of the database.
pub(super) fn facts_within(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (cut_off, scope): (DateTime<Utc>, &Scope),
) -> Result<Facts, Failure> {
    let course = Course::read(tx, cut_off)?;
    facts_of(tx, rules, (course, scope))
}

/// What is known beside the course of the requests is read here.
fn facts_of(
    tx: &mut Tx<'_>,
    rules: &Rules,
    (course, scope): (Course, &Scope),
) -> Result<Facts, Failure> {
    let cut_off = course.cut_off;
    let is_counted = |municipality: Option<MunicipalityNumber>| match scope {
        Scope::Municipalities(own) => municipality.is_some_and(|one| own.contains(&one)),
        _ => true,
    };
    let groups = child_links::groups(tx, cut_off)?;
    let mut stored = breaches::recorded_by(tx, cut_off)?;
    stored.retain(|breach| is_counted(breach.municipality));
    let own: BTreeSet<BreachId> = stored.iter().map(|breach| breach.id).collect();
    let mut conclusions = conclusion_facts(tx, cut_off)?;
    let is_of_all = !matches!(scope, Scope::Municipalities(_));
    if !is_of_all {
        conclusions.retain(|told| told.breach.is_some_and(|breach| own.contains(&breach)));
    }
    // What stands beside the requests is not told by kommune here: a kommune's own count has none of it.
    let (supervisions, enquiries, unmade) = if is_of_all {
        (
            counted::supervision_facts(tx, cut_off)?,
            counted::enquiry_facts(tx, cut_off)?,
            counted::unmade_facts(tx, cut_off)?,
        )
    } else {
        (Vec::new(), Vec::new(), Vec::new())
    };
    Ok(Facts {
        cut_off,
        region: None,
        children_matched_nationally: rules.index == IndexReach::National,
        requests: course.facts(rules, &groups, is_counted),
        breaches: breach_facts(tx, &groups, (cut_off, stored))?,
        conclusions,
        supervisions,
        history: counted::history_facts(tx, (cut_off, is_of_all))?,
        places: counted::places_facts(tx, (cut_off, is_of_all))?,
        placements: counted::placement_facts(tx, &groups, (cut_off, is_of_all))?,
        enquiries,
        unmade,
    })
}

/// The child as statistics know it.
fn grouped(groups: &Groups, child: ChildId) -> ChildId {
    groups.get(&child).copied().unwrap_or(child)
}

fn breach_facts(
    tx: &mut Tx<'_>,
    groups: &Groups,
    (cut_off, stored): (DateTime<Utc>, Vec<StoredBreach>),
) -> Result<Vec<BreachFact>, Failure> {
    let statuses: BTreeMap<BreachId, _> =
        breaches::decisions_by(tx, cut_off)?.into_iter().collect();
    let levels: BTreeMap<BreachId, _> = severity::assessed_by(tx, cut_off)?.into_iter().collect();
    stored
        .into_iter()
        .map(|breach| {
            Ok(BreachFact {
                id: breach.id,
                request: breach.request,
                child: breach.child.map(|child| grouped(groups, child)),
                origin: breach.origin,
                municipality: breach.municipality,
                region: breach.region,
                kind: breach.kind,
                legal_basis: breach.legal_basis,
                measure: breach.measure,
                when: when(breach.passed_at, &breach.month)?,
                recorded_at: breach.recorded_at,
                status: statuses
                    .get(&breach.id)
                    .copied()
                    .unwrap_or(crate::domain::breach::BreachStatus::Possible),
                severity: levels.get(&breach.id).copied().flatten(),
                flags: breach.flags,
                stay: breach.place,
            })
        })
        .collect()
}

fn when(passed_at: Option<DateTime<Utc>>, month: &str) -> Result<When, Failure> {
    if let Some(at) = passed_at {
        return Ok(When::At(at));
    }
    let corrupt = || crate::store::StoreFault::Corrupt("possible_breach.month".into());
    let (year, month) = month.split_once('-').ok_or_else(corrupt)?;
    let (year, month) = (
        year.parse().map_err(|_| corrupt())?,
        month.parse().map_err(|_| corrupt())?,
    );
    Ok(When::InMonth { year, month })
}

fn conclusion_facts(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<ConclusionFact>, Failure> {
    let concluded = supervisions::concluded_by(tx, cut_off)?;
    Ok(concluded
        .into_iter()
        .filter_map(|case| {
            let conclusion = case.conclusion?;
            Some(ConclusionFact {
                breach: case.breach,
                code: conclusion.code,
                concluded_on: conclusion.concluded_on,
                event_on: conclusion.event_on,
                region: case.region,
                kind: case.kind,
                measure: case.measure,
                recorded_at: conclusion.recorded_at,
            })
        })
        .collect())
}

/// The first and last local months that hold anything to report.
pub fn default_month(now: DateTime<Utc>) -> Option<Month> {
    let last_month = calendar::local_date(now).checked_sub_months(chrono::Months::new(1))?;
    last_month.format("%Y-%m").to_string().parse().ok()
}
