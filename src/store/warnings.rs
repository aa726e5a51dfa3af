//! Warnings: the rungs that were raised on limits, who acknowledged, and the list each desk reads.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{among, code, id, instant, stored};
use super::db::DbBackend;
use super::fault::StoreFault;
use super::gather;
use super::requests::CHUNK;
use super::schema::{acknowledgement as a, outbox as o, placement_request as p, warning as w};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{MessageId, RequestId, WarningId};
use crate::domain::role::{Organisation, Role};
use crate::domain::warning::{LimitKey, WarningChannel};

/// «varsel»: a rung that was raised on a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredWarning {
    /// Its id.
    pub id: WarningId,
    /// The request whose limit it is.
    pub request: RequestId,
    /// Which limit.
    pub limit: LimitKey,
    /// Version of the norm or rule.
    pub limit_version: i32,
    /// The rung's level.
    pub level: i32,
    /// The rung's name in config/warnings.toml.
    pub rung: String,
    /// Version of the ladder.
    pub ladder_version: String,
    /// When the limit passes, as it was counted when this was raised.
    pub limit_at: DateTime<Utc>,
    /// Since when the rung was due.
    pub due_at: DateTime<Utc>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// Finder: whether the limit still runs or is passed without having ended, and nobody acknowledged.
    pub is_open: bool,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = w)]
pub(super) struct Row {
    id: String,
    request_id: String,
    limit_source: String,
    limit_id: String,
    limit_version: i32,
    started_at: NaiveDateTime,
    level: i32,
    rung: String,
    ladder_version: String,
    limit_at: NaiveDateTime,
    due_at: NaiveDateTime,
    raised_at: NaiveDateTime,
    is_open: bool,
}

impl Row {
    fn domain(self) -> Result<StoredWarning, StoreFault> {
        Ok(StoredWarning {
            id: id(&self.id)?,
            request: id(&self.request_id)?,
            limit: LimitKey {
                source: code(&self.limit_source)?,
                id: self.limit_id,
                started_at: instant(self.started_at),
            },
            limit_version: self.limit_version,
            level: self.level,
            rung: self.rung,
            ladder_version: self.ladder_version,
            limit_at: instant(self.limit_at),
            due_at: instant(self.due_at),
            raised_at: instant(self.raised_at),
            is_open: self.is_open,
        })
    }
}

/// Records that a rung was raised; the table refuses a second one of the same limit and level.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, new: &StoredWarning) -> Result<(), StoreFault> {
    let row = Row {
        id: new.id.to_string(),
        request_id: new.request.to_string(),
        limit_source: new.limit.source.code().into(),
        limit_id: new.limit.id.clone(),
        limit_version: new.limit_version,
        started_at: stored(new.limit.started_at),
        level: new.level,
        rung: new.rung.clone(),
        ladder_version: new.ladder_version.clone(),
        limit_at: stored(new.limit_at),
        due_at: stored(new.due_at),
        raised_at: stored(new.raised_at),
        is_open: new.is_open,
    };
    if let Some(gathered) = &mut tx.gathered {
        gathered.warnings.push(row);
        return Ok(());
    }
    diesel::insert_into(w::table).values(row).execute(tx.db)?;
    Ok(())
}

/// The warnings on some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_requests(tx: &mut Tx<'_>, requests: &[String]) -> Result<Vec<StoredWarning>, StoreFault> {
    let mut found = Vec::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<Row> = w::table
            .filter(among!(w::request_id, some))
            .order((w::raised_at, w::id))
            .select(Row::as_select())
            .load(tx.db)?;
        for row in rows {
            found.push(row.domain()?);
        }
    }
    Ok(found)
}

/// Moves the finders of warnings that somebody needs to look at again.
///
/// # Errors
/// A fault of the database.
pub fn open(tx: &mut Tx<'_>, warnings: &[String]) -> Result<(), StoreFault> {
    set_open(tx, warnings, true)
}

/// Moves the finders of warnings that nobody needs to look at any more.
///
/// # Errors
/// A fault of the database.
pub fn close(tx: &mut Tx<'_>, warnings: &[String]) -> Result<(), StoreFault> {
    set_open(tx, warnings, false)
}

fn set_open(tx: &mut Tx<'_>, warnings: &[String], is_open: bool) -> Result<(), StoreFault> {
    if !warnings.is_empty() {
        // They may be among what waits to be written.
        gather::write_what_waits(tx)?;
    }
    for some in warnings.chunks(CHUNK) {
        diesel::update(w::table.filter(w::id.eq_any(some)))
            .set(w::is_open.eq(is_open))
            .execute(tx.db)?;
        diesel::update(o::table.filter(o::warning_id.eq_any(some)))
            .set(o::open_rank.eq(i32::from(is_open)))
            .execute(tx.db)?;
    }
    Ok(())
}

/// «kvittering»: somebody took a limit in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Row id.
    pub id: uuid::Uuid,
    /// The warning that was acknowledged.
    pub warning: WarningId,
    /// The request.
    pub request: RequestId,
    /// The limit whose ladder it stops.
    pub limit: LimitKey,
    /// In which organisation.
    pub organisation: Organisation,
    /// By which role.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = a)]
struct AckRow {
    id: String,
    warning_id: String,
    request_id: String,
    limit_source: String,
    limit_id: String,
    started_at: NaiveDateTime,
    organisation: String,
    role: String,
    at: NaiveDateTime,
}

impl AckRow {
    fn domain(self) -> Result<Acknowledgement, StoreFault> {
        Ok(Acknowledgement {
            id: id(&self.id)?,
            warning: id(&self.warning_id)?,
            request: id(&self.request_id)?,
            limit: LimitKey {
                source: code(&self.limit_source)?,
                id: self.limit_id,
                started_at: instant(self.started_at),
            },
            organisation: Organisation::from_code(&self.organisation)
                .ok_or_else(|| StoreFault::Corrupt("acknowledgement.organisation".into()))?,
            role: code(&self.role)?,
            at: instant(self.at),
        })
    }
}

/// Records an acknowledgement.
///
/// # Errors
/// A fault of the database.
pub fn acknowledge(tx: &mut Tx<'_>, new: &Acknowledgement) -> Result<(), StoreFault> {
    let row = AckRow {
        id: new.id.to_string(),
        warning_id: new.warning.to_string(),
        request_id: new.request.to_string(),
        limit_source: new.limit.source.code().into(),
        limit_id: new.limit.id.clone(),
        started_at: stored(new.limit.started_at),
        organisation: new.organisation.code(),
        role: new.role.code().into(),
        at: stored(new.at),
    };
    diesel::insert_into(a::table).values(row).execute(tx.db)?;
    Ok(())
}

/// The acknowledgements on some requests, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn acknowledgements(
    tx: &mut Tx<'_>,
    requests: &[String],
) -> Result<Vec<Acknowledgement>, StoreFault> {
    let mut found = Vec::new();
    for some in requests.chunks(CHUNK) {
        let rows: Vec<AckRow> = a::table
            .filter(among!(a::request_id, some))
            .order((a::at, a::id))
            .select(AckRow::as_select())
            .load(tx.db)?;
        for row in rows {
            found.push(row.domain()?);
        }
    }
    Ok(found)
}

/// Whose list it is: an organisation's role. What was told to others is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The organisations' stored codes: several for a shared duty service.
    pub organisations: Vec<String>,
    /// The role.
    pub role: Role,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The message in the list; its place is its own, not the warning's.
    pub message: MessageId,
    /// When it came to this desk.
    pub told_at: DateTime<Utc>,
    /// The warning.
    pub warning: StoredWarning,
    /// The request's case number.
    pub case_number: String,
}

/// What a list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// After this row.
    pub after: Option<ListKey>,
    /// At most so many.
    pub limit: i64,
}

/// The sort key of a row: open ones first, then the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKey {
    /// 1 for open, 0 for the others.
    pub open_rank: i32,
    /// When it came to the desk.
    pub told_at: DateTime<Utc>,
    /// The message, so that the order is total.
    pub id: MessageId,
}

/// The messages a desk can see at an instant.
fn of_desk<'a>(desk: &Desk, now: DateTime<Utc>) -> o::BoxedQuery<'a, DbBackend> {
    let all = o::table
        .filter(o::role.eq(desk.role.code()))
        .filter(o::channel.eq(WarningChannel::InService.code()))
        .filter(o::not_before.le(stored(now)))
        .into_boxed();
    match desk.organisations.as_slice() {
        [one] => all.filter(o::organisation.eq(one.clone())),
        several => all.filter(o::organisation.eq_any(several.to_vec())),
    }
}

/// One warning that a desk was told of.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    (desk, now): (&Desk, DateTime<Utc>),
    warning: WarningId,
) -> Result<Option<StoredWarning>, StoreFault> {
    let told: Option<String> = of_desk(desk, now)
        .filter(o::warning_id.eq(warning.to_string()))
        .select(o::warning_id)
        .first(tx.db)
        .optional()?;
    let Some(told) = told else { return Ok(None) };
    let row = w::table
        .find(told)
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    row.map(Row::domain).transpose()
}

/// How many open warnings a desk has, counted no further than `most`.
///
/// # Errors
/// A fault of the database.
pub fn count_open(
    tx: &mut Tx<'_>,
    (desk, now): (&Desk, DateTime<Utc>),
    most: i64,
) -> Result<usize, StoreFault> {
    let ids: Vec<String> = of_desk(desk, now)
        .filter(o::open_rank.eq(1))
        .limit(most)
        .select(o::id)
        .load(tx.db)?;
    Ok(ids.len())
}

type Found = (String, NaiveDateTime, String);

/// One page of a desk's warnings, the open ones first, then the oldest.
///
/// # Errors
/// A fault of the database.
pub fn list(
    tx: &mut Tx<'_>,
    (desk, now): (&Desk, DateTime<Utc>),
    listing: &Listing,
) -> Result<Vec<Listed>, StoreFault> {
    let Some(after) = &listing.after else {
        return page(tx, of_desk(desk, now), listing.limit);
    };
    // Two ranges of the index, one after the other, as in the list of requests.
    let at = stored(after.told_at);
    let as_open = of_desk(desk, now)
        .filter(o::open_rank.eq(after.open_rank))
        .filter(o::not_before.ge(at))
        .filter(o::not_before.gt(at).or(o::id.gt(after.id.to_string())));
    let mut rows = page(tx, as_open, listing.limit)?;
    let left = listing.limit - i64::try_from(rows.len()).unwrap_or(listing.limit);
    if left > 0 {
        let closed = of_desk(desk, now).filter(o::open_rank.lt(after.open_rank));
        rows.extend(page(tx, closed, left)?);
    }
    Ok(rows)
}

fn page(
    tx: &mut Tx<'_>,
    query: o::BoxedQuery<'_, DbBackend>,
    limit: i64,
) -> Result<Vec<Listed>, StoreFault> {
    let messages: Vec<Found> = query
        .order((o::open_rank.desc(), o::not_before, o::id))
        .limit(limit)
        .select((o::id, o::not_before, o::warning_id))
        .load(tx.db)?;
    let ids: Vec<&String> = messages.iter().map(|(.., warning)| warning).collect();
    let rows: Vec<(Row, String)> = w::table
        .inner_join(p::table)
        .filter(w::id.eq_any(ids))
        .select((Row::as_select(), p::case_number))
        .load(tx.db)?;
    let mut warnings = std::collections::BTreeMap::new();
    for (row, case_number) in rows {
        let warning = row.domain()?;
        warnings.insert(warning.id.to_string(), (warning, case_number));
    }
    messages
        .into_iter()
        .map(|(message, told_at, warning)| {
            let (warning, case_number) = warnings
                .get(&warning)
                .cloned()
                .ok_or_else(|| StoreFault::Corrupt("outbox.warning_id".into()))?;
            Ok(Listed {
                message: id(&message)?,
                told_at: instant(told_at),
                warning,
                case_number,
            })
        })
        .collect()
}
