//! Every template typesets; what was typed stands as typed; the PDF is tagged, titled and in its language.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::Read as _;

use chrono::{DateTime, Utc};
use typst::layout::{Frame, FrameItem};

use super::*;
use crate::paper::dossier::{Course, Dossier, Line};
use crate::paper::place_confirmed::{PlaceConfirmed, Section};
use crate::paper::{Head, Paper, month};
use crate::report::published::published_facts;
use crate::text::{Locale, Texts};

/// What somebody may have typed into a name.
const HOSTILE: [&str; 8] = [
    "#panic()",
    "#import \"/etc/passwd\"",
    "*fet* _kursiv_ `kode` $x^2$",
    "= Overskrift",
    "</script><b>",
    "\\ #sys.inputs <label> @ref",
    "] #text(fill: red)[",
    "\"#eval(\"1+1\")\"",
];

fn head(title: &str) -> Head {
    let at: DateTime<Utc> = "2024-07-12T10:00:00Z".parse().unwrap();
    Head {
        title: title.to_owned(),
        language: "nn",
        from: "Bufetat".to_owned(),
        at,
        footer: title.to_owned(),
        lead: "Éi setning.".to_owned(),
    }
}

fn sections(values: &[&str]) -> Vec<Section> {
    let fact = |value: &&str| ("Eining".to_owned(), (*value).to_owned());
    vec![Section {
        heading: "Plassen".to_owned(),
        facts: values.iter().map(fact).collect(),
    }]
}

fn confirmed(title: &str, values: &[&str]) -> Paper {
    let document = PlaceConfirmed {
        sections: sections(values),
        notes: values.iter().map(ToString::to_string).collect(),
    };
    document.paper(&head(title)).unwrap()
}

fn dossier(values: &[&str]) -> Paper {
    let line = |value: &&str| Line {
        when: "I dag".to_owned(),
        who: "Kommunen".to_owned(),
        what: (*value).to_owned(),
    };
    let document = Dossier {
        state: vec![("Tilstand".to_owned(), "Open".to_owned())],
        sections: sections(values),
        courses: vec![Course {
            heading: "Gangen".to_owned(),
            columns: ["Når", "Kven", "Kva"].map(str::to_owned),
            lines: values.iter().map(line).collect(),
        }],
        notes: Vec::new(),
    };
    document.paper(&head("Saksmappe")).unwrap()
}

fn july(locale: Locale) -> Paper {
    let texts = Texts::load().unwrap();
    let report = crate::report::build("2024-07".parse().unwrap(), &published_facts()).unwrap();
    let facts = [("Kontrollsum".to_owned(), HOSTILE.join(" "))];
    month::paper(&report, &facts, (&texts, locale)).unwrap()
}

/// Every letter on the pages, in the order it was set.
fn letters(paper: &Paper) -> String {
    fn gather(frame: &Frame, found: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => gather(&group.frame, found),
                FrameItem::Text(text) => found.push_str(&text.text),
                _ => {}
            }
        }
    }
    let press = Press::new(paper.template, &paper.data).unwrap();
    let set = typst::compile::<PagedDocument>(&press).output;
    let mut found = String::new();
    for page in set.unwrap().pages() {
        gather(&page.frame, &mut found);
    }
    found.retain(|one| !one.is_whitespace());
    found
}

/// The file with every packed part unpacked behind it.
fn unpacked(pdf: &[u8]) -> String {
    let mut whole = String::from_utf8_lossy(pdf).into_owned();
    let mut rest = pdf;
    while let Some(at) = find(rest, b"stream\n") {
        rest = &rest[at + 7..];
        let end = find(rest, b"endstream").unwrap_or(rest.len());
        let mut plain = Vec::new();
        if flate2::read::ZlibDecoder::new(&rest[..end])
            .read_to_end(&mut plain)
            .is_ok()
        {
            whole.push_str(&String::from_utf8_lossy(&plain));
        }
        rest = &rest[end..];
    }
    whole
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|some| some == what)
}

#[test]
fn what_was_typed_stands_as_it_was_typed_and_does_nothing() {
    for paper in [confirmed("#panic() *x*", &HOSTILE), dossier(&HOSTILE)] {
        let set = letters(&paper);
        for typed in HOSTILE {
            let typed: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
            assert!(set.contains(&typed), "{typed} is not in {set}");
        }
    }
    assert!(letters(&confirmed("#panic() *x*", &[])).contains("#panic()*x*"));
}

#[test]
fn every_document_is_tagged_titled_and_in_its_language() {
    let papers = [
        (confirmed("Plass stadfesta", &["Eininga"]), "nn"),
        (dossier(&["Sak"]), "nn"),
        (july(Locale::Nb), "nb"),
        (july(Locale::Nn), "nn"),
    ];
    for (paper, language) in papers {
        let pdf = paper.print().unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let whole = unpacked(&pdf);
        for part in [
            "/StructTreeRoot",
            "/Marked true",
            "pdfuaid:part",
            "/DisplayDocTitle true",
            "dc:title",
            "/H1",
        ] {
            assert!(whole.contains(part), "{:?}: {part}", paper.template);
        }
        let in_language = format!("/Lang({language}-NO)");
        assert!(whole.contains(&in_language), "{:?}", paper.template);
    }
}

#[test]
fn tables_are_tables_with_headers() {
    let whole = unpacked(&july(Locale::Nb).print().unwrap());
    for tag in ["/Table", "/TR", "/TH", "/TD", "/THead"] {
        assert!(whole.contains(tag), "{tag}");
    }
}

#[test]
fn drawings_are_figures_with_words_for_whoever_cannot_see_them() {
    let whole = unpacked(&july(Locale::Nb).print().unwrap());
    let figures = whole.matches("/S/Figure").count();
    assert!(figures >= 5, "{figures}");
    assert!(whole.matches("/Alt").count() >= figures);
    // The control: a document without drawings has none.
    let plain = unpacked(&confirmed("Plass", &["Eining"]).print().unwrap());
    assert!(!plain.contains("/S/Figure"));
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let paper = july(Locale::Nb);
    let once = paper.print().unwrap();
    assert_eq!(once, july(Locale::Nb).print().unwrap());
    assert_ne!(once, july(Locale::Nn).print().unwrap());
    // The instant it bears is the cut-off, and no other is in it.
    let whole = unpacked(&once);
    assert!(whole.contains("D:20240805"), "the cut-off");
}

#[test]
fn more_than_a_document_can_hold_is_refused() {
    let much = "x".repeat(5 * 1024 * 1024);
    let document = PlaceConfirmed {
        sections: sections(&[&much]),
        notes: Vec::new(),
    };
    let refused = document.paper(&head("Mykje"));
    assert!(matches!(refused, Err(PaperFault::TooLarge(_))));
}

#[test]
fn a_template_that_is_at_fault_says_where_and_nothing_of_the_data() {
    let fault = print(Template::Dossier, br#"{"title":"Kari"}"#).unwrap_err();
    let said = fault.to_string();
    assert!(said.contains("Dossier") && !said.contains("Kari"), "{said}");
}
