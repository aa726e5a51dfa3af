//! «Historikk»: totals of the time before the service. They are told by the directorate, shown as imported, and
//! never added to what the service counts.

use super::error::Failure;
use super::once::Receipt;
use super::service::Work;
use crate::domain::calendar;
use crate::domain::history::{HistoryStanding, HistoryTable, StoredHistory};
use crate::domain::id::HistoryId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor};
use crate::store::history;

/// Tells of a table. Former kommuner are put to those that took over.
///
/// # Errors
/// Forbidden; Refused with every faulty field.
pub fn register(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    new: &HistoryTable,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::RegisterHistory)?;
    let today = calendar::local_date(work.now);
    new.check(today, history::counted_from(work.tx)?)?;
    let mut table = new.clone();
    table.map(&work.rules.reference, today)?;
    let known = standing(work)?;
    if let Some(replaced) = table.replaces {
        require(&known, replaced)?;
    }
    let is_same = |one: &&StoredHistory| {
        let told = &one.table;
        (told.series, told.period, told.split) == (table.series, table.period, table.split)
    };
    let mut same = known.iter().filter(is_same);
    if same.any(|one| Some(one.id) != table.replaces) {
        return Err(Failure::field(Field::Period, Rule::StandsAlready));
    }
    let row = work.fresh_row(HistoryId);
    history::insert(work.tx, (row, &table), (actor.role, work.now))?;
    told(actor, work, ("history.register", row))
}

/// Takes a table back: it is shown no more, and stays among what was told.
///
/// # Errors
/// Forbidden; Refused where there is no such table that holds.
pub fn withdraw(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    table: HistoryId,
) -> Result<Receipt, Failure> {
    work.require(actor, Action::RegisterHistory)?;
    let known = standing(work)?;
    let found = known.iter().find(|one| one.id == table);
    let found = found.ok_or(Failure::NotFound)?;
    let row = work.fresh_row(HistoryId);
    history::insert_withdrawal(work.tx, (row, found), (actor.role, work.now))?;
    told(actor, work, ("history.withdraw", row))
}

/// Every table that was told, with how it stands.
///
/// # Errors
/// Forbidden; a fault of the database.
pub fn list(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Vec<StoredHistory>, Failure> {
    work.require(actor, Action::ReadReport)?;
    work.journal(actor, "history.list", ("history", None), String::new())?;
    let now = work.now;
    Ok(history::known_by(work.tx, now)?)
}

fn standing(work: &mut Work<'_, '_>) -> Result<Vec<StoredHistory>, Failure> {
    let now = work.now;
    let mut known = history::known_by(work.tx, now)?;
    known.retain(|one| one.standing == HistoryStanding::Holds);
    Ok(known)
}

fn require(known: &[StoredHistory], replaced: HistoryId) -> Result<(), Failure> {
    match known.iter().any(|one| one.id == replaced) {
        true => Ok(()),
        false => Err(Failure::field(Field::Replaces, Rule::NotFound)),
    }
}

fn told(
    actor: &Actor,
    work: &mut Work<'_, '_>,
    (action, row): (&'static str, HistoryId),
) -> Result<Receipt, Failure> {
    let what = ("history", Some(row.to_string()));
    work.journal(actor, action, what, String::new())?;
    Ok(Receipt {
        object: "history",
        id: row.0,
        version: 1,
    })
}
