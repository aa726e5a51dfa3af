//! The wait clock and the severity mark: words first, a drawing beside them, never colour alone.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Datelike, Duration, SecondsFormat, Utc};

use super::say::Say;
use crate::app::Rules;
use crate::domain::calendar;
use crate::domain::request::PlacementRequest;
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};

/// So long before a limit the clock warns.
const WARNING: Duration = Duration::hours(2);
/// The first year of the routine with five levels.
const FIVE_STEPS_FROM: i32 = 2024;

/// How long a child has waited for an offer, said the same to both sides.
#[derive(Template)]
#[template(path = "web/pages/wait_clock.html")]
pub struct WaitClock {
    state: &'static str,
    since: String,
    now: String,
    until: Option<String>,
    lead: String,
    time: String,
    status: String,
    share: Option<i64>,
    /// What is said when an instant passes while the page is open: instant, state, words.
    thresholds: Vec<(String, &'static str, String)>,
}

impl HtmlSafe for WaitClock {}

impl WaitClock {
    /// The clock of a request as it stands at `now`.
    pub fn new(say: &Say, rules: &Rules, request: &PlacementRequest, now: DateTime<Utc>) -> Self {
        let due = request.offer_due(&rules.norms).map(|due| due.at);
        let since = request.content.need_reported_at;
        let withdrawn = request.withdrawal().map(|withdrawal| withdrawal.at);
        let stopped = request.first_offer_at.into_iter().chain(withdrawn).min();
        match stopped {
            Some(end) => Self::stopped(say, (since, end), request.first_offer_at == Some(end), now),
            None => Self::running(say, since, due, now),
        }
    }

    fn stopped(
        say: &Say,
        (since, end): (DateTime<Utc>, DateTime<Utc>),
        offered: bool,
        now: DateTime<Utc>,
    ) -> Self {
        let status = if offered {
            "klokke-tilbud"
        } else {
            "klokke-trukket"
        };
        Self {
            state: "stopped",
            since: iso(since),
            now: iso(now),
            until: None,
            lead: say.t("klokke-ventet"),
            time: say.wait(since, end),
            status: say.t(status),
            share: None,
            thresholds: Vec::new(),
        }
    }

    fn running(
        say: &Say,
        since: DateTime<Utc>,
        due: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Self {
        let (state, status) = match due {
            None => ("running", say.t("klokke-ingen-norm")),
            Some(due) if due <= now => (
                "overdue",
                say.with("klokke-passert", &[("frist", &say.limit(due))]),
            ),
            Some(due) if due - WARNING <= now => (
                "warning",
                say.with("klokke-snart", &[("frist", &say.limit(due))]),
            ),
            Some(due) => (
                "running",
                say.with("klokke-frist", &[("frist", &say.limit(due))]),
            ),
        };
        Self {
            state,
            since: iso(since),
            now: iso(now),
            until: due.map(iso),
            lead: say.t("klokke-ventet"),
            time: say.wait(since, now),
            status,
            share: due.map(|due| share(since, due, now)),
            thresholds: due.map(|due| thresholds(say, due, now)).unwrap_or_default(),
        }
    }
}

/// The share of the time used, in whole percent.
fn share(since: DateTime<Utc>, due: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    let whole = (due - since).num_milliseconds().max(1);
    ((now - since).num_milliseconds().saturating_mul(100) / whole).clamp(0, 100)
}

fn thresholds(
    say: &Say,
    due: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<(String, &'static str, String)> {
    let said = say.limit(due);
    let all = [
        (due - WARNING, "warning", "klokke-snart"),
        (due, "overdue", "klokke-passert"),
    ];
    all.into_iter()
        .filter(|(at, ..)| *at > now)
        .map(|(at, state, key)| (iso(at), state, say.with(key, &[("frist", &said)])))
        .collect()
}

fn iso(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A severity: its word, its place among the steps of its own scale, and who says so.
#[derive(Template)]
#[template(path = "web/pages/severity_mark.html")]
pub struct SeverityMark {
    word: String,
    /// The middle of each step and whether it is filled; empty for what nobody has assessed.
    steps: Vec<(usize, bool)>,
    width: usize,
    alternative: String,
    by: Option<String>,
}

impl HtmlSafe for SeverityMark {}

impl SeverityMark {
    /// The mark of a level; none is «ikke vurdert».
    pub fn new(say: &Say, level: Option<SeverityLevel>, source: Option<SeveritySource>) -> Self {
        let Some(level) = level else {
            let word = say.t("alvor-ikke-vurdert");
            return Self {
                word,
                steps: Vec::new(),
                width: 0,
                alternative: String::new(),
                by: None,
            };
        };
        let of = SeverityLevel::of(level.scale()).count();
        let rank = usize::from(level.rank());
        let steps = (0..of).map(|step| (step * 12 + 6, step < rank)).collect();
        let (rank, of_text) = (rank.to_string(), of.to_string());
        Self {
            word: say.code("severity-level", level),
            steps,
            width: of * 12,
            alternative: say.with("alvor-trinn", &[("trinn", &rank), ("av", &of_text)]),
            by: source.map(|source| match source {
                SeveritySource::Proposed => say.t("alvor-foreslatt"),
                SeveritySource::Assessed => say.t("alvor-vurdert"),
            }),
        }
    }

    /// The mark of a list row, which knows the level's place only; the day of the need tells the scale.
    pub fn of_rank(say: &Say, rank: i32, need_reported_at: DateTime<Utc>) -> Option<Self> {
        let five = calendar::local_date(need_reported_at).year() >= FIVE_STEPS_FROM;
        let scale = if five {
            SeverityScale::Five2024
        } else {
            SeverityScale::Three2023
        };
        let level = SeverityLevel::of(scale).find(|level| i32::from(level.rank()) == rank)?;
        Some(Self::new(say, Some(level), None))
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
