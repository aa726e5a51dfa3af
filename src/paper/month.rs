//! The month's report: the tables of the page, in its words and its order.

use serde::Serialize;

use super::{Head, Paper, PaperFault, Template};
use crate::report::Report;
use crate::report::render::html;
use crate::text::{Locale, Texts};

#[derive(Serialize)]
struct Body<'a, R> {
    facts: &'a [(String, String)],
    report: R,
}

/// The report as a document; `facts` say what it was frozen and signed as.
///
/// # Errors
/// As every document.
pub fn paper(
    report: &Report,
    facts: &[(String, String)],
    (texts, locale): (&Texts, Locale),
) -> Result<Paper, PaperFault> {
    let view = html::words(report, texts, locale)?;
    let head = Head {
        title: view.title().to_owned(),
        language: locale.tag(),
        from: texts.say(locale, "pdf-fra-tjenesten").into_owned(),
        at: report.cut_off,
        footer: view.title().to_owned(),
        lead: view.cut_off().to_owned(),
    };
    let body = Body {
        facts,
        report: &view,
    };
    Paper::new(Template::Month, &head, &body)
}
