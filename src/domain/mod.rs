//! PURE: values, states and rules of the field. No input or output, no database, no HTTP, no clock.

pub mod breach;
pub mod code;
pub mod id;
pub mod offer;
pub mod organisation;
pub mod reference;
pub mod request;
pub mod role;
pub mod severity;
pub mod supervision;
