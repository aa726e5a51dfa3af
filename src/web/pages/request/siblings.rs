//! Siblings on a case's page: whom the request belongs together with, and what the kommune wishes.

use actix_web::web::Path;

use super::Loaded;
use super::forms::Forms;
use crate::app::siblings::{self, NewSibling};
use crate::domain::refusal::Field;
use crate::domain::sibling::{Sibling, SiblingWish};
use crate::web::pages::answer::Answer;
use crate::web::pages::form::{Act, Kind};
use crate::web::pages::sent::{LINE, Reader, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};

/// The group in words.
pub struct SiblingsView {
    /// What is wished.
    pub wish: String,
    /// How, where it is told and may be shown.
    pub words: Option<String>,
    /// The other cases: address and text.
    pub cases: Vec<(String, String)>,
}

/// The group of the case; none where it is in none.
pub fn view(visitor: &Visitor, loaded: &Loaded) -> Option<SiblingsView> {
    let say = &visitor.say;
    let shown = loaded.siblings.as_ref()?;
    let cases = shown.group.others.iter();
    let case = |one: &Sibling| {
        let href = ["/anmodninger", &one.request.to_string()].join("/");
        let age = one
            .age
            .map(|age| say.with("alder", &[("ar", &age.to_string())]));
        let parts = [
            Some(one.case_number.clone()),
            age,
            Some(say.code("request-status", one.status).to_lowercase()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (href, parts.join(", "))
    };
    Some(SiblingsView {
        wish: say.code("sibling-wish", shown.group.wish.wish),
        words: shown.text.clone(),
        cases: cases.map(case).collect(),
    })
}

/// What whoever makes an offer is reminded of; none without siblings.
pub fn reminder(visitor: &Visitor, loaded: &Loaded) -> Option<String> {
    let shown = loaded.siblings.as_ref()?;
    let say = &visitor.say;
    let others = shown.group.others.iter();
    let numbers: Vec<&str> = others.map(|one| one.case_number.as_str()).collect();
    let wish = say.code("sibling-wish", shown.group.wish.wish);
    let told = [
        ("saker", numbers.join(", ")),
        ("onske", wish.to_lowercase()),
    ];
    let told: Vec<(&str, &str)> = told
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    Some(say.with("sosken-paaminnelse", &told))
}

impl Forms<'_> {
    /// The forms that join a sibling's case and take the case out again.
    pub(super) fn siblings(&self) -> Vec<Act> {
        let group = self.loaded.siblings.as_ref().map(|shown| &shown.group);
        let say = &self.visitor.say;
        let wish = group.map(|group| group.wish.wish);
        let key = if group.is_some() {
            "akt-sosken-endre"
        } else {
            "akt-sosken"
        };
        let join = self.form(self.on_request("sosken"), key, |make| {
            let case = make.line(Field::SiblingCase);
            let case = match group {
                Some(_) => case.hint(say.t("sosken-sak-til-hjelp")).optional(say),
                None => case.hint(say.t("sosken-sak-hjelp")),
            };
            vec![
                case,
                make.one_of::<SiblingWish>(Field::SiblingWish, Kind::Radios, "sibling-wish", wish),
                make.area(Field::Text)
                    .hint(say.t("sosken-tekst-hjelp"))
                    .optional(say),
            ]
        });
        let leave = group.map(|_| {
            let mut target = self.on_request("sosken");
            target.action = [target.action.as_str(), "forlat"].join("/");
            target.id = "sosken-forlat".to_owned();
            self.form(target, "akt-sosken-forlat", |_| Vec::new())
        });
        std::iter::once(join).chain(leave).collect()
    }
}

/// `POST /anmodninger/{id}/sosken`.
pub async fn join(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let case_number = reader.text(Field::SiblingCase, LINE);
    let wish = reader.code(Field::SiblingWish);
    let wish = reader.needed(Field::SiblingWish, wish);
    let text = reader.text(Field::Text, TEXT);
    let told = reader.done(wish.map(|wish| NewSibling {
        case_number,
        wish,
        text,
    }));
    super::acts::on_request(posted, &id, "sosken", told, |actor, work, of, new| {
        siblings::join(actor, work, of, new)
    })
    .await
}

/// `POST /anmodninger/{id}/sosken/forlat`.
pub async fn leave(posted: Posted, id: Path<String>) -> Answer {
    let told = Ok(());
    super::acts::on_request(posted, &id, "sosken-forlat", told, |actor, work, of, ()| {
        siblings::leave(actor, work, of)
    })
    .await
}
