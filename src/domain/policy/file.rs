//! Reading config/severity.toml. It speaks the API's words, since its owner reads those.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::condition::{Condition, Test};
use super::facts::{Fact, FactName, is_name};
use super::question::{Answered, Choice, NOT_ANSWERED, Question, Wording};
use super::{Policy, PolicyRule};
use crate::domain::code::Code;
use crate::domain::config_fault::{ConfigFile, FileFault};
use crate::domain::request::PlaceOfStay;
use crate::domain::severity::{SeverityLevel, SeverityScale};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    versjon: Spanned<String>,
    #[serde(default)]
    sporsmaal: Vec<QuestionEntry>,
    regel: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionEntry {
    id: Spanned<String>,
    nb: Spanned<String>,
    nn: Option<String>,
    kilde: Spanned<String>,
    fakta: Option<Spanned<String>>,
    #[serde(default)]
    svar: Vec<ChoiceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoiceEntry {
    kode: Spanned<String>,
    nb: Spanned<String>,
    nn: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: Spanned<String>,
    nivaa: Spanned<String>,
    kilde: Spanned<String>,
    fare: Option<Spanned<String>>,
    ivaretatt: Option<Spanned<String>>,
    #[serde(default)]
    oppholdssted: Vec<Spanned<String>>,
    skadehendelser_minst: Option<u32>,
    timer_over_minst: Option<u32>,
    alder_under: Option<u32>,
    #[serde(rename = "type")]
    kind: Option<Spanned<String>>,
    #[serde(default)]
    svar: BTreeMap<Spanned<String>, Spanned<String>>,
}

type Read<T> = Result<T, FileFault>;

/// Reads and checks the whole file.
pub(super) fn read(file: &ConfigFile<'_>) -> Read<Policy> {
    let entries: PolicyFile = file.read()?;
    said(file, &entries.versjon, "versjon")?;
    let mut questions: Vec<Question> = Vec::new();
    for entry in &entries.sporsmaal {
        let question = question(file, entry, &questions)?;
        questions.push(question);
    }
    let mut rules: Vec<PolicyRule> = Vec::new();
    for entry in &entries.regel {
        let rule = rule(file, entry, &questions)?;
        check_reached(file, entry, &rule, &rules)?;
        rules.push(rule);
    }
    Ok(Policy {
        version: entries.versjon.into_inner(),
        questions,
        rules,
    })
}

/// A text that must say something.
fn said(file: &ConfigFile<'_>, text: &Spanned<String>, what: &str) -> Read<()> {
    if text.get_ref().trim().is_empty() {
        return Err(file.fault(text.span(), format!("{what} is empty")));
    }
    Ok(())
}

/// A name of a rule, a question or an answer.
fn name(file: &ConfigFile<'_>, text: &Spanned<String>, what: &str) -> Read<String> {
    if is_name(text.get_ref()) {
        return Ok(text.get_ref().clone());
    }
    let reason = format!("{what} may hold only a-z, A-Z, 0-9 and _, at most 64 of them");
    Err(file.fault(text.span(), reason))
}

fn question(file: &ConfigFile<'_>, entry: &QuestionEntry, before: &[Question]) -> Read<Question> {
    let id = name(file, &entry.id, "id")?;
    if before.iter().any(|other| other.id == id) {
        return Err(file.fault(entry.id.span(), format!("question «{id}» is there already")));
    }
    said(file, &entry.nb, "nb")?;
    said(file, &entry.kilde, "kilde")?;
    let answered = match &entry.fakta {
        Some(fact) => by_fact(file, entry, fact, before)?,
        None => by_person(file, entry)?,
    };
    Ok(Question {
        id,
        text: Wording {
            nb: entry.nb.get_ref().clone(),
            nn: entry.nn.clone(),
        },
        source: entry.kilde.get_ref().clone(),
        answered,
    })
}

fn by_fact(
    file: &ConfigFile<'_>,
    entry: &QuestionEntry,
    named: &Spanned<String>,
    before: &[Question],
) -> Read<Answered> {
    let fact = fact_named(named.get_ref())
        .ok_or_else(|| unknown(file, named, "fakta", &names_of_facts()))?;
    let answered = Answered::ByFact(fact);
    if before.iter().any(|other| other.answered == answered) {
        let reason = "another question asks for this fact: nothing is asked twice";
        return Err(file.fault(named.span(), reason));
    }
    if let Some(choice) = entry.svar.first() {
        let reason = "a recorded fact answers this question, so it has no svar of its own";
        return Err(file.fault(choice.kode.span(), reason));
    }
    Ok(answered)
}

fn by_person(file: &ConfigFile<'_>, entry: &QuestionEntry) -> Read<Answered> {
    let mut choices: Vec<Choice> = Vec::new();
    for choice in &entry.svar {
        let code = name(file, &choice.kode, "kode")?;
        if code == NOT_ANSWERED {
            let reason = format!("«{NOT_ANSWERED}» takes an answer back and cannot be one");
            return Err(file.fault(choice.kode.span(), reason));
        }
        if choices.iter().any(|other| other.code == code) {
            let reason = format!("answer «{code}» is there already");
            return Err(file.fault(choice.kode.span(), reason));
        }
        said(file, &choice.nb, "nb")?;
        choices.push(Choice {
            code,
            text: Wording {
                nb: choice.nb.get_ref().clone(),
                nn: choice.nn.clone(),
            },
        });
    }
    if choices.len() < 2 {
        let reason = "give at least two svar, or the fakta that answers it";
        return Err(file.fault(entry.id.span(), reason));
    }
    Ok(Answered::ByPerson(choices))
}

fn rule(file: &ConfigFile<'_>, entry: &RuleEntry, questions: &[Question]) -> Read<PolicyRule> {
    said(file, &entry.kilde, "kilde")?;
    let level = level_named(entry.nivaa.get_ref())
        .ok_or_else(|| unknown(file, &entry.nivaa, "nivaa", LEVELS))?;
    let mut conditions = Vec::new();
    let mut ask = |fact, test| {
        conditions.push(Condition {
            name: FactName::Recorded(fact),
            test,
        });
    };
    for (fact, key, wanted) in [
        (Fact::Danger, "fare", &entry.fare),
        (Fact::LookedAfter, "ivaretatt", &entry.ivaretatt),
        (Fact::Kind, "type", &entry.kind),
    ] {
        if let Some(wanted) = wanted {
            ask(fact, one_code(file, key, wanted)?);
        }
    }
    if !entry.oppholdssted.is_empty() {
        ask(Fact::Place, places(file, &entry.oppholdssted)?);
    }
    if let Some(least) = entry.skadehendelser_minst {
        ask(Fact::HarmEvents, Test::AtLeast(least.into()));
    }
    if let Some(least) = entry.timer_over_minst {
        ask(Fact::HoursPast, Test::AtLeast(least.into()));
    }
    if let Some(limit) = entry.alder_under {
        ask(Fact::Age, Test::Below(limit.into()));
    }
    for (question, answer) in &entry.svar {
        conditions.push(answer_is(file, questions, question, answer)?);
    }
    Ok(PolicyRule {
        id: name(file, &entry.id, "id")?,
        level,
        source: entry.kilde.get_ref().clone(),
        conditions,
    })
}

/// A rule that follows a wider one would never give its level, and its owner would never learn.
fn check_reached(
    file: &ConfigFile<'_>,
    entry: &RuleEntry,
    rule: &PolicyRule,
    before: &[PolicyRule],
) -> Read<()> {
    let refuse = |reason: String| Err(file.fault(entry.id.span(), reason));
    if before.iter().any(|other| other.id == rule.id) {
        return refuse(format!("rule «{}» is there already", rule.id));
    }
    let takes_all = |earlier: &PolicyRule| {
        earlier.conditions.iter().all(|wide| {
            rule.conditions
                .iter()
                .any(|narrow| wide.follows_from(narrow))
        })
    };
    match before.iter().find(|earlier| takes_all(earlier)) {
        Some(earlier) => refuse(format!(
            "rule «{}» is never reached: «{}» before it takes everything it takes",
            rule.id, earlier.id
        )),
        None => Ok(()),
    }
}

fn answer_is(
    file: &ConfigFile<'_>,
    questions: &[Question],
    question: &Spanned<String>,
    answer: &Spanned<String>,
) -> Read<Condition> {
    let asked: Vec<&str> = questions
        .iter()
        .filter(|one| !one.choices().is_empty())
        .map(|one| one.id.as_str())
        .collect();
    let found = questions
        .iter()
        .find(|one| one.id == *question.get_ref() && !one.choices().is_empty())
        .ok_or_else(|| unknown(file, question, "svar: question", &asked))?;
    if !found.takes(answer.get_ref()) {
        let codes: Vec<&str> = found
            .choices()
            .iter()
            .map(|one| one.code.as_str())
            .collect();
        return Err(unknown(file, answer, "svar: answer", &codes));
    }
    Ok(Condition {
        name: FactName::Answer(question.get_ref().clone()),
        test: Test::OneOf(vec![answer.get_ref().clone()]),
    })
}

fn one_code(file: &ConfigFile<'_>, key: &str, wanted: &Spanned<String>) -> Read<Test> {
    let codes: &[(&str, &str)] = match key {
        "type" => &[("akutt", "acute"), ("planlagt", "planned")],
        _ => &[("ja", "yes"), ("nei", "no")],
    };
    let named = codes.iter().find(|(name, _)| name == wanted.get_ref());
    let (_, code) = named.ok_or_else(|| {
        let names: Vec<&str> = codes.iter().map(|(name, _)| *name).collect();
        unknown(file, wanted, key, &names)
    })?;
    Ok(Test::OneOf(vec![(*code).to_owned()]))
}

fn places(file: &ConfigFile<'_>, named: &[Spanned<String>]) -> Read<Test> {
    let mut codes = Vec::new();
    for name in named {
        let found = PLACES.iter().find(|(known, _)| known == name.get_ref());
        let (_, place) = found.ok_or_else(|| {
            let names: Vec<&str> = PLACES.iter().map(|(known, _)| *known).collect();
            unknown(file, name, "oppholdssted", &names)
        })?;
        codes.push(place.to_string());
    }
    Ok(Test::OneOf(codes))
}

fn unknown(file: &ConfigFile<'_>, text: &Spanned<String>, what: &str, known: &[&str]) -> FileFault {
    let reason = format!(
        "unknown {what} «{}»; known are {}",
        text.get_ref(),
        known.join(", ")
    );
    file.fault(text.span(), reason)
}

/// What a fact is called in the file, as in the API.
fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Kind => "type",
        Fact::Danger => "fareForLivEllerHelse",
        Fact::LookedAfter => "ivaretatt",
        Fact::Place => "oppholdssted",
        Fact::HarmEvents => "skadehendelser",
        Fact::HoursPast => "timerOver",
        Fact::Age => "alder",
    }
}

fn names_of_facts() -> Vec<&'static str> {
    Fact::ALL.iter().map(|fact| fact_name(*fact)).collect()
}

fn fact_named(name: &str) -> Option<Fact> {
    Fact::ALL
        .iter()
        .copied()
        .find(|fact| fact_name(*fact) == name)
}

const LEVELS: &[&str] = &[
    "liteAlvorlig",
    "mindreAlvorlig",
    "moderatAlvorlig",
    "betydeligAlvorlig",
    "svaertAlvorlig",
];

/// Nothing is proposed on the scale of 2023, so its levels are unknown here.
fn level_named(name: &str) -> Option<SeverityLevel> {
    let at = LEVELS.iter().position(|level| *level == name)?;
    SeverityLevel::of(SeverityScale::Five2024).nth(at)
}

const PLACES: &[(&str, PlaceOfStay)] = &[
    ("hjemme", PlaceOfStay::Home),
    ("kommunalMidlertidig", PlaceOfStay::MunicipalTemporary),
    ("eksisterendeTiltak", PlaceOfStay::ExistingMeasure),
    ("familieEllerNettverk", PlaceOfStay::FamilyOrNetwork),
    ("sykehus", PlaceOfStay::Hospital),
    ("fengselEllerArrest", PlaceOfStay::Custody),
    ("ukjentEllerRomt", PlaceOfStay::Unknown),
];
