//! The questions that lead to a proposal. No source gives Bufdir's criteria, so they are the owner's.

use super::facts::{Answers, Fact, PolicyFacts};

/// «Spørsmål»: what somebody who assesses a possible breach is led through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable name, stored with every answer.
    pub id: String,
    /// As asked.
    pub text: Wording,
    /// Where it comes from; shown with it.
    pub source: String,
    /// Who answers.
    pub answered: Answered,
}

/// A text of the policy in both written standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk; where there is none, bokmål stands.
    pub nn: Option<String>,
}

/// Who answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// A recorded fact does: nothing is asked twice.
    ByFact(Fact),
    /// A person does, with one of these.
    ByPerson(Vec<Choice>),
}

/// «Svar»: one answer to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Stable name, stored.
    pub code: String,
    /// As shown.
    pub text: Wording,
}

/// What takes an answer back. No answer of a policy may be called this.
pub const NOT_ANSWERED: &str = "ikkeBesvart";

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    /// There is no such question, or a recorded fact answers it.
    UnknownQuestion,
    /// The question has no such answer.
    UnknownAnswer,
}

impl Question {
    /// The answers a person can choose among; none where a recorded fact answers.
    pub fn choices(&self) -> &[Choice] {
        match &self.answered {
            Answered::ByFact(_) => &[],
            Answered::ByPerson(choices) => choices,
        }
    }

    /// Whether a person can answer that.
    pub fn takes(&self, answer: &str) -> bool {
        self.choices().iter().any(|choice| choice.code == answer)
    }
}

/// Looks at one answer; [`NOT_ANSWERED`] takes an earlier one back.
///
/// # Errors
/// [`AnswerFault`].
pub fn check(questions: &[Question], question: &str, answer: &str) -> Result<(), AnswerFault> {
    let found = questions
        .iter()
        .find(|one| one.id == question && !one.choices().is_empty())
        .ok_or(AnswerFault::UnknownQuestion)?;
    if answer == NOT_ANSWERED || found.takes(answer) {
        Ok(())
    } else {
        Err(AnswerFault::UnknownAnswer)
    }
}

/// The answers a person has not given yet, in the order of the questions.
pub fn unanswered<'a>(
    questions: &'a [Question],
    answers: &Answers,
) -> impl Iterator<Item = &'a Question> {
    questions
        .iter()
        .filter(|question| !question.choices().is_empty() && !answers.contains_key(&question.id))
}

/// The code or number that answers a question, from the facts a proposal would rest on.
pub fn known<'a>(question: &Question, facts: &'a PolicyFacts) -> Option<&'a str> {
    use super::facts::FactName;
    let name = match &question.answered {
        Answered::ByFact(fact) => FactName::Recorded(*fact),
        Answered::ByPerson(_) => FactName::Answer(question.id.clone()),
    };
    facts.get(&name)
}
