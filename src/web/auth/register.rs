//! The organisations that may use the API: organisation number to kommune, region or office, with dates.
//!
//! A token says which organisation number it acts for. What that number is, and whether it is so
//! today, stands here: a kommune that is gone by merger has no access through a token still valid.
//!
//! ```csv
//! orgno,kind,codes,valid_from,valid_to,name
//! 310000000,kommune,0301,2020-01-01,,Oslo kommune
//! ```
//!
//! `kind` is a code of [`OrganisationKind`]. `codes` is the kommune's number (several with `+` for a
//! shared duty service, its own first), the region's or the office's code, and empty for the others.
//! `valid_to` is the first day the row no longer holds. Lines that begin with `#` are comments.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::code::Code;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::organisation::Validity;
use crate::domain::organisation_number::OrganisationNumber;
use crate::domain::role::Organisation;
use crate::web::auth::failure::Reason;
use crate::web::auth::scope::OrganisationKind;

/// One organisation for one stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its organisation number.
    pub number: OrganisationNumber,
    /// What it is to this service.
    pub organisation: Organisation,
    /// The days it is so.
    pub validity: Validity,
    /// Its name, for people.
    pub name: String,
}

/// Why a register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFault {
    /// The file cannot be read.
    #[error("the register of organisations cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// A line that is no row.
    #[error("the register of organisations cannot be read: {0}")]
    Csv(#[from] csv::Error),
    /// A row with a value that is not one.
    #[error("the register of organisations, line {line}: {what}")]
    Row {
        /// The line in the file.
        line: u64,
        /// What is wrong, in a few words.
        what: &'static str,
    },
}

/// The organisations, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    entries: HashMap<OrganisationNumber, Vec<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    orgno: String,
    kind: String,
    codes: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    name: String,
}

impl Register {
    /// Reads the register from a file.
    ///
    /// # Errors
    /// [`RegisterFault`] when the file cannot be read or a row is wrong: nobody is let in on half a register.
    pub fn open(path: &Path) -> Result<Self, RegisterFault> {
        Self::read(std::fs::File::open(path)?)
    }

    /// Reads the register from CSV.
    ///
    /// # Errors
    /// [`RegisterFault`] as [`Register::open`].
    pub fn read(source: impl Read) -> Result<Self, RegisterFault> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(source);
        let headers = reader.headers()?.clone();
        let mut register = Self::default();
        for record in reader.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            let row: Row = record.deserialize(Some(&headers))?;
            let entry = row
                .entry()
                .map_err(|what| RegisterFault::Row { line, what })?;
            register
                .add(entry)
                .map_err(|what| RegisterFault::Row { line, what })?;
        }
        Ok(register)
    }

    /// Adds an organisation, refused where the number is something else on the same day.
    pub(super) fn add(&mut self, entry: Entry) -> Result<(), &'static str> {
        let known = self.entries.entry(entry.number.clone()).or_default();
        if known
            .iter()
            .any(|other| other.validity.overlaps(entry.validity))
        {
            return Err("the number has another row on the same day");
        }
        known.push(entry);
        Ok(())
    }

    /// What the number is on a day.
    ///
    /// # Errors
    /// The reason for the log: never in the register, or not on that day.
    pub fn find(&self, number: &OrganisationNumber, on: NaiveDate) -> Result<&Entry, Reason> {
        let rows = self
            .entries
            .get(number)
            .ok_or(Reason::UnknownOrganisation)?;
        rows.iter()
            .find(|entry| entry.validity.holds_on(on))
            .ok_or(Reason::InactiveOrganisation)
    }

    /// The number of an organisation on a day; the lowest where it has several.
    pub fn number_of(
        &self,
        organisation: &Organisation,
        on: NaiveDate,
    ) -> Option<&OrganisationNumber> {
        self.iter()
            .filter(|entry| entry.organisation == *organisation && entry.validity.holds_on(on))
            .map(|entry| &entry.number)
            .min()
    }

    /// Every row, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().flatten()
    }
}

impl Row {
    fn entry(self) -> Result<Entry, &'static str> {
        let number = self
            .orgno
            .parse()
            .map_err(|_| "orgno is no organisation number")?;
        let kind =
            OrganisationKind::from_code(&self.kind).map_err(|_| "kind is none of those known")?;
        if self.valid_to.is_some_and(|to| to <= self.valid_from) {
            return Err("valid_to is not after valid_from");
        }
        Ok(Entry {
            number,
            organisation: organisation(kind, &self.codes)?,
            validity: Validity {
                from: self.valid_from,
                to: self.valid_to,
            },
            name: self.name,
        })
    }
}

fn organisation(kind: OrganisationKind, codes: &str) -> Result<Organisation, &'static str> {
    let alone = |organisation| {
        if codes.is_empty() {
            Ok(organisation)
        } else {
            Err("codes must be empty here")
        }
    };
    match kind {
        OrganisationKind::Municipality => {
            let numbers: Result<Vec<MunicipalityNumber>, _> =
                codes.split('+').map(str::parse).collect();
            numbers
                .map(Organisation::Municipalities)
                .map_err(|_| "codes is no list of kommune numbers")
        }
        OrganisationKind::Bufetat => codes
            .parse()
            .map(Organisation::Bufetat)
            .map_err(|_| "codes is no region"),
        OrganisationKind::Supervisor => codes
            .parse()
            .map(Organisation::Supervisor)
            .map_err(|_| "codes is no office"),
        OrganisationKind::Directorate => alone(Organisation::Directorate),
        OrganisationKind::Ministry => alone(Organisation::Ministry),
        OrganisationKind::Operations => alone(Organisation::Operations),
        OrganisationKind::Audit => alone(Organisation::Audit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::organisation::Region;

    const HEAD: &str = "orgno,kind,codes,valid_from,valid_to,name\n";

    fn read(rows: &str) -> Result<Register, RegisterFault> {
        Register::read(format!("# comment\n{HEAD}{rows}").as_bytes())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn number(text: &str) -> OrganisationNumber {
        text.parse().expect("a number")
    }

    #[test]
    fn a_number_is_what_its_row_says_on_the_day() {
        let register = read(
            "310000000,kommune,0301,2020-01-01,2026-01-01,Oslo\n\
             310000000,kommune,0301+3201,2026-01-01,,Oslo og Bærum vakt\n\
             310300004,bufetat,ost,2020-01-01,,Øst\n",
        )
        .expect("a register");
        let oslo = number("310000000");
        let of = |date| {
            register
                .find(&oslo, day(date))
                .map(|entry| entry.organisation.code())
        };
        assert_eq!(of("2025-12-31"), Ok("kommune:0301".into()));
        assert_eq!(of("2026-01-01"), Ok("kommune:0301+3201".into()));
        assert_eq!(of("2019-12-31"), Err(Reason::InactiveOrganisation));
        assert_eq!(
            register.find(&number("310600008"), day("2026-01-01")),
            Err(Reason::UnknownOrganisation)
        );
        let number_of = |organisation| register.number_of(&organisation, day("2026-01-01"));
        let east = number_of(Organisation::Bufetat(Region::East));
        assert_eq!(east, Some(&number("310300004")));
        assert_eq!(number_of(Organisation::Ministry), None);
    }

    #[test]
    fn a_wrong_row_is_named_by_its_line_and_nothing_is_taken() {
        for (row, what) in [
            ("310000001,kommune,0301,2020-01-01,,x", "line 3: orgno"),
            ("310000000,fylke,0301,2020-01-01,,x", "line 3: kind"),
            (
                "310000000,kommune,301,2020-01-01,,x",
                "line 3: codes is no list",
            ),
            (
                "310000000,kommune,0301+,2020-01-01,,x",
                "line 3: codes is no list",
            ),
            (
                "310000000,bufetat,0301,2020-01-01,,x",
                "line 3: codes is no region",
            ),
            (
                "310000000,statsforvalter,ost,2020-01-01,,x",
                "line 3: codes is no office",
            ),
            (
                "310000000,bufdir,ost,2020-01-01,,x",
                "line 3: codes must be empty",
            ),
            (
                "310000000,bufdir,,2020-01-01,2020-01-01,x",
                "line 3: valid_to",
            ),
            ("310000000,bufdir,,01.01.2020,,x", "cannot be read"),
            ("310000000,bufdir,,2020-01-01,x", "cannot be read"),
            (
                "310000000,bufdir,,2020-01-01,,x\n310000000,drift,,2021-01-01,,y",
                "line 4: the number has another",
            ),
        ] {
            let fault = read(row).expect_err(row).to_string();
            assert!(fault.contains(what), "{row}: {fault}");
        }
    }
}
