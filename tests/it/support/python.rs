//! Programs in Python that read or serve what the service makes.

use std::process::{Command, Stdio};

/// A Python that has the module: `make setup` installs it for the system's.
///
/// # Panics
/// Where none has.
pub fn python_with(module: &str) -> &'static str {
    let has_it = |python: &&str| {
        Command::new(python)
            .args(["-c", &format!("import {module}")])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    ["python3", "/usr/bin/python3"]
        .into_iter()
        .find(has_it)
        .unwrap_or_else(|| panic!("Python with {module}: run scripts/setup.sh"))
}
