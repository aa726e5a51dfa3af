//! Everything an action judges by: reference data, norms, policy and the owner's switches.

use crate::domain::child::NumberPolicy;
use crate::domain::deadline;
use crate::domain::norm::Norms;
use crate::domain::policy::Policy;
use crate::domain::reach::Centres;
use crate::domain::reference::Reference;
use crate::domain::unit::Units;
use crate::store::children::IndexReach;

/// Loaded once at start; a fault in any of it stops the start.
#[derive(Debug)]
pub struct Rules {
    /// Kommuner, regions and offices with their dates.
    pub reference: Reference,
    /// The unit list.
    pub units: Units,
    /// The centre of each kommune, where the owner has given them.
    pub centres: Centres,
    /// By when Bufetat is to offer.
    pub norms: Norms,
    /// How a severity is proposed.
    pub policy: Policy,
    /// Which event of a petition counts.
    pub deadlines: deadline::Settings,
    /// The limits of the law, in their versions.
    pub book: deadline::RuleBook,
    /// Working days before a hearing by which the place must be named; the owner's, not the Act's.
    pub named_place_days: u16,
    /// Which children's numbers are taken.
    pub numbers: NumberPolicy,
    /// How far a child is recognised.
    pub index: IndexReach,
}
