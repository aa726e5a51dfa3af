//! The policy's questions, conditions and facts in words.

use crate::app::breaches::{Answered as Told, Shown};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::policy::{
    Answered, Change, Condition, Fact, FactName, NOT_ANSWERED, Policy, Question, Test, known,
};
use crate::domain::request::{Judgement, PlaceOfStay};
use crate::domain::severity::SeverityScale;
use crate::web::pages::form::{Choice, Input, Maker, choice};
use crate::web::pages::say::Say;

/// Says what the policy looks at.
pub struct Words<'a> {
    /// Words.
    pub say: &'a Say,
    /// The policy in force: it words its own questions and answers.
    pub policy: &'a Policy,
}

/// A question with what is known, as the page shows it.
pub struct Known {
    /// As asked.
    pub question: String,
    /// The answer, or that there is none.
    pub answer: String,
    /// Where the answer is known from.
    pub from: String,
    /// Where the question is from.
    pub source: String,
}

impl Words<'_> {
    /// What a fact is called.
    pub fn name(&self, name: &FactName) -> String {
        match name {
            FactName::Recorded(fact) => self.say.code("fact", *fact),
            FactName::Answer(id) => self
                .policy
                .question(id)
                .map_or_else(|| id.clone(), |question| self.say.wording(&question.text)),
        }
    }

    /// What a fact is.
    pub fn value(&self, name: &FactName, stored: &str) -> String {
        match name {
            FactName::Recorded(Fact::Kind) => self.coded::<CountedKind>("counted-kind", stored),
            FactName::Recorded(Fact::Danger | Fact::LookedAfter) => {
                self.coded::<Judgement>("judgement", stored)
            }
            FactName::Recorded(Fact::Place) => self.coded::<PlaceOfStay>("place-of-stay", stored),
            FactName::Recorded(Fact::HarmEvents | Fact::HoursPast | Fact::Age) => stored.to_owned(),
            FactName::Answer(id) => {
                let question = self.policy.question(id);
                let choices = question.map(Question::choices).unwrap_or_default();
                choices
                    .iter()
                    .find(|choice| choice.code == stored)
                    .map_or_else(
                        || stored.to_owned(),
                        |choice| self.say.wording(&choice.text),
                    )
            }
        }
    }

    fn coded<C: Code>(&self, list: &str, stored: &str) -> String {
        C::from_code(stored).map_or_else(|_| stored.to_owned(), |code| self.say.code(list, code))
    }

    /// A condition that held, with the fact it held on.
    pub fn reason(&self, condition: &Condition, stored: &str) -> String {
        let fact = self.name(&condition.name);
        let value = self.value(&condition.name, stored);
        let said = |key: &str, bound: i64| {
            let bound = bound.to_string();
            let values = [
                ("faktum", fact.as_str()),
                ("verdi", value.as_str()),
                ("grense", bound.as_str()),
            ];
            self.say.with(key, &values)
        };
        match &condition.test {
            Test::OneOf(_) => said("alvor-grunn-er", 0),
            Test::AtLeast(least) => said("alvor-grunn-minst", *least),
            Test::Below(limit) => said("alvor-grunn-under", *limit),
        }
    }

    /// What became of a fact since the proposal before.
    pub fn change(&self, change: &Change) -> String {
        let value = |stored: &Option<String>| match stored {
            Some(stored) => self.value(&change.name, stored),
            None => self.say.t("alvor-ikke-kjent"),
        };
        let values = [
            ("faktum", self.name(&change.name)),
            ("fra", value(&change.before)),
            ("til", value(&change.after)),
        ];
        let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.say.with("alvor-endret", &values)
    }

    /// Every question with what is known; none where the actor does not assess, or the scale has no policy.
    pub fn known(&self, shown: &Shown) -> Vec<Known> {
        let Some(guide) = shown.guide.as_ref().filter(|_| is_guided(shown)) else {
            return Vec::new();
        };
        let row = |question: &Question| {
            let name = name_of(question);
            let stored = known(question, &guide.facts);
            let told = guide
                .answered
                .iter()
                .rfind(|one| one.question == question.id);
            Known {
                question: self.say.wording(&question.text),
                answer: stored.map_or_else(
                    || self.say.t("alvor-ikke-kjent"),
                    |stored| self.value(&name, stored),
                ),
                from: self.known_from(question, told.filter(|one| one.answer.is_some())),
                source: question.source.clone(),
            }
        };
        self.policy.questions.iter().map(row).collect()
    }

    fn known_from(&self, question: &Question, told: Option<&Told>) -> String {
        let key = match (&question.answered, told) {
            (Answered::ByFact(Fact::HoursPast), _) => "alvor-kjent-klokke",
            (Answered::ByFact(Fact::Place | Fact::HarmEvents), _) => "alvor-kjent-ventetid",
            (Answered::ByFact(Fact::Kind | Fact::Danger | Fact::LookedAfter | Fact::Age), _) => {
                "alvor-kjent-anmodning"
            }
            (Answered::ByPerson(_), None) => "alvor-ubesvart",
            (Answered::ByPerson(_), Some(told)) => {
                let role = self.say.code("role", told.role);
                let at = self.say.instant(told.at);
                let values = [("rolle", role.as_str()), ("tid", at.as_str())];
                return self.say.with("alvor-besvart-av", &values);
            }
        };
        self.say.t(key)
    }

    /// The fields of the form for answers: one for each question that only a person can answer.
    pub fn inputs(&self, make: &Maker<'_>, shown: &Shown) -> Vec<Input> {
        let Some(guide) = shown.guide.as_ref().filter(|_| is_guided(shown)) else {
            return Vec::new();
        };
        let asked = self.policy.questions.iter();
        asked
            .filter(|question| !question.choices().is_empty())
            .map(|question| {
                let before = known(question, &guide.facts).unwrap_or(NOT_ANSWERED);
                make.question(
                    &question.id,
                    self.say.wording(&question.text),
                    self.choices(question),
                    before,
                )
            })
            .collect()
    }

    fn choices(&self, question: &Question) -> Vec<Choice> {
        let given = question
            .choices()
            .iter()
            .map(|one| choice(&one.code, self.say.wording(&one.text)));
        let none = choice(NOT_ANSWERED, self.say.t("alvor-ubesvart"));
        given.chain(std::iter::once(none)).collect()
    }
}

fn name_of(question: &Question) -> FactName {
    match &question.answered {
        Answered::ByFact(fact) => FactName::Recorded(*fact),
        Answered::ByPerson(_) => FactName::Answer(question.id.clone()),
    }
}

/// Nothing is proposed on the scale of 2023, so nothing is asked there.
fn is_guided(shown: &Shown) -> bool {
    SeverityScale::of_month(&shown.breach.month) == SeverityScale::Five2024
}
