//! Opaque paging cursors: the sort key of the last row, in a form nobody should build on.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Rows of a page where the caller does not say.
const DEFAULT: i64 = 25;
/// Rows of a page at most.
pub const MOST: i64 = 200;

/// The sort key of a row: rank, instant, id.
pub type Key = (i32, DateTime<Utc>, Uuid);

/// The cursor after a row.
pub fn cursor((rank, at, id): Key) -> String {
    URL_SAFE_NO_PAD.encode(format!("{rank}|{}|{id}", at.timestamp_micros()))
}

/// The cursor after a page's last row; `None` when the page is not full, so that nothing follows.
pub fn next<R>(rows: &[R], limit: i64, key: impl Fn(&R) -> Key) -> Option<String> {
    let full = i64::try_from(rows.len()).is_ok_and(|found| found == limit);
    let last = rows.last().filter(|_| full)?;
    Some(cursor(key(last)))
}

/// The row a cursor stands after; `None` when it is none of ours.
pub fn after(cursor: &str) -> Option<Key> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let mut parts = text.split('|');
    let rank = parts.next()?.parse().ok()?;
    let at = DateTime::from_timestamp_micros(parts.next()?.parse().ok()?)?;
    let id = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some((rank, at, id))
}

/// How many rows: as asked, or the default; `None` when it is out of range.
pub fn limit(asked: Option<i64>) -> Option<i64> {
    let limit = asked.unwrap_or(DEFAULT);
    (1..=MOST).contains(&limit).then_some(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_and_nothing_else_does() {
        let key = (
            3,
            DateTime::UNIX_EPOCH + chrono::Duration::milliseconds(1234),
            Uuid::nil(),
        );
        assert_eq!(after(&cursor(key)), Some(key));
        for wrong in ["", "x", "MXwy", "3|4|5", "////"] {
            assert_eq!(after(wrong), None, "{wrong}");
        }
    }
}
