//! Possible breaches: rows in, domain types out, always within a scope.

mod decisions;
mod list;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{
    among, code, code_option, code_text, id, id_option, instant, instant_option, municipality,
    stored, stored_option,
};
use super::db::DbBackend;
use super::fault::StoreFault;
use super::requests::CHUNK;
use super::schema::possible_breach as b;
use super::transaction::Tx;
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::code::Code;
use crate::domain::id::{BreachId, ChildId, RequestId};
use crate::domain::legal_basis::{LegalBasis, Measure};
use crate::domain::organisation::{MunicipalityNumber, Office, Region};
use crate::domain::request::{NeedFlags, PlaceOfStay};
use crate::domain::role::Scope;
use crate::domain::severity::{SeverityLevel, SeveritySource};

pub use self::decisions::{Decision, decide, decisions_by};
pub use self::list::{ListKey, Listing, list};

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

/// Some possible breaches in scope, in no order.
///
/// # Errors
/// A fault of the database.
pub fn load(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ids: &[String],
) -> Result<Vec<StoredBreach>, StoreFault> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let Some(query) = within(scope) else {
            return Ok(Vec::new());
        };
        let rows: Vec<Row> = query
            .filter(b::id.eq_any(some.to_vec()))
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
