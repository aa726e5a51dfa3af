//! Possible breaches and what Bufetat decided about them; and the limits of the Act that passed, which
//! never enter the breach list.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::columns::{
    among, code, code_option, code_text, id, id_option, instant, instant_option, municipality,
    stored, stored_option,
};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::pool::{DbBackend, Tx};
use super::requests::CHUNK;
use super::schema::{breach_decision, passed_limit, possible_breach as b, supervision};
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::code::Code;
use crate::domain::deadline::{LimitOwner, RuleId};
use crate::domain::id::{BreachId, ChildId, PassedLimitId, RequestId};
use crate::domain::legal_basis::{LegalBasis, Measure};
use crate::domain::organisation::{MunicipalityNumber, Office, Region};
use crate::domain::request::{NeedFlags, PlaceOfStay};
use crate::domain::role::{Role, Scope};
use crate::domain::severity::{SeverityLevel, SeveritySource};
use crate::domain::supervision::Supervised;

const DECISION: &str = "breach_decision.sealed_reason";

/// «Mulig brudd» as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBreach {
    /// Its id.
    pub id: BreachId,
    /// Grows by one with every change.
    pub version: i32,
    /// The request behind it.
    pub request: Option<RequestId>,
    /// The child, by grouping key.
    pub child: Option<ChildId>,
    /// Engine or person.
    pub origin: BreachOrigin,
    /// The norm that passed, its version and the instant it counted from.
    pub norm: Option<NormPassed>,
    /// When the limit passed, where known.
    pub passed_at: Option<DateTime<Utc>>,
    /// The local month it counts in, `YYYY-MM`.
    pub month: String,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Region of the kommune at the event.
    pub region: Region,
    /// The kommune, where known.
    pub municipality: Option<MunicipalityNumber>,
    /// The statsforvalter's office, where the kommune is known.
    pub office: Option<Office>,
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// Legal basis, where known.
    pub legal_basis: Option<LegalBasis>,
    /// Measure, where known.
    pub measure: Option<Measure>,
    /// Need flags.
    pub flags: NeedFlags,
    /// Place of stay registered with the event.
    pub place: Option<PlaceOfStay>,
    /// Bufetat's judgement.
    pub status: BreachStatus,
    /// Current severity and where it comes from.
    pub severity: Option<(SeverityLevel, SeveritySource)>,
    /// Whether a person has assessed it: «ikke vurdert» too is an assessment, and leaves no level.
    pub assessed: bool,
}

/// Which norm flagged it, with its inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormPassed {
    /// Name in config/norms.toml.
    pub id: String,
    /// Its version.
    pub version: i32,
    /// The instant the wait counted from.
    pub started_at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = b)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct Row {
    id: String,
    version: i32,
    request_id: Option<String>,
    child_id: Option<String>,
    origin: String,
    norm_id: Option<String>,
    norm_version: Option<i32>,
    norm_started_at: Option<NaiveDateTime>,
    passed_at: Option<NaiveDateTime>,
    month: String,
    recorded_at: NaiveDateTime,
    region: String,
    municipality: Option<String>,
    office: Option<String>,
    kind: String,
    legal_basis: Option<String>,
    measure: Option<String>,
    substance_use: bool,
    mental_health: bool,
    crime: bool,
    place: Option<String>,
    status: String,
    severity: Option<String>,
    severity_rank: i32,
    severity_source: Option<String>,
}

impl Row {
    fn new(breach: &StoredBreach) -> Self {
        Self {
            id: breach.id.to_string(),
            version: breach.version,
            request_id: breach.request.map(|request| request.to_string()),
            child_id: breach.child.map(|child| child.to_string()),
            origin: breach.origin.code().into(),
            norm_id: breach.norm.as_ref().map(|norm| norm.id.clone()),
            norm_version: breach.norm.as_ref().map(|norm| norm.version),
            norm_started_at: breach.norm.as_ref().map(|norm| stored(norm.started_at)),
            passed_at: stored_option(breach.passed_at),
            month: breach.month.clone(),
            recorded_at: stored(breach.recorded_at),
            region: breach.region.code().into(),
            municipality: breach.municipality.map(|number| number.to_string()),
            office: code_text(breach.office),
            kind: breach.kind.code().into(),
            legal_basis: code_text(breach.legal_basis),
            measure: code_text(breach.measure),
            substance_use: breach.flags.substance_use,
            mental_health: breach.flags.mental_health,
            crime: breach.flags.crime,
            place: code_text(breach.place),
            status: breach.status.code().into(),
            severity: code_text(breach.severity.map(|(level, _)| level)),
            severity_rank: rank(breach.severity.map(|(level, _)| level)),
            severity_source: code_text(source_of(breach)),
        }
    }

    fn domain(self) -> Result<StoredBreach, StoreFault> {
        let level = code_option::<SeverityLevel>(self.severity.as_deref())?;
        let source = code_option::<SeveritySource>(self.severity_source.as_deref())?;
        let norm = match (self.norm_id, self.norm_version, self.norm_started_at) {
            (Some(id), Some(version), Some(started)) => Some(NormPassed {
                id,
                version,
                started_at: instant(started),
            }),
            _ => None,
        };
        Ok(StoredBreach {
            id: id(&self.id)?,
            version: self.version,
            request: id_option(self.request_id.as_deref())?,
            child: id_option(self.child_id.as_deref())?,
            origin: code(&self.origin)?,
            norm,
            passed_at: instant_option(self.passed_at),
            month: self.month,
            recorded_at: instant(self.recorded_at),
            region: code(&self.region)?,
            municipality: self.municipality.as_deref().map(municipality).transpose()?,
            office: code_option(self.office.as_deref())?,
            kind: code(&self.kind)?,
            legal_basis: code_option(self.legal_basis.as_deref())?,
            measure: code_option(self.measure.as_deref())?,
            flags: NeedFlags {
                substance_use: self.substance_use,
                mental_health: self.mental_health,
                crime: self.crime,
            },
            place: code_option(self.place.as_deref())?,
            status: code(&self.status)?,
            severity: level.zip(source),
            assessed: source == Some(SeveritySource::Assessed),
        })
    }
}

/// The sort rank of a severity: 0 for none. Across scales it only orders a list, it compares nothing.
pub fn rank(level: Option<SeverityLevel>) -> i32 {
    level.map_or(0, |level| level.rank().into())
}

type Boxed<'a> = b::BoxedQuery<'a, DbBackend>;

fn within<'a>(scope: &Scope) -> Option<Boxed<'a>> {
    let all = b::table.into_boxed();
    match scope {
        Scope::Municipalities(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            Some(all.filter(b::municipality.eq_any(numbers)))
        }
        Scope::Region(region) => Some(all.filter(b::region.eq(region.code()))),
        Scope::Office(office) => Some(all.filter(b::office.eq(office.code()))),
        Scope::National => Some(all),
        Scope::Nothing => None,
    }
}

/// Inserts a possible breach.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, breach: &StoredBreach) -> Result<(), StoreFault> {
    let row = Row::new(breach);
    if let Some(gathered) = &mut tx.gathered {
        gathered.breaches.push(row);
        return Ok(());
    }
    diesel::insert_into(b::table).values(row).execute(tx.db)?;
    Ok(())
}

/// One possible breach in scope.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    breach: BreachId,
) -> Result<Option<StoredBreach>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let row = query
        .filter(b::id.eq(breach.to_string()))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    row.map(Row::domain).transpose()
}

/// Takes a possible breach for change: moves its version, which also makes rivals wait on PostgreSQL.
///
/// # Errors
/// A fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    scope: &Scope,
    breach: BreachId,
) -> Result<Option<StoredBreach>, StoreFault> {
    diesel::update(b::table.find(breach.to_string()))
        .set(b::version.eq(b::version + 1))
        .execute(tx.db)?;
    find(tx, scope, breach)
}

/// The possible breaches of some requests.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(tx: &mut Tx<'_>, requests: &[String]) -> Result<Vec<StoredBreach>, StoreFault> {
    let mut found = Vec::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<Row> = b::table
            .filter(among!(b::request_id, some))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            found.push(row.domain()?);
        }
    }
    Ok(found)
}

/// Every possible breach recorded by a cut-off, for reports.
///
/// # Errors
/// A fault of the database.
pub fn recorded_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<StoredBreach>, StoreFault> {
    let rows: Vec<Row> = b::table
        .filter(b::recorded_at.le(stored(cut_off)))
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}

/// What a list asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Only this region.
    pub region: Option<Region>,
    /// Only this level.
    pub severity: Option<SeverityLevel>,
    /// Only this status.
    pub status: Option<BreachStatus>,
    /// Only this legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// Only what was recorded before this instant.
    pub recorded_before: Option<DateTime<Utc>>,
    /// Only what supervision has come so far with.
    pub supervised: Option<Supervised>,
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many.
    pub limit: i64,
}

/// The sort key: most severe first, then the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKey {
    /// Severity rank.
    pub severity_rank: i32,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Id, so that the order is total.
    pub id: BreachId,
}

/// One page of possible breaches in scope.
///
/// # Errors
/// A fault of the database.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    listing: &Listing,
) -> Result<Vec<StoredBreach>, StoreFault> {
    let Some(mut query) = within(scope) else {
        return Ok(Vec::new());
    };
    if let Some(region) = listing.region {
        query = query.filter(b::region.eq(region.code()));
    }
    if let Some(level) = listing.severity {
        query = query.filter(b::severity.eq(level.code()));
    }
    if let Some(status) = listing.status {
        query = query.filter(b::status.eq(status.code()));
    }
    if let Some(basis) = listing.legal_basis {
        query = query.filter(b::legal_basis.eq(basis.code()));
    }
    if let Some(before) = listing.recorded_before {
        query = query.filter(b::recorded_at.lt(stored(before)));
    }
    if let Some(supervised) = listing.supervised {
        query = supervised_so_far(query, supervised);
    }
    if let Some(after) = &listing.after {
        let at = stored(after.recorded_at);
        query = query.filter(
            b::severity_rank.lt(after.severity_rank).or(b::severity_rank
                .eq(after.severity_rank)
                .and(
                    b::recorded_at
                        .gt(at)
                        .or(b::recorded_at.eq(at).and(b::id.gt(after.id.to_string()))),
                )),
        );
    }
    let rows: Vec<Row> = query
        .order((b::severity_rank.desc(), b::recorded_at, b::id))
        .limit(listing.limit)
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}

/// Those that supervision has come so far with: a conclusion of one case of several is enough.
fn supervised_so_far(query: Boxed<'_>, wanted: Supervised) -> Boxed<'_> {
    let of_it = || supervision::table.filter(supervision::breach_id.eq(b::id.nullable()));
    let concluded = || of_it().filter(supervision::conclusion.is_not_null());
    match wanted {
        Supervised::NotOpened => query.filter(not(exists(of_it()))),
        Supervised::Going => query
            .filter(exists(of_it()))
            .filter(not(exists(concluded()))),
        Supervised::Concluded => query.filter(exists(concluded())),
    }
}

/// What Bufetat decided about a possible breach.
pub struct Decision<'a> {
    /// Row id.
    pub id: uuid::Uuid,
    /// Confirmed or rejected.
    pub status: BreachStatus,
    /// Why, sealed.
    pub reason: Option<&'a str>,
    /// By which role.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Records a decision and moves the finder.
///
/// # Errors
/// A fault of the database or the keys.
pub fn decide(
    tx: &mut Tx<'_>,
    breach: BreachId,
    key: &DataKey,
    new: &Decision<'_>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let reason = new
        .reason
        .map(|reason| {
            key.seal(
                Place {
                    column: DECISION,
                    row: &row,
                },
                reason,
            )
        })
        .transpose()?;
    diesel::insert_into(breach_decision::table)
        .values((
            breach_decision::id.eq(&row),
            breach_decision::breach_id.eq(breach.to_string()),
            breach_decision::status.eq(new.status.code()),
            breach_decision::sealed_reason.eq(reason),
            breach_decision::role.eq(new.role.code()),
            breach_decision::at.eq(stored(new.at)),
            breach_decision::recorded_at.eq(stored(new.recorded_at)),
        ))
        .execute(tx.db)?;
    diesel::update(b::table.find(breach.to_string()))
        .set(b::status.eq(new.status.code()))
        .execute(tx.db)?;
    Ok(())
}

/// The latest decision of each possible breach at a cut-off, as (breach, status), oldest first.
///
/// # Errors
/// A fault of the database.
pub fn decisions_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(BreachId, BreachStatus)>, StoreFault> {
    let rows: Vec<(String, String)> = breach_decision::table
        .filter(breach_decision::recorded_at.le(stored(cut_off)))
        .order((breach_decision::recorded_at, breach_decision::id))
        .select((breach_decision::breach_id, breach_decision::status))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(breach, status)| Ok((id(&breach)?, code(&status)?)))
        .collect()
}

fn source_of(breach: &StoredBreach) -> Option<SeveritySource> {
    let assessed = breach.assessed.then_some(SeveritySource::Assessed);
    breach.severity.map(|(_, source)| source).or(assessed)
}

/// Moves the severity finder of a possible breach.
///
/// # Errors
/// A fault of the database.
pub fn set_severity(
    tx: &mut Tx<'_>,
    breach: BreachId,
    level: Option<SeverityLevel>,
    source: SeveritySource,
) -> Result<(), StoreFault> {
    diesel::update(b::table.find(breach.to_string()))
        .set((
            b::severity.eq(code_text(level)),
            b::severity_rank.eq(rank(level)),
            b::severity_source.eq(source.code()),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// «Frist passert»: a limit of the Act that passed, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedLimit {
    /// Row id.
    pub id: PassedLimitId,
    /// The request.
    pub request: RequestId,
    /// The rule.
    pub rule: RuleId,
    /// Its version.
    pub rule_version: i32,
    /// Whose limit it is.
    pub owner: LimitOwner,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it passed, counted plainly.
    pub passed_at: DateTime<Utc>,
    /// When it passes as the courts count.
    pub court_passes_at: DateTime<Utc>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = passed_limit)]
pub(super) struct PassedRow {
    id: String,
    request_id: String,
    rule: String,
    rule_version: i32,
    owner: String,
    started_at: NaiveDateTime,
    passed_at: NaiveDateTime,
    court_passes_at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

/// Records that a limit of the Act passed.
///
/// # Errors
/// A fault of the database.
pub fn insert_passed_limit(tx: &mut Tx<'_>, limit: &PassedLimit) -> Result<(), StoreFault> {
    let row = PassedRow {
        id: limit.id.to_string(),
        request_id: limit.request.to_string(),
        rule: limit.rule.code().into(),
        rule_version: limit.rule_version,
        owner: limit.owner.code().into(),
        started_at: stored(limit.started_at),
        passed_at: stored(limit.passed_at),
        court_passes_at: stored(limit.court_passes_at),
        recorded_at: stored(limit.recorded_at),
    };
    if let Some(gathered) = &mut tx.gathered {
        gathered.limits.push(row);
        return Ok(());
    }
    diesel::insert_into(passed_limit::table)
        .values(row)
        .execute(tx.db)?;
    Ok(())
}

/// The passed limits of some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn passed_limits(tx: &mut Tx<'_>, requests: &[String]) -> Result<Vec<PassedLimit>, StoreFault> {
    let mut found = Vec::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<PassedRow> = passed_limit::table
            .filter(among!(passed_limit::request_id, some))
            .order((passed_limit::passed_at, passed_limit::id))
            .select(PassedRow::as_select())
            .load(tx.db)?;
        for row in rows {
            found.push(PassedLimit {
                id: id(&row.id)?,
                request: id(&row.request_id)?,
                rule: code(&row.rule)?,
                rule_version: row.rule_version,
                owner: code(&row.owner)?,
                started_at: instant(row.started_at),
                passed_at: instant(row.passed_at),
                court_passes_at: instant(row.court_passes_at),
                recorded_at: instant(row.recorded_at),
            });
        }
    }
    Ok(found)
}
