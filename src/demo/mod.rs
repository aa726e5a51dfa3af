//! A synthetic national year as lines of the import file (docs/import.md), for demonstration, tests and
//! load. Nothing in it is true: no child, unit, figure or sentence is real. The same settings give the
//! same bytes on every machine.
//!
//! A request is drawn (`draw`), then what becomes of it (`fate`), and only then lines are written
//! about it, so that all lines agree. The unit list belongs to it: `config/reference/units.demo.csv`,
//! its columns in [`units`].
//!
//! ```text
//! demo ─► domain
//! ```

mod before;
mod case;
mod chance;
mod child;
mod draw;
mod ending;
mod fate;
mod follow;
mod history;
mod hours;
mod judgement;
mod kin;
mod names;
mod offer;
mod places;
mod profile;
mod search;
mod sheet;
mod summary;
mod tribunal;
pub mod units;
mod waiting;
mod words;
mod year;

#[cfg(test)]
mod tests;

use std::io;

use chrono::NaiveDate;

use self::places::Places;
use self::sheet::Instant;
use self::units::Units;
use crate::domain::calendar;

pub use self::sheet::{Handling, Line};
pub use self::summary::Summary;

/// What year to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The year the needs are reported in, from 2024.
    pub year: i32,
    /// How many acute requests (internal acute among them).
    pub acute: u32,
    /// How many planned requests, those outside the duty among them.
    pub planned: u32,
    /// Whether the year before is written too, as events known only as events.
    pub history_of_events: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            year: 2024,
            acute: 1800,
            planned: 900,
            history_of_events: true,
        }
    }
}

/// Why no year can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DemoError {
    /// The kommuner are kept with their regions from 2024 on, and child numbers end with 2039.
    #[error("no year can be made for {0}: choose one from 2024 to 2038")]
    Year(i32),
    /// The reference tables cannot be used.
    #[error("reference tables: {0}")]
    Reference(String),
    /// The unit list cannot be used.
    #[error("config/reference/units.demo.csv: {0}")]
    Units(String),
}

/// What every request is drawn from.
#[derive(Debug)]
struct World {
    first: NaiveDate,
    last: NaiveDate,
    places: Places,
    units: Units,
}

impl World {
    fn of(year: i32) -> Result<Self, DemoError> {
        let day =
            |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or(DemoError::Year(year));
        if !(2024..=2038).contains(&year) {
            return Err(DemoError::Year(year));
        }
        let (first, last) = (day(1, 1)?, day(12, 31)?);
        Ok(Self {
            first,
            last,
            places: Places::on(first)?,
            units: Units::of(first, last)?,
        })
    }

    /// Whether the instant lies in the year.
    fn holds(&self, at: Instant) -> bool {
        (self.first..=self.last).contains(&calendar::local_date(at))
    }
}

/// The lines of a year, by time.
///
/// # Errors
/// [`DemoError`] when the year or the tables cannot be used.
pub fn year(settings: &Settings) -> Result<impl Iterator<Item = String> + use<>, DemoError> {
    let (lines, _) = year::lines(settings)?;
    Ok(lines.into_iter().map(|line| line.text))
}

/// Writes the year, one line of JSON a line, and tells what was written.
///
/// # Errors
/// What `out` answers, and a [`DemoError`] as [`io::Error::other`].
pub fn write_ndjson(settings: &Settings, out: &mut impl io::Write) -> io::Result<Summary> {
    let (lines, mut summary) = year::lines(settings).map_err(io::Error::other)?;
    for line in &lines {
        out.write_all(line.text.as_bytes())?;
        out.write_all(b"\n")?;
        summary.count(line);
    }
    out.flush()?;
    Ok(summary)
}
