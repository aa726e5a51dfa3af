//! Where requests come from: the kommuner outside Oslo, by a rough weight.

use chrono::NaiveDate;

use super::DemoError;
use super::chance::Chance;
use crate::domain::organisation::{MunicipalityNumber, Office, Region};
use crate::domain::reference::Reference;

/// The largest kommuner and a weight near their population in thousands. Round numbers chosen for
/// the demonstration, no statistics.
const LARGE: [(&str, u64); 31] = [
    ("4601", 290),
    ("5001", 215),
    ("1103", 150),
    ("3201", 130),
    ("4204", 115),
    ("3301", 105),
    ("3203", 100),
    ("3205", 95),
    ("3107", 85),
    ("1108", 85),
    ("5501", 80),
    ("3907", 65),
    ("3207", 60),
    ("3905", 60),
    ("3105", 60),
    ("1508", 60),
    ("4003", 55),
    ("1804", 55),
    ("3103", 50),
    ("3909", 50),
    ("4203", 45),
    ("3209", 45),
    ("3222", 45),
    ("1149", 45),
    ("3118", 45),
    ("4624", 40),
    ("1106", 40),
    ("4001", 40),
    ("3411", 35),
    ("3403", 35),
    ("1506", 35),
];
/// What every other kommune weighs.
const OTHERS: u64 = 7;

/// A kommune and who answers and supervises there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its number.
    pub number: MunicipalityNumber,
    /// The region of Bufetat it turns to.
    pub region: Region,
    /// The statsforvalter office.
    pub office: Office,
    weight: u64,
}

/// Every kommune that can ask Bufetat.
#[derive(Debug)]
pub struct Places(Vec<Place>);

impl Places {
    /// The kommuner of a day.
    ///
    /// # Errors
    /// [`DemoError::Reference`] when the reference tables cannot be read.
    pub fn on(day: NaiveDate) -> Result<Self, DemoError> {
        let reference =
            Reference::shared().map_err(|fault| DemoError::Reference(fault.to_string()))?;
        let mut list = Vec::new();
        for municipality in reference.municipalities(day) {
            let county = reference
                .county_of(municipality.number, day)
                .map_err(|fault| DemoError::Reference(fault.to_string()))?;
            // A kommune without a region does Bufetat's tasks itself (§ 16-6).
            let Some(region) = county.region else {
                continue;
            };
            let number = municipality.number;
            list.push(Place {
                number,
                region,
                office: county.office,
                weight: weight_of(number),
            });
        }
        if list.is_empty() {
            return Err(DemoError::Reference(format!("no kommune on {day}")));
        }
        Ok(Self(list))
    }

    /// One kommune by weight.
    pub fn draw(&self, chance: &mut Chance) -> Place {
        let mut left = chance.below(self.0.iter().map(|place| place.weight).sum());
        let mut drawn = self.0[0];
        for place in &self.0 {
            drawn = *place;
            match left.checked_sub(place.weight) {
                Some(rest) => left = rest,
                None => break,
            }
        }
        drawn
    }

    /// Another kommune, for a child that moves: mostly in the same region.
    pub fn draw_other(&self, from: Place, chance: &mut Chance) -> Place {
        let far = chance.percent(25);
        let near: Vec<Place> = self
            .0
            .iter()
            .copied()
            .filter(|place| place.number != from.number && (far || place.region == from.region))
            .collect();
        chance.pick(&near).copied().unwrap_or(from)
    }
}

fn weight_of(number: MunicipalityNumber) -> u64 {
    let text = number.to_string();
    LARGE
        .iter()
        .find(|(large, _)| *large == text)
        .map_or(OTHERS, |(_, weight)| *weight)
}
