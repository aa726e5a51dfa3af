//! What changed rules or norms would have given: told, and nothing done; and one case explained.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::bodies::{acute_at, instant, with};
use crate::support::ground::settings;
use bistandsplikt::app::explain;
use bistandsplikt::app::what_if::{self, Comparison, Question, What};
use bistandsplikt::domain::deadline::RuleId;
use bistandsplikt::text::Texts;
use bistandsplikt::web::pages::explained;
use chrono::NaiveDate;
use rstest::rstest;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

const REPORTED: &str = "2024-12-12T10:00:00+01:00";
const NOW: &str = "2025-01-10T10:00:00+01:00";

/// Two weeks become four, from a day.
fn longer_from(day: &str) -> String {
    format!(
        "[[versjon]]\nregel = \"institution_petition\"\nversjon = 2\nfra = \"{day}\"\nlengde = \"P4W\"\n\
         hjemmel = \"§ 4-4 annet ledd\"\nkilde = \"et forslag\"\n"
    )
}

fn compared(story: &Story, rules: &str, norms: Option<&str>) -> Comparison {
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = settings(Path::new("/nowhere"));
    settings.files.rules = folder.path().join("rules.toml");
    std::fs::write(&settings.files.rules, rules).expect("a file");
    if let Some(norms) = norms {
        settings.files.norms = folder.path().join("norms.toml");
        std::fs::write(&settings.files.norms, norms).expect("a file");
    }
    let changed = settings.rules().expect("rules");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let question = Question {
        held: &story.service().rules,
        changed: &changed,
        from: day("2024-12-01"),
        to: day("2024-12-31"),
        now: instant(NOW),
    };
    let store = &story.service().store;
    store
        .read_blocking(|tx| what_if::compare(tx, &question))
        .expect("a comparison")
}

/// How many rows each table has.
fn rows(story: &Story) -> Vec<(String, usize)> {
    let mut raw = story.raw();
    let tables = raw.tables();
    tables
        .into_iter()
        .map(|table| (table.clone(), raw.count(&table)))
        .collect()
}

fn one_case(on: Backend) -> Story {
    let story = Story::on(on);
    let told = with(
        acute_at(REPORTED),
        json!({"hjemmel": "bvl-4-4", "akuttvedtak": REPORTED}),
    );
    story.at(REPORTED).registers(&told);
    story
}

#[rstest]
fn a_longer_limit_is_told_for_the_cases_it_would_have_held_for_and_changes_nothing(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = one_case(on);
    let before = rows(&story);
    let found = compared(&story, &longer_from("2024-12-01"), None);
    assert_eq!((found.looked_at, found.differences.len()), (1, 1));
    let difference = &found.differences[0];
    assert_eq!(difference.what, What::Limit(RuleId::InstitutionPetition));
    let (held, changed) = (
        difference.held.as_ref().expect("a limit"),
        difference.changed.as_ref().expect("a limit"),
    );
    assert_eq!(held.plain, instant("2024-12-27T00:00:00+01:00"));
    assert_eq!(changed.plain, instant("2025-01-10T00:00:00+01:00"));
    assert_eq!(
        (held.source.as_str(), changed.source.as_str()),
        ("institution_petition 1", "institution_petition 2")
    );
    assert_eq!(rows(&story), before, "nothing is written");
}

#[rstest]
#[case::a_day_later_is_too_late("2024-12-13", 0)]
#[case::the_day_itself("2024-12-12", 1)]
fn a_case_follows_the_version_it_began_under(#[case] from: &str, #[case] differences: usize) {
    let found = compared(&one_case(Sqlite), &longer_from(from), None);
    assert_eq!(found.differences.len(), differences);
}

#[test]
fn a_changed_norm_tells_whom_it_would_no_longer_flag() {
    let story = Story::on(Sqlite);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    let late = story.at("2024-12-13T10:00:00+01:00");
    late.offers(request).expect("an offer");
    let shipped = include_str!("../../config/norms.toml");
    let softer = shipped.replacen("minst_timer = 2 ", "minst_timer = 30 ", 1);
    assert_eq!(compared(&story, "", Some(shipped)).differences, []);
    let found = compared(&story, "", Some(&softer)).differences;
    assert_eq!((found.len(), &found[0].what), (1, &What::Norm));
    let passed = |end: &Option<what_if::End>| end.as_ref().map(|end| end.passed);
    assert_eq!(passed(&found[0].held), Some(true));
    assert_eq!(passed(&found[0].changed), Some(false));
}

#[rstest]
fn one_case_is_explained_in_words_and_the_look_is_journalled(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = one_case(on);
    let number = "2024-000001";
    let (case, log) = story
        .at(NOW)
        .run(move |work| explain::case(work, number))
        .expect("a case");
    let texts = Arc::new(Texts::load().expect("texts"));
    let rules = &story.service().rules;
    let told = explained(&texts, rules, (&case, &log), instant(NOW)).join("\n");
    for wanted in [
        "§ 4-4 annet ledd",
        "andre juledag",
        "27. desember 2024",
        "passert",
    ] {
        assert!(told.contains(wanted), "{wanted} in:\n{told}");
    }
    assert!(!told.contains("Kim"), "nobody's name");
    let looks = story
        .raw()
        .lines("SELECT person AS line FROM journal WHERE action = 'request.explain'");
    assert_eq!(looks, ["operator"]);
}
