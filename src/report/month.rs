//! Months and the periods tables count in, by the Norwegian calendar.

use chrono::{DateTime, Datelike, Utc};

use super::facts::When;
use crate::domain::calendar;

/// One calendar month («måned»), written `2024-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

/// A text or a pair of numbers that is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written YYYY-MM, such as 2024-07")]
pub struct NotAMonth;

impl Month {
    /// The month, if the year has four digits and the month is 1-12.
    ///
    /// # Errors
    /// [`NotAMonth`] otherwise.
    pub fn new(year: i32, month: u32) -> Result<Self, NotAMonth> {
        if (1000..=9999).contains(&year) && (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(NotAMonth)
        }
    }

    /// The local month an instant lies in.
    pub fn of(at: DateTime<Utc>) -> Self {
        Self::of_date(calendar::local_date(at))
    }

    /// The month a local date lies in.
    pub fn of_date(date: chrono::NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// The month an event counts in: that of the day its limit ended, also when it ended at 24.00.
    pub fn of_event(when: When) -> Self {
        match when {
            When::At(at) => Self::of_date(calendar::local_date_of_limit(at)),
            When::InMonth { year, month } => Self { year, month },
        }
    }

    /// The year, four digits.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month of the year, 1-12.
    pub fn number(self) -> u32 {
        self.month
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.month {
            1 => Self {
                year: self.year - 1,
                month: 12,
            },
            month => Self {
                month: month - 1,
                ..self
            },
        }
    }

    /// The month after.
    #[must_use]
    pub fn after(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                month: month + 1,
                ..self
            },
        }
    }

    /// Its first day; none where the calendar has no such year.
    pub fn first_day(self) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }

    /// January of its year.
    #[must_use]
    pub fn in_january(self) -> Self {
        Self { month: 1, ..self }
    }

    /// The same month of another year.
    pub fn in_year(self, year: i32) -> Self {
        Self {
            year,
            month: self.month,
        }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl std::str::FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let digits =
            |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(NotAMonth);
        }
        Self::new(
            year.parse().map_err(|_| NotAMonth)?,
            month.parse().map_err(|_| NotAMonth)?,
        )
    }
}

/// Whole months, both ends included: of one year in the report, of any years in a chosen period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

impl Period {
    /// The month alone.
    pub fn month(month: Month) -> Self {
        Self {
            from: month,
            to: month,
        }
    }

    /// The report year: from January to the report month.
    pub fn year_to(month: Month) -> Self {
        Self {
            from: Month { month: 1, ..month },
            to: month,
        }
    }

    /// The whole year before the report year.
    pub fn year_before(month: Month) -> Self {
        let year = month.year - 1;
        Self {
            from: Month { year, month: 1 },
            to: Month { year, month: 12 },
        }
    }

    /// Whether a month lies in the period.
    pub fn holds(self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        self.from.year
    }

    /// The quarters of the year that have begun in it, counted from January; the last one ends with it.
    pub fn quarters(self) -> Vec<Self> {
        self.parts(3)
    }

    /// The tertials of the year that have begun in it, counted from January; the last one ends with it.
    pub fn tertials(self) -> Vec<Self> {
        self.parts(4)
    }

    fn parts(self, months: u32) -> Vec<Self> {
        let firsts = (1..=12).step_by(months as usize);
        let part = |first: u32| {
            let from = Month::new(self.year(), first).ok()?;
            let to = Month::new(self.year(), first + months - 1).ok()?;
            let to = to.min(self.to);
            (from <= to).then_some(Self { from, to })
        };
        firsts.filter_map(part).collect()
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_month_is_read_back() {
        let july: Month = "2024-07".parse().unwrap();
        assert_eq!(
            (july.year(), july.number(), july.to_string().as_str()),
            (2024, 7, "2024-07")
        );
    }

    #[rstest]
    #[case("2024-13")]
    #[case("2024-00")]
    #[case("2024-7")]
    #[case("0024-07")]
    #[case("2024-07-01")]
    #[case("+024-07")]
    #[case("2024-+7")]
    #[case("")]
    fn no_month(#[case] text: &str) {
        assert_eq!(text.parse::<Month>(), Err(NotAMonth));
    }

    #[rstest]
    #[case("2024-06-30T21:59:59Z", "2024-06")]
    #[case("2024-06-30T22:00:00Z", "2024-07")]
    #[case("2023-12-31T22:59:59Z", "2023-12")]
    #[case("2023-12-31T23:00:00Z", "2024-01")]
    fn the_month_turns_at_local_midnight(#[case] at: DateTime<Utc>, #[case] month: &str) {
        assert_eq!(Month::of(at).to_string(), month);
    }

    #[test]
    fn the_report_year_and_the_year_before() {
        let july: Month = "2024-07".parse().unwrap();
        assert_eq!(Period::year_to(july).to_string(), "2024-01/2024-07");
        assert_eq!(Period::year_before(july).to_string(), "2023-01/2023-12");
        assert!(Period::year_to(july).holds(july));
        assert!(!Period::year_to(july).holds("2024-08".parse().unwrap()));
        let parts = |all: Vec<Period>| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            parts(Period::year_to(july).quarters()),
            ["2024-01/2024-03", "2024-04/2024-06", "2024-07/2024-07"]
        );
        assert_eq!(
            parts(Period::year_to(july).tertials()),
            ["2024-01/2024-04", "2024-05/2024-07"]
        );
        assert_eq!(july.after().before(), july);
        let december: Month = "2024-12".parse().unwrap();
        assert_eq!(december.after().to_string(), "2025-01");
    }
}
