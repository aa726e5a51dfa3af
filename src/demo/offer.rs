//! One offer and its answer.

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::ending::Ending;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::sheet::{Entry, Handling, Instant, Sheet, stamp, unless_same};
use super::words;
use crate::domain::calendar;
use crate::domain::offer::DeclineReason;

/// So many offers come to nothing at most; the next is accepted.
const FRUITLESS: usize = 3;

/// How an offer ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferEnd {
    /// The kommune accepted.
    Accepted(Instant),
    /// The kommune declined.
    Declined(Instant, DeclineReason),
    /// Nobody answered in time.
    Expired(Instant),
    /// Bufetat took it back.
    Retracted(Instant),
}

/// An offer as it will be made.
#[derive(Debug, Clone)]
pub struct OfferPlan {
    /// The unit's code.
    pub unit: String,
    /// When it is made and recorded.
    pub made: Instant,
    /// From when the place can be taken.
    pub available: NaiveDate,
    /// Until when it stands.
    pub expires: Option<Instant>,
    /// How far away.
    pub kilometres: i64,
    /// How long the journey takes.
    pub travel_minutes: i64,
    /// How it ends.
    pub end: OfferEnd,
}

/// Draws an offer. `before` counts those that came to nothing. Nothing where no unit gives the measure.
pub fn make(
    case: &Case,
    made: Instant,
    before: usize,
    world: &World,
    chance: &mut Chance,
) -> Option<OfferPlan> {
    let unit = world
        .units
        .draw(case.measure, case.place.region, case.group, chance)?;
    let kilometres = if unit.region == case.place.region {
        8 + chance.skewed(0, 480)
    } else {
        chance.between(180, 950)
    };
    let day = calendar::local_date(made);
    let end = if before >= FRUITLESS {
        accepted(case, made, chance)
    } else {
        end(case, made, kilometres, chance)
    };
    Some(OfferPlan {
        unit: unit.code.clone(),
        made,
        available: case.wanted.map_or(day, |wanted| wanted.max(day)),
        expires: expiry(case, made, end, chance),
        kilometres,
        travel_minutes: 10 + kilometres * 60 / 68,
        end,
    })
}

fn end(case: &Case, made: Instant, kilometres: i64, chance: &mut Chance) -> OfferEnd {
    let answered = answer_time(case, made, chance);
    let far = if kilometres > 220 { 14 } else { 0 };
    match chance.between(0, 99) {
        0..3 => OfferEnd::Expired(made + standing_time(case, chance)),
        3..6 => OfferEnd::Retracted(answered),
        share if share < 16 + far => {
            OfferEnd::Declined(answered, decline_reason(case, made, far > 0, chance))
        }
        _ => OfferEnd::Accepted(answered),
    }
}

fn accepted(case: &Case, made: Instant, chance: &mut Chance) -> OfferEnd {
    OfferEnd::Accepted(answer_time(case, made, chance))
}

fn answer_time(case: &Case, made: Instant, chance: &mut Chance) -> Instant {
    if case.is_acute() {
        made + chance.minutes(6, 110)
    } else {
        hours::next_office_time(made + chance.minutes(2 * 60, 4 * 24 * 60), chance)
    }
}

fn standing_time(case: &Case, chance: &mut Chance) -> TimeDelta {
    if case.is_acute() {
        TimeDelta::hours(chance.between(4, 12))
    } else {
        TimeDelta::days(chance.between(14, 21))
    }
}

/// Some offers say until when they stand; one that expires always does.
fn expiry(case: &Case, made: Instant, end: OfferEnd, chance: &mut Chance) -> Option<Instant> {
    match end {
        OfferEnd::Expired(at) => Some(at),
        OfferEnd::Accepted(_) | OfferEnd::Declined(..) | OfferEnd::Retracted(_) => chance
            .percent(30)
            .then(|| made + standing_time(case, chance)),
    }
}

fn decline_reason(case: &Case, made: Instant, far: bool, chance: &mut Chance) -> DeclineReason {
    let late = case.wanted_by().is_some_and(|limit| made > limit);
    chance.weighted([
        (if far { 60 } else { 12 }, DeclineReason::Distance),
        (24, DeclineReason::Unsuitable),
        (12, DeclineReason::TargetGroup),
        (8, DeclineReason::Siblings),
        (8, DeclineReason::Safety),
        (3, DeclineReason::LegalBasis),
        (if late { 10 } else { 0 }, DeclineReason::TooLate),
        (9, DeclineReason::OtherSolution),
        (5, DeclineReason::Other),
    ])
}

/// Writes every offer with its answer, and the day the child moves in.
pub fn write(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    for (index, offer) in fate.offers.iter().enumerate() {
        let name = format!("{}-T{}", case.reference, index + 1);
        sheet.write(made(case, offer, &name, chance));
        if let Some(entry) = answer(case, offer, name, chance) {
            sheet.write(entry);
        }
    }
    if let Ending::MovedIn { at, told } = fate.ending {
        let name = format!("{}-T{}", case.reference, fate.offers.len());
        let data = json!({ "tidspunkt": unless_same(at, told) });
        sheet.write(about_offer(
            told,
            case.intake(),
            Handling::MoveIn,
            name,
            data,
        ));
    }
}

fn made(case: &Case, offer: &OfferPlan, name: &str, chance: &mut Chance) -> Entry {
    let data = json!({
        "enhet": offer.unit,
        "avstandKm": offer.kilometres,
        "reisetidMinutter": offer.travel_minutes,
        "ledigFra": offer.available.to_string(),
        "utloper": offer.expires.map(stamp),
        "tekst": chance.percent(30).then(|| words::offer_note(chance)),
    });
    let mut entry = case.entry(offer.made, case.intake(), Handling::Offer, data);
    entry.reference = Some(name.to_owned());
    entry
}

/// The line that ends the offer; an offer nobody answered has none.
fn answer(case: &Case, offer: &OfferPlan, name: String, chance: &mut Chance) -> Option<Entry> {
    match offer.end {
        OfferEnd::Accepted(at) => Some(about_offer(
            at,
            case.municipality(at),
            Handling::Accept,
            name,
            json!({}),
        )),
        OfferEnd::Declined(at, reason) => {
            let told = reason == DeclineReason::Other || chance.percent(60);
            let data = json!({
                "grunn": reason.api(),
                "tekst": told.then(|| words::decline_note(reason)),
            });
            Some(about_offer(
                at,
                case.municipality(at),
                Handling::Decline,
                name,
                data,
            ))
        }
        OfferEnd::Retracted(at) => {
            let data = json!({ "begrunnelse": words::retract_note(chance) });
            Some(about_offer(
                at,
                case.intake(),
                Handling::Retract,
                name,
                data,
            ))
        }
        OfferEnd::Expired(_) => None,
    }
}

fn about_offer(
    at: Instant,
    actor: String,
    handling: Handling,
    offer: String,
    data: Value,
) -> Entry {
    Entry {
        at,
        actor,
        handling,
        reference: None,
        about: Some(offer),
        data,
    }
}
