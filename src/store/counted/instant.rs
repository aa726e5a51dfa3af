//! An instant as a scan of a whole table reads it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::pg::Pg;
use diesel::sql_types::{Text, Timestamp};
use diesel::sqlite::Sqlite;

use crate::store::db::{DbBackend, MultiRawValue};

/// An instant of a column. Diesel reads SQLite's text by a pattern, which costs more than the rest of a row;
/// the one form the service writes is read here by its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow)]
pub(super) struct At(pub DateTime<Utc>);

impl FromSql<Timestamp, Sqlite> for At {
    fn from_sql(
        value: <Sqlite as diesel::backend::Backend>::RawValue<'_>,
    ) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
        let at = match as_written(text.as_bytes()) {
            Some(at) => at,
            None => NaiveDateTime::parse_from_str(&text, "%F %T%.f")?,
        };
        Ok(Self(at.and_utc()))
    }
}

impl FromSql<Timestamp, Pg> for At {
    fn from_sql(
        value: <Pg as diesel::backend::Backend>::RawValue<'_>,
    ) -> deserialize::Result<Self> {
        let at = <NaiveDateTime as FromSql<Timestamp, Pg>>::from_sql(value)?;
        Ok(Self(at.and_utc()))
    }
}

impl FromSql<Timestamp, DbBackend> for At {
    fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
        value.from_sql::<Self, Timestamp>()
    }
}

/// `2024-07-01 02:30:00`, with or without up to nine decimals of a second; nothing where it is anything else.
fn as_written(text: &[u8]) -> Option<NaiveDateTime> {
    let (whole, rest) = text.split_at_checked(19)?;
    let &[
        _,
        _,
        _,
        _,
        b'-',
        _,
        _,
        b'-',
        _,
        _,
        b' ',
        _,
        _,
        b':',
        _,
        _,
        b':',
        _,
        _,
    ] = whole
    else {
        return None;
    };
    let number = |from: usize, to: usize| digits(whole.get(from..to)?);
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(number(0, 4)?).ok()?,
        number(5, 7)?,
        number(8, 10)?,
    )?;
    let nanoseconds = match rest {
        [] => 0,
        [b'.', decimals @ ..] if (1..=9).contains(&decimals.len()) => {
            let missing = 9 - u32::try_from(decimals.len()).ok()?;
            digits(decimals)?.checked_mul(10_u32.checked_pow(missing)?)?
        }
        _ => return None,
    };
    let time = NaiveTime::from_hms_nano_opt(
        number(11, 13)?,
        number(14, 16)?,
        number(17, 19)?,
        nanoseconds,
    )?;
    Some(date.and_time(time))
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        sum.checked_mul(10)?.checked_add(digit.into())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    proptest! {
        #[test]
        fn it_is_read_as_diesel_reads_it(seconds in -62_135_596_800_i64..253_402_300_799, nanos in 0_u32..1_000_000_000) {
            let at = DateTime::from_timestamp(seconds, nanos).unwrap().naive_utc();
            // As Diesel writes it.
            let written = at.format("%F %T%.f").to_string();
            let read = NaiveDateTime::parse_from_str(&written, "%F %T%.f").unwrap();
            prop_assert_eq!(as_written(written.as_bytes()), Some(read));
        }
    }

    #[rstest]
    #[case("2024-07-01T02:30:00")]
    #[case("2024-02-30 02:30:00")]
    #[case("2024-07-01 24:30:00")]
    #[case("2024-07-01 02:30:00.")]
    #[case("2024-07-01 02:30:00Z")]
    #[case("2024-07-01 02:30")]
    #[case("+024-07-01 02:30:00")]
    fn what_is_written_otherwise_is_left_to_others(#[case] text: &str) {
        assert_eq!(as_written(text.as_bytes()), None);
    }
}
