//! PURE: values, states and rules of the field. No input or output, no database, no HTTP, no clock.

pub mod code;
pub mod id;
