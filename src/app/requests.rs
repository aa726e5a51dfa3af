//! Placement requests: register, correct, supplement, withdraw, list, show. There is no refusing one:
//! Bufetat's duty is unconditional (§ 16-3).

mod acting;
mod changing;
mod looking;
mod registering;
mod withdrawing;

pub(super) use acting::{check_after_reopening, check_instant, finish, hold, require_open, take};
pub use changing::{Changes, correct, supplement};
pub(super) use looking::see;
pub use looking::{Shown, case, chronology, foster_home_wanted_by, list, show};
pub use registering::{Told, open_for, register, register_and_tell, registers_by, told};
pub use withdrawing::{Ending, withdraw};

pub use crate::store::requests::{ChangeKind, ChangeShown, ListKey, Listed, Listing};
