//! Child records that were proposed to be one, or two after all, and what was decided: a row each, never
//! changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::children::{self, Groups};
use super::columns::{among, code, id, id_option, instant, stored};
use super::crypto::{DataKey, Place};
use super::fault::StoreFault;
use super::schema::{child_link as l, child_link_decision as d};
use super::transaction::Tx;
use crate::domain::child_link::{By, ChildLink, LinkDecision, merged};
use crate::domain::code::Code;
use crate::domain::id::{ChildId, ChildLinkId};
use crate::domain::organisation::Region;

const REASON: &str = "child_link.sealed_reason";
const DECISION: &str = "child_link_decision.sealed_reason";

#[derive(Queryable, Selectable)]
#[diesel(table_name = l)]
struct Row {
    id: String,
    kind: String,
    request_a: String,
    request_b: String,
    child_a: String,
    child_b: String,
    region_a: String,
    region_b: String,
    undoes: Option<String>,
    person: String,
    role: String,
    region: String,
    recorded_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = d)]
struct DecisionRow {
    decision: String,
    person: String,
    role: String,
    region: String,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self, decided: Option<DecisionRow>) -> Result<ChildLink, StoreFault> {
        Ok(ChildLink {
            id: id(&self.id)?,
            kind: code(&self.kind)?,
            requests: [id(&self.request_a)?, id(&self.request_b)?],
            children: [id(&self.child_a)?, id(&self.child_b)?],
            regions: [code(&self.region_a)?, code(&self.region_b)?],
            undoes: id_option(self.undoes.as_deref())?,
            proposed: By {
                person: self.person,
                role: code(&self.role)?,
                region: code(&self.region)?,
                recorded_at: instant(self.recorded_at),
            },
            decided: decided.map(DecisionRow::domain).transpose()?,
        })
    }
}

impl DecisionRow {
    fn domain(self) -> Result<(LinkDecision, By), StoreFault> {
        let by = By {
            person: self.person,
            role: code(&self.role)?,
            region: code(&self.region)?,
            recorded_at: instant(self.recorded_at),
        };
        Ok((code(&self.decision)?, by))
    }
}

type Found = (Row, Option<DecisionRow>);

fn read(rows: Vec<Found>) -> Result<Vec<ChildLink>, StoreFault> {
    let rows = rows.into_iter();
    rows.map(|(row, decided)| row.domain(decided)).collect()
}

macro_rules! links {
    () => {
        l::table
            .left_join(d::table)
            .select((Row::as_select(), Option::<DecisionRow>::as_select()))
    };
}

/// Inserts a proposal with its reason sealed.
///
/// # Errors
/// A fault of the database or the keys.
pub fn propose(
    tx: &mut Tx<'_>,
    new: &ChildLink,
    (key, reason): (&DataKey, &str),
) -> Result<(), StoreFault> {
    let row = new.id.to_string();
    let place = Place {
        column: REASON,
        row: &row,
    };
    let by = &new.proposed;
    diesel::insert_into(l::table)
        .values((
            l::id.eq(&row),
            l::kind.eq(new.kind.code()),
            l::request_a.eq(new.requests[0].to_string()),
            l::request_b.eq(new.requests[1].to_string()),
            l::child_a.eq(new.children[0].to_string()),
            l::child_b.eq(new.children[1].to_string()),
            l::region_a.eq(new.regions[0].code()),
            l::region_b.eq(new.regions[1].code()),
            l::undoes.eq(new.undoes.map(|link| link.to_string())),
            l::person.eq(&by.person),
            l::role.eq(by.role.code()),
            l::region.eq(by.region.code()),
            l::sealed_reason.eq(key.seal(place, reason)?),
            l::recorded_at.eq(stored(by.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Inserts what was decided, with its reason sealed.
///
/// # Errors
/// A fault of the database or the keys; [`StoreFault::Retry`] when a rival decided first.
pub fn decide(
    tx: &mut Tx<'_>,
    link: ChildLinkId,
    (decision, by): (LinkDecision, &By),
    (key, reason): (&DataKey, Option<&str>),
) -> Result<(), StoreFault> {
    let row = link.to_string();
    let place = Place {
        column: DECISION,
        row: &row,
    };
    let sealed = reason.map(|reason| key.seal(place, reason)).transpose()?;
    diesel::insert_into(d::table)
        .values((
            d::link_id.eq(&row),
            d::decision.eq(decision.code()),
            d::person.eq(&by.person),
            d::role.eq(by.role.code()),
            d::region.eq(by.region.code()),
            d::sealed_reason.eq(sealed),
            d::recorded_at.eq(stored(by.recorded_at)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The latest proposals about a region's requests, newest first.
///
/// # Errors
/// A fault of the database.
pub fn of_region(tx: &mut Tx<'_>, region: Region, most: i64) -> Result<Vec<ChildLink>, StoreFault> {
    let own = l::region_a.eq(region.code());
    let rows = links!()
        .filter(own.or(l::region_b.eq(region.code())))
        .order((l::recorded_at.desc(), l::id.desc()))
        .limit(most)
        .load(tx.db)?;
    read(rows)
}

/// One proposal about a region's request.
///
/// # Errors
/// A fault of the database.
pub fn find(
    tx: &mut Tx<'_>,
    region: Region,
    wanted: ChildLinkId,
) -> Result<Option<ChildLink>, StoreFault> {
    let own = l::region_a.eq(region.code());
    let rows = links!()
        .filter(l::id.eq(wanted.to_string()))
        .filter(own.or(l::region_b.eq(region.code())))
        .load(tx.db)?;
    Ok(read(rows)?.pop())
}

/// Everything told about some records, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn of_children(tx: &mut Tx<'_>, children: &[String]) -> Result<Vec<ChildLink>, StoreFault> {
    let one = l::child_a.eq_any(children);
    let rows = links!()
        .filter(one.or(l::child_b.eq_any(children)))
        .order((l::recorded_at, l::id))
        .load(tx.db)?;
    read(rows)
}

/// The reasons of some proposals, and of what was decided.
///
/// # Errors
/// A fault of the database or the keys.
pub fn reasons(
    tx: &mut Tx<'_>,
    of: &[ChildLink],
    key: &DataKey,
) -> Result<BTreeMap<ChildLinkId, (String, Option<String>)>, StoreFault> {
    let ids: Vec<String> = of.iter().map(|link| link.id.to_string()).collect();
    let told: Vec<(String, Option<Vec<u8>>)> = l::table
        .filter(among!(l::id, &ids))
        .select((l::id, l::sealed_reason.nullable()))
        .load(tx.db)?;
    let decided: Vec<(String, Option<Vec<u8>>)> = d::table
        .filter(among!(d::link_id, &ids))
        .select((d::link_id, d::sealed_reason))
        .load(tx.db)?;
    let mut decided: BTreeMap<String, String> =
        key.open_each(DECISION, decided)?.into_iter().collect();
    let told = key.open_each(REASON, told)?.into_iter();
    told.map(|(row, reason)| Ok((id(&row)?, (reason, decided.remove(&row)))))
        .collect()
}

/// The groups of every child as they were known at a cut-off: by number, and as joined by then.
///
/// # Errors
/// A fault of the database.
pub fn groups(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Groups, StoreFault> {
    let groups = children::groups(tx, cut_off)?;
    let decided = links!()
        .filter(d::recorded_at.le(stored(cut_off)))
        .filter(d::decision.eq(LinkDecision::Accepted.code()))
        .order((l::recorded_at, l::id))
        .load(tx.db)?;
    let decided = read(decided)?;
    let joined = decided.iter().filter(|link| link.joins(&decided));
    let joined: Vec<[ChildId; 2]> = joined.map(|link| link.children).collect();
    Ok(merged(groups, &joined))
}

/// The rows of one child in every kommune, its own among them: by number, and as joined now.
///
/// # Errors
/// A fault of the database.
pub fn same_child(tx: &mut Tx<'_>, child: ChildId) -> Result<Vec<String>, StoreFault> {
    let mut known = BTreeSet::<String>::new();
    let mut next = vec![child.to_string()];
    while !next.is_empty() {
        for row in next {
            known.extend(children::same_child(tx, id(&row)?)?);
        }
        let rows: Vec<String> = known.iter().cloned().collect();
        let told = of_children(tx, &rows)?;
        let joined = told.iter().filter(|link| link.joins(&told));
        next = joined
            .flat_map(|link| link.children.map(|child| child.to_string()))
            .filter(|row| !known.contains(row))
            .collect();
    }
    Ok(known.into_iter().collect())
}
