//! What numbers are asked for, as it stands in an address: the same names on the page and in the API.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::api::codes::ApiCode;
use super::api::read::Reader;
use crate::domain::code::Code;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::report::Month;
use crate::report::explore::Filter;
use crate::report::month::Period;

/// The filter in an address. What is empty narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    /// The first month; January of the last month's year where nothing is said.
    #[serde(rename = "fra")]
    pub from: String,
    /// The last month; the one that goes on where nothing is said.
    #[serde(rename = "til")]
    pub to: String,
    /// A region's code.
    pub region: String,
    /// A kommune's number.
    #[serde(rename = "kommune")]
    pub municipality: String,
    /// A paragraph.
    #[serde(rename = "hjemmel")]
    pub legal_basis: String,
    /// Acute or planned.
    #[serde(rename = "type")]
    pub kind: String,
    /// A level.
    #[serde(rename = "alvorlighet")]
    pub severity: String,
    /// By when it must have been told; now where nothing is said.
    #[serde(rename = "tattUt")]
    pub cut_off: String,
}

/// Months a filter may hold: what is longer is no table to read.
pub const MONTHS: i32 = 120;

impl Asked {
    /// Names and values, for an address that asks for the same.
    pub fn pairs(&self) -> [(&'static str, &str); 7] {
        [
            ("fra", &self.from),
            ("til", &self.to),
            ("region", &self.region),
            ("kommune", &self.municipality),
            ("hjemmel", &self.legal_basis),
            ("type", &self.kind),
            ("alvorlighet", &self.severity),
        ]
    }

    /// The filter, and the instant by which it must have been told.
    ///
    /// # Errors
    /// Every field that is no value of its kind.
    pub fn read(&self, mut r: Reader<'_>) -> Result<(Filter, DateTime<Utc>), Faults> {
        let now = r.now;
        let cut_off = r.instant(Field::CutOff, some(&self.cut_off)).unwrap_or(now);
        r.faults.unless(cut_off <= now, Field::CutOff, Rule::Future);
        let period = self.period(&mut r, Month::of(cut_off));
        let region = region(&mut r, &self.region);
        let municipality = municipality(&mut r, &self.municipality);
        let legal_basis = code(&mut r, Field::LegalBasis, &self.legal_basis);
        let kind = code(&mut r, Field::Kind, &self.kind);
        let severity = code(&mut r, Field::Level, &self.severity);
        r.finish(period.map(|period| {
            let filter = Filter {
                period,
                region,
                municipality,
                legal_basis,
                kind,
                severity,
            };
            (filter, cut_off)
        }))
    }

    fn period(&self, r: &mut Reader<'_>, newest: Month) -> Option<Period> {
        let to = month(r, Field::To, &self.to)?.unwrap_or(newest);
        let january = to.in_january();
        let from = month(r, Field::From, &self.from)?.unwrap_or(january);
        r.faults.unless(to <= newest, Field::To, Rule::Future);
        r.faults
            .unless(from <= to, Field::To, Rule::Before(Field::From));
        r.faults.unless(
            length(from, to) <= MONTHS,
            Field::From,
            Rule::DoesNotFit(Field::To),
        );
        Some(Period { from, to })
    }
}

fn length(from: Month, to: Month) -> i32 {
    let months =
        i32::try_from(to.number()).unwrap_or(0) - i32::try_from(from.number()).unwrap_or(0);
    (to.year() - from.year()) * 12 + months + 1
}

fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The month typed: none where the field is empty. `None` where it is no month.
fn month(r: &mut Reader<'_>, field: Field, typed: &str) -> Option<Option<Month>> {
    let Some(typed) = some(typed) else {
        return Some(None);
    };
    let month = typed.parse::<Month>().map_err(|_| Rule::NotAMonth);
    r.faults.take(field, month).map(Some)
}

/// The region typed.
pub fn region(r: &mut Reader<'_>, typed: &str) -> Option<Region> {
    let typed = some(typed)?;
    let codes = || Region::ALL.iter().map(|region| region.code()).collect();
    let found = Region::from_code(typed).map_err(|_| Rule::OneOf(codes()));
    r.faults.take(Field::Region, found)
}

/// The kommune typed: a number that some kommune has or had.
fn municipality(r: &mut Reader<'_>, typed: &str) -> Option<MunicipalityNumber> {
    let number = r.municipality(Field::Municipality, some(typed))?;
    let reference = &r.rules.reference;
    let today = crate::domain::calendar::local_date(r.now);
    let is_known =
        reference.municipality(number, today).is_ok() || reference.former(number).is_some();
    r.faults
        .unless(is_known, Field::Municipality, Rule::UnknownMunicipality);
    is_known.then_some(number)
}

/// A code of a closed list.
pub fn code<C: ApiCode>(r: &mut Reader<'_>, field: Field, typed: &str) -> Option<C> {
    r.code(field, some(typed))
}
