//! «Historikk»: totals of the time before the service, as somebody else counted and printed them. They are kept
//! as they were printed, are never added to what the service counts, and say where they are from.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::breach::CountedKind;
use super::calendar;
use super::code::{Code, code_enum};
use super::id::HistoryId;
use super::legal_basis::TargetGroup;
use super::organisation::{MunicipalityNumber, Region};
use super::reference::{MunicipalityFault, Reference};
use super::refusal::{Faults, Field, Rule, holds_a_number};
use super::severity::SeverityLevel;

code_enum! {
    /// «Serie»: what was counted before.
    HistorySeries {
        /// Breaches that statsforvalteren established.
        EstablishedBreaches = "established_breaches",
        /// Possible breaches, as the regions reported them themselves.
        PossibleBreaches = "possible_breaches",
        /// The children behind them, each counted once.
        ChildrenBehind = "children_behind",
        /// «Henvisninger».
        Referrals = "referrals",
        /// «Akuttbestillinger».
        AcuteOrders = "acute_orders",
        /// New placements.
        NewPlacements = "new_placements",
        /// «Tvangsprotokoller», which the service does not know itself.
        CoercionRecords = "coercion_records",
        /// Children in institution at the end of the period.
        InInstitution = "in_institution",
        /// Children who wait for a foster home after the wanted start, at the end of the period.
        WaitingForFosterHome = "waiting_for_foster_home",
        /// Places of the state at the end of the period.
        StatePlaces = "state_places",
        /// Private places at the end of the period.
        PrivatePlaces = "private_places",
        /// Mean length of stay, in days.
        MeanStay = "mean_stay",
        /// Median length of stay, in days.
        MedianStay = "median_stay",
        /// Mean wait for a foster home after the wanted start, in days.
        MeanFosterWait = "mean_foster_wait",
        /// Median wait for a foster home after the wanted start, in days.
        MedianFosterWait = "median_foster_wait",
    }
}

code_enum! {
    /// «Inndeling»: what the rows of a table are split by.
    HistorySplit {
        /// Not at all: one number.
        Whole = "whole",
        /// Region.
        Region = "region",
        /// Acute and planned.
        Kind = "kind",
        /// Kommune.
        Municipality = "municipality",
        /// Month of the year.
        Month = "month",
        /// Level of severity, on either scale.
        Severity = "severity",
        /// Target group.
        TargetGroup = "target_group",
    }
}

impl HistorySeries {
    /// Whether rows of that split are parts of the sum. Days are no parts, a child may stand in several rows,
    /// and what there was at the end of each month is not added over the months.
    pub fn adds(self, split: HistorySplit) -> bool {
        match self {
            Self::MeanStay
            | Self::MedianStay
            | Self::MeanFosterWait
            | Self::MedianFosterWait
            | Self::ChildrenBehind => false,
            Self::InInstitution
            | Self::WaitingForFosterHome
            | Self::StatePlaces
            | Self::PrivatePlaces => split != HistorySplit::Month,
            _ => true,
        }
    }
}

/// Whole months of one year, both included: `2023`, `2024-04` or `2024-01/2024-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HistoryPeriod {
    /// The year.
    pub year: i32,
    /// The first month, 1-12.
    pub from: u32,
    /// The last month, 1-12.
    pub to: u32,
}

impl HistoryPeriod {
    /// The last day of it.
    pub fn last_day(self) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(self.year, self.to, 1)?;
        first.checked_add_months(chrono::Months::new(1))?.pred_opt()
    }

    /// The instant after its last moment, in Norwegian time.
    fn end(self) -> Option<DateTime<Utc>> {
        let next = self.last_day()?.succ_opt()?;
        Some(calendar::instant(next.and_time(chrono::NaiveTime::MIN)))
    }

    fn is_one(self) -> bool {
        (1900..=2200).contains(&self.year)
            && 1 <= self.from
            && self.from <= self.to
            && self.to <= 12
    }
}

impl std::fmt::Display for HistoryPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.from, self.to) {
            (1, 12) => write!(f, "{:04}", self.year),
            (from, to) if from == to => write!(f, "{:04}-{from:02}", self.year),
            (from, to) => write!(f, "{0:04}-{from:02}/{0:04}-{to:02}", self.year),
        }
    }
}

impl std::str::FromStr for HistoryPeriod {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let number = |text: &str, length| {
            let is_number = text.len() == length && text.bytes().all(|one| one.is_ascii_digit());
            is_number.then(|| text.parse::<u32>().ok()).flatten()
        };
        let month = |text: &str| {
            let (year, month) = text.split_once('-')?;
            Some((number(year, 4)?, number(month, 2)?))
        };
        let found = match text.split_once('/') {
            None if text.len() == 4 => number(text, 4).map(|year| (year, 1, 12)),
            None => month(text).map(|(year, one)| (year, one, one)),
            Some((from, to)) => month(from)
                .zip(month(to))
                .filter(|(from, to)| from.0 == to.0)
                .map(|(from, to)| (from.0, from.1, to.1)),
        };
        let period = found.and_then(|(year, from, to)| {
            let year = i32::try_from(year).ok()?;
            Some(Self { year, from, to })
        });
        period.filter(|one| one.is_one()).ok_or(Rule::NotAPeriod)
    }
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// A region, or those of none that was told.
    Region(Option<Region>),
    /// Acute or planned.
    Kind(CountedKind),
    /// A kommune by the number it had then.
    Municipality(MunicipalityNumber),
    /// A month, 1-12.
    Month(u32),
    /// A level, or those not assessed.
    Severity(Option<SeverityLevel>),
    /// A target group, or those of none that was told.
    TargetGroup(Option<TargetGroup>),
}

/// The stored code of what was not told.
const NOT_TOLD: &str = "unspecified";

impl RowKey {
    /// Its stored code, unique within a split.
    pub fn code(self) -> String {
        fn told<C: Code>(value: Option<C>) -> String {
            value.map_or(NOT_TOLD, C::code).to_owned()
        }
        match self {
            Self::Region(region) => told(region),
            Self::Kind(kind) => kind.code().to_owned(),
            Self::Municipality(number) => number.to_string(),
            Self::Month(month) => format!("{month:02}"),
            Self::Severity(level) => told(level),
            Self::TargetGroup(group) => told(group),
        }
    }

    /// The key of a stored code; none where the split has no such row.
    pub fn from_code(split: HistorySplit, code: &str) -> Option<Self> {
        fn told<C: Code>(code: &str) -> Option<Option<C>> {
            match code {
                NOT_TOLD => Some(None),
                code => C::from_code(code).ok().map(Some),
            }
        }
        match split {
            HistorySplit::Whole => None,
            HistorySplit::Region => told(code).map(Self::Region),
            HistorySplit::Kind => CountedKind::from_code(code).ok().map(Self::Kind),
            HistorySplit::Municipality => code.parse().ok().map(Self::Municipality),
            HistorySplit::Month => {
                let month = code.parse().ok();
                month.filter(|one| (1..=12).contains(one)).map(Self::Month)
            }
            HistorySplit::Severity => told(code).map(Self::Severity),
            HistorySplit::TargetGroup => told(code).map(Self::TargetGroup),
        }
    }

    /// The split it is a row of.
    pub fn split(self) -> HistorySplit {
        match self {
            Self::Region(_) => HistorySplit::Region,
            Self::Kind(_) => HistorySplit::Kind,
            Self::Municipality(_) => HistorySplit::Municipality,
            Self::Month(_) => HistorySplit::Month,
            Self::Severity(_) => HistorySplit::Severity,
            Self::TargetGroup(_) => HistorySplit::TargetGroup,
        }
    }
}

/// One row as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryRow {
    /// What it is of.
    pub key: RowKey,
    /// How many.
    pub count: i32,
    /// The one kommune that took over from this one, where it is no more; the row is shown under it.
    pub now: Option<MunicipalityNumber>,
}

/// One table of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryTable {
    /// What was counted.
    pub series: HistorySeries,
    /// What its rows are split by.
    pub split: HistorySplit,
    /// When.
    pub period: HistoryPeriod,
    /// The rows as printed; none where it is one number.
    pub rows: Vec<HistoryRow>,
    /// The sum as printed; the number itself where there are no rows.
    pub total: Option<i32>,
    /// «Som trykt»: kept although its rows do not add to its sum.
    pub as_printed: bool,
    /// The publication it stands in.
    pub source: String,
    /// The table that this one stands instead of.
    pub replaces: Option<HistoryId>,
}

/// Most that one row may say.
const MOST: i32 = 10_000_000;
/// Characters of the name of a source at most.
pub const SOURCE: usize = 200;
/// Rows of a table at most: more than there are kommuner.
pub const ROWS: usize = 500;

impl HistoryTable {
    /// What its rows add to.
    pub fn sum_of_rows(&self) -> i64 {
        self.rows.iter().map(|row| i64::from(row.count)).sum()
    }

    /// The sum of the rows and the printed one, where they should be the same and are not.
    pub fn disagreement(&self) -> Option<(i64, i64)> {
        let is_sum = !self.rows.is_empty() && self.series.adds(self.split);
        let printed = self.total.filter(|_| is_sum).map(i64::from)?;
        let rows = self.sum_of_rows();
        (rows != printed).then_some((rows, printed))
    }

    /// Checks everything and names every fault. `counted_from` is when the service began to count itself.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(
        &self,
        today: NaiveDate,
        counted_from: Option<DateTime<Utc>>,
    ) -> Result<(), Faults> {
        let mut faults = Faults::default();
        self.check_period(&mut faults, today, counted_from);
        self.check_rows(&mut faults);
        self.check_total(&mut faults);
        let source = self.source.trim();
        faults.unless(!source.is_empty(), Field::Source, Rule::Required);
        faults.unless(
            source.chars().count() <= SOURCE,
            Field::Source,
            Rule::TooLong(SOURCE),
        );
        faults.unless(
            !holds_a_number(source),
            Field::Source,
            Rule::LooksLikeNumber,
        );
        faults.or(Some(()))
    }

    fn check_period(
        &self,
        faults: &mut Faults,
        today: NaiveDate,
        counted_from: Option<DateTime<Utc>>,
    ) {
        if !self.period.is_one() {
            return faults.note(Field::Period, Rule::NotAPeriod);
        }
        let is_over = self.period.last_day().is_some_and(|last| last < today);
        faults.unless(is_over, Field::Period, Rule::Future);
        let is_before = match (self.period.end(), counted_from) {
            (Some(end), Some(from)) => end <= from,
            _ => true,
        };
        faults.unless(is_before || !is_over, Field::Period, Rule::CountedHere);
    }

    fn check_rows(&self, faults: &mut Faults) {
        let is_whole = self.split == HistorySplit::Whole;
        if self.rows.is_empty() != is_whole {
            let rule = match is_whole {
                true => Rule::NotWith(Field::Split),
                false => Rule::Required,
            };
            return faults.note(Field::Rows, rule);
        }
        let mut seen = BTreeSet::new();
        let is_own = |row: &HistoryRow| row.key.split() == self.split;
        let in_period = |row: &HistoryRow| match row.key {
            RowKey::Month(month) => (self.period.from..=self.period.to).contains(&month),
            _ => true,
        };
        let fits = |row: &HistoryRow| is_own(row) && in_period(row);
        faults.unless(
            self.rows.iter().all(fits),
            Field::Rows,
            Rule::DoesNotFit(Field::Period),
        );
        let once = self.rows.iter().all(|row| seen.insert(row.key));
        faults.unless(once, Field::Rows, Rule::Twice);
        let in_range = |row: &HistoryRow| (0..=MOST).contains(&row.count);
        let in_range = self.rows.iter().all(in_range);
        faults.unless(in_range, Field::Rows, Rule::Range(0, MOST.into()));
        let few = self.rows.len() <= ROWS;
        faults.unless(few, Field::Rows, Rule::Range(0, ROWS as i64));
    }

    fn check_total(&self, faults: &mut Faults) {
        let is_needed = self.split == HistorySplit::Whole || self.series.adds(self.split);
        faults.unless(
            self.total.is_some() || !is_needed,
            Field::Total,
            Rule::Required,
        );
        let in_range = self.total.is_none_or(|total| (0..=MOST).contains(&total));
        faults.unless(in_range, Field::Total, Rule::Range(0, MOST.into()));
        if let Some((rows, printed)) = self.disagreement().filter(|_| !self.as_printed) {
            faults.note(Field::Total, Rule::DoesNotAdd(rows, printed));
        }
    }

    /// Puts each former kommune to the one that took over from it. One that was divided, or whose heir nobody
    /// knows, stays under its old number.
    ///
    /// # Errors
    /// A number that no kommune has or had.
    pub fn map(&mut self, reference: &Reference, today: NaiveDate) -> Result<(), Faults> {
        let mut faults = Faults::default();
        for row in &mut self.rows {
            let RowKey::Municipality(number) = row.key else {
                continue;
            };
            row.now = match reference.municipality(number, today) {
                Ok(_) => None,
                Err(MunicipalityFault::NotValidOn { successors, .. }) => {
                    match successors.as_slice() {
                        [one] => Some(*one),
                        _ => None,
                    }
                }
                Err(MunicipalityFault::Unknown { .. }) => {
                    faults.note(Field::Rows, Rule::UnknownMunicipality);
                    break;
                }
            };
        }
        faults.or(Some(()))
    }

    /// The rows as they are shown, in order: those of kommuner that became one are added under it. With each the
    /// numbers they stood under, where they are others.
    pub fn shown(&self) -> Vec<(RowKey, i64, Vec<MunicipalityNumber>)> {
        let mut shown: Vec<(RowKey, i64, Vec<MunicipalityNumber>)> = Vec::new();
        for row in &self.rows {
            let (key, was) = match (row.key, row.now) {
                (RowKey::Municipality(old), Some(now)) => (RowKey::Municipality(now), Some(old)),
                (key, _) => (key, None),
            };
            match shown.iter_mut().find(|known| known.0 == key) {
                Some(known) => {
                    known.1 += i64::from(row.count);
                    known.2.extend(was);
                }
                None => shown.push((key, i64::from(row.count), was.into_iter().collect())),
            }
        }
        shown.sort();
        shown
    }

    /// Kommuner that are no more and were divided between several: they stand under their old number.
    pub fn divided(
        &self,
        reference: &Reference,
    ) -> Vec<(MunicipalityNumber, Vec<MunicipalityNumber>)> {
        let keys = self.rows.iter().filter(|row| row.now.is_none());
        let former = keys.filter_map(|row| match row.key {
            RowKey::Municipality(number) => reference.former(number),
            _ => None,
        });
        former
            .filter(|one| one.successors.len() > 1)
            .map(|one| (one.number, one.successors.clone()))
            .collect()
    }
}

/// How a table that was told stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryStanding {
    /// It holds.
    Holds,
    /// Another stands instead of it.
    Replaced,
    /// «Utgår»: it was taken back.
    Withdrawn,
}

/// A table as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredHistory {
    /// Its id.
    pub id: HistoryId,
    /// The table.
    pub table: HistoryTable,
    /// How it stands.
    pub standing: HistoryStanding,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
