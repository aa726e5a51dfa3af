//! Drawing: SplitMix64 (Steele, Lea and Flood 2014), whole numbers only, the same on every machine.

use chrono::TimeDelta;

/// A stream of draws. Not for secrets.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own, so that a case keeps its draws when another case needs one more.
    pub fn fork(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from 0 up to but not including `bound`; 0 for a bound of 0. The remainder's
    /// tiny bias does not matter for bounds as small as these.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or(0)
    }

    /// A whole number from `low` to `high`, both included; `low` where `high` is less.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high
            .saturating_sub(low)
            .max(0)
            .unsigned_abs()
            .saturating_add(1);
        low.saturating_add_unsigned(self.below(span))
    }

    /// As [`Chance::between`], with small numbers far more common than large ones.
    pub fn skewed(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).max(0);
        let (one, other) = (self.between(0, span), self.between(0, span));
        low + one * other / span.max(1)
    }

    /// True `share` times in a hundred.
    pub fn percent(&mut self, share: u32) -> bool {
        self.per_mille(share * 10)
    }

    /// True `share` times in a thousand.
    pub fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < u64::from(share)
    }

    /// A whole number of minutes from `low` to `high`.
    pub fn minutes(&mut self, low: i64, high: i64) -> TimeDelta {
        TimeDelta::minutes(self.between(low, high))
    }

    /// One of a list, each as likely.
    pub fn one_of<T: Copy, const N: usize>(&mut self, list: [T; N]) -> T {
        const { assert!(N > 0, "an empty list has nothing to draw") };
        list[self.index(N)]
    }

    /// One of a list by weight.
    pub fn weighted<T: Copy, const N: usize>(&mut self, list: [(u32, T); N]) -> T {
        const { assert!(N > 0, "an empty list has nothing to draw") };
        let total = list.iter().map(|(weight, _)| u64::from(*weight)).sum();
        let mut left = self.below(total);
        for (weight, value) in list {
            match left.checked_sub(u64::from(weight)) {
                Some(rest) => left = rest,
                None => return value,
            }
        }
        list[0].1
    }

    /// One of a list that may be empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.index(list.len()))
    }

    /// The list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.index(last + 1));
        }
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }
}
