//! Documents on paper: PDF typeset by Typst, tagged so that they can be read aloud (PDF/UA-1).
//!
//! What stands on a document is data, made here; how it looks is a template. Nothing that somebody typed is
//! ever part of a template's source: it comes as a string, and `#panic()` in it is nine characters. The same
//! data gives the same bytes: a document bears the instant it is about, never that of its printing.

pub mod dossier;
pub mod month;
pub mod place_confirmed;
#[cfg(feature = "pdf")]
mod press;

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;

/// Bytes of data at most: some thousand rows. What is more is no document to read.
const MOST: usize = 4 * 1024 * 1024;

/// What every document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its title, which is also that of the file.
    pub title: String,
    /// The language it is in (BCP 47).
    pub language: &'static str,
    /// Whose document it is.
    pub from: String,
    /// The instant it is about.
    pub at: DateTime<Utc>,
    /// What stands at the foot of every page.
    pub footer: String,
    /// A sentence under the title; empty for none.
    pub lead: String,
}

/// How a document looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// The month's report.
    Month,
    /// «Plass bekreftet».
    PlaceConfirmed,
    /// «Saksmappe».
    Dossier,
}

/// A document that is ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, reason = "only the press reads it")
)]
pub struct Paper {
    template: Template,
    data: Vec<u8>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum PaperFault {
    /// The program was built without it.
    #[error("this program was built without PDF")]
    TurnedOff,
    /// There is too much for a document.
    #[error("{0} bytes are too many for a document")]
    TooLarge(usize),
    /// The data could not be written down.
    #[error("the data of a document could not be written")]
    Data(#[from] serde_json::Error),
    /// A drawing could not be made.
    #[error(transparent)]
    NotDrawn(#[from] crate::report::render::RenderFault),
    /// A template or the typesetter is at fault. Says where, never what stood in the data.
    #[error("{template:?} was not typeset: {faults} faults, the first {place}")]
    NotTypeset {
        /// Which document.
        template: Template,
        /// How many faults.
        faults: usize,
        /// In which file.
        place: &'static str,
    },
}

#[derive(Serialize)]
struct Data<'a, B> {
    title: &'a str,
    lang: &'a str,
    from: &'a str,
    date: [u32; 6],
    footer: &'a str,
    lead: &'a str,
    #[serde(flatten)]
    body: &'a B,
}

impl Paper {
    /// A document with that on it.
    ///
    /// # Errors
    /// TooLarge; Data, which only a fault of ours can cause.
    fn new(template: Template, head: &Head, body: &impl Serialize) -> Result<Self, PaperFault> {
        // The file says the instant in UTC; people read it in the lead.
        let at = head.at;
        let year = u32::try_from(at.year()).unwrap_or_default();
        let data = serde_json::to_vec(&Data {
            title: &head.title,
            lang: head.language,
            from: &head.from,
            date: [
                year,
                at.month(),
                at.day(),
                at.hour(),
                at.minute(),
                at.second(),
            ],
            footer: &head.footer,
            lead: &head.lead,
            body,
        })?;
        if data.len() > MOST {
            return Err(PaperFault::TooLarge(data.len()));
        }
        Ok(Self { template, data })
    }

    /// Prints it: PDF. Takes the processor for up to some seconds, so never on a thread that serves others.
    ///
    /// # Errors
    /// TurnedOff, NotTypeset.
    #[cfg(feature = "pdf")]
    pub fn print(&self) -> Result<Vec<u8>, PaperFault> {
        press::print(self.template, &self.data)
    }

    /// Prints it, in a program that can.
    ///
    /// # Errors
    /// TurnedOff.
    #[cfg(not(feature = "pdf"))]
    pub fn print(&self) -> Result<Vec<u8>, PaperFault> {
        Err(PaperFault::TurnedOff)
    }
}

/// Whether this program prints at all.
#[must_use]
pub fn is_on() -> bool {
    cfg!(feature = "pdf")
}
