//! While the child waits: where it stays, harm, and what the kommune adds or corrects.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::case::{self, Case};
use super::chance::Chance;
use super::ending::Ending;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::sheet::{Handling, Instant, Sheet, stamp, unless_same};
use super::words;
use crate::domain::legal_basis::{LegalBasis, RequestKind, TargetGroup};
use crate::domain::request::{HarmKind, NeedFlags, PlaceOfStay, WithdrawalReason};

/// Writes what happens until the child moves in or the request is withdrawn.
pub fn write(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    let until = until(case, fate);
    supplements(case, until, sheet, chance);
    corrections(case, until, sheet, chance);
    match &fate.ending {
        Ending::Withdrawn {
            reason: WithdrawalReason::Imprisoned,
            at,
            ..
        } => {
            imprisoned(case, *at, sheet, chance);
        }
        _ => {
            stays(case, until, sheet, chance);
            harms(case, until, sheet, chance);
        }
    }
}

/// The instant before which everything about the wait is told.
pub fn until(case: &Case, fate: &Fate) -> Instant {
    let limit = case.wanted_by().unwrap_or(case.registered);
    fate.closed()
        .or(fate.settled())
        .unwrap_or(limit + TimeDelta::days(20))
}

fn supplements(case: &Case, until: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    if let Some(decided) = case.decided.filter(|_| case.decision_told_later) {
        let told = decided + chance.minutes(0, 8);
        tell(
            case,
            told,
            until,
            Handling::Supplement,
            json!({ "akuttvedtak": stamp(decided) }),
            sheet,
        );
    }
    if chance.percent(12) {
        let at = case.registered + chance.minutes(10, 300);
        let data = match chance.between(0, 3) {
            0 => json!({ "fareForLivEllerHelse": chance.one_of(["ja", "nei"]) }),
            1 => json!({ "ivaretatt": chance.one_of(["ja", "nei"]) }),
            2 => json!({ "kontakt": words::contact(chance) }),
            _ => json!({ "beskrivelse": words::description(case.is_acute(), chance) }),
        };
        tell(case, at, until, Handling::Supplement, data, sheet);
    }
}

/// Nothing that moves the limit is corrected: the demonstration tells which requests are flagged.
fn corrections(case: &Case, until: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    if let Some(number) = case.child.later_number() {
        let at = case.registered + chance.minutes(60, 3 * 24 * 60);
        correct(
            case,
            at,
            until,
            json!({ "barn": { "nummer": number } }),
            sheet,
            chance,
        );
    }
    let basis_changes = case.kind == RequestKind::Acute && case.basis == LegalBasis::P4_1;
    if chance.percent(if basis_changes { 12 } else { 4 }) {
        let at = case.registered + chance.minutes(15, 240);
        let changes = changes(case, basis_changes, chance);
        correct(case, at, until, changes, sheet, chance);
    }
}

/// § 4-2 allows whatever § 4-1 does.
fn changes(case: &Case, basis_changes: bool, chance: &mut Chance) -> Value {
    match chance.between(0, 2) {
        0 if basis_changes => json!({ "hjemmel": LegalBasis::P4_2.api() }),
        1 => json!({ "maalgruppe": TargetGroup::Care.api() }),
        _ => json!({ "behov": case::flags(NeedFlags { mental_health: true, ..case.flags }) }),
    }
}

fn correct(
    case: &Case,
    at: Instant,
    until: Instant,
    changes: Value,
    sheet: &mut Sheet,
    chance: &mut Chance,
) {
    let data = json!({ "endringer": changes, "begrunnelse": words::correction_note(chance) });
    tell(case, at, until, Handling::Correct, data, sheet);
}

/// Spells after the place named at registration, two hours and more apart. Some are told when they
/// are over, with their end.
fn stays(case: &Case, until: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    let hours = (until - case.registered).num_hours();
    let spells = match hours {
        // A planned need seldom means that the child moves about meanwhile.
        _ if !case.is_acute() && chance.percent(72) => 0,
        ..6 => 0,
        6..30 => chance.between(0, 1),
        30..200 => chance.between(1, 3),
        _ => chance.between(1, 4),
    };
    let mut from = case.registered + chance.minutes(65, 180);
    let mut told = case.registered;
    for _ in 0..spells {
        let next =
            from + TimeDelta::minutes(chance.between(125, (hours * 60 / (spells + 1)).max(240)));
        let over = chance.percent(20);
        let known = if over {
            next + TimeDelta::minutes(3)
        } else {
            from + chance.minutes(10, 60)
        };
        let known = if case.is_acute() {
            known
        } else {
            hours::next_office_time(known, chance)
        };
        told = known.max(told + TimeDelta::minutes(1));
        let data = json!({
            "type": next_place(case, chance).api(),
            "fra": stamp(from),
            "til": over.then(|| stamp(next)),
        });
        tell(case, told, until, Handling::Stay, data, sheet);
        from = next;
    }
}

fn next_place(case: &Case, chance: &mut Chance) -> PlaceOfStay {
    let rough = if case.flags.crime || case.flags.substance_use {
        8
    } else {
        0
    };
    chance.weighted([
        (35, PlaceOfStay::MunicipalTemporary),
        (22, PlaceOfStay::Home),
        (18, PlaceOfStay::FamilyOrNetwork),
        (12, PlaceOfStay::ExistingMeasure),
        (5, PlaceOfStay::Hospital),
        (rough, PlaceOfStay::Unknown),
        (rough / 2, PlaceOfStay::Custody),
    ])
}

fn harms(case: &Case, until: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    let hours = (until - case.registered).num_hours();
    let exposed = case.flags.crime || case.flags.substance_use || case.flags.mental_health;
    let share = match (hours, exposed) {
        (..8, _) => 0,
        (8..48, false) => 1,
        (8..48, true) => 9,
        (_, false) => 4,
        (_, true) => 30,
    };
    for _ in 0..3 {
        if !chance.percent(share) {
            return;
        }
        let at = case.registered + TimeDelta::minutes(chance.between(60, hours * 60 - 60));
        let told = at + chance.minutes(0, 50);
        tell_harm(case, harm_kind(case, chance), (at, told), until, sheet);
    }
}

fn harm_kind(case: &Case, chance: &mut Chance) -> HarmKind {
    let if_flag = |flag: bool, share: u32| if flag { share } else { 0 };
    chance.weighted([
        (35, HarmKind::Runaway),
        (10, HarmKind::Violence),
        (6, HarmKind::Coercion),
        (10, HarmKind::Hospital),
        (if_flag(case.flags.substance_use, 25), HarmKind::Overdose),
        (if_flag(case.flags.crime, 30), HarmKind::Offence),
    ])
}

/// The child is taken into custody; the kommune withdraws some days later.
fn imprisoned(case: &Case, withdrawn: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    let at = case.registered + (withdrawn - case.registered) * 3 / 4;
    let at = at - TimeDelta::seconds(at.timestamp().rem_euclid(60));
    let told = at + chance.minutes(1, 10);
    tell_harm(case, HarmKind::Imprisonment, (at, told), withdrawn, sheet);
    let data = json!({ "type": PlaceOfStay::Custody.api(), "fra": stamp(at) });
    tell(case, told, withdrawn, Handling::Stay, data, sheet);
}

fn tell_harm(
    case: &Case,
    kind: HarmKind,
    (at, told): (Instant, Instant),
    until: Instant,
    sheet: &mut Sheet,
) {
    let data = json!({ "type": kind.api(), "tidspunkt": unless_same(at, told) });
    tell(case, told, until, Handling::Harm, data, sheet);
}

/// Writes a line by the kommune, unless the wait is over by then.
fn tell(
    case: &Case,
    at: Instant,
    until: Instant,
    handling: Handling,
    data: Value,
    sheet: &mut Sheet,
) {
    if at < until {
        sheet.write(case.entry(at, case.municipality(at), handling, data));
    }
}
