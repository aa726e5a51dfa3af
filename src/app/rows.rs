//! The rows that actions answer with and lists ask by, named for the faces, which never import the store.

pub use crate::store::breaches::{
    ListKey as BreachKey, Listing as BreachListing, Severity as SeverityRow, StoredBreach,
};
pub use crate::store::offers::StoredOffer;
pub use crate::store::requests::{ChangeKind, ChangeShown, ListKey as RequestKey, Listed, Listing as RequestListing};
pub use crate::store::StoreFault;
pub use crate::store::supervisions::{Conclusion, StoredSupervision};
