//! One possible breach in words.

use askama::Template;

use super::own_view::OwnViews;
use super::words::{Known, Words};
use crate::app::breaches::{Severity, Shown, StoredSupervision};
use crate::app::self_assessments;
use crate::app::severity::{changes, raised};
use crate::domain::calendar;
use crate::domain::role::Action;
use crate::domain::severity::SeveritySource;
use crate::web::pages::form::{Act, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::marks::SeverityMark;
use crate::web::pages::request::limits::norm_title;
use crate::web::pages::visitor::Visitor;

#[derive(Template)]
#[template(path = "web/pages/breaches/show.html")]
pub(super) struct Show {
    p: Frame,
    summary: Option<Summary>,
    /// What Bufetat says of it, where the heading says that it is established.
    status: Option<String>,
    mark: SeverityMark,
    explained: String,
    facts: Vec<(String, String)>,
    request: Option<String>,
    history: Vec<HistoryView>,
    /// A level proposed higher since a person assessed.
    raised: Option<String>,
    questions: Vec<Known>,
    own_views: OwnViews,
    supervisions: Vec<(String, String)>,
    may_see_supervision: bool,
    acts: Vec<Act>,
}

struct HistoryView {
    mark: SeverityMark,
    when: String,
    by: String,
    reasons: Vec<String>,
    changes: Vec<String>,
}

pub(super) fn template(
    visitor: &Visitor,
    (shown, own): (&Shown, &[self_assessments::Shown]),
    acts: Vec<Act>,
    summary: Option<Summary>,
) -> Show {
    let say = &visitor.say;
    let breach = &shown.breach;
    let title = super::status(say, shown);
    // Statsforvalteren sees the case only once supervision of it is opened.
    let supervised = visitor.actor.may(Action::Supervise) && !shown.supervisions.is_empty();
    let request = breach
        .request
        .filter(|_| supervised || visitor.actor.may(Action::ReadRequest));
    Show {
        p: visitor.frame(title.clone()),
        summary,
        status: Some(super::status_of(say, breach.status)).filter(|status| *status != title),
        mark: SeverityMark::new(
            say,
            breach.severity.map(|(level, _)| level),
            breach.severity.map(|(_, source)| source),
        ),
        explained: say.t("brudd-forklart"),
        facts: facts(visitor, shown),
        request: request.map(|id| ["/anmodninger", &id.to_string()].join("/")),
        history: shown
            .severities
            .iter()
            .rev()
            .map(|row| history(visitor, row, &shown.severities))
            .collect(),
        raised: raised(&shown.severities).map(|_| say.t("alvor-foreslatt-hoyere")),
        questions: words(visitor).known(shown),
        own_views: OwnViews::new(visitor, own),
        supervisions: shown
            .supervisions
            .iter()
            .map(|case| supervision(visitor, case))
            .collect(),
        may_see_supervision: visitor.actor.may(Action::Supervise),
        acts,
    }
}

fn words(visitor: &Visitor) -> Words<'_> {
    Words {
        say: &visitor.say,
        policy: &visitor.rules().policy,
    }
}

fn facts(visitor: &Visitor, shown: &Shown) -> Vec<(String, String)> {
    let say = &visitor.say;
    let breach = &shown.breach;
    let mut facts = Vec::new();
    if let Some(norm) = &breach.norm {
        facts.push((say.t("brudd-norm"), norm_title(say, &norm.id)));
        facts.push((say.t("brudd-fra"), say.instant(norm.started_at)));
    }
    match breach.passed_at {
        Some(at) => facts.push((say.t("brudd-passert"), say.limit(at))),
        None => facts.push((say.t("field-month"), breach.month.clone())),
    }
    facts.push((say.t("brudd-registrert"), say.instant(breach.recorded_at)));
    facts.push((
        say.t("brudd-opphav"),
        say.code("breach-origin", breach.origin),
    ));
    facts.push((say.t("field-region"), say.code("region", breach.region)));
    if let Some(number) = breach.municipality {
        let day = calendar::local_date(breach.passed_at.unwrap_or(breach.recorded_at));
        facts.push((
            say.t("kol-kommune"),
            say.municipality(visitor.rules(), number, day),
        ));
    }
    facts.push((say.t("field-kind"), say.code("counted-kind", breach.kind)));
    facts.extend(
        breach
            .legal_basis
            .map(|basis| (say.t("field-legal-basis"), say.code("legal-basis", basis))),
    );
    facts.extend(
        breach
            .measure
            .map(|measure| (say.t("field-measure"), say.code("measure", measure))),
    );
    facts.extend(
        breach
            .place
            .map(|place| (say.t("field-place"), say.code("place-of-stay", place))),
    );
    facts
}

/// A proposal is said with where its rule comes from, why it held and what changed; an assessment with the
/// role that made it.
fn history(visitor: &Visitor, row: &Severity, all: &[Severity]) -> HistoryView {
    let say = &visitor.say;
    let words = words(visitor);
    let source = |id: &str| {
        visitor
            .rules()
            .policy
            .rule(id)
            .map(|rule| rule.source.clone())
    };
    let by = match (row.source, &row.policy) {
        (SeveritySource::Proposed, Some((_, Some(rule)))) => {
            let source = source(rule).unwrap_or_else(|| say.t("alvor-regel-ukjent"));
            say.with("alvor-foreslatt-etter", &[("kilde", &source)])
        }
        (SeveritySource::Proposed, _) => say.t("alvor-ingen-regel"),
        (SeveritySource::Assessed, _) => match row.role {
            Some(role) => say.with("alvor-vurdert-av", &[("rolle", &say.code("role", role))]),
            None => say.t("alvor-vurdert"),
        },
    };
    HistoryView {
        mark: SeverityMark::new(say, row.level, None),
        when: say.instant(row.at),
        by,
        reasons: row
            .basis
            .iter()
            .flat_map(|basis| basis.reasons())
            .map(|(condition, value)| words.reason(condition, value))
            .collect(),
        changes: changes(all, row.ordinal)
            .iter()
            .map(|change| words.change(change))
            .collect(),
    }
}

fn supervision(visitor: &Visitor, case: &StoredSupervision) -> (String, String) {
    let say = &visitor.say;
    let text = match &case.conclusion {
        Some(conclusion) => {
            let (code, date) = (
                say.code("conclusion", conclusion.code),
                say.date(conclusion.concluded_on),
            );
            say.with(
                "tilsyn-konkludert",
                &[("konklusjon", &code), ("dato", &date)],
            )
        }
        None => say.with("tilsyn-apent", &[("tid", &say.instant(case.opened_at))]),
    };
    (["/tilsyn", &case.id.to_string()].join("/"), text)
}
