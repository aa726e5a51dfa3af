//! One round in words.

use askama::Template;

use super::scoring;
use crate::app::calibration::{CaseResult, Shown, ShownCase};
use crate::domain::role::Action;
use crate::domain::severity::SeverityLevel;
use crate::web::pages::breaches::Words;
use crate::web::pages::form::{Act, Attempt, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::say::Say;
use crate::web::pages::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/pages/calibration/show.html")]
pub(super) struct Show {
    p: Frame,
    summary: Option<Summary>,
    cases: Vec<CaseView>,
}

struct CaseView {
    ordinal: i32,
    title: String,
    facts: Vec<(String, String)>,
    form: Option<Act>,
    /// How far apart the regions are; none before there is anything to see.
    spread: Option<String>,
    proposed: String,
    scores: Vec<(String, String)>,
}

pub(super) fn template(visitor: &Visitor, shown: &Shown, attempt: Option<&Attempt>) -> Show {
    let say = &visitor.say;
    let month = &shown.round.month;
    Show {
        p: visitor.frame(say.with("kalibrering-tittel", &[("maaned", month)])),
        summary: attempt.map(|attempt| attempt.summary(say)),
        cases: shown
            .cases
            .iter()
            .map(|case| case_view(visitor, month, case, attempt))
            .collect(),
    }
}

fn case_view(
    visitor: &Visitor,
    month: &str,
    shown: &ShownCase,
    attempt: Option<&Attempt>,
) -> CaseView {
    let say = &visitor.say;
    let words = Words {
        say,
        policy: &visitor.rules().policy,
    };
    let facts = shown.case.facts.iter();
    let facts = facts.map(|(name, value)| (words.name(name), words.value(name, value)));
    let open = shown.result.is_none() && visitor.actor.may(Action::ScoreCalibration);
    // A round that nobody has assessed has nothing to be apart.
    let result = shown
        .result
        .as_ref()
        .filter(|result| !result.scores.is_empty());
    let scores = result
        .map(|result| result.scores.as_slice())
        .unwrap_or_default();
    CaseView {
        ordinal: shown.case.ordinal,
        title: shown.case.title.clone(),
        facts: facts.collect(),
        form: open.then(|| scoring(visitor, month, shown.case.id, attempt)),
        spread: result.map(|result| spread(say, result)),
        proposed: result
            .map(|result| {
                let level = level(say, result.proposed);
                say.with("kalibrering-foreslatt", &[("nivaa", &level)])
            })
            .unwrap_or_default(),
        scores: scores
            .iter()
            .map(|(region, held)| (say.code("region", *region), level(say, *held)))
            .collect(),
    }
}

fn level(say: &Say, level: Option<SeverityLevel>) -> String {
    level.map_or_else(
        || say.t("alvor-ikke-vurdert"),
        |level| say.code("severity-level", level),
    )
}

fn spread(say: &Say, result: &CaseResult) -> String {
    let Some(spread) = result.spread else {
        return say.t("kalibrering-uten-nivaa");
    };
    let (mildest, severest, range) = (
        level(say, Some(spread.mildest)),
        level(say, Some(spread.severest)),
        spread.range.to_string(),
    );
    say.with(
        "kalibrering-spredning",
        &[
            ("laveste", &mildest),
            ("hoyeste", &severest),
            ("antall", &range),
        ],
    )
}
