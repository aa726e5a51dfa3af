//! «regelbok»: the rules that hold, each limit of the law in its versions.

use crate::domain::deadline::rules;
use crate::domain::deadline::{Rule, RuleId};

/// «regelbok». At most one version of a rule holds on a date.
#[derive(Debug, Clone)]
pub struct RuleBook {
    rules: Vec<&'static Rule>,
}

/// Why rules make no book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BookFault {
    /// Two versions of one rule would hold on the same date.
    #[error("versions {first} and {second} of the rule {id} hold on the same date")]
    Overlap {
        /// The rule.
        id: RuleId,
        /// One version.
        first: u16,
        /// The other.
        second: u16,
    },
    /// Two rules have the same id and version, which are stored with a limit that passed.
    #[error("version {version} of the rule {id} is there twice")]
    SameVersion {
        /// The rule.
        id: RuleId,
        /// The version.
        version: u16,
    },
    /// A version ends before it begins.
    #[error("version {version} of the rule {id} ends before it begins")]
    NeverInForce {
        /// The rule.
        id: RuleId,
        /// The version.
        version: u16,
    },
}

impl RuleBook {
    /// The rules as they are written in the service.
    ///
    /// # Errors
    /// As [`Self::new`]; a test holds that there are none.
    pub fn built_in() -> Result<Self, BookFault> {
        Self::new(rules::ALL.to_vec())
    }

    /// A book of rules, in the order they are shown.
    ///
    /// # Errors
    /// Two versions of a rule hold on one date, have one number, or one never holds.
    pub fn new(rules: Vec<&'static Rule>) -> Result<Self, BookFault> {
        for (index, rule) in rules.iter().enumerate() {
            let (id, version) = (rule.id, rule.version);
            if rule.law_to.is_some_and(|to| to <= rule.law_from) {
                return Err(BookFault::NeverInForce { id, version });
            }
            for earlier in rules.iter().take(index) {
                if earlier == rule {
                    return Err(BookFault::SameVersion { id, version });
                }
                if earlier.overlaps(rule) {
                    let (first, second) = (earlier.version, version);
                    return Err(BookFault::Overlap { id, first, second });
                }
            }
        }
        Ok(Self { rules })
    }

    /// Every rule in every version.
    #[must_use]
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// The rule of an id and version, as stored with a limit that passed.
    #[must_use]
    pub fn find(&self, id: RuleId, version: u16) -> Option<&'static Rule> {
        self.rules
            .iter()
            .copied()
            .find(|rule| rule.id == id && rule.version == version)
    }
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
    use crate::domain::code::Code;
    use crate::domain::deadline::rules::testing::day;
    use chrono::NaiveDate;
    use rstest::rstest;

    fn version(number: u16, from: &str, to: Option<&str>) -> &'static Rule {
        let first = rules::ALL[0];
        Box::leak(Box::new(Rule {
            version: number,
            law_from: day(from),
            law_to: to.map(day),
            ..first.clone()
        }))
    }

    #[test]
    fn every_rule_is_in_the_built_in_book_and_can_be_found() {
        let book = RuleBook::built_in().unwrap();
        for id in RuleId::ALL {
            assert_eq!(book.find(*id, 1).map(|rule| rule.id), Some(*id));
        }
        assert_eq!(book.find(RuleId::CarePetition, 0), None);
        assert!(book.rules().iter().all(|rule| rule.statute.contains("§ ")));
    }

    #[test]
    fn a_version_takes_over_on_the_day_the_other_ends() {
        let old = version(1, "2023-01-01", Some("2026-01-01"));
        let new = version(2, "2026-01-01", None);
        assert!(RuleBook::new(vec![new, old]).is_ok(), "in either order");
        let book = RuleBook::new(vec![old, new]).unwrap();
        let on = |date: NaiveDate| {
            let held = book.rules().iter().filter(|rule| rule.in_force(date));
            held.map(|rule| rule.version).collect::<Vec<_>>()
        };
        assert_eq!(on(day("2022-12-31")), [] as [u16; 0]);
        assert_eq!(on(day("2025-12-31")), [1]);
        assert_eq!(on(day("2026-01-01")), [2]);
    }

    #[rstest]
    #[case("one day in both", version(1, "2023-01-01", Some("2026-01-02")), version(2, "2026-01-01", None), Some((1, 2)))]
    #[case("the later first", version(2, "2026-01-01", None), version(1, "2023-01-01", Some("2026-01-02")), Some((2, 1)))]
    #[case("both without end", version(1, "2023-01-01", None), version(2, "2026-01-01", None), Some((1, 2)))]
    #[case(
        "a hole between",
        version(1, "2023-01-01", Some("2025-01-01")),
        version(2, "2026-01-01", None),
        None
    )]
    fn two_versions_never_hold_on_one_date(
        #[case] what: &str,
        #[case] one: &'static Rule,
        #[case] other: &'static Rule,
        #[case] fault: Option<(u16, u16)>,
    ) {
        let id = one.id;
        let wanted = fault.map(|(first, second)| BookFault::Overlap { id, first, second });
        assert_eq!(RuleBook::new(vec![one, other]).err(), wanted, "{what}");
    }

    #[test]
    fn a_number_is_given_once_and_a_version_holds_some_day() {
        let (id, version_1) = (
            rules::ALL[0].id,
            version(1, "2023-01-01", Some("2024-01-01")),
        );
        let again = version(1, "2024-01-01", None);
        let fault = BookFault::SameVersion { id, version: 1 };
        assert_eq!(RuleBook::new(vec![version_1, again]).err(), Some(fault));
        let never = version(1, "2024-01-01", Some("2024-01-01"));
        let fault = BookFault::NeverInForce { id, version: 1 };
        assert_eq!(RuleBook::new(vec![never]).err(), Some(fault));
    }
}
