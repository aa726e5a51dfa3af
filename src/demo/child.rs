//! Invented children: numbers no real person has, some with none, a few with a DUF number.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Value, json};

use super::chance::Chance;
use super::words;
use crate::domain::child::{ChildNumber, NumberPolicy};

/// No child of the demonstration is nearer eighteen than this many days when the need is reported,
/// except those meant to turn eighteen while they wait.
const DAYS_BEFORE_EIGHTEEN: u64 = 260;

/// A child as the kommune knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Date of birth.
    pub born: NaiveDate,
    number: Option<String>,
    /// The number it gets later, where it has none when it is first asked for.
    later: Option<String>,
    duf: bool,
    name: Option<String>,
}

/// The children made so far, so that no number is given twice.
#[derive(Debug, Default)]
pub struct Children {
    taken: BTreeSet<String>,
}

impl Children {
    /// A child of some age in whole years on a day.
    pub fn draw(&mut self, on: NaiveDate, years: (i64, i64), chance: &mut Chance) -> Child {
        let youngest = u32::try_from(years.0 * 12).unwrap_or(0);
        let latest = on.checked_sub_months(Months::new(youngest)).unwrap_or(on);
        let span = (years.1 - years.0 + 1) * 365;
        let back = chance.below(span.unsigned_abs());
        let born = latest
            .checked_sub_days(chrono::Days::new(back))
            .unwrap_or(latest);
        self.born_on(born.max(earliest_birth(on)), chance)
    }

    /// A child that turns eighteen on a day.
    pub fn turning_eighteen(&mut self, day: NaiveDate, chance: &mut Chance) -> Child {
        let born = day.checked_sub_months(Months::new(18 * 12)).unwrap_or(day);
        self.born_on(born, chance)
    }

    fn born_on(&mut self, born: NaiveDate, chance: &mut Chance) -> Child {
        let duf = chance.percent(2);
        let number = match chance.between(0, 99) {
            0..5 => None,
            _ if duf => self.free(
                |serial| synthetic_duf(1900 + serial % 50, 7 * serial),
                chance,
            ),
            _ => self.free(|serial| ChildNumber::synthetic(born, serial % 500), chance),
        };
        let later = match number {
            None if chance.percent(40) => {
                self.free(|serial| ChildNumber::synthetic(born, serial % 500), chance)
            }
            _ => None,
        };
        let name = chance.percent(15).then(|| words::invented_name(chance));
        Child {
            born,
            duf: duf && number.is_some(),
            number,
            later,
            name,
        }
    }

    /// A number nobody has yet: about one serial in six has none, and some are taken.
    fn free(
        &mut self,
        make: impl Fn(u32) -> Option<ChildNumber>,
        chance: &mut Chance,
    ) -> Option<String> {
        (0..50).find_map(|_| {
            let serial = u32::try_from(chance.below(100_000)).ok()?;
            let number = make(serial)?.expose().to_owned();
            self.taken.insert(number.clone()).then_some(number)
        })
    }
}

impl Child {
    /// The field `barn` of a request. A DUF number tells no date of birth, so it stands beside it.
    pub fn body(&self) -> Value {
        let date_is_needed = self.number.is_none() || self.duf;
        json!({
            "nummer": self.number,
            "fodselsdato": date_is_needed.then(|| self.born.to_string()),
            "navn": self.name,
        })
    }

    /// The number it gets while it waits, where it has none yet.
    pub fn later_number(&self) -> Option<&str> {
        self.later.as_deref()
    }

    /// The child as it is known the next time it is asked for.
    pub fn next_time(&self) -> Self {
        let mut child = self.clone();
        if let Some(number) = child.later.take() {
            child.number = Some(number);
        }
        child
    }

    /// Whether a new request on that day leaves the child well under eighteen while it waits.
    pub fn is_young_enough(&self, on: NaiveDate) -> bool {
        self.born >= earliest_birth(on)
    }

    /// The day the child turns eighteen.
    pub fn eighteen_on(&self) -> NaiveDate {
        let same_day = self
            .born
            .checked_add_months(Months::new(18 * 12))
            .unwrap_or(self.born);
        if same_day.day() == self.born.day() {
            same_day
        } else {
            same_day.succ_opt().unwrap_or(same_day)
        }
    }
}

fn earliest_birth(on: NaiveDate) -> NaiveDate {
    on.checked_sub_months(Months::new(18 * 12))
        .and_then(|day| day.checked_add_days(chrono::Days::new(DAYS_BEFORE_EIGHTEEN)))
        .unwrap_or(on)
}

/// A DUF number of a made-up person by this service's convention: a year long before the register.
/// The two check digits are found by asking which are right.
fn synthetic_duf(year: u32, serial: u32) -> Option<ChildNumber> {
    (0..=10).find_map(|check| {
        let text = format!("{year:04}{:06}{check:02}", serial % 1_000_000);
        ChildNumber::parse(&text, NumberPolicy::Synthetic).ok()
    })
}
