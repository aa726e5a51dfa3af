//! A workbook read by another program than the one that wrote it: openpyxl, which `make setup` installs.

use super::python::python_with;
use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// What a workbook says when it is read: `title`, `created`, and `sheets` with `name`, `frozen`, `filter`
/// and `rows` of cells (`kind`, `value`, `format`).
///
/// # Panics
/// Where openpyxl takes it for no workbook.
pub fn read(book: &[u8]) -> Value {
    let mut file = tempfile::Builder::new()
        .suffix(".xlsx")
        .tempfile()
        .expect("a file");
    file.write_all(book).expect("written");
    let read = Command::new(python_with("openpyxl"))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/book.py"))
        .arg(file.path())
        .output()
        .expect("Python runs");
    let said = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "{said}");
    serde_json::from_slice(&read.stdout).expect("JSON")
}
