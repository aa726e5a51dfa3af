//! The reference tables of `config/reference/`, compiled in, read once and checked against each other.
//!
//! A question about who is responsible always names a day: a case is judged by the table of its time.

use crate::domain::code::Code;
use crate::domain::organisation::County;
use crate::domain::organisation::CountyNumber;
use crate::domain::organisation::DateCertainty;
use crate::domain::organisation::DatedName;
use crate::domain::organisation::FormerMunicipality;
use crate::domain::organisation::Municipality;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::organisation::Office;
use crate::domain::organisation::Region;
use crate::domain::organisation::Validity;
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::LazyLock;

/// One file of `config/reference/` as it was when the program was built.
#[derive(Clone, Copy)]
struct Source {
    file: &'static str,
    text: &'static str,
}

macro_rules! source {
    ($file:literal) => {
        Source {
            file: $file,
            text: include_str!(concat!("../../config/reference/", $file)),
        }
    };
}

const MUNICIPALITIES: Source = source!("kommuner.csv");
const FORMER: Source = source!("kommuner_before_2024.csv");
const COUNTIES: Source = source!("fylker.csv");
const REGIONS: Source = source!("bufetat_regions.csv");
const OFFICES: Source = source!("statsforvalter_offices.csv");

static SHARED: LazyLock<Result<Reference, ReferenceFault>> = LazyLock::new(Reference::load);

/// Why the reference tables cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("config/reference/{file}: {what}")]
pub struct ReferenceFault {
    /// The file at fault.
    pub file: &'static str,
    /// What is wrong with it, and where.
    pub what: String,
}

/// Why a number names no kommune on a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MunicipalityFault {
    /// No kommune is known to have or to have had the number.
    #[error("no kommune has the number {number}")]
    Unknown {
        /// The number asked for.
        number: MunicipalityNumber,
    },
    /// The number is known, but no kommune is kept under it for that day.
    ///
    /// Numbers that ended at the turn to 2024 answer this for every day, since no region is kept for them.
    #[error("no kommune is kept under the number {number} on {on}")]
    NotValidOn {
        /// The number asked for.
        number: MunicipalityNumber,
        /// The day asked for.
        on: NaiveDate,
        /// The numbers that took over, empty where none is known. More than one: the kommune was split,
        /// and only a person can tell which of them is meant.
        successors: Vec<MunicipalityNumber>,
    },
}

/// What kommuner can be gathered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// The kommuner whose requests a region of Bufetat answers. Never Oslo.
    Region(Region),
    /// The kommuner a statsforvalter office supervises.
    Office(Office),
}

impl From<Region> for Area {
    fn from(region: Region) -> Self {
        Self::Region(region)
    }
}

impl From<Office> for Area {
    fn from(office: Office) -> Self {
        Self::Office(office)
    }
}

/// The reference tables, checked: every kommune has a fylke, every region and office a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    municipalities: Vec<Municipality>,
    former: Vec<FormerMunicipality>,
    counties: Vec<County>,
    regions: Vec<(Region, Names)>,
    offices: Vec<(Office, Names)>,
}

impl Reference {
    /// Reads and checks the tables. Call it at start, so that a fault stops the program there.
    ///
    /// # Errors
    /// [`ReferenceFault`] naming the file and the row that cannot be used.
    pub fn load() -> Result<Self, ReferenceFault> {
        let reference = Self {
            municipalities: read_municipalities()?,
            former: read_former()?,
            counties: read_counties()?,
            regions: read_names(REGIONS)?,
            offices: read_names(OFFICES)?,
        };
        reference.check_municipalities()?;
        reference.check_former()?;
        Ok(reference)
    }

    /// The tables read once for the whole process.
    ///
    /// # Errors
    /// The fault [`Reference::load`] met, the same each time.
    pub fn shared() -> Result<&'static Self, &'static ReferenceFault> {
        SHARED.as_ref()
    }

    /// The kommune of a number on a day.
    ///
    /// # Errors
    /// [`MunicipalityFault`] where the number names none on that day, with the numbers that took over.
    pub fn municipality(
        &self,
        number: MunicipalityNumber,
        on: NaiveDate,
    ) -> Result<&Municipality, MunicipalityFault> {
        let rows = equal_rows(&self.municipalities, |row| row.number, number);
        if let Some(found) = rows.iter().find(|row| row.validity.holds_on(on)) {
            return Ok(found);
        }
        let former = self.former(number);
        if rows.is_empty() && former.is_none() {
            return Err(MunicipalityFault::Unknown { number });
        }
        let successors = former.map(|row| row.successors.clone()).unwrap_or_default();
        Err(MunicipalityFault::NotValidOn {
            number,
            on,
            successors,
        })
    }

    /// What is known of a number that ended, whatever the day.
    pub fn former(&self, number: MunicipalityNumber) -> Option<&FormerMunicipality> {
        equal_rows(&self.former, |row| row.number, number).first()
    }

    /// The last name of the kommune of a number, whatever the day.
    pub fn named(&self, number: MunicipalityNumber) -> Option<&str> {
        let rows = equal_rows(&self.municipalities, |row| row.number, number);
        let former = || self.former(number).map(|row| row.name.as_str());
        rows.last().map(|row| row.name.as_str()).or_else(former)
    }

    /// The fylke of a number on a day; none where no such fylke is kept for that day.
    pub fn county(&self, number: CountyNumber, on: NaiveDate) -> Option<&County> {
        equal_rows(&self.counties, |row| row.number, number)
            .iter()
            .find(|row| row.validity.holds_on(on))
    }

    /// The region of Bufetat a kommune turns to; none for Oslo, which does Bufetat's tasks itself
    /// (barnevernsloven § 16-6).
    ///
    /// # Errors
    /// [`MunicipalityFault`] as [`Reference::municipality`]: an unknown number is not mistaken for Oslo.
    pub fn region_of(
        &self,
        number: MunicipalityNumber,
        on: NaiveDate,
    ) -> Result<Option<Region>, MunicipalityFault> {
        Ok(self.county_of(number, on)?.region)
    }

    /// The statsforvalter office that supervises in a kommune.
    ///
    /// # Errors
    /// [`MunicipalityFault`] as [`Reference::municipality`].
    pub fn office_of(
        &self,
        number: MunicipalityNumber,
        on: NaiveDate,
    ) -> Result<Office, MunicipalityFault> {
        Ok(self.county_of(number, on)?.office)
    }

    /// The fylke a kommune lies in.
    ///
    /// # Errors
    /// [`MunicipalityFault`] as [`Reference::municipality`].
    pub fn county_of(
        &self,
        number: MunicipalityNumber,
        on: NaiveDate,
    ) -> Result<&County, MunicipalityFault> {
        let county = self.municipality(number, on)?.county;
        // `check_municipalities` saw to it that every kommune has its fylke each day it holds.
        self.county(county, on)
            .ok_or(MunicipalityFault::NotValidOn {
                number,
                on,
                successors: Vec::new(),
            })
    }

    /// Every kommune on a day, by number.
    pub fn municipalities(&self, on: NaiveDate) -> impl Iterator<Item = &Municipality> {
        self.municipalities
            .iter()
            .filter(move |row| row.validity.holds_on(on))
    }

    /// The kommuner of a region or an office on a day, by number.
    pub fn municipalities_of(
        &self,
        area: impl Into<Area>,
        on: NaiveDate,
    ) -> impl Iterator<Item = &Municipality> {
        let area = area.into();
        self.municipalities(on).filter(move |row| {
            self.county(row.county, on)
                .is_some_and(|county| lies_in(county, area))
        })
    }

    /// Every fylke on a day, by number.
    pub fn counties(&self, on: NaiveDate) -> impl Iterator<Item = &County> {
        self.counties
            .iter()
            .filter(move |row| row.validity.holds_on(on))
    }

    /// What a region was called on a day, or the nearest name kept.
    pub fn region_name(&self, region: Region, on: NaiveDate) -> &DatedName {
        self.regions[region as usize].1.on(on)
    }

    /// What an office was called on a day, or the nearest name kept.
    pub fn office_name(&self, office: Office, on: NaiveDate) -> &DatedName {
        self.offices[office as usize].1.on(on)
    }

    fn check_municipalities(&self) -> Result<(), ReferenceFault> {
        for row in &self.municipalities {
            let counties = equal_rows(&self.counties, |county| county.number, row.county);
            if !covers(counties.iter().map(|county| county.validity), row.validity) {
                let what = format!(
                    "kommune {} has no fylke {} for part of its time",
                    row.number, row.county
                );
                return Err(MUNICIPALITIES.fault(what));
            }
        }
        Ok(())
    }

    fn check_former(&self) -> Result<(), ReferenceFault> {
        for row in &self.former {
            let Some(end) = row.validity.to else {
                return Err(FORMER.fault(format!("{} has no day it ended", row.number)));
            };
            if let Some(lost) = row
                .successors
                .iter()
                .find(|number| self.municipality(**number, end).is_err())
            {
                return Err(FORMER.fault(format!(
                    "{}: its successor {lost} is no kommune on {end}",
                    row.number
                )));
            }
        }
        Ok(())
    }
}

fn lies_in(county: &County, area: Area) -> bool {
    match area {
        Area::Region(region) => county.region == Some(region),
        Area::Office(office) => county.office == office,
    }
}

/// The names a region or an office has had, oldest first; there is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Names {
    oldest: DatedName,
    later: Vec<DatedName>,
}

impl Names {
    fn on(&self, day: NaiveDate) -> &DatedName {
        self.later
            .iter()
            .rev()
            .find(|name| name.validity.from <= day)
            .unwrap_or(&self.oldest)
    }
}

#[derive(Deserialize)]
struct MunicipalityRow {
    number: String,
    name: String,
    official_name: Option<String>,
    county: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct FormerRow {
    number: String,
    name: String,
    successors: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct CountyRow {
    number: String,
    name: String,
    region: Option<String>,
    office: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct NameRow {
    code: String,
    name_nb: String,
    name_nn: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    dates: Option<String>,
}

impl Source {
    fn fault(self, what: impl Display) -> ReferenceFault {
        ReferenceFault {
            file: self.file,
            what: what.to_string(),
        }
    }

    fn rows<Row: DeserializeOwned>(self) -> Result<Vec<Row>, ReferenceFault> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(self.text.as_bytes());
        reader
            .deserialize()
            .collect::<Result<_, _>>()
            .map_err(|fault| self.fault(fault))
    }

    fn value<T: FromStr<Err: Display>>(self, text: &str) -> Result<T, ReferenceFault> {
        text.parse()
            .map_err(|fault| self.fault(format!("«{text}»: {fault}")))
    }

    fn validity(self, from: NaiveDate, to: Option<NaiveDate>) -> Result<Validity, ReferenceFault> {
        match to {
            Some(end) if end <= from => {
                Err(self.fault(format!("a row ends {end}, before it begins {from}")))
            }
            _ => Ok(Validity { from, to }),
        }
    }
}

fn read_municipalities() -> Result<Vec<Municipality>, ReferenceFault> {
    let source = MUNICIPALITIES;
    let read = |row: MunicipalityRow| {
        Ok(Municipality {
            number: source.value(&row.number)?,
            name: row.name,
            official_name: row.official_name,
            county: source.value(&row.county)?,
            validity: source.validity(row.valid_from, row.valid_to)?,
        })
    };
    let rows = source
        .rows()?
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    in_order(source, rows, |row| (row.number, row.validity))
}

fn read_former() -> Result<Vec<FormerMunicipality>, ReferenceFault> {
    let source = FORMER;
    let read = |row: FormerRow| {
        Ok(FormerMunicipality {
            number: source.value(&row.number)?,
            name: row.name,
            successors: row
                .successors
                .split_whitespace()
                .map(|text| source.value(text))
                .collect::<Result<_, _>>()?,
            validity: source.validity(row.valid_from, row.valid_to)?,
        })
    };
    let rows = source
        .rows()?
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    in_order(source, rows, |row| (row.number, row.validity))
}

fn read_counties() -> Result<Vec<County>, ReferenceFault> {
    let source = COUNTIES;
    let read = |row: CountyRow| {
        Ok(County {
            number: source.value(&row.number)?,
            name: row.name,
            region: row.region.map(|code| source.value(&code)).transpose()?,
            office: source.value(&row.office)?,
            validity: source.validity(row.valid_from, row.valid_to)?,
        })
    };
    let rows = source
        .rows()?
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    in_order(source, rows, |row| (row.number, row.validity))
}

/// The names of a closed list, in the order of the list, so that a value finds its own by position.
fn read_names<Kind>(source: Source) -> Result<Vec<(Kind, Names)>, ReferenceFault>
where
    Kind: Code + Ord + Display + FromStr<Err: Display>,
{
    let read = |row: NameRow| {
        let certainty = match row.dates {
            Some(text) => source.value(&text)?,
            None => DateCertainty::Exact,
        };
        let validity = source.validity(row.valid_from, row.valid_to)?;
        Ok((
            source.value(&row.code)?,
            DatedName {
                nb: row.name_nb,
                nn: row.name_nn,
                validity,
                certainty,
            },
        ))
    };
    let rows = source
        .rows()?
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    let rows: Vec<(Kind, DatedName)> =
        in_order(source, rows, |(kind, name)| (*kind, name.validity))?;
    Kind::ALL
        .iter()
        .map(|kind| Ok((*kind, names_of(source, *kind, &rows)?)))
        .collect()
}

fn names_of<Kind: Ord + Copy + Display>(
    source: Source,
    kind: Kind,
    rows: &[(Kind, DatedName)],
) -> Result<Names, ReferenceFault> {
    let mut names = equal_rows(rows, |row| row.0, kind)
        .iter()
        .map(|row| row.1.clone());
    let oldest = names
        .next()
        .ok_or_else(|| source.fault(format!("{kind} has no name")))?;
    Ok(Names {
        oldest,
        later: names.collect(),
    })
}

/// Sorts rows by key and first day, and refuses two rows of one key that hold on the same day.
fn in_order<Row, Key: Ord>(
    source: Source,
    mut rows: Vec<Row>,
    key: impl Fn(&Row) -> (Key, Validity),
) -> Result<Vec<Row>, ReferenceFault> {
    rows.sort_by_key(|row| {
        let (key, validity) = key(row);
        (key, validity.from)
    });
    for pair in rows.windows(2) {
        if let [earlier, later] = pair {
            let ((one, held), (other, holds)) = (key(earlier), key(later));
            if one == other && held.overlaps(holds) {
                return Err(source.fault(format!(
                    "two rows of one number or code hold on {}",
                    holds.from
                )));
            }
        }
    }
    Ok(rows)
}

/// The rows of one key in a table that is sorted by key.
fn equal_rows<Row, Key: Ord>(rows: &[Row], key: impl Fn(&Row) -> Key, wanted: Key) -> &[Row] {
    let start = rows.partition_point(|row| key(row) < wanted);
    let end = rows.partition_point(|row| key(row) <= wanted);
    &rows[start..end]
}

/// Whether `parts`, oldest first, together hold on every day that `whole` does.
fn covers(parts: impl Iterator<Item = Validity>, whole: Validity) -> bool {
    let mut open_from = whole.from;
    for part in parts.filter(|part| part.overlaps(whole)) {
        if part.from > open_from {
            return false;
        }
        match (part.to, whole.to) {
            (None, _) => return true,
            (Some(end), Some(last)) if end >= last => return true,
            (Some(end), _) => open_from = end,
        }
    }
    false
}

#[cfg(test)]
mod tests;
