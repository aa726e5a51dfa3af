//! Weeks, by the calendar of Norway: Monday to Sunday, numbered by ISO 8601.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::month::Month;

/// One week («uke»), written `2024-W27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week {
    /// Its Monday.
    monday: NaiveDate,
}

/// A text that is no week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a week is written YYYY-Www, such as 2024-W27")]
pub struct NotAWeek;

impl Week {
    /// The week a local date lies in.
    pub fn of_date(date: NaiveDate) -> Self {
        let monday = date.week(Weekday::Mon).first_day();
        Self { monday }
    }

    /// The year it belongs to, which is that of its Thursday.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// Its number, 1-53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// Its Monday.
    pub fn first_day(self) -> NaiveDate {
        self.monday
    }

    /// Its Sunday.
    pub fn last_day(self) -> NaiveDate {
        self.monday.week(Weekday::Mon).last_day()
    }

    /// The month its last day is in.
    pub fn month(self) -> Month {
        Month::of_date(self.last_day())
    }

    /// The week before.
    #[must_use]
    pub fn before(self) -> Self {
        let monday = self.monday.checked_sub_days(Days::new(7));
        Self {
            monday: monday.unwrap_or(self.monday),
        }
    }

    /// Whether a local date lies in it.
    pub fn holds(self, date: NaiveDate) -> bool {
        Self::of_date(date) == self
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl std::str::FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let (year, number) = text.split_once("-W").ok_or(NotAWeek)?;
        let digits =
            |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) {
            return Err(NotAWeek);
        }
        let year = year.parse().ok().filter(|year| *year >= 1000);
        let monday = year
            .zip(number.parse().ok())
            .and_then(|(year, number)| NaiveDate::from_isoywd_opt(year, number, Weekday::Mon));
        monday.map(|monday| Self { monday }).ok_or(NotAWeek)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("2024-W27", "2024-07-01", "2024-07-07")]
    #[case::first_of_the_year_begins_the_year_before("2020-W01", "2019-12-30", "2020-01-05")]
    #[case::the_fifty_third("2020-W53", "2020-12-28", "2021-01-03")]
    fn monday_to_sunday(#[case] text: &str, #[case] first: NaiveDate, #[case] last: NaiveDate) {
        let week: Week = text.parse().unwrap();
        assert_eq!((week.first_day(), week.last_day()), (first, last));
        assert_eq!(week.to_string(), text);
        assert!(week.holds(first) && week.holds(last));
        assert!(!week.holds(last.succ_opt().unwrap()));
        assert_eq!(week.month(), Month::of_date(last));
        assert!(week.before().holds(first.pred_opt().unwrap()));
    }

    #[rstest]
    #[case("2024-W53")]
    #[case("2024-W00")]
    #[case("2024-W7")]
    #[case("2024-27")]
    #[case("2024-07")]
    #[case("2024-W+7")]
    #[case("0024-W07")]
    #[case("")]
    fn no_week(#[case] text: &str) {
        assert_eq!(text.parse::<Week>(), Err(NotAWeek));
    }
}
