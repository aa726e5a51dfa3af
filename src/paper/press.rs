//! The press: Typst with our templates, our fonts and nothing else. No file, no package, no clock and no
//! network can be reached from a template.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{PaperFault, Template};

/// The one family of letters the documents are set in.
const FAMILY: &str = "Libertinus Serif";
const BASE: &str = include_str!("templates/base.typ");

impl Template {
    fn source(self) -> &'static str {
        match self {
            Self::Month => include_str!("templates/month.typ"),
            Self::PlaceConfirmed => include_str!("templates/place_confirmed.typ"),
            Self::Dossier => include_str!("templates/dossier.typ"),
        }
    }
}

/// What is the same for every document.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .filter(|font| font.info().family == FAMILY)
        .collect();
    Shop {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// One document on its way.
struct Press {
    main: Source,
    base: Source,
    data: (FileId, Bytes),
}

fn file(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Press {
    fn new(template: Template, data: &[u8]) -> Option<Self> {
        let source = |name, text: &str| Some(Source::new(file(name)?, text.to_owned()));
        Some(Self {
            main: source("main.typ", template.source())?,
            base: source("base.typ", BASE)?,
            data: (file("data.json")?, Bytes::new(data.to_vec())),
        })
    }
}

fn missing() -> FileError {
    FileError::NotFound(PathBuf::new())
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &SHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.base]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(missing)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data, bytes) = &self.data;
        if *data == id {
            Ok(bytes.clone())
        } else {
            Err(missing())
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typesets the data by the template and writes it as PDF/UA-1.
pub(super) fn print(template: Template, data: &[u8]) -> Result<Vec<u8>, PaperFault> {
    let not_typeset = |faults: usize, place: &'static str| PaperFault::NotTypeset {
        template,
        faults,
        place,
    };
    let press = Press::new(template, data).ok_or_else(|| not_typeset(0, "a path"))?;
    let at_fault =
        |faults: &[SourceDiagnostic]| not_typeset(faults.len(), place(&press, faults.first()));
    let set = typst::compile::<PagedDocument>(&press).output;
    let printed = set
        .map_err(|faults| at_fault(&faults))
        .and_then(|document| {
            let standards = PdfStandards::new(&[PdfStandard::Ua_1])
                .map_err(|_| not_typeset(0, "a standard"))?;
            let options = PdfOptions {
                standards,
                ..PdfOptions::default()
            };
            typst_pdf::pdf(&document, &options).map_err(|faults| at_fault(&faults))
        });
    // What was read of a case is not kept for the next document.
    typst::comemo::evict(0);
    printed
}

/// In which of our files. What the fault says is left out: it may hold what stood in the data.
fn place(press: &Press, fault: Option<&SourceDiagnostic>) -> &'static str {
    let id = fault.and_then(|fault| fault.span.id());
    match id {
        Some(id) if id == press.main.id() => "in the template",
        Some(id) if id == press.base.id() => "in base.typ",
        Some(id) if id == press.data.0 => "in the data",
        _ => "outside our files",
    }
}

#[cfg(test)]
#[path = "press_tests.rs"]
mod tests;
