//! The search log: whom Bufetat asked, and what they answered.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::offer::OfferEnd;
use super::sheet::{Handling, Instant, Sheet, stamp};
use super::words;

/// Where nothing is ever offered and nobody gives up, the log ends so long after the limit.
const DAYS_WITHOUT_OFFER: i64 = 16;

/// Writes the log up to every offer, or to the end where none comes.
pub fn write(case: &Case, fate: &Fate, world: &World, sheet: &mut Sheet, chance: &mut Chance) {
    let mut from = case.registered + TimeDelta::minutes(2);
    for offer in &fate.offers {
        let found = offer.made - chance.minutes(1, 5);
        asked(
            case,
            (from, found),
            chance.skewed(0, 9),
            world,
            sheet,
            chance,
        );
        let answer = json!({ "enhet": offer.unit, "svar": "ledig", "kanal": "telefon" });
        sheet.write(case.entry(found, case.intake(), Handling::SearchLog, answer));
        from = match offer.end {
            OfferEnd::Accepted(at)
            | OfferEnd::Declined(at, _)
            | OfferEnd::Expired(at)
            | OfferEnd::Retracted(at) => at,
        };
    }
    if fate.settled().is_none() || fate.offers.is_empty() {
        let limit = case.wanted_by().unwrap_or(from);
        let until = fate
            .settled()
            .unwrap_or(limit + TimeDelta::days(DAYS_WITHOUT_OFFER));
        asked(
            case,
            (from, until),
            chance.between(3, 12),
            world,
            sheet,
            chance,
        );
    }
}

/// Some lines at times between two instants, the earliest first.
fn asked(
    case: &Case,
    (from, until): (Instant, Instant),
    count: i64,
    world: &World,
    sheet: &mut Sheet,
    chance: &mut Chance,
) {
    let span = (until - from).num_minutes() - 1;
    let mut minutes: Vec<i64> = (0..count).map(|_| chance.between(0, span)).collect();
    minutes.sort_unstable();
    for minute in minutes {
        let at = from + TimeDelta::minutes(minute);
        let at = if case.is_acute() {
            at
        } else {
            hours::next_office_time(at, chance)
        };
        if at < until {
            let data = line(case, at, world, chance);
            sheet.write(case.entry(at, case.intake(), Handling::SearchLog, data));
        }
    }
}

fn line(case: &Case, at: Instant, world: &World, chance: &mut Chance) -> Value {
    let answer = chance.weighted([
        (42, "fullt"),
        (22, "ikkeSvart"),
        (20, "ikkeEgnet"),
        (16, "kanskje"),
    ]);
    let channel = chance.weighted([(75, "telefon"), (15, "skriftlig"), (10, "tjenesten")]);
    let again = answer != "ikkeEgnet" && chance.percent(45);
    let mut data = json!({
        "svar": answer,
        "kanal": channel,
        "nesteForsok": again.then(|| stamp(at + chance.minutes(30, 16 * 60))),
        "tekst": chance.percent(20).then(|| words::search_note(chance)),
    });
    let unit = world
        .units
        .draw(case.measure, case.place.region, case.group, chance);
    match unit.filter(|_| chance.percent(86)) {
        Some(unit) => data["enhet"] = json!(unit.code),
        None => {
            data["sted"] = json!(words::other_place(chance));
            data["tiltak"] = json!(case.measure.api());
            data["region"] = json!(case.place.region.to_string());
        }
    }
    data
}
