//! «Noe er endret»: that something was done in a scope, and when it was noticed. Never what, or to whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};

use super::error::Failure;
use super::service::Work;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::role::Scope;
use crate::store::changes::{self, Change};

/// How far back acts are looked for: longer than any transaction is let last, since one that began earlier
/// may be done later.
const WINDOW: Duration = Duration::seconds(60);
/// Acts looked at in one go. Where there were more, everybody is told.
const MOST: i64 = 500;

/// What was done lately.
#[derive(Debug)]
pub struct Recent {
    found: Vec<Change>,
    at: DateTime<Utc>,
}

/// Looks for what was done lately. It tells nothing of any child and is not journalled.
///
/// # Errors
/// A fault of the database.
pub fn recent(work: &mut Work<'_, '_>) -> Result<Recent, Failure> {
    Ok(Recent {
        found: changes::since(work.tx, work.now - WINDOW, MOST)?,
        at: work.now,
    })
}

/// When something was last noticed in each scope. An instant of this process: it is compared only with
/// instants of the pages it serves.
#[derive(Debug, Default)]
pub struct Noticed {
    seen: BTreeSet<String>,
    anywhere: Option<DateTime<Utc>>,
    regions: BTreeMap<Region, DateTime<Utc>>,
    municipalities: BTreeMap<MunicipalityNumber, DateTime<Utc>>,
}

impl Noticed {
    /// Takes in what was done lately; tells whether any of it was not known.
    pub fn take_in(&mut self, recent: Recent) -> bool {
        let is_all = i64::try_from(recent.found.len()).is_ok_and(|found| found < MOST);
        let mut seen = BTreeSet::new();
        let mut any = false;
        for change in recent.found {
            if !self.seen.contains(&change.row) {
                any = true;
                self.note(change.place.filter(|_| is_all), recent.at);
            }
            seen.insert(change.row);
        }
        self.seen = seen;
        any
    }

    fn note(&mut self, place: Option<(Region, MunicipalityNumber)>, now: DateTime<Utc>) {
        let Some((region, municipality)) = place else {
            self.anywhere = Some(now);
            return;
        };
        self.regions.insert(region, now);
        self.municipalities.insert(municipality, now);
    }

    /// When something was last noticed within a scope.
    pub fn last_in(&self, scope: &Scope) -> Option<DateTime<Utc>> {
        let here = match scope {
            Scope::Region(region) => self.regions.get(region).copied(),
            Scope::Municipalities(numbers) => numbers
                .iter()
                .filter_map(|number| self.municipalities.get(number).copied())
                .max(),
            // Those who see more than one region are told whatever happens in any.
            Scope::Office(_) | Scope::National => self.regions.values().copied().max(),
            Scope::Nothing => return None,
        };
        here.max(self.anywhere)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn a_scope_is_told_of_what_happens_in_it_and_of_what_may_have() {
        let at = |minute: i64| DateTime::from_timestamp(minute * 60, 0).unwrap();
        let bergen: MunicipalityNumber = "4601".parse().unwrap();
        let asker: MunicipalityNumber = "3203".parse().unwrap();
        let mut noticed = Noticed::default();
        noticed.note(Some((Region::West, bergen)), at(1));
        let last = |noticed: &Noticed, scope: &Scope| noticed.last_in(scope);
        assert_eq!(last(&noticed, &Scope::Region(Region::West)), Some(at(1)));
        assert_eq!(last(&noticed, &Scope::Region(Region::East)), None);
        let both = Scope::Municipalities(vec![asker, bergen]);
        assert_eq!(last(&noticed, &both), Some(at(1)));
        assert_eq!(last(&noticed, &Scope::Municipalities(vec![asker])), None);
        noticed.note(None, at(2));
        assert_eq!(last(&noticed, &Scope::Region(Region::East)), Some(at(2)));
        assert_eq!(last(&noticed, &Scope::Nothing), None);
    }
}
