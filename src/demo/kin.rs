//! What ties cases together: siblings of one kommune, and two records that may be one child.

use chrono::TimeDelta;
use serde_json::json;

use super::case::Case;
use super::fate::Fate;
use super::places::Place;
use super::sheet::{Handling, Instant, Sheet};
use super::waiting;

/// Of so many cases that could be siblings', one is.
const SIBLINGS: u64 = 2;

/// A case while it waits.
#[derive(Debug, Clone)]
struct Open {
    reference: String,
    place: Place,
    from: Instant,
    until: Instant,
    has_kin: bool,
}

impl Open {
    /// The name of the child's first request.
    fn chain(&self) -> &str {
        self.reference.split('-').next().unwrap_or_default()
    }
}

/// The cases written so far.
#[derive(Debug, Default)]
pub struct Kin(Vec<Open>);

impl Kin {
    /// Writes what ties a case to one that was written before.
    pub fn write(&mut self, case: &Case, fate: &Fate, sheet: &mut Sheet) {
        let mut open = Open {
            reference: case.reference.clone(),
            place: case.place,
            from: case.registered,
            until: fate.settled().unwrap_or_else(|| waiting::until(case, fate)),
            has_kin: false,
        };
        open.has_kin = self.siblings(case, &open, sheet);
        self.same_child(case, fate, &open, sheet);
        self.0.push(open);
    }

    /// Joined half an hour after both were there, while both wait.
    fn siblings(&mut self, case: &Case, open: &Open, sheet: &mut Sheet) -> bool {
        let mut chance = case.own_chance(2);
        let meets = |other: &&mut Open| {
            let at = open.from.max(other.from) + TimeDelta::minutes(45);
            let both_wait = at < open.until && at < other.until;
            other.place.number == open.place.number
                && other.chain() != open.chain()
                && !other.has_kin
                && both_wait
        };
        let Some(other) = self.0.iter_mut().find(meets) else {
            return false;
        };
        if chance.below(SIBLINGS) != 0 {
            return false;
        }
        other.has_kin = true;
        let at = open.from.max(other.from) + TimeDelta::minutes(30);
        let split = chance.percent(35);
        let how = "Oppdiktet: kan bo hver for seg en kort tid, om de møtes hver helg.";
        let data = json!({
            "soskenSaksnummer": other.reference,
            "onske": if split { "kanDeles" } else { "sammen" },
            "tekst": split.then_some(how),
        });
        sheet.write(case.entry(at, case.municipality(at), Handling::Sibling, data));
        true
    }

    /// The desk proposes that a case which is open at the end is about a child that another kommune asked for.
    fn same_child(&self, case: &Case, fate: &Fate, open: &Open, sheet: &mut Sheet) {
        if fate.settled().or(fate.closed()).is_some() {
            return;
        }
        let at = open.from + TimeDelta::hours(26);
        let other = self.0.iter().find(|other| {
            other.place.region == open.place.region
                && other.place.number != open.place.number
                && other.from < at
        });
        if let Some(other) = other {
            let data = json!({
                "saksnummer": other.reference,
                "begrunnelse": "Oppdiktet: samme fødselsdag og samme skole, ifølge begge kommunene.",
            });
            sheet.write(case.entry(at, case.intake(), Handling::ChildLink, data));
        }
    }
}
