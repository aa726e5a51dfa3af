#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use rstest::rstest;

use super::*;
use crate::domain::breach::CountedKind;
use crate::domain::request::{Judgement, PlaceOfStay};

const FILE: &str = include_str!("../../../config/severity.toml");

fn policy() -> Policy {
    Policy::parse("severity.toml", FILE).unwrap()
}

const UNKNOWN: RecordedFacts = RecordedFacts {
    kind: CountedKind::Acute,
    danger: Judgement::NotAssessed,
    looked_after: Judgement::NotAssessed,
    place: None,
    harm_events: 0,
    hours_past: 0,
    age: None,
};

fn facts(recorded: RecordedFacts) -> PolicyFacts {
    PolicyFacts::new(&recorded, &Answers::new())
}

fn answered(recorded: RecordedFacts, answers: &[(&str, &str)]) -> PolicyFacts {
    let answers = answers
        .iter()
        .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()))
        .collect();
    PolicyFacts::new(&recorded, &answers)
}

fn proposed(recorded: RecordedFacts) -> Option<SeverityLevel> {
    policy().propose(&facts(recorded)).map(|rule| rule.level)
}

#[test]
fn the_sourced_rule_gives_moderate_when_the_child_is_looked_after() {
    let looked_after = RecordedFacts {
        looked_after: Judgement::Yes,
        ..UNKNOWN
    };
    assert_eq!(proposed(looked_after), Some(SeverityLevel::Moderate));
    let policy = policy();
    let rule = policy.propose(&facts(looked_after)).unwrap();
    assert!(rule.source.contains("3.1.1"));
}

#[test]
fn every_level_can_be_reached_from_recorded_facts() {
    let planned = RecordedFacts {
        kind: CountedKind::Planned,
        danger: Judgement::No,
        looked_after: Judgement::Yes,
        ..UNKNOWN
    };
    let severe = RecordedFacts {
        danger: Judgement::Yes,
        looked_after: Judgement::No,
        ..UNKNOWN
    };
    assert_eq!(
        proposed(RecordedFacts {
            place: Some(PlaceOfStay::ExistingMeasure),
            ..planned
        }),
        Some(SeverityLevel::Little)
    );
    assert_eq!(proposed(planned), Some(SeverityLevel::Lesser));
    assert_eq!(
        proposed(RecordedFacts {
            harm_events: 1,
            ..UNKNOWN
        }),
        Some(SeverityLevel::Considerable)
    );
    assert_eq!(proposed(severe), Some(SeverityLevel::Severe));
}

#[test]
fn where_the_facts_do_not_reach_nothing_is_proposed() {
    assert_eq!(proposed(UNKNOWN), None);
    assert_eq!(
        proposed(RecordedFacts {
            age: Some(4),
            ..UNKNOWN
        }),
        None
    );
}

#[test]
fn an_answer_can_raise_the_proposal_and_another_answer_does_not() {
    let policy = policy();
    let level = |answers: &[(&str, &str)]| {
        let facts = answered(UNKNOWN, answers);
        policy.propose(&facts).map(|rule| rule.level)
    };
    assert_eq!(
        level(&[("utrygg_naa", "ja")]),
        Some(SeverityLevel::Considerable)
    );
    assert_eq!(
        level(&[("frihetsberovet_uten_plass", "ja")]),
        Some(SeverityLevel::Severe)
    );
    assert_eq!(
        level(&[("utrygg_naa", "nei"), ("barnet_hort", "nei")]),
        None
    );
}

#[test]
fn the_proposal_rises_when_the_hours_pass() {
    let danger = RecordedFacts {
        danger: Judgement::Yes,
        ..UNKNOWN
    };
    assert_eq!(proposed(danger), Some(SeverityLevel::Considerable));
    for (hours_past, level) in [
        (23, SeverityLevel::Considerable),
        (24, SeverityLevel::Severe),
    ] {
        let later = RecordedFacts {
            hours_past,
            ..danger
        };
        assert_eq!(proposed(later), Some(level), "{hours_past}");
    }
    let passed: DateTime<Utc> = "2024-07-13T00:00:00Z".parse().unwrap();
    let after = |hours| passed + Duration::hours(hours);
    assert_eq!(policy().next_change(passed, passed), Some(after(24)));
    assert_eq!(policy().next_change(passed, after(24)), Some(after(72)));
    assert_eq!(policy().next_change(passed, after(72)), None);
}

#[test]
fn the_age_limit_itself_is_not_below_it() {
    let long = RecordedFacts {
        hours_past: 72,
        ..UNKNOWN
    };
    for (age, level) in [(12, Some(SeverityLevel::Considerable)), (13, None)] {
        let of_age = RecordedFacts {
            age: Some(age),
            ..long
        };
        assert_eq!(proposed(of_age), level, "{age}");
    }
}

#[test]
fn nothing_is_asked_twice() {
    let policy = policy();
    for fact in <Fact as crate::domain::code::Code>::ALL {
        let asked = policy
            .questions
            .iter()
            .filter(|question| question.answered == Answered::ByFact(*fact));
        assert_eq!(asked.count(), 1, "{fact}");
    }
    let questions = &policy.questions;
    assert_eq!(
        check_answer(questions, "fare", "ja"),
        Err(AnswerFault::UnknownQuestion),
        "the request answers it"
    );
    assert_eq!(check_answer(questions, "utrygg_naa", "ja"), Ok(()));
    assert_eq!(check_answer(questions, "utrygg_naa", NOT_ANSWERED), Ok(()));
    assert_eq!(
        check_answer(questions, "utrygg_naa", "kanskje"),
        Err(AnswerFault::UnknownAnswer)
    );
    let given = Answers::from([("utrygg_naa".to_owned(), "ja".to_owned())]);
    let left: Vec<&str> = unanswered(questions, &given)
        .map(|question| question.id.as_str())
        .collect();
    assert!(!left.contains(&"utrygg_naa") && left.contains(&"barnet_hort"));
}

#[test]
fn every_question_is_worded_in_both_written_standards_and_says_whose_it_is() {
    for question in policy().questions {
        assert!(question.text.nn.is_some(), "{}", question.id);
        assert_eq!(question.source, "prosjektets forslag", "{}", question.id);
    }
}

#[test]
fn the_basis_of_a_proposal_is_read_back_as_it_was_stored() {
    let policy = policy();
    let recorded = RecordedFacts {
        danger: Judgement::Yes,
        hours_past: 31,
        place: Some(PlaceOfStay::Hospital),
        age: Some(12),
        ..UNKNOWN
    };
    let facts = answered(recorded, &[("barnet_hort", "ikkeMulig")]);
    assert_eq!(
        facts.to_string(),
        "kind=acute;danger=yes;looked_after=not_assessed;place=hospital;harm_events=0;hours_past=31;age=12;answer.barnet_hort=ikkeMulig"
    );
    let rule = policy.propose(&facts).unwrap();
    let basis = Basis {
        facts,
        conditions: rule.conditions.clone(),
    };
    assert_eq!(basis.conditions_text(), "danger=yes;hours_past>=24");
    let again = Basis::from_stored(&basis.facts.to_string(), &basis.conditions_text());
    assert_eq!(again.as_ref(), Ok(&basis));
    let held: Vec<(String, &str)> = basis
        .reasons()
        .map(|(condition, value)| (condition.to_string(), value))
        .collect();
    assert_eq!(
        held,
        [
            ("danger=yes".to_owned(), "yes"),
            ("hours_past>=24".to_owned(), "31")
        ]
    );
}

#[rstest]
#[case("danger")]
#[case("fare=ja")]
#[case("danger=13097248022 er navnet")]
#[case("answer.=ja")]
fn a_stored_text_that_holds_no_facts_is_refused(#[case] text: &str) {
    assert_eq!(text.parse::<PolicyFacts>(), Err(NotFacts));
}

#[test]
fn what_changed_names_the_fact_with_both_values() {
    let before = facts(UNKNOWN);
    let after = answered(
        RecordedFacts {
            harm_events: 2,
            place: Some(PlaceOfStay::Unknown),
            ..UNKNOWN
        },
        &[("utrygg_naa", "ja")],
    );
    let told: Vec<String> = after
        .changes_since(&before)
        .iter()
        .map(|change| format!("{} {:?} {:?}", change.name, change.before, change.after))
        .collect();
    assert_eq!(
        told,
        [
            r#"place None Some("unknown")"#,
            r#"harm_events Some("0") Some("2")"#,
            r#"answer.utrygg_naa None Some("ja")"#,
        ]
    );
    assert!(after.changes_since(&after).is_empty());
}

const QUESTION: &str = r#"versjon = "1"
[[sporsmaal]]
id = "trygg"
nb = "Er barnet trygt?"
kilde = "eieren"
svar = [
    { kode = "ja", nb = "Ja" },
    { kode = "nei", nb = "Nei" },
]
[[regel]]
id = "utrygg"
nivaa = "svaertAlvorlig"
kilde = "eieren"
skadehendelser_minst = 2
svar = { trygg = "nei" }
"#;

#[test]
fn the_file_that_the_faults_are_made_in_is_itself_right() {
    let policy = Policy::parse("x.toml", QUESTION).unwrap();
    assert_eq!(policy.questions.len(), 1);
}

#[rstest]
#[case::unknown_level("svaertAlvorlig", "alvorlig", 12, "unknown nivaa «alvorlig»")]
#[case::level_of_the_other_scale("svaertAlvorlig", "hoy", 12, "unknown nivaa")]
#[case::unknown_condition("skadehendelser_minst", "skader_minst", 14, "unknown field")]
#[case::condition_of_the_wrong_type("minst = 2", "minst = \"to\"", 14, "invalid type")]
#[case::unknown_question(
    "{ trygg",
    "{ tryg",
    15,
    "unknown svar: question «tryg»; known are trygg"
)]
#[case::unknown_answer("= \"nei\" }\n", "= \"neppe\" }\n", 15, "unknown svar: answer «neppe»")]
#[case::no_source("kilde = \"eieren\"\nskade", "skade", 10, "missing field `kilde`")]
#[case::empty_source(
    "kilde = \"eieren\"\nskade",
    "kilde = \" \"\nskade",
    13,
    "kilde is empty"
)]
#[case::an_answer_twice("kode = \"nei\"", "kode = \"ja\"", 8, "«ja» is there already")]
#[case::a_name_that_fits_nowhere("id = \"utrygg\"", "id = \"u trygg\"", 11, "may hold only")]
#[case::one_answer("    { kode = \"nei\", nb = \"Nei\" },\n", "", 3, "at least two svar")]
#[case::an_answer_of_a_fact(
    "kilde = \"eieren\"\nsvar",
    "kilde = \"eieren\"\nfakta = \"alder\"\nsvar",
    8,
    "a recorded fact answers"
)]
#[case::unknown_fact(
    "kilde = \"eieren\"\nsvar",
    "kilde = \"eieren\"\nfakta = \"hjemmel\"\nsvar",
    6,
    "unknown fakta «hjemmel»; known are type"
)]
#[case::the_word_that_takes_back(
    "kode = \"nei\"",
    "kode = \"ikkeBesvart\"",
    8,
    "takes an answer back"
)]
#[case::no_toml("versjon = \"1\"", "versjon = ", 1, "")]
fn a_wrong_file_is_refused_with_line_and_reason(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] line: usize,
    #[case] reason: &str,
) {
    assert!(QUESTION.contains(right), "{right}");
    let fault = Policy::parse("x.toml", &QUESTION.replacen(right, wrong, 1)).unwrap_err();
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("x.toml", line),
        "{fault}"
    );
    assert!(fault.reason.contains(reason), "{fault}");
}

#[rstest]
#[case::same_name("id = \"utrygg\"\nfare = \"ja\"", "rule «utrygg» is there already")]
#[case::same_conditions(
    "id = \"b\"\nsvar = { trygg = \"nei\" }\nskadehendelser_minst = 2",
    "never reached"
)]
#[case::narrower(
    "id = \"b\"\nsvar = { trygg = \"nei\" }\nskadehendelser_minst = 3\nalder_under = 5",
    "«utrygg» before it takes everything"
)]
fn a_rule_that_can_never_give_its_level_is_refused(#[case] rule: &str, #[case] reason: &str) {
    let head = "[[regel]]\nnivaa = \"liteAlvorlig\"\nkilde = \"eieren\"\n";
    let fault = Policy::parse("x.toml", &format!("{QUESTION}{head}{rule}\n")).unwrap_err();
    assert_eq!(fault.line, 19, "{fault}");
    assert!(fault.reason.contains(reason), "{fault}");
}

#[rstest]
#[case::wider("svar = { trygg = \"nei\" }\nskadehendelser_minst = 1")]
#[case::another_answer("svar = { trygg = \"ja\" }\nskadehendelser_minst = 2")]
#[case::another_fact("alder_under = 5")]
fn a_rule_that_can_give_its_level_is_taken(#[case] conditions: &str) {
    let head = "[[regel]]\nid = \"b\"\nnivaa = \"liteAlvorlig\"\nkilde = \"eieren\"\n";
    let text = format!("{QUESTION}{head}{conditions}\n");
    assert!(Policy::parse("x.toml", &text).is_ok());
}
