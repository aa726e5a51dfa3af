//! What the browser is asked to do.

use std::path::{Path, PathBuf};

use serde::Serialize;

/// One page in one state, as one role sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Visit {
    /// Names the pictures.
    pub name: String,
    /// Its address.
    pub path: String,
    /// Who looks, as the log-in page posts it; none without log-in.
    pub persona: Option<&'static str>,
    /// What is pressed on the page first, as a selector.
    pub press: Option<&'static str>,
    /// What it answers.
    pub status: u16,
}

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
