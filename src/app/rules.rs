//! Everything an action judges by: reference data, norms, policy and the owner's switches.

use std::collections::BTreeMap;

use crate::domain::child::NumberPolicy;
use crate::domain::deadline;
use crate::domain::norm::Norms;
use crate::domain::organisation::Region;
use crate::domain::policy::Policy;
use crate::domain::reach::Centres;
use crate::domain::reference::Reference;
use crate::domain::unit::Units;
use crate::domain::warning::Ladder;
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
    /// Who is told before and after a limit.
    pub ladder: Ladder,
    /// Whether warnings go out by mail too.
    pub mail: Mail,
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
    /// How Bufetat's desks are reached by phone.
    pub intake: Intake,
    /// Days a draft is kept after it was last saved; the owner's.
    pub draft_days: u16,
}

/// How Bufetat's desks are reached by phone, where nobody has opened a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// Minutes after which the kommune is told to call; the owner's, not the Act's.
    pub seen_within_minutes: u16,
    /// The desk's number in each region that has told it.
    pub phones: BTreeMap<Region, String>,
}

impl Default for Intake {
    fn default() -> Self {
        Self {
            seen_within_minutes: 15,
            phones: BTreeMap::new(),
        }
    }
}

/// Whether warnings go out by mail too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// Mail is put in the outbox and sent.
    On,
    /// Warnings are in the service only.
    Off,
}
