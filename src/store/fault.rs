//! What can go wrong below `app`, and what of it is worth another try.

use diesel::result::{DatabaseErrorKind, Error};

use crate::domain::code::UnknownCode;

/// A fault of the store. None of them carries a stored or posted value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    /// The address names neither database.
    #[error("the database address must begin with sqlite:, postgres:// or postgresql://")]
    Address,
    /// The database does not answer.
    #[error("the database does not answer")]
    Unreachable,
    /// Too many wait; come back later.
    #[error("the database is busy")]
    Busy,
    /// Another transaction was in the way, or came first with the same key: trying again may succeed.
    #[error("another transaction was in the way")]
    Retry,
    /// No case number of that year is at hand: reserve a block and run the work again.
    #[error("the block of case numbers for {0} is spent")]
    CaseNumbersSpent(i32),
    /// Migrations are pending.
    #[error("the database has pending migrations: run `bistandsplikt migrate` first")]
    NotMigrated,
    /// The writer stopped before the commit: nothing was kept.
    #[error("the writer stopped")]
    WriterGone,
    /// A stored value that the code does not know. Loud, for it means lost meaning.
    #[error("stored value not understood: {0}")]
    Corrupt(String),
    /// A sealed field that does not open under its key and place.
    #[error("a sealed field of {0} does not open")]
    Sealed(&'static str),
    /// Any other fault of the database, in its own words without values.
    #[error("database: {0}")]
    Database(String),
}

/// A failure that knows whether running the same work again may succeed.
pub trait MaybeRetry {
    /// Whether it may.
    fn wants_retry(&self) -> bool;
}

impl StoreFault {
    /// Whether the caller may well succeed by asking again in a while.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy | Self::Retry | Self::Unreachable)
    }
}

impl MaybeRetry for StoreFault {
    fn wants_retry(&self) -> bool {
        matches!(self, Self::Retry)
    }
}

impl From<Error> for StoreFault {
    fn from(fault: Error) -> Self {
        match fault {
            Error::DatabaseError(kind, info) => from_database(&kind, info.message()),
            Error::NotFound => Self::Database("a row that must be there is missing".into()),
            Error::DeserializationError(_) => {
                Self::Corrupt("a column of another type than expected".into())
            }
            Error::SerializationError(_) => Self::Database("a value could not be bound".into()),
            other => Self::Database(other.to_string()),
        }
    }
}

/// The one place that decides what is tried again. Diesel maps only 40001; a deadlock (40P01) and a
/// lock timeout (55P03) arrive as `Unknown` with PostgreSQL's English message.
fn from_database(kind: &DatabaseErrorKind, message: &str) -> StoreFault {
    match kind {
        DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::UniqueViolation => {
            StoreFault::Retry
        }
        DatabaseErrorKind::ClosedConnection => StoreFault::Busy,
        DatabaseErrorKind::ForeignKeyViolation => StoreFault::Database("foreign key".into()),
        DatabaseErrorKind::NotNullViolation => StoreFault::Database("not null".into()),
        DatabaseErrorKind::CheckViolation => StoreFault::Database("check".into()),
        _ if message.contains("deadlock detected") || message.contains("lock timeout") => {
            StoreFault::Retry
        }
        _ if message.contains("database is locked")
            || message.contains("terminating connection") =>
        {
            StoreFault::Busy
        }
        // The message names tables and columns, never values: DETAIL is a field of its own.
        _ => StoreFault::Database(message.to_owned()),
    }
}

impl From<UnknownCode> for StoreFault {
    fn from(fault: UnknownCode) -> Self {
        Self::Corrupt(fault.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadlock_and_a_lock_timeout_are_tried_again_and_a_syntax_error_is_not() {
        let unknown = DatabaseErrorKind::Unknown;
        for (message, retried) in [
            ("deadlock detected", true),
            ("canceling statement due to lock timeout", true),
            ("syntax error at or near \"FORM\"", false),
        ] {
            assert_eq!(
                from_database(&unknown, message).wants_retry(),
                retried,
                "{message}"
            );
        }
        assert!(from_database(&DatabaseErrorKind::SerializationFailure, "").wants_retry());
    }
}
