//! Places and stays as told from the registers of before. Rows are only added; one may stand instead of another.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::columns::{code, code_option, code_text, id, id_option, instant, stored};
use super::fault::StoreFault;
use super::schema::{place as p, placement as s};
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::id::{PlaceId, PlacementId};
use crate::domain::organisation::Region;
use crate::domain::placement::{Dates, PlaceClass, Placement, Places};
use crate::domain::role::Role;

/// Inserts places.
///
/// # Errors
/// A fault of the database; [`StoreFault::Retry`] when a rival replaced the same row first.
pub fn insert_places(
    tx: &mut Tx<'_>,
    (row, new): (PlaceId, &Places),
    (role, now): (Role, DateTime<Utc>),
) -> Result<(), StoreFault> {
    let class = new.class;
    diesel::insert_into(p::table)
        .values((
            p::id.eq(row.to_string()),
            p::region.eq(class.region.code()),
            p::owner.eq(class.owner.code()),
            p::target_group.eq(code_text(class.target_group)),
            p::guarantee.eq(code_text(class.guarantee)),
            p::number.eq(new.number),
            p::from_date.eq(new.dates.from),
            p::to_date.eq(new.dates.to),
            p::closed.eq(code_text(new.closed)),
            p::replaces.eq(new.replaces.map(|row| row.to_string())),
            p::role.eq(role.code()),
            p::recorded_at.eq(stored(now)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// Inserts a stay.
///
/// # Errors
/// As [`insert_places`].
pub fn insert_placement(
    tx: &mut Tx<'_>,
    (row, new): (PlacementId, &Placement),
    (role, now): (Role, DateTime<Utc>),
) -> Result<(), StoreFault> {
    let class = new.class;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(row.to_string()),
            s::region.eq(class.region.code()),
            s::owner.eq(class.owner.code()),
            s::measure.eq(new.measure.code()),
            s::target_group.eq(code_text(class.target_group)),
            s::guarantee.eq(code_text(class.guarantee)),
            s::child_id.eq(new.child.map(|child| child.to_string())),
            s::from_date.eq(new.dates.from),
            s::to_date.eq(new.dates.to),
            s::replaces.eq(new.replaces.map(|row| row.to_string())),
            s::role.eq(role.code()),
            s::recorded_at.eq(stored(now)),
        ))
        .execute(tx.db)?;
    Ok(())
}

/// The region of the row of places, where there is one and nothing stands instead of it.
///
/// # Errors
/// A fault of the database.
pub fn standing_places(tx: &mut Tx<'_>, row: PlaceId) -> Result<Option<Region>, StoreFault> {
    let row = row.to_string();
    let replaced: i64 = p::table
        .filter(p::replaces.eq(&row))
        .count()
        .get_result(tx.db)?;
    let region: Option<String> = p::table
        .find(&row)
        .select(p::region)
        .first(tx.db)
        .optional()?;
    region
        .filter(|_| replaced == 0)
        .map(|one| code(&one))
        .transpose()
}

/// The region of a stay's row, where there is one and nothing stands instead of it.
///
/// # Errors
/// A fault of the database.
pub fn standing_placement(tx: &mut Tx<'_>, row: PlacementId) -> Result<Option<Region>, StoreFault> {
    let row = row.to_string();
    let replaced: i64 = s::table
        .filter(s::replaces.eq(&row))
        .count()
        .get_result(tx.db)?;
    let region: Option<String> = s::table
        .find(&row)
        .select(s::region)
        .first(tx.db)
        .optional()?;
    region
        .filter(|_| replaced == 0)
        .map(|one| code(&one))
        .transpose()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = p)]
struct PlaceRow {
    id: String,
    region: String,
    owner: String,
    target_group: Option<String>,
    guarantee: Option<String>,
    number: i32,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    closed: Option<String>,
    replaces: Option<String>,
    recorded_at: NaiveDateTime,
}

impl PlaceRow {
    fn domain(self) -> Result<(Places, DateTime<Utc>), StoreFault> {
        let places = Places {
            class: PlaceClass {
                region: code(&self.region)?,
                owner: code(&self.owner)?,
                target_group: code_option(self.target_group.as_deref())?,
                guarantee: code_option(self.guarantee.as_deref())?,
            },
            number: self.number,
            dates: Dates {
                from: self.from_date,
                to: self.to_date,
            },
            closed: code_option(self.closed.as_deref())?,
            replaces: id_option(self.replaces.as_deref())?,
        };
        Ok((places, instant(self.recorded_at)))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = s)]
struct PlacementRow {
    id: String,
    region: String,
    owner: String,
    measure: String,
    target_group: Option<String>,
    guarantee: Option<String>,
    child_id: Option<String>,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    replaces: Option<String>,
    recorded_at: NaiveDateTime,
}

impl PlacementRow {
    fn domain(self) -> Result<(Placement, DateTime<Utc>), StoreFault> {
        let placement = Placement {
            class: PlaceClass {
                region: code(&self.region)?,
                owner: code(&self.owner)?,
                target_group: code_option(self.target_group.as_deref())?,
                guarantee: code_option(self.guarantee.as_deref())?,
            },
            measure: code(&self.measure)?,
            child: self.child_id.as_deref().map(id).transpose()?,
            dates: Dates {
                from: self.from_date,
                to: self.to_date,
            },
            replaces: id_option(self.replaces.as_deref())?,
        };
        Ok((placement, instant(self.recorded_at)))
    }
}

/// The places told by a cut-off that nothing told by then stands instead of, each with when it was told.
///
/// # Errors
/// A fault of the database.
pub fn places_known_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(Places, DateTime<Utc>)>, StoreFault> {
    let rows: Vec<PlaceRow> = p::table
        .filter(p::recorded_at.le(stored(cut_off)))
        .select(PlaceRow::as_select())
        .load(tx.db)?;
    let replaced: BTreeSet<String> = rows.iter().filter_map(|row| row.replaces.clone()).collect();
    let standing = rows.into_iter().filter(|row| !replaced.contains(&row.id));
    standing.map(PlaceRow::domain).collect()
}

/// The stays told by a cut-off that nothing told by then stands instead of, each with when it was told.
///
/// # Errors
/// A fault of the database.
pub fn placements_known_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<(Placement, DateTime<Utc>)>, StoreFault> {
    let rows: Vec<PlacementRow> = s::table
        .filter(s::recorded_at.le(stored(cut_off)))
        .select(PlacementRow::as_select())
        .load(tx.db)?;
    let replaced: BTreeSet<String> = rows.iter().filter_map(|row| row.replaces.clone()).collect();
    let standing = rows.into_iter().filter(|row| !replaced.contains(&row.id));
    standing.map(PlacementRow::domain).collect()
}
