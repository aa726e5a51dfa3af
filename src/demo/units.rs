//! The invented units of `config/reference/units.demo.csv`.
//!
//! | column | |
//! |---|---|
//! | `code` | what an offer or a search line names, `demo-<region>-<number>` |
//! | `name` | clearly invented |
//! | `measure` | stored code of [`Measure`] |
//! | `owner` | stored code of [`UnitOwner`] |
//! | `region` | stored code of [`Region`]: where it lies |
//! | `target_group` | stored code of [`TargetGroup`]; empty for homes and centres |
//! | `valid_from`, `valid_to` | first day it takes children, first day it no longer does; the last may be empty |

use chrono::NaiveDate;
use serde::Deserialize;

use super::DemoError;
use super::chance::Chance;
use crate::domain::legal_basis::{Measure, TargetGroup};
use crate::domain::offer::UnitOwner;
use crate::domain::organisation::Region;

const TABLE: &str = include_str!("../../config/reference/units.demo.csv");

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What offers name it by.
    pub code: String,
    /// The kind of stay it gives.
    pub measure: Measure,
    /// Who owns it.
    pub owner: UnitOwner,
    /// Where it lies.
    pub region: Region,
    /// Whom it is meant for.
    pub group: Option<TargetGroup>,
}

/// The unit list.
#[derive(Debug)]
pub struct Units(Vec<Unit>);

#[derive(Deserialize)]
struct Row {
    code: String,
    measure: String,
    owner: String,
    region: String,
    target_group: Option<String>,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl Units {
    /// The units that are open the whole year.
    ///
    /// # Errors
    /// [`DemoError::Units`] naming the fault.
    pub fn of(first: NaiveDate, last: NaiveDate) -> Result<Self, DemoError> {
        let fault = |fault: &dyn std::fmt::Display| DemoError::Units(fault.to_string());
        let mut list = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(TABLE.as_bytes());
        for row in reader.deserialize() {
            let row: Row = row.map_err(|f| fault(&f))?;
            if row.valid_from <= first && row.valid_to.is_none_or(|end| last < end) {
                list.push(Unit {
                    code: row.code,
                    measure: row.measure.parse().map_err(|f| fault(&f))?,
                    owner: row.owner.parse().map_err(|f| fault(&f))?,
                    region: row.region.parse().map_err(|f| fault(&f))?,
                    group: row
                        .target_group
                        .map(|g| g.parse())
                        .transpose()
                        .map_err(|f| fault(&f))?,
                });
            }
        }
        Ok(Self(list))
    }

    /// A unit that gives that kind of stay: mostly in the region and for the group, else the nearest
    /// that will do. Nothing when no unit in the country gives it.
    pub fn draw(
        &self,
        measure: Measure,
        region: Region,
        group: Option<TargetGroup>,
        chance: &mut Chance,
    ) -> Option<&Unit> {
        let of_kind: Vec<&Unit> = self
            .0
            .iter()
            .filter(|unit| unit.measure == measure)
            .collect();
        let in_region: Vec<&Unit> = of_kind
            .iter()
            .copied()
            .filter(|unit| unit.region == region)
            .collect();
        let fitting: Vec<&Unit> = in_region
            .iter()
            .copied()
            .filter(|unit| group.is_none() || unit.group == group)
            .collect();
        let order = match chance.between(0, 99) {
            0..70 => [&fitting, &in_region, &of_kind],
            70..88 => [&in_region, &fitting, &of_kind],
            _ => [&of_kind, &in_region, &fitting],
        };
        order
            .into_iter()
            .find(|list| !list.is_empty())
            .and_then(|list| chance.pick(list).copied())
    }
}
