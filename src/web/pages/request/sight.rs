//! What whoever asked wants to know first: whether a person at Bufetat has seen it, and what comes next.

use super::Loaded;
use crate::app::receipts::Sight;
use crate::domain::role::Action;
use crate::web::pages::visitor::Visitor;

/// What is said under the clock while nobody has offered anything.
pub struct SightView {
    /// The alert's colour, which never stands without the words.
    pub colour: &'static str,
    /// Whether a person has seen it.
    pub seen: String,
    /// What comes next.
    pub next: String,
}

/// Said to who asked; Bufetat's desk sees what it has seen.
pub fn view(visitor: &Visitor, loaded: &Loaded) -> Option<SightView> {
    if !visitor.actor.may(Action::WriteRequest) {
        return None;
    }
    let (say, rules, case) = (&visitor.say, visitor.rules(), &loaded.shown.case);
    let region = case.request.region;
    let card = loaded
        .on_call
        .iter()
        .find(|card| card.municipality.is_none());
    let phone = match card {
        Some(card) => Some(&card.told.phone),
        None => rules.intake.phones.get(&region),
    };
    let desk = match phone {
        Some(number) => say.with("inntak-telefon", &[("nummer", number)]),
        None => say.t("inntak-uten-telefon"),
    };
    let (colour, seen) = match Sight::of(case, rules, loaded.now)? {
        Sight::Seen(at) => (
            "success",
            say.with("sett-ja", &[("tid", say.instant(at).as_str())]),
        ),
        Sight::Unseen(by) => {
            let by = say.instant(by);
            (
                "info",
                say.with("sett-ikke", &[("tid", by.as_str()), ("inntak", &desk)]),
            )
        }
        Sight::CallNow(by) => {
            let by = say.instant(by);
            (
                "warning",
                say.with("sett-ring", &[("tid", by.as_str()), ("inntak", &desk)]),
            )
        }
    };
    Some(SightView {
        colour,
        seen,
        next: say.t("sett-videre"),
    })
}
