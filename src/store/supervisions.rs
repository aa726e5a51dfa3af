//! Supervision cases and their conclusions.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{
    code, code_option, code_text, id, id_option, instant, instant_option, stored,
};
use super::crypto::{DataKey, Place};
use super::db::DbBackend;
use super::fault::StoreFault;
use super::schema::supervision as s;
use super::supervision_steps;
use super::transaction::Tx;
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::id::{BreachId, RequestId, SupervisionId};
use crate::domain::legal_basis::Measure;
use crate::domain::organisation::{Office, Region};
use crate::domain::role::Scope;
use crate::domain::supervision::{
    ConcludedLimit, ConclusionCode, SupervisionState, SupervisionStep, state_of,
};

const REASON: &str = "supervision.sealed_reason";
const TEXT: &str = "supervision.sealed_text";

/// «Tilsyn» as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSupervision {
    /// Its id.
    pub id: SupervisionId,
    /// Grows by one with every change.
    pub version: i32,
    /// The request it is about.
    pub request: Option<RequestId>,
    /// The possible breach it is about.
    pub breach: Option<BreachId>,
    /// Region.
    pub region: Region,
    /// The office that runs it; unknown for history told by the directorate.
    pub office: Option<Office>,
    /// Acute or planned, where known.
    pub kind: Option<CountedKind>,
    /// Measure, where known.
    pub measure: Option<Measure>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
    /// The conclusion.
    pub conclusion: Option<Conclusion>,
    /// Its moves, in order.
    pub steps: Vec<SupervisionStep>,
}

impl StoredSupervision {
    /// The state it is in.
    pub fn state(&self) -> SupervisionState {
        state_of(&self.steps, self.conclusion.as_ref().map(|told| told.code))
    }

    /// The last local day to answer or put right, where the state it is in has one.
    pub fn due_on(&self) -> Option<NaiveDate> {
        let last = self.steps.last()?;
        last.due_on.filter(|_| last.state == self.state())
    }
}

/// «Konklusjon».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// What was concluded.
    pub code: ConclusionCode,
    /// Local date of the conclusion.
    pub concluded_on: NaiveDate,
    /// Local date of the event concluded on.
    pub event_on: Option<NaiveDate>,
    /// The period concluded on.
    pub period: (Option<NaiveDate>, Option<NaiveDate>),
    /// The legal basis in statsforvalteren's words.
    pub legal_text: Option<String>,
    /// The norm or limit of the Act that it is about.
    pub limit: Option<ConcludedLimit>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = s)]
#[diesel(treat_none_as_default_value = false)]
struct Row {
    id: String,
    version: i32,
    request_id: Option<String>,
    breach_id: Option<String>,
    region: String,
    office: Option<String>,
    kind: Option<String>,
    measure: Option<String>,
    opened_at: NaiveDateTime,
    recorded_at: NaiveDateTime,
    conclusion: Option<String>,
    concluded_on: Option<NaiveDate>,
    event_on: Option<NaiveDate>,
    period_from: Option<NaiveDate>,
    period_to: Option<NaiveDate>,
    legal_text: Option<String>,
    conclusion_recorded_at: Option<NaiveDateTime>,
    limit_source: Option<String>,
    limit_id: Option<String>,
}

impl Row {
    fn domain(self) -> Result<StoredSupervision, StoreFault> {
        let concluded = code_option::<ConclusionCode>(self.conclusion.as_deref())?
            .zip(self.concluded_on)
            .zip(instant_option(self.conclusion_recorded_at));
        let limit = code_option(self.limit_source.as_deref())?
            .zip(self.limit_id)
            .map(|(source, id)| ConcludedLimit { source, id });
        let conclusion = concluded.map(|((code, concluded_on), recorded_at)| Conclusion {
            code,
            concluded_on,
            event_on: self.event_on,
            period: (self.period_from, self.period_to),
            legal_text: self.legal_text,
            limit,
            recorded_at,
        });
        Ok(StoredSupervision {
            id: id(&self.id)?,
            version: self.version,
            request: id_option(self.request_id.as_deref())?,
            breach: id_option(self.breach_id.as_deref())?,
            region: code(&self.region)?,
            office: code_option(self.office.as_deref())?,
            kind: code_option(self.kind.as_deref())?,
            measure: code_option(self.measure.as_deref())?,
            opened_at: instant(self.opened_at),
            recorded_at: instant(self.recorded_at),
            conclusion,
            steps: Vec::new(),
        })
    }
}

/// The scope as a filter. Supervision is statsforvalteren's own: of the others only the directorate
/// meets it.
fn within<'a>(scope: &Scope) -> Option<s::BoxedQuery<'a, DbBackend>> {
    let all = s::table.into_boxed();
    match scope {
        Scope::Office(office) => Some(all.filter(s::office.eq(office.code()))),
        Scope::National => Some(all),
        Scope::Municipalities(_) | Scope::Region(_) | Scope::Nothing => None,
    }
}

/// Inserts a supervision case without its conclusion.
///
/// # Errors
/// A fault of the database or the keys.
pub fn insert(
    tx: &mut Tx<'_>,
    new: &StoredSupervision,
    reason: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row_id = new.id.to_string();
    let sealed = reason
        .map(|(key, words)| {
            key.seal(
                Place {
                    column: REASON,
                    row: &row_id,
                },
                words,
            )
        })
        .transpose()?;
    let row = Row {
        id: row_id,
        version: new.version,
        request_id: new.request.map(|request| request.to_string()),
        breach_id: new.breach.map(|breach| breach.to_string()),
        region: new.region.code().into(),
        office: code_text(new.office),
        kind: code_text(new.kind),
        measure: code_text(new.measure),
        opened_at: stored(new.opened_at),
        recorded_at: stored(new.recorded_at),
        conclusion: None,
        concluded_on: None,
        event_on: None,
        period_from: None,
        period_to: None,
        legal_text: None,
        conclusion_recorded_at: None,
        limit_source: None,
        limit_id: None,
    };
    diesel::insert_into(s::table)
        .values((row, s::sealed_reason.eq(sealed)))
        .execute(tx.db)?;
    Ok(())
}

/// One supervision case in scope.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: SupervisionId,
) -> Result<Option<StoredSupervision>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(None);
    };
    let row = query
        .filter(s::id.eq(case.to_string()))
        .select(Row::as_select())
        .first(tx.db)
        .optional()?;
    Ok(with_steps(tx, row.into_iter().collect())?.pop())
}

/// The rows with their moves.
fn with_steps(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<StoredSupervision>, StoreFault> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut steps = supervision_steps::of_cases(tx, &ids)?;
    rows.into_iter()
        .map(|row| {
            let case = row.domain()?;
            let steps = steps.remove(&case.id).unwrap_or_default();
            Ok(StoredSupervision { steps, ..case })
        })
        .collect()
}

/// Takes a supervision case for change.
///
/// # Errors
/// A fault of the database.
pub fn take(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: SupervisionId,
) -> Result<Option<StoredSupervision>, StoreFault> {
    diesel::update(s::table.find(case.to_string()))
        .set(s::version.eq(s::version + 1))
        .execute(tx.db)?;
    find(tx, scope, case)
}

/// Whether the scope's office has a supervision case about a request: what opens the case to it.
///
/// # Errors
/// A fault of the database.
pub fn is_open_on(tx: &mut Tx<'_>, scope: &Scope, request: RequestId) -> Result<bool, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(false);
    };
    let found: Option<String> = query
        .filter(s::request_id.eq(request.to_string()))
        .select(s::id)
        .first(tx.db)
        .optional()?;
    Ok(found.is_some())
}

/// The supervision cases in scope, newest first.
///
/// # Errors
/// A fault of the database.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    limit: i64,
) -> Result<Vec<StoredSupervision>, StoreFault> {
    let Some(query) = within(scope) else {
        return Ok(Vec::new());
    };
    let rows: Vec<Row> = query
        .order((s::opened_at.desc(), s::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.db)?;
    with_steps(tx, rows)
}

/// The supervision cases about a possible breach.
///
/// # Errors
/// A fault of the database.
pub fn of_breach(tx: &mut Tx<'_>, breach: BreachId) -> Result<Vec<StoredSupervision>, StoreFault> {
    let rows: Vec<Row> = s::table
        .filter(s::breach_id.eq(breach.to_string()))
        .order((s::opened_at, s::id))
        .select(Row::as_select())
        .load(tx.db)?;
    with_steps(tx, rows)
}

/// The concluded supervision cases about a request, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn concluded_of(
    tx: &mut Tx<'_>,
    request: RequestId,
) -> Result<Vec<StoredSupervision>, StoreFault> {
    let rows: Vec<Row> = s::table
        .filter(s::request_id.eq(request.to_string()))
        .filter(s::conclusion.is_not_null())
        .order((s::conclusion_recorded_at, s::id))
        .select(Row::as_select())
        .load(tx.db)?;
    with_steps(tx, rows)
}

/// Which of some possible breaches statsforvalteren has established.
///
/// # Errors
/// A fault of the database.
pub fn established(
    tx: &mut Tx<'_>,
    breaches: &[BreachId],
) -> Result<BTreeSet<BreachId>, StoreFault> {
    let ids: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    let rows: Vec<Option<String>> = s::table
        .filter(s::breach_id.eq_any(ids))
        .filter(s::conclusion.eq(ConclusionCode::Breach.code()))
        .select(s::breach_id)
        .load(tx.db)?;
    rows.iter().flatten().map(|row| id(row)).collect()
}

/// The office's own words in a case: why it was opened, and the conclusion's.
///
/// # Errors
/// A fault of the database or the keys.
pub fn words(
    tx: &mut Tx<'_>,
    case: SupervisionId,
    (reason_key, text_key): (&DataKey, &DataKey),
) -> Result<Words, StoreFault> {
    let row = case.to_string();
    let (reason, text): (Option<Vec<u8>>, Option<Vec<u8>>) = s::table
        .find(&row)
        .select((s::sealed_reason, s::sealed_text))
        .first(tx.db)?;
    let open = |key: &DataKey, column, sealed: Option<Vec<u8>>| {
        let place = Place { column, row: &row };
        sealed.map(|sealed| key.open(place, &sealed)).transpose()
    };
    Ok(Words {
        reason: open(reason_key, REASON, reason)?,
        text: open(text_key, TEXT, text)?,
    })
}

/// What the office wrote, opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Why it was opened.
    pub reason: Option<String>,
    /// The conclusion's text.
    pub text: Option<String>,
}

/// Every conclusion told by a cut-off, for reports. Their moves are not read: no report counts them.
///
/// # Errors
/// A fault of the database.
pub fn concluded_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<StoredSupervision>, StoreFault> {
    let rows: Vec<Row> = s::table
        .filter(s::conclusion_recorded_at.le(stored(cut_off)))
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}

/// Every supervision case told by a cut-off with its moves, for reports.
///
/// # Errors
/// A fault of the database.
pub fn opened_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<StoredSupervision>, StoreFault> {
    let rows: Vec<Row> = s::table
        .filter(s::recorded_at.le(stored(cut_off)))
        .select(Row::as_select())
        .load(tx.db)?;
    with_steps(tx, rows)
}

/// Records the conclusion.
///
/// # Errors
/// A fault of the database or the keys.
pub fn conclude(
    tx: &mut Tx<'_>,
    case: SupervisionId,
    conclusion: &Conclusion,
    text: Option<(&DataKey, &str)>,
) -> Result<(), StoreFault> {
    let row = case.to_string();
    let limit = conclusion.limit.as_ref();
    let sealed = text
        .map(|(key, words)| {
            key.seal(
                Place {
                    column: TEXT,
                    row: &row,
                },
                words,
            )
        })
        .transpose()?;
    diesel::update(s::table.find(&row))
        .set((
            s::conclusion.eq(conclusion.code.code()),
            s::concluded_on.eq(conclusion.concluded_on),
            s::event_on.eq(conclusion.event_on),
            s::period_from.eq(conclusion.period.0),
            s::period_to.eq(conclusion.period.1),
            s::legal_text.eq(conclusion.legal_text.as_deref()),
            s::sealed_text.eq(sealed),
            s::conclusion_recorded_at.eq(stored(conclusion.recorded_at)),
            s::limit_source.eq(code_text(limit.map(|limit| limit.source))),
            s::limit_id.eq(limit.map(|limit| limit.id.as_str())),
        ))
        .execute(tx.db)?;
    Ok(())
}
