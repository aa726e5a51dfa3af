//! A PDF read by another program than the one that wrote it: poppler, which `make setup` installs.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a document says when it is read.
pub struct ReadPdf {
    /// Its words, in reading order.
    pub text: String,
    /// Its tags, one a line, as a screen reader walks them.
    pub tags: String,
    /// What it says of itself: title, author, pages, whether it is tagged.
    pub properties: String,
}

/// Reads a document.
///
/// # Panics
/// Where poppler takes it for no PDF.
pub fn read(pdf: &[u8]) -> ReadPdf {
    let text = poppler("pdftotext", &["-layout", "-", "-"], pdf);
    // `pdfinfo` reads a file only.
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let path = file.path().to_str().expect("a path");
    ReadPdf {
        text,
        tags: poppler("pdfinfo", &["-struct", path], &[]),
        properties: poppler("pdfinfo", &[path], &[]),
    }
}

fn poppler(program: &str, with: &[&str], input: &[u8]) -> String {
    let mut reader = Command::new(program)
        .args(with)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("poppler-utils, which `make setup` installs");
    let mut into = reader.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || into.write_all(&input).ok());
    let read = reader.wait_with_output().expect("an end");
    writer.join().expect("written");
    // What it warns of is its own: it takes `Suspects` and the borders of a cell for something else.
    let said = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "{program}: {said}");
    // The headings among the tags are in another encoding than the rest.
    String::from_utf8_lossy(&read.stdout).into_owned()
}
