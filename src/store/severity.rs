//! The severity of a possible breach: its history with what each proposal rested on, and the answers to
//! the policy's questions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, code_option, code_text, id, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::{severity_answer, severity_assessment};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{AnswerId, BreachId, SeverityId};
use crate::domain::policy::{Answers, Basis};
use crate::domain::role::Role;
use crate::domain::severity::{SeverityLevel, SeveritySource};

const SEVERITY: &str = "severity_assessment.sealed_reason";

/// A severity as proposed or assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severity {
    /// Row id.
    pub id: SeverityId,
    /// Its place in the history, from 1.
    pub ordinal: i32,
    /// Proposed by the policy or assessed by a person.
    pub source: SeveritySource,
    /// The level; `None` is «ikke vurdert».
    pub level: Option<SeverityLevel>,
    /// The policy's version and rule, for a proposal.
    pub policy: Option<(String, Option<String>)>,
    /// What a proposal rested on; none for an assessment.
    pub basis: Option<Basis>,
    /// By which role, for an assessment.
    pub role: Option<Role>,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = severity_assessment)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct SeverityRow {
    id: String,
    breach_id: String,
    ordinal: i32,
    source: String,
    level: Option<String>,
    policy_version: Option<String>,
    policy_rule: Option<String>,
    role: Option<String>,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
    facts: Option<String>,
    conditions: Option<String>,
}

impl SeverityRow {
    fn domain(self) -> Result<Severity, StoreFault> {
        let basis = match (&self.facts, &self.conditions) {
            (Some(facts), Some(conditions)) => Some(
                Basis::from_stored(facts, conditions)
                    .map_err(|fault| StoreFault::Corrupt(fault.to_string()))?,
            ),
            _ => None,
        };
        Ok(Severity {
            basis,
            id: id(&self.id)?,
            ordinal: self.ordinal,
            source: code(&self.source)?,
            level: code_option(self.level.as_deref())?,
            policy: self
                .policy_version
                .map(|version| (version, self.policy_rule)),
            role: code_option(self.role.as_deref())?,
            at: instant(self.at),
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Adds a severity to the history. A person's word stands over later proposals: see `set_severity`.
///
/// # Errors
/// A fault of the database or the keys.
pub fn add_severity(
    tx: &mut Tx<'_>,
    breach: BreachId,
    new: &Severity,
    reason: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row_id = new.id.to_string();
    let sealed = reason
        .map(|(key, words)| {
            key.seal(
                Place {
                    column: SEVERITY,
                    row: &row_id,
                },
                words,
            )
        })
        .transpose()?;
    let row = SeverityRow {
        id: row_id,
        breach_id: breach.to_string(),
        ordinal: new.ordinal,
        source: new.source.code().into(),
        level: code_text(new.level),
        policy_version: new.policy.as_ref().map(|(version, _)| version.clone()),
        policy_rule: new.policy.as_ref().and_then(|(_, rule)| rule.clone()),
        role: code_text(new.role),
        at: stored(new.at),
        recorded_at: stored(new.recorded_at),
        facts: new.basis.as_ref().map(|basis| basis.facts.to_string()),
        conditions: new.basis.as_ref().map(Basis::conditions_text),
    };
    if let (Some(gathered), None) = (&mut tx.gathered, &sealed) {
        gathered.severities.push(row);
        return Ok(());
    }
    diesel::insert_into(severity_assessment::table)
        .values((row, severity_assessment::sealed_reason.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// The severity history of a possible breach, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn severities(tx: &mut Tx<'_>, breach: BreachId) -> Result<Vec<Severity>, StoreFault> {
    let rows: Vec<SeverityRow> = severity_assessment::table
        .filter(severity_assessment::breach_id.eq(breach.to_string()))
        .order(severity_assessment::ordinal)
        .select(SeverityRow::as_select())
        .load(tx.db)?;
    rows.into_iter().map(SeverityRow::domain).collect()
}

/// What persons assessed by a cut-off, as (breach, level), oldest first.
///
/// # Errors
/// A fault of the database.
pub fn assessed_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(BreachId, Option<SeverityLevel>)>, StoreFault> {
    let rows: Vec<(String, Option<String>)> = severity_assessment::table
        .filter(severity_assessment::recorded_at.le(stored(cut_off)))
        .filter(severity_assessment::source.eq(SeveritySource::Assessed.code()))
        .order((severity_assessment::breach_id, severity_assessment::ordinal))
        .select((severity_assessment::breach_id, severity_assessment::level))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(breach, level)| Ok((id(&breach)?, code_option(level.as_deref())?)))
        .collect()
}

/// The level last proposed for each of some possible breaches; one nothing was proposed for is not there.
///
/// # Errors
/// A fault of the database.
pub fn last_proposed(
    tx: &mut Tx<'_>,
    breaches: &[String],
) -> Result<BTreeMap<BreachId, Option<SeverityLevel>>, StoreFault> {
    let mut found = BTreeMap::new();
    for some in breaches.chunks(CHUNK) {
        let rows: Vec<(String, Option<String>)> = severity_assessment::table
            .filter(among!(severity_assessment::breach_id, some))
            .filter(severity_assessment::source.eq(SeveritySource::Proposed.code()))
            .order(severity_assessment::ordinal)
            .select((severity_assessment::breach_id, severity_assessment::level))
            .load(tx.db)?;
        for (breach, level) in rows {
            found.insert(id(&breach)?, code_option(level.as_deref())?);
        }
    }
    Ok(found)
}

/// Of some possible breaches, those whose last severity is a proposal made after a person assessed, with
/// the level proposed.
///
/// # Errors
/// A fault of the database.
pub fn raised(
    tx: &mut Tx<'_>,
    breaches: &[String],
) -> Result<BTreeMap<BreachId, SeverityLevel>, StoreFault> {
    let mut assessed = BTreeSet::new();
    let mut raised = BTreeMap::new();
    for some in breaches.chunks(CHUNK) {
        let rows: Vec<(String, String, Option<String>)> = severity_assessment::table
            .filter(among!(severity_assessment::breach_id, some))
            .order(severity_assessment::ordinal)
            .select((
                severity_assessment::breach_id,
                severity_assessment::source,
                severity_assessment::level,
            ))
            .load(tx.db)?;
        for (breach, source, level) in rows {
            let breach: BreachId = id(&breach)?;
            match (code(&source)?, code_option(level.as_deref())?) {
                (SeveritySource::Assessed, _) => {
                    assessed.insert(breach);
                    raised.remove(&breach);
                }
                (SeveritySource::Proposed, Some(level)) if assessed.contains(&breach) => {
                    raised.insert(breach, level);
                }
                (SeveritySource::Proposed, _) => {}
            }
        }
    }
    Ok(raised)
}

/// «Svar»: what a person answered to one question about a possible breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question's id in the policy.
    pub question: String,
    /// The answer's code; none where an earlier answer is taken back.
    pub answer: Option<String>,
    /// By which role.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Adds an answer; earlier ones stay.
///
/// # Errors
/// A fault of the database.
pub fn add_answer(
    tx: &mut Tx<'_>,
    (row, breach): (AnswerId, BreachId),
    new: &Answered,
) -> Result<(), StoreFault> {
    diesel::insert_into(severity_answer::table)
        .values((
            severity_answer::id.eq(row.to_string()),
            severity_answer::breach_id.eq(breach.to_string()),
            severity_answer::question.eq(&new.question),
            severity_answer::answer.eq(new.answer.as_deref()),
            severity_answer::role.eq(new.role.code()),
            severity_answer::at.eq(stored(new.at)),
            severity_answer::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Every answer ever given about each of some possible breaches, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn answered(
    tx: &mut Tx<'_>,
    breaches: &[String],
) -> Result<BTreeMap<BreachId, Vec<Answered>>, StoreFault> {
    type Columns = (
        String,
        String,
        Option<String>,
        String,
        NaiveDateTime,
        NaiveDateTime,
    );
    let mut found = BTreeMap::<BreachId, Vec<Answered>>::new();
    for some in breaches.chunks(CHUNK) {
        let rows: Vec<Columns> = severity_answer::table
            .filter(among!(severity_answer::breach_id, some))
            .order((severity_answer::recorded_at, severity_answer::id))
            .select((
                severity_answer::breach_id,
                severity_answer::question,
                severity_answer::answer,
                severity_answer::role,
                severity_answer::at,
                severity_answer::recorded_at,
            ))
            .load(tx.db)?;
        for (breach, question, answer, role, at, recorded_at) in rows {
            found.entry(id(&breach)?).or_default().push(Answered {
                question,
                answer,
                role: code(&role)?,
                at: instant(at),
                recorded_at: instant(recorded_at),
            });
        }
    }
    Ok(found)
}

/// The latest answer to each question, of answers in the order they were told.
pub fn latest_answers(answered: &[Answered]) -> Answers {
    let mut latest = Answers::new();
    for one in answered {
        match &one.answer {
            Some(answer) => latest.insert(one.question.clone(), answer.clone()),
            None => latest.remove(&one.question),
        };
    }
    latest
}
