//! A condition of a rule, and how it is kept with a proposal as the reason for it.

use std::fmt;
use std::str::FromStr;

use super::facts::{FactName, NotFacts, PolicyFacts};

/// «Vilkår»: what a rule asks of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The fact.
    pub name: FactName,
    /// What is asked of it.
    pub test: Test,
}

/// What a condition asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The fact is one of these codes.
    OneOf(Vec<String>),
    /// The number is this or more.
    AtLeast(i64),
    /// The number is less than this.
    Below(i64),
}

impl Condition {
    /// Whether it holds. What is not known holds no condition.
    pub fn holds(&self, facts: &PolicyFacts) -> bool {
        let Some(value) = facts.get(&self.name) else {
            return false;
        };
        let number = value.parse::<i64>();
        match &self.test {
            Test::OneOf(codes) => codes.iter().any(|code| code == value),
            Test::AtLeast(least) => number.is_ok_and(|number| number >= *least),
            Test::Below(limit) => number.is_ok_and(|number| number < *limit),
        }
    }

    /// Whether this one holds whenever the other does.
    pub fn follows_from(&self, other: &Self) -> bool {
        let wider = match (&self.test, &other.test) {
            (Test::OneOf(these), Test::OneOf(those)) => {
                those.iter().all(|code| these.contains(code))
            }
            (Test::AtLeast(this), Test::AtLeast(that)) => this <= that,
            (Test::Below(this), Test::Below(that)) => this >= that,
            (Test::OneOf(_) | Test::AtLeast(_) | Test::Below(_), _) => false,
        };
        wider && self.name == other.name
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.test {
            Test::OneOf(codes) => write!(f, "{}={}", self.name, codes.join(",")),
            Test::AtLeast(least) => write!(f, "{}>={least}", self.name),
            Test::Below(limit) => write!(f, "{}<{limit}", self.name),
        }
    }
}

impl FromStr for Condition {
    type Err = NotFacts;

    fn from_str(text: &str) -> Result<Self, NotFacts> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| NotFacts);
        let (name, test) = if let Some((name, least)) = text.split_once(">=") {
            (name, Test::AtLeast(number(least)?))
        } else if let Some((name, limit)) = text.split_once('<') {
            (name, Test::Below(number(limit)?))
        } else {
            let (name, codes) = text.split_once('=').ok_or(NotFacts)?;
            (
                name,
                Test::OneOf(codes.split(',').map(str::to_owned).collect()),
            )
        };
        Ok(Self {
            name: name.parse()?,
            test,
        })
    }
}

/// «Begrunnelse»: what a proposal rested on when it was made, kept with it, since both the facts and
/// the policy may change afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// Every fact that was known.
    pub facts: PolicyFacts,
    /// The conditions of the rule that gave the level; none where no rule held.
    pub conditions: Vec<Condition>,
}

impl Basis {
    /// The conditions as stored, `danger=yes;hours_past>=24`.
    pub fn conditions_text(&self) -> String {
        let all: Vec<String> = self.conditions.iter().map(ToString::to_string).collect();
        all.join(";")
    }

    /// The basis as stored.
    ///
    /// # Errors
    /// [`NotFacts`].
    pub fn from_stored(facts: &str, conditions: &str) -> Result<Self, NotFacts> {
        let conditions = conditions.split(';').filter(|part| !part.is_empty());
        Ok(Self {
            facts: facts.parse()?,
            conditions: conditions.map(str::parse).collect::<Result<_, _>>()?,
        })
    }

    /// Each condition with the fact it held on.
    pub fn reasons(&self) -> impl Iterator<Item = (&Condition, &str)> {
        self.conditions.iter().map(|condition| {
            let value = self.facts.get(&condition.name).unwrap_or_default();
            (condition, value)
        })
    }
}
