//! Office hours and nights, in Norwegian time.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::chance::Chance;
use super::sheet::Instant;
use crate::domain::calendar;

/// The instant of a local hour and minute.
pub fn at(date: NaiveDate, minute_of_day: i64) -> Instant {
    let time = NaiveTime::MIN
        .overflowing_add_signed(TimeDelta::minutes(minute_of_day))
        .0;
    calendar::instant(date.and_time(time))
}

/// A date some days later.
pub fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_days(Days::new(days.max(0).unsigned_abs()))
        .unwrap_or(date)
}

/// Whether a kommune's office is open: a working day from 8 to 16.
pub fn is_office_time(at: Instant) -> bool {
    let local = calendar::local(at);
    (8..16).contains(&local.hour()) && calendar::is_working_day(local.date_naive())
}

/// The instant itself in office time, otherwise some time in the first hours of the next working day.
pub fn next_office_time(from: Instant, chance: &mut Chance) -> Instant {
    if is_office_time(from) {
        return from;
    }
    let local = calendar::local(from);
    let day = if local.hour() < 8 {
        local.date_naive()
    } else {
        days_after(local.date_naive(), 1)
    };
    at(
        calendar::next_working_day_on_or_after(day),
        8 * 60 + chance.between(0, 150),
    )
}

/// A time of day in office hours, on the nearest working day at or before the date.
pub fn office_time_before(date: NaiveDate, chance: &mut Chance) -> Instant {
    let mut day = date;
    while !calendar::is_working_day(day) {
        day = day.pred_opt().unwrap_or(date);
    }
    at(day, chance.between(8 * 60, 15 * 60 + 30))
}

/// An instant acute needs arise at: mostly evenings, nights and weekends.
pub fn acute_time(date: NaiveDate, chance: &mut Chance) -> Instant {
    let weekend = date.weekday().number_from_monday() >= 6;
    let day_share = if weekend { 30 } else { 22 };
    let (from, to) = chance.weighted([
        (day_share, (8 * 60, 16 * 60 - 1)),
        (50, (16 * 60, 24 * 60 - 1)),
        (28, (0, 8 * 60 - 1)),
    ]);
    at(date, chance.between(from, to))
}
