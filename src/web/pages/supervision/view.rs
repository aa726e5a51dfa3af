//! One supervision case in words.

use askama::Template;
use chrono::SecondsFormat;

use super::{Loaded, StateView, conclusion, dossier, forms};
use crate::app::supervision::{Conclusion, StoredSupervision};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::supervision::{ConcludedLimit, SupervisionStep};
use crate::domain::warning::LimitSource;
use crate::web::pages::breaches::own_view::OwnViews;
use crate::web::pages::form::{Act, Attempt, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::request::limits::norm_title;
use crate::web::pages::request::told::{self, DayView};
use crate::web::pages::say::Say;
use crate::web::pages::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/pages/supervision/show.html")]
pub(super) struct Show {
    p: Frame,
    /// Where the document is, where this program prints.
    pdf: Option<String>,
    summary: Option<Summary>,
    state: StateView,
    conclusion: String,
    reason: Option<String>,
    facts: Vec<(String, String)>,
    text: Option<String>,
    breach: Option<String>,
    request: Option<String>,
    own_views: OwnViews,
    history: Vec<StepView>,
    lines: Vec<(String, String)>,
    days: Vec<DayView>,
    acts: Vec<Act>,
}

/// A line of how the case went.
pub(super) struct StepView {
    instant: String,
    pub(super) when: String,
    pub(super) by: Option<String>,
    pub(super) what: String,
    pub(super) due: Option<String>,
    words: Option<String>,
}

pub(super) fn template(visitor: &Visitor, loaded: &Loaded, attempt: Option<&Attempt>) -> Show {
    let say = &visitor.say;
    let shown = &loaded.shown;
    let case = &shown.case;
    let at = |place: &str, id: Option<String>| id.map(|id| [place, &id].join("/"));
    Show {
        p: visitor.frame(say.t("tilsyn-en")),
        pdf: crate::paper::is_on()
            .then(|| ["/tilsyn", &case.id.to_string(), "saksmappe.pdf"].join("/")),
        summary: attempt.map(|attempt| attempt.summary(say)),
        state: StateView::new(visitor, case, calendar::local_date(loaded.now)),
        conclusion: conclusion(visitor, case),
        reason: shown.words.reason.clone(),
        facts: facts(visitor, case),
        text: shown.words.text.clone(),
        breach: at("/mulige-brudd", case.breach.map(|id| id.to_string())),
        request: at("/anmodninger", case.request.map(|id| id.to_string())),
        own_views: OwnViews::new(visitor, &loaded.own),
        history: history(visitor, loaded),
        lines: loaded
            .request
            .as_ref()
            .map(|(request, summary)| dossier::lines(visitor, request, summary))
            .unwrap_or_default(),
        days: loaded
            .request
            .as_ref()
            .map(|(request, _)| told::days(visitor, request))
            .unwrap_or_default(),
        acts: forms::acts(visitor, loaded, attempt),
    }
}

/// Opening, moves and conclusion in the order they came.
pub(super) fn history(visitor: &Visitor, loaded: &Loaded) -> Vec<StepView> {
    let say = &visitor.say;
    let case = &loaded.shown.case;
    let plain = |at, when, what| StepView {
        instant: at,
        when,
        by: None,
        what,
        due: None,
        words: None,
    };
    let machine = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut lines = vec![plain(
        machine(case.opened_at),
        say.instant(case.opened_at),
        say.t("tilsyn-steg-apnet"),
    )];
    let of = |step: &SupervisionStep| StepView {
        by: Some(say.code("role", step.role)),
        due: step
            .due_on
            .map(|day| say.with("tilsyn-frist", &[("dato", &say.date(day))])),
        words: loaded.shown.step_words.get(&step.ordinal).cloned(),
        ..plain(
            machine(step.at),
            say.instant(step.at),
            say.code("supervision-state", step.state),
        )
    };
    let (before, after): (Vec<_>, Vec<_>) = case
        .steps
        .iter()
        .partition(|step| !step.state.follows_the_conclusion());
    lines.extend(before.into_iter().map(of));
    lines.extend(case.conclusion.as_ref().map(|told| {
        let code = say.code("conclusion", told.code);
        plain(
            told.concluded_on.to_string(),
            say.date(told.concluded_on),
            say.with("tilsyn-steg-konkludert", &[("konklusjon", &code)]),
        )
    }));
    lines.extend(after.into_iter().map(of));
    lines
}

pub(super) fn facts(visitor: &Visitor, case: &StoredSupervision) -> Vec<(String, String)> {
    let say = &visitor.say;
    let mut facts = vec![
        (say.t("tilsyn-apnet"), say.instant(case.opened_at)),
        (say.t("field-region"), say.code("region", case.region)),
    ];
    facts.extend(
        case.kind
            .map(|kind| (say.t("field-kind"), say.code("counted-kind", kind))),
    );
    facts.extend(
        case.measure
            .map(|measure| (say.t("field-measure"), say.code("measure", measure))),
    );
    if let Some(told) = &case.conclusion {
        facts.extend(concluded(say, told));
    }
    facts
}

fn concluded(say: &Say, told: &Conclusion) -> Vec<(String, String)> {
    let date =
        |key: &str, date: Option<chrono::NaiveDate>| date.map(|date| (say.t(key), say.date(date)));
    let mut facts = vec![(say.t("field-conclusion"), say.code("conclusion", told.code))];
    facts.extend(date("field-concluded-on", Some(told.concluded_on)));
    facts.extend(date("field-event-on", told.event_on));
    facts.extend(date("field-period-from", told.period.0));
    facts.extend(date("field-period-to", told.period.1));
    facts.extend(
        told.limit
            .as_ref()
            .map(|limit| (say.t("field-limit-id"), limit_name(say, limit))),
    );
    facts.extend(
        told.legal_text
            .clone()
            .map(|text| (say.t("field-legal-text"), text)),
    );
    facts
}

/// What a limit is called.
pub fn limit_name(say: &Say, limit: &ConcludedLimit) -> String {
    let (key, name) = match limit.source {
        LimitSource::Norm => ("tilsyn-klokke-norm", norm_title(say, &limit.id)),
        LimitSource::Act => (
            "tilsyn-klokke-lov",
            RuleId::from_code(&limit.id)
                .map_or_else(|_| limit.id.clone(), |rule| say.code("rule", rule)),
        ),
    };
    say.with(key, &[("navn", &name)])
}
