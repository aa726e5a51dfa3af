//! The unit list: the institutions and home services that can be offered.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::code::Code;
use super::legal_basis::{Measure, TargetGroup};
use super::offer::UnitOwner;
use super::organisation::Region;
use super::reach::Point;

/// «Enhet»: one unit of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What kind of place.
    pub measure: Measure,
    /// Who owns it.
    pub owner: UnitOwner,
    /// Where it is.
    pub region: Region,
    /// For whom it is meant.
    pub target_group: Option<TargetGroup>,
    /// First local day it can be offered.
    pub valid_from: NaiveDate,
    /// First local day it can no longer be offered.
    pub valid_to: Option<NaiveDate>,
    /// Where on the map, for the travel time; a home's own address is never here.
    pub point: Option<Point>,
}

/// The units by code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Units(BTreeMap<String, Unit>);

#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    measure: String,
    owner: String,
    region: String,
    target_group: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    #[serde(default)]
    lat: Option<f64>,
    #[serde(default)]
    lon: Option<f64>,
}

impl Units {
    /// Reads a unit list: CSV with a header line; lines that begin with # are comments.
    ///
    /// # Errors
    /// A sentence that names the line's unit and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let mut units = BTreeMap::new();
        for row in reader.deserialize::<Row>() {
            let unit = Unit::try_from(row.map_err(|fault| format!("units: {fault}"))?)?;
            if let Some(twice) = units.insert(unit.code.clone(), unit) {
                return Err(format!("units: «{}» stands twice", twice.code));
            }
        }
        Ok(Self(units))
    }

    /// The unit of a code that can be offered on a day.
    pub fn offered_on(&self, code: &str, day: NaiveDate) -> Option<&Unit> {
        self.0
            .get(code)
            .filter(|unit| unit.valid_from <= day && unit.valid_to.is_none_or(|last| day < last))
    }

    /// The unit of a code, whatever the day.
    pub fn get(&self, code: &str) -> Option<&Unit> {
        self.0.get(code)
    }

    /// Every unit, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.0.values()
    }
}

impl TryFrom<Row> for Unit {
    type Error = String;

    fn try_from(row: Row) -> Result<Self, String> {
        let wrong = |what: &str| format!("units: «{}»: unknown {what}", row.code);
        let target_group = match row.target_group.as_str() {
            "" => None,
            code => Some(TargetGroup::from_code(code).map_err(|_| wrong("target_group"))?),
        };
        let point = match (row.lat, row.lon) {
            (None, None) => None,
            (Some(lat), Some(lon)) => {
                Some(Point::in_norway(lat, lon).ok_or_else(|| wrong("lat and lon"))?)
            }
            (Some(_), None) | (None, Some(_)) => return Err(wrong("lat without lon")),
        };
        Ok(Self {
            point,
            measure: Measure::from_code(&row.measure).map_err(|_| wrong("measure"))?,
            owner: UnitOwner::from_code(&row.owner).map_err(|_| wrong("owner"))?,
            region: Region::from_code(&row.region).map_err(|_| wrong("region"))?,
            target_group,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            name: row.name.clone(),
            code: row.code.clone(),
        })
    }
}
