//! Notices in advance: one row each and one for its end, met only within a scope.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::columns::{code, code_option, code_text, id, id_option, instant, municipality, stored};
use super::crypto::{DataKey, Place};
use super::db::DbBackend;
use super::fault::StoreFault;
use super::schema::{advance_notice as n, advance_notice_end as e};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{NoticeId, RequestId};
use crate::domain::notice::{AdvanceNotice, NoticeEnd};
use crate::domain::offer::Happened;
use crate::domain::role::{Role, Scope};

const TEXT: &str = "advance_notice.sealed_text";

#[derive(Queryable, Selectable)]
#[diesel(table_name = n)]
struct Row {
    id: String,
    municipality: String,
    region: String,
    legal_basis: String,
    kind: String,
    measure: String,
    age: Option<i32>,
    expected_at: NaiveDateTime,
    at: NaiveDateTime,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self, ends: &BTreeMap<NoticeId, End>) -> Result<AdvanceNotice, StoreFault> {
        let notice = id(&self.id)?;
        Ok(AdvanceNotice {
            id: notice,
            municipality: municipality(&self.municipality)?,
            region: code(&self.region)?,
            legal_basis: code(&self.legal_basis)?,
            kind: code(&self.kind)?,
            measure: code(&self.measure)?,
            age: self.age,
            expected_at: instant(self.expected_at),
            told: happened(self.at, self.recorded_at),
            end: ends.get(&notice).copied(),
        })
    }
}

type End = (NoticeEnd, Happened);

fn happened(at: NaiveDateTime, recorded_at: NaiveDateTime) -> Happened {
    Happened {
        at: instant(at),
        recorded_at: instant(recorded_at),
    }
}

type Boxed<'a> = n::BoxedQuery<'a, DbBackend>;

/// The notices of a scope; none for whoever has no such scope.
fn within<'a>(scope: &Scope) -> Option<Boxed<'a>> {
    let all = n::table.into_boxed();
    match scope {
        Scope::Municipalities(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            Some(all.filter(n::municipality.eq_any(numbers)))
        }
        Scope::Region(region) => Some(all.filter(n::region.eq(region.code()))),
        Scope::Office(_) | Scope::National | Scope::Nothing => None,
    }
}

/// Inserts a notice with its words sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &AdvanceNotice,
    role: Role,
    words: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: TEXT,
        row: &row,
    };
    let sealed = words.map(|(key, text)| key.seal(place, text)).transpose()?;
    diesel::insert_into(n::table)
        .values((
            n::id.eq(&row),
            n::municipality.eq(new.municipality.to_string()),
            n::region.eq(new.region.code()),
            n::legal_basis.eq(new.legal_basis.code()),
            n::kind.eq(new.kind.code()),
            n::measure.eq(new.measure.code()),
            n::age.eq(new.age),
            n::expected_at.eq(stored(new.expected_at)),
            n::role.eq(role.code()),
            n::sealed_text.eq(sealed),
            n::at.eq(stored(new.told.at)),
            n::recorded_at.eq(stored(new.told.recorded_at)),
            n::is_open.eq(true),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Tells what came of a notice. It can be told once: the row's key is the notice's.
///
/// # Errors
/// A fault of the database; [`StoreFault::Retry`] when a rival told first.
pub fn end(
    tx: &mut Tx<'_>,
    notice: NoticeId,
    (end, when): (NoticeEnd, Happened),
    role: Role,
) -> Result<(), StoreFault> {
    let (request, reason) = match end {
        NoticeEnd::Request(request) => (Some(request.to_string()), None),
        NoticeEnd::Nothing(reason) => (None, Some(reason)),
    };
    diesel::insert_into(e::table)
        .values((
            e::notice_id.eq(notice.to_string()),
            e::request_id.eq(request),
            e::reason.eq(code_text(reason)),
            e::role.eq(role.code()),
            e::at.eq(stored(when.at)),
            e::recorded_at.eq(stored(when.recorded_at)),
        ))
        .execute(tx.db)?;
    diesel::update(n::table.find(notice.to_string()))
        .set(n::is_open.eq(false))
        .execute(tx.db)?;
    Ok(())
}

/// The notices of a scope that stand, the one that is expected first at the top.
///
/// # Errors
/// A fault of the database.
pub fn open(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<AdvanceNotice>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(Vec::new());
    };
    let rows: Vec<Row> = query
        .filter(n::is_open.eq(true))
        .order((n::expected_at, n::id))
        .limit(most)
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter()
        .map(|row| row.domain(&BTreeMap::new()))
        .collect()
}

/// How many notices of a scope stand, counted no further than `most`.
///
/// # Errors
/// A fault of the database.
pub fn count_open(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<usize, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(0);
    };
    let open = query.filter(n::is_open.eq(true)).limit(most);
    let ids: Vec<String> = open.select(n::id).load(tx.db)?;
    Ok(ids.len())
}

/// One notice of a scope.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    wanted: NoticeId,
) -> Result<Option<AdvanceNotice>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let row: Option<Row> = query
        .filter(n::id.eq(wanted.to_string()))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    let ends = ends(tx, &[wanted.to_string()])?;
    row.map(|row| row.domain(&ends)).transpose()
}

/// When the notice of a request was told, where one was: at, and recorded.
///
/// # Errors
/// A fault of the database.
pub fn told_of(tx: &mut Tx<'_>, request: RequestId) -> Result<Option<Happened>, StoreFault> {
    let row: Option<(NaiveDateTime, NaiveDateTime)> = e::table
        .inner_join(n::table)
        .filter(e::request_id.eq(request.to_string()))
        .select((n::at, n::recorded_at))
        .first(tx.db)
        .optional()?;
    Ok(row.map(|(at, recorded_at)| happened(at, recorded_at)))
}

fn ends(tx: &mut Tx<'_>, of: &[String]) -> Result<BTreeMap<NoticeId, End>, StoreFault> {
    type EndRow = (
        String,
        Option<String>,
        Option<String>,
        NaiveDateTime,
        NaiveDateTime,
    );
    let rows: Vec<EndRow> = e::table
        .filter(e::notice_id.eq_any(of))
        .select((
            e::notice_id,
            e::request_id,
            e::reason,
            e::at,
            e::recorded_at,
        ))
        .load(tx.db)?;
    rows.into_iter()
        .map(|(notice, request, reason, at, recorded_at)| {
            let request: Option<RequestId> = id_option(request.as_deref())?;
            let reason = code_option(reason.as_deref())?;
            let end = request
                .map(NoticeEnd::Request)
                .or(reason.map(NoticeEnd::Nothing))
                .ok_or_else(|| StoreFault::Corrupt("advance_notice_end".into()))?;
            Ok((id(&notice)?, (end, happened(at, recorded_at))))
        })
        .collect()
}

/// The words of some notices that have any.
///
/// # Errors
/// A fault of the database or the keys.
pub fn texts(
    tx: &mut Tx<'_>,
    of: &[AdvanceNotice],
    key: &DataKey,
) -> Result<BTreeMap<NoticeId, String>, StoreFault> {
    let ids: Vec<String> = of.iter().map(|one| one.id.to_string()).collect();
    let rows: Vec<(String, Option<Vec<u8>>)> = n::table
        .filter(n::id.eq_any(ids))
        .filter(n::sealed_text.is_not_null())
        .select((n::id, n::sealed_text))
        .load(tx.db)?;
    let opened = key.open_each(TEXT, rows)?.into_iter();
    opened.map(|(row, words)| Ok((id(&row)?, words))).collect()
}
