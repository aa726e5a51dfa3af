//! «Tilsynsanmodning»: a kommune asks statsforvalteren to look at a request.

use chrono::{DateTime, Utc};

use super::id::{ReferralId, RequestId};
use super::organisation::Office;
use super::role::Role;

/// At most so many characters are written to the office: the case itself is what it reads.
pub const SENTENCE: usize = 500;

/// «Tilsynsanmodning» as told. What it was opened by comes later and is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// The request it is about.
    pub request: RequestId,
    /// The office it went to: the one of the kommune on the day of the need.
    pub office: Office,
    /// Who asked, as a role.
    pub role: Role,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
    /// When the office first opened supervision of the request after it was asked.
    pub opened_at: Option<DateTime<Utc>>,
}
