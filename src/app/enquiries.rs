//! «Henvendelser» and «vi ba ikke, fordi …»: needs that are told without a request. They are counted apart
//! from requests, and no clock runs from them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{Conflict, Failure};
use super::once::Receipt;
use super::requests::{check_instant, registers_by};
use super::service::{Expected, Work};
use crate::domain::calendar;
use crate::domain::enquiry::{Enquiry, EnquiryOutcome, Need, UnmadeReason, UnmadeRequest};
use crate::domain::id::{EnquiryId, RequestId, UnmadeRequestId};
use crate::domain::offer::Happened;
use crate::domain::organisation::Region;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation, Scope};
use crate::report::Month;
use crate::store::{children, enquiries, requests};

/// Rows shown at most, the newest first.
pub const SHOWN: i64 = 100;

/// An enquiry as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The enquiry.
    pub enquiry: Enquiry,
    /// Its words, for roles that see identity: they may name a child.
    pub text: Option<String>,
}

/// What came of an enquiry, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutcome {
    /// What came of it.
    pub outcome: EnquiryOutcome,
    /// The case number of the request, where it became one.
    pub case_number: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An enquiry as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEnquiry {
    /// What is asked about.
    pub about: Need,
    /// Free words, sealed.
    pub text: Option<String>,
    /// What came of it, where that is known at once.
    pub outcome: Option<NewOutcome>,
}

/// Writes down an enquiry: the kommune its own, the desk that of a kommune that calls.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn write(actor: &Actor, work: &mut Work<'_, '_>, new: &NewEnquiry) -> Result<Receipt, Failure> {
    work.require(actor, registers_by(actor))?;
    let region = new.about.check(&work.rules.reference, work.now)?;
    require_own(actor, &new.about, region)?;
    let enquiry = Enquiry {
        id: work.fresh_row(EnquiryId),
        about: new.about,
        region,
        told: told(work, new.about.at),
        outcome: None,
    };
    let key = children::common_key(work.tx)?;
    let words = new.text.as_deref().map(|text| (&key, text));
    enquiries::insert(work.tx, &enquiry, actor.role, words)?;
    let enquiry = match &new.outcome {
        Some(outcome) => concluded(actor, work, enquiry, outcome)?,
        None => enquiry,
    };
    journal(actor, work, "enquiry.write", &enquiry)
}

fn told(work: &Work<'_, '_>, at: DateTime<Utc>) -> Happened {
    Happened {
        at,
        recorded_at: work.now,
    }
}

fn require_own(actor: &Actor, need: &Need, region: Region) -> Result<(), Failure> {
    match &actor.organisation {
        Organisation::Municipalities(own) if own.contains(&need.municipality) => Ok(()),
        Organisation::Bufetat(mine) if *mine == region => Ok(()),
        _ => Err(Failure::field(Field::Municipality, Rule::NotYours)),
    }
}

/// Tells what came of an enquiry.
///
/// # Errors
/// Refused, Forbidden, NotFound, Stale; Conflict when it is told already.
pub fn conclude(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (wanted, expected): (EnquiryId, Expected),
    new: &NewOutcome,
) -> Result<Receipt, Failure> {
    work.require(actor, registers_by(actor))?;
    let found = enquiries::find(work.tx, &actor.scope(), wanted)?;
    let enquiry = found.ok_or(Failure::NotFound)?;
    expected.check(enquiry.version())?;
    if enquiry.outcome.is_some() {
        return Err(Conflict::EnquiryConcluded.into());
    }
    let enquiry = concluded(actor, work, enquiry, new)?;
    journal(actor, work, "enquiry.conclude", &enquiry)
}

fn concluded(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    enquiry: Enquiry,
    new: &NewOutcome,
) -> Result<Enquiry, Failure> {
    check_instant(work, new.at, Some((enquiry.told.at, Field::Enquired)))?;
    let request = request_of(actor, work, &enquiry, new)?;
    let outcome = (new.outcome, request, told(work, new.at));
    enquiries::conclude(work.tx, enquiry.id, outcome, actor.role)?;
    Ok(Enquiry {
        outcome: Some(outcome),
        ..enquiry
    })
}

/// The request an enquiry became: the kommune's own, found by its case number.
fn request_of(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    enquiry: &Enquiry,
    new: &NewOutcome,
) -> Result<Option<RequestId>, Failure> {
    let became = new.outcome == EnquiryOutcome::BecameRequest;
    let refused = |rule| Err(Failure::field(Field::CaseNumber, rule));
    let Some(number) = &new.case_number else {
        return if became {
            refused(Rule::NeededWith(Field::Outcome))
        } else {
            Ok(None)
        };
    };
    if !became {
        return refused(Rule::OnlyWith(Field::Outcome));
    }
    let found = requests::by_case_number(work.tx, &actor.scope(), number)?;
    match found.filter(|one| one.municipality == enquiry.about.municipality) {
        Some(request) => Ok(Some(request.id)),
        None => refused(Rule::NotFound),
    }
}

/// The latest enquiries of the actor's kommuner or region; one journal row for the look.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<Shown>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let found = enquiries::latest(work.tx, &actor.scope(), SHOWN)?;
    shown(actor, work, found)
}

/// One enquiry; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn show(actor: &Actor, work: &mut Work<'_, '_>, wanted: EnquiryId) -> Result<Shown, Failure> {
    work.require(actor, Action::ReadRequest)?;
    let found = enquiries::find(work.tx, &actor.scope(), wanted)?;
    let mut shown = shown(actor, work, found.into_iter().collect())?;
    shown.pop().ok_or(Failure::NotFound)
}

fn shown(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    found: Vec<Enquiry>,
) -> Result<Vec<Shown>, Failure> {
    let mut texts = if actor.may(Action::ReadIdentity) && !found.is_empty() {
        let key = children::common_key(work.tx)?;
        enquiries::texts(work.tx, &found, &key)?
    } else {
        BTreeMap::new()
    };
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let detail = format!("ids={}", ids.join(","));
    work.journal(actor, "enquiry.list", ("enquiry", None), detail)?;
    let with_text = |enquiry: Enquiry| Shown {
        text: texts.remove(&enquiry.id),
        enquiry,
    };
    Ok(found.into_iter().map(with_text).collect())
}

fn journal(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    action: &'static str,
    enquiry: &Enquiry,
) -> Result<Receipt, Failure> {
    let object = ("enquiry", Some(enquiry.id.to_string()));
    work.journal(actor, action, object, String::new())?;
    Ok(Receipt {
        object: "enquiry",
        id: enquiry.id.0,
        version: enquiry.version(),
    })
}

/// Tells that a kommune did not ask, and why. It holds nobody's identity and no words.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn did_not_ask(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (need, reason): (Need, UnmadeReason),
) -> Result<Receipt, Failure> {
    work.require(actor, Action::WriteRequest)?;
    let region = need.check(&work.rules.reference, work.now)?;
    require_own(actor, &need, region)?;
    let unmade = UnmadeRequest {
        id: work.fresh_row(UnmadeRequestId),
        need,
        region,
        reason,
        told: told(work, need.at),
    };
    enquiries::insert_unmade(work.tx, &unmade, actor.role)?;
    let object = ("unmade_request", Some(unmade.id.to_string()));
    work.journal(actor, "unmade_request.write", object, String::new())?;
    Ok(Receipt {
        object: "unmade_request",
        id: unmade.id.0,
        version: 1,
    })
}

/// Whether the actor is shown needs without a request in any way: a kommune its own, leaders the counts.
#[must_use]
pub fn may_read_unmet(actor: &Actor) -> bool {
    actor.may(Action::WriteRequest) || actor.may(Action::ReadDashboard)
}

/// The latest requests the actor's kommuner did not make; nobody else is shown them one by one.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn not_asked(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<UnmadeRequest>, Failure> {
    work.require(actor, Action::ReadRequest)?;
    if !actor.role.is_municipal() {
        return Err(Failure::Forbidden);
    }
    let found = enquiries::unmade(work.tx, &actor.scope(), SHOWN)?;
    let detail = format!("rows={}", found.len());
    work.journal(
        actor,
        "unmade_request.list",
        ("unmade_request", None),
        detail,
    )?;
    Ok(found)
}

/// Needs that no request shows, counted by month and region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetDemand {
    /// The first local day that is counted.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// Requests that were not made, by reason.
    pub unmade: BTreeMap<(Month, Region, UnmadeReason), usize>,
    /// Enquiries, by what came of them; none where nobody has told.
    pub enquiries: BTreeMap<(Month, Region, Option<EnquiryOutcome>), usize>,
}

/// Counts what was told as needs without a request between two local days, both included: a kommune's own,
/// for all others the country's by region. Counts alone, so one row in the journal and no ids.
///
/// # Errors
/// Forbidden; Refused for a period that ends before it begins.
pub fn unmet_demand(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<UnmetDemand, Failure> {
    work.require(actor, Action::ReadDashboard)?;
    if to < from {
        return Err(Failure::field(Field::To, Rule::Before(Field::From)));
    }
    let between = (calendar::start_of_day(from), calendar::end_of_day(to));
    let scope = match &actor.organisation {
        Organisation::Municipalities(_) => actor.scope(),
        _ => Scope::National,
    };
    let mut found = UnmetDemand {
        from,
        to,
        unmade: BTreeMap::new(),
        enquiries: BTreeMap::new(),
    };
    for (region, reason, at) in enquiries::unmade_between(work.tx, &scope, between)? {
        let row = (Month::of(at), region, reason);
        *found.unmade.entry(row).or_default() += 1;
    }
    for (region, outcome, at) in enquiries::made_between(work.tx, &scope, between)? {
        let row = (Month::of(at), region, outcome);
        *found.enquiries.entry(row).or_default() += 1;
    }
    let detail = format!("from={from} to={to}");
    work.journal(actor, "unmet_demand.read", ("unmet_demand", None), detail)?;
    Ok(found)
}
