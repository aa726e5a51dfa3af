//! What is to come on a request's page: planned days, and the time that is used and left, in words.

use chrono::{DateTime, Utc};

use crate::app::Rules;
use crate::app::case::Case;
use crate::app::plans;
use crate::domain::calendar;
use crate::domain::deadline::planning::{PlanKind, Planned};
use crate::domain::deadline::quota::Quota;
use crate::domain::legal_basis::LawVersion;
use crate::web::pages::say::Say;

/// One planned day.
pub struct PlanLine {
    /// What must be done.
    pub what: String,
    /// By when, and what that rests on.
    pub by: String,
    /// How it stands.
    pub state: String,
}

/// How much of the time is used. The words say everything; the bar only draws it.
pub struct QuotaBar {
    /// Which time, in the words of its wording of the Act.
    pub title: String,
    /// Days used, for the bar.
    pub used: u64,
    /// Days in all, for the bar.
    pub total: u64,
    /// Used, left and in all.
    pub days: String,
    /// What wants attention.
    pub warnings: Vec<String>,
    /// From when, until when, and what is taken for granted.
    pub lines: Vec<String>,
}

/// The planned days of a case.
pub fn plan(say: &Say, rules: &Rules, case: &Case, now: DateTime<Utc>) -> Vec<PlanLine> {
    let plan = plans::plan_of(case, rules);
    let line = |planned: &Planned| PlanLine {
        what: planned.rule.map_or_else(
            || say.code("plan-kind", planned.kind),
            |rule| {
                let law = LawVersion::on(calendar::local_date(planned.counted_from));
                say.code_by_law("rule", rule, law)
            },
        ),
        by: by(say, planned, plan.named_place_days),
        state: say.code("plan-state", planned.state(now)),
    };
    plan.days.iter().map(line).collect()
}

fn by(say: &Say, planned: &Planned, working_days: u16) -> String {
    let last = say.weekday(planned.last_day);
    match planned.kind {
        PlanKind::Petition => {
            let safe = say.weekday(planned.safe_day);
            say.with("plan-dag", &[("dag", &last), ("trygg", &safe)])
        }
        PlanKind::NamedPlace => {
            let before = say.counted("plan-virkedager", working_days.into());
            let hearing = say.instant(planned.counted_from);
            let told = [("tid", hearing), ("dag", last), ("virkedager", before)];
            let told: Vec<(&str, &str)> = told
                .iter()
                .map(|(key, text)| (*key, text.as_str()))
                .collect();
            say.with("plan-sted", &told)
        }
    }
}

/// The quotas of a case.
pub fn quotas(say: &Say, rules: &Rules, case: &Case, now: DateTime<Utc>) -> Vec<QuotaBar> {
    let quotas = plans::quotas_of(case, rules, now);
    quotas.iter().map(|quota| bar(say, quota)).collect()
}

fn bar(say: &Say, quota: &Quota) -> QuotaBar {
    let (used, left, total) = (
        days(say, quota.used_days),
        days(say, quota.left_days),
        days(say, quota.total_days),
    );
    QuotaBar {
        title: say.code("quota-kind", quota.kind),
        used: quota.used_days.min(quota.total_days),
        total: quota.total_days,
        days: say.with(
            "kvote-dager",
            &[("brukt", &used), ("igjen", &left), ("alt", &total)],
        ),
        warnings: quota
            .warnings
            .iter()
            .map(|warning| say.code("quota-warning", *warning))
            .collect(),
        lines: lines(say, quota),
    }
}

fn lines(say: &Say, quota: &Quota) -> Vec<String> {
    let last = say.weekday(quota.last_day);
    let mut lines = vec![match quota.starts_at {
        Some(at) => say.with("kvote-fra", &[("tid", &say.instant(at)), ("dag", &last)]),
        None => say.with("kvote-ikke-begynt", &[("dag", &last)]),
    }];
    if quota.last_day_as_court_counts != quota.last_day {
        let court = say.weekday(quota.last_day_as_court_counts);
        lines.push(say.with("kvote-domstol", &[("dag", &court)]));
    }
    if quota.deducted_days > 0 {
        let deducted = days(say, quota.deducted_days);
        lines.push(say.with("kvote-trukket", &[("dager", &deducted)]));
    }
    if quota.renewals > 0 {
        lines.push(say.counted("kvote-forlenget", quota.renewals.into()));
    }
    if quota.can_be_renewed {
        lines.push(say.t("kvote-kan-forlenges"));
    }
    if quota.is_over {
        lines.push(say.t("kvote-over"));
    }
    let presumed = quota.presumptions.iter();
    lines.extend(presumed.map(|one| say.code("presumption", *one)));
    lines
}

fn days(say: &Say, count: u64) -> String {
    say.counted("lengde-dager", usize::try_from(count).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::domain::deadline::Presumption;
    use crate::domain::deadline::quota::{QuotaKind, QuotaWarning};
    use crate::text::Texts;
    use std::sync::Arc;

    fn quota(starts_at: Option<&str>) -> Quota {
        Quota {
            kind: QuotaKind::Treatment,
            statute: "§ 6-2 annet ledd",
            law: None,
            starts_at: starts_at.map(|at| at.parse().unwrap()),
            last_day: "2027-01-23".parse().unwrap(),
            last_day_as_court_counts: "2027-01-25".parse().unwrap(),
            total_days: 365,
            used_days: 380,
            left_days: 1,
            deducted_days: 9,
            renewals: 1,
            can_be_renewed: true,
            is_over: false,
            warnings: vec![QuotaWarning::EmergencyTimeCounts],
            presumptions: vec![Presumption::StaysLeftOut],
        }
    }

    /// Everything the bar draws is said in words, and a bar never runs over its end.
    #[test]
    fn a_bar_is_said_in_words() {
        let say = Say::new(Arc::new(Texts::load().unwrap()));
        let shown = bar(&say, &quota(Some("2026-02-01T11:00:00Z")));
        assert_eq!((shown.used, shown.total), (365, 365));
        assert_eq!(
            shown.days,
            "380 dager er brukt og én dag er igjen av 365 dager."
        );
        let told = shown.lines.join(" ");
        for words in [
            "Oppholdet begynte søndag 1. februar 2026 kl. 12.00. Siste dag er lørdag 23. januar 2027.",
            "Slik domstolene regner (domstolloven § 149), er siste dag mandag 25. januar 2027.",
            "9 dager av dem var i tidligere opphold",
            "Forlenget én gang ved nytt vedtak.",
            "Kan forlenges ved nytt vedtak.",
            "Opphold registrert der er ikke regnet med.",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        let to_come = bar(&say, &quota(None)).lines.join(" ");
        assert!(to_come.contains("Ikke noe slikt opphold har begynt."));
    }
}
