//! «Saksmappe»: a supervision case with the request behind it, for statsforvalteren. No child is named on it.

use serde::Serialize;

use super::place_confirmed::{Fact, Section};
use super::{Head, Paper, PaperFault, Template};

/// A line of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// When.
    pub when: String,
    /// Whose act it was.
    pub who: String,
    /// What happened; never the free words told with it, which may name somebody.
    pub what: String,
}

/// What happened, under a heading; the headings of the columns stand in `columns`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Course {
    /// The heading.
    pub heading: String,
    /// What each column is called: when, who, what.
    pub columns: [String; 3],
    /// The lines, in the order they are read.
    pub lines: Vec<Line>,
}

/// What stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// How the case stands, beside the title.
    pub state: Vec<Fact>,
    /// The case in short, and the facts.
    pub sections: Vec<Section>,
    /// How supervision went, and what happened in the case.
    pub courses: Vec<Course>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

impl Dossier {
    /// The document.
    ///
    /// # Errors
    /// As every document.
    pub fn paper(&self, head: &Head) -> Result<Paper, PaperFault> {
        Paper::new(Template::Dossier, head, self)
    }
}
