//! The policy that proposes a severity from recorded facts. A proposal is never an assessment.

use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;

use super::breach::CountedKind;
use super::request::{Judgement, PlaceOfStay};
use super::severity::{SeverityLevel, SeverityScale};

/// «Regel»: if every condition holds, the level is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRule {
    /// Stable name, stored as the proposal's reason.
    pub id: String,
    /// The level proposed, on scale 2024-5.
    pub level: SeverityLevel,
    /// Where the rule comes from; shown with the proposal.
    pub source: String,
    danger: Option<Judgement>,
    looked_after: Option<Judgement>,
    places: Vec<PlaceOfStay>,
    harm_events_at_least: Option<usize>,
    hours_past_at_least: Option<u32>,
    age_below: Option<i32>,
    kind: Option<CountedKind>,
}

/// The recorded facts a proposal rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyFacts {
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// Danger to life or health, as the kommune assessed it.
    pub danger: Judgement,
    /// Whether the child is looked after.
    pub looked_after: Judgement,
    /// Where the child is.
    pub place: Option<PlaceOfStay>,
    /// Harm events while waiting.
    pub harm_events: usize,
    /// Whole elapsed hours since the norm passed, while the wait goes on.
    pub hours_past: i64,
    /// Age in years when the need was reported.
    pub age: Option<i32>,
}

/// The policy, read from config/severity.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its version, stored with every proposal.
    pub version: String,
    rules: Vec<PolicyRule>,
}

impl PolicyRule {
    fn holds(&self, facts: &PolicyFacts) -> bool {
        self.danger.is_none_or(|wanted| facts.danger == wanted)
            && self
                .looked_after
                .is_none_or(|wanted| facts.looked_after == wanted)
            && (self.places.is_empty()
                || facts
                    .place
                    .is_some_and(|place| self.places.contains(&place)))
            && self
                .harm_events_at_least
                .is_none_or(|least| facts.harm_events >= least)
            && self
                .hours_past_at_least
                .is_none_or(|least| facts.hours_past >= least.into())
            && self
                .age_below
                .is_none_or(|limit| facts.age.is_some_and(|age| age < limit))
            && self.kind.is_none_or(|kind| facts.kind == kind)
    }
}

impl Policy {
    /// Reads config/severity.toml.
    ///
    /// # Errors
    /// A sentence that names the rule and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: PolicyFile =
            toml::from_str(text).map_err(|fault| format!("severity: {}", fault.message()))?;
        let rules = file
            .regel
            .into_iter()
            .map(PolicyRule::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            version: file.versjon,
            rules,
        })
    }

    /// The first rule whose every condition holds; `None` is «ikke vurdert».
    pub fn propose(&self, facts: &PolicyFacts) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| rule.holds(facts))
    }

    /// The rule of that name, to show a stored proposal's source.
    pub fn rule(&self, id: &str) -> Option<&PolicyRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The next instant after `now` at which hours past the norm could change the proposal.
    pub fn next_change(
        &self,
        passed_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        self.rules
            .iter()
            .filter_map(|rule| rule.hours_past_at_least)
            .map(|hours| passed_at + Duration::hours(hours.into()))
            .filter(|at| *at > now)
            .min()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    versjon: String,
    regel: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: String,
    nivaa: String,
    kilde: String,
    fare: Option<String>,
    ivaretatt: Option<String>,
    #[serde(default)]
    oppholdssted: Vec<String>,
    skadehendelser_minst: Option<usize>,
    timer_over_minst: Option<u32>,
    alder_under: Option<i32>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl TryFrom<RuleEntry> for PolicyRule {
    type Error = String;

    fn try_from(entry: RuleEntry) -> Result<Self, String> {
        let named = |what: &str| format!("severity: «{}»: unknown {what}", entry.id);
        let judgement = |text: &Option<String>, what| match text.as_deref() {
            None => Ok(None),
            Some("ja") => Ok(Some(Judgement::Yes)),
            Some("nei") => Ok(Some(Judgement::No)),
            Some(_) => Err(named(what)),
        };
        let kind = match entry.kind.as_deref() {
            None => None,
            Some("akutt") => Some(CountedKind::Acute),
            Some("planlagt") => Some(CountedKind::Planned),
            Some(_) => return Err(named("type")),
        };
        let level = level_named(&entry.nivaa).ok_or_else(|| named("nivaa"))?;
        let places = entry
            .oppholdssted
            .iter()
            .map(|name| place_named(name).ok_or_else(|| named("oppholdssted")));
        Ok(Self {
            level,
            danger: judgement(&entry.fare, "fare")?,
            looked_after: judgement(&entry.ivaretatt, "ivaretatt")?,
            places: places.collect::<Result<_, _>>()?,
            harm_events_at_least: entry.skadehendelser_minst,
            hours_past_at_least: entry.timer_over_minst,
            age_below: entry.alder_under,
            kind,
            source: entry.kilde.clone(),
            id: entry.id.clone(),
        })
    }
}

/// The policy file speaks the API's words, since its owner reads those.
fn level_named(name: &str) -> Option<SeverityLevel> {
    let level = match name {
        "liteAlvorlig" => SeverityLevel::Little,
        "mindreAlvorlig" => SeverityLevel::Lesser,
        "moderatAlvorlig" => SeverityLevel::Moderate,
        "betydeligAlvorlig" => SeverityLevel::Considerable,
        "svaertAlvorlig" => SeverityLevel::Severe,
        _ => return None,
    };
    (level.scale() == SeverityScale::Five2024).then_some(level)
}

fn place_named(name: &str) -> Option<PlaceOfStay> {
    Some(match name {
        "hjemme" => PlaceOfStay::Home,
        "kommunalMidlertidig" => PlaceOfStay::MunicipalTemporary,
        "eksisterendeTiltak" => PlaceOfStay::ExistingMeasure,
        "familieEllerNettverk" => PlaceOfStay::FamilyOrNetwork,
        "sykehus" => PlaceOfStay::Hospital,
        "fengselEllerArrest" => PlaceOfStay::Custody,
        "ukjentEllerRomt" => PlaceOfStay::Unknown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    fn policy() -> Policy {
        Policy::parse(include_str!("../../config/severity.toml")).unwrap()
    }

    const UNKNOWN: PolicyFacts = PolicyFacts {
        kind: CountedKind::Acute,
        danger: Judgement::NotAssessed,
        looked_after: Judgement::NotAssessed,
        place: None,
        harm_events: 0,
        hours_past: 0,
        age: None,
    };

    fn proposed(facts: PolicyFacts) -> Option<SeverityLevel> {
        policy().propose(&facts).map(|rule| rule.level)
    }

    #[test]
    fn the_sourced_rule_gives_moderate_when_the_child_is_looked_after() {
        let facts = PolicyFacts {
            looked_after: Judgement::Yes,
            ..UNKNOWN
        };
        assert_eq!(proposed(facts), Some(SeverityLevel::Moderate));
        let policy = policy();
        assert!(policy.propose(&facts).unwrap().source.contains("3.1.1"));
    }

    #[test]
    fn every_level_can_be_reached_from_recorded_facts() {
        let planned = PolicyFacts {
            kind: CountedKind::Planned,
            danger: Judgement::No,
            looked_after: Judgement::Yes,
            ..UNKNOWN
        };
        let severe = PolicyFacts {
            danger: Judgement::Yes,
            looked_after: Judgement::No,
            ..UNKNOWN
        };
        assert_eq!(
            proposed(PolicyFacts {
                place: Some(PlaceOfStay::ExistingMeasure),
                ..planned
            }),
            Some(SeverityLevel::Little)
        );
        assert_eq!(proposed(planned), Some(SeverityLevel::Lesser));
        assert_eq!(
            proposed(PolicyFacts {
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
            proposed(PolicyFacts {
                age: Some(4),
                ..UNKNOWN
            }),
            None
        );
    }

    #[test]
    fn the_proposal_rises_when_the_hours_pass() {
        let danger = PolicyFacts {
            danger: Judgement::Yes,
            ..UNKNOWN
        };
        assert_eq!(proposed(danger), Some(SeverityLevel::Considerable));
        assert_eq!(
            proposed(PolicyFacts {
                hours_past: 24,
                ..danger
            }),
            Some(SeverityLevel::Severe)
        );
        let passed: DateTime<Utc> = "2024-07-13T00:00:00Z".parse().unwrap();
        assert_eq!(
            policy().next_change(passed, passed),
            Some(passed + Duration::hours(24))
        );
        assert_eq!(
            policy().next_change(passed, passed + Duration::hours(24)),
            Some(passed + Duration::hours(72))
        );
        assert_eq!(
            policy().next_change(passed, passed + Duration::hours(72)),
            None
        );
    }

    #[test]
    fn a_misspelt_condition_is_refused() {
        let wrong =
            "versjon='x'\n[[regel]]\nid='a'\nnivaa='liteAlvorlig'\nkilde='k'\nfare='kanskje'";
        assert!(Policy::parse(wrong).unwrap_err().contains("unknown fare"));
    }
}
