//! PURE: values, states and rules of the field. No input or output, no database, no HTTP, no clock.

pub mod breach;
pub mod calendar;
pub mod child;
pub mod code;
pub mod config_fault;
pub mod deadline;
pub mod event;
pub mod id;
pub mod legal_basis;
pub mod nemnd;
pub mod norm;
pub mod offer;
pub mod organisation;
pub mod organisation_number;
pub mod policy;
pub mod reference;
pub mod refusal;
pub mod registration;
pub mod request;
pub mod role;
pub mod search;
pub mod severity;
pub mod supervision;
pub mod unit;
pub mod warning;
