//! The editions of a report: which numbers a reader of it may see.

use super::code::code_enum;

code_enum! {
    /// «Utgave». A month is frozen once in each.
    Edition {
        /// Every number as it was counted, small ones too: for Bufdir, and the report sent to the ministry.
        Full = "full",
        /// For use within the agencies: no number that tells of fewer than three.
        Internal = "internal",
        /// For everybody: no number that tells of fewer than five (barnevernsloven § 13-1).
        Public = "public",
    }
}

impl Edition {
    /// How many a number must tell of to be shown; `None` shows every number.
    #[must_use]
    pub fn least(self) -> Option<u64> {
        match self {
            Self::Full => None,
            Self::Internal => Some(3),
            Self::Public => Some(5),
        }
    }

    /// The edition it is made from, which shows all that it shows: whoever reads both learns nothing from
    /// the difference. `None` of the full one.
    #[must_use]
    pub fn finer(self) -> Option<Self> {
        match self {
            Self::Full => None,
            Self::Internal => Some(Self::Full),
            Self::Public => Some(Self::Internal),
        }
    }
}
