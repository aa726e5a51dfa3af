//! What people read, in Norwegian. A leaf: it imports nothing of ours, and only the faces import it.
//!
//! Texts live in one folder a language (`nb/*.ftl`, `nn/*.ftl`, Fluent), the same files with the same keys
//! in each. Another language is one more folder and one more [`Locale`]; the compiler then asks for its
//! files, and `same_tests` for every key.

pub mod format;
#[cfg(test)]
mod same_tests;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The files of one folder, each with its name for a fault to point at.
macro_rules! files {
    ($folder:literal) => {
        // One file a line; a new one has the same name in every folder.
        files!($folder:
            "dates",
            "codes",
            "report",
            "tabeller",
            "errors",
            "faults",
            "pages",
            "faces",
            "tilsyn",
            "styring",
            "statistikk",
            "rapporter",
            "papir",
            "inntak",
            "vakt",
            "kommune",
            "forberedelse",
            "oppfolging",
            "mail",
            "simulate"
        )
    };
    ($folder:literal: $($name:literal),*) => {
        &[$((
            concat!($folder, "/", $name, ".ftl"),
            include_str!(concat!($folder, "/", $name, ".ftl")),
        )),*]
    };
}

/// «Målform»: the language a text is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
}

impl Locale {
    /// Every language there are texts for.
    pub const ALL: &'static [Self] = &[Self::Nb, Self::Nn];

    /// The language tag (BCP 47), as the `lang` attribute of a page wants it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
        }
    }

    /// The language of a tag; none for a tag there are no texts for.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.tag() == tag)
    }

    /// The language's files: name, for a fault to point at, and content.
    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Nb => files!("nb"),
            Self::Nn => files!("nn"),
        }
    }
}

/// What a text is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// As it stands. A year is a text: a number would be grouped («2 024»).
    Text(Cow<'a, str>),
    /// A count, grouped in thousands, and usable for singular and plural.
    Count(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// Why the texts cannot be used. Found at start, never while a page is made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// A file is not well formed.
    #[error("{file} is not well-formed Fluent: {what}")]
    Malformed {
        /// The file.
        file: &'static str,
        /// What the parser said.
        what: String,
    },
    /// A key stands twice within one language.
    #[error("{file} repeats a key: {what}")]
    Repeated {
        /// The file with the second occurrence.
        file: &'static str,
        /// Which key.
        what: String,
    },
    /// The language tag is not one.
    #[error("{0} is no language tag")]
    Tag(&'static str),
}

/// Every text of every language, loaded once and shared between threads.
pub struct Texts {
    nb: FluentBundle<FluentResource>,
    nn: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Reads every text compiled into the program.
    ///
    /// # Errors
    /// [`TextFault`] when a file is malformed or repeats a key.
    pub fn load() -> Result<Self, TextFault> {
        Ok(Self {
            nb: bundle(Locale::Nb)?,
            nn: bundle(Locale::Nn)?,
        })
    }

    /// The text under a key. A missing one is shown as `⟦key⟧` and logged as an error.
    pub fn say(&self, locale: Locale, key: &str) -> Cow<'_, str> {
        self.say_with(locale, key, &[])
    }

    /// The text under a key, filled. A missing key is shown as `⟦key⟧`, a missing value as `{$name}`;
    /// both are logged as errors.
    pub fn say_with(
        &self,
        locale: Locale,
        key: &str,
        values: &[(&str, Value<'_>)],
    ) -> Cow<'_, str> {
        let bundle = self.bundle(locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, locale = locale.tag(), "text missing");
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set((*name).to_owned(), fluent(value));
        }
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&args), &mut faults);
        if !faults.is_empty() {
            tracing::error!(key, locale = locale.tag(), ?faults, "text not filled");
        }
        said
    }

    /// The name of a stored code: key `code-<list>-<code>`, see [`code_key`].
    pub fn code(&self, locale: Locale, list: &str, code: &str) -> Cow<'_, str> {
        self.say(locale, &code_key(list, code))
    }

    /// The name of a stored code in the words of the law of its time; [`Self::code`] where the wording is
    /// the same.
    pub fn code_by_law(&self, locale: Locale, list: &str, code: &str, law: &str) -> Cow<'_, str> {
        let then = wording_key(list, code, law);
        if self.has(locale, &then) {
            self.say(locale, &then)
        } else {
            self.code(locale, list, code)
        }
    }

    /// Whether there is a text under the key.
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.bundle(locale)
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    fn bundle(&self, locale: Locale) -> &FluentBundle<FluentResource> {
        match locale {
            Locale::Nb => &self.nb,
            Locale::Nn => &self.nn,
        }
    }
}

/// The key of a code's name: `code-<list>-<code>`, where `_` and `.` of the code become `-`.
pub fn code_key(list: &str, code: &str) -> String {
    format!("code-{list}-{}", code.replace(['_', '.'], "-"))
}

/// The key of a code's name under an earlier wording of the law, where that was another:
/// `code-<list>-<code>-<law>`.
pub fn wording_key(list: &str, code: &str, law: &str) -> String {
    code_key(list, &format!("{code}_{law}"))
}

/// Every key of one language's files, in file order; for tests that look for missing or unused ones.
pub fn keys(locale: Locale) -> Vec<&'static str> {
    let lines = locale
        .files()
        .iter()
        .flat_map(|(_, content)| content.lines());
    lines
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
        .collect()
}

fn fluent<'a>(value: &'a Value<'_>) -> FluentValue<'a> {
    match value {
        Value::Text(text) => FluentValue::from(text.as_ref()),
        Value::Count(count) => FluentValue::from(*count),
    }
}

/// Counts inside a text are grouped like counts in a table.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            number.as_string().parse::<i64>().ok().map(format::number)
        }
        _ => None,
    }
}

fn bundle(locale: Locale) -> Result<FluentBundle<FluentResource>, TextFault> {
    let tag: LanguageIdentifier = locale
        .tag()
        .parse()
        .map_err(|_| TextFault::Tag(locale.tag()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks that isolate text directions would end up in files and be compared byte by byte.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    for (file, content) in locale.files() {
        let resource = FluentResource::try_new((*content).to_owned()).map_err(|(_, faults)| {
            TextFault::Malformed {
                file,
                what: format!("{faults:?}"),
            }
        })?;
        bundle
            .add_resource(resource)
            .map_err(|faults| TextFault::Repeated {
                file,
                what: format!("{faults:?}"),
            })?;
    }
    Ok(bundle)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_language_loads() {
        Texts::load().unwrap();
        assert_eq!(Locale::from_tag("nn"), Some(Locale::Nn));
        assert_eq!(Locale::from_tag("no"), None);
    }

    #[test]
    fn a_missing_key_is_loud() {
        let texts = Texts::load().unwrap();
        assert_eq!(texts.say(Locale::Nb, "no-such-key"), "⟦no-such-key⟧");
        assert_eq!(
            texts.code(Locale::Nb, "region", "no_such"),
            "⟦code-region-no-such⟧"
        );
    }

    #[test]
    fn counts_are_grouped_and_choose_the_plural() {
        let texts = Texts::load().unwrap();
        let children = |n: u64| {
            texts
                .say_with(
                    Locale::Nb,
                    "rapport-note-uten-barn",
                    &[("antall", n.into())],
                )
                .into_owned()
        };
        assert!(children(1).starts_with("1 hendelse "), "{}", children(1));
        assert!(
            children(1234).starts_with("1\u{a0}234 hendelser "),
            "{}",
            children(1234)
        );
    }

    #[test]
    fn a_code_is_said_by_its_key() {
        let texts = Texts::load().unwrap();
        assert_eq!(
            code_key("role", "bufetat.inntak_leder"),
            "code-role-bufetat-inntak-leder"
        );
        assert_eq!(
            texts.code(Locale::Nb, "severity-level", "five_severe"),
            "Svært alvorlig"
        );
        assert_eq!(texts.code(Locale::Nb, "legal-basis", "p4_4"), "§ 4-4");
    }

    #[test]
    fn no_direction_marks_and_no_key_without_text() {
        let texts = Texts::load().unwrap();
        for locale in Locale::ALL {
            for key in keys(*locale) {
                assert!(texts.has(*locale, key), "{key}");
            }
        }
        let said = texts.say_with(
            Locale::Nb,
            "rapport-tittel",
            &[("maned", "juli 2024".into())],
        );
        assert!(!said.contains('\u{2068}'), "{said}");
    }
}
