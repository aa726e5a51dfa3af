//! The editions of a report: which numbers a reader of it may see.

use super::code::code_enum;

code_enum! {
    /// «Utgave». A month is frozen once in each.
    Edition {
        /// Every number as it was counted, small ones too: for Bufdir, and the report sent to the ministry.
        Full = "full",
    }
}
