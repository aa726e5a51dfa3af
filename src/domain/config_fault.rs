//! What is wrong in a configuration file, and on which line.

use std::fmt::Display;
use std::ops::Range;

use serde::de::DeserializeOwned;

/// A TOML file as its owner knows it: by name and by line.
#[derive(Debug, Clone, Copy)]
pub struct ConfigFile<'a> {
    name: &'a str,
    text: &'a str,
}

/// A fault of a configuration file; it stops the start. Shown as `severity.toml:12: reason`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct FileFault {
    /// The file.
    pub file: String,
    /// The line, the first being 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl<'a> ConfigFile<'a> {
    /// A file by name, with its whole text.
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text }
    }

    /// Reads the file. Wrap in `toml::Spanned` what a later check may find fault with.
    ///
    /// # Errors
    /// What is no TOML, unknown, missing or of another type than expected, with its line.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, FileFault> {
        toml::from_str(self.text)
            .map_err(|fault| self.fault(fault.span().unwrap_or_default(), fault.message()))
    }

    /// A fault at a place in the text, as `toml::Spanned::span` gives it.
    pub fn fault(&self, span: Range<usize>, reason: impl Display) -> FileFault {
        let before = self.text.bytes().take(span.start);
        FileFault {
            file: self.name.to_owned(),
            line: 1 + before.filter(|byte| *byte == b'\n').count(),
            reason: reason.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use rstest::rstest;
    use serde::Deserialize;
    use toml::Spanned;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Made {
        regel: Vec<Entry>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        id: Spanned<String>,
        alder: Option<i32>,
    }

    #[rstest]
    #[case("[[regel]]\nid = \"a\"\nalderen = 3\n", 3)]
    #[case("[[regel]]\nid = \"a\"\nalder = \"tre\"\n", 3)]
    #[case("# «æøå»\n[[regel]]\nalder = 3\n", 2)]
    #[case("[[regel]]\nid = \n", 2)]
    fn what_cannot_be_read_is_told_with_its_line(#[case] text: &str, #[case] line: usize) {
        let fault = ConfigFile::new("made.toml", text)
            .read::<Made>()
            .unwrap_err();
        assert_eq!((fault.file.as_str(), fault.line), ("made.toml", line));
    }

    #[test]
    fn a_later_fault_is_told_with_the_line_of_what_it_is_about() {
        let file = ConfigFile::new(
            "made.toml",
            "# «æøå»\n\n[[regel]]\nid = \"a\"\n\n[[regel]]\nid = \"a\"\n",
        );
        let made: Made = file.read().unwrap();
        let second = &made.regel.get(1).unwrap();
        assert_eq!(second.alder, None);
        let fault = file.fault(second.id.span(), "«a» is there already");
        assert_eq!(fault.to_string(), "made.toml:7: «a» is there already");
    }
}
