//! Supervision («tilsyn», § 17-3) and its conclusion, the only thing that establishes a breach.

use super::code::code_enum;

code_enum! {
    /// «Konklusjon» of a supervision case.
    ConclusionCode {
        /// Statsforvalteren establishes a breach of the duty.
        Breach = "breach",
        /// No breach.
        NoBreach = "no_breach",
        /// Closed without judging the duty.
        NotJudged = "not_judged",
    }
}
