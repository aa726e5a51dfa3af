//! bistandsplikt: requests for child-welfare placements, Bufetat's offers, possible breaches of
//! the duty to assist (barnevernsloven § 16-3), and the month's report to the ministry.
//!
//! The arrows between the modules, held by `tests/architecture.rs`:
//!
//! ```text
//! main ─► config, clock, web, app
//! web  ─► app ─► store ─► domain        domain imports nothing of ours
//! web, app ─► report ─► domain          web never imports store
//! web, report::render ─► text
//! main ─► notify ─► app, domain, text   what leaves the service: mail
//! demo ─► domain                        writes what `web::import` reads
//! ```

pub mod app;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod notify;
pub mod paper;
pub mod report;
pub mod store;
pub mod text;
pub mod web;
