//! The one integration test binary. Its files mirror the parts of the service they ask.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test that meets what it did not expect should stop there"
)]

mod pages;
mod support;
mod support_postgres;
