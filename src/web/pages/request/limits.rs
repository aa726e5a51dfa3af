//! The limits of the Act and the norms of a request, each date explained in words.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::Loaded;
use crate::app::Rules;
use crate::app::case::Case;
use crate::app::norms::{self, NormClock, NormState};
use crate::domain::deadline::{DayOff, Deadline, DeadlineState, Period, Step};
use crate::domain::norm::NormMeasure;
use crate::domain::search::SearchLine;
use crate::text::Texts;
use crate::web::pages::say::Say;

/// One limit or norm, ready to be read.
pub struct LimitView {
    /// What is asked.
    pub title: String,
    /// Where it stands, or where the norm comes from.
    pub source: String,
    /// Whose it is.
    pub owner: String,
    /// How it stands.
    pub state: String,
    /// When it passes, by the count to work by.
    pub working: String,
    /// When it passes, by the plain count.
    pub plain: String,
    /// When it passes as the courts count, where that is later.
    pub court: Option<String>,
    /// How it was found, step by step.
    pub steps: Vec<String>,
}

/// Every limit and norm of a request: the norms about Bufetat first, then the Act's.
pub fn views(say: &Say, rules: &Rules, loaded: &Loaded) -> Vec<LimitView> {
    of_case(say, rules, (&loaded.shown.case, &loaded.log), loaded.now)
}

/// Every limit and norm of a case in plain lines, for a terminal.
pub fn explained(
    texts: &Arc<Texts>,
    rules: &Rules,
    told: (&Case, &[SearchLine]),
    now: DateTime<Utc>,
) -> Vec<String> {
    let say = Say::new(texts.clone());
    let mut lines = Vec::new();
    for limit in of_case(&say, rules, told, now) {
        lines.push(format!(
            "{} ({}): {}",
            limit.title, limit.source, limit.state
        ));
        let end = |key: &str, at: &str| format!("  {}: {at}", say.t(key));
        lines.push(format!("  {}: {}", say.t("frist-hvem"), limit.owner));
        lines.push(end("frist-gar-ut", &limit.plain));
        lines.extend(limit.court.map(|court| end("frist-domstol", &court)));
        lines.extend(limit.steps.iter().map(|step| format!("  - {step}")));
    }
    lines
}

fn of_case(
    say: &Say,
    rules: &Rules,
    (case, log): (&Case, &[SearchLine]),
    now: DateTime<Utc>,
) -> Vec<LimitView> {
    let reported = case.request.content.need_reported_at;
    let norms = norms::clocks(case, log, rules, now);
    let norms = norms.iter().map(|clock| norm_view(say, clock, reported));
    let limits = case.deadlines(rules);
    norms
        .chain(limits.iter().map(|limit| limit_view(say, limit, now)))
        .collect()
}

fn norm_view(say: &Say, clock: &NormClock<'_>, reported: DateTime<Utc>) -> LimitView {
    let state = match clock.state {
        NormState::Running => "frist-loper",
        NormState::Kept => "frist-overholdt",
        NormState::KeptLate => "frist-for-sent",
        NormState::Passed => "frist-passert",
    };
    let explained = if clock.norm.counts {
        say.with("norm-fra", &[("tid", &say.instant(reported))])
    } else {
        say.t(match clock.norm.measures {
            NormMeasure::Offer | NormMeasure::HumanAnswer => "norm-maales",
            NormMeasure::FosterHome => "norm-maales-fosterhjem",
            NormMeasure::Update => "norm-maales-oppdatering",
            NormMeasure::JointPlan => "norm-maales-felles-plan",
        })
    };
    LimitView {
        title: norm_title(say, &clock.norm.id),
        source: clock.norm.source.clone(),
        owner: say.t("code-limit-owner-bufetat"),
        state: say.t(state),
        working: say.limit(clock.due_at),
        plain: say.limit(clock.due_at),
        court: None,
        steps: vec![explained],
    }
}

/// The owner may add norms: one without a text of its own is called by its id.
pub fn norm_title(say: &Say, id: &str) -> String {
    let key = ["norm", &id.replace('_', "-")].join("-");
    let (texts, locale) = say.texts();
    if texts.has(locale, &key) {
        say.t(&key)
    } else {
        say.with("norm-annen", &[("id", id)])
    }
}

fn limit_view(say: &Say, limit: &Deadline, now: DateTime<Utc>) -> LimitView {
    let state = match limit.state(now) {
        DeadlineState::Running => "frist-loper",
        DeadlineState::Met => "frist-overholdt",
        DeadlineState::MetLate => "frist-for-sent",
        DeadlineState::Passed => "frist-passert",
        DeadlineState::Moot => "frist-uten-gjenstand",
    };
    let mut steps: Vec<String> = limit
        .explanation
        .iter()
        .map(|step| explain(say, step, limit))
        .collect();
    steps.push(say.code("consequence", limit.rule.consequence));
    steps.extend(
        limit
            .presumptions
            .iter()
            .map(|one| say.code("presumption", *one)),
    );
    LimitView {
        title: say.code_by_law("rule", limit.rule.id, limit.law_version()),
        source: limit.rule.statute.to_owned(),
        owner: say.code("limit-owner", limit.rule.owner),
        state: say.t(state),
        working: say.limit(limit.ends_at()),
        plain: say.limit(limit.due.plain),
        court: (limit.due.as_court_counts != limit.due.plain)
            .then(|| say.limit(limit.due.as_court_counts)),
        steps,
    }
}

/// One step of the count in words.
fn explain(say: &Say, step: &Step, limit: &Deadline) -> String {
    match *step {
        Step::StartedAt { event, at } => say.with(
            "steg-start",
            &[
                ("hva", &say.code("start-event", event)),
                ("tid", &say.instant(at)),
            ],
        ),
        Step::Counted {
            period: Period::Hours(hours),
            ..
        } => {
            let end = say.limit(limit.due.plain);
            say.with(
                "steg-timer",
                &[("antall", &hours.to_string()), ("tid", &end)],
            )
        }
        Step::Counted { period, last_day } => say.with(
            "steg-talt",
            &[
                ("lengde", &length(say, period)),
                ("dag", &say.weekday(last_day)),
            ],
        ),
        Step::DaySkipped { date, because } => say.with(
            "steg-ikke-virkedag",
            &[
                ("dag", &say.weekday(date)),
                ("hvorfor", &day_off(say, because)),
            ],
        ),
        Step::MovedToWorkingDay { to } => say.with("steg-virkedag", &[("til", &say.weekday(to))]),
        Step::HoursSkipped { date, because } => {
            let why = say.code("holiday", because).to_lowercase();
            say.with(
                "steg-timer-hoppet",
                &[("dag", &say.weekday(date)), ("hvorfor", &why)],
            )
        }
        Step::Extended { until } => say.with("steg-forlenget", &[("dag", &say.weekday(until))]),
        Step::Deducted { days, last_day } => deducted(say, days, last_day),
        Step::Renewed { at, last_day } => say.with(
            "steg-fornyet",
            &[("tid", &say.instant(at)), ("dag", &say.weekday(last_day))],
        ),
        Step::Ended { event, at } => say.with(
            "steg-slutt",
            &[
                ("hva", &say.code("end-event", event)),
                ("tid", &say.instant(at)),
            ],
        ),
    }
}

fn deducted(say: &Say, days: u64, last_day: NaiveDate) -> String {
    let days = say.counted("lengde-dager", usize::try_from(days).unwrap_or(usize::MAX));
    let last_day = say.weekday(last_day);
    say.with("steg-trukket-fra", &[("dager", &days), ("dag", &last_day)])
}

fn day_off(say: &Say, because: DayOff) -> String {
    match because {
        DayOff::Saturday => say.t("dag-6"),
        DayOff::Holiday(holiday) => say.code("holiday", holiday).to_lowercase(),
    }
}

fn length(say: &Say, period: Period) -> String {
    let (key, count) = match period {
        Period::Hours(count) => ("lengde-timer", count),
        Period::Days(count) => ("lengde-dager", count),
        Period::Weeks(count) => ("lengde-uker", count),
        Period::Months(count) => ("lengde-maneder", count),
    };
    say.counted(key, count.into())
}
