//! «fristregel» as a value, and how one is held against the facts of a case.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::local_date;
use crate::domain::deadline::period::{self, Due, Period};
use crate::domain::deadline::stay::{self, StayBasis};
use crate::domain::deadline::step::{EndEvent, StartEvent, Step};
use crate::domain::deadline::{
    CaseFacts, Consequence, Deadline, LimitOwner, Presumption, RuleId, Settings,
};
use crate::domain::event::CaseEventKind;
use crate::domain::legal_basis::{LawVersion, LegalBasis};
use crate::domain::nemnd::NemndEventKind;

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
    /// The decision fell or another limit took its place, so that this one has no object any more.
    Moot,
}

/// «kan fristen forlenges». Who may move a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// The Act has no rule on it.
    None,
    /// Nemndleder, for special reasons (§ 5-2 første ledd).
    ByTribunalLeader,
    /// A new decision told before the end adds the same length again, so many times at most (§ 6-2).
    ByNewOrder(u16),
    /// Whoever decided, or a court; not registered here, so it moves nothing.
    Elsewhere,
}

/// «hvilke anmodninger regelen gjelder».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppliesTo {
    /// Requests that rest on one of these paragraphs.
    Bases(&'static [LegalBasis]),
    /// Whatever the request rests on: the fact that starts the limit says that the paragraph holds.
    AnyBasis,
}

/// «tid som trekkes fra». Stays before this one that count toward its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deduction {
    /// Nothing.
    None,
    /// Local days under these paragraphs before the start.
    Stays {
        /// The paragraphs.
        under: &'static [StayBasis],
        /// Only since the last stay under this paragraph before this one began, where one is named.
        since_last: Option<StayBasis>,
    },
}

/// «hvilken opptelling gjelder». By which count a limit passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountedBy {
    /// No act says whether domstolloven §§ 148-149 count it: the plain end is worked by, both are shown.
    Unsettled,
    /// An act says that they do, as forvaltningsloven § 30.
    CourtRules,
}

/// «fristregel» as a value: one limit of the law in one version.
///
/// When the law changes, the old value gets [`Rule::law_to`] and a new one is added; a figure is
/// never edited in place. Two are equal when id and version are.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What the law asks.
    pub id: RuleId,
    /// Counts up from 1 within one id.
    pub version: u16,
    /// Where it stands, as it is cited: barnevernsloven (LOV-2021-06-18-97) where no other act is named.
    pub statute: &'static str,
    /// The first local date a limit of this rule can start.
    pub law_from: NaiveDate,
    /// The first local date it no longer can.
    pub law_to: Option<NaiveDate>,
    /// The requests it can hold for.
    pub applies_to: AppliesTo,
    /// How long the limit is.
    pub length: Period,
    /// By which count it passes.
    pub counted_by: CountedBy,
    /// Earlier stays that shorten it.
    pub deduction: Deduction,
    /// What follows when it passes.
    pub consequence: Consequence,
    /// Whose limit it is.
    pub owner: LimitOwner,
    /// Whether it can be moved.
    pub extension: Extension,
    /// What may be taken for granted; each of these wants a lawyer's word where it holds in a case.
    pub presumptions: &'static [Presumption],
    /// The facts it runs from, one limit each.
    pub starts: fn(&CaseFacts<'_>) -> Vec<Started>,
    /// The fact that stopped it, for a limit that ran from the instant given.
    pub end: fn(&CaseFacts<'_>, Settings, DateTime<Utc>) -> Option<Ended>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.version) == (other.id, other.version)
    }
}

/// An end found so far, and what moved it.
struct Counted {
    due: Due,
    extended_until: Option<NaiveDate>,
    renewals: u16,
}

impl Rule {
    /// Whether a limit that starts on that local date follows this version.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.law_from <= on && self.law_to.is_none_or(|to| on < to)
    }

    /// Whether two versions of one rule would both hold on some date.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.id == other.id
            && self.law_to.is_none_or(|to| other.law_from < to)
            && other.law_to.is_none_or(|to| self.law_from < to)
    }

    /// The limits of this rule in a case, oldest start first; none where it does not apply or has
    /// nothing to run from yet.
    #[must_use]
    pub fn assess(&'static self, facts: &CaseFacts<'_>, settings: Settings) -> Vec<Deadline> {
        let mut found = Vec::new();
        self.assess_into(facts, settings, &mut found);
        found
    }

    /// [`Self::assess`], added to what was found before.
    pub fn assess_into(
        &'static self,
        facts: &CaseFacts<'_>,
        settings: Settings,
        found: &mut Vec<Deadline>,
    ) {
        let applies = match self.applies_to {
            AppliesTo::Bases(bases) => bases.contains(&facts.basis),
            AppliesTo::AnyBasis => true,
        };
        if !applies {
            return;
        }
        let mut starts = (self.starts)(facts);
        starts.retain(|started| self.in_force(local_date(started.at)));
        starts.sort_by_key(|started| started.at);
        // A limit is known by its rule and its start: what was told twice is one limit.
        starts.dedup_by_key(|started| started.at);
        found.extend(
            starts
                .into_iter()
                .map(|started| self.limit(facts, settings, started)),
        );
    }

    fn limit(
        &'static self,
        facts: &CaseFacts<'_>,
        settings: Settings,
        started: Started,
    ) -> Deadline {
        let mut explanation = vec![Step::StartedAt {
            event: started.event,
            at: started.at,
        }];
        let (due, steps) = period::count(self.length, started.at);
        explanation.extend(steps);
        let deducted_days = self.deduction.days(facts, started.at);
        let due = if deducted_days == 0 {
            due
        } else {
            let last_day = shortened(self.length, started.at, deducted_days);
            explanation.push(Step::Deducted {
                days: deducted_days,
                last_day,
            });
            move_to(last_day, &mut explanation)
        };
        let ended = (self.end)(facts, settings, started.at);
        let counted = self.prolonged(facts, (started.at, ended), due, &mut explanation);
        explanation.extend(ended.map(|e| Step::Ended {
            event: e.event,
            at: e.at,
        }));
        Deadline {
            rule: self,
            starts_at: started.at,
            due: counted.due,
            ended,
            extended_until: counted.extended_until,
            renewals: counted.renewals,
            deducted_days,
            presumptions: self.presumed(facts, started.at, deducted_days),
            explanation,
        }
    }

    /// What moves the end later, by the rule's own way of it.
    fn prolonged(
        &self,
        facts: &CaseFacts<'_>,
        (start, ended): (DateTime<Utc>, Option<Ended>),
        due: Due,
        explanation: &mut Vec<Step>,
    ) -> Counted {
        let mut counted = Counted {
            due,
            extended_until: None,
            renewals: 0,
        };
        match self.extension {
            Extension::None | Extension::Elsewhere => {}
            Extension::ByTribunalLeader => {
                counted.extended_until = extended_until(facts, start, due);
                if let Some(until) = counted.extended_until {
                    explanation.push(Step::Extended { until });
                    counted.due = move_to(until, explanation);
                }
            }
            Extension::ByNewOrder(most) => {
                for at in renewals(facts, start, ended) {
                    if counted.renewals == most || at >= counted.due.plain {
                        break;
                    }
                    counted.renewals += 1;
                    let whole = self.length.times(counted.renewals + 1);
                    let deducted = self.deduction.days(facts, start);
                    let last_day = shortened(whole, start, deducted);
                    explanation.push(Step::Renewed { at, last_day });
                    counted.due = move_to(last_day, explanation);
                }
            }
        }
        counted
    }

    /// Those of the rule's presumptions that hold something in this case.
    pub(super) fn presumed(
        &self,
        facts: &CaseFacts<'_>,
        start: DateTime<Utc>,
        deducted_days: u64,
    ) -> Vec<Presumption> {
        let old_wording = LawVersion::on(local_date(start)) == Some(LawVersion::InForce2023);
        let holds = |presumption: &Presumption| match presumption {
            Presumption::ResidentInNorway => !facts.is_abroad(),
            Presumption::ForeignRequestMissing => {
                facts.is_abroad() && facts.first_told(CaseEventKind::ForeignRequest).is_none()
            }
            Presumption::ForeignRequestInTime => facts.is_abroad(),
            Presumption::MeantForThreeMonths => !stay::is_meant_until_known(facts, start),
            Presumption::TreatmentPresumed => !stay::is_told(facts, StayBasis::P6_2Treatment),
            Presumption::EmergencyTimeInObservation => deducted_days > 0,
            Presumption::EmergencyTimeBefore2026 => deducted_days > 0 && old_wording,
            Presumption::StaysLeftOut => facts.stays_left_out,
            Presumption::Counting
            | Presumption::StartIsTheDecision
            | Presumption::DismissedPetitionDoesNotCount
            | Presumption::ChildCannotBeMoved
            | Presumption::ThreeWeeksFromHolding
            | Presumption::GapStartsAnew
            | Presumption::CourtMayAllowLate
            | Presumption::MayBeExtended => true,
        };
        self.presumptions
            .iter()
            .copied()
            .filter(|presumption| holds(presumption))
            .collect()
    }
}

impl Deduction {
    /// The local days that count toward a limit that runs from an instant.
    pub(super) fn days(self, facts: &CaseFacts<'_>, start: DateTime<Utc>) -> u64 {
        match self {
            Self::None => 0,
            Self::Stays { under, since_last } => stay::days_before(facts, under, since_last, start),
        }
    }
}

/// The last day of a period with days taken off, never before the day it starts.
fn shortened(period: Period, start: DateTime<Utc>, days: u64) -> NaiveDate {
    let first = local_date(start);
    period::last_day(period, first)
        .checked_sub_days(chrono::Days::new(days))
        .map_or(first, |last| last.max(first))
}

/// Both ends of a limit that was moved to a last day; the step to a working day is told.
fn move_to(last_day: NaiveDate, explanation: &mut Vec<Step>) -> Due {
    // What was said of the day before the move holds no more.
    explanation.retain(|step| {
        !matches!(
            step,
            Step::DaySkipped { .. } | Step::MovedToWorkingDay { .. }
        )
    });
    let (due, step) = period::ends_on(last_day);
    explanation.extend(step);
    due
}

/// The last day of the extension that holds. One granted when the limit had already passed, or
/// that would shorten it, moves nothing.
fn extended_until(facts: &CaseFacts<'_>, start: DateTime<Utc>, due: Due) -> Option<NaiveDate> {
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

/// When new decisions prolonged the stay that began at an instant, oldest first.
fn renewals(
    facts: &CaseFacts<'_>,
    start: DateTime<Utc>,
    ended: Option<Ended>,
) -> Vec<DateTime<Utc>> {
    let mut told: Vec<_> = facts
        .told(CaseEventKind::OrderRenewed)
        .map(|event| event.at)
        .filter(|at| *at > start && ended.is_none_or(|end| *at <= end.at))
        .collect();
    told.sort_unstable();
    told.dedup();
    told
}
