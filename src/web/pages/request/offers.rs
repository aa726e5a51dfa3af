//! The offers of a request: those that wait for an answer side by side where there are several, each of
//! the others on a card of its own.

use chrono::{DateTime, Utc};

use super::forms::Forms;
use super::holds;
use super::view::{Pair, unit_name};
use crate::app::case::Case;
use crate::app::offers::StoredOffer;
use crate::app::wait;
use crate::domain::offer::{Answer, OfferStatus};
use crate::web::pages::form::Act;
use crate::web::pages::visitor::Visitor;

/// One offer with what can be done about it.
pub struct OfferView {
    /// The unit's name.
    pub unit: String,
    /// How it stands.
    pub status: String,
    /// What is offered.
    pub facts: Vec<Pair>,
    /// Where the document «plass bekreftet» is, of a place that is.
    pub confirmed: Option<String>,
    /// What the visitor can do.
    pub acts: Vec<Act>,
}

/// The offers that wait for an answer, newest first, where there are at least two: every one with the same
/// facts in the same order, said to be missing where they are.
pub fn compared(visitor: &Visitor, case: &Case, forms: &Forms<'_>) -> Vec<OfferView> {
    let standing = case.offers.iter().rev();
    let standing: Vec<_> = standing
        .filter(|stored| stands(stored, forms.now()))
        .collect();
    if standing.len() < 2 {
        return Vec::new();
    }
    standing
        .into_iter()
        .map(|stored| OfferView {
            facts: every_fact(visitor, stored, forms),
            ..offer(visitor, stored, forms)
        })
        .collect()
}

/// The offers that are not compared, newest first.
pub fn alone(visitor: &Visitor, case: &Case, forms: &Forms<'_>) -> Vec<OfferView> {
    let now = forms.now();
    let standing = case.offers.iter().filter(|stored| stands(stored, now));
    let several = standing.count() > 1;
    let alone = case.offers.iter().rev();
    alone
        .filter(|stored| !several || !stands(stored, now))
        .map(|stored| offer(visitor, stored, forms))
        .collect()
}

fn stands(stored: &StoredOffer, now: DateTime<Utc>) -> bool {
    stored.offer.status(now) == OfferStatus::Standing
}

fn offer(visitor: &Visitor, stored: &StoredOffer, forms: &Forms<'_>) -> OfferView {
    let say = &visitor.say;
    let offer = &stored.offer;
    let measure = say.code("measure", stored.measure);
    let region = say.code("region", stored.unit_region);
    let mut facts = vec![
        (say.t("field-measure"), measure),
        (say.t("field-region"), region),
        (
            say.t("field-available-from"),
            say.date(offer.available_from),
        ),
    ];
    let more = [
        (
            "field-distance",
            stored.distance_km.map(|km| km.to_string()),
        ),
        ("tilbud-reisetid", travel(visitor, stored)),
        ("tilbud-i-dag", reached(visitor, stored, forms)),
        ("field-expires", offer.expires_at.map(|at| say.limit(at))),
        ("plass-holdt", holds::said(visitor, stored, forms)),
    ];
    facts.extend(
        more.into_iter()
            .filter_map(|(key, value)| Some((say.t(key), value?))),
    );
    if let Some((Answer::Declined(reason), _)) = offer.answer {
        let reason = say.code("decline-reason", reason);
        facts.push((say.t("tilbud-avslatt-fordi"), reason));
    }
    OfferView {
        unit: unit_name(visitor, &stored.unit),
        status: say.code("offer-status", offer.status(forms.now())),
        facts,
        confirmed: confirmed(stored, forms.now()),
        acts: acts(forms, stored),
    }
}

fn acts(forms: &Forms<'_>, stored: &StoredOffer) -> Vec<Act> {
    let mut acts = forms.of_offer(stored);
    acts.extend(holds::acts(forms, stored));
    acts
}

fn confirmed(stored: &StoredOffer, now: DateTime<Utc>) -> Option<String> {
    let is_ours = matches!(
        stored.offer.status(now),
        OfferStatus::Accepted | OfferStatus::MovedIn
    );
    let id = stored.offer.id.to_string();
    (is_ours && crate::paper::is_on())
        .then(|| ["/tilbud", id.as_str(), "plass-bekreftet.pdf"].join("/"))
}

/// What is compared.
fn every_fact(visitor: &Visitor, stored: &StoredOffer, forms: &Forms<'_>) -> Vec<Pair> {
    let say = &visitor.say;
    let offer = &stored.offer;
    let unit = visitor.rules().units.get(&stored.unit);
    let group = unit.and_then(|unit| unit.target_group);
    let kept = holds::said(visitor, stored, forms);
    let kept = kept.unwrap_or_else(|| say.t("plass-ikke-holdt"));
    let facts = [
        ("field-measure", Some(say.code("measure", stored.measure))),
        (
            "field-target-group",
            group.map(|group| say.code("target-group", group)),
        ),
        ("field-region", Some(say.code("region", stored.unit_region))),
        (
            "field-distance",
            stored.distance_km.map(|km| km.to_string()),
        ),
        ("tilbud-reisetid", travel(visitor, stored)),
        ("tilbud-i-dag", reached(visitor, stored, forms)),
        ("field-available-from", Some(say.date(offer.available_from))),
        ("field-expires", offer.expires_at.map(|at| say.limit(at))),
        ("plass-holdt", Some(kept)),
    ];
    facts
        .into_iter()
        .map(|(key, value)| (say.t(key), value.unwrap_or_else(|| say.t("ikke-oppgitt"))))
        .collect()
}

/// How long the way is, and how that is known.
fn travel(visitor: &Visitor, stored: &StoredOffer) -> Option<String> {
    let say = &visitor.say;
    let (minutes, method) = stored.travel?;
    let length = say.texts().0.duration(say.texts().1, minutes.into());
    let known = say.code("travel-method", method);
    let said = [("tid", length.as_str()), ("metode", &known)];
    Some(say.with("tilbud-reisetid-metode", &said))
}

/// Whether the place is reached today, where a travel time is known.
fn reached(visitor: &Visitor, stored: &StoredOffer, forms: &Forms<'_>) -> Option<String> {
    let say = &visitor.say;
    stored.travel?;
    let case = &forms.loaded.shown.case;
    let way = wait::way(case, stored, visitor.rules(), forms.now())?;
    let leave = say.clock(way.reach.latest_departure);
    let key = if way.reach.today {
        "tilbud-naas"
    } else {
        "tilbud-naas-ikke"
    };
    Some(say.with(key, &[("tid", &leave)]))
}
