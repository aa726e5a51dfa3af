//! Calibration: the directorate opens a round of anonymised cases, each region assesses them on its own,
//! and sees what the others held of a case only when it has given its own view of it.

use chrono::{DateTime, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::service::Work;
use super::severity;
use crate::domain::calibration::{Spread, spread};
use crate::domain::id::{BreachId, CalibrationCaseId, RoundId, ScoreId};
use crate::domain::organisation::Region;
use crate::domain::policy::{Answers, PolicyFacts};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation};
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::store::breaches;
use crate::store::calibration as store;
pub use crate::store::calibration::{CalibrationCase, Round, Score};
use crate::store::severity as stored;

/// Cases of a round at most.
pub const CASES: usize = 20;

/// A case for a new round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// A title that names nobody.
    pub title: String,
    /// Its facts.
    pub facts: NewFacts,
}

/// Where the facts of a case come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewFacts {
    /// Made up.
    Made(PolicyFacts),
    /// Copied from a possible breach: only the coded facts, nothing that leads back to it.
    Copied(BreachId),
}

/// Opens the round of a month.
///
/// # Errors
/// Refused, Forbidden, NotFound for a breach out of scope; Conflict when the month has its round.
pub fn open(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    month: &str,
    new: &[NewCase],
) -> Result<Receipt, Failure> {
    work.require(actor, Action::OpenCalibration)?;
    if new.is_empty() {
        return Err(Failure::field(Field::Cases, Rule::Required));
    }
    let most = i64::try_from(CASES).unwrap_or(i64::MAX);
    if new.len() > CASES {
        return Err(Failure::field(Field::Cases, Rule::Range(1, most)));
    }
    if store::of_month(work.tx, month)?.is_some() {
        return Err(Conflict::RoundExists.into());
    }
    let round = Round {
        id: work.fresh(RoundId),
        month: month.to_owned(),
        role: actor.role,
        recorded_at: work.now,
    };
    store::insert_round(work.tx, &round)?;
    for (ordinal, case) in (1..).zip(new) {
        let facts = match &case.facts {
            NewFacts::Made(facts) => facts.clone(),
            NewFacts::Copied(breach) => copied(actor, work, *breach)?,
        };
        let case = CalibrationCase {
            id: work.fresh(CalibrationCaseId),
            ordinal,
            title: case.title.clone(),
            facts,
        };
        store::insert_case(work.tx, &round, &case)?;
    }
    let object = ("calibration", Some(round.id.to_string()));
    work.journal(actor, "calibration.open", object, format!("month={month}"))?;
    Ok(receipt(&round))
}

/// The coded facts of a possible breach. The look is journalled; the case keeps no way back.
fn copied(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    breach: BreachId,
) -> Result<PolicyFacts, Failure> {
    let unknown = || Failure::field(Field::Breach, Rule::NotFound);
    work.require(actor, Action::ReadBreach)?;
    let found = breaches::find(work.tx, &actor.scope(), breach)?.ok_or_else(unknown)?;
    if SeverityScale::of_month(&found.month) != SeverityScale::Five2024 {
        return Err(Failure::field(Field::Breach, Rule::OtherScale));
    }
    let answered = stored::answered(work.tx, &[breach.to_string()])?.remove(&breach);
    let answers: Answers = stored::latest_answers(&answered.unwrap_or_default());
    let facts = severity::facts(work, &found, &answers)?;
    let object = ("breach", Some(breach.to_string()));
    work.journal(actor, "breach.read", object, String::new())?;
    Ok(facts)
}

/// Gives a region's view of one case of the month's round. It is final.
///
/// # Errors
/// Refused, Forbidden, NotFound for an unknown round or case; Conflict when the region has given one.
pub fn score(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    month: &str,
    (case, level): (CalibrationCaseId, Option<SeverityLevel>),
) -> Result<Receipt, Failure> {
    work.require(actor, Action::ScoreCalibration)?;
    let region = own_region(actor).ok_or(Failure::Forbidden)?;
    if level.is_some_and(|level| level.scale() != SeverityScale::Five2024) {
        return Err(Failure::field(Field::Level, Rule::OtherScale));
    }
    let round = store::of_month(work.tx, month)?.ok_or(Failure::NotFound)?;
    let cases = store::cases(work.tx, round.id)?;
    if !cases.iter().any(|one| one.id == case) {
        return Err(Failure::field(Field::Cases, Rule::NotFound));
    }
    let scores = store::scores(work.tx, round.id)?;
    if scores
        .iter()
        .any(|score| score.case == case && score.region == region)
    {
        return Err(Conflict::AlreadyScored.into());
    }
    let score = Score {
        id: work.fresh_row(ScoreId),
        case,
        region,
        role: actor.role,
        level,
        recorded_at: work.now,
    };
    store::insert_score(work.tx, &score)?;
    let object = ("calibration", Some(round.id.to_string()));
    work.journal(actor, "calibration.score", object, format!("case={case}"))?;
    Ok(receipt(&round))
}

/// A round on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The local month.
    pub month: String,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// How many cases.
    pub cases: usize,
    /// How many of them the actor's region has assessed; none for who has no region.
    pub own: Option<usize>,
    /// How many scores every region has given together.
    pub scores: usize,
}

/// The rounds, the newest first.
///
/// # Errors
/// Forbidden.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Listed>, Failure> {
    work.require(actor, Action::ReadCalibration)?;
    let own = own_region(actor);
    let mut listed = Vec::new();
    for round in store::rounds(work.tx)? {
        let scores = store::scores(work.tx, round.id)?;
        let of_own = |region| scores.iter().filter(|one| one.region == region).count();
        listed.push(Listed {
            cases: store::cases(work.tx, round.id)?.len(),
            own: own.map(of_own),
            scores: scores.len(),
            month: round.month,
            opened_at: round.recorded_at,
        });
    }
    work.journal(
        actor,
        "calibration.list",
        ("calibration", None),
        String::new(),
    )?;
    Ok(listed)
}

/// A round as one actor may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The round.
    pub round: Round,
    /// Its cases.
    pub cases: Vec<ShownCase>,
}

/// A case as one actor may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCase {
    /// The case.
    pub case: CalibrationCase,
    /// What the regions held and the policy gives; none before the actor's region has said its own.
    pub result: Option<CaseResult>,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// What each region held; `None` is «ikke vurdert».
    pub scores: Vec<(Region, Option<SeverityLevel>)>,
    /// How far apart they are.
    pub spread: Option<Spread>,
    /// What the policy in force gives on the facts.
    pub proposed: Option<SeverityLevel>,
}

/// Shows the round of a month.
///
/// # Errors
/// Forbidden, NotFound.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, month: &str) -> Result<Shown, Failure> {
    work.require(actor, Action::ReadCalibration)?;
    let round = store::of_month(work.tx, month)?.ok_or(Failure::NotFound)?;
    let scores = store::scores(work.tx, round.id)?;
    let own = own_region(actor);
    let cases = store::cases(work.tx, round.id)?;
    let cases = cases
        .into_iter()
        .map(|case| {
            let of_case: Vec<(Region, Option<SeverityLevel>)> = scores
                .iter()
                .filter(|score| score.case == case.id)
                .map(|score| (score.region, score.level))
                .collect();
            // A region that knew the others' view, or the policy's, would not give its own.
            let open = own.is_none_or(|own| of_case.iter().any(|(region, _)| *region == own));
            let proposed = work.rules.policy.propose(&case.facts);
            let result = open.then(|| CaseResult {
                spread: spread(&of_case),
                scores: of_case,
                proposed: proposed.map(|rule| rule.level),
            });
            ShownCase { case, result }
        })
        .collect();
    let object = ("calibration", Some(round.id.to_string()));
    work.journal(actor, "calibration.read", object, String::new())?;
    Ok(Shown { round, cases })
}

fn own_region(actor: &Actor) -> Option<Region> {
    match &actor.organisation {
        Organisation::Bufetat(region) => Some(*region),
        Organisation::Municipalities(_)
        | Organisation::Supervisor(_)
        | Organisation::Directorate
        | Organisation::Ministry
        | Organisation::Operations
        | Organisation::Audit => None,
    }
}

fn receipt(round: &Round) -> Receipt {
    Receipt {
        object: "calibration",
        id: round.id.0,
        version: 1,
    }
}
