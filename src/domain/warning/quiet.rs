//! «stille timer»: when a message that can wait does.

use chrono::{DateTime, NaiveTime, Utc};

use super::WarningChannel;
use crate::domain::calendar;
use crate::domain::role::Role;

/// Hours of the Norwegian wall clock in which messages by a channel are held until the hours end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietHours {
    pub(super) channel: WarningChannel,
    /// The roles they are for; empty is every role.
    pub(super) roles: Vec<Role>,
    pub(super) from: NaiveTime,
    pub(super) to: NaiveTime,
}

impl QuietHours {
    /// Whether a message by that channel to that role is held in these hours.
    pub fn are_for(&self, channel: WarningChannel, role: Role) -> bool {
        self.channel == channel && (self.roles.is_empty() || self.roles.contains(&role))
    }

    /// When a message of that instant may go: the instant itself outside the hours, else their end.
    ///
    /// The hours follow the wall clock, so the night is an hour shorter in March and longer in October.
    pub fn end_for(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = calendar::local(at);
        let (day, time) = (local.date_naive(), local.time());
        let last_day = if self.from <= self.to {
            (self.from <= time && time < self.to).then_some(day)
        } else if time >= self.from {
            day.succ_opt()
        } else {
            (time < self.to).then_some(day)
        };
        last_day.map_or(at, |day| calendar::instant(day.and_time(self.to)).max(at))
    }
}
