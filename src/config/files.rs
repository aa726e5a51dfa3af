//! The files a setting names: read, or told apart from the compiled-in ones.

use std::path::Path;

use secrecy::SecretSlice;
use serde::Deserialize;

use super::{ConfigFault, fault};

/// The ids of a norms file, which rungs of the ladder may name.
pub(super) fn norm_ids(text: &str) -> Result<Vec<String>, ConfigFault> {
    #[derive(Deserialize)]
    struct Norms {
        norm: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let read: Norms =
        toml::from_str(text).map_err(|bad| fault(format!("norms: {}", bad.message())))?;
    let mut ids: Vec<String> = read.norm.into_iter().map(|norm| norm.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What a configuration file is called in a fault.
pub(super) fn name_of(file: &Path, compiled_in: &str) -> String {
    if file.as_os_str().is_empty() {
        return compiled_in.to_owned();
    }
    file.display().to_string()
}

pub(super) fn text_of(file: &Path, compiled_in: &str) -> Result<String, ConfigFault> {
    if file.as_os_str().is_empty() {
        return Ok(compiled_in.to_owned());
    }
    std::fs::read_to_string(file).map_err(|reason| fault(format!("{}: {reason}", file.display())))
}

pub(super) fn key_of(file: &Path, setting: &str) -> Result<SecretSlice<u8>, ConfigFault> {
    if file.as_os_str().is_empty() {
        return Err(fault(format!(
            "{setting} is not set: it names a file of 32 random bytes"
        )));
    }
    refuse_open_to_others(file, setting)?;
    let bytes = std::fs::read(file).map_err(|reason| fault(format!("{setting}: {reason}")))?;
    Ok(bytes.into())
}

/// A key that others on the machine can read is no key.
#[cfg(unix)]
fn refuse_open_to_others(file: &Path, setting: &str) -> Result<(), ConfigFault> {
    use std::os::unix::fs::PermissionsExt;
    let meta = std::fs::metadata(file).map_err(|reason| fault(format!("{setting}: {reason}")))?;
    if meta.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(fault(format!(
        "{setting}: others can read the file; set its mode to 0400"
    )))
}

#[cfg(not(unix))]
fn refuse_open_to_others(_: &Path, _: &str) -> Result<(), ConfigFault> {
    Ok(())
}
