//! Every language says the same: the same keys in the same files, filled with the same values; no key
//! that nothing says, and none that is said and missing.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Locale;

/// Keys that are put together where they are said: how they begin, and by what the rest is known.
const FAMILIES: &[(&str, &str)] = &[
    ("maned-", "the number of a month"),
    ("dag-", "the number of a weekday"),
    ("code-", "a stored code; held by the report's texts test"),
    ("rapport-", "held by the report's texts test"),
    ("error-", "the code of an answer of the API"),
    ("field-", "a field; held by every_field_has_a_label"),
    ("hjemmel-", "a paragraph of the Act"),
    ("norm-", "the id of a norm in config/norms.toml"),
    ("akt-hendelse-", "a kind of event"),
    ("hjelp-hendelse-", "a kind of event and one of its fields"),
];

/// What is put after a key that is said.
const ENDINGS: [&str; 4] = ["-tekst", "-lead", "-send", "-hjelp"];

/// Words of one written standard that are wrong in the other.
const FOREIGN: [(Locale, &[&str]); 2] = [
    (
        Locale::Nb,
        &[
            "ikkje",
            "frå",
            "berre",
            "medan",
            "noko",
            "kven",
            "dykk",
            "oppmoding",
            "tilbod",
        ],
    ),
    (
        Locale::Nn,
        &[
            "ikke",
            "fra",
            "bare",
            "mens",
            "noe",
            "hvem",
            "hva",
            "hvor",
            "hvis",
            "dere",
            "anmodning",
            "tilbud",
            "barnets",
            "brudd",
            "mulig",
            "nå",
            "uke",
            "måned",
            "dager",
            "oppholdssted",
        ],
    ),
];

/// A text as its file has it.
fn texts(content: &str) -> BTreeMap<&str, String> {
    let mut found = BTreeMap::<&str, String>::new();
    let mut current = None;
    for line in content.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (key, text) = line.split_once('=').unwrap();
            current = Some(key.trim());
            found.insert(key.trim(), text.to_owned());
        } else if line.starts_with('#') {
            current = None;
        } else if let Some(key) = current {
            let text = found.get_mut(key).unwrap();
            text.push('\n');
            text.push_str(line);
        }
    }
    found
}

/// The values a text is filled with, each with whether it chooses a plural.
fn values(text: &str) -> BTreeSet<(String, bool)> {
    let named = text.split('$').skip(1);
    named
        .map(|rest| {
            let name: String = rest
                .chars()
                .take_while(|one| one.is_alphanumeric() || *one == '_' || *one == '-')
                .collect();
            let chooses = rest[name.len()..].trim_start().starts_with("->");
            (name, chooses)
        })
        .collect()
}

/// What two languages say differently: keys that one lacks, and keys filled with other values.
fn differences(one: &BTreeMap<&str, String>, other: &BTreeMap<&str, String>) -> Vec<String> {
    let keys: BTreeSet<&&str> = one.keys().chain(other.keys()).collect();
    let differs = |key: &&&str| match (one.get(**key), other.get(**key)) {
        (Some(a), Some(b)) => values(a) != values(b),
        _ => true,
    };
    let found = keys.into_iter().filter(differs);
    found.map(|key| (*key).to_owned()).collect()
}

#[test]
fn every_language_has_the_same_keys_filled_with_the_same_values() {
    let [one, other] = Locale::ALL else {
        panic!("compare every language with the first")
    };
    for ((name, a), (_, b)) in one.files().iter().zip(other.files()) {
        assert_eq!(
            differences(&texts(a), &texts(b)),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn a_missing_a_surplus_and_a_differently_filled_key_are_found() {
    let nb = texts("a = A { $n }\nb = B\nc = { $n ->\n    [one] én\n   *[other] flere\n}\n");
    let nn = texts("a = A { $m }\nc = { $n }\nd = D\n");
    assert_eq!(differences(&nb, &nn), ["a", "b", "c", "d"]);
    assert_eq!(differences(&nb, &nb), Vec::<String>::new());
}

/// A text in quotes, wherever it stands in our own code and templates.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.extension().and_then(|kind| kind.to_str());
        if path.is_dir() {
            literals(&path, found);
        } else if matches!(kind, Some("rs" | "html")) {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(source.split('"').map(str::to_owned));
        }
    }
}

fn said() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    literals(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

fn is_said(key: &str, said: &BTreeSet<String>) -> bool {
    // A form's texts begin with `akt-` and its name.
    let there = |key: &str| said.contains(key) || said.contains(key.trim_start_matches("akt-"));
    let whole = there(key);
    let with_ending = ENDINGS
        .iter()
        .filter_map(|ending| key.strip_suffix(ending))
        .any(there);
    let of_a_family = FAMILIES.iter().any(|(begins, _)| key.starts_with(begins));
    whole || with_ending || of_a_family
}

#[test]
fn no_key_is_there_that_nothing_says() {
    let said = said();
    let all = super::keys(Locale::Nb).into_iter();
    let unused: Vec<&str> = all.filter(|key| !is_said(key, &said)).collect();
    assert_eq!(unused, Vec::<&str>::new());
    assert!(!is_said("ingen-sier-dette-fordi", &BTreeSet::new()));
}

/// The first quoted text after each call that says a text.
fn asked(source: &str) -> BTreeSet<&str> {
    let calls = [".t(\"", ".with(\"", ".counted(\""];
    let after = calls.iter().flat_map(|call| source.split(call).skip(1));
    after.filter_map(|rest| rest.split('"').next()).collect()
}

fn every_asked(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            every_asked(&path, found);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "html")
        {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(asked(&source).into_iter().map(str::to_owned));
        }
    }
}

#[test]
fn no_key_is_said_that_is_not_there() {
    let mut found = BTreeSet::new();
    every_asked(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/pages"),
        &mut found,
    );
    let there: BTreeSet<&str> = super::keys(Locale::Nb).into_iter().collect();
    let missing: Vec<&String> = found
        .iter()
        .filter(|key| !there.contains(key.as_str()))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
    assert!(found.len() > 100, "the pages are looked at");
}

#[test]
fn neither_standard_slips_into_the_other() {
    for (locale, foreign) in FOREIGN {
        for (name, content) in locale.files() {
            for (key, text) in texts(content) {
                let mut words = text.split(|one: char| !one.is_alphanumeric() && one != '$');
                let stray = words.find(|word| foreign.contains(&word.to_lowercase().as_str()));
                assert_eq!(stray, None, "{name}: {key}");
            }
        }
    }
}
