//! The only place with Diesel. Rows are private; domain types go in and out; every query takes a
//! transaction ([`Tx`]) and, where somebody asks, a scope.

pub mod board;
mod boundary;
pub mod breaches;
pub mod calibration;
pub mod case_numbers;
pub mod changes;
pub mod children;
pub mod claims;
mod columns;
pub mod crypto;
mod db;
pub mod dialogue;
pub mod done_before;
pub mod drafts;
pub mod ends;
pub mod enquiries;
pub mod events;
mod fault;
pub mod frozen;
pub mod gather;
mod guard;
pub mod hand_over;
pub mod interim;
pub mod journal;
pub mod kin;
mod latest;
mod migrate;
pub mod notes;
pub mod notices;
pub mod offers;
pub mod outbox;
pub mod passed_limits;
mod pool;
pub mod referrals;
pub mod requests;
#[allow(missing_docs, reason = "generated")]
mod schema;
pub mod sessions;
pub mod severity;
pub mod siblings;
pub mod supervision_steps;
pub mod supervisions;
mod transaction;
pub mod waiting;
pub mod warnings;
mod writer;

pub use boundary::{Boundary, Step};
pub use db::Backend;
pub use fault::{MaybeRetry, StoreFault};
pub use latest::{answers, last_recorded_at, last_recorded_by};
pub use migrate::{migrate, prepare};
pub use pool::Store;
pub use transaction::Tx;
