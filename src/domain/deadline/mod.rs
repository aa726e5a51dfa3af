//! «frist»: the limits of the Act, as rules over facts.
//!
//! Nothing here is stored: a deadline is a rule, the facts of a case, and an instant to look from.

pub mod period;
pub mod rules;
pub mod step;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::local_date;
use crate::domain::code::code_enum;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::nemnd::{NemndEvent, NemndEventKind};

pub use period::{Due, Period};
pub use step::{DayOff, EndEvent, StartEvent, Step};

code_enum! {
    /// «fristregel». What the law asks for; its number of days is not in the name.
    RuleId {
        /// «begjæring etter akuttvedtak om omsorgsovertakelse» (§ 4-2).
        CarePetition = "care_petition",
        /// «begjæring etter akuttvedtak om institusjon» (§ 4-4).
        InstitutionPetition = "institution_petition",
        /// «begjæring etter akuttvedtak ved fare for menneskehandel» (§ 4-5).
        TraffickingPetition = "trafficking_petition",
        /// «omsorgsovertakelse satt i verk» (§ 5-2).
        CareOrderCarriedOut = "care_order_carried_out",
        /// «institusjonsopphold uten samtykke satt i verk» (§ 6-2).
        InstitutionOrderCarriedOut = "institution_order_carried_out",
        /// «institusjonsopphold ved fare for menneskehandel satt i verk» (§ 6-6).
        TraffickingOrderCarriedOut = "trafficking_order_carried_out",
        /// «nemndleders kontroll av akuttvedtaket» (§ 14-22).
        TribunalControl = "tribunal_control",
    }
}

code_enum! {
    /// «virkning». What the Act says of a limit that passes. Never set in motion by this service.
    Consequence {
        /// «bortfall»: by the Act's words the decision falls away. A person judges whether it did.
        Lapse = "lapse",
        /// «mål»: a target, nothing follows by itself.
        Target = "target",
    }
}

code_enum! {
    /// «hvem fristen påhviler». Whose limit it is; none of these is Bufetat's failure by itself.
    LimitOwner {
        /// «kommunen».
        Municipality = "municipality",
        /// «nemnda».
        Tribunal = "tribunal",
        /// «Bufetat».
        Bufetat = "bufetat",
    }
}

code_enum! {
    /// «forutsetning». Something a rule takes for granted that the Act does not say in words.
    Presumption {
        /// Nothing says whether domstolloven §§ 148-149 count this limit; both answers are shown.
        Counting = "counting",
        /// The start is not named; the instant of the decision is presumed, as in §§ 5-2 and 6-6.
        StartIsTheDecision = "start_is_the_decision",
        /// The child lives in Norway: the six months for a child habitually resident abroad
        /// (§ 4-2 fjerde ledd, § 4-4 tredje ledd) are not counted.
        ResidentInNorway = "resident_in_norway",
        /// A petition the tribunal dismissed does not keep the limit.
        DismissedPetitionDoesNotCount = "dismissed_petition_does_not_count",
    }
}

/// «når en begjæring foreligger». The owner's choice, since the Act leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PetitionCounts {
    /// When the municipality sent it (as domstolloven § 146 has it).
    Sent,
    /// When the tribunal received it: the stricter reading.
    #[default]
    Received,
}

/// «valg eieren har gjort» about how limits are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Which instant of a petition counts.
    pub petition_counts: PetitionCounts,
}

/// «sakens faktum», as far as the limits of the Act need it.
#[derive(Debug, Clone, Copy)]
pub struct CaseFacts<'a> {
    /// The paragraph the request rests on.
    pub basis: LegalBasis,
    /// «vedtakstidspunktet» of an emergency decision (chapter 4 of the Act).
    pub emergency_decision_at: Option<DateTime<Utc>>,
    /// What happened before the tribunal, in any order.
    pub nemnd: &'a [NemndEvent],
    /// When the child moved to the place asked for.
    pub moved_in_at: Option<DateTime<Utc>>,
}

/// The fact a limit runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Started {
    /// What happened.
    pub event: StartEvent,
    /// When.
    pub at: DateTime<Utc>,
}

/// The fact that stopped a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// What happened.
    pub event: EndEvent,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is what the law asked for.
    pub effect: Effect,
}

/// What the end of a limit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It is what the law asked for.
    Kept,
    /// The decision fell, so that the limit has no object any more.
    Moot,
}

/// «kan fristen forlenges». Who may move a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// The Act has no rule on it.
    None,
    /// Nemndleder, for special reasons (§ 5-2 første ledd).
    ByTribunalLeader,
}

/// «fristregel» as a value: one limit of the Act in one version.
///
/// When the law changes, the old value gets [`Rule::law_to`] and a new one is added; a figure is
/// never edited in place. Two are equal when id and version are.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What the law asks.
    pub id: RuleId,
    /// Counts up from 1 within one id.
    pub version: u16,
    /// Where in barnevernsloven (LOV-2021-06-18-97) it stands, as it is cited.
    pub statute: &'static str,
    /// The first local date a limit of this rule can start.
    pub law_from: NaiveDate,
    /// The first local date it no longer can.
    pub law_to: Option<NaiveDate>,
    /// The paragraphs a request must rest on for the rule to apply.
    pub bases: &'static [LegalBasis],
    /// How long the limit is.
    pub length: Period,
    /// What follows when it passes.
    pub consequence: Consequence,
    /// Whose limit it is.
    pub owner: LimitOwner,
    /// Whether it can be moved.
    pub extension: Extension,
    /// What is taken for granted; each of these wants a lawyer's word.
    pub presumptions: &'static [Presumption],
    /// The fact it runs from, where that exists.
    pub start: fn(&CaseFacts<'_>) -> Option<Started>,
    /// The fact that stopped it, for a limit that ran from the instant given.
    pub end: fn(&CaseFacts<'_>, Settings, DateTime<Utc>) -> Option<Ended>,
}

/// «frist» in one case, with how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The rule.
    pub rule: &'static Rule,
    /// The instant the limit runs from.
    pub starts_at: DateTime<Utc>,
    /// When it passes, counted both ways, extension included.
    pub due: Due,
    /// The fact that stopped it.
    pub ended: Option<Ended>,
    /// The last local day of the extension that holds.
    pub extended_until: Option<NaiveDate>,
    /// How it was counted, in order.
    pub explanation: Vec<Step>,
}

/// «fristens status» at an instant, by the plain count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineState {
    /// «løper».
    Running,
    /// «overholdt».
    Met,
    /// «oppfylt for sent».
    MetLate,
    /// «passert».
    Passed,
    /// «uten gjenstand»: the decision fell before the limit passed.
    Moot,
}

/// The limits of the Act that run or ran in a case, in the order of the rules.
#[must_use]
pub fn assess(facts: &CaseFacts<'_>, settings: Settings) -> Vec<Deadline> {
    rules::ALL
        .iter()
        .filter_map(|rule| rule.assess(facts, settings))
        .collect()
}

/// The instant at which the limit passes or passed: what a sweep waits for.
///
/// `None` when it was stopped before. A late stop does not undo that it passed.
#[must_use]
pub fn passes_at(deadline: &Deadline) -> Option<DateTime<Utc>> {
    let stopped_in_time = deadline
        .ended
        .is_some_and(|ended| ended.at < deadline.due.plain);
    (!stopped_in_time).then_some(deadline.due.plain)
}

impl Rule {
    /// Whether a limit that starts on that local date follows this version.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.law_from <= on && self.law_to.is_none_or(|to| on < to)
    }

    /// The limit in a case; `None` when the rule does not apply or has nothing to run from yet.
    #[must_use]
    pub fn assess(&'static self, facts: &CaseFacts<'_>, settings: Settings) -> Option<Deadline> {
        if !self.bases.contains(&facts.basis) {
            return None;
        }
        let started = (self.start)(facts).filter(|s| self.in_force(local_date(s.at)))?;
        let mut explanation = vec![Step::StartedAt {
            event: started.event,
            at: started.at,
        }];
        let (mut due, counted) = period::count(self.length, started.at);
        explanation.extend(counted);
        let extended_until = self.extended_until(facts, started.at, due);
        if let Some(until) = extended_until {
            explanation.push(Step::Extended { until });
            let (moved, steps) = period::ends_on(until);
            due = moved;
            explanation.extend(steps);
        }
        let ended = (self.end)(facts, settings, started.at);
        explanation.extend(ended.map(|e| Step::Ended {
            event: e.event,
            at: e.at,
        }));
        Some(Deadline {
            rule: self,
            starts_at: started.at,
            due,
            ended,
            extended_until,
            explanation,
        })
    }

    /// The last day of the extension that holds. One granted when the limit had already passed, or
    /// that would shorten it, moves nothing.
    fn extended_until(
        &self,
        facts: &CaseFacts<'_>,
        start: DateTime<Utc>,
        due: Due,
    ) -> Option<NaiveDate> {
        if self.extension == Extension::None {
            return None;
        }
        let mut granted: Vec<_> = facts
            .nemnd
            .iter()
            .filter(|event| event.kind == NemndEventKind::Extended && event.at >= start)
            .filter_map(|event| event.until.map(|until| (event.at, until)))
            .collect();
        granted.sort_unstable();
        let longest = granted
            .into_iter()
            .fold((due.plain, None), |(passes, held), (at, until)| {
                let moved = period::ends_on(until).0.plain;
                if at < passes && moved > passes {
                    (moved, Some(until))
                } else {
                    (passes, held)
                }
            });
        longest.1
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.version) == (other.id, other.version)
    }
}

impl Deadline {
    /// How the limit stands at an instant. It has passed when `now` is at or after the plain end;
    /// facts later than `now` do not count.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> DeadlineState {
        let known = self.ended.filter(|ended| ended.at <= now);
        match known.map(|ended| (ended.effect, ended.at < self.due.plain)) {
            Some((Effect::Kept, true)) => DeadlineState::Met,
            Some((Effect::Kept, false)) => DeadlineState::MetLate,
            Some((Effect::Moot, true)) => DeadlineState::Moot,
            Some((Effect::Moot, false)) => DeadlineState::Passed,
            None if now >= self.due.plain => DeadlineState::Passed,
            None => DeadlineState::Running,
        }
    }

    /// When the limit was stopped, by whatever fact.
    #[must_use]
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.ended.map(|ended| ended.at)
    }
}

#[cfg(test)]
mod tests;
