//! What Bufetat's desk does with an open request: log a search, give an offer.

use super::forms::Forms;
use crate::domain::calendar;
use crate::domain::legal_basis::Measure;
use crate::domain::offer::OfferStatus;
use crate::domain::organisation::Region;
use crate::domain::refusal::Field;
use crate::domain::role::Organisation;
use crate::domain::search::SearchAnswer;
use crate::web::pages::form::{Act, Choice, Kind, choice};

impl Forms<'_> {
    pub(super) fn log_search(&self) -> Act {
        let form = self.form(self.on_request("soklogg"), "akt-soklogg", |make| {
            vec![
                make.choose(Field::Unit, Kind::Select, self.units(), ""),
                make.one_of::<SearchAnswer>(Field::Answer, Kind::Select, "search-answer", None),
            ]
        });
        Act { open: true, ..form }
    }

    pub(super) fn make_offer(&self) -> Act {
        let say = &self.visitor.say;
        let today = calendar::local_date(self.now()).to_string();
        let form = self.form(self.on_request("tilbud"), "akt-tilbud", |make| {
            vec![
                make.choose(Field::Unit, Kind::Select, self.units(), ""),
                make.date(Field::AvailableFrom, &today),
                make.number(Field::Distance).optional(say),
                make.number(Field::TravelTime).optional(say),
                make.instant(Field::Expires, None)
                    .hint(say.t("tilbud-utloper-hjelp"))
                    .optional(say),
                make.area(Field::Text).optional(say),
            ]
        });
        // Where nothing is offered yet, this is what the desk is here for.
        let mut offers = self.loaded.shown.case.offers.iter();
        let waits = offers.any(|stored| stored.offer.status(self.now()) == OfferStatus::Standing);
        Act {
            primary: true,
            lead: super::siblings::reminder(self.visitor, self.loaded),
            open: form.open || !waits,
            ..form
        }
    }

    /// The units that can be offered today, those of the visitor's own region first.
    fn units(&self) -> Vec<Choice> {
        let say = &self.visitor.say;
        let today = calendar::local_date(self.now());
        let own = |region: Region| matches!(self.visitor.actor.organisation, Organisation::Bufetat(mine) if mine == region);
        let units = &self.visitor.rules().units;
        let mut offered: Vec<_> = units
            .iter()
            .filter(|unit| units.offered_on(&unit.code, today).is_some())
            .collect();
        offered.sort_by_key(|unit| (!own(unit.region), unit.region, unit.name.clone()));
        let name = |measure: Measure, region, name: &str| {
            say.with(
                "enhet-valg",
                &[
                    ("navn", name),
                    ("region", &say.code("region", region)),
                    ("tiltak", &say.code("measure", measure)),
                ],
            )
        };
        offered
            .into_iter()
            .map(|unit| choice(&unit.code, name(unit.measure, unit.region, &unit.name)))
            .collect()
    }
}
