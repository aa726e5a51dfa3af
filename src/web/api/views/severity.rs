//! What the API shows of how a severity came about, and of calibration. Codes and numbers only.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::breaches::{Guide, Severity};
use crate::app::calibration::{CaseResult, Listed, Shown, ShownCase};
use crate::app::severity::changes;
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::policy::{
    Answered, Change, Condition, Fact, FactName, Policy, PolicyFacts, Question, Test, known,
};
use crate::domain::request::{Judgement, PlaceOfStay};
use crate::web::api::codes::ApiCode;

/// What a fact is called outside: a recorded fact's name, or the question's id.
fn name_of(name: &FactName) -> String {
    match name {
        FactName::Recorded(fact) => fact.name().to_owned(),
        FactName::Answer(question) => question.clone(),
    }
}

/// A fact's value outside.
fn value_of(name: &FactName, stored: &str) -> String {
    fn outside<C: ApiCode>(stored: &str) -> String {
        C::from_code(stored).map_or_else(|_| stored.to_owned(), |code| code.name().to_owned())
    }
    match name {
        FactName::Recorded(Fact::Kind) => outside::<CountedKind>(stored),
        FactName::Recorded(Fact::Danger | Fact::LookedAfter) => outside::<Judgement>(stored),
        FactName::Recorded(Fact::Place) => outside::<PlaceOfStay>(stored),
        FactName::Recorded(Fact::HarmEvents | Fact::HoursPast | Fact::Age)
        | FactName::Answer(_) => stored.to_owned(),
    }
}

view! {
    /// «begrunnelse»: one condition that held, and the fact it held on.
    ReasonView {
        /// A recorded fact, or the id of a question.
        fact: String = "faktum",
        /// Whether it is a person's answer.
        answered: bool = "besvart",
        /// `enAv`, `minst` or `under`.
        test: &'static str = "vilkaar",
        /// What was asked for: codes, or one number.
        bound: Vec<String> = "grense",
        /// What the fact was.
        value: String = "verdi",
    }
}

impl ReasonView {
    fn new(condition: &Condition, value: &str) -> Self {
        let name = &condition.name;
        let (test, bound) = match &condition.test {
            Test::OneOf(codes) => (
                "enAv",
                codes.iter().map(|code| value_of(name, code)).collect(),
            ),
            Test::AtLeast(least) => ("minst", vec![least.to_string()]),
            Test::Below(limit) => ("under", vec![limit.to_string()]),
        };
        Self {
            fact: name_of(name),
            answered: matches!(name, FactName::Answer(_)),
            test,
            bound,
            value: value_of(name, value),
        }
    }
}

view! {
    /// What became of one fact since the proposal before.
    ChangeView {
        /// A recorded fact, or the id of a question.
        fact: String = "faktum",
        /// What it was; absent if it was not known.
        before: Option<String> = "fra",
        /// What it is; absent if it is not known any more.
        after: Option<String> = "til",
    }
}

impl From<&Change> for ChangeView {
    fn from(change: &Change) -> Self {
        let value = |stored: &Option<String>| {
            stored
                .as_deref()
                .map(|stored| value_of(&change.name, stored))
        };
        Self {
            fact: name_of(&change.name),
            before: value(&change.before),
            after: value(&change.after),
        }
    }
}

view! {
    /// One severity of the history.
    SeverityView {
        /// Proposed or assessed.
        source: &'static str = "kilde",
        /// Level; absent is «ikke vurdert».
        level: Option<&'static str> = "nivaa",
        /// Version of the policy, for a proposal.
        policy: Option<String> = "policy",
        /// Rule of the policy, for a proposal.
        rule: Option<String> = "regel",
        /// The conditions that held, for a proposal.
        reasons: Vec<ReasonView> = "begrunnelse",
        /// What changed since the proposal before.
        changes: Vec<ChangeView> = "endret",
        /// By which role, for an assessment.
        role: Option<&'static str> = "rolle",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
    }
}

impl SeverityView {
    /// One severity of a history.
    pub fn new(severity: &Severity, history: &[Severity]) -> Self {
        let reasons = severity.basis.iter().flat_map(|basis| {
            basis
                .reasons()
                .map(|(condition, value)| ReasonView::new(condition, value))
        });
        Self {
            source: severity.source.name(),
            level: severity.level.map(ApiCode::name),
            policy: severity.policy.as_ref().map(|(version, _)| version.clone()),
            rule: severity.policy.as_ref().and_then(|(_, rule)| rule.clone()),
            reasons: reasons.collect(),
            changes: changes(history, severity.ordinal)
                .iter()
                .map(ChangeView::from)
                .collect(),
            role: severity.role.map(Code::code),
            at: severity.at,
        }
    }
}

view! {
    /// «spørsmål»: a question of the policy, with what is known.
    QuestionView {
        /// Its id.
        id: String = "id",
        /// As asked, in bokmål.
        nb: String = "nb",
        /// As asked, in nynorsk, where there is a wording.
        nn: Option<String> = "nn",
        /// Where the question comes from.
        source: String = "kilde",
        /// The recorded fact that answers it; absent where a person does.
        fact: Option<&'static str> = "fakta",
        /// The answer as known; absent where it is not.
        answer: Option<String> = "svar",
        /// What a person may answer.
        choices: Vec<ChoiceView> = "valg",
    }
}

view! {
    /// One answer to choose.
    ChoiceView {
        /// Its code.
        code: String = "kode",
        /// In bokmål.
        nb: String = "nb",
        /// In nynorsk, where there is a wording.
        nn: Option<String> = "nn",
    }
}

impl QuestionView {
    fn new(question: &Question, facts: &PolicyFacts) -> Self {
        let (fact, name) = match &question.answered {
            Answered::ByFact(fact) => (Some(fact.name()), FactName::Recorded(*fact)),
            Answered::ByPerson(_) => (None, FactName::Answer(question.id.clone())),
        };
        Self {
            id: question.id.clone(),
            nb: question.text.nb.clone(),
            nn: question.text.nn.clone(),
            source: question.source.clone(),
            fact,
            answer: known(question, facts).map(|stored| value_of(&name, stored)),
            choices: question
                .choices()
                .iter()
                .map(|choice| ChoiceView {
                    code: choice.code.clone(),
                    nb: choice.text.nb.clone(),
                    nn: choice.text.nn.clone(),
                })
                .collect(),
        }
    }

    /// Every question, with what is known.
    pub fn all(policy: &Policy, guide: &Guide) -> Vec<Self> {
        policy
            .questions
            .iter()
            .map(|question| Self::new(question, &guide.facts))
            .collect()
    }
}

view! {
    /// «kalibreringsrunde» on the list.
    RoundView {
        /// Month.
        month: String = "maaned",
        /// When it was opened.
        opened_at: DateTime<Utc> = "opprettet",
        /// Cases.
        cases: usize = "saker",
        /// Cases the caller's region has assessed; absent for who has no region.
        own: Option<usize> = "egne",
        /// Scores of every region together.
        scores: usize = "vurderinger",
    }
}

impl From<&Listed> for RoundView {
    fn from(listed: &Listed) -> Self {
        Self {
            month: listed.month.clone(),
            opened_at: listed.opened_at,
            cases: listed.cases,
            own: listed.own,
            scores: listed.scores,
        }
    }
}

view! {
    /// «kalibreringsrunde» with its cases.
    RoundDetailView {
        /// Month.
        month: String = "maaned",
        /// When it was opened.
        opened_at: DateTime<Utc> = "opprettet",
        /// Its cases.
        cases: Vec<CalibrationCaseView> = "saker",
    }
}

view! {
    /// «kalibreringssak».
    CalibrationCaseView {
        /// Its id, to assess it by.
        id: String = "id",
        /// Its place in the round.
        ordinal: i32 = "nummer",
        /// A title that names nobody.
        title: String = "tittel",
        /// Its facts.
        facts: Vec<FactView> = "fakta",
        /// What came of it; absent until the caller's own region has assessed it.
        result: Option<ResultView> = "resultat",
    }
}

view! {
    /// One fact of a case.
    FactView {
        /// A recorded fact, or the id of a question.
        fact: String = "faktum",
        /// What it is.
        value: String = "verdi",
    }
}

view! {
    /// What the regions held of a case.
    ResultView {
        /// What each region held.
        scores: Vec<ScoreView> = "vurderinger",
        /// The mildest level given.
        mildest: Option<&'static str> = "laveste",
        /// The most severe level given.
        severest: Option<&'static str> = "hoyeste",
        /// Levels between them.
        range: Option<u8> = "spredning",
        /// What the policy gives.
        proposed: Option<&'static str> = "foreslaatt",
    }
}

view! {
    /// What one region held.
    ScoreView {
        /// The region.
        region: &'static str = "region",
        /// The level; absent is «ikke vurdert».
        level: Option<&'static str> = "nivaa",
    }
}

impl From<Shown> for RoundDetailView {
    fn from(shown: Shown) -> Self {
        Self {
            month: shown.round.month,
            opened_at: shown.round.recorded_at,
            cases: shown.cases.iter().map(CalibrationCaseView::from).collect(),
        }
    }
}

impl From<&ShownCase> for CalibrationCaseView {
    fn from(shown: &ShownCase) -> Self {
        let facts = shown.case.facts.iter().map(|(name, value)| FactView {
            fact: name_of(name),
            value: value_of(name, value),
        });
        Self {
            id: shown.case.id.to_string(),
            ordinal: shown.case.ordinal,
            title: shown.case.title.clone(),
            facts: facts.collect(),
            result: shown.result.as_ref().map(ResultView::from),
        }
    }
}

impl From<&CaseResult> for ResultView {
    fn from(result: &CaseResult) -> Self {
        let scores = result.scores.iter().map(|(region, level)| ScoreView {
            region: region.code(),
            level: level.map(ApiCode::name),
        });
        Self {
            scores: scores.collect(),
            mildest: result.spread.map(|spread| spread.mildest.name()),
            severest: result.spread.map(|spread| spread.severest.name()),
            range: result.spread.map(|spread| spread.range),
            proposed: result.proposed.map(ApiCode::name),
        }
    }
}
