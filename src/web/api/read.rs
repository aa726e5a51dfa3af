//! From a body's raw values to domain values. Every fault is noted with its field, and everything is
//! looked at before anything is said.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::codes::ApiCode;
use crate::app::Rules;
use crate::domain::child::ChildNumber;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::{Faults, Field, Rule};

/// Characters of a free text at most.
const LONG: usize = 5_000;
/// Characters of a line of text at most.
const LINE: usize = 255;

/// Reads the raw values of one body.
pub struct Reader<'a> {
    /// What numbers and units are judged by.
    pub rules: &'a Rules,
    /// What «now» is for a body that leaves its instant out.
    pub now: DateTime<Utc>,
    /// What was found wrong.
    pub faults: Faults,
}

impl<'a> Reader<'a> {
    /// A reader with nothing noted yet.
    pub fn new(rules: &'a Rules, now: DateTime<Utc>) -> Self {
        Self {
            rules,
            now,
            faults: Faults::default(),
        }
    }

    /// A value that must be there.
    pub fn required<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.faults.0.iter().any(|fault| fault.field == field) {
            self.faults.note(field, Rule::Required);
        }
        value
    }

    /// A code of a closed list.
    pub fn code<C: ApiCode>(&mut self, field: Field, raw: Option<&str>) -> Option<C> {
        let found = C::from_name(raw?);
        if found.is_none() {
            self.faults.note(field, Rule::OneOf(C::names()));
        }
        found
    }

    /// A code that must be there.
    pub fn required_code<C: ApiCode>(&mut self, field: Field, raw: Option<&str>) -> Option<C> {
        let found = self.code(field, raw);
        self.required(field, found)
    }

    /// An instant with offset.
    pub fn instant(&mut self, field: Field, raw: Option<&str>) -> Option<DateTime<Utc>> {
        let parsed = DateTime::parse_from_rfc3339(raw?).ok();
        let in_range = parsed
            .map(|at| at.to_utc())
            .filter(|at| PLAUSIBLE.contains(&at.timestamp()));
        if in_range.is_none() {
            self.faults.note(field, Rule::NotAnInstant);
        }
        in_range.map(|at| chrono::SubsecRound::trunc_subsecs(at, 3))
    }

    /// When an act happened: as told, or now.
    pub fn at(&mut self, raw: Option<&str>) -> Option<DateTime<Utc>> {
        match raw {
            None => Some(self.now),
            Some(_) => self.instant(Field::At, raw),
        }
    }

    /// A date.
    pub fn date(&mut self, field: Field, raw: Option<&str>) -> Option<NaiveDate> {
        let raw = raw?;
        let parsed = NaiveDate::parse_from_str(raw, "%Y-%m-%d")
            .ok()
            .filter(|_| raw.len() == 10);
        let in_range = parsed.filter(|date| (1900..=2200).contains(&chrono::Datelike::year(date)));
        if in_range.is_none() {
            self.faults.note(field, Rule::NotADate);
        }
        in_range
    }

    /// An id.
    pub fn id<T>(
        &mut self,
        field: Field,
        raw: Option<&str>,
        wrap: impl FnOnce(Uuid) -> T,
    ) -> Option<T> {
        let parsed = Uuid::parse_str(raw?).ok();
        if parsed.is_none() {
            self.faults.note(field, Rule::NotAnId);
        }
        parsed.map(wrap)
    }

    /// A free text: trimmed, empty is absent, at most 5000 characters.
    pub fn text(&mut self, field: Field, raw: Option<&str>) -> Option<String> {
        self.bounded(field, raw, LONG)
    }

    /// A line of text, at most 255 characters.
    pub fn line(&mut self, field: Field, raw: Option<&str>) -> Option<String> {
        self.bounded(field, raw, LINE)
    }

    /// A text of at most so many characters.
    pub fn bounded(&mut self, field: Field, raw: Option<&str>, limit: usize) -> Option<String> {
        let text = raw?.trim();
        if text.chars().count() > limit {
            self.faults.note(field, Rule::TooLong(limit));
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A kommunenummer.
    pub fn municipality(&mut self, field: Field, raw: Option<&str>) -> Option<MunicipalityNumber> {
        let parsed = raw?.parse().ok();
        if parsed.is_none() {
            self.faults.note(field, Rule::UnknownMunicipality);
        }
        parsed
    }

    /// A child's number, under the policy of this installation.
    pub fn child_number(&mut self, raw: Option<&str>) -> Option<ChildNumber> {
        let parsed = ChildNumber::parse(raw?, self.rules.numbers).map_err(Rule::Number);
        self.faults.take(Field::ChildNumber, parsed)
    }

    /// Adds faults found elsewhere, on fields that have none yet. A number that cannot be read leaves
    /// nothing to say of the birth date.
    pub fn add(&mut self, found: Result<(), Faults>) {
        let Err(found) = found else { return };
        for fault in found.0 {
            let about = match fault.field {
                Field::BirthDate => [Field::BirthDate, Field::ChildNumber],
                field => [field, field],
            };
            if !self
                .faults
                .0
                .iter()
                .any(|known| about.contains(&known.field))
            {
                self.faults.0.push(fault);
            }
        }
    }

    /// The value if nothing was noted.
    ///
    /// # Errors
    /// The faults.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Faults> {
        self.faults.or(value)
    }
}

/// Instants from 1900 to 2200, in seconds: what both databases and every calendar rule can hold.
const PLAUSIBLE: std::ops::RangeInclusive<i64> = -2_208_988_800..=7_258_118_400;
