//! On-call cards: a row each time, never changed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::columns::{code, id, instant, municipality, stored};
use super::fault::StoreFault;
use super::schema::on_call_card as c;
use super::transaction::Tx;
use crate::domain::code::Code;
use crate::domain::on_call::{CardText, OnCallCard};
use crate::domain::organisation::{MunicipalityNumber, Region};

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = c)]
#[diesel(treat_none_as_default_value = false)]
struct Row {
    id: String,
    region: String,
    municipality: Option<String>,
    desk: String,
    phone: String,
    hours: String,
    backup_desk: Option<String>,
    backup_phone: Option<String>,
    role: String,
    recorded_at: NaiveDateTime,
}

impl Row {
    fn domain(self) -> Result<OnCallCard, StoreFault> {
        Ok(OnCallCard {
            id: id(&self.id)?,
            region: code(&self.region)?,
            municipality: self.municipality.as_deref().map(municipality).transpose()?,
            told: CardText {
                desk: self.desk,
                phone: self.phone,
                hours: self.hours,
                backup: self.backup_desk.zip(self.backup_phone),
            },
            role: code(&self.role)?,
            recorded_at: instant(self.recorded_at),
        })
    }
}

/// Inserts a card.
///
/// # Errors
/// A fault of the database.
pub fn insert(tx: &mut Tx<'_>, new: &OnCallCard) -> Result<(), StoreFault> {
    let (backup_desk, backup_phone) = new.told.backup.clone().unzip();
    let row = Row {
        id: new.id.to_string(),
        region: new.region.code().into(),
        municipality: new.municipality.map(|number| number.to_string()),
        desk: new.told.desk.clone(),
        phone: new.told.phone.clone(),
        hours: new.told.hours.clone(),
        backup_desk,
        backup_phone,
        role: new.role.code().into(),
        recorded_at: stored(new.recorded_at),
    };
    diesel::insert_into(c::table).values(row).execute(tx.db)?;
    Ok(())
}

/// Every card ever told of some regions' desks and of the kommuner in them; of some kommuner alone where those
/// are named.
///
/// # Errors
/// A fault of the database.
pub fn of_regions(
    tx: &mut Tx<'_>,
    regions: &[Region],
    municipalities: Option<&[MunicipalityNumber]>,
) -> Result<Vec<OnCallCard>, StoreFault> {
    let codes: Vec<&str> = regions.iter().map(|region| region.code()).collect();
    let mut query = c::table.filter(c::region.eq_any(codes)).into_boxed();
    if let Some(own) = municipalities {
        let own: Vec<String> = own.iter().map(ToString::to_string).collect();
        query = query.filter(c::municipality.is_null().or(c::municipality.eq_any(own)));
    }
    let rows: Vec<Row> = query
        .order((c::recorded_at, c::id))
        .select(Row::as_select())
        .load(tx.db)?;
    rows.into_iter().map(Row::domain).collect()
}
