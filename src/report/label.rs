//! What rows, columns and cells are named by: domain values, not words. Words are found when rendered.

use chrono::{DateTime, NaiveDate, Utc};

use super::counting::outcome::Outcome;
use super::month::{Month, Period};
use super::week::Week;
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind};
use crate::domain::offer::DeclineReason;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::request::{NeedFlags, PlaceOfStay, WithdrawalReason};
use crate::domain::severity::SeverityLevel;

/// A name of a row, a column or a group of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// A text by its key.
    Key(&'static str),
    /// A row number, from 1.
    Number(u64),
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(Month),
    /// A month whatever the year, 1-12.
    MonthOfYear(u32),
    /// A week, with its first and last day.
    Week(Week),
    /// Some months of one year.
    Period(Period),
    /// A region of Bufetat.
    Region(Region),
    /// Acute or planned, as counted.
    Kind(CountedKind),
    /// The kind of a request.
    RequestKind(RequestKind),
    /// A legal basis.
    LegalBasis(LegalBasis),
    /// A kommune, which may be one of before.
    Municipality(MunicipalityNumber),
    /// A kind of measure.
    Measure(Measure),
    /// A severity level.
    Severity(SeverityLevel),
    /// A place of stay.
    Place(PlaceOfStay),
    /// Why a request was withdrawn.
    Withdrawal(WithdrawalReason),
    /// Why an offer was declined.
    Decline(DeclineReason),
    /// What came of a request.
    Outcome(Outcome),
    /// A value of any other closed list: the list's name in texts, and the code.
    Listed(&'static str, &'static str),
    /// The needs registered, in the order substance use, mental health, crime.
    Flags(Needs),
}

/// [`NeedFlags`] that can be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needs {
    /// Substance use.
    pub substance_use: bool,
    /// Mental health.
    pub mental_health: bool,
    /// Crime.
    pub crime: bool,
}

impl From<NeedFlags> for Needs {
    fn from(flags: NeedFlags) -> Self {
        let NeedFlags {
            substance_use,
            mental_health,
            crime,
        } = flags;
        Self {
            substance_use,
            mental_health,
            crime,
        }
    }
}

impl Label {
    /// The label of a value of a closed list.
    pub fn of<C: Code>(list: &'static str, value: C) -> Self {
        Self::Listed(list, value.code())
    }

    /// List and code of a label that is a value of a closed list; the list is the middle of the text
    /// key `code-<list>-<code>`.
    pub fn listed(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Region(value) => Some(("region", value.code())),
            Self::Kind(value) => Some(("counted-kind", value.code())),
            Self::RequestKind(value) => Some(("request-kind", value.code())),
            Self::LegalBasis(value) => Some(("legal-basis", value.code())),
            Self::Measure(value) => Some(("measure", value.code())),
            Self::Severity(value) => Some(("severity-level", value.code())),
            Self::Place(value) => Some(("place-of-stay", value.code())),
            Self::Withdrawal(value) => Some(("withdrawal-reason", value.code())),
            Self::Decline(value) => Some(("decline-reason", value.code())),
            Self::Outcome(value) => Some(("outcome", value.code())),
            Self::Listed(list, code) => Some((list, code)),
            Self::Key(_)
            | Self::Number(_)
            | Self::Year(_)
            | Self::Month(_)
            | Self::MonthOfYear(_)
            | Self::Week(_)
            | Self::Period(_)
            | Self::Municipality(_)
            | Self::Flags(_) => None,
        }
    }
}

/// One value of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// How many.
    Count(u64),
    /// Elapsed time in whole minutes.
    Minutes(i64),
    /// A number in units of its last decimal: 12.5 with one decimal is 125.
    Number {
        /// The value in units of the last decimal.
        value: i64,
        /// How many decimals.
        decimals: u32,
    },
    /// A name.
    Label(Label),
    /// A local date.
    Date(NaiveDate),
    /// An instant, shown in Norwegian time.
    Instant(DateTime<Utc>),
    /// Nothing to say: no such value.
    Empty,
}

impl Cell {
    /// The cell of a value that may be missing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}

/// A text by key, and what it is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The text's key.
    pub key: &'static str,
    /// Values by name.
    pub values: Vec<(&'static str, Cell)>,
    /// Words that somebody wrote, by name.
    pub words: Vec<(&'static str, String)>,
}

impl Phrase {
    /// A text that needs no values.
    pub fn plain(key: &'static str) -> Self {
        Self {
            key,
            values: Vec::new(),
            words: Vec::new(),
        }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Cell) -> Self {
        self.values.push((name, value));
        self
    }

    /// With words that somebody wrote.
    #[must_use]
    pub fn saying(mut self, name: &'static str, words: String) -> Self {
        self.words.push((name, words));
        self
    }
}
