//! How hours, days, weeks and months are counted (domstolloven §§ 148-149).
//!
//! The Act does not say whether those paragraphs count its limits, so everything is counted twice.

use chrono::Datelike;
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc, Weekday};

use crate::domain::calendar::{end_of_day, holiday, local_date, next_working_day_on_or_after};
use crate::domain::deadline::{DayOff, Step};

/// «fristens lengde», in the unit the law uses: six weeks are not 42 times 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Elapsed hours.
    Hours(u16),
    /// Local days; the day it starts is not counted (domstolloven § 148 første ledd).
    Days(u16),
    /// To the same weekday (domstolloven § 148 annet ledd).
    Weeks(u16),
    /// To the same date, or the month's last where it lacks that date (§ 148 annet ledd).
    Months(u16),
}

impl Period {
    /// The length as ISO 8601 writes it: `PT48H`, `P10D`, `P2W`, `P3M`.
    #[must_use]
    pub fn iso(self) -> String {
        match self {
            Self::Hours(n) => format!("PT{n}H"),
            Self::Days(n) => format!("P{n}D"),
            Self::Weeks(n) => format!("P{n}W"),
            Self::Months(n) => format!("P{n}M"),
        }
    }

    /// The length [`Self::iso`] writes; `None` for anything else, and for nothing at all.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let (wrap, count): (fn(u16) -> Self, _) = match (unit, count.strip_prefix("PT")) {
            ("H", Some(count)) => (Self::Hours, count),
            ("D", None) => (Self::Days, count.strip_prefix('P')?),
            ("W", None) => (Self::Weeks, count.strip_prefix('P')?),
            ("M", None) => (Self::Months, count.strip_prefix('P')?),
            _ => return None,
        };
        count.parse().ok().filter(|count| *count > 0).map(wrap)
    }

    /// The same length so many times after each other, counted as one: 12 months twice are 24 months.
    #[must_use]
    pub fn times(self, times: u16) -> Self {
        match self {
            Self::Hours(count) => Self::Hours(count.saturating_mul(times)),
            Self::Days(count) => Self::Days(count.saturating_mul(times)),
            Self::Weeks(count) => Self::Weeks(count.saturating_mul(times)),
            Self::Months(count) => Self::Months(count.saturating_mul(times)),
        }
    }
}

/// «fristens utløp». The limit has passed at or after the instant: the last day's 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// By the calendar alone. Never later than the other, so this is the one to work by.
    pub plain: DateTime<Utc>,
    /// As courts count (domstolloven § 149): past Saturdays and holidays, hours not on holidays.
    pub as_court_counts: DateTime<Utc>,
}

/// Both ends of a period from an instant, and how they were found.
///
/// At the far end of the calendar, where there is no later day, the limit stays where it is.
#[must_use]
pub fn count(period: Period, start: DateTime<Utc>) -> (Due, Vec<Step>) {
    if let Period::Hours(hours) = period {
        return count_hours(period, hours, start);
    }
    let last_day = last_day(period, local_date(start));
    let (due, moved) = ends_on(last_day);
    let mut steps = vec![Step::Counted { period, last_day }];
    steps.extend(moved);
    (due, steps)
}

/// The last local day of a period that starts on a day, by the calendar alone. Hours move no day here.
#[must_use]
pub fn last_day(period: Period, from: NaiveDate) -> NaiveDate {
    let last = match period {
        Period::Hours(_) => Some(from),
        Period::Days(days) => from.checked_add_days(Days::new(days.into())),
        Period::Weeks(weeks) => from.checked_add_days(Days::new(u64::from(weeks) * 7)),
        Period::Months(months) => from.checked_add_months(Months::new(months.into())),
    };
    last.unwrap_or(from)
}

/// Both ends of a limit whose last local day is given, and the days skipped to a working day, each with
/// its reason.
#[must_use]
pub fn ends_on(last_day: NaiveDate) -> (Due, Vec<Step>) {
    let to = next_working_day_on_or_after(last_day);
    let due = Due {
        plain: end_of_day(last_day),
        as_court_counts: end_of_day(to),
    };
    (due, days_skipped(last_day, to))
}

fn days_skipped(last_day: NaiveDate, to: NaiveDate) -> Vec<Step> {
    let days = last_day.iter_days();
    let mut steps: Vec<Step> = days
        .map_while(|date| day_off(date).map(|because| Step::DaySkipped { date, because }))
        .collect();
    if to != last_day {
        steps.push(Step::MovedToWorkingDay { to });
    }
    steps
}

fn day_off(date: NaiveDate) -> Option<DayOff> {
    let saturday = (date.weekday() == Weekday::Sat).then_some(DayOff::Saturday);
    holiday(date).map(DayOff::Holiday).or(saturday)
}

fn count_hours(period: Period, hours: u16, start: DateTime<Utc>) -> (Due, Vec<Step>) {
    let length = TimeDelta::hours(hours.into());
    let plain = start.checked_add_signed(length).unwrap_or(start);
    let mut steps = vec![Step::Counted {
        period,
        last_day: local_date(plain),
    }];
    let (as_court_counts, skipped) = run_outside_holidays(length, start);
    steps.extend(skipped);
    (
        Due {
            plain,
            as_court_counts: as_court_counts.unwrap_or(plain),
        },
        steps,
    )
}

/// Where the hours end when none run on holidays (domstolloven § 149 annet ledd), and which days
/// were passed over. Each local day gives the hours it has: 23, 24 or 25.
fn run_outside_holidays(
    length: TimeDelta,
    start: DateTime<Utc>,
) -> (Option<DateTime<Utc>>, Vec<Step>) {
    let (mut left, mut at, mut skipped) = (length, start, Vec::new());
    loop {
        let date = local_date(at);
        let midnight = end_of_day(date);
        let in_day = midnight - at;
        if in_day <= TimeDelta::zero() {
            return (None, skipped);
        }
        if let Some(because) = holiday(date) {
            skipped.push(Step::HoursSkipped { date, because });
        } else if left <= in_day {
            return (at.checked_add_signed(left), skipped);
        } else {
            left -= in_day;
        }
        at = midnight;
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Holiday, instant};
    use proptest::prelude::*;
    use rstest::rstest;

    fn wall(text: &str) -> DateTime<Utc> {
        instant(text.parse().unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(Period::Days(3), "2026-02-03T23:59:00", "2026-02-06", "2026-02-06")]
    #[case(Period::Days(3), "2026-02-04T00:00:00", "2026-02-07", "2026-02-09")] // to a Saturday
    #[case(Period::Days(1), "2025-12-31T12:00:00", "2026-01-01", "2026-01-02")]
    #[case(Period::Days(0), "2026-02-03T12:00:00", "2026-02-03", "2026-02-03")]
    #[case(Period::Weeks(2), "2024-12-12T09:00:00", "2024-12-26", "2024-12-27")]
    #[case(Period::Weeks(6), "2025-03-07T09:00:00", "2025-04-18", "2025-04-22")]
    #[case(Period::Months(12), "2024-02-29T12:00:00", "2025-02-28", "2025-02-28")]
    #[case(Period::Months(12), "2026-02-01T12:00:00", "2027-02-01", "2027-02-01")]
    #[case(Period::Months(12), "2026-05-20T12:00:00", "2027-05-20", "2027-05-20")]
    #[case(Period::Months(1), "2026-01-31T12:00:00", "2026-02-28", "2026-03-02")]
    #[case(Period::Months(1), "2028-01-31T12:00:00", "2028-02-29", "2028-02-29")]
    #[case(Period::Months(3), "2026-01-31T12:00:00", "2026-04-30", "2026-04-30")]
    fn days_weeks_and_months(
        #[case] period: Period,
        #[case] start: &str,
        #[case] plain: &str,
        #[case] court: &str,
    ) {
        let (due, steps) = count(period, wall(start));
        assert_eq!(due.plain, end_of_day(day(plain)));
        assert_eq!(due.as_court_counts, end_of_day(day(court)));
        assert_eq!(
            steps[0],
            Step::Counted {
                period,
                last_day: day(plain)
            }
        );
        assert_eq!(steps.len() > 1, plain != court);
    }

    #[test]
    fn every_day_skipped_is_told_with_its_reason() {
        let (_, steps) = count(Period::Weeks(2), wall("2026-03-19T10:00:00"));
        let skipped = |date: &str, because| Step::DaySkipped {
            date: day(date),
            because,
        };
        let holiday = |date, which| skipped(date, DayOff::Holiday(which));
        assert_eq!(
            steps[1..],
            [
                holiday("2026-04-02", Holiday::MaundyThursday),
                holiday("2026-04-03", Holiday::GoodFriday),
                skipped("2026-04-04", DayOff::Saturday),
                holiday("2026-04-05", Holiday::EasterSunday),
                holiday("2026-04-06", Holiday::EasterMonday),
                Step::MovedToWorkingDay {
                    to: day("2026-04-07")
                },
            ]
        );
        assert_eq!(ends_on(day("2026-04-07")).1, []);
    }

    #[rstest]
    #[case("PT48H", Period::Hours(48))]
    #[case("P10D", Period::Days(10))]
    #[case("P2W", Period::Weeks(2))]
    #[case("P12M", Period::Months(12))]
    fn a_length_is_read_as_it_is_written(#[case] text: &str, #[case] length: Period) {
        assert_eq!(Period::from_iso(text), Some(length));
        assert_eq!(length.iso(), text);
    }

    #[rstest]
    #[case("")]
    #[case("2W")]
    #[case("P0W")]
    #[case("PW")]
    #[case("P2Y")]
    #[case("PT2W")]
    #[case("P48H")]
    #[case("P-2W")]
    #[case("P2W ")]
    #[case("P65536W")]
    #[case("æ")]
    fn what_is_no_length_is_none(#[case] text: &str) {
        assert_eq!(Period::from_iso(text), None);
    }

    #[test]
    fn the_last_moment_of_the_calendar_does_not_panic() {
        let late = end_of_day(day("9999-12-31"));
        for period in [
            Period::Days(9),
            Period::Weeks(u16::MAX),
            Period::Months(u16::MAX),
        ] {
            assert!(count(period, late).0.plain >= late);
        }
        assert!(count(Period::Hours(u16::MAX), late).0.plain >= late);
    }

    fn any_period() -> impl Strategy<Value = Period> {
        prop_oneof![
            (0u16..400).prop_map(Period::Hours),
            (0u16..400).prop_map(Period::Days),
            (0u16..60).prop_map(Period::Weeks),
            (0u16..25).prop_map(Period::Months),
        ]
    }

    proptest! {
        /// Any instant of the years 2023-2037.
        #[test]
        fn the_courts_never_count_shorter(
            period in any_period(),
            second in 1_672_527_600_i64..2_145_913_200,
        ) {
            let start = DateTime::from_timestamp(second, 0).unwrap();
            let (due, steps) = count(period, start);
            prop_assert!(due.plain >= start);
            prop_assert!(due.as_court_counts >= due.plain);
            prop_assert!(!steps.is_empty());
        }
    }
}
