//! The actions and the engine; no HTTP, no SQL. Every action takes who is asking first and one unit of
//! work second, so that the page, the API and the import call the same function.

pub mod board;
pub mod breaches;
pub mod calibration;
pub mod case;
pub mod changes;
pub mod chronology;
pub mod dashboard;
pub mod dossier;
pub mod drafts;
pub mod engine;
pub mod enquiries;
mod error;
pub mod events;
pub mod explain;
pub mod feedback;
pub mod freezing;
pub mod hand_over;
pub mod norms;
pub mod notes;
pub mod notices;
pub mod offers;
mod once;
pub mod outbox;
pub mod plans;
pub mod receipts;
pub mod referrals;
pub mod reports;
pub mod requests;
pub mod rules;
mod service;
pub mod sessions;
pub mod severity;
pub mod siblings;
pub mod simulation;
pub mod supervision;
pub mod supervision_batch;
pub mod supervision_steps;
pub mod wait;
pub mod waiting;
pub mod warnings;
pub mod what_if;

pub use error::{Conflict, Failure};
pub use once::{Key, Receipt};
pub use rules::{Intake, Mail, Rules};
pub use service::{Expected, Service, Work};
