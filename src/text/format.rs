//! Numbers, dates and durations as a Norwegian reader expects them.

use chrono::{DateTime, Datelike, NaiveDate, Offset, SecondsFormat, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Oslo;

use super::{Locale, Texts};

/// Groups thousands and keeps them on one line.
const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212: a hyphen would be read as a dash, and as a formula by a spreadsheet.
const MINUS: char = '\u{2212}';

/// A whole number with its thousands grouped: `28 126`, with no-break spaces. Four digits are grouped
/// too, so that a column stays even.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    if value < 0 {
        grouped.push(MINUS);
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(NO_BREAK_SPACE);
        }
        grouped.push(digit);
    }
    grouped
}

/// A number given in units of its last decimal: `decimal(12345, 1)` is `1 234,5`.
pub fn decimal(value: i64, decimals: u32) -> String {
    if decimals == 0 {
        return number(value);
    }
    let (whole, part) = split(value, decimals);
    let sign = if value < 0 && whole == 0 {
        MINUS.to_string()
    } else {
        String::new()
    };
    format!("{sign}{},{part}", number(whole))
}

/// The same number for a machine: `1234.5`, an ASCII minus, no grouping.
pub fn plain_decimal(value: i64, decimals: u32) -> String {
    if decimals == 0 {
        return value.to_string();
    }
    let (whole, part) = split(value, decimals);
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    format!("{sign}{whole}.{part}")
}

fn split(value: i64, decimals: u32) -> (i64, String) {
    let unit = 10_i64.saturating_pow(decimals);
    let width = decimals as usize;
    (
        value / unit,
        format!("{:0width$}", (value % unit).unsigned_abs()),
    )
}

/// An instant for a machine: Norwegian wall-clock time with its offset, `2024-08-05T09:00:00+02:00`.
pub fn iso_local(at: DateTime<Utc>) -> String {
    at.with_timezone(&Oslo)
        .to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Whether a wall clock shows that time twice: the hour the autumn night repeats.
fn shown_twice(at: DateTime<Utc>) -> bool {
    let wall = at.with_timezone(&Oslo).naive_local();
    matches!(
        Oslo.from_local_datetime(&wall),
        chrono::LocalResult::Ambiguous(..)
    )
}

impl Texts {
    /// `2. april 2026`.
    pub fn date(&self, locale: Locale, date: NaiveDate) -> String {
        format!(
            "{}. {} {}",
            date.day(),
            self.month_name(locale, date.month()),
            date.year()
        )
    }

    /// `torsdag 2. april 2026`.
    pub fn weekday_date(&self, locale: Locale, date: NaiveDate) -> String {
        let key = format!("dag-{}", date.weekday().number_from_monday());
        format!("{} {}", self.say(locale, &key), self.date(locale, date))
    }

    /// `torsdag 2. april 2026 kl. 14.05`, in Norwegian time. In the hour the autumn night shows twice
    /// it adds which of the two is meant.
    pub fn instant(&self, locale: Locale, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&Oslo);
        let day = self.weekday_date(locale, local.date_naive());
        let said = format!("{day} kl. {:02}.{:02}", local.hour(), local.minute());
        if !shown_twice(at) {
            return said;
        }
        let summer = local.offset().fix().local_minus_utc() > 3600;
        let key = if summer {
            "tid-sommertid"
        } else {
            "tid-normaltid"
        };
        format!("{said} ({})", self.say(locale, key))
    }

    /// `april`; the key itself, loudly, for a number outside 1-12.
    pub fn month_name(&self, locale: Locale, month: u32) -> String {
        self.say(locale, &format!("maned-{month}")).into_owned()
    }

    /// `juli 2024`.
    pub fn month(&self, locale: Locale, year: i32, month: u32) -> String {
        format!("{} {year}", self.month_name(locale, month))
    }

    /// Elapsed time given in minutes: `3 d 4 t 12 min`. A `d` is 24 hours, unlike the days of the day
    /// count; parts that are zero are left out.
    pub fn duration(&self, locale: Locale, minutes: i64) -> String {
        let whole = minutes.unsigned_abs();
        let parts = [
            (whole / 1440, "tid-enhet-d"),
            (whole / 60 % 24, "tid-enhet-t"),
            (whole % 60, "tid-enhet-min"),
        ];
        let shown: Vec<String> = parts
            .iter()
            .filter(|(amount, unit)| *amount > 0 || (whole == 0 && *unit == "tid-enhet-min"))
            .map(|(amount, unit)| format!("{amount} {}", self.say(locale, unit)))
            .collect();
        let sign = if minutes < 0 {
            MINUS.to_string()
        } else {
            String::new()
        };
        format!("{sign}{}", shown.join(" "))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use rstest::rstest;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(0, "0")]
    #[case(999, "999")]
    #[case(1000, "1\u{a0}000")]
    #[case(28126, "28\u{a0}126")]
    #[case(-1_234_567, "\u{2212}1\u{a0}234\u{a0}567")]
    fn thousands_are_grouped(#[case] value: i64, #[case] said: &str) {
        assert_eq!(number(value), said);
    }

    #[rstest]
    #[case(12345, 1, "1\u{a0}234,5", "1234.5")]
    #[case(-5, 1, "\u{2212}0,5", "-0.5")]
    #[case(7, 2, "0,07", "0.07")]
    #[case(7, 0, "7", "7")]
    fn decimals_for_people_and_machines(
        #[case] value: i64,
        #[case] decimals: u32,
        #[case] people: &str,
        #[case] machine: &str,
    ) {
        assert_eq!(decimal(value, decimals), people);
        assert_eq!(plain_decimal(value, decimals), machine);
    }

    #[rstest]
    #[case("2026-04-02T12:05:00Z", "torsdag 2. april 2026 kl. 14.05")]
    #[case("2024-01-01T00:30:00Z", "mandag 1. januar 2024 kl. 01.30")]
    #[case("2024-10-26T23:59:00Z", "søndag 27. oktober 2024 kl. 01.59")]
    #[case(
        "2024-10-27T00:30:00Z",
        "søndag 27. oktober 2024 kl. 02.30 (sommertid)"
    )]
    #[case(
        "2024-10-27T01:30:00Z",
        "søndag 27. oktober 2024 kl. 02.30 (normaltid)"
    )]
    #[case("2024-10-27T02:00:00Z", "søndag 27. oktober 2024 kl. 03.00")]
    fn instants_are_local_and_the_repeated_hour_is_told_apart(
        #[case] when: &str,
        #[case] said: &str,
    ) {
        assert_eq!(Texts::load().unwrap().instant(Locale::Nb, at(when)), said);
    }

    #[rstest]
    #[case(0, "0 min")]
    #[case(12, "12 min")]
    #[case(60, "1 t")]
    #[case(4572, "3 d 4 t 12 min")]
    #[case(1440, "1 d")]
    #[case(-90, "\u{2212}1 t 30 min")]
    fn durations(#[case] minutes: i64, #[case] said: &str) {
        assert_eq!(Texts::load().unwrap().duration(Locale::Nb, minutes), said);
    }

    #[test]
    fn months_dates_and_machine_time() {
        let texts = Texts::load().unwrap();
        assert_eq!(texts.month(Locale::Nb, 2024, 7), "juli 2024");
        assert_eq!(texts.month_name(Locale::Nb, 13), "⟦maned-13⟧");
        assert_eq!(
            texts.date(Locale::Nb, "2024-05-17".parse().unwrap()),
            "17. mai 2024"
        );
        assert_eq!(
            iso_local(at("2024-08-05T07:00:00Z")),
            "2024-08-05T09:00:00+02:00"
        );
    }
}
