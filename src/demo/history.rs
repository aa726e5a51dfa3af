//! The year before, known only as events: 141 of them and 59 conclusions of supervision, with sums
//! like the published figures of 2023. How the sums combine is invented.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::chance::Chance;
use super::hours;
use super::names::Named;
use super::sheet::{Entry, Handling, Sheet};
use crate::domain::calendar;
use crate::domain::legal_basis::Measure;
use crate::domain::organisation::{Office, Region};
use crate::domain::request::PlaceOfStay;

/// Acute events come first in the list, the planned after them.
const ACUTE: usize = 124;
/// Events a month. March, June, September and November are published, the others share the rest.
const MONTHS: [usize; 12] = [6, 5, 19, 6, 5, 30, 6, 5, 23, 6, 25, 5];
/// Region, levels (low, medium, high, none), and how many events are a child's second.
const REGIONS: [(Region, [usize; 4], usize); 5] = [
    (Region::East, [13, 38, 0, 0], 6),
    (Region::South, [3, 8, 8, 0], 2),
    (Region::West, [1, 9, 24, 0], 4),
    (Region::Central, [4, 9, 22, 1], 5),
    (Region::North, [0, 1, 0, 0], 0),
];
const PLACES: [(PlaceOfStay, usize); 7] = [
    (PlaceOfStay::Home, 55),
    (PlaceOfStay::MunicipalTemporary, 12),
    (PlaceOfStay::Hospital, 6),
    (PlaceOfStay::Custody, 5),
    (PlaceOfStay::ExistingMeasure, 32),
    (PlaceOfStay::FamilyOrNetwork, 16),
    (PlaceOfStay::Unknown, 15),
];
/// Conclusions an office, acute first: 46 of 59.
const CONCLUSIONS: [(Region, Office, usize); 8] = [
    (Region::West, Office::Rogaland, 9),
    (Region::West, Office::Vestland, 13),
    (Region::South, Office::VestfoldTelemark, 8),
    (Region::South, Office::Agder, 10),
    (Region::East, Office::Innlandet, 5),
    (Region::East, Office::OstfoldBuskerudOsloAkershus, 3),
    (Region::Central, Office::MoreRomsdal, 5),
    (Region::Central, Office::Trondelag, 6),
];
const ACUTE_CONCLUSIONS: usize = 46;

struct Judged {
    region: Region,
    level: Option<&'static str>,
    child: String,
}

/// Writes the events of a year.
pub fn write(year: i32, sheet: &mut Sheet, chance: &mut Chance) {
    let mut months: Vec<u32> = repeat((1..).zip(MONTHS));
    let mut places: Vec<PlaceOfStay> = repeat(PLACES.into_iter());
    let mut judged = judged();
    chance.shuffle(&mut months);
    chance.shuffle(&mut places);
    chance.shuffle(&mut judged);
    for (index, ((month, place), judged)) in months.into_iter().zip(places).zip(judged).enumerate()
    {
        event(year, month, index, place, &judged, sheet, chance);
    }
    conclusions(year, sheet, chance);
}

fn repeat<T: Copy>(counts: impl Iterator<Item = (T, usize)>) -> Vec<T> {
    counts
        .flat_map(|(value, count)| std::iter::repeat_n(value, count))
        .collect()
}

fn judged() -> Vec<Judged> {
    let mut list = Vec::new();
    for (region, levels, seconds) in REGIONS {
        let names = [Some("lav"), Some("middels"), Some("hoy"), None];
        let levels = repeat(names.into_iter().zip(levels));
        let children = levels.len() - seconds;
        for (index, level) in levels.into_iter().enumerate() {
            let child = format!("b-{region}-{:03}", index % children.max(1) + 1);
            list.push(Judged {
                region,
                level,
                child,
            });
        }
    }
    list
}

fn event(
    year: i32,
    month: u32,
    index: usize,
    place: PlaceOfStay,
    judged: &Judged,
    sheet: &mut Sheet,
    chance: &mut Chance,
) {
    let acute = index < ACUTE;
    let (told, region) = (told_after(year, month, chance), judged.region);
    let data = json!({
        "maaned": format!("{year:04}-{month:02}"),
        "region": region.to_string(),
        "type": if acute { "akutt" } else { "planlagt" },
        "tiltak": Measure::Institution.api(),
        "alvorlighet": judged.level.map(|level| json!({ "skala": "2023-3", "nivaa": level })),
        "behov": needs(index),
        "oppholdssted": place.api(),
        "barnRef": judged.child,
    });
    sheet.write(Entry {
        at: told,
        actor: format!("bufetat.region_leder@{region}"),
        handling: Handling::Event,
        reference: Some(format!("H{:03}", index + 1)),
        about: None,
        data,
    });
}

/// 71 with substance use or mental health (56 acute, 15 planned), 19 with crime (all acute).
fn needs(index: usize) -> Value {
    let weighed = index < 56 || (ACUTE..ACUTE + 15).contains(&index);
    json!({
        "rus": (weighed && !index.is_multiple_of(3)).then_some(true),
        "psykiatri": (weighed && index % 3 != 1).then_some(true),
        "kriminalitet": (40..59).contains(&index).then_some(true),
    })
}

/// The first days of the next month, as the regions reported.
fn told_after(year: i32, month: u32, chance: &mut Chance) -> super::sheet::Instant {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let day = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
    let day = hours::days_after(day, chance.between(0, 5));
    hours::at(
        calendar::next_working_day_on_or_after(day),
        8 * 60 + chance.between(0, 400),
    )
}

fn conclusions(year: i32, sheet: &mut Sheet, chance: &mut Chance) {
    let mut offices = repeat(
        CONCLUSIONS
            .into_iter()
            .map(|(region, office, count)| ((region, office), count)),
    );
    chance.shuffle(&mut offices);
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 8) else {
        return;
    };
    for (index, (region, office)) in offices.into_iter().enumerate() {
        let acute = index < ACUTE_CONCLUSIONS;
        let day = calendar::next_working_day_on_or_after(hours::days_after(
            first,
            chance.between(0, 345),
        ));
        let event = day
            .checked_sub_days(chrono::Days::new(chance.below(150) + 20))
            .unwrap_or(day);
        let measure = chance.weighted([
            (88, Measure::Institution),
            (8, Measure::EmergencyFosterHome),
            (if acute { 0 } else { 10 }, Measure::FosterHome),
        ]);
        let data = json!({
            "konklusjon": "brudd",
            "dato": day.to_string(),
            "region": region.to_string(),
            "type": if acute { "akutt" } else { "planlagt" },
            "tiltak": if acute { measure } else { planned_kind(measure) }.api(),
            "hendelseDato": (event.year() >= 2023).then(|| event.to_string()),
        });
        let told = hours::at(
            hours::days_after(day, chance.between(0, 2)),
            12 * 60 + chance.between(0, 180),
        );
        sheet.write(Entry {
            at: told,
            actor: format!("statsforvalter.leder@{office}"),
            handling: Handling::Conclude,
            reference: None,
            about: None,
            data,
        });
    }
}

/// A home on standby is for emergencies.
fn planned_kind(measure: Measure) -> Measure {
    if measure == Measure::EmergencyFosterHome {
        Measure::FosterHome
    } else {
        measure
    }
}
