//! The policy that proposes a severity from recorded facts and a person's answers. A proposal is never
//! an assessment.

mod condition;
mod facts;
mod file;
mod question;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Duration, Utc};

use super::config_fault::{ConfigFile, FileFault};
use super::severity::SeverityLevel;

pub use condition::{Basis, Condition, Test};
pub use facts::{Answers, Change, Fact, FactName, NotFacts, PolicyFacts, RecordedFacts, is_name};
pub use question::{
    AnswerFault, Answered, Choice, NOT_ANSWERED, Question, Wording, check as check_answer, known,
    unanswered,
};

/// «Regel»: if every condition holds, the level is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRule {
    /// Stable name, stored with every proposal it gives.
    pub id: String,
    /// The level proposed, on scale 2024-5.
    pub level: SeverityLevel,
    /// Where the rule comes from; shown with the proposal.
    pub source: String,
    /// What must hold.
    pub conditions: Vec<Condition>,
}

/// The policy, read from config/severity.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its version, stored with every proposal.
    pub version: String,
    /// What leads to a proposal, in the order it is asked.
    pub questions: Vec<Question>,
    rules: Vec<PolicyRule>,
}

impl Policy {
    /// Reads config/severity.toml, or the owner's file of that form.
    ///
    /// # Errors
    /// File, line and reason: what is unknown, doubled, without a source, or a rule that can never give
    /// its level because an earlier one takes everything it takes.
    pub fn parse(name: &str, text: &str) -> Result<Self, FileFault> {
        file::read(&ConfigFile::new(name, text))
    }

    /// The first rule whose every condition holds; `None` is «ikke vurdert».
    pub fn propose(&self, facts: &PolicyFacts) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| {
            rule.conditions
                .iter()
                .all(|condition| condition.holds(facts))
        })
    }

    /// The rule of that name, to show a stored proposal's source.
    pub fn rule(&self, id: &str) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The question of that name.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The next instant after `now` at which hours past the norm could change the proposal.
    pub fn next_change(
        &self,
        passed_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        self.rules
            .iter()
            .flat_map(|rule| &rule.conditions)
            .filter_map(Condition::hours_past)
            .map(|hours| passed_at + Duration::hours(hours))
            .filter(|at| *at > now)
            .min()
    }
}

impl Condition {
    /// The elapsed hours past the norm at which it begins to hold, if it is about them.
    fn hours_past(&self) -> Option<i64> {
        match (&self.name, &self.test) {
            (FactName::Recorded(Fact::HoursPast), Test::AtLeast(hours)) => Some(*hours),
            _ => None,
        }
    }
}
