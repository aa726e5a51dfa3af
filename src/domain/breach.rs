//! The possible breach. Only statsforvalteren establishes a breach.

use super::code::code_enum;

code_enum! {
    /// «Opphav»: how a possible breach came to be recorded.
    BreachOrigin {
        /// A norm about Bufetat's offer passed and the engine recorded it.
        Engine = "engine",
        /// A person registered it.
        Person = "person",
    }
}

code_enum! {
    /// «Status» of a possible breach, by Bufetat's own judgement.
    BreachStatus {
        /// Flagged, nobody has judged it («mulig brudd»).
        Possible = "possible",
        /// Bufetat holds that it did not deliver in time («bekreftet»); still not an established breach.
        Confirmed = "confirmed",
        /// Rejected with a reason («avvist»): not counted.
        Rejected = "rejected",
    }
}

code_enum! {
    /// «Type» as counted in reports: internal acute moves count as acute.
    CountedKind {
        /// Acute.
        Acute = "acute",
        /// Planned.
        Planned = "planned",
    }
}
