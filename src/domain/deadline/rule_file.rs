//! «regelfil»: versions of the law's limits that the owner adds to the built-in ones, config/rules.toml.
//!
//! What a limit runs from and what stops it is code; a file can only say how long it is, where that stands
//! and from which day. The version that held before ends the day before; what runs already follows the
//! version it began with.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use crate::domain::config_fault::{ConfigFile, FileFault};
use crate::domain::deadline::{Consequence, Period, Rule, RuleBook, RuleId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    versjon: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    regel: Spanned<String>,
    versjon: Spanned<u16>,
    fra: Spanned<NaiveDate>,
    til: Option<Spanned<NaiveDate>>,
    lengde: Spanned<String>,
    hjemmel: Spanned<String>,
    kilde: Spanned<String>,
}

impl RuleBook {
    /// The built-in rules with the versions of a file added.
    ///
    /// # Errors
    /// File, line and reason: an unknown rule, a version that is not the next, a length that cannot be
    /// read, days that do not fit.
    pub fn with_file(name: &str, text: &str) -> Result<Self, FileFault> {
        let file = ConfigFile::new(name, text);
        let told: File = file.read()?;
        let mut rules = built_in(&file)?;
        for entry in &told.versjon {
            let next = next_version(&file, &rules, entry)?;
            end_before(&mut rules, next.id, next.law_from);
            rules.push(next);
        }
        // The reading order is the book's: a rule's versions stand together.
        let place = |id: RuleId| rules.iter().position(|rule| rule.id == id);
        let mut sorted = rules.clone();
        sorted.sort_by_key(|rule| (place(rule.id), rule.version));
        Self::new(sorted.into_iter().map(leaked).collect()).map_err(|fault| file.fault(0..0, fault))
    }
}

fn built_in(file: &ConfigFile<'_>) -> Result<Vec<Rule>, FileFault> {
    let book = RuleBook::built_in().map_err(|fault| file.fault(0..0, fault))?;
    Ok(book.rules().iter().map(|rule| (*rule).clone()).collect())
}

/// A rule lives as long as the program, whether it is built in or read at start.
fn leaked(rule: Rule) -> &'static Rule {
    Box::leak(Box::new(rule))
}

/// The version an entry tells, on top of the latest version of its rule.
fn next_version(file: &ConfigFile<'_>, rules: &[Rule], entry: &Entry) -> Result<Rule, FileFault> {
    let id: RuleId = entry.regel.get_ref().parse().map_err(|_| {
        file.fault(
            entry.regel.span(),
            "regel: no such rule; `bistandsplikt rules` lists them",
        )
    })?;
    let latest = latest(rules, id)
        .ok_or_else(|| file.fault(entry.regel.span(), "regel: it has no built-in version"))?;
    let version = *entry.versjon.get_ref();
    let wanted = latest.version + 1;
    if version != wanted {
        return Err(file.fault(
            entry.versjon.span(),
            format!("versjon: the next of this rule is {wanted}"),
        ));
    }
    let from = *entry.fra.get_ref();
    if from <= latest.law_from || latest.law_to.is_some_and(|to| to < from) {
        return Err(file.fault(
            entry.fra.span(),
            "fra: later than the version before begins, and without a gap after it ends",
        ));
    }
    if entry.kilde.get_ref().trim().is_empty() {
        return Err(file.fault(entry.kilde.span(), "kilde: where the change stands"));
    }
    Ok(Rule {
        version,
        law_from: from,
        law_to: day_after_last(file, entry)?,
        length: length(file, &entry.lengde, latest.consequence)?,
        statute: leaked_text(file, &entry.hjemmel)?,
        ..latest.clone()
    })
}

fn latest(rules: &[Rule], id: RuleId) -> Option<&Rule> {
    rules
        .iter()
        .filter(|rule| rule.id == id)
        .max_by_key(|rule| rule.version)
}

/// Ends the version that held on the day a new one begins.
fn end_before(rules: &mut [Rule], id: RuleId, from: NaiveDate) {
    for rule in rules.iter_mut().filter(|rule| rule.id == id) {
        rule.law_to = Some(rule.law_to.map_or(from, |to| to.min(from)));
    }
}

/// The file says the last day, the rule the first day after it.
fn day_after_last(file: &ConfigFile<'_>, entry: &Entry) -> Result<Option<NaiveDate>, FileFault> {
    let Some(last) = &entry.til else {
        return Ok(None);
    };
    if last.get_ref() < entry.fra.get_ref() {
        return Err(file.fault(last.span(), "til: not before fra"));
    }
    Ok(last.get_ref().succ_opt())
}

/// Of a stay nights are taken off and a new decision adds to its last day, so hours cannot measure one.
fn length(
    file: &ConfigFile<'_>,
    told: &Spanned<String>,
    consequence: Consequence,
) -> Result<Period, FileFault> {
    let length = Period::from_iso(told.get_ref()).ok_or_else(|| {
        file.fault(
            told.span(),
            "lengde: PT48H, P10D, P2W or P3M (hours, days, weeks, months), not zero",
        )
    })?;
    if consequence == Consequence::MaximumStay && matches!(length, Period::Hours(_)) {
        return Err(file.fault(
            told.span(),
            "lengde: a longest stay is told in days, weeks or months",
        ));
    }
    Ok(length)
}

fn leaked_text(file: &ConfigFile<'_>, told: &Spanned<String>) -> Result<&'static str, FileFault> {
    let text = told.get_ref().trim();
    if !text.contains('§') {
        return Err(file.fault(told.span(), "hjemmel: the paragraph, with §"));
    }
    Ok(Box::leak(text.to_owned().into_boxed_str()))
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
mod tests {
    use super::*;
    use crate::domain::deadline::rules::testing::day;
    use rstest::rstest;

    const NEXT: &str = r#"
[[versjon]]
regel = "institution_petition"
versjon = 2
fra = "2027-01-01"
lengde = "P3W"
hjemmel = "§ 4-4 annet ledd"
kilde = "en lov"
"#;

    #[test]
    fn the_shipped_file_adds_nothing() {
        let shipped =
            RuleBook::with_file("rules.toml", include_str!("../../../config/rules.toml")).unwrap();
        let built_in = RuleBook::built_in().unwrap();
        assert_eq!(shipped.rules(), built_in.rules());
    }

    #[test]
    fn a_new_version_takes_over_on_its_first_day() {
        let book = RuleBook::with_file("rules.toml", NEXT).unwrap();
        let held = |date| {
            let rules = book.rules().iter();
            let found: Vec<_> = rules
                .filter(|rule| rule.id == RuleId::InstitutionPetition && rule.in_force(day(date)))
                .map(|rule| (rule.version, rule.length))
                .collect();
            found
        };
        assert_eq!(held("2026-12-31"), [(1, Period::Weeks(2))]);
        assert_eq!(held("2027-01-01"), [(2, Period::Weeks(3))]);
        assert_eq!(
            book.rules().len(),
            RuleBook::built_in().unwrap().rules().len() + 1
        );
    }

    #[test]
    fn a_version_has_a_last_day() {
        let text = NEXT.replace("lengde", "til = \"2027-12-31\"\nlengde");
        let book = RuleBook::with_file("rules.toml", &text).unwrap();
        let second = book.find(RuleId::InstitutionPetition, 2).unwrap();
        assert!(second.in_force(day("2027-12-31")) && !second.in_force(day("2028-01-01")));
        assert_eq!(second.statute, "§ 4-4 annet ledd");
        let one_day = NEXT.replace("lengde", "til = \"2027-01-01\"\nlengde");
        assert!(RuleBook::with_file("rules.toml", &one_day).is_ok());
    }

    /// The second version's last day is 31 December 2027; what the third begins on.
    #[rstest]
    #[case::the_day_after("2028-01-01", true)]
    #[case::before_it_ends("2027-07-01", true)]
    #[case::with_a_day_between("2028-01-02", false)]
    #[case::on_the_day_the_second_began("2027-01-01", false)]
    fn a_version_follows_the_one_before_without_a_gap(#[case] from: &str, #[case] follows: bool) {
        let second = NEXT.replace("lengde", "til = \"2027-12-31\"\nlengde");
        let third = NEXT
            .replace("versjon = 2", "versjon = 3")
            .replace("2027-01-01", from);
        let book = RuleBook::with_file("rules.toml", &format!("{second}{third}"));
        assert_eq!(book.is_ok(), follows);
        let Ok(book) = book else { return };
        let held = |date: NaiveDate| {
            let rules = book.rules().iter();
            rules
                .filter(|rule| rule.id == RuleId::InstitutionPetition && rule.in_force(date))
                .map(|rule| rule.version)
                .collect::<Vec<_>>()
        };
        assert_eq!(held(day(from)), [3]);
        assert_eq!(held(day(from).pred_opt().unwrap()), [2]);
        assert_eq!(held(day("2026-12-31")), [1]);
    }

    #[rstest]
    #[case("institution_petition", "institusjon", "rules.toml:3: regel")]
    #[case(
        "versjon = 2",
        "versjon = 3",
        "rules.toml:4: versjon: the next of this rule is 2"
    )]
    #[case("2027-01-01", "2023-01-01", "rules.toml:5: fra")]
    #[case("2027-01-01", "2027-13-01", "rules.toml:5: ")]
    #[case("\"P3W\"", "\"3 uker\"", "rules.toml:6: lengde")]
    #[case("\"P3W\"", "\"P0W\"", "rules.toml:6: lengde")]
    #[case("§ 4-4 annet ledd", "annet ledd", "rules.toml:7: hjemmel")]
    #[case("kilde", "kjelde", "rules.toml:8: ")]
    #[case("lengde", "til = \"2026-12-31\"\nlengde", "rules.toml:6: til")]
    fn what_is_wrong_is_told_with_file_line_and_reason(
        #[case] right: &str,
        #[case] wrong: &str,
        #[case] told: &str,
    ) {
        let fault = RuleBook::with_file("rules.toml", &NEXT.replace(right, wrong)).unwrap_err();
        assert!(fault.to_string().starts_with(told), "{fault}");
    }

    #[rstest]
    #[case("treatment_stay", false)]
    #[case("moving_ban_duration", false)]
    #[case("tribunal_control", true)]
    fn a_longest_stay_is_not_told_in_hours(#[case] rule: &str, #[case] is_taken: bool) {
        let text = NEXT.replace("institution_petition", rule);
        let hours = RuleBook::with_file("rules.toml", &text.replace("P3W", "PT72H"));
        let fault = hours.map(|_| ()).map_err(|fault| fault.to_string());
        assert_eq!(fault.is_ok(), is_taken, "{fault:?}");
        assert!(fault.map_or_else(|told| told.starts_with("rules.toml:6: lengde"), |()| true));
        assert!(RuleBook::with_file("rules.toml", &text.replace("P3W", "P3D")).is_ok());
    }

    #[test]
    fn a_version_without_a_source_is_refused() {
        let text = NEXT.replace("kilde = \"en lov\"", "");
        assert!(RuleBook::with_file("rules.toml", &text).is_err());
    }
}
