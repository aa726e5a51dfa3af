//! Supervision («tilsyn», § 17-3): opened with a reason, moved state by state, concluded. Its conclusion
//! «brudd» is the only thing that establishes a breach.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::referrals;
use super::self_assessments;
use super::service::{Expected, Work};
use crate::domain::breach::CountedKind;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::id::{BreachId, ChildId, RequestId, SupervisionId};
use crate::domain::legal_basis::Measure;
use crate::domain::organisation::{Office, Region};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation, Role};
use crate::domain::supervision::{ConcludedLimit, ConclusionCode, SupervisionState, moves};
use crate::domain::warning::LimitSource;
use crate::store::breaches::StoredBreach;
pub use crate::store::supervisions::{Conclusion, StoredSupervision, Words};
use crate::store::{breaches, children, requests, supervision_steps, supervisions};

/// What supervision is opened about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// A possible breach, or…
    pub breach: Option<BreachId>,
    /// …a request, or neither, with…
    pub request: Option<RequestId>,
    /// …region,
    pub region: Option<Region>,
    /// kind
    pub kind: Option<CountedKind>,
    /// and measure.
    pub measure: Option<Measure>,
}

/// Opens supervision: of what the kommune referred to the office, or on the office's own initiative, which
/// needs a reason. It opens the case to the office, and the journal says so.
///
/// # Errors
/// Refused, Forbidden, NotFound.
pub fn open(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    subject: &Subject,
    (reason, at): (Option<&str>, DateTime<Utc>),
) -> Result<Receipt, Failure> {
    work.require(actor, Action::Supervise)?;
    if at > work.now {
        return Err(Failure::field(Field::At, Rule::Future));
    }
    let (case, child) = new_case(actor, work, subject, at)?;
    if reason.is_none() && !is_referred(work, &case)? {
        return Err(Failure::field(Field::Reason, Rule::Required));
    }
    let data_key = children::key_for(work.tx, child)?;
    supervisions::insert(work.tx, &case, reason.map(|words| (&data_key, words)))?;
    let detail = case
        .request
        .map(|request| format!("request={request}"))
        .unwrap_or_default();
    work.journal(
        actor,
        "supervision.open",
        ("supervision", Some(case.id.to_string())),
        detail,
    )?;
    Ok(Receipt {
        object: "supervision",
        id: case.id.0,
        version: case.version,
    })
}

/// Whether the kommune has asked the office to look at it, or Bufetat has reported itself, and it has not been
/// opened since.
fn is_referred(work: &mut Work<'_, '_>, case: &StoredSupervision) -> Result<bool, Failure> {
    if let Some(breach) = case.breach
        && self_assessments::waits_for(work, breach, case.office)?
    {
        return Ok(true);
    }
    let Some(request) = case.request else {
        return Ok(false);
    };
    let asked = referrals::of_request(work.tx, request)?;
    Ok(asked
        .iter()
        .any(|one| one.opened_at.is_none() && case.office == Some(one.office)))
}

fn new_case(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    subject: &Subject,
    opened_at: DateTime<Utc>,
) -> Result<(StoredSupervision, Option<ChildId>), Failure> {
    let scope = actor.scope();
    let blank = StoredSupervision {
        id: work.fresh(SupervisionId),
        version: 1,
        request: None,
        breach: None,
        region: Region::East,
        office: office_of(actor),
        kind: subject.kind,
        measure: subject.measure,
        opened_at,
        recorded_at: work.now,
        conclusion: None,
        steps: Vec::new(),
    };
    if let Some(breach) = subject.breach {
        let breach = breaches::find(work.tx, &scope, breach)?.ok_or(Failure::NotFound)?;
        let case = StoredSupervision {
            request: breach.request,
            breach: Some(breach.id),
            region: breach.region,
            kind: Some(breach.kind),
            measure: breach.measure,
            ..blank
        };
        return Ok((case, breach.child));
    }
    if let Some(request) = subject.request {
        let request = requests::find(work.tx, &scope, request)?.ok_or(Failure::NotFound)?;
        let known = breaches::of_requests(work.tx, &[request.id.to_string()])?.pop();
        let case = StoredSupervision {
            request: Some(request.id),
            breach: known.map(|breach| breach.id),
            region: request.region,
            kind: Some(request.content.counted_kind()),
            measure: Some(request.content.measure),
            ..blank
        };
        return Ok((case, Some(request.child)));
    }
    let region = subject
        .region
        .ok_or_else(|| Failure::field(Field::Region, Rule::Required))?;
    Ok((StoredSupervision { region, ..blank }, None))
}

fn office_of(actor: &Actor) -> Option<Office> {
    match actor.organisation {
        Organisation::Supervisor(office) => Some(office),
        _ => None,
    }
}

/// A conclusion as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concluding {
    /// What.
    pub code: ConclusionCode,
    /// Local date of the conclusion.
    pub concluded_on: NaiveDate,
    /// Local date of the event concluded on.
    pub event_on: Option<NaiveDate>,
    /// The period concluded on.
    pub period: (Option<NaiveDate>, Option<NaiveDate>),
    /// Legal basis in words.
    pub legal_text: Option<String>,
    /// The norm or limit of the Act concluded on.
    pub limit: Option<ConcludedLimit>,
    /// Free words, sealed.
    pub text: Option<String>,
}

/// Concludes a supervision case.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it is concluded.
pub fn conclude(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (case, expected): (SupervisionId, Expected),
    told: &Concluding,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::Supervise)?;
    let taken = supervisions::take(work.tx, &actor.scope(), case)?.ok_or(Failure::NotFound)?;
    expected.check(taken.version - 1)?;
    let code = taken.conclusion.as_ref().map(|told| told.code);
    if !moves(taken.state(), code).any(|one| one.to == SupervisionState::Final) {
        return Err(Conflict::AlreadyConcluded.into());
    }
    let breach = breach_of(actor, work, &taken)?;
    check(work, told, breach.as_ref())?;
    record(actor, work, (&taken, breach), told)
}

/// Records a conclusion without a case: history told by an office or by the directorate. It says
/// nothing about any request in the service.
///
/// # Errors
/// Refused, Forbidden.
pub fn conclude_without_case(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    subject: &Subject,
    told: &Concluding,
) -> Result<Receipt, Failure> {
    if !actor.may(Action::Supervise) && actor.role != Role::DirectorateLeader {
        return Err(Failure::Forbidden);
    }
    check(work, told, None)?;
    let alone = Subject {
        breach: None,
        request: None,
        ..subject.clone()
    };
    let (case, _) = new_case(
        actor,
        work,
        &alone,
        calendar::start_of_day(told.concluded_on),
    )?;
    supervisions::insert(work.tx, &case, None)?;
    record(actor, work, (&case, None), told)
}

fn breach_of(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &StoredSupervision,
) -> Result<Option<StoredBreach>, Failure> {
    match case.breach {
        Some(breach) => Ok(breaches::find(work.tx, &actor.scope(), breach)?),
        None => Ok(None),
    }
}

fn check(
    work: &Work<'_, '_>,
    told: &Concluding,
    breach: Option<&StoredBreach>,
) -> Result<(), Failure> {
    check_limit(work, told.limit.as_ref(), breach)?;
    let today = calendar::local_date(work.now);
    if told.concluded_on > today {
        return Err(Failure::field(Field::ConcludedOn, Rule::Future));
    }
    if told.event_on.is_some_and(|event| event > told.concluded_on) {
        return Err(Failure::field(
            Field::EventOn,
            Rule::DoesNotFit(Field::ConcludedOn),
        ));
    }
    if let (Some(from), Some(to)) = told.period
        && to < from
    {
        return Err(Failure::field(
            Field::PeriodTo,
            Rule::Before(Field::PeriodFrom),
        ));
    }
    Ok(())
}

/// A norm or rule that is known here; a norm that has since left the file, where the breach is of it.
fn check_limit(
    work: &Work<'_, '_>,
    limit: Option<&ConcludedLimit>,
    breach: Option<&StoredBreach>,
) -> Result<(), Failure> {
    let Some(limit) = limit else { return Ok(()) };
    let flagged = breach.and_then(|breach| breach.norm.as_ref());
    let known = match limit.source {
        LimitSource::Norm => {
            work.rules.norms.ids().contains(limit.id.as_str())
                || flagged.is_some_and(|norm| norm.id == limit.id)
        }
        LimitSource::Act => RuleId::from_code(&limit.id).is_ok(),
    };
    match known {
        true => Ok(()),
        false => Err(Failure::field(Field::LimitId, Rule::NotFound)),
    }
}

fn record(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (case, breach): (&StoredSupervision, Option<StoredBreach>),
    told: &Concluding,
) -> Result<Receipt, Failure> {
    let event_on = told.event_on.or_else(|| {
        breach
            .as_ref()
            .and_then(|breach| breach.passed_at)
            .map(calendar::local_date_of_limit)
    });
    let conclusion = Conclusion {
        code: told.code,
        concluded_on: told.concluded_on,
        event_on,
        period: told.period,
        legal_text: told.legal_text.clone(),
        limit: told.limit.clone(),
        recorded_at: work.now,
    };
    let key = children::key_for(work.tx, breach.and_then(|breach| breach.child))?;
    supervisions::conclude(
        work.tx,
        case.id,
        &conclusion,
        told.text.as_deref().map(|words| (&key, words)),
    )?;
    work.journal(
        actor,
        "supervision.conclude",
        ("supervision", Some(case.id.to_string())),
        String::new(),
    )?;
    Ok(Receipt {
        object: "supervision",
        id: case.id.0,
        version: case.version,
    })
}

/// A case as the office reads it: its own words with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The case.
    pub case: StoredSupervision,
    /// Why it was opened, and the conclusion's text.
    pub words: Words,
    /// The words of its moves, by the move's place in the case.
    pub step_words: BTreeMap<i32, String>,
}

/// One supervision case; the look is journalled. Its words are the office's own, so whoever runs the case
/// reads them, though the child's identity is not shown to the office.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, case: SupervisionId) -> Result<Shown, Failure> {
    work.require(actor, Action::Supervise)?;
    let found = supervisions::find(work.tx, &actor.scope(), case)?.ok_or(Failure::NotFound)?;
    let child = child_of(actor, work, &found)?;
    let key = children::key_for(work.tx, child)?;
    let of_breach = breach_of(actor, work, &found)?.and_then(|breach| breach.child);
    let text_key = children::key_for(work.tx, of_breach)?;
    let words = supervisions::words(work.tx, case, (&key, &text_key))?;
    let step_words = supervision_steps::words(work.tx, case, &key)?;
    work.journal(
        actor,
        "supervision.read",
        ("supervision", Some(case.to_string())),
        String::new(),
    )?;
    Ok(Shown {
        case: found,
        words,
        step_words,
    })
}

/// The child a case is about, whose key seals what the office writes: the breach's, else the request's.
pub(super) fn child_of(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    case: &StoredSupervision,
) -> Result<Option<ChildId>, Failure> {
    if let Some(breach) = case.breach {
        let found = breaches::find(work.tx, &actor.scope(), breach)?;
        return Ok(found.and_then(|breach| breach.child));
    }
    match case.request {
        Some(request) => {
            let found = requests::find(work.tx, &actor.scope(), request)?;
            Ok(found.map(|request| request.child))
        }
        None => Ok(None),
    }
}

/// The office's supervision cases, newest first; one journal row for the look.
///
/// # Errors
/// Forbidden.
pub fn list(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    limit: i64,
) -> Result<Vec<StoredSupervision>, Failure> {
    work.require(actor, Action::Supervise)?;
    let found = supervisions::list(work.tx, &actor.scope(), limit)?;
    let ids: Vec<String> = found.iter().map(|case| case.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "supervision.list", ("supervision", None), detail)?;
    Ok(found)
}
