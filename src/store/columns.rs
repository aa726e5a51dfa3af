//! Domain values as columns: codes and ids as text, instants as UTC without zone.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::fault::StoreFault;
use crate::domain::code::Code;
use crate::domain::organisation::MunicipalityNumber;

/// A stored code as its value. An unknown code is loud: somebody's meaning would be lost.
pub fn code<C: Code>(stored: &str) -> Result<C, StoreFault> {
    C::from_code(stored).map_err(StoreFault::from)
}

/// A stored code that may be absent.
pub fn code_option<C: Code>(stored: Option<&str>) -> Result<Option<C>, StoreFault> {
    stored.map(code).transpose()
}

/// A stored id as its typed form.
pub fn id<T: std::str::FromStr>(stored: &str) -> Result<T, StoreFault> {
    stored.parse().map_err(|_| StoreFault::Corrupt("id".into()))
}

/// A stored id that may be absent.
pub fn id_option<T: std::str::FromStr>(stored: Option<&str>) -> Result<Option<T>, StoreFault> {
    stored.map(id).transpose()
}

/// A stored kommunenummer.
pub fn municipality(stored: &str) -> Result<MunicipalityNumber, StoreFault> {
    stored
        .parse()
        .map_err(|_| StoreFault::Corrupt("kommunenummer".into()))
}

/// An instant as stored.
pub fn stored(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc()
}

/// An instant that may be absent, as stored.
pub fn stored_option(at: Option<DateTime<Utc>>) -> Option<NaiveDateTime> {
    at.map(stored)
}

/// A stored instant.
pub fn instant(stored: NaiveDateTime) -> DateTime<Utc> {
    stored.and_utc()
}

/// A stored instant that may be absent.
pub fn instant_option(stored: Option<NaiveDateTime>) -> Option<DateTime<Utc>> {
    stored.map(instant)
}

/// The code of a value that may be absent.
pub fn code_text<C: Code>(value: Option<C>) -> Option<String> {
    value.map(|value| value.code().to_owned())
}

/// A column among some ids. One id is compared alone: Diesel keeps that statement prepared, and a list,
/// which is another statement for each length, it prepares anew every time.
macro_rules! among {
    ($column:expr, $ids:expr) => {{
        let ids: &[String] = $ids;
        let condition: Box<
            dyn diesel::BoxableExpression<_, $crate::store::db::DbBackend, SqlType = _>,
        > = match ids {
            [one] => Box::new($column.eq(one)),
            many => Box::new($column.eq_any(many)),
        };
        condition
    }};
}
pub(super) use among;
