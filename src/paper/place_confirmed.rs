//! «Plass bekreftet»: one page that says which place the child has, for the kommune, Bufetat and the
//! tribunal. No child is named on it.

use serde::Serialize;

use super::{Head, Paper, PaperFault, Template};

/// A name and what it is.
pub type Fact = (String, String);

/// A heading with facts under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// What stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceConfirmed {
    /// The place, and the case.
    pub sections: Vec<Section>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

impl PlaceConfirmed {
    /// The document.
    ///
    /// # Errors
    /// As every document.
    pub fn paper(&self, head: &Head) -> Result<Paper, PaperFault> {
        Paper::new(Template::PlaceConfirmed, head, self)
    }
}
