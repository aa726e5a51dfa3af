//! What a proposal rests on: recorded facts and a person's answers, as codes and numbers only.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use crate::domain::breach::CountedKind;
use crate::domain::code::{Code, code_enum};
use crate::domain::request::{Judgement, PlaceOfStay};

code_enum! {
    /// «Faktum»: a recorded fact that the policy may look at.
    Fact {
        /// «Type»: acute or planned as counted.
        Kind = "kind",
        /// «Fare for liv eller helse», as the kommune assessed it.
        Danger = "danger",
        /// «Ivaretatt»: whether the child is looked after.
        LookedAfter = "looked_after",
        /// «Oppholdssted»: where the child is.
        Place = "place",
        /// «Skadehendelser»: how many are recorded while the child waits.
        HarmEvents = "harm_events",
        /// «Timer over»: whole elapsed hours since the norm passed, while the wait goes on.
        HoursPast = "hours_past",
        /// «Alder» in years when the need was reported.
        Age = "age",
    }
}

/// A fact by name: recorded, or the answer to a question of the policy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactName {
    /// Recorded.
    Recorded(Fact),
    /// The answer to the question with this id.
    Answer(String),
}

/// Stands before the id of a question where a fact's name is stored.
const ANSWER: &str = "answer.";

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recorded(fact) => f.write_str(fact.code()),
            Self::Answer(question) => write!(f, "{ANSWER}{question}"),
        }
    }
}

impl FromStr for FactName {
    type Err = NotFacts;

    fn from_str(text: &str) -> Result<Self, NotFacts> {
        match text.strip_prefix(ANSWER) {
            Some(question) if is_name(question) => Ok(Self::Answer(question.to_owned())),
            Some(_) => Err(NotFacts),
            None => Fact::from_code(text)
                .map(Self::Recorded)
                .map_err(|_| NotFacts),
        }
    }
}

/// A stored text that holds no facts or conditions of a proposal. The text itself is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the basis of a proposal")]
pub struct NotFacts;

/// The recorded facts in the domain's own types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedFacts {
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// Danger to life or health, as the kommune assessed it.
    pub danger: Judgement,
    /// Whether the child is looked after.
    pub looked_after: Judgement,
    /// Where the child is.
    pub place: Option<PlaceOfStay>,
    /// Harm events while waiting.
    pub harm_events: usize,
    /// Whole elapsed hours since the norm passed, while the wait goes on.
    pub hours_past: i64,
    /// Age in years when the need was reported.
    pub age: Option<i32>,
}

/// The latest answer to each question, by the question's id.
pub type Answers = BTreeMap<String, String>;

/// «Faktagrunnlag»: the facts a proposal rests on, by name. What is not known is not there.
///
/// Written as `danger=yes;hours_past=31;answer.unsafe_now=ja`, which is how it is stored: codes and
/// numbers, never words about a child.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolicyFacts(BTreeMap<FactName, String>);

/// What became of one fact between two proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which fact.
    pub name: FactName,
    /// What it was; none if it was not known.
    pub before: Option<String>,
    /// What it is; none if it is not known any more.
    pub after: Option<String>,
}

impl PolicyFacts {
    /// The facts as recorded, and what a person answered.
    pub fn new(recorded: &RecordedFacts, answers: &Answers) -> Self {
        let mut facts = BTreeMap::new();
        let mut know = |fact, value: String| facts.insert(FactName::Recorded(fact), value);
        know(Fact::Kind, recorded.kind.to_string());
        know(Fact::Danger, recorded.danger.to_string());
        know(Fact::LookedAfter, recorded.looked_after.to_string());
        know(Fact::HarmEvents, recorded.harm_events.to_string());
        know(Fact::HoursPast, recorded.hours_past.to_string());
        if let Some(place) = recorded.place {
            know(Fact::Place, place.to_string());
        }
        if let Some(age) = recorded.age {
            know(Fact::Age, age.to_string());
        }
        let answered = answers
            .iter()
            .map(|(question, answer)| (FactName::Answer(question.clone()), answer.clone()));
        facts.extend(answered);
        Self(facts)
    }

    /// A fact's code or number.
    pub fn get(&self, name: &FactName) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Every fact that is known, recorded ones first.
    pub fn iter(&self) -> impl Iterator<Item = (&FactName, &str)> {
        self.0.iter().map(|(name, value)| (name, value.as_str()))
    }

    /// What changed since an earlier proposal.
    pub fn changes_since(&self, earlier: &Self) -> Vec<Change> {
        let names: BTreeSet<&FactName> = self.0.keys().chain(earlier.0.keys()).collect();
        names
            .into_iter()
            .filter(|name| self.get(name) != earlier.get(name))
            .map(|name| Change {
                name: name.clone(),
                before: earlier.get(name).map(str::to_owned),
                after: self.get(name).map(str::to_owned),
            })
            .collect()
    }
}

impl fmt::Display for PolicyFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, value)) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { ";" };
            write!(f, "{between}{name}={value}")?;
        }
        Ok(())
    }
}

impl FromStr for PolicyFacts {
    type Err = NotFacts;

    fn from_str(text: &str) -> Result<Self, NotFacts> {
        let mut facts = BTreeMap::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(NotFacts)?;
            if !is_name(value) {
                return Err(NotFacts);
            }
            facts.insert(name.parse()?, value.to_owned());
        }
        Ok(Self(facts))
    }
}

/// Whether a text can name a question or an answer: ASCII letters, digits and `_`, so that it fits a
/// form, an address and the stored facts as it is.
pub fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
