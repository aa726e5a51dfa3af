//! Which of two limits is the softer, for every instant a need can be reported at.

use super::Limit;

/// The longest local day, in minutes: 25 hours, when the clocks go back.
const LONGEST_DAY: u64 = 25 * 60;

impl Limit {
    /// Whether this limit passes no later than another, whenever the need is reported.
    ///
    /// - same day / same day: `max(midnight, r + a)` is no later than `max(midnight, r + b)` for all `r`
    ///   just when `a ≤ b`; reported right before midnight, only the hours are left of either.
    /// - n minutes / same day: right before midnight the other is `r + b`, so `n ≤ b`; that is enough, since
    ///   the other is never earlier than `r + b`.
    /// - same day / n minutes: reported when the longest day begins, midnight is 25 hours away, so both
    ///   25 hours and the least hours must be within n.
    ///
    /// Other pairs start at different events and cannot be ordered: never shown to be as strict.
    pub(super) fn is_never_later_than(self, other: Self) -> bool {
        let minutes = |hours: u32| u64::from(hours) * 60;
        match (self, other) {
            (Self::SameDay { at_least_hours: a }, Self::SameDay { at_least_hours: b }) => a <= b,
            (Self::Within { minutes: n }, Self::SameDay { at_least_hours: b }) => {
                u64::from(n) <= minutes(b)
            }
            (Self::SameDay { at_least_hours: a }, Self::Within { minutes: n }) => {
                minutes(a).max(LONGEST_DAY) <= u64::from(n)
            }
            (Self::Within { minutes: a }, Self::Within { minutes: b }) => a <= b,
            (
                Self::SameDay { .. }
                | Self::Within { .. }
                | Self::WantedStart
                | Self::Days { .. }
                | Self::AgreedRhythm,
                _,
            ) => self == other,
        }
    }
}
