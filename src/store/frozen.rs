//! Frozen months and their signatures: written once, never changed (the database refuses it, see `guard`).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, id, instant, instant_option, stored, stored_option};
use super::fault::StoreFault;
use super::schema::{frozen_month as t, frozen_month_signature as s};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::id::FrozenMonthId;
use crate::domain::role::Role;

/// «Frosset måned»: what is known of it beside its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenMonth {
    /// Its id.
    pub id: FrozenMonthId,
    /// The local month, `YYYY-MM`.
    pub month: String,
    /// Which numbers it shows.
    pub edition: Edition,
    /// What was told at or before this instant is in it (R9).
    pub cut_off: DateTime<Utc>,
    /// When the last of that was told.
    pub last_fact_at: Option<DateTime<Utc>>,
    /// How many requests, possible breaches and conclusions were known by then.
    pub facts_behind: i64,
    /// The version of what is counted and how.
    pub definitions: String,
    /// SHA-256 of the content, in hexadecimal.
    pub fingerprint: String,
    /// Who froze it.
    pub role: Role,
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// Who stands for it.
    pub signature: Option<Signature>,
}

/// That a leader stands for a frozen month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The fingerprint that was signed.
    pub fingerprint: String,
    /// Who; the journal knows the person.
    pub role: Role,
    /// When.
    pub signed_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = t)]
struct Row {
    id: String,
    month: String,
    edition: String,
    cut_off: NaiveDateTime,
    last_fact_at: Option<NaiveDateTime>,
    facts_behind: i64,
    definitions: String,
    fingerprint: String,
    role: String,
    frozen_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = s)]
struct SignatureRow {
    fingerprint: String,
    role: String,
    signed_at: NaiveDateTime,
}

type Found = (Row, Option<SignatureRow>);

fn domain((row, signature): Found) -> Result<FrozenMonth, StoreFault> {
    let signature = signature.map(|row| {
        Ok::<_, StoreFault>(Signature {
            fingerprint: row.fingerprint,
            role: code(&row.role)?,
            signed_at: instant(row.signed_at),
        })
    });
    Ok(FrozenMonth {
        id: id(&row.id)?,
        month: row.month,
        edition: code(&row.edition)?,
        cut_off: instant(row.cut_off),
        last_fact_at: instant_option(row.last_fact_at),
        facts_behind: row.facts_behind,
        definitions: row.definitions,
        fingerprint: row.fingerprint,
        role: code(&row.role)?,
        frozen_at: instant(row.frozen_at),
        signature: signature.transpose()?,
    })
}

/// Writes a frozen month; a signature is written by [`sign`].
///
/// # Errors
/// A fault of the database; Retry where the month is frozen in that edition.
pub fn insert(tx: &mut Tx<'_>, new: &FrozenMonth, content: &str) -> Result<(), StoreFault> {
    diesel::insert_into(t::table)
        .values((
            t::id.eq(new.id.to_string()),
            t::month.eq(&new.month),
            t::edition.eq(new.edition.code()),
            t::cut_off.eq(stored(new.cut_off)),
            t::last_fact_at.eq(stored_option(new.last_fact_at)),
            t::facts_behind.eq(new.facts_behind),
            t::definitions.eq(&new.definitions),
            t::fingerprint.eq(&new.fingerprint),
            t::content.eq(content),
            t::role.eq(new.role.code()),
            t::frozen_at.eq(stored(new.frozen_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Writes a signature.
///
/// # Errors
/// A fault of the database; Retry where the month is signed.
pub fn sign(
    tx: &mut Tx<'_>,
    frozen: FrozenMonthId,
    signature: &Signature,
) -> Result<(), StoreFault> {
    diesel::insert_into(s::table)
        .values((
            s::frozen_month_id.eq(frozen.to_string()),
            s::fingerprint.eq(&signature.fingerprint),
            s::role.eq(signature.role.code()),
            s::signed_at.eq(stored(signature.signed_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The frozen months of an edition, the newest first.
///
/// # Errors
/// A fault of the database.
pub fn all(tx: &mut Tx<'_>, edition: Edition) -> Result<Vec<FrozenMonth>, StoreFault> {
    let rows: Vec<Found> = t::table
        .left_join(s::table)
        .filter(t::edition.eq(edition.code()))
        .order(t::month.desc())
        .select((Row::as_select(), Option::<SignatureRow>::as_select()))
        .load(tx.db)?;
    rows.into_iter().map(domain).collect()
}

/// A month as it was frozen in an edition.
///
/// # Errors
/// A fault of the database.
pub fn of_month(
    tx: &mut Tx<'_>,
    (month, edition): (&str, Edition),
) -> Result<Option<FrozenMonth>, StoreFault> {
    let row: Option<Found> = t::table
        .left_join(s::table)
        .filter(t::month.eq(month).and(t::edition.eq(edition.code())))
        .select((Row::as_select(), Option::<SignatureRow>::as_select()))
        .first(tx.db)
        .optional()?;
    row.map(domain).transpose()
}

/// The last month before another that was frozen with an earlier cut-off: month and cut-off.
///
/// # Errors
/// A fault of the database.
pub fn before(
    tx: &mut Tx<'_>,
    (month, edition): (&str, Edition),
    cut_off: DateTime<Utc>,
) -> Result<Option<(String, DateTime<Utc>)>, StoreFault> {
    let row: Option<(String, NaiveDateTime)> = t::table
        .filter(t::edition.eq(edition.code()))
        .filter(t::month.lt(month).and(t::cut_off.lt(stored(cut_off))))
        .order(t::month.desc())
        .select((t::month, t::cut_off))
        .first(tx.db)
        .optional()?;
    Ok(row.map(|(month, cut_off)| (month, instant(cut_off))))
}

/// The bytes that were frozen.
///
/// # Errors
/// A fault of the database.
pub fn content(tx: &mut Tx<'_>, frozen: FrozenMonthId) -> Result<String, StoreFault> {
    Ok(t::table
        .find(frozen.to_string())
        .select(t::content)
        .first(tx.db)?)
}

/// The editions a month is frozen in.
///
/// # Errors
/// A fault of the database.
pub fn editions(tx: &mut Tx<'_>, month: &str) -> Result<Vec<Edition>, StoreFault> {
    let codes: Vec<String> = t::table
        .filter(t::month.eq(month))
        .select(t::edition)
        .load(tx.db)?;
    codes.iter().map(|one| code(one)).collect()
}
