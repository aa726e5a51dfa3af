//! The arrows of docs/architecture.md, as a table held against the sources.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it did not expect should stop there"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Which of our modules each may name. The longest beginning that fits a source decides.
const ARROWS: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("domain", &["domain"]),
    ("text", &["text"]),
    ("report", &["report", "domain"]),
    ("report::render", &["report", "domain", "text"]),
    // Tests of what every rendering keeps.
    ("report::properties", &["report", "domain", "text"]),
    ("store", &["store", "domain"]),
    ("app", &["app", "domain", "store", "report", "clock"]),
    (
        "web",
        &["web", "app", "domain", "paper", "report", "text", "clock"],
    ),
    ("paper", &["paper", "domain", "report", "text"]),
    ("notify", &["notify", "app", "domain", "text", "clock"]),
    ("config", &["app", "domain", "store", "web", "notify"]),
    ("demo", &["demo", "domain"]),
    ("command", EVERYTHING),
];

/// The command line puts the parts together.
const EVERYTHING: &[&str] = &[
    "command", "config", "clock", "domain", "text", "report", "store", "app", "paper", "web",
    "notify", "demo",
];

/// Arrows that ought not to be there. The list may only become shorter: what is mended must be struck out.
const RATCHET: &[(&str, &str)] = &[];

/// Words that belong to some files only.
const WORDS: &[(&str, &[&str])] = &[
    ("diesel::", &["src/store/"]),
    ("diesel_migrations::", &["src/store/"]),
    ("actix_web::", &["src/web/", "src/command/"]),
    ("jsonwebtoken::", &["src/web/auth/"]),
    ("lettre::", &["src/notify/"]),
    ("typst::", &["src/paper/"]),
    ("Utc::now", &["src/clock.rs"]),
    ("Local::now", &["src/clock.rs"]),
    ("SystemTime::now", &["src/clock.rs"]),
    ("new_v4", &["src/clock.rs"]),
    ("now_v7", &["src/clock.rs"]),
    ("sql_query", &[]),
    ("unsafe ", &[]),
];

/// Diesel writes it from the tables, and nobody reads it from one end to the other.
const GENERATED: &str = "src/store/schema.rs";

/// Lines of a file at most.
const LINES: usize = 800;

/// Files that are longer, and how long they may be. The list may only become shorter.
const LONG: &[(&str, usize)] = &[];

/// One file: its path and its text without comments.
struct Source {
    path: String,
    code: String,
    lines: usize,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let code = text.lines().map(without_comment).collect::<Vec<_>>();
        Self {
            path: path.to_owned(),
            code: code.join("\n"),
            lines: text.lines().count(),
        }
    }

    /// The module the file is, as `web::api::bodies`.
    fn module(&self) -> String {
        let inner = self
            .path
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod");
        inner.replace('/', "::")
    }

    fn top(&self) -> String {
        top_of(&self.module()).to_owned()
    }

    /// Our top modules that the file names: by `crate::`, by the crate's name, or by climbing with `super::`.
    fn named(&self) -> BTreeSet<String> {
        let by_crate = paths_after(&self.code, "crate::");
        let by_name = paths_after(&self.code, "bistandsplikt::");
        let depth = self.module().split("::").count();
        let climbing = "super::".repeat(depth);
        let by_climbing = paths_after(&self.code, &climbing);
        by_crate
            .chain(by_name)
            .chain(by_climbing)
            .filter(|name| EVERYTHING.contains(&name.as_str()))
            .collect()
    }
}

fn top_of(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// A line up to its comment; `//` inside a text, as in an address, is no comment.
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        match character {
            '"' if before != '\\' => in_text = !in_text,
            '/' if before == '/' && !in_text => return &line[..at - 1],
            _ => {}
        }
        before = character;
    }
    line
}

/// The words that follow a beginning of a path, where it is no tail of a longer word.
fn paths_after<'a>(code: &'a str, beginning: &'a str) -> impl Iterator<Item = String> + 'a {
    code.match_indices(beginning).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let joined = before.is_alphanumeric() || before == '_' || before == ':' || before == '$';
        let word = code[at + beginning.len()..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_');
        (!joined).then(|| word.collect())
    })
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join("src"), &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).expect("below the root");
            let text = fs::read_to_string(&path).expect("a source");
            found.push(Source::new(&name.to_string_lossy(), &text));
        }
    }
}

fn allowed(module: &str) -> &'static [&'static str] {
    ARROWS
        .iter()
        .filter(|(from, _)| module == *from || module.starts_with(&format!("{from}::")))
        .max_by_key(|(from, _)| from.len())
        .map_or(&[], |(_, to)| *to)
}

/// The arrows a file draws that the table does not have.
fn forbidden_arrows(source: &Source) -> BTreeSet<(String, String)> {
    let module = source.module();
    if module == "lib" || module == "main" {
        return BTreeSet::new();
    }
    let own = allowed(&module);
    let strays = source.named().into_iter();
    strays
        .filter(|to| !own.contains(&to.as_str()))
        .map(|to| (source.path.clone(), to))
        .collect()
}

/// The words a file uses that belong elsewhere.
fn forbidden_words(source: &Source) -> Vec<String> {
    let stray = |(word, places): &&(&str, &[&str])| {
        source.code.contains(word) && !places.iter().any(|place| source.path.starts_with(place))
    };
    WORDS
        .iter()
        .filter(stray)
        .map(|(word, _)| format!("{}: {word}", source.path))
        .collect()
}

#[test]
fn every_import_follows_an_arrow() {
    let drawn: BTreeSet<_> = sources().iter().flat_map(forbidden_arrows).collect();
    let known: BTreeSet<_> = RATCHET
        .iter()
        .map(|(path, to)| ((*path).to_owned(), (*to).to_owned()))
        .collect();
    let new: Vec<_> = drawn.difference(&known).collect();
    assert!(new.is_empty(), "forbidden imports: {new:?}");
    let mended: Vec<_> = known.difference(&drawn).collect();
    assert!(
        mended.is_empty(),
        "mended, strike out of RATCHET: {mended:?}"
    );
}

#[test]
fn every_module_has_an_arrow_row() {
    let tops: BTreeSet<String> = sources().iter().map(Source::top).collect();
    let rows: BTreeSet<String> = ARROWS
        .iter()
        .map(|(from, _)| top_of(from).to_owned())
        .collect();
    let without: Vec<_> = tops
        .iter()
        .filter(|top| !["lib", "main"].contains(&top.as_str()) && !rows.contains(*top))
        .collect();
    assert!(without.is_empty(), "no row in ARROWS: {without:?}");
}

#[test]
fn diesel_actix_tokens_clock_and_chance_stay_in_their_places() {
    let strays: Vec<String> = sources().iter().flat_map(forbidden_words).collect();
    assert!(strays.is_empty(), "{strays:#?}");
}

#[test]
fn each_of_our_modules_is_imported_by_a_line_of_its_own() {
    // A nested `use crate::{…}` would hide its arrows from this test.
    let nested = sources()
        .into_iter()
        .filter(|source| {
            source.code.contains("crate::{") || source.code.contains("bistandsplikt::{")
        })
        .map(|source| source.path)
        .collect::<Vec<_>>();
    assert!(nested.is_empty(), "{nested:?}");
}

#[test]
fn the_modules_form_no_circle() {
    let mut arrows = BTreeMap::<String, BTreeSet<String>>::new();
    for source in sources() {
        let (from, to) = (source.top(), source.named());
        arrows
            .entry(from.clone())
            .or_default()
            .extend(to.into_iter().filter(|to| *to != from));
    }
    assert_eq!(circle(&arrows), None);
}

/// Takes away what points at nothing that is left, until nothing more can be taken; the rest goes round.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<BTreeSet<String>> {
    let mut left: BTreeSet<String> = arrows.keys().cloned().collect();
    loop {
        let ends: Vec<String> = left
            .iter()
            .filter(|name| arrows[*name].intersection(&left).next().is_none())
            .cloned()
            .collect();
        if ends.is_empty() {
            return (!left.is_empty()).then_some(left);
        }
        left.retain(|name| !ends.contains(name));
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let limit = |path: &str| {
        LONG.iter()
            .find(|(long, _)| *long == path)
            .map_or(LINES, |(_, lines)| *lines)
    };
    let written = sources().into_iter();
    for source in written.filter(|source| source.path != GENERATED) {
        let most = limit(&source.path);
        assert!(
            source.lines <= most,
            "{}: {} lines, at most {most}",
            source.path,
            source.lines
        );
        let still_long = most == LINES || source.lines > LINES;
        assert!(still_long, "{}: strike out of LONG", source.path);
    }
}

#[test]
fn a_forbidden_import_in_a_made_up_source_is_found() {
    let found = |path: &str, text: &str| {
        let source = Source::new(path, text);
        (
            forbidden_arrows(&source)
                .into_iter()
                .map(|(_, to)| to)
                .collect::<Vec<_>>(),
            forbidden_words(&source).len(),
        )
    };
    let text = "use crate::store::Tx;\nlet now = chrono::Utc::now();\nuse diesel::prelude::*;";
    assert_eq!(
        found("src/domain/made_up.rs", text),
        (vec!["store".into()], 2)
    );
    let climbing = "use super::super::store::Tx;";
    assert_eq!(
        found("src/web/made_up.rs", climbing),
        (vec!["store".into()], 0)
    );
    let in_words = "// use crate::store::Tx; diesel::prelude\nlet a = \"https://x\";";
    assert_eq!(found("src/domain/made_up.rs", in_words), (vec![], 0));
    let own = "use crate::domain::id::ChildId;\nuse super::code::Code;";
    assert_eq!(found("src/domain/made_up.rs", own), (vec![], 0));
}

#[test]
fn a_made_up_circle_is_found() {
    let arrow = |from: &str, to: &[&str]| {
        let to = to.iter().map(|name| (*name).to_owned()).collect();
        (from.to_owned(), to)
    };
    let straight = BTreeMap::from([arrow("a", &["b"]), arrow("b", &["c"]), arrow("c", &[])]);
    assert_eq!(circle(&straight), None);
    let round = BTreeMap::from([arrow("a", &["b"]), arrow("b", &["c"]), arrow("c", &["b"])]);
    assert!(circle(&round).is_some());
}
