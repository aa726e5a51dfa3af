//! The counting rules as values, so that every table can say which it follows.

use crate::domain::code::code_enum;

code_enum! {
    /// «Telleregel». Each removes one contradiction between published figures; the wording a reader
    /// meets is the text `rapport-regel-<id>`.
    CountingRule {
        /// Days are local midnights passed; elapsed time is hours and minutes between two instants.
        R1 = "R1",
        /// The start is the first instant the need was reported, by any channel.
        R2 = "R2",
        /// Three ends kept apart: first offer, first offer found suitable, moved in.
        R3 = "R3",
        /// Requests, events, children and conclusions are never mixed.
        R4 = "R4",
        /// A child counts once nationally and once in each region.
        R5 = "R5",
        /// A child's severity is the highest among its events in the period.
        R6 = "R6",
        /// The two severity scales are never mixed.
        R7 = "R7",
        /// Established breaches count by date of conclusion; by date of event in a table of its own.
        R8 = "R8",
        /// The cut-off and the number behind are printed under every table.
        R9 = "R9",
        /// Region of the kommune at the event.
        R10 = "R10",
        /// Acute or planned by the legal basis at the instant counted.
        R11 = "R11",
        /// Rows add to the total printed, or both sums are printed.
        R12 = "R12",
        /// Small numbers are not hidden: the report is internal.
        R13 = "R13",
        /// Place-days taken of place-days there are.
        R14 = "R14",
        /// Waiting for a foster home: from the wanted start to the move, or to the end of the period.
        R15 = "R15",
    }
}
