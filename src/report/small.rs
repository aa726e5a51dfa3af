//! The coarser editions of the month's report, in which no small number can be found: not by looking, and
//! not by subtracting one month, sum or edition from another.
//!
//! What is counted runs from January to the month. A **count** is shown when it has grown by at least `k`
//! since it was last shown that year, else not at all that month: what happened meanwhile is in the next one
//! that is shown. A **split** of it (by region, by kind) is shown with it when *every* part has grown by at
//! least `k` since the split was last shown; else the whole split is left out. What is not shown is not
//! hidden in a cell, so there is no cell to find.
//!
//! Why that holds: every number that is known is the sum over whole parts of what happened between two
//! instants, and each such sum is `k` or more. Any finer number is then free up to the least of the sums it
//! is part of, which is `k` or more (`attack.rs` tries).
//!
//! What was decided is kept with the frozen month, and the later months follow it.

#[cfg(test)]
mod attack;
mod tables;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counting::{Counting, counted_kind, those};
use super::facts::Facts;
use super::label::Label;
use super::month::{Month, Period};
use super::section::Section;
use super::table::{Grain, Table};
use super::{Report, ReportFault};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::organisation::Region;

/// What an edition's month shows of one thing that is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The count from January to the month, where it is shown.
    pub count: Option<u64>,
    /// The splits that are shown with it: by their name, the counts by the code of the part.
    pub splits: BTreeMap<String, BTreeMap<String, u64>>,
}

/// What a month shows, by what is counted.
pub type Decisions = BTreeMap<String, Shown>;

/// What is known already when a month is decided on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The months of the same year before it in the same edition, oldest first.
    pub before: Vec<(Month, Decisions)>,
    /// The same month in the edition it is made from; `None` where that one shows everything.
    pub finer: Option<Decisions>,
}

/// Something that is counted, with the ways it is split.
struct Series {
    id: &'static str,
    /// The part of the report it stands in.
    section: Section,
    grain: Grain,
    count: u64,
    splits: Vec<Split>,
}

struct Split {
    id: &'static str,
    parts: Vec<(Label, u64)>,
}

/// A month in a coarser edition, and what it shows.
///
/// # Errors
/// As every report.
pub fn build(
    month: Month,
    (edition, least): (Edition, u64),
    facts: &Facts,
    known: &Known,
) -> Result<(Report, Decisions), ReportFault> {
    super::check(month, facts)?;
    let counting = Counting::new(month, facts);
    let (mut sections, mut all) = (Vec::new(), Vec::<Table>::new());
    let mut decisions = Decisions::new();
    for series in series(&counting) {
        let shown = decide(least, &series, known);
        let tables = tables::of(&series, &shown, known, (&counting, least))?;
        sections.push((series.section, tables.iter().map(Table::id).collect()));
        all.extend(tables);
        decisions.insert(series.id.to_owned(), shown);
    }
    let report = Report {
        month,
        week: None,
        edition,
        region: None,
        cut_off: facts.cut_off,
        sections,
        tables: all,
    };
    Ok((report, decisions))
}

/// What of a series is shown.
fn decide(least: u64, series: &Series, known: &Known) -> Shown {
    let finer = known.finer.as_ref();
    let finer = finer.map(|finer| finer.get(series.id).cloned().unwrap_or_default());
    let last = last(series.id, known).map_or(0, |(_, count)| count);
    let may = finer.as_ref().is_none_or(|finer| finer.count.is_some());
    if !may || series.count < last + least {
        return Shown::default();
    }
    let is_shown = |split: &&Split| {
        let may = |finer: &Shown| finer.splits.contains_key(split.id);
        let before = last_split(series.id, split.id, known).map(|(_, parts)| parts);
        let grown = |(label, count): &(Label, u64)| {
            let before = before.and_then(|parts| parts.get(name(*label)));
            *count >= before.copied().unwrap_or(0) + least
        };
        finer.as_ref().is_none_or(may) && split.parts.iter().all(grown)
    };
    let kept = |split: &Split| {
        let parts = split.parts.iter();
        let parts = parts.map(|(label, count)| (name(*label).to_owned(), *count));
        (split.id.to_owned(), parts.collect())
    };
    Shown {
        count: Some(series.count),
        splits: series.splits.iter().filter(is_shown).map(kept).collect(),
    }
}

/// The month a count was last shown in before, and what it was.
fn last(series: &str, known: &Known) -> Option<(Month, u64)> {
    let mut newest = known.before.iter().rev();
    newest.find_map(|(month, decisions)| Some((*month, decisions.get(series)?.count?)))
}

/// The month a split was last shown in before, and its parts.
fn last_split<'a>(
    series: &str,
    split: &str,
    known: &'a Known,
) -> Option<(Month, &'a BTreeMap<String, u64>)> {
    let mut newest = known.before.iter().rev();
    newest.find_map(|(month, decisions)| Some((*month, decisions.get(series)?.splits.get(split)?)))
}

/// A part's stored code.
fn name(label: Label) -> &'static str {
    label.listed().map_or("", |(_, code)| code)
}

fn series(counting: &Counting<'_>) -> Vec<Series> {
    let year = counting.this_year();
    let events = counting.events(year);
    let requests = counting.requests(year);
    let established = counting.established();
    let established = those(&established, |conclusion| {
        year.holds(Month::of_date(conclusion.concluded_on))
    });
    vec![
        Series {
            id: "anmodninger",
            section: Section::Headline,
            grain: Grain::Requests,
            count: requests.len() as u64,
            splits: vec![
                by_region(&requests, |request| request.region),
                by_kind(&requests, |request| counted_kind(request.kind)),
            ],
        },
        Series {
            id: "hendelser",
            section: Section::NotInTime,
            grain: Grain::Events,
            count: events.len() as u64,
            splits: vec![
                by_region(&events, |event| event.region),
                by_kind(&events, |event| event.kind),
            ],
        },
        Series {
            id: "konstaterte",
            section: Section::Supervision,
            grain: Grain::Conclusions,
            count: established.len() as u64,
            splits: vec![by_region(&established, |conclusion| conclusion.region)],
        },
    ]
}

const BY_REGION: &str = "region";
const BY_KIND: &str = "type";

fn by_region<T>(items: &[&T], of: impl Fn(&T) -> Region) -> Split {
    let part = |region: &Region| {
        let own = those(items, |item| of(item) == *region);
        (Label::Region(*region), own.len() as u64)
    };
    Split {
        id: BY_REGION,
        parts: Region::ALL.iter().map(part).collect(),
    }
}

fn by_kind<T>(items: &[&T], of: impl Fn(&T) -> CountedKind) -> Split {
    let part = |kind: &CountedKind| {
        let own = those(items, |item| of(item) == *kind);
        (Label::Kind(*kind), own.len() as u64)
    };
    Split {
        id: BY_KIND,
        parts: CountedKind::ALL.iter().map(part).collect(),
    }
}

/// The months of a year after one, to another.
fn after(last: Option<Month>, to: Month) -> Option<Period> {
    let from = match last {
        None => Month::new(to.year(), 1).ok()?,
        Some(last) => Month::new(last.year(), last.number() + 1).ok()?,
    };
    (from <= to).then_some(Period { from, to })
}
