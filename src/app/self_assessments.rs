//! «Egenvurdering» and «egenrapport»: Bufetat says what it holds of a possible breach, and may send that to
//! statsforvalteren. It is Bufetat's own view: it moves no status, and establishes and rejects nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::breaches::{finish, take};
use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::check_instant;
use super::service::{Expected, Work};
use crate::domain::id::{BreachId, SelfAssessmentId};
use crate::domain::organisation::Office;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation};
use crate::domain::self_assessment::{BreachCause, OwnWords, Remedy, SelfAssessment, SelfReport};
use crate::store::breaches::StoredBreach;
use crate::store::{breaches, children, self_assessments};

/// A self-assessment as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSelfAssessment {
    /// Why.
    pub cause: BreachCause,
    /// What is done.
    pub remedy: Remedy,
    /// In words, sealed.
    pub words: OwnWords,
    /// When it was held.
    pub at: DateTime<Utc>,
}

/// A self-assessment as the actor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// It.
    pub assessment: SelfAssessment,
    /// Its words, for Bufetat's own that see identity and for the office it was sent to.
    pub words: Option<OwnWords>,
}

/// Writes what Bufetat holds of a possible breach. The last one written is what holds.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale.
pub fn write(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (BreachId, Expected),
    new: &NewSelfAssessment,
) -> Result<Receipt, Failure> {
    let breach = take(actor, work, of)?;
    check(work, new)?;
    let before = self_assessments::of_breach(work.tx, breach.id)?;
    let assessment = SelfAssessment {
        id: work.fresh_row(SelfAssessmentId),
        breach: breach.id,
        ordinal: before.last().map_or(1, |last| last.ordinal + 1),
        cause: new.cause,
        remedy: new.remedy,
        role: actor.role,
        at: new.at,
        recorded_at: work.now,
        report: None,
    };
    let key = children::key_for(work.tx, breach.child)?;
    self_assessments::insert(work.tx, &assessment, (&key, &new.words))?;
    finish(actor, work, "breach.self_assess", &breach)
}

/// «Annet» says nothing without words.
fn check(work: &Work<'_, '_>, new: &NewSelfAssessment) -> Result<(), Failure> {
    check_instant(work, new.at, None)?;
    let needed = |field, with| Err(Failure::field(field, Rule::NeededWith(with)));
    if new.cause == BreachCause::Other && new.words.why.is_none() {
        return needed(Field::CauseText, Field::Cause);
    }
    if new.remedy == Remedy::Other && new.words.done.is_none() {
        return needed(Field::RemedyText, Field::Remedy);
    }
    Ok(())
}

/// Sends the last self-assessment to the statsforvalter of the kommune. Statsforvalteren finds it among what
/// waits to be opened, and judges on its own.
///
/// # Errors
/// Forbidden, NotFound, Stale; Conflict where nothing is written, where the last one is sent already, and
/// where no office is known.
pub fn report(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    of: (BreachId, Expected),
) -> Result<Receipt, Failure> {
    let breach = take(actor, work, of)?;
    let office = breach.office.ok_or(Conflict::NoOffice)?;
    let last = self_assessments::of_breach(work.tx, breach.id)?.pop();
    let last = last.ok_or(Conflict::NotSelfAssessed)?;
    if last.report.is_some() {
        return Err(Conflict::AlreadySelfReported.into());
    }
    let report = SelfReport {
        office,
        role: actor.role,
        at: work.now,
        recorded_at: work.now,
        opened_at: None,
    };
    self_assessments::report(work.tx, &last, &report)?;
    finish(actor, work, "breach.self_report", &breach)
}

/// The self-assessments of a possible breach in scope, oldest first: Bufetat sees its own, others what was
/// sent. The look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    breach: BreachId,
) -> Result<Vec<Shown>, Failure> {
    work.require(actor, Action::ReadBreach)?;
    let found = breaches::find(work.tx, &actor.scope(), breach)?.ok_or(Failure::NotFound)?;
    let mut known = self_assessments::of_breach(work.tx, breach)?;
    known.retain(|one| actor.may(Action::JudgeBreach) || one.report.is_some());
    let mut words = match known.iter().any(|one| reads_words(actor, one)) {
        true => {
            let key = children::key_for(work.tx, found.child)?;
            self_assessments::words(work.tx, breach, &key)?
        }
        false => BTreeMap::new(),
    };
    let object = ("breach", Some(breach.to_string()));
    let detail = format!("count={} text={}", known.len(), !words.is_empty());
    work.journal(actor, "breach.read_self_assessments", object, detail)?;
    let shown = known.into_iter().map(|one| Shown {
        words: words.remove(&one.id).filter(|_| reads_words(actor, &one)),
        assessment: one,
    });
    Ok(shown.collect())
}

/// The words may name a child: Bufetat's own that see identity read them, and the office they were written to.
fn reads_words(actor: &Actor, one: &SelfAssessment) -> bool {
    let own = actor.may(Action::JudgeBreach) && actor.may(Action::ReadIdentity);
    let office = office_of(actor).filter(|_| actor.may(Action::Supervise));
    let sent = one.report.map(|report| report.office);
    own || (sent.is_some() && sent == office)
}

/// What Bufetat sent to the actor's office that it has not opened supervision of, the oldest first, each with
/// its possible breach; without words. One journal row for the look.
///
/// # Errors
/// Forbidden.
pub fn not_opened(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    limit: i64,
) -> Result<Vec<(SelfAssessment, StoredBreach)>, Failure> {
    work.require(actor, Action::Supervise)?;
    let Some(office) = office_of(actor) else {
        return Ok(Vec::new());
    };
    let sent = self_assessments::not_opened(work.tx, office, limit)?;
    let ids: Vec<String> = sent.iter().map(|one| one.breach.to_string()).collect();
    let known = breaches::load(work.tx, &actor.scope(), &ids)?;
    let rows = sent.into_iter().filter_map(|one| {
        let breach = known.iter().find(|breach| breach.id == one.breach)?;
        Some((one, breach.clone()))
    });
    let rows: Vec<_> = rows.collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "self_report.list", ("breach", None), detail)?;
    Ok(rows)
}

/// Whether Bufetat has sent the office its view of a possible breach, and supervision is not opened since.
///
/// # Errors
/// A fault of the database.
pub(super) fn waits_for(
    work: &mut Work<'_, '_>,
    breach: BreachId,
    office: Option<Office>,
) -> Result<bool, Failure> {
    let known = self_assessments::of_breach(work.tx, breach)?;
    let mut reports = known.iter().filter_map(|one| one.report);
    Ok(reports.any(|report| report.opened_at.is_none() && Some(report.office) == office))
}

fn office_of(actor: &Actor) -> Option<Office> {
    match actor.organisation {
        Organisation::Supervisor(office) => Some(office),
        _ => None,
    }
}
