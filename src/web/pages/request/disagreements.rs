//! What the two sides disagree about, side by side.

use super::dialogue;
use super::forms::Forms;
use super::view::Pair;
use crate::domain::disagreement::{self, Disagreement, DisagreementStatus};
use crate::domain::id::CaseEventId;
use crate::web::pages::form::Act;

/// One disagreement in words.
pub struct DisagreementView {
    /// What it is about.
    pub theme: String,
    /// How it stands.
    pub status: String,
    /// When it was raised, each side's view, and what would solve it.
    pub facts: Vec<Pair>,
    /// The invitations to statsforvalteren about it, a line each.
    pub dialogue: Vec<String>,
    /// What the visitor may tell of them now.
    pub acts: Vec<Act>,
}

/// The disagreements of a request. What was written is shown to who sees identity.
pub fn views(forms: &Forms<'_>) -> Vec<DisagreementView> {
    let found = disagreement::of_events(&forms.loaded.shown.case.events);
    found.iter().map(|one| view(forms, one)).collect()
}

fn view(forms: &Forms<'_>, one: &Disagreement) -> DisagreementView {
    let (say, loaded) = (&forms.visitor.say, forms.loaded);
    let status = match one.status {
        DisagreementStatus::Open => "uenighet-apen",
        DisagreementStatus::Solved => "uenighet-lost",
        DisagreementStatus::Kept => "uenighet-staar",
    };
    let words = |event: Option<CaseEventId>| match event {
        None => say.t("uenighet-ikke-sagt"),
        Some(event) => {
            let words = loaded.words.get(&event).cloned();
            words.unwrap_or_else(|| say.t("uenighet-skjult"))
        }
    };
    DisagreementView {
        theme: one
            .theme
            .map(|theme| say.code("event-detail", theme))
            .unwrap_or_default(),
        status: say.t(status),
        facts: vec![
            (say.t("uenighet-meldt"), say.instant(one.raised_at)),
            (say.t("uenighet-kommunens"), words(one.municipal_view)),
            (say.t("uenighet-bufetats"), words(one.bufetat_view)),
            (say.t("uenighet-losning"), words(one.solution)),
        ],
        dialogue: dialogue::lines(say, &loaded.shown.case.events, one.id),
        acts: forms.dialogue(one.id),
    }
}
