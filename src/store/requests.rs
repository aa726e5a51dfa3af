//! Placement requests: rows in, domain types out, always within a scope.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::children;
use super::columns::{
    among, code, code_option, code_text, id, instant, instant_option, municipality, stored,
    stored_option,
};
use super::crypto::{DataKey, Place};
use super::ends::with_ends;
use super::fault::StoreFault;
use super::pool::{DbBackend, Tx};
use super::schema::{engine_claim, placement_request as p, request_change};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::{ChildId, RequestId};
use crate::domain::legal_basis::Measure;
use crate::domain::organisation::Region;
use crate::domain::request::{Content, Details, NeedFlags, PlacementRequest, RequestStatus};
use crate::domain::role::{Role, Scope};

const DETAILS: &str = "placement_request.sealed_details";
const CHANGE: &str = "request_change.sealed_reason";

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

/// The columns that find rows; computed from the facts by `app::engine` and never deciding anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finders {
    /// Status.
    pub status: RequestStatus,
    /// When the first offer was made.
    pub first_offer_at: Option<DateTime<Utc>>,
    /// Rank of the current severity, 0 for none.
    pub severity_rank: i32,
    /// When the engine has to look at it next.
    pub next_check_at: Option<DateTime<Utc>>,
    /// When a decision lapses by the Act's words, while there is no place.
    pub lapses_at: Option<DateTime<Utc>>,
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
    let sealed = seal_details(key, &row_id, details)?;
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
        .filter(p::child_id.eq_any(children::same_child(tx, child)?))
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
    let rows: Vec<Row> = p::table.select(Row::as_select()).load(tx.db)?;
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    with_ends(tx, found)
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

/// The request of a case number, for the command line.
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

/// No worker of the engine has taken the request on.
macro_rules! unclaimed {
    () => {
        diesel::dsl::not(diesel::dsl::exists(
            engine_claim::table.filter(engine_claim::request_id.eq(p::id)),
        ))
    };
}

/// The ids due for the engine at `now` that no worker has claimed, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn due(tx: &mut Tx<'_>, now: DateTime<Utc>, limit: i64) -> Result<Vec<String>, StoreFault> {
    Ok(p::table
        .filter(p::next_check_at.le(stored(now)))
        .filter(unclaimed!())
        .order((p::next_check_at, p::id))
        .limit(limit)
        .select(p::id)
        .load(tx.db)?)
}

/// When the next request falls due that no worker has claimed, if any.
///
/// # Errors
/// A fault of the database.
pub fn next_due_at(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, StoreFault> {
    let next: Option<Option<NaiveDateTime>> = p::table
        .filter(p::next_check_at.is_not_null())
        .filter(unclaimed!())
        .order(p::next_check_at)
        .select(p::next_check_at)
        .first(tx.db)
        .optional()?;
    Ok(instant_option(next.flatten()))
}

/// Writes the finder columns.
///
/// # Errors
/// A fault of the database.
pub fn set_finders(
    tx: &mut Tx<'_>,
    request: RequestId,
    finders: &Finders,
) -> Result<(), StoreFault> {
    if let Some(gathered) = &mut tx.gathered {
        let alike = gathered.finders.entry(*finders).or_default();
        alike.push(request.to_string());
        return Ok(());
    }
    write_finders(tx, finders, &[request.to_string()])
}

/// Writes the same finder columns on several requests.
pub(super) fn write_finders(
    tx: &mut Tx<'_>,
    finders: &Finders,
    requests: &[String],
) -> Result<(), StoreFault> {
    for some in requests.chunks(CHUNK) {
        diesel::update(p::table.filter(among!(p::id, some)))
            .set((
                p::status.eq(finders.status.code()),
                p::first_offer_at.eq(stored_option(finders.first_offer_at)),
                p::severity_rank.eq(finders.severity_rank),
                p::next_check_at.eq(stored_option(finders.next_check_at)),
                p::lapses_at.eq(stored_option(finders.lapses_at)),
            ))
            .execute(tx.db)?;
    }
    Ok(())
}

/// The finder columns as they stand, for the test that compares them with rebuilt ones.
///
/// # Errors
/// A fault of the database.
pub fn finders(tx: &mut Tx<'_>, request: RequestId) -> Result<Finders, StoreFault> {
    let (status, first, severity_rank, next, lapses): (
        String,
        Option<NaiveDateTime>,
        i32,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    ) = p::table
        .find(request.to_string())
        .select((
            p::status,
            p::first_offer_at,
            p::severity_rank,
            p::next_check_at,
            p::lapses_at,
        ))
        .first(tx.db)?;
    Ok(Finders {
        status: code(&status)?,
        first_offer_at: instant_option(first),
        severity_rank,
        next_check_at: instant_option(next),
        lapses_at: instant_option(lapses),
    })
}

/// How a request's content was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was wrong («rett»).
    Correction,
    /// More became known («tillegg»).
    Supplement,
}

/// A change of content: what it was, why, by which role.
pub struct Change<'a> {
    /// Row id.
    pub id: uuid::Uuid,
    /// Correction or supplement.
    pub kind: ChangeKind,
    /// Content before.
    pub before: &'a Content,
    /// Content after.
    pub after: &'a Content,
    /// Details after, sealed anew.
    pub details: &'a Details,
    /// Why, sealed.
    pub reason: Option<&'a str>,
    /// The role that changed it.
    pub role: Role,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// Writes the changed content and keeps what it was.
///
/// # Errors
/// A fault of the database or the keys.
pub fn change(
    tx: &mut Tx<'_>,
    request: RequestId,
    key: &DataKey,
    change: &Change<'_>,
) -> Result<(), StoreFault> {
    let row = request.to_string();
    let change_id = change.id.to_string();
    let previous = serde_json::to_string(&ContentRow::new(change.before))
        .map_err(|_| StoreFault::Database("a change could not be kept".into()))?;
    let reason = change
        .reason
        .map(|reason| {
            key.seal(
                Place {
                    column: CHANGE,
                    row: &change_id,
                },
                reason,
            )
        })
        .transpose()?;
    let kind = match change.kind {
        ChangeKind::Correction => "correction",
        ChangeKind::Supplement => "supplement",
    };
    diesel::insert_into(request_change::table)
        .values((
            request_change::id.eq(&change_id),
            request_change::request_id.eq(&row),
            request_change::kind.eq(kind),
            request_change::previous.eq(previous),
            request_change::sealed_reason.eq(reason),
            request_change::role.eq(change.role.code()),
            request_change::recorded_at.eq(stored(change.recorded_at)),
        ))
        .execute(tx.db)?;
    let sealed = seal_details(key, &row, change.details)?;
    diesel::update(p::table.find(&row))
        .set((ContentRow::new(change.after), p::sealed_details.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// One change, for the chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeShown {
    /// Correction or supplement.
    pub kind: ChangeKind,
    /// By which role.
    pub role: Role,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// The changes of a request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn changes(tx: &mut Tx<'_>, request: RequestId) -> Result<Vec<ChangeShown>, StoreFault> {
    let rows: Vec<(String, String, NaiveDateTime)> = request_change::table
        .filter(request_change::request_id.eq(request.to_string()))
        .order((request_change::recorded_at, request_change::id))
        .select((
            request_change::kind,
            request_change::role,
            request_change::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(kind, role, at)| {
            let kind = if kind == "correction" {
                ChangeKind::Correction
            } else {
                ChangeKind::Supplement
            };
            Ok(ChangeShown {
                kind,
                role: code(&role)?,
                recorded_at: instant(at),
            })
        })
        .collect()
}

/// For every request changed after `cut_off`: its content as it was known at `cut_off`.
///
/// # Errors
/// A fault of the database.
pub fn contents_before(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(RequestId, Content)>, StoreFault> {
    let rows: Vec<(String, String)> = request_change::table
        .filter(request_change::recorded_at.gt(stored(cut_off)))
        .order((
            request_change::request_id,
            request_change::recorded_at,
            request_change::id,
        ))
        .select((request_change::request_id, request_change::previous))
        .load(tx.db)?;
    let mut first = Vec::<(RequestId, Content)>::new();
    for (request, previous) in rows {
        let request: RequestId = id(&request)?;
        if first.last().is_some_and(|(known, _)| *known == request) {
            continue;
        }
        let content: ContentRow = serde_json::from_str(&previous)
            .map_err(|_| StoreFault::Corrupt("request_change.previous".into()))?;
        first.push((request, content.domain()?));
    }
    Ok(first)
}

/// Opens the sealed details.
///
/// # Errors
/// A fault of the database or the keys.
pub fn details(tx: &mut Tx<'_>, request: &PlacementRequest) -> Result<Details, StoreFault> {
    let row = request.id.to_string();
    let sealed: Option<Vec<u8>> = p::table.find(&row).select(p::sealed_details).first(tx.db)?;
    let Some(sealed) = sealed else {
        return Ok(Details::default());
    };
    let key = children::open_key(tx, request.child)?;
    let text = key.open(
        Place {
            column: DETAILS,
            row: &row,
        },
        &sealed,
    )?;
    let parts: SealedDetails =
        serde_json::from_str(&text).map_err(|_| StoreFault::Sealed(DETAILS))?;
    Ok(parts.into())
}

#[derive(Serialize, Deserialize)]
struct SealedDetails {
    contact_name: Option<String>,
    contact_phone: Option<String>,
    present_unit: Option<String>,
    description: Option<String>,
}

impl From<SealedDetails> for Details {
    fn from(parts: SealedDetails) -> Self {
        Self {
            contact_name: parts.contact_name,
            contact_phone: parts.contact_phone,
            present_unit: parts.present_unit,
            description: parts.description,
        }
    }
}

fn seal_details(
    key: &DataKey,
    row: &str,
    details: &Details,
) -> Result<Option<Vec<u8>>, StoreFault> {
    if *details == Details::default() {
        return Ok(None);
    }
    let parts = SealedDetails {
        contact_name: details.contact_name.clone(),
        contact_phone: details.contact_phone.clone(),
        present_unit: details.present_unit.clone(),
        description: details.description.clone(),
    };
    let text = serde_json::to_string(&parts).map_err(|_| StoreFault::Sealed(DETAILS))?;
    key.seal(
        Place {
            column: DETAILS,
            row,
        },
        &text,
    )
    .map(Some)
}

/// What a list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Only this status; none means the children who wait.
    pub status: RequestStatus,
    /// Only this region.
    pub region: Option<Region>,
    /// Only foster homes wanted on this local day or earlier; where no day was wanted, reported by its end.
    pub foster_home_wanted_by: Option<NaiveDate>,
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many.
    pub limit: i64,
}

/// The sort key of a row: most severe first, then the longest wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKey {
    /// Severity rank.
    pub severity_rank: i32,
    /// Start of the wait.
    pub need_reported_at: DateTime<Utc>,
    /// Id, so that the order is total.
    pub id: RequestId,
}

/// A row of a list and its sort key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The request.
    pub request: PlacementRequest,
    /// Rank of the current severity, 0 for none.
    pub severity_rank: i32,
}

/// One page of requests in scope, most severe first, then the longest wait.
///
/// # Errors
/// A fault of the database.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, listing: &Listing) -> Result<Vec<Listed>, StoreFault> {
    paged(tx, (listing.after.as_ref(), listing.limit), || {
        matching(scope, listing)
    })
}

/// One page of some requests in the order of a list, after a row.
pub(super) fn paged<'a>(
    tx: &mut Tx<'_>,
    (after, limit): (Option<&ListKey>, i64),
    matching: impl Fn() -> Option<Boxed<'a>>,
) -> Result<Vec<Listed>, StoreFault> {
    let Some(all) = matching() else {
        return Ok(Vec::new());
    };
    let Some(after) = after else {
        return page(tx, all, limit);
    };
    // Two ranges of the index, one after the other: a late page costs what the first one does.
    let at = stored(after.need_reported_at);
    let as_severe = all
        .filter(p::severity_rank.eq(after.severity_rank))
        .filter(p::need_reported_at.ge(at))
        .filter(
            p::need_reported_at
                .gt(at)
                .or(p::id.gt(after.id.to_string())),
        );
    let mut rows = page(tx, as_severe, limit)?;
    let left = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if let Some(all) = matching().filter(|_| left > 0) {
        let less_severe = all.filter(p::severity_rank.lt(after.severity_rank));
        rows.extend(page(tx, less_severe, left)?);
    }
    Ok(rows)
}

fn matching<'a>(scope: &Scope, listing: &Listing) -> Option<Boxed<'a>> {
    let mut query = within(scope)?.filter(p::status.eq(listing.status.code()));
    if let Some(region) = listing.region {
        query = query.filter(p::region.eq(region.code()));
    }
    if let Some(day) = listing.foster_home_wanted_by {
        let reported_by = stored(calendar::end_of_day(day));
        let unsaid = p::wanted_start
            .is_null()
            .and(p::need_reported_at.lt(reported_by));
        query = query
            .filter(p::measure.eq(Measure::FosterHome.code()))
            .filter(p::wanted_start.le(day).or(unsaid));
    }
    Some(query)
}

fn page(tx: &mut Tx<'_>, query: Boxed<'_>, limit: i64) -> Result<Vec<Listed>, StoreFault> {
    let rows: Vec<Row> = query
        .order((p::severity_rank.desc(), p::need_reported_at, p::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.db)?;
    let ranks: Vec<i32> = rows.iter().map(|row| row.severity_rank).collect();
    let found = rows
        .into_iter()
        .map(Row::domain)
        .collect::<Result<_, _>>()?;
    let found = with_ends(tx, found)?;
    Ok(found
        .into_iter()
        .zip(ranks)
        .map(|(request, severity_rank)| Listed {
            request,
            severity_rank,
        })
        .collect())
}
