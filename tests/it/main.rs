//! The one integration test binary. Its files mirror the parts of the service they ask.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test that meets what it did not expect should stop there"
)]

mod board;
mod breaches;
mod browser;
mod calibration;
mod calls;
mod child_links;
mod clocks;
mod command;
mod dates;
mod dialogue;
mod drafts;
mod engine;
mod engine_workers;
mod enquiries;
mod events;
mod finders;
mod freezing;
mod hand_over;
mod history;
mod holds;
mod idempotency;
mod import;
mod interim;
mod journal;
mod leaving;
mod lists;
mod live;
mod meetings;
mod migrations;
mod notices;
mod offers;
mod on_call;
mod openapi;
mod pages;
mod paper;
mod participation;
mod permissions;
mod phone;
mod places;
mod plans;
mod quality;
mod receipts;
mod referrals;
mod refusals;
mod report_parts;
mod reports;
mod requests;
mod secrets;
mod self_assessments;
mod severity;
mod siblings;
mod simulate;
mod small_numbers;
mod statistics;
mod supervision;
mod support;
mod support_postgres;
mod surge;
mod waiting;
mod warnings;
mod what_if;
mod workbook;
