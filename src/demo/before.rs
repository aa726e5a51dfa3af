//! Before there is a request: notices in advance, enquiries, and «vi ba ikke, fordi …».

use chrono::{Datelike, TimeDelta};
use serde_json::{Value, json};

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::hours;
use super::names::Named;
use super::places::Place;
use super::sheet::{Entry, Handling, Instant, Sheet, stamp};
use crate::domain::calendar;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind};

/// One in so many acute requests is told of in advance.
const TOLD_OF: u64 = 16;
/// Of so many acute requests of a year, one notice of the last weeks that no request has come of yet.
const STANDING: u32 = 60;
/// Of so many, one enquiry; and one need that nobody asked for.
const ENQUIRIES: u32 = 18;
const UNMADE: u32 = 12;

/// When a request was told of in advance, where it was: the hours before, in the same year.
pub fn told_at(case: &Case) -> Option<Instant> {
    let mut chance = case.own_chance(1);
    let at = case.reported - chance.minutes(3 * 60, 30 * 60);
    let day = |at| calendar::local_date(at).year();
    let told = chance.below(TOLD_OF) == 0 && case.is_acute() && !case.surge;
    (told && day(at) == day(case.reported)).then_some(at)
}

/// The notice of a request that was told of in advance; gives its name.
pub fn notice(case: &Case, at: Instant, sheet: &mut Sheet) -> String {
    let name = format!("V-{}", case.reference);
    let mut data = notice_of(case.place, (case.basis, case.kind, case.measure));
    data["ventetTidspunkt"] = json!(stamp(case.reported + TimeDelta::hours(2)));
    data["tekst"] = json!("Oppdiktet: kommunen vurderer et vedtak. Barnet kan trenge et sted.");
    sheet.write(Entry {
        at,
        actor: case.municipality(at),
        handling: Handling::Notice,
        reference: Some(name.clone()),
        about: None,
        data,
    });
    name
}

fn notice_of(place: Place, (basis, kind, measure): (LegalBasis, RequestKind, Measure)) -> Value {
    json!({
        "kommune": place.number.to_string(),
        "hjemmel": basis.api(),
        "type": kind.api(),
        "tiltak": measure.api(),
    })
}

/// What is told without a request, a year's worth.
pub fn write(world: &World, acute: u32, sheet: &mut Sheet, chance: &mut Chance) {
    for serial in 0..acute / STANDING {
        standing(world, serial, sheet, chance);
    }
    for serial in 0..acute / ENQUIRIES {
        enquiry(world, serial, sheet, chance);
    }
    for _ in 0..acute / UNMADE {
        unmade(world, sheet, chance);
    }
}

/// A caseworker of a kommune.
fn caseworker(place: Place) -> String {
    format!("kommune.saksbehandler@{}", place.number)
}

/// A notice of the year's last weeks. Every third has ended without a request.
fn standing(world: &World, serial: u32, sheet: &mut Sheet, chance: &mut Chance) {
    let place = world.places.draw(chance);
    let day = hours::days_after(world.last, -chance.between(3, 25));
    let at = hours::office_time_before(day, chance);
    let asked = chance.one_of([
        (
            LegalBasis::P4_2,
            RequestKind::Acute,
            Measure::EmergencyFosterHome,
        ),
        (LegalBasis::P4_4, RequestKind::Acute, Measure::Institution),
        (LegalBasis::P5_1, RequestKind::Planned, Measure::FosterHome),
    ]);
    let mut data = notice_of(place, asked);
    data["alder"] = json!(chance.between(6, 16));
    data["ventetTidspunkt"] = json!(stamp(at + TimeDelta::days(chance.between(4, 40))));
    data["tekst"] = json!(chance.one_of([
        "Oppdiktet: mor legges inn, og nettverket er ikke avklart.",
        "Oppdiktet: fosterhjemmet har sagt fra at det kanskje ikke holder.",
        "Oppdiktet: ungdommen ønsker selv å flytte. Vedtaket kommer trolig etter nyttår.",
    ]));
    let name = format!("V{serial:03}");
    let line = |at, handling, (reference, about): (Option<String>, Option<String>), data| Entry {
        at,
        actor: caseworker(place),
        handling,
        reference,
        about,
        data,
    };
    sheet.write(line(at, Handling::Notice, (Some(name.clone()), None), data));
    if serial.is_multiple_of(3) {
        let reason = chance.one_of(["hjelpDerBarnetBor", "familieEllerNettverk", "ikkeVedtak"]);
        let ended = at + chance.minutes(60, 2 * 24 * 60);
        let end = json!({ "grunn": reason });
        sheet.write(line(ended, Handling::EndNotice, (None, Some(name)), end));
    }
}

/// A day of the year in office hours.
fn some_day(world: &World, chance: &mut Chance) -> Instant {
    let day = hours::days_after(world.first, chance.between(8, 355));
    hours::office_time_before(day, chance)
}

/// A question to the desk, and for most of them what came of it.
fn enquiry(world: &World, serial: u32, sheet: &mut Sheet, chance: &mut Chance) {
    let (place, at) = (world.places.draw(chance), some_day(world, chance));
    let name = format!("F{serial:03}");
    let desk = chance.percent(30);
    let actor = match desk {
        true => format!("bufetat.inntak@{}", place.region),
        false => caseworker(place),
    };
    let text = chance.one_of([
        "Oppdiktet: er det noe ledig i nærheten om vi må be om plass i helgen?",
        "Oppdiktet: hva finnes for søsken som bør bo sammen?",
        "Oppdiktet: kan et beredskapshjem ta imot på kort varsel?",
    ]);
    let data = json!({
        "kommune": place.number.to_string(),
        "tiltak": chance.one_of(["institusjon", "beredskapshjem", "fosterhjem"]),
        "alder": chance.between(4, 17),
        "tekst": chance.percent(70).then_some(text),
    });
    sheet.write(Entry {
        at,
        actor: actor.clone(),
        handling: Handling::Enquiry,
        reference: Some(name.clone()),
        about: None,
        data,
    });
    if chance.percent(75) {
        let outcome = chance.one_of([
            "raad",
            "ingenPlasser",
            "ingenPasset",
            "behovetFaltBort",
            "raad",
        ]);
        sheet.write(Entry {
            at: at + chance.minutes(20, 3 * 24 * 60),
            actor,
            handling: Handling::EnquiryOutcome,
            reference: None,
            about: Some(name),
            data: json!({ "utfall": outcome }),
        });
    }
}

/// A need that no request was made of.
fn unmade(world: &World, sheet: &mut Sheet, chance: &mut Chance) {
    let (place, at) = (world.places.draw(chance), some_day(world, chance));
    let reason = chance.weighted([
        (40, "ingenPlasser"),
        (20, "ingenPasser"),
        (12, "forLangtUnna"),
        (12, "forSent"),
        (6, "fraraadet"),
        (5, "egenandel"),
        (5, "egenLosning"),
    ]);
    let data = json!({
        "kommune": place.number.to_string(),
        "grunn": reason,
        "maalgruppe": chance.percent(50).then_some("omsorg"),
        "alder": chance.percent(80).then(|| chance.between(3, 17)),
    });
    sheet.write(Entry {
        at,
        actor: caseworker(place),
        handling: Handling::Unmade,
        reference: None,
        about: None,
        data,
    });
}
