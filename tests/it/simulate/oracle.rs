//! What must have been recorded, from the facts alone, and nothing of `app` is asked.
//!
//! The norms are counted here anew. The dates of the Act's limits come from `domain::deadline`, which
//! another implementation is held against; which of them passed unkept, when, and how often each may
//! stand in the database, is said here.

use bistandsplikt::domain::code::Code;
use bistandsplikt::domain::deadline;
use bistandsplikt::domain::deadline::CaseFacts;
use bistandsplikt::domain::deadline::RuleBook;
use bistandsplikt::domain::deadline::Settings;
use bistandsplikt::domain::legal_basis::LegalBasis;
use bistandsplikt::domain::nemnd::NemndEvent;
use chrono::DateTime;
use chrono::Days;
use chrono::NaiveDate;
use chrono::NaiveTime;
use chrono::TimeDelta;
use chrono::TimeZone;
use chrono::Utc;
use chrono_tz::Europe::Oslo;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::built_in().expect("the rules"));

/// What is known of one request.
#[derive(Debug, Clone)]
pub struct Facts {
    pub basis: LegalBasis,
    pub acute: bool,
    /// Whether § 16-3 obliges Bufetat to offer it.
    pub duty: bool,
    pub reported: DateTime<Utc>,
    pub wanted: Option<NaiveDate>,
    pub decided: Option<DateTime<Utc>>,
    pub offered: Vec<DateTime<Utc>>,
    pub withdrawn: Option<DateTime<Utc>>,
    pub moved_in: Option<DateTime<Utc>>,
    pub nemnd: Vec<NemndEvent>,
}

/// Something that passed unkept, or will if nothing more is told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passing {
    /// The norm of Bufetat's offer: at most one a request.
    Norm,
    /// A limit of the Act, and when it began.
    Limit(String, DateTime<Utc>),
}

/// The end of the local day.
fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = (day + Days::new(1)).and_time(NaiveTime::MIN);
    let local = Oslo.from_local_datetime(&midnight);
    local
        .single()
        .expect("no clock changes at midnight")
        .to_utc()
}

impl Facts {
    /// By when an offer is to be made: the same day, but at least two hours; or the day it was wanted.
    fn offer_due(&self) -> Option<DateTime<Utc>> {
        let day = self.reported.with_timezone(&Oslo).date_naive();
        match (self.duty, self.acute, self.wanted) {
            (false, _, _) | (true, false, None) => None,
            (true, true, _) => Some(end_of(day).max(self.reported + TimeDelta::hours(2))),
            (true, false, Some(wanted)) => Some(end_of(wanted.max(day))),
        }
    }

    /// What passes unkept by these facts, and when.
    pub fn passings(&self) -> Vec<(Passing, DateTime<Utc>)> {
        let before = |then: Option<DateTime<Utc>>, due| then.is_some_and(|then| then < due);
        let norm = self.offer_due().filter(|due| {
            let offered = self.offered.iter().min().copied();
            !before(offered, *due) && !before(self.withdrawn, *due)
        });
        let mut found: Vec<_> = norm.into_iter().map(|due| (Passing::Norm, due)).collect();
        let facts = CaseFacts {
            basis: self.basis,
            emergency_decision_at: self.decided,
            nemnd: &self.nemnd,
            moved_in_at: self.moved_in,
            events: &[],
            related: &[],
            stays_left_out: false,
        };
        for limit in deadline::assess(&BOOK, &facts, Settings::default()) {
            let passes = deadline::passes_at(&limit);
            let stands = passes.filter(|at| self.withdrawn.is_none_or(|gone| gone > *at));
            let what = Passing::Limit(limit.rule.id.code().to_owned(), limit.starts_at);
            found.extend(stands.map(|at| (what, at)));
        }
        found
    }
}

/// One request as it was known, from one telling to the next.
#[derive(Debug)]
pub struct Known {
    pub id: String,
    versions: Vec<(DateTime<Utc>, Facts)>,
}

impl Known {
    pub fn new(id: String, told: DateTime<Utc>, facts: Facts) -> Self {
        Self {
            id,
            versions: vec![(told, facts)],
        }
    }

    /// The facts as they stand.
    pub fn facts(&self) -> &Facts {
        &self.versions.last().expect("at least the first").1
    }

    /// When the need was reported, of an acute request within the duty to which nothing ever happened.
    pub fn waited_for_an_acute_offer(&self) -> Option<DateTime<Utc>> {
        let [(_, facts)] = &self.versions[..] else {
            return None;
        };
        (facts.acute && facts.duty).then_some(facts.reported)
    }

    /// Something more is told.
    pub fn tell(&mut self, told: DateTime<Utc>, change: impl FnOnce(&mut Facts)) {
        let mut facts = self.facts().clone();
        change(&mut facts);
        self.versions.push((told, facts));
    }

    /// Whether that could be recorded at that instant: by facts that stood then, and it had passed.
    fn allows(&self, recorded: &Recorded) -> bool {
        let ends = self.versions.iter().skip(1).map(|(until, _)| *until);
        let ends = ends.chain([DateTime::<Utc>::MAX_UTC]);
        self.versions
            .iter()
            .zip(ends)
            .any(|((from, facts), until)| {
                let stood = (*from..=until).contains(&recorded.at);
                let passed = (recorded.what.clone(), recorded.passed);
                stood && recorded.passed <= recorded.at && facts.passings().contains(&passed)
            })
    }
}

/// One row that the engine wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub request: String,
    pub what: Passing,
    pub passed: DateTime<Utc>,
    pub at: DateTime<Utc>,
}

/// What has passed by now, and is not recorded.
pub fn missed(known: &[Known], recorded: &[Recorded], now: DateTime<Utc>) -> Result<(), String> {
    let found: BTreeSet<(&str, &Passing)> = recorded
        .iter()
        .map(|row| (row.request.as_str(), &row.what))
        .collect();
    for case in known {
        for (what, at) in case.facts().passings() {
            if at <= now && !found.contains(&(case.id.as_str(), &what)) {
                return Err(format!(
                    "{what:?} of {} passed at {at} and is missed at {now}",
                    case.id
                ));
            }
        }
    }
    Ok(())
}

/// What is recorded twice, too early, by nobody's work, or though it never passed.
pub fn too_much(
    known: &[Known],
    recorded: &[Recorded],
    worked_at: &BTreeSet<DateTime<Utc>>,
) -> Result<(), String> {
    let cases: BTreeMap<&str, &Known> = known.iter().map(|case| (case.id.as_str(), case)).collect();
    let mut seen = BTreeSet::new();
    for row in recorded {
        if !seen.insert((&row.request, &row.what)) {
            return Err(format!("recorded twice: {row:?}"));
        }
        if !worked_at.contains(&row.at) {
            return Err(format!("recorded when nobody worked: {row:?}"));
        }
        if !cases[row.request.as_str()].allows(row) {
            return Err(format!("recorded though it had not passed: {row:?}"));
        }
    }
    Ok(())
}
