//! Days, nights and holidays in Norway: the zone Europe/Oslo and «virkedag» by law.
//!
//! Instants are UTC everywhere; this module is where they become local days and back.

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset,
    TimeZone, Utc, Weekday,
};
use chrono_tz::Tz;

use crate::domain::code::code_enum;

/// «norsk tid». The zone every local day is counted in (lov om normaltid § 6).
pub const ZONE: Tz = chrono_tz::Europe::Oslo;

code_enum! {
    /// «helligdag eller høytidsdag». A day the law sets apart: helligdagsfredloven § 2, and 1 and
    /// 17 May by lov 26. april 1947 nr. 1 § 1. Eves (24 and 31 December among them) are not here.
    Holiday {
        /// «første nyttårsdag», 1 January.
        NewYear = "new_year",
        /// «skjærtorsdag», three days before Easter Sunday.
        MaundyThursday = "maundy_thursday",
        /// «langfredag», two days before Easter Sunday.
        GoodFriday = "good_friday",
        /// «første påskedag».
        EasterSunday = "easter_sunday",
        /// «annen påskedag», the day after Easter Sunday.
        EasterMonday = "easter_monday",
        /// «arbeidernes dag», 1 May; equal to a Sunday.
        LabourDay = "labour_day",
        /// «grunnlovsdagen», 17 May; equal to a Sunday.
        ConstitutionDay = "constitution_day",
        /// «Kristi himmelfartsdag», 39 days after Easter Sunday.
        Ascension = "ascension",
        /// «første pinsedag», 49 days after Easter Sunday.
        WhitSunday = "whit_sunday",
        /// «annen pinsedag», 50 days after Easter Sunday.
        WhitMonday = "whit_monday",
        /// «første juledag», 25 December.
        ChristmasDay = "christmas_day",
        /// «annen juledag», 26 December.
        SecondChristmasDay = "second_christmas_day",
        /// «søndag» that is none of the others.
        Sunday = "sunday",
    }
}

/// «lokal tid». The instant as a clock on a Norwegian wall shows it.
#[must_use]
pub fn local(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&ZONE)
}

/// «dato». The Norwegian date at that instant.
#[must_use]
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// The local day a limit ends on: what passes at «kl. 24.00» belongs to the day that ended, and so to
/// that day's month.
pub fn local_date_of_limit(passes_at: DateTime<Utc>) -> NaiveDate {
    local_date(passes_at - chrono::Duration::milliseconds(1))
}

/// «tidspunkt». The instant of a Norwegian wall-clock time.
///
/// The night to the last Sunday of October shows 02:00-03:00 twice: the first showing is meant, since
/// a limit counted from the earlier instant is the stricter. The night to the last Sunday of March
/// lacks 02:00-03:00: the time is read as if the clock had not yet been moved, so 02:30 means 03:30.
#[must_use]
pub fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    match ZONE.from_local_datetime(&wall) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.with_timezone(&Utc),
        MappedLocalTime::None => skipped(wall),
    }
}

/// The instant of a wall-clock time that was skipped, by the offset that held the day before.
fn skipped(wall: NaiveDateTime) -> DateTime<Utc> {
    let day_before = wall.checked_sub_days(Days::new(1)).unwrap_or(wall);
    let offset = ZONE.offset_from_utc_datetime(&day_before).fix();
    wall.checked_sub_offset(offset).unwrap_or(wall).and_utc()
}

/// «kl. 00.00». The instant the local day begins.
#[must_use]
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    instant(date.and_time(NaiveTime::MIN))
}

/// «kl. 24.00». The instant the local day is over, which is the start of the next.
#[must_use]
pub fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    start_of_day(date.succ_opt().unwrap_or(date))
}

/// «dager». How many local midnights lie between two instants; negative when `end` is before `start`.
///
/// Nights and not 24-hour spells, so that a day of 23 or 25 hours is one day.
#[must_use]
pub fn midnights_between(start: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    (local_date(end) - local_date(start)).num_days()
}

/// «første påskedag». Easter Sunday of a Gregorian year (helligdagsfredloven § 2).
///
/// `None` outside the years 1 to 9999. The steps are the anonymous Gregorian computus.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let year = u32::try_from(year)
        .ok()
        .filter(|y| (1..=9999).contains(y))?;
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let moon_correction = (century + 8) / 25;
    let epact =
        (19 * golden + century + 15 - century / 4 - (century + 1 - moon_correction) / 3) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday + 114 - 7 * late;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, days / 31, days % 31 + 1)
}

/// «helligdag». Which holiday the date is, if any. A named day is told before the Sunday it falls on.
#[must_use]
pub fn holiday(date: NaiveDate) -> Option<Holiday> {
    fixed(date)
        .or_else(|| movable(date))
        .or_else(|| (date.weekday() == Weekday::Sun).then_some(Holiday::Sunday))
}

fn fixed(date: NaiveDate) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 17) => Some(Holiday::ConstitutionDay),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::SecondChristmasDay),
        _ => None,
    }
}

fn movable(date: NaiveDate) -> Option<Holiday> {
    match (date - easter_sunday(date.year())?).num_days() {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// «virkedag etter domstolloven § 149»: Monday to Friday and no holiday.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sat && holiday(date).is_none()
}

/// «nærmest følgende virkedag» (domstolloven § 149 første ledd): the date itself when it is one.
#[must_use]
pub fn next_working_day_on_or_after(date: NaiveDate) -> NaiveDate {
    let mut day = date;
    while !is_working_day(day) {
        let Some(next) = day.succ_opt() else {
            return day;
        };
        day = next;
    }
    day
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
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Easter, and how many holidays fall on Monday to Friday; Maundy Thursday, Ascension and Whit Sunday.
    #[rstest]
    #[case(2023, "04-09", "04-06", "05-18", "05-28", 9)]
    #[case(2024, "03-31", "03-28", "05-09", "05-19", 10)]
    #[case(2025, "04-20", "04-17", "05-29", "06-08", 9)]
    #[case(2026, "04-05", "04-02", "05-14", "05-24", 8)]
    #[case(2027, "03-28", "03-25", "05-06", "05-16", 6)]
    #[case(2028, "04-16", "04-13", "05-25", "06-04", 9)]
    #[case(2029, "04-01", "03-29", "05-10", "05-20", 10)]
    #[case(2030, "04-21", "04-18", "05-30", "06-09", 10)]
    #[case(2031, "04-13", "04-10", "05-22", "06-01", 9)]
    #[case(2032, "03-28", "03-25", "05-06", "05-16", 6)]
    fn a_year_of_holidays(
        #[case] year: i32,
        #[case] easter: &str,
        #[case] thursday: &str,
        #[case] ascension: &str,
        #[case] whit: &str,
        #[case] on_weekdays: usize,
    ) {
        let in_year = |month_day: &str| day(&format!("{year}-{month_day}"));
        let whit = in_year(whit);
        assert_eq!(easter_sunday(year), Some(in_year(easter)));
        assert_eq!(holiday(in_year(easter)), Some(Holiday::EasterSunday));
        assert_eq!(
            holiday(in_year(easter).succ_opt().unwrap()),
            Some(Holiday::EasterMonday)
        );
        assert_eq!(holiday(in_year(thursday)), Some(Holiday::MaundyThursday));
        assert_eq!(
            holiday(in_year(thursday).succ_opt().unwrap()),
            Some(Holiday::GoodFriday)
        );
        assert_eq!(holiday(in_year(ascension)), Some(Holiday::Ascension));
        assert_eq!(holiday(whit), Some(Holiday::WhitSunday));
        assert!(matches!(
            holiday(whit.succ_opt().unwrap()),
            Some(Holiday::WhitMonday | Holiday::ConstitutionDay)
        ));
        let weekdays = in_year("01-01")
            .iter_days()
            .take_while(|d| d.year() == year)
            .filter(|d| {
                holiday(*d).is_some() && !matches!(d.weekday(), Weekday::Sat | Weekday::Sun)
            });
        assert_eq!(weekdays.count(), on_weekdays);
    }

    /// The same Sunday by the moon's epact (Lilius and Clavius, 1582), year by year.
    fn easter_by_the_moon(year: i32) -> NaiveDate {
        let (golden, century) = (year % 19 + 1, year / 100 + 1);
        let (solar, lunar) = (3 * century / 4 - 12, (8 * century + 5) / 25 - 5);
        let epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
        let late = epact == 24 || (epact == 25 && golden > 11);
        let moon = 44 - epact - i32::from(late);
        let moon = if moon < 21 { moon + 30 } else { moon };
        let first = NaiveDate::from_ymd_opt(year, 3, 1).unwrap();
        let full = first + Days::new(u64::try_from(moon - 1).unwrap());
        let next = full.iter_days().skip(1);
        next.into_iter()
            .find(|day| day.weekday() == Weekday::Sun)
            .unwrap()
    }

    #[test]
    fn easter_is_the_sunday_after_the_full_moon_in_every_year_of_the_calendar() {
        for year in 1583..=9999 {
            assert_eq!(easter_sunday(year), Some(easter_by_the_moon(year)));
        }
    }

    #[rstest]
    #[case("2024-07-13T00:00:00+02:00", "2024-07-12")] // 24.00 belongs to the day that ended
    #[case("2024-07-13T00:00:00.001+02:00", "2024-07-13")]
    #[case("2024-08-01T00:00:00+02:00", "2024-07-31")]
    #[case("2024-12-31T23:59:00+01:00", "2024-12-31")]
    fn a_limit_belongs_to_the_day_it_ended(#[case] passes_at: &str, #[case] date: &str) {
        let passes_at = DateTime::parse_from_rfc3339(passes_at).unwrap().to_utc();
        assert_eq!(local_date_of_limit(passes_at), day(date));
    }

    #[test]
    fn the_first_and_the_last_year_of_the_calendar_have_an_easter() {
        assert!(easter_sunday(1).is_some());
        assert!(easter_sunday(9999).is_some());
    }

    #[rstest]
    #[case("03-26", "10-29", 2023)]
    #[case("03-31", "10-27", 2024)]
    #[case("03-30", "10-26", 2025)]
    #[case("03-29", "10-25", 2026)]
    #[case("03-28", "10-31", 2027)]
    #[case("03-26", "10-29", 2028)]
    #[case("03-25", "10-28", 2029)]
    #[case("03-31", "10-27", 2030)]
    #[case("03-30", "10-26", 2031)]
    #[case("03-28", "10-31", 2032)]
    fn the_short_and_the_long_day(#[case] spring: &str, #[case] autumn: &str, #[case] year: i32) {
        let hours = |month_day: &str| {
            let date = day(&format!("{year}-{month_day}"));
            (end_of_day(date) - start_of_day(date)).num_hours()
        };
        assert_eq!((hours(spring), hours(autumn)), (23, 25));
    }

    #[rstest]
    #[case("2025-12-24")]
    #[case("2025-12-31")]
    #[case("2025-04-19")] // påskeaften
    #[case("2025-06-07")] // pinseaften
    #[case("2025-04-30")]
    #[case("2025-05-16")]
    #[case("2025-12-27")] // a Saturday
    fn an_eve_is_no_holiday(#[case] date: &str) {
        assert_eq!(holiday(day(date)), None);
    }

    #[rstest]
    #[case("2025-12-24", "2025-12-24")] // Christmas Eve, a Wednesday
    #[case("2025-12-25", "2025-12-29")] // Thursday, Friday, Saturday, Sunday
    #[case("2026-04-02", "2026-04-07")] // Easter
    #[case("2027-05-15", "2027-05-18")] // Saturday, Whit Sunday, 17 May
    #[case("2027-01-01", "2027-01-04")] // a Friday
    #[case("2026-05-01", "2026-05-04")]
    fn the_next_working_day(#[case] from: &str, #[case] to: &str) {
        assert_eq!(next_working_day_on_or_after(day(from)), day(to));
    }

    #[rstest]
    #[case("2026-01-15T12:00:00", "2026-01-15T11:00:00Z")]
    #[case("2026-07-15T12:00:00", "2026-07-15T10:00:00Z")]
    #[case("2026-03-29T01:59:59", "2026-03-29T00:59:59Z")]
    #[case("2026-03-29T02:00:00", "2026-03-29T01:00:00Z")] // skipped: shows 03:00
    #[case("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")] // skipped: shows 03:30
    #[case("2026-03-29T03:00:00", "2026-03-29T01:00:00Z")]
    #[case("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")] // twice: the first
    #[case("2026-10-25T03:00:00", "2026-10-25T02:00:00Z")]
    fn a_wall_clock_time_has_one_instant(#[case] wall: &str, #[case] at: &str) {
        assert_eq!(instant(wall.parse().unwrap()), utc(at));
    }

    #[rstest]
    #[case("2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", 1)] // one second over midnight
    #[case("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", 0)] // the whole of a 23-hour day
    #[case("2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", 0)] // the whole of a 25-hour day
    #[case("2025-12-31T12:00:00Z", "2026-01-01T12:00:00Z", 1)]
    #[case("2026-01-02T12:00:00Z", "2026-01-01T12:00:00Z", -1)]
    fn midnights_passed(#[case] start: &str, #[case] end: &str, #[case] count: i64) {
        assert_eq!(midnights_between(utc(start), utc(end)), count);
    }

    #[test]
    fn a_late_evening_in_utc_is_the_next_day_in_norway() {
        assert_eq!(local_date(utc("2026-12-31T23:00:00Z")), day("2027-01-01"));
        assert_eq!(local_date(utc("2026-12-31T22:59:59Z")), day("2026-12-31"));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        assert_eq!(easter_sunday(0), None);
        assert_eq!(easter_sunday(10_000), None);
        assert!(holiday(NaiveDate::MAX).is_none_or(|h| h == Holiday::Sunday));
        let _ = end_of_day(NaiveDate::MAX);
        let _ = start_of_day(NaiveDate::MIN);
    }
}
