//! «Mål og plan for utflytting»: what holds, the days past, and the forms that tell it.

use super::Loaded;
use super::forms::Forms;
use super::view::Pair;
use crate::domain::event::{CaseEvent, Need};
use crate::domain::leaving::LeavingPlan;
use crate::web::pages::form::Act;
use crate::web::pages::say::Say;

/// What the page says of the goal and of leaving.
pub struct LeavingView {
    /// What is told; empty where nothing is.
    pub facts: Vec<Pair>,
    /// The forms that tell more.
    pub acts: Vec<Act>,
}

/// What holds now, with the forms for who may tell it.
pub fn view(forms: &Forms<'_>) -> LeavingView {
    let (say, loaded) = (&forms.visitor.say, forms.loaded);
    let plan = LeavingPlan::of_events(&loaded.shown.case.events, forms.now());
    let told = [plan.goal, plan.criteria, plan.next, plan.ready, plan.left];
    let facts = told.into_iter().flatten();
    let mut facts: Vec<Pair> = facts
        .map(|event| {
            let name = say.code("case-event-kind", event.kind);
            (name, words(say, loaded, event))
        })
        .collect();
    if let Some(days) = plan.days_past() {
        facts.push((say.t("utflytting-etter-aarsak"), by_cause(say, &plan, days)));
    }
    LeavingView {
        facts,
        acts: forms.of_leaving(),
    }
}

/// Who is responsible and by when, what was written, and when it was told.
fn words(say: &Say, loaded: &Loaded, event: &CaseEvent) -> String {
    let detail = event.detail.map(|detail| say.code("event-detail", detail));
    let until = event
        .until
        .map(|until| say.with("utflytting-innen", &[("tid", &say.instant(until))]));
    let has_words = event.kind.shape().text == Need::Required;
    let text = loaded.words.get(&event.id).cloned();
    let text = text.or_else(|| has_words.then(|| say.t("uenighet-skjult")));
    let at = Some(say.instant(event.at));
    let head: Vec<String> = [detail, until, at].into_iter().flatten().collect();
    let lines = [Some(head.join(", ")), text];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The days since the child was ready, and by cause.
fn by_cause(say: &Say, plan: &LeavingPlan<'_>, days: i64) -> String {
    let count = |days: i64| usize::try_from(days).unwrap_or_default();
    let whole = say.counted("utflytting-klar-dager", count(days));
    let parts = plan.days.iter().map(|part| {
        let cause = part.cause.map_or_else(
            || say.t("utflytting-uten-aarsak"),
            |cause| say.code("event-detail", cause),
        );
        let days = say.counted("utflytting-dager", count(part.days));
        [cause, days].join(": ")
    });
    let lines: Vec<String> = std::iter::once(whole).chain(parts).collect();
    lines.join("\n")
}
