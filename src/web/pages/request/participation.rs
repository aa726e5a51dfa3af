//! «Barnets medvirkning»: what holds now, and the three fields that tell it.

use actix_web::web::Path;

use super::Loaded;
use super::forms::Forms;
use super::view::Pair;
use crate::app::participation;
use crate::domain::code::Code;
use crate::domain::event::{CaseEvent, CaseEventKind, EventDetail};
use crate::domain::participation::Participation;
use crate::domain::refusal::Field;
use crate::domain::registration::ParticipationTold;
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::form::{Act, Choice, Input, Kind, Maker, choice};
use crate::web::pages::offers::happened;
use crate::web::pages::say::Say;
use crate::web::pages::sent::{Reader, TEXT};
use crate::web::pages::visitor::Posted;

/// What the page says of a child's participation.
pub struct ParticipationView {
    /// Whether and how it was heard, what it says, how that was weighed, and what it says of places.
    pub facts: Vec<Pair>,
    /// The form that tells it.
    pub act: Option<Act>,
}

/// What holds now, with the form for who may tell it.
pub fn view(forms: &Forms<'_>) -> ParticipationView {
    let (say, loaded) = (&forms.visitor.say, forms.loaded);
    let told = Participation::of_events(&loaded.shown.case.events);
    let mut facts = vec![
        (say.t("medvirkning-hort"), heard(say, loaded, told.heard)),
        (say.field(Field::ChildSays), words(say, loaded, told.says)),
        (say.field(Field::Weighed), words(say, loaded, told.weighed)),
    ];
    facts.extend(told.of_places.iter().map(|(place, view)| {
        let why = place.detail.map_or_else(
            || say.code("case-event-kind", place.kind),
            |why| say.code("event-detail", why),
        );
        let key = say.with("medvirkning-alternativ", &[("hva", &why)]);
        (key, words(say, loaded, *view))
    }));
    ParticipationView {
        facts,
        act: forms.participation(),
    }
}

/// How the child was heard and when, or why it was not.
fn heard(say: &Say, loaded: &Loaded, event: Option<&CaseEvent>) -> String {
    let Some((event, way)) = event.and_then(|event| Some((event, event.detail?))) else {
        return say.t("medvirkning-ikke-fort");
    };
    let (way, at) = (say.code("event-detail", way), say.instant(event.at));
    let line = say.with("medvirkning-hort-linje", &[("hva", &way), ("tid", &at)]);
    match loaded.words.get(&event.id) {
        Some(why) => [line, why.clone()].join("\n"),
        None => line,
    }
}

/// What was written, for who may see it.
fn words(say: &Say, loaded: &Loaded, event: Option<&CaseEvent>) -> String {
    match event {
        None => say.t("medvirkning-ikke-fort"),
        Some(event) => {
            let words = loaded.words.get(&event.id).cloned();
            words.unwrap_or_else(|| say.t("uenighet-skjult"))
        }
    }
}

/// The fields that tell it, for a form of its own and for the request form. Each may wait.
pub fn inputs(say: &Say, make: &Maker<'_>) -> Vec<Input> {
    let ways = CaseEventKind::ChildHeard.shape().details.iter();
    let ways: Vec<Choice> = ways
        .map(|way| choice(way.code(), say.code("event-detail", *way)))
        .collect();
    vec![
        make.choose(Field::Heard, Kind::Select, ways, "")
            .hint(say.t("medvirkning-hort-hjelp"))
            .optional(say),
        make.area(Field::WhyNotHeard)
            .hint(say.t("medvirkning-hvorfor-hjelp"))
            .optional(say),
        make.area(Field::ChildSays).optional(say),
        make.area(Field::Weighed).optional(say),
    ]
}

/// What was typed in those fields.
pub fn read(reader: &mut Reader<'_>) -> ParticipationTold {
    ParticipationTold {
        heard: reader.code::<EventDetail>(Field::Heard),
        why_not: reader.text(Field::WhyNotHeard, TEXT),
        says: reader.text(Field::ChildSays, TEXT),
        weighed: reader.text(Field::Weighed, TEXT),
    }
}

impl Forms<'_> {
    /// The form that tells it, for the kommune.
    fn participation(&self) -> Option<Act> {
        let say = &self.visitor.say;
        let may = self.visitor.actor.may(Action::WriteRequest);
        may.then(|| {
            self.form(self.on_request("medvirkning"), "akt-medvirkning", |make| {
                let mut inputs = inputs(say, make);
                inputs.push(self.at(make));
                inputs
            })
        })
    }
}

/// `POST /anmodninger/{id}/medvirkning`.
pub async fn record(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let told = read(&mut reader);
    let at = happened(&mut reader);
    let told = reader.done(Some((told, at)));
    super::acts::on_request(
        posted,
        &id,
        "medvirkning",
        told,
        |actor, work, of, (told, at)| participation::record(actor, work, of, (told, *at)),
    )
    .await
}
