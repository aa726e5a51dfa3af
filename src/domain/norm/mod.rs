//! The duty to offer in time: configurable norms, not law. A counting norm that passes gives a possible
//! breach; the others are measured and shown.
//!
//! A norm belongs to a key: what it measures, acute or planned, and whether it counts. On a day there is at
//! most one norm a key for the country and one for each region, and the region's stands instead of the
//! country's. Both are checked when the file is read, so that exactly one applies.

mod file;
mod order;

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

use super::breach::CountedKind;
use super::calendar;
use super::code::code_enum;
use super::legal_basis::Measure;
use super::organisation::Region;
use super::reach::ReachNorm;

code_enum! {
    /// «måler». What a norm's clock waits for.
    NormMeasure {
        /// «tilbud»: the first offer.
        Offer = "offer",
        /// «svar fra et menneske»: the first act of a person at Bufetat in the case.
        HumanAnswer = "human_answer",
        /// «ventetid på fosterhjem»: the child moved in, where a foster home was asked for.
        FosterHome = "foster_home",
        /// «avtalt oppdatering»: the next update by the rhythm both sides agreed.
        Update = "update",
        /// «felles plan»: both sides agreed who does what while no place is found.
        JointPlan = "joint_plan",
    }
}

/// «Norm»: by when something is to be done, from config/norms.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// Stable name, stored with every possible breach it flags.
    pub id: String,
    /// Version; a change of content is a new version.
    pub version: i32,
    /// First local date of need it applies to.
    pub from: NaiveDate,
    /// Last local date of need it applies to.
    pub to: Option<NaiveDate>,
    /// The region it is for; `None` is the whole country.
    pub region: Option<Region>,
    /// What it measures.
    pub measures: NormMeasure,
    /// Acute (internal acute too) or planned; `None` is both.
    pub kind: Option<CountedKind>,
    /// Whether passing it records a possible breach. Only a norm about the offer may.
    pub counts: bool,
    /// By when.
    pub limit: Limit,
    /// Where the norm comes from, shown with it.
    pub source: String,
}

/// By when something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Local midnight of the day the need was reported, but at least so many elapsed hours after.
    SameDay {
        /// Elapsed hours.
        at_least_hours: u32,
    },
    /// So many elapsed minutes after the need was reported.
    Within {
        /// Elapsed minutes.
        minutes: u32,
    },
    /// The end of the local day the measure was wanted from.
    WantedStart,
    /// The end of the local day so many days after the need was reported; for the wait for a foster home
    /// after the wanted start, where there is one.
    Days {
        /// Local days.
        days: u32,
    },
    /// As the two sides agreed (`super::meanwhile`); it has no instant before they have.
    AgreedRhythm,
}

/// What a norm needs to know of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormCase {
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// Bufetat's region on the day of the need.
    pub region: Region,
    /// What was asked for.
    pub measure: Measure,
    /// First instant the need was reported to Bufetat by any channel (R2).
    pub need_reported_at: DateTime<Utc>,
    /// Wanted start, a local date.
    pub wanted_start: Option<NaiveDate>,
}

/// A norm applied to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferDue<'a> {
    /// The norm.
    pub norm: &'a Norm,
    /// The instant by which it is to be done; from then on the norm is passed.
    pub at: DateTime<Utc>,
}

impl Norm {
    /// Whether the norm is about such a request, reported on such a day.
    fn covers(&self, case: &NormCase) -> bool {
        let day = calendar::local_date(case.need_reported_at);
        let foster =
            self.measures != NormMeasure::FosterHome || case.measure == Measure::FosterHome;
        foster
            && self.kind.is_none_or(|kind| kind == case.kind)
            && self.region.is_none_or(|region| region == case.region)
            && self.from <= day
            && self.to.is_none_or(|last| day <= last)
    }

    /// The instant by which it is to be done; `None` where the norm does not apply or nothing known
    /// when the request was made says when.
    pub fn due_at(&self, case: &NormCase) -> Option<DateTime<Utc>> {
        if !self.covers(case) {
            return None;
        }
        let day = calendar::local_date(case.need_reported_at);
        match self.limit {
            Limit::SameDay { at_least_hours } => {
                let earliest = case.need_reported_at + Duration::hours(at_least_hours.into());
                Some(calendar::end_of_day(day).max(earliest))
            }
            Limit::Within { minutes } => {
                Some(case.need_reported_at + Duration::minutes(minutes.into()))
            }
            Limit::WantedStart => case
                .wanted_start
                .map(|start| calendar::end_of_day(start.max(day))),
            Limit::Days { days } => {
                let wanted = case
                    .wanted_start
                    .filter(|_| self.measures == NormMeasure::FosterHome);
                let from = wanted.unwrap_or(day);
                from.checked_add_days(Days::new(days.into()))
                    .map(calendar::end_of_day)
            }
            Limit::AgreedRhythm => None,
        }
    }

    /// Whether two norms are of one key, so that one of them would stand instead of the other.
    fn shares_key_with(&self, other: &Self) -> bool {
        let kinds = self.kind.zip(other.kind);
        self.measures == other.measures
            && self.counts == other.counts
            && kinds.is_none_or(|(one, another)| one == another)
    }

    /// Whether some day of need is in both norms' time.
    fn shares_days_with(&self, other: &Self) -> bool {
        self.to.is_none_or(|last| other.from <= last)
            && other.to.is_none_or(|last| self.from <= last)
    }
}

/// How far back a need is looked for whose norm has passed: no norm about an acute offer is longer.
const PASSED_WITHIN: Duration = Duration::days(30);

/// The norms in force, validated at start.
#[derive(Debug, Clone, PartialEq)]
pub struct Norms {
    norms: Vec<Norm>,
    reach: Vec<ReachNorm>,
}

impl Norms {
    /// The norms that are about a request: a region's stands instead of the country's.
    fn covering<'a>(&'a self, case: NormCase) -> impl Iterator<Item = &'a Norm> + use<'a> {
        self.norms.iter().filter(move |norm| {
            let replaced = norm.region.is_none()
                && self.norms.iter().any(|regional| {
                    regional.region.is_some()
                        && regional.shares_key_with(norm)
                        && regional.covers(&case)
                });
            norm.covers(&case) && !replaced
        })
    }

    /// The counting norm that applies to a request, with its limit.
    pub fn counting(&self, case: &NormCase) -> Option<OfferDue<'_>> {
        self.applying(case).find(|due| due.norm.counts)
    }

    /// Every norm that applies to a request and has a limit, counting or only measured.
    pub fn applying<'a>(&'a self, case: &NormCase) -> impl Iterator<Item = OfferDue<'a>> + use<'a> {
        let case = *case;
        self.covering(case)
            .filter_map(move |norm| norm.due_at(&case).map(|at| OfferDue { norm, at }))
    }

    /// The last instant at which a need like this one was reported whose counting norm has passed by `now`;
    /// `None` where no need of the last `PASSED_WITHIN` has. A need reported earlier passes no later, so
    /// the instant parts what has passed from what has not.
    pub fn passed_until(&self, like: &NormCase, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let passed = |need_reported_at| {
            let case = NormCase {
                need_reported_at,
                ..*like
            };
            self.counting(&case).is_some_and(|due| due.at <= now)
        };
        let (mut passed_at, mut open_at) = (now - PASSED_WITHIN, now);
        if !passed(passed_at) {
            return None;
        }
        while open_at - passed_at > Duration::milliseconds(1) {
            let half = (open_at - passed_at).num_milliseconds() / 2;
            let middle = passed_at + Duration::milliseconds(half);
            if passed(middle) {
                passed_at = middle;
            } else {
                open_at = middle;
            }
        }
        Some(passed_at)
    }

    /// The norm about agreed updates that applies to a request.
    pub fn update(&self, case: &NormCase) -> Option<&Norm> {
        self.covering(*case)
            .find(|norm| norm.measures == NormMeasure::Update)
    }

    /// The id of every norm, of whatever day.
    pub fn ids(&self) -> BTreeSet<&str> {
        self.norms.iter().map(|norm| norm.id.as_str()).collect()
    }

    /// What «kan nås i dag» means for a request on a local day.
    pub fn reach(&self, region: Region, day: NaiveDate) -> Option<&ReachNorm> {
        let on_day = |norm: &&ReachNorm| norm.is_in_force(day);
        let regional = self.reach.iter().filter(on_day);
        let national = self.reach.iter().filter(on_day);
        regional
            .clone()
            .find(|norm| norm.region == Some(region))
            .or_else(|| national.clone().find(|norm| norm.region.is_none()))
    }
}

#[cfg(test)]
mod tests;
