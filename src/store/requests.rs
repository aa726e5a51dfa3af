//! Placement requests: rows in, domain types out, always within a scope.

mod changes;
mod details;
mod finders;
mod list;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::child_links;
use super::columns::{
    among, code, code_option, code_text, id, instant, instant_option, municipality, stored,
    stored_option,
};
use super::crypto::DataKey;
use super::db::DbBackend;
use super::ends::{with_all_ends, with_ends};
use super::fault::StoreFault;
use super::schema::placement_request as p;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{ChildId, RequestId};
use crate::domain::request::{Content, Details, NeedFlags, PlacementRequest};
use crate::domain::role::Scope;

pub use self::changes::{Change, ChangeKind, ChangeShown, change, changes, contents_before};
pub use self::details::details;
pub(super) use self::finders::write_finders;
pub use self::finders::{Finders, due, finders, next_due_at, set_finders};
pub(super) use self::list::paged;
pub use self::list::{ListKey, Listed, Listing, list};

/// Ids in one query at most: SQLite takes a bounded number of bind values.
pub(super) const CHUNK: usize = 500;

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = p)]
#[diesel(treat_none_as_default_value = false)]
struct Row {
    id: String,
    version: i32,
    case_number: String,
    municipality: String,
    region: String,
    office: String,
    child_id: String,
    #[diesel(embed)]
    content: ContentRow,
    registered_at: NaiveDateTime,
    status: String,
    first_offer_at: Option<NaiveDateTime>,
    severity_rank: i32,
    next_check_at: Option<NaiveDateTime>,
    lapses_at: Option<NaiveDateTime>,
}

/// The part of a row that a correction may change; kept whole with each correction, so that a report
/// with an earlier cut-off counts what was known then.
#[derive(Insertable, Queryable, Selectable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = p)]
#[diesel(treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct ContentRow {
    legal_basis: String,
    law_version: String,
    kind: String,
    measure: String,
    target_group: Option<String>,
    need_reported_at: NaiveDateTime,
    channel: String,
    emergency_decision_at: Option<NaiveDateTime>,
    wanted_start: Option<NaiveDate>,
    substance_use: bool,
    mental_health: bool,
    crime: bool,
    danger: String,
    looked_after: String,
    age: Option<i32>,
    sender_reference: Option<String>,
}

impl ContentRow {
    fn new(content: &Content) -> Self {
        Self {
            legal_basis: content.legal_basis.code().into(),
            law_version: content.law_version.code().into(),
            kind: content.kind.code().into(),
            measure: content.measure.code().into(),
            target_group: code_text(content.target_group),
            need_reported_at: stored(content.need_reported_at),
            channel: content.channel.code().into(),
            emergency_decision_at: stored_option(content.emergency_decision_at),
            wanted_start: content.wanted_start,
            substance_use: content.flags.substance_use,
            mental_health: content.flags.mental_health,
            crime: content.flags.crime,
            danger: content.danger.code().into(),
            looked_after: content.looked_after.code().into(),
            age: content.age,
            sender_reference: content.sender_reference.clone(),
        }
    }

    pub(super) fn domain(self) -> Result<Content, StoreFault> {
        Ok(Content {
            legal_basis: code(&self.legal_basis)?,
            law_version: code(&self.law_version)?,
            kind: code(&self.kind)?,
            measure: code(&self.measure)?,
            target_group: code_option(self.target_group.as_deref())?,
            need_reported_at: instant(self.need_reported_at),
            channel: code(&self.channel)?,
            emergency_decision_at: instant_option(self.emergency_decision_at),
            wanted_start: self.wanted_start,
            flags: NeedFlags {
                substance_use: self.substance_use,
                mental_health: self.mental_health,
                crime: self.crime,
            },
            danger: code(&self.danger)?,
            looked_after: code(&self.looked_after)?,
            age: self.age,
            sender_reference: self.sender_reference,
        })
    }
}

impl Row {
    fn domain(self) -> Result<PlacementRequest, StoreFault> {
        Ok(PlacementRequest {
            id: id(&self.id)?,
            version: self.version,
            case_number: self.case_number,
            municipality: municipality(&self.municipality)?,
            region: code(&self.region)?,
            office: code(&self.office)?,
            child: id(&self.child_id)?,
            content: self.content.domain()?,
            registered_at: instant(self.registered_at),
            withdrawals: Vec::new(),
            reopenings: Vec::new(),
            status: code(&self.status)?,
            first_offer_at: instant_option(self.first_offer_at),
        })
    }
}

pub(super) type Boxed<'a> = p::BoxedQuery<'a, DbBackend>;

/// The scope as a filter: the one place that decides which requests a query may meet.
pub(super) fn within<'a>(scope: &Scope) -> Option<Boxed<'a>> {
    let all = p::table.into_boxed();
    match scope {
        Scope::Municipalities(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            Some(all.filter(p::municipality.eq_any(numbers)))
        }
        Scope::Region(region) => Some(all.filter(p::region.eq(region.code()))),
        Scope::Office(office) => Some(all.filter(p::office.eq(office.code()))),
        Scope::National => Some(all),
        Scope::Nothing => None,
    }
}

/// Inserts a new request with its sealed details.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    request: &PlacementRequest,
    details: &Details,
    key: &DataKey,
    finders: &Finders,
) -> Result<(), StoreFault> {
    let row_id = request.id.to_string();
    let sealed = details::seal(key, &row_id, details)?;
    let row = Row {
        version: request.version,
        case_number: request.case_number.clone(),
        municipality: request.municipality.to_string(),
        region: request.region.code().into(),
        office: request.office.code().into(),
        child_id: request.child.to_string(),
        content: ContentRow::new(&request.content),
        registered_at: stored(request.registered_at),
        status: request.status.code().into(),
        first_offer_at: None,
        severity_rank: 0,
        next_check_at: stored_option(finders.next_check_at),
        lapses_at: stored_option(finders.lapses_at),
        id: row_id,
    };
    diesel::insert_into(p::table)
        .values((row, p::sealed_details.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// One request in scope.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    request: RequestId,
) -> Result<Option<PlacementRequest>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let row = query
        .filter(p::id.eq(request.to_string()))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    let found = row.map(Row::domain).transpose()?;
    Ok(with_ends(tx, found.into_iter().collect())?.pop())
}

/// Takes a request for change: moves its version, which also makes rivals wait on PostgreSQL.
///
/// # Errors
/// A fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    scope: &Scope,
    request: RequestId,
) -> Result<Option<PlacementRequest>, StoreFault> {
    diesel::update(p::table.find(request.to_string()))
        .set(p::version.eq(p::version + 1))
        .execute(tx.db)?;
    find(tx, scope, request)
}

/// The requests of a batch of ids, in no order, for the engine.
///
/// # Errors
/// A fault of the database.
pub fn load(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<PlacementRequest>, StoreFault> {
    let rows: Vec<Row> = p::table
        .filter(among!(p::id, ids))
        .select(Row::as_select())
        .load(tx.db)?;
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    with_ends(tx, found)
}

/// Every request for a child, oldest need first, in whatever kommune: the caller says who may see it.
///
/// # Errors
/// A fault of the database.
pub fn of_child(tx: &mut Tx<'_>, child: ChildId) -> Result<Vec<PlacementRequest>, StoreFault> {
    let rows: Vec<Row> = p::table
        .filter(p::child_id.eq_any(child_links::same_child(tx, child)?))
        .order((p::need_reported_at, p::id))
        .select(Row::as_select())
        .load(tx.db)?;
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    with_ends(tx, found)
}

/// Every request, for reports.
///
/// # Errors
/// A fault of the database.
pub fn load_all(tx: &mut Tx<'_>) -> Result<Vec<PlacementRequest>, StoreFault> {
    let rows = p::table
        .select(Row::as_select())
        .load_iter::<Row, DefaultLoadingMode>(tx.db)?;
    let found = rows
        .map(|row| row.map_err(StoreFault::from).and_then(Row::domain))
        .collect::<Result<_, _>>()?;
    with_all_ends(tx, found)
}

/// Some of the requests whose need was reported from one instant to before another, oldest first, after
/// the last one of the page before.
///
/// # Errors
/// A fault of the database.
pub fn reported_within(
    tx: &mut Tx<'_>,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    after: Option<(DateTime<Utc>, RequestId)>,
    limit: i64,
) -> Result<Vec<PlacementRequest>, StoreFault> {
    let (at, last) = after.map_or((from, String::new()), |(at, last)| (at, last.to_string()));
    let later = p::need_reported_at
        .gt(stored(at))
        .or(p::need_reported_at.eq(stored(at)).and(p::id.gt(last)));
    let rows: Vec<Row> = p::table
        .filter(p::need_reported_at.ge(stored(from)))
        .filter(p::need_reported_at.lt(stored(until)))
        .filter(later)
        .order((p::need_reported_at, p::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.db)?;
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    with_ends(tx, found)
}

/// The request of a case number within a scope.
///
/// # Errors
/// A fault of the database.
pub fn by_case_number(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case_number: &str,
) -> Result<Option<PlacementRequest>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let row = query
        .filter(p::case_number.eq(case_number))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    let found = row.map(Row::domain).transpose()?;
    Ok(with_ends(tx, found.into_iter().collect())?.pop())
}

/// The request of a case number, whoever it belongs to: for the command line, and for a desk that was told it.
///
/// # Errors
/// A fault of the database.
pub fn of_case_number(
    tx: &mut Tx<'_>,
    case_number: &str,
) -> Result<Option<PlacementRequest>, StoreFault> {
    let row = p::table
        .filter(p::case_number.eq(case_number))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    let found = row.map(Row::domain).transpose()?;
    Ok(with_ends(tx, found.into_iter().collect())?.pop())
}
